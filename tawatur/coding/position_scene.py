"""One article as the readers of positions see it: its words of will, who speaks where, and who speaks together."""

from __future__ import annotations

import msgspec

from tawatur.arabic.tokens import LINE, STOP
from tawatur.codebook.stances import StanceBook, load_stances
from tawatur.coding.clause import THAT
from tawatur.coding.position_cues import find_hits
from tawatur.coding.position_holder import Voices
from tawatur.coding.position_joint import Parties
from tawatur.coding.position_senses import Hit
from tawatur.coding.statements import Draft
from tawatur.coding.view import View

# "and that, and that it".
_AND_THAT = frozenset("وان وانه وانها وانهم وانهما وبان".split())


class Scene(msgspec.Struct):
    """An article opened for reading positions. `places` are the words of `hits` that end what stands before them."""

    view: View
    book: StanceBook
    voices: Voices
    parties: Parties
    hits: list[Hit]
    places: frozenset[int]


def open_scene(view: View, drafts: list[Draft]) -> Scene:
    """Find the words of will of an article, and index its statements."""
    book = load_stances(view.codebook)
    voices = Voices(view, drafts, book)
    clauses = (draft.clause for draft in drafts if draft.clause is not None)
    verbs = frozenset(clause.verb for clause in clauses if clause.cue.sort in ("perfect", "imperfect"))
    hits = find_hits(view, book, verbs)
    return Scene(
        view, book, voices, Parties(view, book, voices), hits, frozenset(hit.at for hit in hits if _parts(hit))
    )


def _parts(hit: Hit) -> bool:
    """Whether a word of will ends the matter before it; a noun without an owner («واحترام») may be a point of it."""
    return not hit.noun or bool(hit.sense.pronoun) or hit.sense.bare


def clause_start(view: View, before: int, first: int) -> int:
    """First word of the clause that a word stands in, not before word `first`."""
    for at in range(before - 1, first - 1, -1):
        if (view.keys[at] in THAT or view.keys[at] in _AND_THAT) and view.covers[at] is None:
            return at + 1
        if at > first and view.gaps[at] & (STOP | LINE):
            return at
    return first
