"""Texts that parties adopted, and their points (the terms of PA-X)."""

from __future__ import annotations

from tawatur.records.base import Record
from tawatur.records.span import Span


class Provision(Record, frozen=True):
    """One point of an instrument, as this article renders it. Parties to it stand in `obligors` and `beneficiaries`."""

    span: Span
    obligors: tuple[str, ...] = ()
    beneficiaries: tuple[str, ...] = ()
    deadline: str = ""
    condition: Span | None = None


class ThirdParty(Record, frozen=True):
    """Somebody at an instrument who is no party to it: mediator, guarantor, host, observer."""

    entity: str
    role: str


class Instrument(Record, frozen=True):
    """A joint statement, memorandum, accord, conference conclusion, resolution or truce in force."""

    label: Span
    kind: str = ""
    parties: tuple[str, ...] = ()
    third_parties: tuple[ThirdParty, ...] = ()
    date: str = ""
    place: str = ""
    provisions: tuple[Provision, ...] = ()
