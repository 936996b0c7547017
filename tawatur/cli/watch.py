"""`tawatur watch LEDGER FEEDS.toml [--rounds N] [--every SECONDS] [--state FILE]`"""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from tawatur.cli.answers.inflow import WatchRow
from tawatur.cli.options import JsonOption, LangOption
from tawatur.cli.shell import DONE, REFUSED, Shell, open_shell
from tawatur.records.document import Document
from tawatur.records.refusal import Refusal


def watch_command(
    ledger: Annotated[str, typer.Argument(metavar="LEDGER", help="help.option.into", show_default=False)],
    feeds: Annotated[Path, typer.Argument(metavar="FEEDS.toml", help="help.option.feeds", show_default=False)],
    rounds: Annotated[int, typer.Option("--rounds", metavar="N", help="help.option.rounds", min=0)] = 1,
    every: Annotated[float, typer.Option("--every", metavar="SECONDS", help="help.option.every", min=1)] = 900,
    state: Annotated[
        Path | None, typer.Option("--state", metavar="FILE", help="help.option.watch-state", show_default=False)
    ] = None,
    as_json: JsonOption = False,
    lang: LangOption = "",
) -> int:
    """Read the new articles of feeds into a ledger, round by round."""
    shell = open_shell(as_json, lang)
    from tawatur.codebook.load import load_codebook
    from tawatur.ingest.settings import read_plan
    from tawatur.ingest.watching import Watcher, read_state, write_state
    from tawatur.ledger.open import open_ledger
    from tawatur.run.local import link_ledger, store_stream
    from tawatur.run.search import index_words
    from tawatur.run.stories import join_stories

    plan = read_plan(feeds)
    kept = state or feeds.with_name(f"{feeds.stem}.state.json")
    known = read_state(kept)
    watcher = Watcher(plan, feeds.parent, known)
    codebook = load_codebook()
    refused = 0
    done = 0
    with open_ledger(ledger, create=True) as opened:
        while True:
            summary = store_stream(_tell(shell, watcher.round()), opened, codebook=codebook, workers=1)
            if summary.new or summary.versions:
                link_ledger(opened)
                join_stories(opened)
                index_words(opened, codebook)
            write_state(kept, known)  # after the articles are stored: stopped before, they are asked for again
            refused += summary.refused
            done += 1
            if rounds and done >= rounds:
                return REFUSED if refused else DONE
            time.sleep(every)


def _tell(shell: Shell, stream: Iterator[Document | Refusal]) -> Iterator[Document | Refusal]:
    """One line for each article or refusal, as it comes."""
    for item in stream:
        if isinstance(item, Document):
            row = WatchRow(name=item.name, outlet=item.outlet, title=item.title, url=item.url, published=item.published)
            shell.line(shell.say("watch.article", outlet=item.outlet, title=item.title or item.name))
        else:
            row = WatchRow(name=item.document, refused=item.code)
            shell.line(f"{shell.say(item.code, **item.details)} [{item.code}]")
        shell.answer(row)
        yield item
