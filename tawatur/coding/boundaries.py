"""Words at which reported content ends, whatever it says."""

from __future__ import annotations

from tawatur.arabic.tokens import COMMA, DASH, QUOTE, STOP
from tawatur.coding.clause_parts import Clause
from tawatur.coding.peers import is_nested, is_peer
from tawatur.coding.prepositional import Prep
from tawatur.coding.view import PREPOSITIONS, View


def find_boundaries(view: View, clauses: list[Clause], trailing: list[Prep]) -> set[int]:
    """Words at which content of the same level ends: the beginning of a later clause, an attribution, a formula."""
    boundaries: set[int] = set()
    for clause in clauses:
        if is_nested(view, clause) or not is_peer(view, clause):
            continue
        start = clause.starts_at
        if clause.subject_before and view.keys[start][:1] != "و" and not view.gaps[start]:
            before = view.keys[start - 1] if start else ""
            if before in view.grammar["subject_openers"]:
                start -= 1
        elif not clause.subject_before and start and view.keys[start - 1] in view.grammar["clause_openers"]:
            start -= 1
            if (
                start
                and view.keys[start - 1] in view.grammar["excepting"]
                and view.keys[start] in view.grammar["excepted_that"]
            ):
                start -= 1
        start = _back_to_turn(view, start)
        boundaries.add(_back_to_comma(view, start))
    boundaries.update(prep.at for prep in trailing if not prep.leading)
    for at in range(1, view.size):
        gap = view.gaps[at]
        if gap & COMMA and (view.codebook.stops_at(view.keys, at) or _turns_back(view, at)):
            boundaries.add(at)
        if gap & (COMMA | QUOTE | DASH) and view.codebook.hedge_at(view.keys, at):
            boundaries.add(at)
    return boundaries


def _turns_back(view: View, at: int) -> bool:
    """«، وكانت الفصائل قد انسحبت»: after a comma, a verb of the past perfect begins the outlet's own background."""
    return (
        view.keys[at] in view.grammar["past_perfect"] and view.covers[at] is None and not view.reading.quote_depth[at]
    )


def _back_to_turn(view: View, start: int) -> int:
    """«، من جانبه نفى مصدر», «، بدورها أعلنت»: the words that turn to another speaker belong to the clause."""
    if start and view.keys[start - 1] in view.grammar["turns"] and not view.gaps[start] & STOP:
        back = start - 1
        back = back - 1 if back and view.keys[back - 1] in ("من", "ومن") else back
        return back if view.gaps[back] or view.keys[back][:1] == "و" else start
    return start


def _back_to_comma(view: View, start: int) -> int:
    """A clause may open with where and when («، وفي النتائج، اعترف الجيش»): its boundary is the comma before that."""
    first = max(view.sentence_bounds(start)[0], start - 12)
    if not view.gaps[start] & COMMA:
        return start
    for at in range(start - 1, first, -1):
        if view.gaps[at] & COMMA:
            return at if view.keys[at][:1] == "و" and view.keys[at][1:] in PREPOSITIONS else start
    return start
