"""`tawatur brief LEDGER -o FILE`"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from tawatur.cli.answers.files import BriefAnswer
from tawatur.cli.options import JsonOption, LangOption, LedgerArgument
from tawatur.cli.output import require_place, writing_to
from tawatur.cli.shell import DONE, open_shell
from tawatur.errors import UsageError


def brief_command(
    ledger: LedgerArgument,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="help.option.file", show_default=False)
    ],
    story: Annotated[str, typer.Option("--story", metavar="ID", help="help.option.story", show_default=False)] = "",
    since: Annotated[str, typer.Option("--from", metavar="DAY", help="help.option.from", show_default=False)] = "",
    until: Annotated[str, typer.Option("--to", metavar="DAY", help="help.option.to", show_default=False)] = "",
    actor: Annotated[str, typer.Option("--actor", metavar="NAME", help="help.option.actor", show_default=False)] = "",
    place: Annotated[str, typer.Option("--place", metavar="NAME", help="help.option.place", show_default=False)] = "",
    as_json: JsonOption = False,
    lang: LangOption = "",
) -> int:
    """Write the brief of a ledger, or of one story, time, actor or place, as one file in the language of the call."""
    shell = open_shell(as_json, lang)
    from tawatur.ledger.open import open_ledger
    from tawatur.report.brief import write_brief
    from tawatur.report.selection import Selection

    for day in (since, until):
        _require_day(day)
    wanted = Selection(story=story, since=since, until=until, actor=actor, place=place)
    with open_ledger(ledger) as opened:
        require_place(output)
        with writing_to(output):
            write_brief(opened, output, lang=shell.lang, wanted=wanted)
        shell.answer(BriefAnswer(ledger=opened.where, file=str(output)))
    shell.line(shell.say("brief.written", path=str(output)))
    return DONE


def _require_day(day: str) -> None:
    """Raise where a day is given that is none."""
    if day:
        try:
            date.fromisoformat(day)
        except ValueError as error:
            raise UsageError("usage.bad-day", day=day) from error
