"""Read coded articles, as people write them by hand or as `tawatur export coding` does.

    CODED/*.json     document, outlet, published, entities, statements, positions, provisions, events, relations
    TEXTS/NAME       the text that `document` names

A span is {"start", "end"} in code points, or one exact {"text"}, or its first and last words {"from", "to"}; `p`, the
number of the paragraph (non-empty lines, from 0), says where those words stand. Records keep their order, so that the
index of a record in its file is its index in the `Findings`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import Any

import msgspec

from tawatur.errors import InputError
from tawatur.records.document import Document
from tawatur.records.entity import Entity, Mention, Role
from tawatur.records.event import Event
from tawatur.records.findings import Findings
from tawatur.records.instrument import Instrument, Provision
from tawatur.records.position import Position
from tawatur.records.relation import Relation
from tawatur.records.span import Span, make_span
from tawatur.records.statement import Hop, Statement

Row = dict[str, Any]

# Letters between the first and the last words of a span that may cross into later paragraphs.
_FARTHEST = 4000
_WORD_BEFORE = r"(?<!\w)[وفبلك]{0,2}"


def list_coded(folder: Path) -> list[Path]:
    """The coded files of a folder by name, or the one file itself.

    Raises:
        InputError: `accounts.no-folder` where there is none, `accounts.no-coded-files` where none lies in it.
    """
    if not folder.exists():
        raise InputError("accounts.no-folder", path=str(folder))
    files = sorted(folder.glob("*.json")) if folder.is_dir() else [folder]
    if not files:
        raise InputError("accounts.no-coded-files", path=str(folder))
    return files


def read_coded(file: Path, texts: Path) -> tuple[Document, Findings]:
    """One coded article.

    Args:
        file: its JSON.
        texts: the folder of texts.

    Returns:
        The document, named as the file names it, and its records in the order of the file.

    Raises:
        InputError: `accounts.broken-coding` where the file cannot be understood, `accounts.missing-text` where its text
            is not there, `accounts.wrong-span` where words of a record do not stand in the text.
    """
    try:
        coded = json.loads(file.read_text(encoding="utf-8-sig"))
        name = coded["document"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError("accounts.broken-coding", path=file.name, why=f"{type(error).__name__}: {error}") from error
    try:
        text = (texts / name).read_bytes().decode("utf-8").removeprefix("\ufeff")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("accounts.missing-text", path=file.name, text=str(name)) from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    doc = Document(name=name, text=text, outlet=coded.get("outlet") or "", published=coded.get("published") or "")
    reader = _Reader(text)
    try:
        return doc, reader.findings(coded)
    except LookupError as error:
        raise InputError("accounts.wrong-span", path=file.name, words=str(error.args[0])) from error
    except (ValueError, TypeError, AttributeError) as error:
        raise InputError("accounts.broken-coding", path=file.name, why=f"{type(error).__name__}: {error}") from error


class _Reader:
    """One text, and the spans that a file writes of it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.paragraphs: list[tuple[int, int]] = []
        at = 0
        for line in text.split("\n"):
            if line.strip():
                self.paragraphs.append((at, at + len(line)))
            at += len(line) + 1

    def span(self, row: Row) -> Span:
        """Where a record stands. Raises LookupError with its words where they are not in the text."""
        if "start" in row:
            return make_span(self.text, int(row["start"]), int(row["end"]))
        first = row.get("text") or row.get("from") or row.get("anchor") or ""
        last = row.get("text") or row.get("to") or first
        place = row.get("p")
        low, high = self.paragraphs[place] if place is not None else (0, len(self.text))
        start = self.text.find(first, low, high) if first else -1
        if start < 0:
            raise LookupError(first or "?")
        if last == first:
            return make_span(self.text, start, start + len(first))
        end = self.text.find(last, start, high)
        if end < 0:
            end = self.text.find(last, start, high + _FARTHEST)
        if end < 0:
            raise LookupError(last)
        return make_span(self.text, start, end + len(last))

    def near(self, words: str, span: Span) -> Span | None:
        """Words that a file gives without their place: their last stand before a span, else their first after it."""
        if not words:
            return None
        at = self.text.rfind(words, 0, span.start)
        inside = self.text.find(words, span.start, span.end)
        after = self.text.find(words, span.end)
        for found in (inside, at, after):
            if found >= 0:
                return make_span(self.text, found, found + len(words))
        return None

    def findings(self, coded: Row) -> Findings:
        """All records of a file."""
        return Findings(
            entities=tuple(self.entity(row) for row in coded.get("entities", ())),
            statements=tuple(self.statement(row) for row in coded.get("statements", ())),
            positions=tuple(self.position(row) for row in coded.get("positions", ())),
            instruments=tuple(self.instruments(coded.get("provisions", ()))),
            events=tuple(self.event(row) for row in coded.get("events", ())),
            relations=tuple(self.relation(row) for row in coded.get("relations", ())),
        )

    def entity(self, row: Row) -> Entity:
        """An entity; its mentions are all places where one of its forms stands as a word, the longest first."""
        forms = tuple(row.get("forms") or ())
        taken: set[int] = set()
        mentions = []
        for form in sorted(forms, key=len, reverse=True):
            for found in re.finditer(_WORD_BEFORE + f"({re.escape(form)})" + r"(?!\w)", self.text):
                if found.start(1) not in taken:
                    taken.update(range(found.start(1), found.end(1)))
                    mentions.append(Mention(span=make_span(self.text, *found.span(1)), entity=row["id"]))
        role = str(row.get("role") or "")
        at = self.text.find(role) if role else -1
        return Entity(
            id=row["id"],
            kind=row["kind"],
            en=row.get("en") or "",
            forms=forms,
            mentions=tuple(sorted(mentions, key=lambda mention: mention.span)),
            roles=(Role(span=make_span(self.text, at, at + len(role))),) if at >= 0 else (),
            known=row["kind"] != "people",
        )

    def statement(self, row: Row) -> Statement:
        """A statement; a cue whose words stand nowhere is the first word of its content."""
        content = self.span(row)
        first = make_span(self.text, content.start, content.start + len(content.quote.split()[0]))
        made = {
            "content": content,
            "cue": self.near(str(row.get("cue") or ""), content) or first,
            "speaker": row.get("speaker") or "",
            "anonymity": row["anonymity"],
            "cue_class": row["cue_class"],
            "form": row["form"],
            "joint": tuple(row.get("with") or ()),
            "chain": tuple(Hop(entity=id_) for id_ in row.get("via") or ()),
        }
        return msgspec.convert(made, Statement)

    def position(self, row: Row) -> Position:
        """A position."""
        matter = self.span(row)
        made = {
            "holder": row.get("holder") or "",
            "stance": row["stance"],
            "matter": matter,
            "condition": self.near(str(row.get("condition") or ""), matter),
            "toward": tuple(row.get("toward") or ()),
            "by": row.get("by") or "",
        }
        return msgspec.convert(made, Position)

    def instruments(self, rows: Iterable[Row]) -> Iterable[Instrument]:
        """Provisions under their instruments; those of one instrument that do not follow each other make several."""

        def of(row: Row) -> tuple[str, tuple[str, ...], str]:
            return str(row.get("instrument") or ""), tuple(row.get("parties") or ()), str(row.get("date") or "")

        for (label, parties, date), points in groupby(rows, key=of):
            spans = [self.span(row) for row in points]
            yield Instrument(
                label=self.near(label, spans[0]) or spans[0],
                parties=parties,
                date=date,
                provisions=tuple(Provision(span=span) for span in spans),
            )

    def event(self, row: Row) -> Event:
        """An event."""
        made = {
            "type": row["type"],
            "anchor": self.span(row),
            "status": row.get("status") or "occurred",
            "actors": tuple(row.get("actors") or ()),
            "recipients": tuple(row.get("recipients") or ()),
            "place": row.get("place") or "",
            "date": row.get("date") or "",
            "claimed_by": row.get("claimed_by") or "",
        }
        return msgspec.convert(made, Event)

    def relation(self, row: Row) -> Relation:
        """A relation."""
        made = {
            "type": row["type"],
            "a": row.get("a") or "",
            "b": row.get("b") or "",
            "span": self.span(row),
            "means": row.get("means") or "",
            "since": row.get("since") or "",
            "until": row.get("until") or "",
        }
        return msgspec.convert(made, Relation)
