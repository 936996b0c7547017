"""Attributed content, and the chain that passed it on."""

from __future__ import annotations

from typing import Literal

from tawatur.records.base import Record
from tawatur.records.span import Span

Anonymity = Literal["named", "institution", "unnamed"]
CueClass = Literal["say", "assert", "announce", "accuse", "deny", "warn", "demand", "express", "judge", "ask"]
Form = Literal["direct", "indirect", "mixed"]


class Hop(Record, frozen=True):
    """Somebody who passed a statement on. `entity` is an id of the article; `hedge` the distance it keeps, if any."""

    entity: str
    span: Span | None = None
    hedge: str = ""


class Statement(Record, frozen=True):
    """One stretch of content attributed to one speaker by one cue (quotation attribution, after the coding manual).

    `chain` holds the hops between the speaker and the article, nearest to the speaker first; the publishing outlet
    is no hop. `speaker` is "" where the text names nobody. `joint` are the further speakers of a joint statement.
    `confidence` is the share of such records that were right on coded articles, or None where it was not measured.
    """

    content: Span
    cue: Span
    speaker: str
    anonymity: Anonymity
    cue_class: CueClass
    form: Form
    joint: tuple[str, ...] = ()
    chain: tuple[Hop, ...] = ()
    speaker_span: Span | None = None
    hedge: str = ""
    confidence: float | None = None
