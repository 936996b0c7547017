"""Findings as rows, and rows as findings: exact both ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from tawatur.ledger.layout import LAYOUTS, Layout
from tawatur.ledger.record_tables import FORMS, PARTICIPANTS
from tawatur.records.base import Record
from tawatur.records.findings import Findings
from tawatur.records.span import Span

Row = dict[str, Any]
Stored = Mapping[Any, Any]  # a row as a database gives it, by the names of its columns


def flatten_findings(findings: Findings) -> dict[str, list[Row]]:
    """The rows of each table that hold these findings, without the version that they will belong to.

    Returns:
        Rows by table name; a table comes after the tables that its rows refer to, so that they can be inserted in
        this order.
    """
    rows: dict[str, list[Row]] = defaultdict(list)
    for field, layout in LAYOUTS.items():
        for record in getattr(findings, field):
            add_record(rows, layout, record)
    return rows


def add_record(rows: dict[str, list[Row]], layout: Layout, record: Record, parent: int | None = None) -> None:
    """Append the row of one record, and those of all its parts."""
    own = rows[layout.table.name]
    number = len(own)
    row: Row = {"number": number}
    if parent is not None:
        row["parent"] = parent
    for name in layout.plain:
        row[name] = getattr(record, name)
    for name in layout.spans:
        span: Span | None = getattr(record, name)
        row[f"{name}_start"], row[f"{name}_end"], row[f"{name}_quote"] = (
            (None, None, None) if span is None else (span.start, span.end, span.quote)
        )
    own.append(row)
    for name in layout.forms:
        forms = rows[FORMS.name]
        for form in getattr(record, name):
            forms.append({"number": len(forms), "parent": number, "form": form})
    for name in layout.lists:
        place = {"record": layout.table.name, "number": number, "part": name}
        for rank, entity in enumerate(getattr(record, name)):
            rows[PARTICIPANTS.name].append({**place, "rank": rank, "entity": entity})
    for name, part in layout.parts.items():
        for piece in getattr(record, name):
            add_record(rows, part, piece, number)


def rebuild_findings(rows: Mapping[str, Sequence[Stored]]) -> Findings:
    """The findings that `flatten_findings` made these rows of, each table's rows in the order of `number`."""
    lists: dict[tuple[str, int, str], list[tuple[int, str]]] = defaultdict(list)
    for row in rows.get(PARTICIPANTS.name, ()):
        lists[row["record"], row["number"], row["part"]].append((row["rank"], row["entity"]))
    members = {place: tuple(entity for _, entity in sorted(ranked)) for place, ranked in lists.items()}
    forms: dict[int, list[str]] = defaultdict(list)
    for row in rows.get(FORMS.name, ()):
        forms[row["parent"]].append(row["form"])

    def build(layout: Layout) -> list[tuple[int, Record]]:
        """All records of one layout with the number of the record that each is part of."""
        pieces: dict[str, dict[int, list[Record]]] = {name: defaultdict(list) for name in layout.parts}
        for name, part in layout.parts.items():
            for parent, record in build(part):
                pieces[name][parent].append(record)
        built = []
        for row in rows.get(layout.table.name, ()):
            number = row["number"]
            values: Row = {name: row[name] for name in layout.plain}
            for name in layout.spans:
                values[name] = read_span(row, name)
            for name in layout.forms:
                values[name] = tuple(forms.get(number, ()))
            for name in layout.lists:
                values[name] = members.get((layout.table.name, number, name), ())
            for name in layout.parts:
                values[name] = tuple(pieces[name].get(number, ()))
            built.append((row.get("parent", 0), layout.record(**values)))
        return built

    fields: Row = {field: tuple(record for _, record in build(layout)) for field, layout in LAYOUTS.items()}
    return Findings(**fields)


def read_span(row: Stored, name: str) -> Span | None:
    """The span in three columns of a row, or None where they are NULL."""
    start = row[f"{name}_start"]
    return None if start is None else Span(start, row[f"{name}_end"], row[f"{name}_quote"])
