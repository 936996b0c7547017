"""Who an entity is in the ledger, across articles."""

from __future__ import annotations

from tawatur.records.base import Record


class Identity(Record, frozen=True):
    """One person, body, place or agreement of the ledger. `names` are all forms that articles used for it."""

    id: str
    kind: str
    en: str
    names: tuple[str, ...] = ()
    state: str = ""
