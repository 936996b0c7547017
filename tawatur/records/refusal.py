"""Input that could not be read, and why."""

from __future__ import annotations

import msgspec

from tawatur.records.base import Record


class Refusal(Record, frozen=True):
    """One document that a run left out: `stage` is where (open, decode, sniff, code, store), `code` a stable one.

    `details` fill the sentence that the doors show in the reader's language (see `tawatur.errors`).
    """

    document: str
    stage: str
    code: str
    details: dict[str, str] = msgspec.field(default_factory=dict)
