"""Coded articles as they stand in files: written by people, who quote words, or by a program, which counts."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gates.words import Place, form_key, read_text

KINDS = ("statements", "positions", "provisions", "events", "relations")
# How far after the paragraph it began in the last words of a long span may stand.
REACH = 4000


@dataclass(frozen=True, slots=True)
class Coded:
    """One coded record: its place in the text (None where its words are not there) and its fields."""

    place: Place | None
    fields: Mapping[str, Any]

    def one(self, name: str) -> str:
        """A field that names one entity, "" for none."""
        return self.fields.get(name) or ""

    def many(self, name: str) -> Sequence[str]:
        """A field that lists entities."""
        return self.fields.get(name) or ()


@dataclass(frozen=True, slots=True)
class Article:
    """One coded article: entities by id with their kind, their forms by key, and records by kind."""

    entities: Mapping[str, str]
    forms: Mapping[str, str]
    records: Mapping[str, Sequence[Coded]]


NOTHING = Article({}, {}, dict.fromkeys(KINDS, ()))


def read_article(path: Path, texts: Path) -> tuple[str, str, Article]:
    """The name, the text and the coding of one file."""
    coded = json.loads(path.read_text(encoding="utf-8"))
    text = read_text(texts / coded["document"])
    return coded["document"], text, make_article(coded, text)


def make_article(coded: Mapping[str, Any], text: str) -> Article:
    """The coding in one JSON object."""
    lines = find_lines(text)
    entities = coded.get("entities", [])
    records = {kind: [make_record(row, text, lines) for row in coded.get(kind, [])] for kind in KINDS}
    return Article(
        {entity["id"]: entity.get("kind", "") for entity in entities},
        {form_key(form): entity["id"] for entity in entities for form in entity["forms"]},
        records,
    )


def make_record(row: Mapping[str, Any], text: str, lines: Sequence[Place]) -> Coded:
    """One record with its place."""
    if not {"start", "from", "text"} & row.keys():
        row = {**row, "text": row.get("anchor", "")}
    return Coded(find_place(text, row, lines), row)


def find_lines(text: str) -> list[Place]:
    """The places of the lines that are not empty: the paragraphs that people count."""
    lines, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            lines.append((start, start + len(line)))
        start += len(line) + 1
    return lines


def find_place(text: str, row: Mapping[str, Any], lines: Sequence[Place]) -> Place | None:
    """Where a record stands: by its offsets, its words, or its first and last words, from its paragraph on."""
    if "start" in row:
        start, end = int(row["start"]), int(row["end"])
        return (start, end) if 0 <= start < end <= len(text) else None
    first: str = row.get("text") or row.get("from") or ""
    last: str = row.get("text") or row.get("to") or first
    paragraph = row.get("p")
    if not first or (paragraph is not None and paragraph >= len(lines)):
        return None
    low, high = (0, len(text)) if paragraph is None else lines[paragraph]
    start = text.find(first, low, high)
    if start < 0:
        return None
    if row.get("text"):
        return start, start + len(first)
    end = text.find(last, start, high)
    if end < 0:
        end = text.find(last, start, high + REACH)
    return None if end < 0 else (start, end + len(last))
