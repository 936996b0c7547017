"""`tawatur`: the commands, their errors as sentences, and the exit status.

0 complete, 1 something was refused, 2 wrong usage, 3 nothing could be read or written, 70 a fault of the program,
130 stopped by the user. Rooms that take long to import are imported inside the commands.
"""

from __future__ import annotations

import os
import re
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

import typer
import typer.core
import typer.main

from tawatur import __version__
from tawatur.cli.accounts import accounts_command
from tawatur.cli.answers.errors import ErrorAnswer, Trouble
from tawatur.cli.articles import articles_command
from tawatur.cli.brief import brief_command
from tawatur.cli.check import check_command
from tawatur.cli.copy import backup_command, copy_command, restore_command
from tawatur.cli.diff import diff_command
from tawatur.cli.entities import entities_command
from tawatur.cli.export import export_coding_command, export_tables_command
from tawatur.cli.help import find_command, write_help
from tawatur.cli.history import history_command, undo_command
from tawatur.cli.identities import identities_command
from tawatur.cli.judge import JUDGE_COMMANDS
from tawatur.cli.judged import judged_command
from tawatur.cli.language import guess_language
from tawatur.cli.outlook_concepts import concepts_command
from tawatur.cli.outlook_convert import convert_command, outlook_schema_command
from tawatur.cli.outlook_draft import draft_command
from tawatur.cli.outlook_explain import explain_command
from tawatur.cli.outlook_sensitivity import sensitivity_command
from tawatur.cli.outlook_solve import solve_command
from tawatur.cli.outlook_ways import ways_command
from tawatur.cli.read import read_command
from tawatur.cli.reviews import actor_command, compare_command, story_command
from tawatur.cli.schema import schema_command
from tawatur.cli.search import search_command
from tawatur.cli.shell import DONE, INTERNAL, INTERRUPTED, MISUSED, NOTHING, REFUSED, Shell, ready_streams
from tawatur.cli.show import show_command
from tawatur.cli.statements import statements_command
from tawatur.cli.stories import stories_command
from tawatur.cli.watch import watch_command
from tawatur.errors import TawaturError, UsageError


class Verbs(typer.core.TyperGroup):
    """A group whose unknown commands have a code of their own."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the first word names."""
        if args and args[0] not in self.commands:
            raise UsageError("usage.unknown-command", command=args[0])
        return super().resolve_command(ctx, args)


def make_app() -> Any:
    """The tree of commands."""
    plain: dict[str, Any] = {"add_completion": False, "rich_markup_mode": None, "cls": Verbs}
    app = typer.Typer(help="help.app", **plain)
    app.command("read", help="help.read")(read_command)
    app.command("watch", help="help.watch")(watch_command)
    app.command("brief", help="help.brief")(brief_command)
    export = typer.Typer(help="help.export", **plain)
    export.command("coding", help="help.export.coding")(export_coding_command)
    export.command("tables", help="help.export.tables")(export_tables_command)
    app.add_typer(export, name="export")
    app.command("check", help="help.check")(check_command)
    app.command("show", help="help.show")(show_command)
    app.command("articles", help="help.articles")(articles_command)
    app.command("entities", help="help.entities")(entities_command)
    app.command("identities", help="help.identities")(identities_command)
    app.command("statements", help="help.statements")(statements_command)
    app.command("search", help="help.search")(search_command)
    judge = typer.Typer(help="help.judge", **plain)
    for verdict, command in JUDGE_COMMANDS.items():
        judge.command(verdict, help=f"help.judge.{verdict}")(command)
    app.add_typer(judge, name="judge")
    app.command("history", help="help.history")(history_command)
    app.command("undo", help="help.undo")(undo_command)
    app.command("judged", help="help.judged")(judged_command)
    app.command("diff", help="help.diff")(diff_command)
    app.command("copy", help="help.copy")(copy_command)
    app.command("backup", help="help.backup")(backup_command)
    app.command("restore", help="help.restore")(restore_command)
    app.command("accounts", help="help.accounts")(accounts_command)
    app.command("story", help="help.story")(story_command)
    app.command("compare", help="help.compare")(compare_command)
    app.command("actor", help="help.actor")(actor_command)
    app.command("stories", help="help.stories")(stories_command)
    app.command("schema", help="help.schema")(schema_command)
    outlook = typer.Typer(help="help.outlook", **plain)
    outlook.command("draft", help="help.outlook.draft")(draft_command)
    outlook.command("solve", help="help.outlook.solve")(solve_command)
    outlook.command("explain", help="help.outlook.explain")(explain_command)
    outlook.command("sensitivity", help="help.outlook.sensitivity")(sensitivity_command)
    outlook.command("ways", help="help.outlook.ways")(ways_command)
    outlook.command("concepts", help="help.outlook.concepts")(concepts_command)
    outlook.command("convert", help="help.outlook.convert")(convert_command)
    outlook.command("schema", help="help.outlook.schema")(outlook_schema_command)
    app.add_typer(outlook, name="outlook")
    return typer.main.get_command(app)


def main() -> NoReturn:
    """The program `tawatur`."""
    sys.exit(run_shell(sys.argv[1:]))


def run_shell(args: Sequence[str]) -> int:
    """Run one command line.

    Args:
        args: the words after the program's name.

    Returns:
        The exit status. It raises nothing, whatever the input.
    """
    ready_streams()
    options = list(args[: args.index("--")] if "--" in args else args)
    shell = Shell("--json" in options, guess_language(options, os.environ))
    try:
        app = make_app()
        command, path = find_command(app, options)
        if "--help" in options:
            sys.stdout.write(write_help(app, options, shell.lang))
            return DONE
        if options == ["--version"]:
            sys.stdout.write(f"{__version__}\n")
            return DONE
        if getattr(command, "commands", None) and len(options) == path.count(" "):
            if not shell.json:
                sys.stderr.write(write_help(app, options, shell.lang))
            raise UsageError("usage.missing-command")
        status = app.main(args=list(args), prog_name="tawatur", standalone_mode=False)
        sys.stdout.flush()
        if status == INTERRUPTED:  # Typer makes this of Ctrl-C
            return _tell_error(shell, "interrupted", {}, INTERRUPTED)
        return int(status or DONE)
    except UsageError as error:
        return _tell_error(shell, error.code, error.details, MISUSED, hint=_hint(options))
    except TawaturError as error:
        # A run that stopped after it had stored articles did part of its work.
        status = REFUSED if error.details.get("stored", "0") != "0" else NOTHING
        return _tell_error(shell, error.code, error.details, status)
    except KeyboardInterrupt:
        return _tell_error(shell, "interrupted", {}, INTERRUPTED)
    except (BrokenPipeError, SystemExit):  # the reader of our output has seen enough (`| head`); Typer exits then
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return DONE
    except Exception as error:
        told = _read_misuse(error)
        if told is not None:
            return _tell_error(shell, told.code, told.details, MISUSED, hint=_hint(options))
        return _tell_fault(shell, error)


def _hint(options: list[str]) -> str:
    return find_command(make_app(), options)[1]


def _tell_error(shell: Shell, code: str, details: dict[str, str], status: int, *, hint: str = "") -> int:
    """Say an error in the one way that fits the call."""
    sentence = shell.say(code, **details)
    shell.answer(ErrorAnswer(error=Trouble(code=code, details=details, sentence=sentence), exit=status))
    shell.remark(f"{sentence} [{code}]")
    if hint:
        shell.remark(shell.say("usage.hint", command=hint))
    return status


def _tell_fault(shell: Shell, error: Exception) -> int:
    """A fault of the program: one sentence, and its traceback for those who ask for it."""
    if type(error).__name__ == "Abort" and isinstance(error.__cause__, Exception):  # Typer makes this of an EOFError
        error = error.__cause__
    if os.environ.get("TAWATUR_TRACEBACK"):
        traceback.print_exception(error, file=sys.stderr)
    last = traceback.extract_tb(error.__traceback__)[-1]
    details = {"error": f"{type(error).__name__}: {error}"[:200], "where": f"{Path(last.filename).name}:{last.lineno}"}
    return _tell_error(shell, "internal", details, INTERNAL)


def _read_misuse(error: Exception) -> UsageError | None:
    """The usage error behind an exception of Typer, None for all others.

    They are told by their names: newer releases of Typer carry a copy of Click, older ones import it.
    """
    name = type(error).__name__
    problem = getattr(error, "message", "") or str(error)
    if name == "NoSuchOption":
        return UsageError("usage.unknown-option", option=getattr(error, "option_name", "?"))
    if name == "MissingParameter":
        return UsageError("usage.missing-value", name=_name_parameter(error))
    if name == "BadParameter":
        return UsageError("usage.bad-value", name=_name_parameter(error), problem=problem)
    if name == "BadOptionUsage":
        return UsageError("usage.option-without-value", option=getattr(error, "option_name", "?"))
    extra = re.search(r"unexpected extra arguments?\S* \((.*)\)", problem)
    if name == "UsageError" and extra:
        return UsageError("usage.unexpected-value", value=extra[1])
    if name in ("UsageError", "BadArgumentUsage", "NoArgsIsHelpError"):
        return UsageError("usage.not-understood", problem=problem)
    return None


def _name_parameter(error: Exception) -> str:
    param = getattr(error, "param", None)
    if param is None:
        return "?"
    return str(param.opts[0] if param.param_type_name == "option" else param.metavar)


if __name__ == "__main__":
    main()
