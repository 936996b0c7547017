"""Read dates in figures, and the same day in the other calendar beside a date.

Reads "17/6/2020", "2020-06-17", "17.6.2020", "1436/10/5هـ", and "5 شوال 1436هـ الموافق 21 يوليو 2015م".
"""

from __future__ import annotations

from dataclasses import replace

from tawatur.arabic.dates_months import read_day_month
from tawatur.arabic.dates_reading import TimeReading
from tawatur.arabic.dates_years import (
    COMMAS,
    DASHES,
    OPENING,
    SLASHES,
    closing_after,
    is_year,
    read_turn,
    read_year_figure,
)
from tawatur.arabic.numbers_scan import Scan


def read_figures(scan: Scan, at: int) -> TimeReading | None:
    """A date in figures: "17/6/2020", "2020-06-17", "17.6.2020", "1436/10/5هـ"; "17/6" after a word of day."""
    head = scan.sense(at, "day_heads", None)
    begin = head[1] if head else at
    word = scan.word(begin)
    if word.count(".") == 2 and all(part.isdecimal() for part in word.split(".")):
        parts, end = [int(part) for part in word.split(".")], begin + 1
    else:
        parts, end = _read_parted(scan, begin)
    if len(parts) == 3:
        return _order_figures(scan, at, end, parts)
    if len(parts) == 2 and 1 <= parts[0] <= 31 and 1 <= parts[1] <= 12 and "." not in word:
        turn = read_turn(scan, end)
        if head or turn or scan.sense(at - 1, "weekdays", None) or scan.sense(at - 2, "weekdays", None):
            return TimeReading(
                at, turn[1] if turn else end, "date", day=parts[0], month=parts[1], turn=turn[0] if turn else None
            )
    return None


def _read_parted(scan: Scan, at: int) -> tuple[list[int], int]:
    parts: list[int] = []
    end = at
    sign = ""
    while len(parts) < 3 and (figure := scan.whole(end)) is not None and len(scan.word(end)) <= 4:
        parts.append(figure)
        end += 1
        if len(parts) == 3 or scan.whole(end + 1) is None:
            break
        parted = scan.word(end)
        if (parted not in SLASHES and parted not in DASHES) or (sign and parted != sign):
            break
        # "3 - 7" with spaces is a range, "3 / 7 / 2020" a date.
        sign, end = parted, end + 1
    return parts, end


def _order_figures(scan: Scan, at: int, end: int, parts: list[int]) -> TimeReading | None:
    first, middle, last = parts
    year, month, day = (first, middle, last) if first > 31 else (last, middle, first)
    if year < 100:
        year += 2000
    if month > 12 >= day:  # "6/17/2020", and dates that a bidirectional editor turned round
        month, day = day, month
    if not (1 <= month <= 12 and 1 <= day <= 31 and (1300 <= year <= 1500 or 1800 <= year <= 2199)):
        return None
    era, after = scan.sense(end, "eras") or ("", end)
    hijri = era == "hijri" or (not era and year <= 1500)
    turn = read_turn(scan, after)
    return TimeReading(at, turn[1] if turn else after, "date", year=year, month=month, day=day, hijri=hijri)


def read_twin(scan: Scan, reading: TimeReading) -> TimeReading:
    """Add the same day in the other calendar: "5 شوال 1436هـ الموافق 21 يوليو 2015م", "1436/10/5هـ (21 يوليو)"."""
    at = reading.end
    sign = scan.word(at)
    parted = at + 1 if sign in COMMAS or sign in OPENING or sign in SLASHES or sign in DASHES or sign == "=" else at
    matching = scan.sense(parted, "matching")
    begin = matching[1] if matching else parted
    if begin == at:
        return reading
    if matching and (weekday := scan.sense(begin, "weekdays", None)):
        begin = weekday[1]
    twin = read_figures(scan, begin) or read_day_month(scan, begin)
    if twin is None and not matching and reading.day is None and reading.month is None:
        year = read_year_figure(scan, begin) if is_year(scan, begin) else None
        if year and year.hijri != reading.hijri:
            return replace(reading, end=closing_after(scan, at, year.end) if parted > at else year.end)
    if twin is None or twin.shape != "date" or (twin.hijri == reading.hijri and not (matching and not reading.month)):
        return reading
    end = closing_after(scan, at, twin.end) if parted > at else twin.end
    return replace(reading, end=end, twin=twin)
