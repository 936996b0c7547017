"""Set one reading of a time against the date of publication.

The rules and their reasons are told in `docs/times.md`. A reading that needs a publication date and has none, or
names no day that there is, resolves to None.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tawatur.arabic.dates_reading import TimeReading
from tawatur.arabic.dates_resolve_day import (
    nearest_weekday,
    resolve_date,
    resolve_deictic,
    resolve_night,
)
from tawatur.arabic.dates_resolve_span import (
    resolve_after,
    resolve_ago,
    resolve_century,
    resolve_decade,
    resolve_feast,
    resolve_same,
    resolve_season,
    resolve_stretch,
    resolve_unit,
)
from tawatur.arabic.dates_resolved import Precision, Resolved, Setting, settle


def resolve(reading: TimeReading, setting: Setting) -> Resolved | None:
    """The days that a reading means, or None where they cannot be known."""
    try:
        return _RULES[reading.shape](reading, setting)
    except (OverflowError, ValueError):
        return None


def _resolve_recurring(reading: TimeReading, setting: Setting) -> Resolved | None:
    """A time that comes back: the day of publication, with ISO 8601's repeating interval as its value."""
    if setting.published is None:
        return None
    letter = {"day": "D", "week": "W", "month": "M", "year": "Y"}[reading.unit]
    day = setting.published
    if reading.weekday is not None:
        day = nearest_weekday(reading.weekday, day, None, ahead=False)
    if reading.month:
        once = resolve_date(replace(reading, shape="date", unit=""), setting)
        return once and replace(once, value="R/P1Y", kind="recurring")
    value = f"R/P{reading.least or 1:g}{letter}"
    precision: Precision = {"day": "day", "week": "week", "month": "month"}.get(reading.unit, "year")  # type: ignore[assignment]
    return Resolved(day, day, value, "day" if reading.weekday is not None else precision, "recurring")


def _resolve_clock(reading: TimeReading, setting: Setting) -> Resolved | None:
    """An hour without its day belongs to the day told before it, else to that of publication."""
    day = setting.told.first if setting.told and setting.told.precision == "day" else setting.published
    return settle((day, day), "day", reading, inferred=True) if day else None


def _resolve_range(reading: TimeReading, setting: Setting) -> Resolved | None:
    if reading.left is None or reading.right is None:
        return None
    left, right = resolve(reading.left, setting), resolve(reading.right, setting)
    if left is None or right is None:
        return None
    if left.first > right.first:
        # The end whose year or week a rule chose gives way to the one that the words fix; of two, the right one.
        if right.inferred and reading.right.month and not reading.right.hijri:
            year = left.first.year + ((reading.right.month, right.first.day) < (left.first.month, left.first.day))
            right = resolve(replace(reading.right, year=year), setting) or right
        elif left.inferred and reading.left.month and not reading.left.hijri:
            year = right.first.year - ((reading.left.month, left.first.day) > (right.first.month, right.first.day))
            left = resolve(replace(reading.left, year=year), setting) or left
        elif left.inferred:
            back = timedelta(days=7)
            left = replace(left, first=left.first - back, last=left.last - back)
    if left.first > right.last:
        return None
    start, end = left.value.split("/")[0], right.value.split("/")[-1]
    if reading.left.weekday is not None and left.first == left.last:
        start = left.first.isoformat()
    slip = left.slip or right.slip
    return Resolved(
        left.first, right.last, f"{start}/{end}", right.precision, "range", left.inferred or right.inferred, slip
    )


def _resolve_since(reading: TimeReading, setting: Setting) -> Resolved | None:
    """A time open towards publication: its value is its beginning, its last day that of publication."""
    start = resolve(reading.right, setting) if reading.right else resolve_ago(reading, setting)
    if start is None:
        return None
    published = setting.published
    last = published if published and published >= start.first else start.last
    return replace(start, last=last, kind="since")


def _resolve_until(reading: TimeReading, setting: Setting) -> Resolved | None:
    """A time open from publication: "حتى نهاية العام"; one that ended before publication keeps its own first day."""
    end = resolve(reading.right, replace(setting, ahead=True)) if reading.right else None
    if end is None:
        return None
    published = setting.published
    first = published if published and published <= end.last else end.first
    return replace(end, first=first, kind="range")


_RULES = {
    "date": resolve_date,
    "deictic": resolve_deictic,
    "unit": resolve_unit,
    "same": resolve_same,
    "ago": resolve_ago,
    "after": resolve_after,
    "within": resolve_stretch,
    "stretch": resolve_stretch,
    "season": resolve_season,
    "feast": resolve_feast,
    "decade": resolve_decade,
    "century": resolve_century,
    "recurring": _resolve_recurring,
    "clock": _resolve_clock,
    "night": resolve_night,
    "range": _resolve_range,
    "since": _resolve_since,
    "until": _resolve_until,
}
