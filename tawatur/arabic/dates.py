"""Find the times that an Arabic text names, and the days that they mean.

Finds calendar dates under all month names of the Arab press, Hijri dates, weekdays, days and spans told from
publication, ranges, seasons, feasts, decades and hours, and resolves each against the date of publication. It reads no
events, and mends nothing: names that contradict each other are kept as a slip. `docs/times.md` tells the rules.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tawatur.arabic.calendar import time_lexicon
from tawatur.arabic.dates_ahead import is_ahead
from tawatur.arabic.dates_published import infer_from_scan
from tawatur.arabic.dates_ranges import scan_times
from tawatur.arabic.dates_reading import TimeReading
from tawatur.arabic.dates_resolve import resolve
from tawatur.arabic.dates_resolved import Kind, Precision, Resolved, Setting
from tawatur.arabic.numbers_scan import Scan


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time as an article names it.

    Attributes:
        start, end: half-open, in code points of the text as read.
        value: ISO 8601, as precise as the words: 2020, 2020-06, 2020-06-17, an interval a/b, or R/P1W for what
            comes back.
        first, last: first and last day meant; of a part ("أواخر") wide bounds.
        precision: day, week, month, season, year, decade (and longer), or part of one of these.
        kind: absolute (the words alone fix it), relative (told from publication), range, recurring or since (its
            `value` is the beginning, `last` the publication).
        inferred: a rule chose among readings that the words leave open (which year's July, which Sunday).
        slip: names that contradict each other, as "january/december"; the first is resolved.
    """

    start: int
    end: int
    value: str
    first: date
    last: date
    precision: Precision
    kind: Kind
    inferred: bool
    slip: str


def find_times(text: str, published: date | None) -> tuple[TimeMention, ...]:
    """Find every time expression of a text and resolve it.

    Args:
        text: an article as read; marks, tatweel, presentation forms and the three digit sets are all read.
        published: its date of publication. Without one, only what the words alone fix is returned.

    Returns:
        Mentions in order of the text, none overlapping another.

    Example:
        >>> mentions = find_times("التقى الوزيران في 17 حزيران/يونيو الماضي", date(2020, 7, 22))
        >>> mentions[0].value, mentions[0].precision
        ('2020-06-17', 'day')
    """
    scan, readings = scan_times(text)
    found: list[TimeMention] = []
    for reading, resolved in resolve_times(scan, readings, published):
        start, end = scan.source_span(reading.start, reading.end)
        found.append(_mention(start, end, resolved))
    return tuple(found)


def _mention(start: int, end: int, found: Resolved) -> TimeMention:
    return TimeMention(
        start=start,
        end=end,
        value=found.value,
        first=found.first,
        last=found.last,
        precision=found.precision,
        kind=found.kind,
        inferred=found.inferred,
        slip=found.slip,
    )


def resolve_times(
    scan: Scan, readings: Sequence[TimeReading], published: date | None
) -> list[tuple[TimeReading, Resolved]]:
    """The times of a scanned text with their days, in order; readings that cannot be resolved are left out."""
    found: list[tuple[TimeReading, Resolved]] = []
    told: Resolved | None = None
    for reading in readings:
        ahead = _is_open(reading) and is_ahead(scan, reading.start)
        resolved = resolve(reading, Setting(published, told, ahead))
        if resolved is None:
            continue
        if resolved.kind != "recurring":
            told = resolved
        found.append((reading, resolved))
    return found


def _is_open(reading: TimeReading) -> bool:
    """True where a sign of the future would change what the reading means."""
    if reading.shape in {"range", "until"}:
        return True
    return reading.shape in {"date", "night", "after"} and reading.year is None


def infer_published(text: str) -> date | None:
    """The date of publication as far as a text gives it away; see `dates_published`."""
    return infer_from_scan(Scan(text, time_lexicon()))
