"""Ceasefires, in the fields of the ETH/PRIO Civil Conflict Ceasefire dataset."""

from __future__ import annotations

from typing import Literal

from tawatur.records.base import Record
from tawatur.records.span import Span

Sides = Literal["unilateral", "bilateral", "multilateral", ""]


class Ceasefire(Record, frozen=True):
    """A cessation of hostilities that somebody declared. Dates are ISO, as precise as told, "" where not told."""

    span: Span
    sides: Sides = ""
    parties: tuple[str, ...] = ()
    declared: str = ""
    in_force: str = ""
    ends: str = ""
    ceasefire_class: str = ""  # cessation of hostilities, cessation with provisions, definitive
    purpose: str = ""  # humanitarian, holiday, peace process, election, other
    area: str = ""
    mechanism: str = ""
    monitors: tuple[str, ...] = ()
