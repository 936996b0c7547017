"""Each record type as a table of comma-separated values that a spreadsheet opens with its Arabic intact.

    FOLDER/articles.csv         one row an article
    FOLDER/statements.csv …     one row a record: its article's key, outlet and date, its number there, its fields

Columns come from the records themselves. A span is its words and its two offsets (`content`, `content_start`,
`content_end`: half-open, in code points of the article's text); an entity is its id in the article and the name that
the article gives it first (`speaker`, `speaker_name`); lists are parted by "; ". Parts of records are tables of their
own, with the number of what they belong to.

The files are UTF-8 with a byte order mark and CRLF, as Excel and LibreOffice expect; a cell that they would take for a
formula begins with an apostrophe (OWASP, "CSV Injection").
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tawatur.exchange.coding import SURROGATES, CodedArticles
from tawatur.records.base import Record
from tawatur.records.ceasefire import Ceasefire, ViolationClaim
from tawatur.records.document import Document
from tawatur.records.entity import Entity, Mention, Role
from tawatur.records.event import Event
from tawatur.records.findings import Findings
from tawatur.records.instrument import Instrument, Provision, ThirdParty
from tawatur.records.position import Position
from tawatur.records.quantity import Quantity
from tawatur.records.relation import Relation
from tawatur.records.span import Span
from tawatur.records.statement import Hop, Statement
from tawatur.records.time import Time

Row = dict[str, str]

# Fields that name an entity of the article, or list such names.
REFERENCES = frozenset(
    (
        *("speaker", "joint", "holder", "toward", "by", "actors", "recipients", "place", "claimed_by", "denied_by"),
        *("parties", "obligors", "beneficiaries", "monitors", "accuser", "accused", "a", "b", "source", "entity", "of"),
    )
)
# What spreadsheets take for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_JOIN = "; "


@dataclass(frozen=True, slots=True)
class Listing:
    """A table: the record type that it lists, the field of findings, and the part of those records where it is one."""

    name: str
    record: type[Record]
    field: str
    part: str = ""

    def rows(self, findings: Findings) -> Iterator[tuple[int | None, Record]]:
        """Each record, with the number of the one that it is part of, or None."""
        for number, record in enumerate(getattr(findings, self.field), 1):
            if not self.part:
                yield None, record
                continue
            for one in getattr(record, self.part):
                yield number, one


TABLES = (
    Listing("entities", Entity, "entities"),
    Listing("mentions", Mention, "entities", "mentions"),
    Listing("roles", Role, "entities", "roles"),
    Listing("statements", Statement, "statements"),
    Listing("hops", Hop, "statements", "chain"),
    Listing("positions", Position, "positions"),
    Listing("instruments", Instrument, "instruments"),
    Listing("provisions", Provision, "instruments", "provisions"),
    Listing("third_parties", ThirdParty, "instruments", "third_parties"),
    Listing("ceasefires", Ceasefire, "ceasefires"),
    Listing("violations", ViolationClaim, "violations"),
    Listing("events", Event, "events"),
    Listing("relations", Relation, "relations"),
    Listing("quantities", Quantity, "quantities"),
    Listing("times", Time, "times"),
)
ARTICLE = ("article", "outlet", "published")
ARTICLES = (*ARTICLE, "published_from", "author", "title", "url", "name", "characters")


def export_tables(ledger: CodedArticles, folder: Path) -> dict[str, int]:
    """Write the current version of every article with what was found in it, as one file a record type.

    Files of the same names are written over; others stay. Articles stream through: memory does not grow.

    Args:
        ledger: the articles.
        folder: where to write; made where it is not there.

    Returns:
        Table -> rows written, "articles" first.

    Raises:
        OSError: a file cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    counts = {"articles": 0} | {table.name: 0 for table in TABLES}
    with ExitStack() as files:
        writers = {name: _open_table(files, folder / f"{name}.csv", heads) for name, heads in _heads()}
        for doc, findings in ledger.coded_articles():
            writers["articles"].writerow(_clean(describe_article(doc)))
            counts["articles"] += 1
            names = {entity.id: entity.forms[0] if entity.forms else entity.en for entity in findings.entities}
            for table in TABLES:
                for number, (parent, record) in enumerate(table.rows(findings), 1):
                    row = {"article": doc.key, "outlet": doc.outlet, "published": doc.published, "number": str(number)}
                    row |= {"of_number": str(parent)} if parent is not None else {}
                    writers[table.name].writerow(_clean(row | dict(describe_fields(record, names))))
                    counts[table.name] += 1
    return counts


def describe_article(doc: Document) -> Row:
    """An article without its text."""
    return {
        "article": doc.key,
        "outlet": doc.outlet,
        "published": doc.published,
        "published_from": doc.published_from,
        "author": doc.author,
        "title": doc.title.strip(),
        "url": doc.url,
        "name": doc.name,
        "characters": str(len(doc.text)),
    }


def describe_fields(record: Record, names: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The cells of a record, in the order of its fields."""
    for field in record.__struct_fields__:
        value = getattr(record, field)
        if _holds_parts(value) or _is_part_field(type(record), field):
            continue
        if isinstance(value, Span) or _is_span_field(type(record), field):
            yield field, value.quote if value is not None else ""
            yield f"{field}_start", str(value.start) if value is not None else ""
            yield f"{field}_end", str(value.end) if value is not None else ""
            continue
        yield field, _write(value)
        if field in REFERENCES:
            ids = value if isinstance(value, tuple) else (value,)
            yield f"{field}_name", _JOIN.join(names.get(id_, "") for id_ in ids if id_)


def columns_of(kind: type[Record]) -> Iterator[str]:
    """The columns of a record type, as `describe_fields` fills them."""
    for field in kind.__struct_fields__:
        if _is_part_field(kind, field):
            continue
        yield field
        if _is_span_field(kind, field):
            yield from (f"{field}_start", f"{field}_end")
        elif field in REFERENCES:
            yield f"{field}_name"


def _heads() -> Iterator[tuple[str, Sequence[str]]]:
    yield "articles", ARTICLES
    for table in TABLES:
        yield table.name, (*ARTICLE, *(("of_number",) if table.part else ()), "number", *columns_of(table.record))


def _open_table(files: ExitStack, path: Path, heads: Sequence[str]) -> csv.DictWriter[str]:
    file = files.enter_context(path.open("w", encoding="utf-8-sig", newline=""))
    writer = csv.DictWriter(file, heads)
    writer.writeheader()
    return writer


def _clean(row: Row) -> Row:
    """Cells that no program mistakes for a formula, without what UTF-8 cannot hold."""
    return {
        head: SURROGATES.sub("\ufffd", f"'{cell}" if cell.startswith(_FORMULA) else cell).replace("\x00", "\ufffd")
        for head, cell in row.items()
    }


def _write(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return _JOIN.join(str(one) for one in value)
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(value)
    return str(value)


def _hint(kind: type[Record], field: str) -> str:
    """A field's type as written: the modules of records hold their annotations as text."""
    return str(kind.__annotations__[field])


def _is_span_field(kind: type[Record], field: str) -> bool:
    return _hint(kind, field).startswith("Span")


def _is_part_field(kind: type[Record], field: str) -> bool:
    hint = _hint(kind, field)
    return hint.startswith("tuple[") and not hint.startswith("tuple[str")


def _holds_parts(value: Any) -> bool:
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], Record)
