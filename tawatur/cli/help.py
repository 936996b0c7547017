"""The help of a command, in the language of the call: usage, what it does, its values and options."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from tawatur.messages import Lang, load_messages, say


def write_help(app: Any, args: Sequence[str], lang: Lang) -> str:
    """The help text for the command that a command line names.

    Args:
        app: the command tree, from `typer.main.get_command`.
        args: the words after the program's name; those that are no commands are passed over.
        lang: the language of the help.
    """
    command, path = find_command(app, args)
    return "\n".join(_write_lines(command, path, lang)) + "\n"


def find_command(app: Any, args: Sequence[str]) -> tuple[Any, str]:
    """The command that the words lead to, and what one types to come to it."""
    command, path = app, "tawatur"
    for word in args:
        inner = getattr(command, "commands", {}).get(word)
        if inner is None:
            break
        command, path = inner, f"{path} {word}"
    return command, path


def _write_lines(command: Any, path: str, lang: Lang) -> Iterator[str]:
    arguments = [param for param in command.params if param.param_type_name == "argument"]
    options = [param for param in command.params if param.param_type_name == "option" and param.name != "help"]
    commands = getattr(command, "commands", {})
    needed = [f"{param.opts[0]} {param.metavar}" for param in options if param.required]
    words = [path, *(param.metavar for param in arguments), *needed]
    yield f"{say('help.usage', lang)}: {' '.join(words)} [...]"
    yield ""
    yield _say_help(command.help, lang)
    yield from _write_rows(
        "help.commands", {name: _say_help(inner.help, lang) for name, inner in commands.items()}, lang
    )
    yield from _write_rows("help.arguments", {param.metavar: _say_help(param.help, lang) for param in arguments}, lang)
    rows = {
        " ".join(filter(None, (", ".join(param.opts), "" if param.is_flag else param.metavar))): _say_help(
            param.help, lang
        )
        for param in options
    }
    yield from _write_rows("help.options", {**rows, "--help": say("help.help", lang)}, lang)


def _write_rows(heading: str, rows: dict[str, str], lang: Lang) -> Iterator[str]:
    if not rows:
        return
    width = max(map(len, rows))
    yield ""
    yield f"{say(heading, lang)}:"
    yield from (f"  {word:<{width}}  {meaning}" for word, meaning in rows.items())


def _say_help(key: str | None, lang: Lang) -> str:
    return say(key, lang) if key in load_messages() else key or ""
