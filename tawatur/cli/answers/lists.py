"""Answers of `show` and of the lists."""

from __future__ import annotations

from typing import Any

from tawatur.cli.answers.base import Answer
from tawatur.cli.answers.judgements import MarkRow
from tawatur.records.span import Span


class ShowAnswer(Answer, frozen=True):
    """`show`: an article with its records.

    `document` is a Document and `findings` are Findings in the sense of `tawatur schema`; defaults are left out.
    Findings are as people have them; `judged` tells how the judged ones stand.
    """

    ledger: str
    key: str
    versions: int
    document: dict[str, Any]
    findings: dict[str, Any]
    judged: tuple[MarkRow, ...]


class ArticleRow(Answer, frozen=True):
    """One article of `articles`; the numbers count the records of its current version."""

    key: str
    name: str
    outlet: str
    url: str
    published: str
    author: str
    title: str
    entities: int
    statements: int
    positions: int
    events: int


class ArticlesAnswer(Answer, frozen=True):
    """`articles`: all articles, by date of publication."""

    ledger: str
    articles: tuple[ArticleRow, ...]


class EntityRow(Answer, frozen=True):
    """One entity of `entities`. `id` is the codebook's, or "" where it does not list the entity."""

    id: str
    kind: str
    en: str
    names: tuple[str, ...]
    articles: int
    mentions: int


class EntitiesAnswer(Answer, frozen=True):
    """`entities`: those in most articles first."""

    ledger: str
    entities: tuple[EntityRow, ...]


class StatementRow(Answer, frozen=True):
    """One statement of `statements`: who said it, through whom, and the words it rests on (`[start, end, quote]`)."""

    key: str
    name: str
    outlet: str
    published: str
    speaker: str
    speaker_id: str
    joint: tuple[str, ...]
    anonymity: str
    cue: Span
    cue_class: str
    form: str
    content: Span
    chain: tuple[str, ...]


class StatementsAnswer(Answer, frozen=True):
    """`statements`: in the order of publication, and of the text."""

    ledger: str
    statements: tuple[StatementRow, ...]


class StoryRow(Answer, frozen=True):
    """One story of `stories`, with the names of its articles by date of publication; a lone article is a story too."""

    id: str
    articles: tuple[str, ...]
