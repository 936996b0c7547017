"""Answers of `accounts`."""

from __future__ import annotations

from tawatur.cli.answers.base import Answer
from tawatur.records.span import Span


class RecordRow(Answer, frozen=True):
    """A record of an article: `index` counts within its kind (statement, position, provision, event)."""

    document: str
    kind: str
    index: int


class SamePointRow(Answer, frozen=True):
    """One point with its records in two articles or more."""

    label: str
    members: tuple[RecordRow, ...]


class ContradictionRow(Answer, frozen=True):
    """Two records that cannot both be true, or render one clause differently; `what` says it in the language asked."""

    kind: str
    what: str
    a: RecordRow
    b: RecordRow


class DateSlipRow(Answer, frozen=True):
    """A date whose own words contradict each other."""

    document: str
    words: str
    should_be: str
    span: Span


class NameSlipRow(Answer, frozen=True):
    """A name that is a letter off."""

    document: str
    form: str
    correct: str
    span: Span


class OmissionRow(Answer, frozen=True):
    """A point that some articles report and others of the same days leave out."""

    point: str
    reported_by: tuple[str, ...]
    left_out_by: tuple[str, ...]


class AccountsAnswer(Answer, frozen=True):
    """`accounts`: what some articles yield together; `naming` is party → article → the forms it uses."""

    same_points: tuple[SamePointRow, ...]
    contradictions: tuple[ContradictionRow, ...]
    date_slips: tuple[DateSlipRow, ...]
    typos: tuple[NameSlipRow, ...]
    naming: dict[str, dict[str, tuple[str, ...]]]
    omissions: tuple[OmissionRow, ...]
