"""What the program passed over and perhaps should not have: quotations without a speaker, strong verbs without a statement.

They are grouped by *frame*: the sorts of the words around them, never the words themselves, so that a list of frames
holds nothing of the articles. Two words that belong to the program are shown: the sort of a cue and its lemma, both from `cues.yml`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Literal

import msgspec

from tawatur.arabic.tokens import CLOSE, COLON, COMMA, DASH, LINE, OPEN, QUOTE, STOP
from tawatur.codebook.cues import CueForm
from tawatur.coding.clause import THAT
from tawatur.coding.view import PREPOSITIONS, View
from tawatur.records.findings import Findings

# Words from which a quotation is speech rather than a name or a term (a shorter one may be a title or an irony).
LEAST_QUOTED = 6
_SHOWN_BEFORE, _SHOWN_AFTER = 4, 3
_MARKS = ((LINE, "¶"), (STOP, "."), (COLON, ":"), (COMMA, ","), (DASH, "–"), (OPEN, "("), (CLOSE, ")"), (QUOTE, '"'))
_RELATIVE = frozenset("التي الذي الذين اللذين والتي والذي والذين".split())  # who, which

Sort = Literal["quotation", "cue"]


class Unexplained(msgspec.Struct, frozen=True):
    """One thing passed over: what it is, its frame, the lemma of its cue ("" for a quotation) and its words."""

    sort: Sort
    frame: str
    lemma: str
    first: int
    last: int


class Frames:
    """Unexplained things by frame, with their lemmas and the first articles they were met in."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[Sort, str]] = Counter()
        self.lemmas: dict[tuple[Sort, str], Counter[str]] = defaultdict(Counter)
        self.places: dict[tuple[Sort, str], list[tuple[str, int]]] = defaultdict(list)

    def add(self, found: Unexplained, document: str) -> None:
        """Count one, met in a document."""
        key = found.sort, found.frame
        self.counts[key] += 1
        if found.lemma:
            self.lemmas[key][found.lemma] += 1
        if len(self.places[key]) < 5:
            self.places[key].append((document, found.first))

    def most_frequent(self, sort: Sort, count: int) -> list[tuple[str, int, str]]:
        """The commonest frames of a sort: (frame, how often, its three commonest lemmas)."""
        ranked = [(key, times) for key, times in self.counts.most_common() if key[0] == sort][:count]
        return [(key[1], times, " ".join(lemma for lemma, _ in self.lemmas[key].most_common(3))) for key, times in ranked]


def find_unexplained(view: View, findings: Findings) -> Iterator[Unexplained]:
    """Quotations of six words or more that no statement covers, and strong finite cues outside all statements."""
    told = bytearray(view.size + 1)
    for statement in findings.statements:
        for span in (statement.content, statement.cue):
            for at in view.reading.words_in(span.start, span.end):
                told[at] = 1
    for quote in view.reading.quotes:
        words = view.reading.words_in(quote.start, quote.end)
        if len(words) >= LEAST_QUOTED and not any(told[at] for at in words):
            yield Unexplained("quotation", frame_of(view, words.start, words.stop, "«…»"), "", words.start, words.stop)
    for at in range(view.size):
        cue = strong_cue(view, at)
        if cue is not None and not told[at]:
            name = f"‹{cue.cue_class} {cue.sort}›"
            yield Unexplained("cue", frame_of(view, at, at + 1, name), cue.lemma, at, at + 1)


def strong_cue(view: View, at: int) -> CueForm | None:
    """The reading of a word as a finite form of a verb that reports by itself, where no name covers it."""
    if view.covers[at] is not None:
        return None
    for cue in view.codebook.find_cue(view.keys[at]):
        if cue.sort in ("perfect", "imperfect") and not (cue.weak or cue.passive or cue.homograph):
            return cue
    return None


def frame_of(view: View, first: int, last: int, middle: str) -> str:
    """The sorts of words before and after a stretch, within its paragraph."""
    before = _sorts_before(view, first)
    after = _sorts_after(view, last)
    opening = _mark(view, first) if middle != "«…»" else _mark(view, first).replace('"', "").strip()
    return " ".join(part for part in (*before, opening, middle, *after) if part)


def _sorts_before(view: View, first: int) -> list[str]:
    sorts: list[str] = []
    at = first - 1
    while at >= 0 and len(sorts) < 2 * _SHOWN_BEFORE and not view.gaps[at + 1] & (LINE | STOP):
        phrase = view.covers[at]
        start = view.start_of(phrase) if phrase is not None else at
        sorts.append(_sort(view, at))
        at = start - 1
        sorts.append(_mark(view, start))
        if len(sorts) >= 2 * _SHOWN_BEFORE or view.gaps[start] & (LINE | STOP):
            break
    return _join_runs(reversed(sorts))


def _sorts_after(view: View, last: int) -> list[str]:
    sorts: list[str] = []
    at = last
    while at <= view.size and len(sorts) < 2 * _SHOWN_AFTER:
        sorts.append(_mark(view, at).replace('"', "").strip() if at == last else _mark(view, at))
        if at == view.size or view.gaps[at] & (LINE | STOP):
            break
        sorts.append(_sort(view, at))
        phrase = view.covers[at]
        at = view.end_of(phrase) if phrase is not None else at + 1
    return _join_runs(sorts)


def _join_runs(sorts: Iterator[str] | list[str] | reversed[str]) -> list[str]:
    """Without empty marks; the same sort twice running is told once, with a plus."""
    joined: list[str] = []
    for sort in sorts:
        if not sort:
            continue
        if joined and joined[-1].rstrip("+") == sort:
            joined[-1] = sort + "+"
        else:
            joined.append(sort)
    return joined


def _mark(view: View, at: int) -> str:
    """What stands before a word, as one or two marks; the strongest alone where a line or sentence ends."""
    gap = view.gaps[at]
    if at == 0 or gap & LINE:
        return "¶"
    if gap & STOP:
        return "."
    return "".join(sign for flag, sign in _MARKS if gap & flag)


def _sort(view: View, at: int) -> str:
    """What a word is: a phrase's kind, or the sort of word that the program holds it for."""
    phrase = view.covers[at]
    if phrase is not None:
        return f"[{phrase.kind}]"
    key, book = view.keys[at], view.codebook
    cue = next((cue for cue in book.find_cue(key) if not cue.passive), None)
    for sort, holds in (
        ("that", key in THAT),
        ("prep", key in PREPOSITIONS),
        ("who", key in _RELATIVE),
        ("vehicle", key in book.cues.vehicles),
        ("time", key in book.time_words),
        ("particle", key in book.closed_words),
        ("number", key[0].isdigit()),
    ):
        if holds:
            return sort
    if cue is not None:
        return f"‹{cue.cue_class} {cue.sort}{' weak' if cue.weak else ''}›"
    return "word"
