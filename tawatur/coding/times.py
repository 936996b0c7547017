"""The times of an article as records."""

from __future__ import annotations

from datetime import date

from tawatur.arabic.dates import TimeMention, find_times
from tawatur.records.document import Document
from tawatur.records.span import make_span
from tawatur.records.time import Time


def find_time_records(doc: Document) -> tuple[Time, ...]:
    """Every time that an article names, resolved against its date of publication.

    What a time means is told by `tawatur.arabic.dates` and `docs/times.md`; without a date of publication only what the
    words alone fix is returned. Times of events are not settled here.

    Returns:
        Records in the order of the text, none overlapping another.

    Example:
        >>> doc = Document(name="a", text="اتفق الطرفان أمس على هدنة", published="2020-07-22")
        >>> [(one.span.quote, one.value, one.kind) for one in find_time_records(doc)]
        [('أمس', '2020-07-21', 'relative')]
    """
    return write_times(doc, find_times(doc.text, read_day(doc.published)))


def write_times(doc: Document, found: tuple[TimeMention, ...]) -> tuple[Time, ...]:
    """Records of times already found in a document's text."""
    return tuple(
        Time(
            span=make_span(doc.text, one.start, one.end),
            value=one.value,
            first=one.first.isoformat(),
            last=one.last.isoformat(),
            precision=one.precision,
            kind=one.kind,
            inferred=one.inferred,
            slip=one.slip,
        )
        for one in found
    )


def read_day(published: str) -> date | None:
    """The day of a date of publication, with or without a time; None where it is not known to the day.

    Example:
        >>> read_day("2020-07-09T10:00+03:00"), read_day("2020")
        (datetime.date(2020, 7, 9), None)
    """
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None
