"""`tawatur show LEDGER NAME`"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from tawatur.cli.answers.lists import ShowAnswer
from tawatur.cli.history import describe_mark, tell_mark
from tawatur.cli.options import JsonOption, LangOption, LedgerArgument
from tawatur.cli.shell import DONE, Shell, open_shell
from tawatur.cli.statements import name_entity
from tawatur.errors import UsageError

if TYPE_CHECKING:
    from tawatur.ledger.ledger import Ledger
    from tawatur.records.document import Document
    from tawatur.records.findings import Findings
    from tawatur.records.span import Span

_MOST_KEYS = 10  # keys listed where a name fits several articles


def show_command(
    ledger: LedgerArgument,
    name: Annotated[str, typer.Argument(metavar="NAME", help="help.option.name", show_default=False)],
    as_json: JsonOption = False,
    lang: LangOption = "",
) -> int:
    """Show one article with all its records."""
    shell = open_shell(as_json, lang)
    from tawatur.ledger.open import open_ledger

    with open_ledger(ledger) as opened:
        doc = find_document(opened, name)
        judged = opened.judged(doc.key)
        findings, marks = judged.findings, [describe_mark(mark) for mark in judged.marks]
        versions = len(opened.versions(doc.key))
        shell.answer(
            ShowAnswer(
                ledger=opened.where,
                key=doc.key,
                versions=versions,
                document=msgspec.to_builtins(doc),
                findings=msgspec.to_builtins(findings),
                judged=tuple(marks),
            )
        )
    _tell_document(shell, doc, versions)
    _tell_findings(shell, findings)
    if marks:
        shell.line()
        for mark in marks:
            tell_mark(shell, mark)
    return DONE


def find_document(ledger: Ledger, name: str) -> Document:
    """The article with a key or name; a name counts with and without the ending of its file.

    Raises:
        UsageError: `usage.unknown-article`, or `usage.several-articles` with the `keys` to choose from.
    """
    doc = ledger.find_article(name)
    if doc is not None:
        return doc
    found = [one.key for one in ledger.articles() if name in (one.name, one.name.rpartition(".")[0], one.url)]
    if not found:
        raise UsageError("usage.unknown-article", ledger=ledger.where, name=name)
    if len(found) > 1:
        keys = " ".join(found[:_MOST_KEYS])
        raise UsageError("usage.several-articles", ledger=ledger.where, name=name, keys=keys)
    doc = ledger.find_article(found[0])
    if doc is None:  # another process took it out meanwhile
        raise UsageError("usage.unknown-article", ledger=ledger.where, name=name)
    return doc


def _tell_document(shell: Shell, doc: Document, versions: int) -> None:
    shell.columns(
        (shell.say(f"show.{field}"), value)
        for field, value in (
            ("title", " ".join(doc.title.split())),
            ("outlet", doc.outlet or shell.say("list.outlet-unknown")),
            ("published", doc.published or shell.say("list.date-unknown")),
            ("author", doc.author),
            ("url", doc.url),
            ("name", doc.name),
            ("key", doc.key),
            ("versions", str(versions) if versions > 1 else ""),
        )
        if value
    )
    shell.line()
    shell.line(doc.text)


def _tell_findings(shell: Shell, findings: Findings) -> None:
    names = {entity.id: name_entity(entity, shell.lang) for entity in findings.entities}
    for kind, lines in _write_lines(shell, findings, names).items():
        if lines:
            shell.line()
            shell.line(f"{shell.say(f'show.{kind}')} ({len(lines)})")
            for line in lines:
                shell.line(f"  {line}")


def _write_lines(shell: Shell, findings: Findings, names: dict[str, str]) -> dict[str, list[str]]:
    """One line for each record, with the words it rests on in quotation marks; a provision stands below its text."""
    comma = "، " if shell.lang == "ar" else ", "

    def called(*ids: str) -> str:
        return comma.join(names.get(id, id) for id in ids if id)

    def join(*parts: str) -> str:
        return " | ".join(filter(None, parts))

    def instruments() -> Iterator[str]:
        for instrument in findings.instruments:
            yield join(_quote(instrument.label), instrument.kind, called(*instrument.parties), instrument.date)
            yield from (f"  {_quote(provision.span)}" for provision in instrument.provisions)

    return {
        "entities": [
            join(called(entity.id), entity.kind, entity.en, comma.join(entity.forms)) for entity in findings.entities
        ],
        "statements": [
            join(
                called(one.speaker, *one.joint) or shell.say("list.speaker-unknown"),
                one.cue.quote,
                _quote(one.content),
                f"{shell.say('list.via')} {called(*(hop.entity for hop in one.chain))}" if one.chain else "",
            )
            for one in findings.statements
        ],
        "positions": [
            join(
                called(one.holder),
                one.stance,
                _quote(one.matter),
                _quote(one.condition) if one.condition else "",
                called(*one.toward),
            )
            for one in findings.positions
        ],
        "instruments": list(instruments()),
        "ceasefires": [
            join(_quote(one.span), one.state, one.sides, called(*one.parties), one.declared, one.in_force, one.duration)
            for one in findings.ceasefires
        ],
        "violations": [
            join(called(one.accuser), _quote(one.span), called(*one.accused), called(one.place), one.date)
            for one in findings.violations
        ],
        "events": [
            join(
                one.type,
                _quote(one.anchor),
                called(*one.actors),
                called(*one.recipients),
                called(one.place),
                one.date,
                one.status,
            )
            for one in findings.events
        ],
        "relations": [join(called(one.a), one.type, called(one.b), _quote(one.span)) for one in findings.relations],
        "quantities": [join(one.unit, _quote(one.span), called(one.source)) for one in findings.quantities],
        "times": [join(one.value, _quote(one.span), one.slip) for one in findings.times],
    }


def _quote(span: Span) -> str:
    return f"«{' '.join(span.quote.split())}»"
