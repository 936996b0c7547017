"""What an actor wants, accepts, refuses, conditions or threatens."""

from __future__ import annotations

from typing import Literal

from tawatur.records.base import Record
from tawatur.records.span import Span

Stance = Literal[
    "demand", "condition", "offer", "commitment", "refusal", "support", "opposition", "red_line", "concern"
]


class Position(Record, frozen=True):
    """A stance of `holder` on `matter`. `condition` is the span of the "if" part; `by` who said so, "" the outlet."""

    holder: str
    stance: Stance
    matter: Span
    condition: Span | None = None
    toward: tuple[str, ...] = ()
    by: str = ""
    confidence: float | None = None
