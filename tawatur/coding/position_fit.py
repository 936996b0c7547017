"""Whether a word of will makes a position where it stands: a word alone never does."""

from __future__ import annotations

from tawatur.coding.clause import SPEAKERS
from tawatur.coding.position_matter import is_deed
from tawatur.coding.position_parts import Frame
from tawatur.coding.position_scene import Scene
from tawatur.coding.position_senses import Hit
from tawatur.coding.position_whose import is_own
from tawatur.coding.statements import Draft

# Words from «يشعر» to what is felt: its subject stands between.
_FELT = 6
_OR = frozenset(("او", "ام"))  # "or"


def fits(scene: Scene, hit: Hit, frame: Frame, own: Draft | None, inside: Draft | None) -> bool:
    """Whether the place, the matter and the subject of a word of will let it tell a stance."""
    return (
        bool(hit.stance) and _stands_well(scene, hit, own or inside) and _governs_well(scene, hit, frame, own, inside)
    )


def _stands_well(scene: Scene, hit: Hit, draft: Draft | None) -> bool:
    sense, view = hit.sense, scene.view
    stressed = sense.bare and hit.at > 1 and view.keys[hit.at - 2] in scene.book.words["stressed"]
    told = sense.told if sense.sort == "phrase" else stressed if sense.bare else hit.negated or not sense.said
    if draft is None and not told:
        return False
    if sense.feels and not any(key in scene.book.words["feels"] for key in view.keys[hit.end : hit.end + _FELT]):
        return False
    if hit.noun and sense.pronoun and hit.at and view.keys[hit.at - 1] in _OR:  # «قبوله أو رفضه»
        return False
    return not view.codebook.silent_at(view.keys, hit.at)


def _governs_well(scene: Scene, hit: Hit, frame: Frame, own: Draft | None, inside: Draft | None) -> bool:
    sense, view, words = hit.sense, scene.view, scene.book.words
    key = view.keys[frame.start]
    bare = key[frame.cut :]
    named = view.starts.get(frame.start)
    if sense.stance == "demand":
        if (
            bare == "عدم"
            and view.keys[frame.start + 1 : frame.start + 2]
            and view.keys[frame.start + 1] in words["void_demands"]
        ):
            return False  # "not to be named"
    elif bare in words["void"] and sense.stance in ("refusal", "opposition", "support"):
        return False
    if sense.binding and bare in words["watching"]:
        return False
    if sense.deed and not frame.clause and (named is not None or not is_deed(view, scene.book, frame.start, frame.cut)):
        return False
    if (sense.addressed and not frame.parties) or (sense.right and "حق" not in bare):  # "right"
        return False
    if sense.named and frame.pronoun == "" and (frame.subject is None or view.start_of(frame.subject) != hit.at + 1):
        return False  # «، أمر يخالف»: a matter, where «أمر الرئيس بـ» is an order
    if frame.clause and sense.modal and key in words["minds"]:
        return False
    if frame.clause and sense.reflexive and hit.finite and not hit.negated and _wants_to_do(scene, hit, frame):
        return False
    owned = bool(sense.pronoun) or bool(frame.side) or frame.subject is not None or own is not None
    if hit.noun and not sense.bare and not owned:
        return False
    bound = sense.first or (sense.self and hit.noun and frame.subject is not None)
    if own is None and bound and frame.pronoun != "first" and not is_own(scene, hit, frame, inside):
        return False
    return not (own is None and inside is None and sense.plan and named is not None and named.kind in SPEAKERS)


def _wants_to_do(scene: Scene, hit: Hit, frame: Frame) -> bool:
    """«يريد أن يوضح»: what one wants to do oneself is no demand; another subject follows the verb where it is one."""
    verb, cue = scene.view.keys[frame.start], scene.view.keys[hit.at].removeprefix("و")
    return verb[0] == cue[0] and verb[0] in "ين" and frame.start + 1 not in scene.view.starts
