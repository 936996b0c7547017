"""Statements in word indices, before they become records."""

from __future__ import annotations

import msgspec

from tawatur.coding.clause_parts import Clause
from tawatur.coding.found import Found


class Draft(msgspec.Struct, gc=False):
    """A statement in word indices.

    `start` and `end` bound the content; `cut` letters of its first word belong to the cue. `document` is the text that
    speaks, until its issuer is settled as speaker.
    """

    start: int
    end: int
    cut: int
    cue: tuple[int, int]
    cue_class: str
    speaker: Found | None
    clause: Clause | None
    joint: list[Found]
    channels: list[Found]
    hedge: str = ""
    carried: bool = False
    nested_in: Draft | None = None
    document: Found | None = None


def drop_doubles(drafts: list[Draft]) -> list[Draft]:
    """One statement for one stretch: of two that begin at one word the strong verb's, the finite verb's, the nearer."""
    kept: dict[tuple[int, int], Draft] = {}
    for draft in drafts:
        key = (draft.start, draft.cut)
        if key not in kept or _rank(draft) < _rank(kept[key]):
            kept[key] = draft
    return list(kept.values())


def _rank(draft: Draft) -> tuple[int, int, int]:
    cue = draft.clause.cue if draft.clause is not None else None
    weak = int(cue.weak or (cue.report and draft.clause is not None and draft.clause.source is None)) if cue else 0
    return weak, int(cue.sort not in ("perfect", "imperfect")) if cue else 0, abs(draft.start - draft.cue[0])
