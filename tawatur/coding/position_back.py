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
# "that, those, like that": they stand for something named elsewhere.
_POINTERS = frozenset("تلك كتلك ذلك كذلك هولاء اوليك".split())
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
    if not _takes_back(scene, hit, view.end_of(subject)):
        return []
    start, cut = _antecedent(scene, hit.at - 1, first, earlier)
    if start < 0 or view.keys[start] in _POINTERS:
        return []
    frame.subject, frame.stranger = subject, False
    holders, by = find_holders(scene, hit, frame, None, inside)
    quoted = view.reading.quote_depth[hit.at] > 0  # outside quotation marks the outlet adds such a clause
    by = by if quoted else ""
    return [Candidate(hit.at, hit.stance, start, hit.at - 1, cut, holders, by, sort="relative")] if holders else []


def _takes_back(scene: Scene, hit: Hit, at: int) -> bool:
    """Whether what is willed bears a pronoun for the antecedent: «تقترحها», «يعتزم إعلانها», «تطالب به»."""
    sense, keys = hit.sense, scene.view.keys
    if sense.object:
        return bool(sense.pronoun) or (at < scene.view.size and is_pronominal(scene, at))
    ways = {
        "به": "ب",
        "بها": "ب",
        "اليه": "الي",
        "اليها": "الي",
        "عليه": "علي",
        "عليها": "علي",
        "عنه": "عن",
        "عنها": "عن",
    }
    return any(
        way in sense.attached or way in sense.preps for key in keys[at : at + 2] if (way := ways.get(key)) is not None
    )


def _antecedent(scene: Scene, end: int, first: int, earlier: list[Candidate]) -> tuple[int, int]:
    """First word, and letters cut, of the noun phrase before a relative: a noun with its adjectives, or with the verbal
    nouns that govern it («وقف إطلاق النار»)."""
    view = scene.view
    for one in earlier:
        if one.start < end <= one.end:
            return one.start, one.cut
    least = max(first, end - _ANTECEDENT)
    at = end - 1
    while at > least and view.keys[at].startswith("ال") and view.keys[at - 1].startswith("ال") and not view.gaps[at]:
        at -= 1
    governed = at > least and (view.keys[at - 1] in PREPOSITIONS or view.keys[at - 1] in THAT)
    alike = len({view.keys[index].endswith("ه") for index in range(at, end)}) == 1
    if at < end - 1 and not governed and not alike:
        at = end - 1  # «ينتظر السكان الهدنة التي»: two nouns, no noun and its adjective
    phrase = view.covers[at]
    if phrase is not None and view.start_of(phrase) >= least:
        at = view.start_of(phrase)  # «مجلس الأمن»
    while at > least and is_deed(view, scene.book, at - 1) and not view.keys[at - 1].startswith("ال"):
        at -= 1
    key = view.keys[at]
    return at, int(key.startswith(("بال", "كال", "وال", "فال")))


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
