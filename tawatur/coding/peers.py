"""Clauses beside each other and inside each other."""

from __future__ import annotations

from tawatur.arabic.tokens import CLOSE, COLON, COMMA, DASH, LINE, QUOTE, STOP
from tawatur.coding.clause_parts import THAT, Clause
from tawatur.coding.view import View


def opens_clause(view: View, at: int) -> bool:
    """Whether a word begins its sentence, or carries or follows the conjunction that opens a clause."""
    if at and (view.keys[at - 1] in view.grammar["clause_openers"] or view.keys[at - 1] in view.grammar["turns"]):
        return True
    return at == view.sentence_bounds(at)[0] or view.keys[at][:1] in "وف"


def is_peer(view: View, clause: Clause) -> bool:
    """Whether a clause can stand beside the one before it: after a mark or a conjunction, or as a participle."""
    at = clause.starts_at
    if at > 1 and view.keys[at - 1] in ("الذي", "التي") and view.keys[at - 2] in view.grammar["day_nouns"]:
        return True  # «في اليوم الذي أعلنت فيه الحكومة …»
    if (
        at == 0
        or view.gaps[at] & (COMMA | STOP | LINE | COLON | QUOTE | DASH | CLOSE)
        or clause.cue.sort == "participle"
    ):
        return True
    return (
        view.keys[at][:1] == "و"
        or view.keys[at - 1] in view.grammar["clause_openers"]
        or view.keys[at - 1] in view.grammar["turns"]
        or clause.cue.sort == "masdar"
        or clause.cue.report
    )


def is_nested(view: View, clause: Clause) -> bool:
    """A clause inside the content of another: its own subject right after a complementiser, or a relative clause."""
    at = clause.starts_at
    before = view.keys[at - 1] if at else ""
    if before in view.grammar["nesting_relatives"] and not (at > 1 and view.keys[at - 2] in view.grammar["day_nouns"]):
        return True
    if clause.subject_before and before in THAT and not view.gaps[at] & (STOP | LINE):
        return True
    if clause.cue.sort == "participle" and clause.cue.number == "p":
        return False
    return False
