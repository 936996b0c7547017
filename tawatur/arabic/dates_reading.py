"""What the words of one time expression say, before it is set against a publication date."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TimeReading:
    """One expression as read: only what stands in the text, nothing yet supplied.

    Attributes:
        start, end: word indices in the scan, half-open.
        shape: date, deictic, unit, ago, stretch, season, feast, decade, century, same, recurring, clock, night, range,
            since, until, or skip (words that look like a time and name something else).
        year, month, day, weekday: as written; a Hijri year and month where `hijri`.
        turn: which one of a row (-1 the last, 0 the running, 1 the coming), of the expression's own finest word.
        year_turn: the same of a year named after the month ("مايو من العام الماضي").
        same: the year (or `unit`) is the one told before ("من العام نفسه").
        shift: days from publication, for deictics; steps of `unit` for `same`.
        part: early, mid, late, h1 … q4, w1 … w5, or empty.
        unit, least, most: a length of time, with its bounds counted in units; least is None where no count is given.
        name: season or feast.
        left, right: the ends of a range; `right` alone for since and until.
        twin: the same day in the other calendar ("الموافق"), or the date beside a weekday.
        slip: names that contradict each other within the expression.
        famous: the year was supplied by the table of named days.
    """

    start: int
    end: int
    shape: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    turn: int | None = None
    year_turn: int | None = None
    same: bool = False
    shift: int = 0
    part: str = ""
    unit: str = ""
    least: float | None = None
    most: float | None = None
    name: str = ""
    hijri: bool = False
    left: TimeReading | None = None
    right: TimeReading | None = None
    twin: TimeReading | None = None
    slip: str = ""
    famous: bool = False

    @property
    def bare_day(self) -> bool:
        """A lone day number: the left end of "بين 3 و7 مايو"."""
        return self.shape == "date" and self.day is not None and self.month is None and self.turn is None
