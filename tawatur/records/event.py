"""Who did what to whom (PLOVER)."""

from __future__ import annotations

from typing import Literal

from tawatur.records.base import Record
from tawatur.records.span import Span

EventType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
Status = Literal["occurred", "ongoing", "planned", "hypothetical", "denied"]


class Event(Record, frozen=True):
    """An act between actors, at its fullest mention in the article; `anchor` are the words that tell it."""

    type: EventType
    anchor: Span
    status: Status = "occurred"
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: str = ""
    date: str = ""
    mode: str = ""
    context: str = ""
    claimed_by: str = ""
    denied_by: str = ""
    confidence: float | None = None
