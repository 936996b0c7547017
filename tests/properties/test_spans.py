"""Every span quotes its text, on random Unicode and on mixtures of Arabic with marks, controls and quotation marks."""

from __future__ import annotations

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tawatur.arabic.fold import fold
from tawatur.arabic.reading import read_text
from tawatur.codebook.load import Codebook, load_codebook
from tawatur.coding.document import code_article
from tawatur.records.document import Document
from tawatur.records.findings import Findings
from tawatur.records.span import Span

ANY = st.text(max_size=200)
WORDS = [
    "قال",
    "وقال",
    "أكد",
    "أن",
    "إن",
    "أنه",
    "الوزير",
    "وزير",
    "الخارجية",
    "الروسي",
    "سيرغي",
    "لافروف",
    "حفتر",
    "قوات",
    "للحكومة",
    "الليبية",
    "مصدر",
    "عسكري",
    "«",
    "»",
    "“",
    "”",
    ":",
    "،",
    ".",
    "بحسب",
    "وفق",
    "بيان",
    "ﻻ",
    "ﷺ",
    "ـ",
    "َ",
    "ً",
    "مُ",
    "2020",
    "١٢",
    "إن.تي.في",
    "رويترز",
    "موسكو",
    "في",
    "على",
    "مضيفا",
    "قوله",
    "نقلت",
    "عن",
    "زار",
]
PIECES = st.lists(
    st.sampled_from(
        [
            *WORDS,
            '"',
            "\n",
            "\u200f",
            "\n",
            "\u202b",
            "َ",
            "\U0001f600",
        ]
    ),
    max_size=60,
).map(" ".join)
BOOK: list[Codebook] = []


def codebook() -> Codebook:
    if not BOOK:
        BOOK.append(load_codebook())
    return BOOK[0]


def spans_of(findings: Findings) -> list[Span]:
    found: list[Span] = []

    def walk(value: object) -> None:
        if isinstance(value, Span):
            found.append(value)
        elif isinstance(value, msgspec.Struct):
            for name in value.__struct_fields__:
                walk(getattr(value, name))
        elif isinstance(value, tuple):
            for item in value:
                walk(item)

    walk(findings)
    return found


@given(st.one_of(ANY, PIECES))
def test_fold_maps_every_letter_back(text: str) -> None:
    folded = fold(text)
    assert len(folded.map) == len(folded.text)
    assert all(0 <= at < len(text) for at in folded.map)
    assert list(folded.map) == sorted(folded.map)


@given(st.one_of(ANY, PIECES))
def test_a_reading_counts_every_word_once(text: str) -> None:
    reading = read_text(text)
    assert len(reading.gaps) == len(reading.keys) + 1
    assert all(a < b for a, b in zip(reading.starts, reading.ends, strict=True))
    assert all(b <= a for b, a in zip(reading.ends, reading.starts[1:], strict=False))
    assert [at for first, last in reading.sentences for at in range(first, last)] == list(range(len(reading)))
    assert all(0 <= quote.start < quote.end <= len(text) for quote in reading.quotes)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(ANY, PIECES))
def test_every_span_of_every_record_quotes_its_text(text: str) -> None:
    findings = code_article(Document(name="x", text=text), codebook())
    for span in spans_of(findings):
        assert text[span.start : span.end] == span.quote
    known = {entity.id for entity in findings.entities}
    for statement in findings.statements:
        assert {statement.speaker, *statement.joint, *(hop.entity for hop in statement.chain)} - {""} <= known
