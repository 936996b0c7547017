"""Infer an article's date of publication from its own words.

In order of trust: a full date beside a word told from publication ("اليوم الأربعاء 22 يوليو 2020", "أمس …"); a
dateline ("القاهرة في 22 يوليو 2020"); a day told from publication whose weekday, day and month agree in the latest year
that the text names; the latest full date, where its own weekday is named again without a date, as news names the days
just past. Anything less gives no date: a wrong one would put every time of the article wrong.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tawatur.arabic.calendar import folded_words
from tawatur.arabic.dates_ahead import is_ahead
from tawatur.arabic.dates_ranges import read_times
from tawatur.arabic.dates_reading import TimeReading
from tawatur.arabic.dates_resolve import resolve
from tawatur.arabic.dates_resolved import Resolved, Setting
from tawatur.arabic.numbers_scan import Scan

# Words of a line before its dateline's date: a town of two or three words, "in".
DATELINE_WORDS = 4
_CLOSERS = frozenset(")-–—/(:،")
_IN = frozenset({"في", "بتاريخ", "نشر", "تاريخ", ":", "،", "(", "-", "–", "/", ","})


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
    return _last_confirmed(scan, readings, full, latest)


def _resolve_full(reading: TimeReading) -> Resolved | None:
    """A reading that names day, month and year."""
    if reading.shape == "deictic":
        reading = reading.twin or reading
    if reading.shape != "date" or not reading.day or reading.year is None or reading.famous:
        return None
    found = resolve(reading, Setting(None))
    return found if found and found.precision == "day" and not found.slip else None


def _is_dateline(scan: Scan, reading: TimeReading) -> bool:
    """True for a full date that opens the text after its town, or that is the text's last line."""
    line = reading.start
    while line > 0 and scan.word(line - 1) != "\n":
        line -= 1
    led = scan.words[line : reading.start]
    after = scan.word(reading.end)
    if not led and after in {"", "\n"}:
        return "\n" not in scan.words[:line] or not any(scan.words[reading.end :])
    first = all(word == "\n" for word in scan.words[:line])
    if not first or not led or len(led) > DATELINE_WORDS:
        return False
    agency = scan.stands_in(reading.end, folded_words("agencies")) or scan.stands_in(
        reading.end + 1, folded_words("agencies")
    )
    signed = led[-1] in _IN and after in _CLOSERS
    return agency or signed


def _latest_year(readings: list[TimeReading]) -> int | None:
    ends = [one for reading in readings for one in (reading, reading.left, reading.right, reading.twin) if one]
    return max((one.year for one in ends if one.year and not one.hijri and one.shape == "date"), default=None)


def _agree(reading: TimeReading, latest: int | None) -> date | None:
    """A day told from publication by weekday, day and month, where all agree in the latest year that is named."""
    twin = reading.twin
    if reading.shape != "deictic" or twin is None or twin.weekday is None or not twin.day or not twin.month:
        return None
    if latest is None or twin.year or twin.hijri:
        return None
    found = resolve(replace(twin, year=latest), Setting(None))
    return found.first - timedelta(days=reading.shift) if found and not found.slip else None


def _last_confirmed(
    scan: Scan, readings: list[TimeReading], full: list[tuple[TimeReading, Resolved]], latest: int | None
) -> date | None:
    """The latest full date that does not lie ahead, if the text names its weekday once more without a date."""
    past = [(found.first, reading) for reading, found in full if not is_ahead(scan, reading.start)]
    if not past:
        return None
    last, reading = max(past, key=lambda pair: pair[0])
    if reading.weekday is None or (latest is not None and latest > last.year):
        return None
    bare = {one.weekday for one in readings if one.shape == "date" and one.weekday is not None and not one.day}
    return last if last.weekday() in bare else None
