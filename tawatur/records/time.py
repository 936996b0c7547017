"""Times that an article names, and the days that they mean."""

from __future__ import annotations

from typing import Literal

from tawatur.records.base import Record
from tawatur.records.span import Span

Precision = Literal["day", "week", "month", "season", "year", "decade", "part"]
TimeKind = Literal["absolute", "relative", "range", "recurring", "since"]


class Time(Record, frozen=True):
    """A time as an article words it, resolved against the date of publication.

    `value` is ISO 8601 and as precise as the words: 2020, 2020-06, 2020-06-17, an interval a/b, or R/P1W for what
    comes back; `first` and `last` are the first and last day meant. `inferred` tells that a rule chose among readings
    that the words leave open; `slip` holds names that contradict each other ("january/december"), of which the first
    is resolved.
    """

    span: Span
    value: str
    first: str
    last: str
    precision: Precision
    kind: TimeKind = "absolute"
    inferred: bool = False
    slip: str = ""
