"""Calendars of the Arab press: word tables of months, days and feasts, and the arithmetic behind them.

Holds the Gregorian calendar under its Levantine, Egyptian and Maghrebi names and the Umm al-Qura calendar of the
Hijra. It reads no text; `dates` does. Tables come from `codebook/calendar.yml` on first use.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from tawatur.arabic.fold import fold_key
from tawatur.arabic.numbers_scan import ARTICLE, Lexicon, read_table
from tawatur.arabic.numbers_words import add_number_words

Stretch = tuple[date, date]
"""First and last day of a time, both included."""

# Most Arab states begin the week on Saturday (CLDR's week data for AE, DZ, EG, IQ, JO, KW, LY, SD, SY); Python's is 5.
WEEK_BEGINS = 5
# Kinds whose entries are plain lists of phrases under one value each.
_LISTED = ("same", "following", "preceding", "near", "far", "adverbs", "eve", "dayparts", "about", "few", "age_words")
_HEADS = ("month_heads", "year_heads", "year_heads_plural", "day_heads", "day_heads_plural", "matching")


def month_stretch(year: int, month: int) -> Stretch:
    """First and last day of a Gregorian month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def year_stretch(first: int, last: int | None = None) -> Stretch:
    """First day of a Gregorian year and last day of the same or a later one."""
    return date(first, 1, 1), date(first if last is None else last, 12, 31)


def week_stretch(day: date) -> Stretch:
    """The week, Saturday to Friday, that holds a day."""
    first = day - timedelta(days=(day.weekday() - WEEK_BEGINS) % 7)
    return first, first + timedelta(days=6)


def add_months(day: date, months: int) -> tuple[int, int]:
    """Year and month a number of months away from a day's own."""
    index = day.year * 12 + day.month - 1 + months
    return index // 12, index % 12 + 1


def hijri_stretch(year: int, month: int | None = None, day: int | None = None) -> Stretch | None:
    """Gregorian days of a Hijri year, month or day by the Umm al-Qura calendar (1343 to 1500 AH); None outside it.

    Example:
        >>> hijri_stretch(1441, 9, 1)
        (datetime.date(2020, 4, 24), datetime.date(2020, 4, 24))
    """
    from hijridate import Hijri

    try:
        first = Hijri(year, month or 1, day or 1)
        last_month = Hijri(year, month or 12, 1)
        last = first if day else Hijri(year, month or 12, last_month.month_length())
        start, end = first.to_gregorian(), last.to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(start.year, start.month, start.day), date(end.year, end.month, end.day)


def to_hijri(day: date) -> tuple[int, int, int] | None:
    """Hijri year, month and day of a Gregorian day; None outside 1924 to 2077."""
    from hijridate import Gregorian

    try:
        found = Gregorian(day.year, day.month, day.day).to_hijri()
    except (ValueError, OverflowError):
        return None
    return found.year, found.month, found.day


def hijri_year_of(day: date) -> int:
    """The Hijri year that a day lies in; a near guess outside Umm al-Qura's years."""
    found = to_hijri(day)
    return found[0] if found else round((day.year - 622) * 33 / 32)


def part_stretch(stretch: Stretch, part: str) -> Stretch:
    """A part of a stretch of days, in whole months where it spans a year or more.

    `early`, `mid` and `late` are the thirds, on purpose wide: "أواخر" (late in) may be said of any day of the
    last third, and a bound that is surely true is worth more here than a guess. `h1`, `q3`, `t2` are halves,
    quarters, thirds; `w1` to `w4` the weeks of a month, `w5` its last.
    """
    first, last = stretch
    days = (last - first).days + 1
    if part[0] == "w":
        week = int(part[1])
        start = last - timedelta(days=6) if week == 5 else first + timedelta(days=7 * (week - 1))
        return start, min(last, start + timedelta(days=6))
    index, pieces = _PIECES[part]
    if days > 360 and first.day == 1:
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        begin = add_months(first, months * index // pieces)
        final = add_months(first, months * (index + 1) // pieces - 1)
        return month_stretch(*begin)[0], month_stretch(*final)[1]
    if 28 <= days <= 31 and pieces == 3:
        days = 30  # thirds of a month are 1-10, 11-20 and the rest
    start = first + timedelta(days=days * index // pieces)
    return start, last if index == pieces - 1 else first + timedelta(days=days * (index + 1) // pieces - 1)


_PIECES = {
    **{name: (at, 3) for at, name in enumerate(("early", "mid", "late"))},
    **{f"{letter}{at + 1}": (at, size) for letter, size in (("h", 2), ("t", 3), ("q", 4)) for at in range(size)},
}


@lru_cache(maxsize=1)
def read_calendar() -> dict[str, Any]:
    """The word tables of `calendar.yml`."""
    return read_table("calendar.yml")


@lru_cache(maxsize=64)
def folded_words(*path: str | int) -> frozenset[str]:
    """The folded words of one list of `calendar.yml`, for tests of neighbouring words."""
    found: Any = read_calendar()
    for step in path:
        found = found[step]
    return frozenset(fold_key(str(word)) for word in found)


@lru_cache(maxsize=1)
def month_names() -> dict[int, str]:
    """English names of the months, as slips are written."""
    return {month["number"]: month["en"] for month in read_calendar()["months"]}


@lru_cache(maxsize=1)
def time_lexicon() -> Lexicon:
    """The lexicon of all words of time, built on first use."""
    table = read_calendar()
    lexicon = Lexicon(frozenset(fold_key(word) for word in read_table("numbers.yml")["never"]))
    for month in table["months"]:
        for family in ("western", "levantine", "maghrebi", "libyan"):
            lexicon.add_all("month", month[family], (month["number"], family))
    for month in table["hijri_months"]:
        lexicon.add_all("hijri", month["names"], month["number"])
    for kind in ("weekdays", "bare_weekdays"):
        for number, names in table[kind].items():
            lexicon.add_all(kind, names, number)
    for kind in ("turns", "deictics", "parts", "eras", "decades", "feast_days", "fractions", "part_of_unit"):
        for value, names in table[kind].items():
            lexicon.add_all(kind, names, value)
    for name, forms in table["units"].items():
        for form, words in forms.items():
            lexicon.add_all("unit", words, (name, form))
    for name, words in table["units_definite"].items():
        lexicon.add_all("unit_definite", words, name)
    for name, forms in table["units_definite_many"].items():
        for form, words in forms.items():
            lexicon.add_all("units_definite", words, (name, form))
    for name, season in table["seasons"].items():
        lexicon.add_all("season", season["names"], name)
    for feast in table["feasts"]:
        lexicon.add_all("feast", feast["names"], feast)
    for kind, words in table["openers"].items():
        lexicon.add_all(kind, words)
    for kind, words in table["clock"].items():
        lexicon.add_all("clock_" + kind, words)
    for kind in (*_LISTED, *_HEADS):
        lexicon.add_all(kind, table[kind])
    lexicon.add_all("turn_last", table["turn_last"], -1)
    lexicon.add_all("turn_next", table["turn_next"], 1)
    lexicon.add_all("each", table["recurring"]["each"])
    for decade, names in table["decades"].items():
        lexicon.add_all("decades", [ARTICLE + name for name in names], decade)
    lexicon.add("century", ARTICLE + "قرن")  # the century
    add_number_words(lexicon)
    return lexicon.close()
