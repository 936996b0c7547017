"""The times of an article as records."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from tawatur.arabic.dates import find_times
from tawatur.records.document import Document
from tawatur.records.span import make_span
from tawatur.records.time import Time

# Kinds of words in the calendar without one of which no rule finds a time: all that names or measures one. What only
# opens or bounds a time ("since", "until", "between") needs one of these after it in the same sentence.
NAMING = frozenset(
    "month unit units_definite unit_definite weekdays bare_weekdays dayparts deictics adverbs season feast feast_days "
    "decades century clock_heads year_heads day_heads".split()
)


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
    passages = cut_passages(doc.text, naming_words())
    found = []
    for one in find_times(passages.text, read_day(doc.published)):
        start, end = passages.to_source(one.start, one.end)
        found.append(
            Time(
                span=make_span(doc.text, start, end),
                value=one.value,
                first=one.first.isoformat(),
                last=one.last.isoformat(),
                precision=one.precision,
                kind=one.kind,
                inferred=one.inferred,
                slip=one.slip,
            )
        )
    return tuple(found)


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


@lru_cache(maxsize=1)
def naming_words() -> frozenset[str]:
    """Folded words of which a sentence holds one at least, or a figure, where it names a time."""
    return telling_words(time_lexicon(), lambda kind, _: kind in NAMING)
