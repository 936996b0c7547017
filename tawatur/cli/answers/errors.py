"""The answer of every error."""

from __future__ import annotations

from tawatur.cli.answers.base import Answer


class Trouble(Answer, frozen=True):
    """An error with its sentence in the language asked for."""

    code: str
    details: dict[str, str]
    sentence: str


class ErrorAnswer(Answer, frozen=True):
    """Any command that could not do its work; `exit` is its exit status."""

    error: Trouble
    exit: int
