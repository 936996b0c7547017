"""Answers of `identities`."""

from __future__ import annotations

from tawatur.cli.answers.base import Answer


class IdentityRow(Answer, frozen=True):
    """One identity of `identities`; `names` are the forms that articles use, the most frequent first."""

    id: str
    kind: str
    en: str
    state: str
    names: tuple[str, ...]
    articles: int


class IdentitiesAnswer(Answer, frozen=True):
    """`identities`: those in most articles first."""

    ledger: str
    identities: tuple[IdentityRow, ...]


class Reason(Answer, frozen=True):
    """What speaks for or against two identities being one, with its sentence in the language asked for."""

    score: float
    code: str
    details: dict[str, str]
    sentence: str


class WaitingRow(Answer, frozen=True):
    """Two identities that may be one, and what speaks for and against it; `score` is below the one that links."""

    a: str
    a_names: tuple[str, ...]
    b: str
    b_names: tuple[str, ...]
    score: float
    evidence: tuple[Reason, ...]


class WaitingAnswer(Answer, frozen=True):
    """`identities --waiting`: the surest pairs first."""

    ledger: str
    waiting: tuple[WaitingRow, ...]
