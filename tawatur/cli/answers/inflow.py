"""Answers of what brings articles in: `read`, `watch`."""

from __future__ import annotations

from tawatur.cli.answers.base import Answer


class Told(Answer, frozen=True):
    """A refusal or a remark, with its sentence in the language asked for."""

    document: str
    stage: str
    code: str
    details: dict[str, str]
    sentence: str


class ReadAnswer(Answer, frozen=True):
    """`read`: what a run read and stored (see `tawatur.run.summary.RunSummary`).

    At most 1000 of `refused` and `notes` together are listed; the others are counted in `unlisted` and stand in the
    ledger.
    """

    ledger: str
    articles: int
    new: int
    known: int
    versions: int
    updated: int
    recoded: int
    refused: int
    notes: int
    entities: int
    statements: int
    outlets: int
    refusals: tuple[Told, ...]
    remarks: tuple[Told, ...]
    unlisted: int


class WatchRow(Answer, frozen=True):
    """`watch`: one line for each article that came, or for what could not be read (`refused` is its code)."""

    name: str
    outlet: str = ""
    title: str = ""
    url: str = ""
    published: str = ""
    refused: str = ""
