"""Answers of `check`."""

from __future__ import annotations

from tawatur.cli.answers.base import Answer


class Problem(Answer, frozen=True):
    """Something in a ledger that cannot be; `code` as in `tawatur.ledger.check.Problem`, with "check." before it."""

    code: str
    article: str
    where: str
    details: dict[str, str]
    sentence: str


class CheckAnswer(Answer, frozen=True):
    """`check`: whether a ledger is sound, what it counts, and what is wrong with it (at most 1000 problems)."""

    ledger: str
    sound: bool
    counts: dict[str, int]
    problems: tuple[Problem, ...]


class DigestAnswer(Answer, frozen=True):
    """`check --digest`: SHA-256 over all that the ledger holds, the same wherever and in whatever order it was read."""

    ledger: str
    digest: str
