"""A time set against its publication date, and how its value is written."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from tawatur.arabic.calendar import Stretch, part_stretch
from tawatur.arabic.dates_reading import TimeReading

Precision = Literal["day", "week", "month", "season", "year", "decade", "part"]
Kind = Literal["absolute", "relative", "range", "recurring", "since"]


@dataclass(frozen=True, slots=True)
class Resolved:
    """A time with its days: see `TimeMention` for the fields."""

    first: date
    last: date
    value: str
    precision: Precision
    kind: Kind = "relative"
    inferred: bool = False
    slip: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a reading is set against.

    Attributes:
        published: date of publication, None if unknown.
        told: the time told before this one in the text, None at its beginning.
        ahead: words before the expression say that its matter lies ahead.
    """

    published: date | None
    told: Resolved | None = None
    ahead: bool = False


def write_stretch(first: date, last: date) -> str:
    """A stretch of days as short as ISO 8601 has it: a day, a month, a year or an interval of these."""
    if first == last:
        return first.isoformat()
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        if first.month == 1 and last.month == 12:
            return f"{first.year:04}" if first.year == last.year else f"{first.year:04}/{last.year:04}"
        start = f"{first:%Y-%m}"
        return start if (first.year, first.month) == (last.year, last.month) else f"{start}/{last:%Y-%m}"
    return f"{first.isoformat()}/{last.isoformat()}"


def settle(stretch: Stretch, precision: Precision, reading: TimeReading, **more: object) -> Resolved:
    """A resolved stretch, narrowed to its part where the reading names one."""
    value = write_stretch(*stretch)
    if reading.part:
        stretch = part_stretch(stretch, reading.part)
        if reading.part[-1].isdigit():  # a quarter or half has its own bounds, "late" has none
            value = write_stretch(*stretch)
        precision = "part"
    return replace(Resolved(*stretch, value, precision, slip=reading.slip), **more)  # type: ignore[arg-type]
