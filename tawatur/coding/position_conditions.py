"""The "if" and "only if" beside a matter."""

from __future__ import annotations

import msgspec

from tawatur.arabic.tokens import COLON, COMMA, LINE, STOP
from tawatur.codebook.stances import StanceBook
from tawatur.coding.clause import THAT
from tawatur.coding.position_matter import is_deed, longest
from tawatur.coding.view import View

# "then", with pronoun or future: the main clause after a condition in front.
_THEN = ("فان", "فسن", "فست", "فسي", "فسوف", "فلن", "فاننا", "فانها")

# A condition in front without a comma after it is no longer than this; with one, its matter is no farther.
_FRONT, _THEN_FAR = 14, 6
# Words at the head of a content or sentence among which its condition may begin.
_HEAD = 4
# "and that, and that it".
_AND_THAT = frozenset("وان وانه وانها وانهم وبان".split())


class Condition(msgspec.Struct, frozen=True):
    """Words `start:end` of a condition; its clause begins at `clause`, after the opener. `only` says "only if"."""

    start: int
    end: int
    clause: int
    only: bool = False


def find_condition(
    view: View, book: StanceBook, start: int, end: int, first: int, limit: int, *, negated: bool
) -> Condition | None:
    """The condition of a matter `start:end`: right after it, or in front of its clause from word `first` on."""
    at = start + 1
    while at < min(limit, end + 3):
        if view.gaps[at] & (STOP | LINE):
            break
        if view.covers[at] is None:
            opener = longest(book.if_before, view, at)
            only = longest(book.only_if, view, at) if negated or view.keys[at] in book.words["set_terms"] else 0
            clause = max(opener, only)
            if clause and clause < limit and not _looks_back(view, at):
                stop = end_condition(view, clause, limit)
                if at < end or not any(view.keys[index].startswith(_THEN) for index in range(clause, stop)):
                    return Condition(at, stop, clause, only=only >= opener)
                break  # «…، وإذا … فإن …»: the next clause's
        at += 1
    return _find_in_front(view, book, start, first)


def find_lack(view: View, book: StanceBook, start: int, end: int, limit: int) -> Condition | None:
    """«حذر من حرب ما لم …», «من دون الاتفاق»: what has to be, lest the feared come to be."""
    for at in range(start + 1, end):
        clause = longest(book.strict, view, at) or longest(book.lacking, view, at)
        if clause and clause < limit and view.covers[at] is None:
            return Condition(at, end_condition(view, clause, limit), clause)
    return None


def _looks_back(view: View, at: int) -> bool:
    """«من قبل», «حتى الآن», «قبل ساعات»: an agent or a time, no condition."""
    key = view.keys[at]
    if key == "قبل" and (
        (at and view.keys[at - 1] == "من") or (at + 1 < view.size and view.keys[at + 1] in view.codebook.filler_words)
    ):
        return not (at + 1 < view.size and view.keys[at + 1] == "ان")
    return (
        key == "حتي"
        and at + 1 < view.size
        and (view.keys[at + 1] in view.codebook.time_words or view.keys[at + 1] == "الان")
    )


def end_condition(view: View, at: int, limit: int) -> int:
    """Word index after a condition whose clause begins at a word."""
    while at < limit:
        gap = view.gaps[at]
        if gap & (STOP | LINE | COLON) or (gap & COMMA and not view.keys[at].startswith("و")):
            return at
        if gap & COMMA and any(cue.sort == "perfect" for cue in view.codebook.find_cue(view.keys[at])):
            return at
        at += 1
    return limit


def _find_in_front(view: View, book: StanceBook, start: int, first: int) -> Condition | None:
    """«إذا … فإن …», «في حال …، سنرد»: at the head of the matter's own clause, the nearest before it."""
    first = max(first, view.sentence_bounds(start)[0])
    for at in range(start - 1, first - 1, -1):
        if view.covers[at] is not None or not (at < first + _HEAD or _heads(view, at)):
            continue
        opener = longest(book.if_before, view, at)
        if not opener and view.keys[at][0] == "و" and len(view.keys[at]) > 2:
            opener = _and_if(view, book, at)
        if not opener or opener >= start - 1:
            continue
        for stop in range(opener + 1, min(start + 1, view.size)):
            if view.gaps[stop] & COMMA or view.keys[stop].startswith(_THEN):
                return Condition(at, stop, opener) if start - stop <= _THEN_FAR else None
        return Condition(at, start, opener) if start - at <= _FRONT else None
    return None


def _heads(view: View, at: int) -> bool:
    """Whether a word opens a clause: after a mark, «أن» or «إنه», or with «و» of its own."""
    return bool(view.gaps[at]) or view.keys[at - 1] in THAT or view.keys[at - 1] in _AND_THAT or view.keys[at][0] == "و"


def _and_if(view: View, book: StanceBook, at: int) -> int:
    """Word after an opener that «و» is written onto («وإذا», «وفي حال»), or 0."""
    keys = [view.keys[at][1:], *view.keys[at + 1 : at + 4]]
    return max((at + hit.end for hit in book.if_before.find(keys, 0, len(keys)) if hit.skip == 0), default=0)


def find_aim(view: View, book: StanceBook, cue: int, start: int, end: int) -> tuple[int, int, int] | None:
    """What a condition `start:end` is set for: (start, end, letters cut), after «من أجل», «مقابل», «قبل», a
    written-on ل, or in front of the cue."""
    for at in range(start + 2, end):
        if view.keys[at] == "من" and view.keys[at + 1 : at + 2] == ["اجل"] and at + 2 < end:
            return at + 2, end, 0
        if (
            view.keys[at][0] == "ل"
            and view.covers[at] is None
            and is_deed(view, book, at, 0 if view.keys[at].startswith("لل") else 1)
        ):
            return at, end, 0 if view.keys[at].startswith("لل") else 1
        if view.keys[at] in ("مقابل", "قبل") and view.keys[at - 1] != "من" and at + 1 < end:
            return at + 1, end, 0
    first = max(view.sentence_bounds(cue)[0], cue - 15)
    for at in range(first, cue - 2):
        if view.keys[at] == "من" and view.keys[at + 1] == "اجل":
            for stop in range(at + 3, cue + 1):
                if view.gaps[stop] & COMMA:
                    return at + 2, stop, 0
    return None
