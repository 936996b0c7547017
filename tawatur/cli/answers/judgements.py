"""Answers of `judge`, `undo`, `history`, `diff` and `judged`."""

from __future__ import annotations

from typing import Any

from tawatur.cli.answers.base import Answer


class JudgementRow(Answer, frozen=True):
    """A judgement: who decided what, when and why, on which words. `undone_by` is the judgement that took it back."""

    id: str
    verdict: str
    kind: str
    by: str
    at: str
    why: str
    articles: tuple[str, ...]
    quotes: tuple[str, ...]
    correction: dict[str, Any]
    undoes: str
    undone_by: str


class JudgeAnswer(Answer, frozen=True):
    """`judge` and `undo`: the judgement that was kept."""

    ledger: str
    judgement: JudgementRow


class MarkRow(Answer, frozen=True):
    """How a judged record stands: accepted, rejected, corrected, noted, or disputed by two people (in `fields`).

    `number` counts the records of its kind in `show`, from 1; 0 where there is none any more.
    """

    kind: str
    number: int
    state: str
    article: str
    quote: str
    judgements: tuple[str, ...]
    fields: tuple[str, ...]


class ChangeRow(Answer, frozen=True):
    """What reading again changed: a record `before` and `after`, null where there was none; `fields` differ."""

    article: str
    kind: str
    change: str
    quote: str
    fields: tuple[str, ...]
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    before_program: str
    program: str
    at: str


class HistoryAnswer(Answer, frozen=True):
    """`history`: judgements in their order, how the judged records stand now, and what reading again changed."""

    ledger: str
    judgements: tuple[JudgementRow, ...]
    stand: tuple[MarkRow, ...]
    changes: tuple[ChangeRow, ...]


class DiffAnswer(Answer, frozen=True):
    """`diff`: all changes that reading again made, by date of publication."""

    ledger: str
    changes: tuple[ChangeRow, ...]


class JudgedAnswer(Answer, frozen=True):
    """`judged`: the folder that was written, its articles, and how many records in them are disputed."""

    ledger: str
    folder: str
    articles: int
    disputed: int
