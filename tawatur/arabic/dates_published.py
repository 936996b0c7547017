"""Infer an article's date of publication from its own words.

In order of trust: a full date beside a word told from publication ("اليوم الأربعاء 22 يوليو 2020", "أمس …"); a
dateline; a weekday with a day and month that agree in one year near the latest that the text names; the latest full
date, moved to the weekday that the text calls today or yesterday. A text whose latest time is less exact than a day
gives no date.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tawatur.arabic.dates_ranges import read_times
from tawatur.arabic.dates_reading import TimeReading
from tawatur.arabic.dates_resolve import Resolved, Setting, resolve
from tawatur.arabic.numbers_scan import Scan

# A dateline stands within the first words of a text, or of its last line.
DATELINE_WORDS = 14


def infer_from_scan(scan: Scan) -> date | None:
    """The date of publication, or None where the text does not give it away."""
    readings = read_times(scan)
    full = [(reading, found) for reading in readings if (found := _resolve_full(reading))]
    for reading, found in full:
        if reading.shape == "deictic":
            return found.first - timedelta(days=reading.shift)
    for reading, found in full:
        if _is_dateline(scan, reading):
            return found.first
    latest = _latest_year(readings)
    for reading in readings:
        if agreed := _agree(reading, latest):
            return agreed
    days = [found.first for reading, found in full if not _lies_ahead(scan, reading)]
    if not days:
        return None
    last = max(days)
    if latest is not None and latest > last.year:
        return None
    return _move_to_weekday(readings, last)


def _resolve_full(reading: TimeReading) -> Resolved | None:
    """A reading that names day, month and year."""
    if reading.shape == "deictic":
        reading = reading.twin or reading
    if reading.shape != "date" or not reading.day or reading.year is None or reading.famous:
        return None
    found = resolve(replace(reading, slip=""), Setting(None))
    return found if found and found.precision == "day" else None


def _is_dateline(scan: Scan, reading: TimeReading) -> bool:
    """True for a full date at the head of the text, in brackets or after a town, or alone on a line."""
    before = scan.words[max(0, reading.start - DATELINE_WORDS) : reading.start]
    line = len(before) - before[::-1].index("\n") if "\n" in before else 0
    led = before[line:]
    at_head = reading.start < DATELINE_WORDS or "\n" in before
    if not at_head:
        return False
    alone = not led and scan.word(reading.end) in {"\n", "", "-", "–", "("}
    place = (
        len(led) <= 4
        and bool(led)
        and led[-1] in {"في", "،", "(", "-", "–", ":", "/", ","}
        and (scan.word(reading.end) in {")", "-", "–", ":", "(", "\n", "/", "،"})
    )
    return alone or place


def _latest_year(readings: list[TimeReading]) -> int | None:
    years: list[int] = []
    for reading in readings:
        for one in (reading, reading.left, reading.right, reading.twin):
            if one and one.year and not one.hijri and one.shape == "date":
                years.append(one.year)
    return max(years, default=None)


def _agree(reading: TimeReading, latest: int | None) -> date | None:
    """A day told from publication by weekday, day and month, in the year where all agree."""
    twin = reading.twin
    if reading.shape != "deictic" or twin is None or twin.weekday is None or not twin.day or not twin.month:
        return None
    if latest is None or twin.hijri:
        return None
    for year in range(latest, latest + 6):
        try:
            day = date(year, twin.month, twin.day)
        except ValueError:
            continue
        if day.weekday() == twin.weekday:
            return day - timedelta(days=reading.shift)
    return None


def _lies_ahead(scan: Scan, reading: TimeReading) -> bool:
    from tawatur.arabic.dates import is_ahead

    return is_ahead(scan, reading.start)


def _move_to_weekday(readings: list[TimeReading], last: date) -> date:
    """The first day from the latest date on whose weekday is the one that the text calls today or yesterday."""
    for reading in readings:
        twin = reading.twin
        if reading.shape != "deictic" or twin is None or twin.weekday is None or twin.month:
            continue
        weekday = (twin.weekday - reading.shift) % 7
        return last + timedelta(days=(weekday - last.weekday()) % 7)
    return last
