"""`tawatur entities LEDGER`"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tawatur.cli.answers.lists import EntityRow
from tawatur.cli.options import JsonOption, LangOption, LedgerArgument
from tawatur.cli.shell import DONE, open_shell

if TYPE_CHECKING:
    from tawatur.ledger.ledger import Ledger


def entities_command(ledger: LedgerArgument, as_json: JsonOption = False, lang: LangOption = "") -> int:
    """List the entities of all articles, those in most articles first.

    Entities that the codebook lists are joined by their id, all others by kind and first name, folded.
    """
    shell = open_shell(as_json, lang)
    from tawatur.ledger.open import open_ledger

    with open_ledger(ledger) as opened:
        rows = _list_rows(opened)
        if shell.json:
            shell.answer_list(opened.where, "entities", rows)
            return DONE
    for row in rows:
        shell.line("  ".join((f"{row.articles:>5}", row.kind, row.en or row.id, "، ".join(row.names))))
    if not rows:
        shell.line(shell.say("list.empty"))
    return DONE


@dataclass(slots=True)
class _Sum:
    """An entity over the articles seen so far."""

    id: str
    kind: str
    en: str
    names: dict[str, None] = field(default_factory=dict)
    articles: int = 0
    mentions: int = 0


def _list_rows(ledger: Ledger) -> list[EntityRow]:
    from tawatur.arabic.fold import fold_key

    sums: dict[tuple[str, str], _Sum] = {}
    for _, findings in ledger.coded_articles():
        for entity in findings.entities:
            first = entity.forms[0] if entity.forms else entity.en
            key = ("", entity.id) if entity.known else (entity.kind, fold_key(first))
            if key not in sums:
                sums[key] = _Sum(entity.id if entity.known else "", entity.kind, entity.en)
            one = sums[key]
            one.names.update(dict.fromkeys(entity.forms))
            one.articles += 1
            one.mentions += len(entity.mentions)
    ordered = sorted(sums.items(), key=lambda item: (-item[1].articles, -item[1].mentions, item[0]))
    return [
        EntityRow(
            id=one.id, kind=one.kind, en=one.en, names=tuple(one.names), articles=one.articles, mentions=one.mentions
        )
        for _, one in ordered
    ]
