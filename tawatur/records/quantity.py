"""Sizes: killed, wounded, arrested, displaced, amounts."""

from __future__ import annotations

from tawatur.records.base import Record
from tawatur.records.span import Span


class Quantity(Record, frozen=True):
    """A number with its unit. `best`, `low` and `high` are in that unit; `source` is the entity that gives it.

    `event` counts within the article's events: the act that the number sizes, None where it sizes none.
    """

    span: Span
    unit: str
    best: float | None = None
    low: float | None = None
    high: float | None = None
    source: str = ""
    event: int | None = None
