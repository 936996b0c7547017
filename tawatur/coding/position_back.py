"""Words of will whose matter stands before them: «الهدنة التي تقترحها …», «…، وهو ما ترفضه أنقرة»."""

from __future__ import annotations

from tawatur.arabic.tokens import COMMA
from tawatur.coding.clause import SPEAKERS, THAT
from tawatur.coding.position_matter import is_deed
from tawatur.coding.position_merge import Candidate
from tawatur.coding.position_parts import Frame
from tawatur.coding.position_scene import Scene
from tawatur.coding.position_senses import Hit
from tawatur.coding.position_whose import find_holders
from tawatur.coding.statements import Draft
from tawatur.coding.view import PREPOSITIONS

# Words of the noun phrase that a relative clause tells of.
_ANTECEDENT = 8
# Words of a clause that one of them takes up.
_ECHOED = 25


def read_relative(
    scene: Scene, hit: Hit, frame: Frame, inside: Draft | None, earlier: list[Candidate]
) -> list[Candidate]:
    """«الهدنة التي يعتزم التحالف تطبيقها», «الخطة التي ترفضها أنقرة»: the matter stands before the relative."""
    view = scene.view
    subject = view.starts.get(hit.end)
    if not hit.finite or not hit.stance or subject is None or subject.kind not in SPEAKERS or not subject.id:
        return []
    first = view.sentence_bounds(hit.at)[0]
    if (
        hit.at - 2 <= first
        or view.keys[hit.at - 1] not in scene.book.words["relatives"]
        or view.gaps[hit.at - 1] & COMMA
    ):
        return []
    if not (hit.sense.pronoun or _takes_back(scene, view.end_of(subject))):
        return []
    start, cut = _antecedent(scene, hit.at - 1, first, earlier)
    if start < 0:
        return []
    frame.subject, frame.stranger = subject, False
    holders, by = find_holders(scene, hit, frame, None, inside)
    quoted = view.reading.quote_depth[hit.at] > 0  # outside quotation marks the outlet adds such a clause
    by = by if quoted else ""
    return [Candidate(hit.at, hit.stance, start, hit.at - 1, cut, holders, by, sort="relative")] if holders else []


def _takes_back(scene: Scene, at: int) -> bool:
    """Whether one of the next words bears a pronoun that points back to the antecedent («تطبيقه», «بها»)."""
    keys = scene.view.keys[at : at + 3]
    return any(key.endswith(("ها", "هم")) or key in ("به", "اليه", "عنه", "عليه", "فيه") for key in keys) or (
        at < scene.view.size and is_pronominal(scene, at)
    )


def _antecedent(scene: Scene, end: int, first: int, earlier: list[Candidate]) -> tuple[int, int]:
    """First word, and letters cut, of the noun phrase before a relative; (-1, 0) where none is told apart."""
    view = scene.view
    for one in earlier:
        if one.start < end <= one.end:
            return one.start, one.cut
    for at in range(end - 1, max(first, end - _ANTECEDENT) - 1, -1):
        key = view.keys[at]
        if key in PREPOSITIONS or key in THAT or at in scene.places or view.codebook.find_cue(key):
            return (at + 1, 0) if at + 1 < end else (-1, 0)
        if view.gaps[at]:
            return at, 0
    at = end - 1
    while at - 1 > first and is_deed(view, scene.book, at - 1) and not view.keys[at - 1].startswith("ال"):
        at -= 1
    return at, 0


def read_echo(scene: Scene, hit: Hit, frame: Frame, inside: Draft | None, earlier: list[Candidate]) -> list[Candidate]:
    """«… في حين ترفضه أنقرة», «…، وهو ما ترفضه أنقرة»: the matter is what stands before it in the sentence."""
    if not hit.stance or frame.subject is None:
        return []
    keys = scene.view.keys
    first = scene.view.sentence_bounds(hit.at)[0]
    whose = find_holders(scene, hit, frame, None, inside)
    before = [one for one in earlier if first <= one.start and one.end <= hit.at]
    if before:
        last = max(before, key=lambda one: one.end)
        same = not whose[0] or set(whose[0]) & set(last.holders)
        return [] if same else [Candidate(hit.at, hit.stance, last.start, last.end, last.cut, *whose, sort="echo")]
    if (
        not whose[0]
        or hit.at - 2 <= first
        or keys[hit.at - 1] not in ("ما", "الذي")
        or keys[hit.at - 2] not in scene.book.words["which"]
    ):
        return []
    start = max((draft.start for draft in scene.voices.drafts if first <= draft.start < hit.at - 2), default=first)
    if not 1 < hit.at - 2 - start <= _ECHOED:
        return []
    return [Candidate(hit.at, hit.stance, start, hit.at - 2, 0, whose[0], "", sort="echo")]


def is_pronominal(scene: Scene, at: int) -> bool:
    """Whether a lone word ends with a pronoun («تحملها»): it tells no matter. The final ة is told by its spelling."""
    reading = scene.view.reading
    word = reading.text[reading.starts[at] : reading.ends[at]]
    return word.endswith(("ها", "هم", "هما")) or (word.endswith("ه") and len(word) > 4 and word[-2] not in "ايوت")
