"""`tawatur identities LEDGER [--waiting]`"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from tawatur.cli.answers.identities import IdentityRow, Reason, WaitingRow
from tawatur.cli.options import JsonOption, LangOption, LedgerArgument
from tawatur.cli.shell import DONE, Shell, open_shell

if TYPE_CHECKING:
    from tawatur.records.identity import Evidence, Linked

_MOST_NAMES = 6  # names on a line for people; the answer for programs has them all


def identities_command(
    ledger: LedgerArgument,
    waiting: Annotated[bool, typer.Option("--waiting", help="help.option.waiting")] = False,
    as_json: JsonOption = False,
    lang: LangOption = "",
) -> int:
    """List who is who across articles, those in most articles first; or the pairs that wait for a decision."""
    shell = open_shell(as_json, lang)
    from tawatur.ledger.open import open_ledger

    with open_ledger(ledger) as opened:
        linked = opened.identities()
        where = opened.where
    if waiting:
        pairs = _list_waiting(linked, shell)
        if shell.json:
            shell.answer_list(where, "waiting", pairs)
            return DONE
        for pair in pairs:
            shell.line("  ".join((f"{pair.score:.2f}", pair.a, _join(pair.a_names), "=?", pair.b, _join(pair.b_names))))
            for reason in pair.evidence:
                shell.line(f"      {reason.score:+.2f}  {reason.sentence}")
        empty = not pairs
    else:
        rows = _list_rows(linked)
        if shell.json:
            shell.answer_list(where, "identities", rows)
            return DONE
        for row in rows:
            shell.line("  ".join((f"{row.articles:>5}", row.kind, row.en or row.id, _join(row.names))))
        empty = not rows
    if empty:
        shell.line(shell.say("list.empty"))
    return DONE


def _join(names: tuple[str, ...]) -> str:
    return "، ".join(names[:_MOST_NAMES])


def _list_rows(linked: Linked) -> list[IdentityRow]:
    articles = Counter(member.identity for member in linked.members)
    rows = [
        IdentityRow(
            id=one.id, kind=one.kind, en=one.en, state=one.state, names=one.names, articles=articles.get(one.id, 0)
        )
        for one in linked.identities
    ]
    return sorted(rows, key=lambda row: (-row.articles, row.id))


def _list_waiting(linked: Linked, shell: Shell) -> list[WaitingRow]:
    names = {one.id: one.names for one in linked.identities}
    return [
        WaitingRow(
            a=pair.a,
            a_names=names[pair.a],
            b=pair.b,
            b_names=names[pair.b],
            score=pair.score,
            evidence=tuple(_tell(one, shell) for one in pair.evidence),
        )
        for pair in sorted(linked.waiting, key=lambda pair: (-pair.score, pair.a, pair.b))
    ]


def _tell(evidence: Evidence, shell: Shell) -> Reason:
    code, details = f"identity.{evidence.reason}", dict(evidence.details)
    return Reason(score=evidence.score, code=code, details=details, sentence=shell.say(code, **details))
