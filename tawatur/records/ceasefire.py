"""Ceasefires, in the fields of the ETH/PRIO Civil Conflict Ceasefire dataset, and claims that one was broken."""

from __future__ import annotations

from typing import Literal

from tawatur.records.base import Record
from tawatur.records.span import Span

Sides = Literal["unilateral", "bilateral", "multilateral", ""]
# Of ETH/PRIO: a bare stop; one with rules for watching it; one that ends the fighting for good.
CeasefireClass = Literal["cessation", "with_provisions", "definitive", ""]
Purpose = Literal["humanitarian", "holiday", "peace_process", "election", "other", ""]
State = Literal["declared", "in_force", "extended", "ended", ""]


class Ceasefire(Record, frozen=True):
    """A cessation of hostilities that somebody declared, agreed to or ended; what is only asked for is a position.

    `span` is its fullest mention. Dates are ISO, as precise as told, "" where not told; `duration` is an ISO 8601
    duration ("P5D", "PT72H"); `state` is the last that the article tells of it; `area` and `mechanism` are the
    article's words.
    """

    span: Span
    sides: Sides = ""
    parties: tuple[str, ...] = ()
    declared: str = ""
    in_force: str = ""
    ends: str = ""
    ceasefire_class: CeasefireClass = ""
    purpose: Purpose = ""
    area: str = ""
    mechanism: str = ""
    monitors: tuple[str, ...] = ()
    duration: str = ""
    state: State = ""


class ViolationClaim(Record, frozen=True):
    """That somebody broke a ceasefire, as somebody says; no finding that it was so.

    `accuser` is "" where the outlet tells it in its own voice, `denied_by` who denies it in the article. `ceasefire`
    counts within the article's ceasefires, None where it has no record of its own.
    """

    span: Span
    accused: tuple[str, ...] = ()
    accuser: str = ""
    place: str = ""
    date: str = ""
    denied_by: str = ""
    ceasefire: int | None = None
