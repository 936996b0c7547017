"""One call of the shell: its language, its streams, and whether it answers in JSON."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile

import msgspec

from tawatur.cli.language import choose_language
from tawatur.messages import Lang, clean_text, say

# Exit statuses; docs/commands.md explains them.
DONE = 0
REFUSED = 1  # something was left out, or a check found something wrong
MISUSED = 2
NOTHING = 3  # nothing could be read, or the ledger or file could not be opened or written
INTERNAL = 70  # EX_SOFTWARE of sysexits.h
INTERRUPTED = 130

# A list longer than this waits in a file instead of in memory until it is complete.
_SPOOL = 8_000_000


@dataclass(frozen=True, slots=True)
class Shell:
    """How this call speaks. With `json`, stdout carries one JSON document and nothing else."""

    json: bool
    lang: Lang

    def say(self, code: str, **details: str) -> str:
        """A sentence or word in the language of this call."""
        return say(code, self.lang, details)

    def line(self, text: str = "") -> None:
        """A line for people, on stdout; nothing with `--json`."""
        if not self.json:
            sys.stdout.write(clean_text(text) + "\n")

    def remark(self, text: str) -> None:
        """A line for people, on stderr; nothing with `--json`, where the answer says it."""
        if not self.json:
            sys.stderr.write(clean_text(text) + "\n")

    def answer(self, answer: msgspec.Struct) -> None:
        """The answer for programs, on stdout; nothing without `--json`."""
        if self.json:
            sys.stdout.write(msgspec.json.encode(answer).decode("utf-8") + "\n")

    def answer_list(self, ledger: str, name: str, rows: Iterable[msgspec.Struct]) -> None:
        """An answer of `ledger` and one list, as long as it likes, written only once it is complete."""
        with SpooledTemporaryFile(_SPOOL, mode="w+", encoding="utf-8") as spool:
            spool.write(f'{{"ledger":{msgspec.json.encode(ledger).decode("utf-8")},"{name}":[')
            for number, row in enumerate(rows):
                spool.write(("," if number else "") + msgspec.json.encode(row).decode("utf-8"))
            spool.write("]}\n")
            spool.seek(0)
            shutil.copyfileobj(spool, sys.stdout)

    def answer_rows(self, rows: Iterable[msgspec.Struct]) -> None:
        """An answer that is one list and nothing around it."""
        sys.stdout.write(msgspec.json.encode(list(rows)).decode("utf-8") + "\n")

    def columns(self, rows: Iterable[tuple[str, str]]) -> None:
        """Words with their values in two columns, on stdout."""
        if self.json:
            return
        from rich.console import Console
        from rich.table import Table
        from rich.text import Text

        table = Table.grid(padding=(0, 2))
        table.add_column()
        table.add_column(justify="right")
        for word, value in rows:
            table.add_row(Text(word), Text(clean_text(value)))
        Console(file=sys.stdout, highlight=False, no_color=True).print(table)


def open_shell(as_json: bool, lang: str) -> Shell:
    """The shell of a call with these options.

    Raises:
        UsageError: `usage.unknown-language`.
    """
    return Shell(as_json, choose_language(lang, os.environ))


def ready_streams() -> None:
    """Make stdout and stderr able to carry Arabic, whatever the locale, and never fail on a character."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        try:
            "م".encode(stream.encoding)  # the letter mim
            reconfigure(errors="backslashreplace")
        except (UnicodeEncodeError, LookupError):
            reconfigure(encoding="utf-8", errors="backslashreplace")
