"""Which articles copy, in whole or in passages, verified on their words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tawatur.accounts.copy_marks import PASSAGE, RUN, Marks, guess_resemblance
from tawatur.records.copy import Copy, CopyOrder, Passage
from tawatur.records.document import Document
from tawatur.records.span import Span, make_span

# Articles are near-duplicates from this Jaccard index of their runs of three words on, or where this share of the words
# of the shorter one stands in shared passages: outlets cut agency texts from below, so that the index alone misses a
# text of which another printed the first half. A word changed in ten leaves about a half of the runs of three.
WHOLE_RESEMBLANCE, WHOLE_SHARE = 0.5, 0.7
# Estimates below this are not verified: 64 numbers err by less than 0.2 in 999 of 1,000 cases.
GUESS = 0.3


class Text(NamedTuple):
    """An article with its marks and the agencies that it names."""

    doc: Document
    marks: Marks
    agencies: Mapping[str, tuple[int, int]]


def compare_texts(one: Text, other: Text) -> Copy | None:
    """What two articles have of each other, or both of a third; None where that is no passage and no near-duplicate.

    Args:
        one, other: two articles, in any order.
    """
    a, b, order = order_texts(one, other)
    passages = find_passages(a, b)
    guessed = guess_resemblance(a.marks.signature, b.marks.signature)
    resemblance = measure_resemblance(a.marks.words, b.marks.words) if guessed >= GUESS else guessed
    shorter = min(len(a.marks.words), len(b.marks.words))
    share = min(1.0, sum(passage.words for passage in passages) / shorter) if shorter else 0.0
    whole = resemblance >= WHOLE_RESEMBLANCE or share >= WHOLE_SHARE
    if not whole and not passages:
        return None
    agency, place, span = name_agency(a, b)
    return Copy(
        a=a.doc.key,
        b=b.doc.key,
        kind="whole" if whole else "passage",
        order=order,
        resemblance=round(resemblance, 2),
        share=round(share, 2),
        passages=passages,
        agency=agency,
        agency_in=place,
        agency_span=span,
    )


def order_texts(one: Text, other: Text) -> tuple[Text, Text, CopyOrder]:
    """The article that came first before the other, and how that is known."""
    a, b = sorted((one, other), key=lambda text: (text.doc.published, text.doc.key))
    if a.doc.published and is_earlier(a.doc.published, b.doc.published):
        return a, b, "dated"
    return a, b, "unknown"


def is_earlier(a: str, b: str) -> bool:
    """Whether one publication is known to be before the other: by day, or by time where both tell one."""
    return a[:10] < b[:10] or (len(a) > 10 and len(b) > 10 and a < b)


def name_agency(a: Text, b: Text) -> tuple[str, str, Span | None]:
    """The agency that both name, or either, with the article and the place."""
    both = [id_ for id_ in a.agencies if id_ in b.agencies]
    for text, ids in ((a, both), (a, list(a.agencies)), (b, list(b.agencies))):
        if ids:
            agency = min(ids, key=lambda id_: (text.agencies[id_], id_))
            return agency, text.doc.key, make_span(text.doc.text, *text.agencies[agency])
    return "", "", None


def find_passages(a: Text, b: Text) -> tuple[Passage, ...]:
    """The longest runs of `PASSAGE` words or more that two texts share outside quotations, none over another.

    Every such run holds a print of both texts, so that it is looked for around shared prints only.
    """
    words_a, words_b = a.marks.open, b.marks.open
    prints_a, prints_b = a.marks.prints, b.marks.prints
    runs: set[tuple[int, int, int]] = set()
    for mark in prints_a.keys() & prints_b.keys():
        i, j = prints_a[mark], prints_b[mark]
        if any(first <= i < first + length and j - i == other - first for first, other, length in runs):
            continue
        run = widen_run(words_a, words_b, i, j)
        if run[2] >= PASSAGE:
            runs.add(run)
    passages: list[Passage] = []
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    for first, other, length in sorted(runs, key=lambda run: (-run[2], run)):
        if taken_a.isdisjoint(range(first, first + length)) and taken_b.isdisjoint(range(other, other + length)):
            taken_a.update(range(first, first + length))
            taken_b.update(range(other, other + length))
            passages.append(Passage(a=quote_words(a, first, length), b=quote_words(b, other, length), words=length))
    return tuple(sorted(passages, key=lambda passage: passage.a))


def widen_run(a: Sequence[int], b: Sequence[int], i: int, j: int) -> tuple[int, int, int]:
    """The run of equal words around two places: its first word in each, and its length."""
    while i and j and a[i - 1] == b[j - 1] and a[i - 1]:
        i -= 1
        j -= 1
    return i, j, measure_run(a, b, i, j)


def measure_run(a: Sequence[int], b: Sequence[int], i: int, j: int) -> int:
    """How many words are the same from two places on."""
    length = 0
    most = min(len(a) - i, len(b) - j)
    while length < most and a[i + length] == b[j + length] and a[i + length]:
        length += 1
    return length


def quote_words(text: Text, first: int, count: int) -> Span:
    """The span of some words."""
    return make_span(text.doc.text, text.marks.starts[first], text.marks.ends[first + count - 1])


def measure_resemblance(a: Sequence[int], b: Sequence[int]) -> float:
    """The Jaccard index of the runs of three words."""
    runs_a, runs_b = list_runs(a), list_runs(b)
    together = len(runs_a | runs_b)
    return len(runs_a & runs_b) / together if together else 0.0


def list_runs(words: Sequence[int]) -> set[tuple[int, ...]]:
    """All runs of `RUN` words."""
    return set(zip(*(words[skip:] for skip in range(RUN)), strict=False))
