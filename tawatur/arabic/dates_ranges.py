"""Read every time expression of a scan, in order: single points, ranges, lists, "since" and "until"."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from tawatur.arabic.calendar import time_lexicon
from tawatur.arabic.dates_days import read_clock, read_day, read_recurring, read_same_day
from tawatur.arabic.dates_figures import read_figures, read_twin
from tawatur.arabic.dates_lengths import read_ago, read_ahead, read_stretch
from tawatur.arabic.dates_months import name_famous, read_day_month, read_month_alone
from tawatur.arabic.dates_reading import TimeReading
from tawatur.arabic.dates_spans import read_decade, read_feast, read_part, read_season, read_unit
from tawatur.arabic.dates_years import COMMAS, DASHES, FROM, SLASHES, read_year
from tawatur.arabic.numbers_scan import ARTICLE, Entry, Scan

_AND = "و"  # and
_TO = "الى"  # to, folded
MOST_LISTED = 6  # longer rows of days are tables, not sentences


# Kinds of words that stand within a time and begin none: "to", "last", "after Christ", "the following".
_NEVER_FIRST = frozenset(
    ("to", "eras", "turns", "turn_last", "turn_next", "matching", "preceding", "following", "age_words", "clock_zones")
)
_LED_ON = frozenset(("from", "between", "near"))  # a time follows at once, or they are no part of one


def read_times(scan: Scan) -> list[TimeReading]:
    """All time expressions of a text as read, in order, none overlapping another."""
    found: list[TimeReading] = []
    reached = 0
    for at, entry in enumerate(scan.entries):
        if at < reached or (not begins_figures(scan, at) if entry is None else not _may_begin(scan, at, entry)):
            continue
        for reading in _read_here(scan, at):
            reached = max(reached, reading.end)
            if reading.shape != "skip":
                found.append(reading)
    return found


def _may_begin(scan: Scan, at: int, entry: Entry) -> bool:
    """True where a phrase that can begin a time stands at a word: a cheap no for most of "in", "from" and "this"."""
    words = scan.words
    for kind, senses in entry.senses.items():
        if kind in _NEVER_FIRST:
            continue
        for rest, _ in senses:
            if rest and tuple(words[at + 1 : at + 1 + len(rest)]) != rest:
                continue
            after = at + 1 + len(rest)
            if kind not in _LED_ON or scan.entries[after] is not None or begins_figures(scan, after):
                return True
    return False


def begins_figures(scan: Scan, at: int) -> bool:
    """True for figures, and for the article written before them: "الـ24"."""
    word = scan.words[at]
    return word[:1].isdecimal() or (word == ARTICLE and scan.words[at + 1][:1].isdecimal())


def _read_here(scan: Scan, at: int) -> list[TimeReading]:
    if several := read_list(scan, at):
        return several
    found = read_range(scan, at) or read_point(scan, at)
    return [found] if found else []


def read_point(scan: Scan, at: int) -> TimeReading | None:
    """The one time that begins at a word, ranges left out."""
    word = scan.word(at)
    if word[:1].isdecimal():
        found = read_figures(scan, at) or read_day_month(scan, at) or read_stretch(scan, at) or read_year(scan, at)
        return read_twin(scan, found) if found and found.shape == "date" else found
    if word == ARTICLE:
        return read_day_month(scan, at) or read_stretch(scan, at)
    entry = scan.entries[at] if at < len(scan) else None
    if entry is None:
        return None
    kinds = entry.senses
    if "clock_heads" in kinds and (found := read_clock(scan, at)):
        return found
    if "ago" in kinds and (found := read_ago(scan, at)):
        return found
    if ("ahead" in kinds or "within" in kinds) and (found := read_ahead(scan, at)):
        return found
    if "each" in kinds and (found := read_recurring(scan, at)):
        return found
    found = (
        read_feast(scan, at)
        or read_figures(scan, at)
        or read_day_month(scan, at)
        or read_day(scan, at)
        or read_same_day(scan, at)
    )
    if found is None:
        found = read_stretch(scan, at) or read_part(scan, at) or read_unit(scan, at) or read_season(scan, at)
    if found is None:
        found = read_month_alone(scan, at) or read_decade(scan, at) or read_year(scan, at)
    return read_twin(scan, found) if found and found.shape == "date" else found


def _read_end(scan: Scan, at: int) -> TimeReading | None:
    """An end of a range: a point, or a lone day number or year that the other end completes."""
    found = read_point(scan, at)
    if found:
        return found if found.shape not in {"skip", "recurring", "clock"} else None
    head = scan.sense(at, "day_heads", None) or scan.sense(at, "month_heads", None)
    begin = head[1] if head else at
    if scan.word(begin) == ARTICLE:
        begin += 1
    day = scan.whole(begin)
    if day is not None and 1 <= day <= 31 and len(scan.word(begin)) <= 2:
        return TimeReading(at, begin + 1, "date", day=day)
    ordinal = scan.sense(begin, "ordinal", None if begin == at else "")
    if ordinal and head:
        return TimeReading(at, ordinal[1], "date", day=ordinal[0])
    return None


def complete(left: TimeReading, right: TimeReading) -> TimeReading | None:
    """The left end of a range with what it leaves to the right one: month, year, which one; None if it cannot be."""
    if left.shape != "date" or right.shape != "date":
        return None if left.bare_day else left
    if left.bare_day:
        if right.day is None or (right.month is None and right.unit != "month"):
            return None
        return replace(
            left, month=right.month, year=right.year, turn=right.turn, year_turn=right.year_turn, same=right.same,
            hijri=right.hijri, unit=right.unit,
        )  # fmt: skip
    settled = left.year or left.turn is not None or left.year_turn is not None or left.same
    if settled or (left.weekday is not None and right.weekday is None):
        return left
    return replace(
        left, year=right.year, year_turn=right.year_turn, turn=right.turn, same=right.same,
        hijri=left.hijri or right.hijri,
    )  # fmt: skip


def read_range(scan: Scan, at: int) -> TimeReading | None:
    """A time with two ends, or one open: "بين 3 و7 مايو", "من 2011 إلى 2014", "منذ مارس", "حتى نهاية العام"."""
    entry = scan.entries[at]
    kinds = entry.senses if entry else {}
    if "between" in kinds and (opener := scan.sense(at, "between", None)):
        begin = _skip_heads(scan, opener[1])
        left = _read_end(scan, begin)
        after = _after_and(scan, left.end) if left else None
        right = _read_end(scan, after) if after is not None else None
        if left and right:
            return _join(at, left, right)
    if "from" in kinds and (opener := scan.sense(at, "from", None)):
        begin = _skip_heads(scan, opener[1])
        left = _read_end(scan, begin)
        joiner = scan.sense(left.end, "to", None) if left else None
        right = _read_end(scan, joiner[1]) if joiner else None
        if left and right and (joined := _join(at, left, right)):
            return joined
    if "since" in kinds and (opener := scan.sense(at, "since", None)):
        begin = opener[1] + 1 if scan.word(opener[1]) == FROM else opener[1]
        point = read_point(scan, begin)
        if point and point.shape not in {"skip", "recurring", "clock", "stretch", "since"}:
            return TimeReading(at, point.end, "since", right=name_famous(scan, replace(point, start=begin)))
        return None
    if "until" in kinds and (opener := scan.sense(at, "until", None)):
        point = read_point(scan, opener[1])
        if point and point.shape in {"date", "unit", "season", "feast", "deictic"} and point.shift >= 0:
            return TimeReading(at, point.end, "until", right=point) if point.shape != "deictic" or point.shift else None
        return None
    return _read_dashed(scan, at)


def _skip_heads(scan: Scan, at: int) -> int:
    """Past the plural noun of a pair: "بين عامي 2011 و2014", "بين يومي 3 و7 مايو"."""
    for kind in ("year_heads_plural", "day_heads_plural"):
        if found := scan.sense(at, kind):
            return found[1]
    return at + 1 if scan.word(at) == "شهري" else at  # the two months of


def _after_and(scan: Scan, at: int) -> int | None:
    """The word that "and" joins to what stands before it; the particle may be written onto it or stand alone."""
    if scan.word(at) == _AND:
        return at + 1
    entry = scan.entries[at]
    return at if entry and entry.prefix == _AND else None


def _join(at: int, left: TimeReading, right: TimeReading) -> TimeReading | None:
    completed = complete(left, right)
    ok = {"date", "unit", "deictic", "season", "feast", "decade", "same", "century"}
    if completed is None or right.bare_day or completed.shape not in ok or right.shape not in ok:
        return None
    return TimeReading(at, right.end, "range", left=completed, right=right)


def _read_dashed(scan: Scan, at: int) -> TimeReading | None:
    """Two ends with a sign between them: "3-7 مايو", "2011-2014", "يناير-مارس 2020", "2014/2015"."""
    begin = _skip_heads(scan, at)
    headed = scan.sense(begin, "year_heads", None) if begin == at else None
    inner = headed[1] if headed else begin
    if scan.word(inner).isdecimal():
        return _read_dashed_figures(scan, at, inner)
    if scan.sense(begin, "month", None) is None:
        return None
    left = read_month_alone(scan, begin)
    if left is None or left.shape != "date" or left.year or scan.word(left.end) not in DASHES | SLASHES:
        return None
    right = read_month_alone(scan, left.end + 1, prefix="")
    return _join(at, left, right) if right and right.shape == "date" else None


def _read_dashed_figures(scan: Scan, at: int, inner: int) -> TimeReading | None:
    word, sign = scan.word(inner), scan.word(inner + 1)
    second = scan.whole(inner + 2)
    if second is None or not (sign in DASHES or sign in SLASHES or sign == _TO):
        return None
    first = int(word)
    if len(word) == 4 and 1900 <= first < second <= 2099 and (sign not in SLASHES or second == first + 1):
        right = read_year(scan, inner + 2, led=True)
        return TimeReading(at, right.end, "range", left=_figure_year(inner, first), right=right) if right else None
    if len(word) <= 2 and first < second <= 31 and sign not in SLASHES:
        right = read_day_month(scan, inner + 2)
        if right and right.shape == "date":
            return _join(at, TimeReading(inner, inner + 1, "date", day=first), right)
    return None


def _figure_year(at: int, year: int) -> TimeReading:
    return TimeReading(at, at + 1, "date", year=year)


def read_list(scan: Scan, at: int) -> list[TimeReading]:
    """Times that share their last words: "3 و4 مايو", "يومي السبت والأحد الماضيين", "يناير وفبراير 2019".

    Without a plural noun before it, only a list whose first item lacks what its last one has is read as one: all others
    read as well one by one.
    """
    begin = _skip_heads(scan, at)
    if begin == at and not _may_share(scan, at):
        return []
    items = _read_items(scan, begin, headed=begin > at)
    if not items or (begin == at and (len(items) < 2 or not _shares(items[0], items[-1]))):
        return []
    completed = [complete(item, items[-1]) for item in items[:-1]]
    listed = [item for item in completed if item is not None]
    if len(listed) < len(completed):
        return []
    listed.append(items[-1])
    listed[0] = replace(listed[0], start=at)
    return listed


def _may_share(scan: Scan, at: int) -> bool:
    word = scan.word(at)
    return (word.isdecimal() and len(word) <= 2) or scan.sense(at, "month", None) is not None


def _shares(first: TimeReading, last: TimeReading) -> bool:
    """True where the last of a list has a month or year that the first one lacks."""
    if first.bare_day:
        return True
    settled = first.year or first.turn is not None or first.year_turn is not None or first.same
    yearless = first.month is not None and not settled
    return yearless and last.month is not None and last.year is not None and first.hijri == last.hijri


def _read_items(scan: Scan, begin: int, *, headed: bool) -> list[TimeReading]:
    """The times of a list, from the first to the last one with a month of its own."""
    items: list[TimeReading] = []
    place: int | None = begin
    while place is not None and len(items) < MOST_LISTED:
        found = _read_end(scan, place)
        if found is None or found.shape != "date":
            break
        if items and (found.weekday is None) != (items[0].weekday is None):
            break
        items.append(found)
        comma = found.end + 1 if scan.word(found.end) in COMMAS else found.end
        place = _after_and(scan, comma)
        if place is None and comma > found.end and headed and scan.whole(comma) is not None:
            place = comma
    while items and items[-1].bare_day:
        items.pop()
    return items


@lru_cache(maxsize=2)  # numbers and times of one article are asked for one after the other
def scan_times(text: str) -> tuple[Scan, tuple[TimeReading, ...]]:
    """A text looked up in the calendar, and its time expressions as read."""
    scan = Scan(text, time_lexicon())
    return scan, tuple(read_times(scan))
