"""Ids for options that a file names in words, and faults in names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tawatur.errors import ModelError
from tawatur.outlook.logic import KEYWORDS

# What a formula can hold as one word.
_ID = re.compile(r"[^\s()&|~!<>=,]+")


def make_ids(names: Iterable[str]) -> list[str]:
    """Ids of words, each different, that a formula can hold.

    Example:
        >>> make_ids(["GNA: Attack", "Sign", "Sign", "not"])
        ['gna_attack', 'sign', 'sign_2', 'not_']
    """
    ids: list[str] = []
    for name in names:
        plain = re.sub(r"\W+", "_", name.lower()).strip("_") or "option"
        plain += "_" if plain in KEYWORDS else ""
        id_, number = plain, 1
        while id_ in ids:
            number += 1
            id_ = f"{plain}_{number}"
        ids.append(id_)
    return ids


def require_id(name: str, line: int) -> str:
    """The name, where a formula can hold it as one word."""
    if not _ID.fullmatch(name) or name.lower() in KEYWORDS:
        raise ModelError("outlook.bad-id", line=str(line), name=name)
    return name
