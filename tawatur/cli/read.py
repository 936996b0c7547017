"""`tawatur read PATH... --into LEDGER`"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tawatur.cli.answers.inflow import ReadAnswer, Told
from tawatur.cli.options import JsonOption, LangOption
from tawatur.cli.shell import DONE, NOTHING, REFUSED, Shell, open_shell
from tawatur.errors import LedgerError

if TYPE_CHECKING:
    from tawatur.records.refusal import Refusal
    from tawatur.run.summary import RunSummary

# Refusals that one answer lists. A folder of the wrong kind can hold a million; the ledger keeps them all.
MOST_LISTED = 1000

# Numbers of the closing table, in its order. Those after the first are shown where they are not zero.
_ALWAYS = ("articles", "refused", "entities", "statements", "outlets")
_TABLE = (
    *("articles", "new", "versions", "updated", "recoded", "known"),
    *("refused", "notes", "entities", "statements", "outlets"),
)


def read_command(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="help.option.paths", show_default=False)],
    into: Annotated[str, typer.Option("--into", metavar="LEDGER", help="help.option.into", show_default=False)],
    again: Annotated[bool, typer.Option("--again", help="help.option.again")] = False,
    workers: Annotated[
        int | None, typer.Option("--workers", metavar="N", min=1, help="help.option.workers", show_default=False)
    ] = None,
    as_json: JsonOption = False,
    lang: LangOption = "",
) -> int:
    """Read files and folders into a ledger, link its entities where that brought anything, and join new articles to
    stories."""
    shell = open_shell(as_json, lang)
    from tawatur.codebook.load import load_codebook
    from tawatur.ingest.paths import count_inputs
    from tawatur.ledger.open import open_ledger
    from tawatur.run.local import WORKERS, link_ledger, read_into
    from tawatur.run.search import index_words
    from tawatur.run.stories import join_stories

    with open_ledger(into, create=True) as opened:
        from tawatur.cli.listening import ListeningLedger

        ledger = ListeningLedger(opened.engine, opened.where, most=MOST_LISTED)
        codebook = load_codebook()
        try:
            with _show_progress(shell, lambda: count_inputs(paths)) as progress:
                summary = read_into(
                    paths,
                    ledger,
                    codebook=codebook,
                    again=again,
                    progress=progress,
                    workers=workers or WORKERS,
                )
            if ledger.stored or not ledger.counts()["identities"]:
                link_ledger(ledger)
            join_stories(ledger)
            index_words(ledger, codebook)
        except LedgerError as error:
            _tell_refusals(shell, ledger.refusals_heard)
            stored = str(ledger.stored)
            shell.remark(shell.say("read.stopped", stored=stored))
            raise LedgerError(error.code, **error.details, stored=stored) from error
        _tell_refusals(shell, ledger.refusals_heard)
        _tell_summary(shell, ledger.where, summary, ledger.refusals_heard)
    if not summary.articles:
        return NOTHING
    return REFUSED if summary.refused else DONE


def _tell_refusals(shell: Shell, refusals: list[Refusal]) -> None:
    for refusal in refusals:
        shell.remark(f"{shell.say(refusal.code, **refusal.details)} [{refusal.code}]")


def _tell_summary(shell: Shell, ledger: str, summary: RunSummary, refusals: list[Refusal]) -> None:
    """The closing table, or the answer."""
    from tawatur.ingest.refuse import is_note

    unlisted = summary.refused + summary.notes - len(refusals)
    numbers = {name: getattr(summary, name) for name in _TABLE}
    told = [(is_note(refusal), _tell(shell, refusal)) for refusal in refusals]
    shell.answer(
        ReadAnswer(
            ledger=ledger,
            **numbers,
            refusals=tuple(one for note, one in told if not note),
            remarks=tuple(one for note, one in told if note),
            unlisted=unlisted,
        )
    )
    if unlisted:
        shell.remark(shell.say("read.more", count=str(unlisted)))
    if not summary.articles:
        shell.remark(shell.say("read.nothing"))
    shell.columns(
        (shell.say(f"read.{name}"), str(number)) for name, number in numbers.items() if number or name in _ALWAYS
    )


def _tell(shell: Shell, refusal: Refusal) -> Told:
    return Told(
        document=refusal.document,
        stage=refusal.stage,
        code=refusal.code,
        details=refusal.details,
        sentence=shell.say(refusal.code, **refusal.details),
    )


@contextmanager
def _show_progress(shell: Shell, count: Callable[[], int]) -> Iterator[Callable[[int], None] | None]:
    """A progress bar on stderr where that is a terminal; inputs are counted only for it."""
    from rich.console import Console

    console = Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(shell.say("read.progress"), total=count())
        yield lambda done: bar.advance(task, done)
