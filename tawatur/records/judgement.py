"""A human decision on a machine's finding."""

from __future__ import annotations

from typing import Any, Literal

from tawatur.records.base import Record
from tawatur.records.span import Span

Verdict = Literal["accept", "reject", "correct", "merge", "split", "note"]


class Judgement(Record, frozen=True):
    """Dated, signed and reversible; anchored to the words judged, so that it outlives a new reading."""

    document: str
    anchor: Span
    kind: str
    verdict: Verdict
    by: str
    at: str
    why: str = ""
    correction: dict[str, Any] | None = None
    undone: bool = False
