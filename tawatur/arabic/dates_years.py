"""Read the year of a time: figures with the sign of their era, years after their noun, and what follows a month.

Holds the signs that part and enclose dates as well, which every reader of times shares.
"""

from __future__ import annotations

from typing import NamedTuple

from tawatur.arabic.calendar import folded_words
from tawatur.arabic.dates_reading import TimeReading
from tawatur.arabic.numbers_scan import Scan
from tawatur.arabic.numbers_words import read_number

SLASHES = frozenset("/\\|")
DASHES = frozenset("-–—−")
OPENING = frozenset('([{«"')
CLOSING = {"(": ")", "[": "]", "{": "}", "«": "»", '"': '"'}
COMMAS = frozenset("،,")
FROM = "من"  # from, of
_GLUED = frozenset(".:$€+#")  # signs that, written onto figures, make them no year


class Tail(NamedTuple):
    """What follows a month: its year, or which one is meant."""

    end: int
    year: int | None = None
    turn: int | None = None
    year_turn: int | None = None
    same: bool = False
    hijri: bool = False


def read_turn(scan: Scan, at: int) -> tuple[int, int] | None:
    """Which one of a row: "الماضي" -1, "قبل الماضي" -2, "الجاري" 0, "المقبل" 1."""
    return scan.sense(at, "turns")


def closing_after(scan: Scan, opened: int, end: int) -> int:
    """The word after the bracket that closes the one at `opened`, if it stands at `end`."""
    return end + 1 if CLOSING.get(scan.word(opened)) == scan.word(end) else end


def read_tail(scan: Scan, at: int) -> Tail:
    """The year or turn after a month; an empty tail where there is none."""
    tail = Tail(at)
    for _ in range(2):
        if tail.turn is None and (turn := read_turn(scan, tail.end)):
            tail = tail._replace(turn=turn[0], end=turn[1])
        elif tail.year is None and tail.year_turn is None and not tail.same:
            found = _read_tail_year(scan, tail.end)
            if found is None:
                break
            tail = found._replace(turn=tail.turn)
        else:
            break
    return tail


def _read_tail_year(scan: Scan, at: int) -> Tail | None:
    sign = scan.word(at)
    if (sign in COMMAS or sign in SLASHES or sign in DASHES or sign in OPENING) and is_year(scan, at + 1):
        found = read_year_figure(scan, at + 1)
        return found and found._replace(end=closing_after(scan, at, found.end))
    if is_year(scan, at):
        return read_year_figure(scan, at)
    if short := _read_short_year(scan, at):
        return short
    linked = at + 1 if sign in {FROM, "في"} else at  # of, in
    if scan.sense(linked, "near") and scan.sense(linked + 1, "unit_definite", None) == ("year", linked + 2):
        after = linked + 2
        figure = read_year_figure(scan, after) if is_year(scan, after) else None
        return figure or Tail(after, year_turn=0)
    if scan.sense(linked, "far") or scan.word(linked) == "نفس":  # that, the same
        if (scan.sense(linked + 1, "unit_definite") or ("", 0))[0] == "year":
            return Tail(linked + 2, same=True)
        return None
    return read_headed_year(scan, linked)


def read_headed_year(scan: Scan, at: int) -> Tail | None:
    """A year after its noun: "عام 2015", "سنة 1979", "عام ألفين وأحد عشر", "العام الماضي", "العام نفسه"."""
    head = scan.sense(at, "year_heads", None)
    if head is None or scan.stands_in(at - 1, folded_words("not_year_after")):
        return None
    after = head[1]
    if scan.sense(at, "unit_definite", None):
        if turn := read_turn(scan, after):
            figure = read_year_figure(scan, turn[1]) if is_year(scan, turn[1]) else None
            return figure or Tail(turn[1], year_turn=turn[0])
        if same := scan.sense(after, "same"):
            return Tail(same[1], same=True)
    opened = after + 1 if scan.word(after) in OPENING else after
    if is_year(scan, opened, headed=True):
        figure = read_year_figure(scan, opened, headed=True)
        if figure:
            return figure._replace(end=closing_after(scan, after, figure.end) if opened > after else figure.end)
    if short := _read_short_year(scan, after):
        return short
    number = read_number(scan, after, "")
    if number and 1000 <= number.value <= 2199 and not scan.word(after)[:1].isdecimal():
        return Tail(number.end, year=int(number.value))
    return None


def _read_short_year(scan: Scan, at: int) -> Tail | None:
    """ "عام 67", "حزيران 67": two figures are a year of the twentieth century, as the wars are named."""
    year = scan.whole(at)
    if year is None or len(scan.word(at)) != 2 or not 40 <= year <= 99 or scan.word(at + 1) in {"%", "٪"}:
        return None
    counted = scan.sense(at + 1, "unit") or scan.word(at + 1) in folded_words("not_a_year_before")
    return None if counted else Tail(at + 1, year=1900 + year)


def is_year(scan: Scan, at: int, *, headed: bool = False) -> bool:
    """True for four figures that may be a year; after its noun three do too, with the sign of an era."""
    year = scan.whole(at)
    if year is None or len(scan.word(at)) not in {4, 3}:
        return False
    if len(scan.word(at)) == 3:
        return headed and scan.sense(at + 1, "eras") is not None
    return 1000 <= year <= 2199


def read_year_figure(scan: Scan, at: int, *, headed: bool = False) -> Tail | None:
    """A year in figures with the sign of its era: "2015م", "1436هـ"."""
    year = scan.whole(at)
    if year is None:
        return None
    era, end = scan.sense(at + 1, "eras") or ("", at + 1)
    if era == "before":
        return None
    # Without a sign, 1340 to 1460 after "عام" is a year of the Hijra: papers of the Gulf leave the sign out.
    hijri = era == "hijri" or (not era and headed and 1340 <= year <= 1450)
    return Tail(end, year=year, hijri=hijri)


def read_year(scan: Scan, at: int, *, led: bool = False) -> TimeReading | None:
    """A lone year: after its noun ("عام 2015"), or in bare figures where nothing says that they count something."""
    headed = read_headed_year(scan, at)
    if headed and headed.year:
        return TimeReading(at, headed.end, "date", year=headed.year, hijri=headed.hijri)
    year = scan.whole(at)
    if year is None or len(scan.word(at)) != 4:
        return None
    figure = read_year_figure(scan, at)
    if figure is None:
        return None
    hijri = figure.hijri and 1300 <= year <= 1500
    if not hijri and not 1900 <= year <= 2099:
        return None
    if not led and not hijri:
        before = scan.word(at - 1)
        if (scan.joined(at) and (before in SLASHES or before in _GLUED)) or scan.word(at + 1) in {"%", "٪", ":", "$"}:
            return None
        if scan.stands_in(at - 1, folded_words("not_a_year_after")) or _is_label(scan, at):
            return None
    if scan.word(figure.end) in folded_words("not_a_year_before") or scan.sense(figure.end, "scale"):
        return None
    return TimeReading(at, figure.end, "date", year=year, hijri=hijri)


def _is_label(scan: Scan, at: int) -> bool:
    """True where a word of label stands shortly before bare figures: "قرار مجلس الأمن 1973"."""
    heads = folded_words("label_heads")
    return any(scan.stands_in(back, heads) for back in range(max(0, at - 4), at))
