"""`tawatur articles LEDGER`"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tawatur.cli.answers.lists import ArticleRow
from tawatur.cli.options import JsonOption, LangOption, LedgerArgument
from tawatur.cli.shell import DONE, open_shell

if TYPE_CHECKING:
    from tawatur.ledger.ledger import Ledger


def articles_command(ledger: LedgerArgument, as_json: JsonOption = False, lang: LangOption = "") -> int:
    """List the articles, by date of publication."""
    shell = open_shell(as_json, lang)
    from tawatur.ledger.open import open_ledger

    with open_ledger(ledger) as opened:
        rows = _list_rows(opened)
        if shell.json:
            shell.answer_list(opened.where, "articles", rows)
            return DONE
        row = None
        for row in rows:
            date = row.published or shell.say("list.date-unknown")
            outlet = row.outlet or shell.say("list.outlet-unknown")
            shell.line("  ".join(filter(None, (row.key, date, outlet, row.name, " ".join(row.title.split())))))
        if row is None:
            shell.line(shell.say("list.empty"))
    return DONE


def _list_rows(ledger: Ledger) -> Iterator[ArticleRow]:
    for doc, findings in ledger.coded_articles():
        yield ArticleRow(
            key=doc.key,
            name=doc.name,
            outlet=doc.outlet,
            url=doc.url,
            published=doc.published,
            author=doc.author,
            title=doc.title,
            entities=len(findings.entities),
            statements=len(findings.statements),
            positions=len(findings.positions),
            events=len(findings.events),
        )
