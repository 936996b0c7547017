"""Answers of `search`."""

from __future__ import annotations

from tawatur.cli.answers.base import Answer
from tawatur.records.span import Span


class PassageRow(Answer, frozen=True):
    """A found article or record: the words `shown`, and all `hits` in it (`[start, end, quote]`).

    `number` counts records of the kind in `show`, from 1; `score` is BM25, and 0 where only filters were given.
    """

    key: str
    name: str
    outlet: str
    published: str
    title: str
    kind: str
    number: int
    score: float
    shown: Span
    hits: tuple[Span, ...]


class SearchAnswer(Answer, frozen=True):
    """`search`: how many were found, and those asked for, the best first."""

    ledger: str
    query: str
    count: int
    found: tuple[PassageRow, ...]
