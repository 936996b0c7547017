"""What the program passed over and perhaps should not have: quotations and strong verbs without a statement.

They are grouped by *frame*: the sorts of the words around them, never the words themselves, so that a list of frames
holds nothing of the articles. Shown are the sort of a cue and its lemma, both from `cues.yml`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from tawatur.arabic.tokens import CLOSE, COLON, COMMA, DASH, LINE, OPEN, QUOTE, STOP
from tawatur.codebook.cues import CueForm
from tawatur.coding.view import PREPOSITIONS, View
from tawatur.records.findings import Findings

# Words from which a quotation is speech rather than a name or a term (a shorter one may be a title or an irony).
LEAST_QUOTED = 6
# Sorts shown before and after: with more, no two frames are alike, with fewer all are.
_SHOWN = {"quotation": (3, 1), "cue": (1, 2)}
_MARKS = ((LINE, "¶"), (STOP, "."), (COLON, ":"), (COMMA, ","), (DASH, "–"), (OPEN, "("), (CLOSE, ")"), (QUOTE, '"'))
_RELATIVE = frozenset(("التي", "الذي", "الذين", "اللذين", "والتي", "والذي", "والذين"))  # who, which

_THAT = frozenset(("ان", "بان", "انه", "بانه", "انها", "بانها", "انهم", "بانهم", "اننا", "انني"))  # that, that he …

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

    def total(self, sort: Sort) -> int:
        """How many of a sort there are."""
        return sum(times for key, times in self.counts.items() if key[0] == sort)

    def most_frequent(self, sort: Sort, count: int) -> list[tuple[str, int, str]]:
        """The commonest frames of a sort: (frame, how often, its three commonest lemmas)."""
        ranked = [(key, times) for key, times in self.counts.most_common() if key[0] == sort][:count]
        return [
            (key[1], times, " ".join(lemma for lemma, _ in self.lemmas[key].most_common(3))) for key, times in ranked
        ]


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
            yield Unexplained(
                "quotation", frame_of(view, words.start, words.stop, "«…»", "quotation"), "", words.start, words.stop
            )
    for at in range(view.size):
        cue = strong_cue(view, at)
        if cue is not None and not told[at]:
            name = f"‹{cue.cue_class} {cue.sort}›"
            yield Unexplained("cue", frame_of(view, at, at + 1, name, "cue"), cue.lemma, at, at + 1)


def strong_cue(view: View, at: int) -> CueForm | None:
    """The reading of a word as a finite form of a verb that reports by itself; none in names and formulas."""
    book = view.codebook
    if view.covers[at] is not None or book.stops_at(view.keys, at) or book.silent_at(view.keys, at):
        return None
    if next(iter(book.cues.hearsay.find(view.keys, at, view.size)), None) is not None:
        return None
    for cue in book.find_cue(view.keys[at]):
        if cue.sort in ("perfect", "imperfect") and not (cue.weak or cue.passive or cue.homograph or cue.pronoun):
            return cue
    return None


def frame_of(view: View, first: int, last: int, middle: str, sort: Sort) -> str:
    """The sorts of words before and after a stretch, within its sentence."""
    before, after = _SHOWN[sort]
    return " ".join((*_sorts_before(view, first, before), middle, *_sorts_after(view, last, after)))


def _sorts_before(view: View, first: int, count: int) -> list[str]:
    sorts = [_mark(view, first, inner=True)]
    at = first
    while at and count and not view.gaps[at] & (LINE | STOP):
        phrase = view.covers[at - 1]
        at = view.start_of(phrase) if phrase is not None else at - 1
        sorts += (_sort(view, at), _mark(view, at))
        count -= 1
    return _join_runs(reversed(sorts))


def _sorts_after(view: View, last: int, count: int) -> list[str]:
    sorts = [_mark(view, last, inner=True)]
    at = last
    while at < view.size and count and not view.gaps[at] & (LINE | STOP):
        phrase = view.covers[at]
        sorts.append(_sort(view, at))
        at = view.end_of(phrase) if phrase is not None else at + 1
        sorts.append(_mark(view, at))
        count -= 1
    return _join_runs(sorts)


def _join_runs(sorts: Iterable[str]) -> list[str]:
    """Without empty marks; the same sort twice running is told once, with a plus."""
    joined: list[str] = []
    for sort in filter(None, sorts):
        if joined and joined[-1].rstrip("+") == sort:
            joined[-1] = sort + "+"
        else:
            joined.append(sort)
    return joined


def _mark(view: View, at: int, *, inner: bool = False) -> str:
    """What stands before a word: its strongest mark; `inner` leaves quotation marks out."""
    if at == 0 or at == view.size:
        return "¶"
    for flag, sign in _MARKS:
        if view.gaps[at] & flag and not (inner and flag == QUOTE):
            return sign
    return ""


def _sort(view: View, at: int) -> str:
    """What a word is: a phrase's kind, or the sort of word that the program holds it for."""
    phrase = view.covers[at]
    if phrase is not None:
        return f"[{phrase.kind}]"
    key, book = view.keys[at], view.codebook
    cue = next((cue for cue in book.find_cue(key) if not cue.passive), None)
    for sort, holds in (
        ("that", key in _THAT),
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
