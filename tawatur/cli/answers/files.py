"""Answers of what writes files and ledgers: `brief`, `export`, `copy`, `backup`, `restore`."""

from __future__ import annotations

from tawatur.cli.answers.base import Answer


class BriefAnswer(Answer, frozen=True):
    """`brief`: the file that was written."""

    ledger: str
    file: str


class ExportAnswer(Answer, frozen=True):
    """`export coding`: the folder that was written, and how many articles stand in it."""

    ledger: str
    folder: str
    articles: int


class TablesAnswer(Answer, frozen=True):
    """`export tables`: the folder that was written, and how many rows stand in each table."""

    ledger: str
    folder: str
    rows: dict[str, int]


class CopyAnswer(Answer, frozen=True):
    """`copy`, `backup` and `restore`: the ledger `to`, and its digest; `same` as that of the ledger it was made of."""

    ledger: str
    to: str
    articles: int
    digest: str
    same: bool
