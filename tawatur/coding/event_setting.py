"""When and where an act took place, and who says so."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.arabic.dates import TimeMention
from tawatur.arabic.tokens import COMMA, DASH, LINE, STOP
from tawatur.coding.event_told import Told
from tawatur.coding.found import Found
from tawatur.coding.statements import Draft
from tawatur.coding.view import View


class Setting:
    """Times and statements of an article by word."""

    def __init__(self, view: View, drafts: Sequence[Draft], times: Sequence[TimeMention]) -> None:
        self.times = [
            (words.start, words.stop, time)
            for time in times
            if time.kind != "recurring" and len(words := view.reading.words_in(time.start, time.end))
        ]
        self.drafts = sorted(drafts, key=lambda draft: draft.end - draft.start)

    def statement_at(self, at: int) -> Draft | None:
        """The innermost statement whose content covers a word."""
        for draft in self.drafts:
            if draft.start <= at < draft.end:
                return draft
        return None


_AFTER = 16  # words from a trigger to a time after it, and
_BEFORE = 12  # from a time to a trigger after it; a further time dates another act


def read_date(view: View, setting: Setting, told: Told, others: Sequence[int]) -> str:
    """The value of the time that dates an act, as precise as it is, or "".

    The time stands in the act's own sentence and statement; of several the nearest without another trigger between.
    """
    first, last = view.sentence_bounds(told.first)
    held = setting.statement_at(told.first)
    best, best_distance = "", 99
    for start, stop, time in setting.times:
        if start < first or stop > last or setting.statement_at(start) is not held:
            continue
        if start >= told.last:
            distance = start - told.last
            if distance > _AFTER or any(told.last <= other < start for other in others):
                distance += 40
        else:
            distance = told.first - stop + 2
            if distance > _BEFORE or (any(first <= other < told.first for other in others) and distance > 4):
                distance += 40
        if distance < best_distance:
            best, best_distance = write_date(time), distance
    return best if best_distance < 40 else ""


def write_date(time: TimeMention) -> str:
    """A time as one ISO date: a stretch of days is told by the month or year that holds it."""
    value = time.value
    if "/" not in value:
        return value
    begin, end = value.split("/")[:2]
    if time.kind == "since":
        return begin
    for length in (7, 4):
        if begin[:length] == end[:length] and len(begin) >= length and len(end) >= length:
            return begin[:length]
    return ""


def read_place(view: View, told: Told, others: Sequence[int]) -> Found | None:
    """Where an act took place: a place among its parts, else one after «في» in its clause, else one that opens its
    sentence."""
    if told.places or told.within:
        return (told.places or told.within)[0]
    first, last = view.sentence_bounds(told.first)
    stop = min((other for other in others if other >= told.last), default=last)
    for at in range(told.last, min(last, told.last + 18)):
        if at >= stop and view.gaps[at] & COMMA:
            break
        phrase = view.starts.get(at)
        if phrase is not None and phrase.kind in ("place", "state") and _is_locative(view, phrase, at):
            return phrase
    begin = max((other for other in others if other < told.first and other >= first), default=first)
    for at in range(told.first - 1, max(first, told.first - 14) - 1, -1):
        if at < begin and begin != first:
            break
        phrase = view.starts.get(at)
        if phrase is not None and phrase.kind in ("place", "state") and _is_locative(view, phrase, at):
            return phrase
    return None


def _is_locative(view: View, phrase: Found, at: int) -> bool:
    before = view.keys[at - 1] if at else ""
    if view.gaps[at] & (STOP | LINE | DASH):
        return False
    return before in view.grammar["event_where"] or (view.keys[at][:1] == "ب" and phrase.skip > 0)
