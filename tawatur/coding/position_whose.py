"""Holders of a position, and who told it."""

from __future__ import annotations

from tawatur.coding.found import Found
from tawatur.coding.position_holder import agreement_of, agrees
from tawatur.coding.position_parts import Frame
from tawatur.coding.position_scene import Scene
from tawatur.coding.position_senses import Hit
from tawatur.coding.statements import Draft

# Ids of the holders, and of the speaker who told the position ("" for the outlet).
Whose = tuple[list[str], str]
_NOBODY: Whose = ([], "")


def find_speakers(scene: Scene, draft: Draft) -> Whose:
    """Those for whom a statement is made: the parties that speak together, else speaker and joint speakers."""
    together = scene.parties.speaking(draft)
    if draft.speaker is None or not draft.speaker.id:
        return together, together[0] if together else ""
    if together and draft.speaker.kind == "media":
        return together, scene.parties.collective() or together[0]
    if together:
        return together, draft.speaker.id
    if draft.speaker.kind == "media":
        return _NOBODY
    first = scene.voices.joined_before(draft.speaker) if draft.speaker.last <= draft.cue[0] else [draft.speaker]
    named = [*first, *(phrase for phrase in draft.joint if phrase.id and _speaks_too(scene, phrase))]
    holders = _distinct(scene.voices.represent(phrase) for phrase in named)
    if len(holders) == 1:
        holders = scene.parties.agreeing(draft, holders[0]) or holders
    return holders, first[0].id


def _speaks_too(scene: Scene, phrase: Found) -> bool:
    """Whether a phrase is joined to a speaker by «و», and not to one that is spoken to («كلا من الجزائر والمغرب»)."""
    voices = scene.voices
    return voices.is_joined(phrase) and not scene.view.is_oblique(voices.joined_before(phrase)[0])


def find_holders(scene: Scene, hit: Hit, frame: Frame, own: Draft | None, inside: Draft | None) -> Whose:
    """Whose position a word of will tells.

    Args:
        scene: the article.
        hit: the word of will.
        frame: what it governs.
        own: the statement that it introduces itself («طالب …»), if any.
        inside: the statement in whose content it stands, if any.
    """
    if own is not None:
        holders, by = find_speakers(scene, own)
        return holders, _outer(scene, own) or by
    speaker = inside.speaker if inside is not None and inside.speaker is not None and inside.speaker.id else None
    if frame.subject is not None and frame.subject.id:
        return _of_subject(scene, hit, frame, frame.subject, speaker)
    by = speaker.id if speaker is not None else ""
    if frame.side:
        return ([frame.side], by) if frame.side in scene.voices.ids else _NOBODY
    parties = _parties_around(scene, hit)
    if parties or frame.stranger:
        return parties, by if parties else ""
    if inside is not None and speaker is not None:
        return _of_speech(scene, hit, frame, inside, speaker)
    if inside is not None and (together := scene.parties.speaking(inside)):
        return together, together[0]
    return _of_outlet(scene, hit, frame)


def _outer(scene: Scene, own: Draft) -> str:
    """Who speaks where a statement's subject is only his own side: «قال الوزير إن بلاده تطالب بـ»; "" elsewhere."""
    if own.speaker is None or own.speaker.kind not in ("state", "government_body"):
        return ""
    if scene.view.keys[own.speaker.first] not in scene.book.words["own"]:
        return ""  # «قال المسؤول إن الولايات المتحدة حذرت إيران»: the state's own word is told
    outer = scene.voices.container(own.cue[0])
    if outer is None and scene.view.keys[own.speaker.first] in scene.book.words["own"]:
        first = scene.view.sentence_bounds(own.cue[0])[0]
        outer = next((one for one in reversed(scene.voices.drafts) if first <= one.cue[0] < own.cue[0]), None)
    if outer is None or outer.speaker is None or not outer.speaker.id or outer.speaker.id == own.speaker.id:
        return ""
    return outer.speaker.id if scene.voices.is_own(own.speaker, outer.speaker) else ""


def speaks(scene: Scene, hit: Hit) -> bool:
    """Whether a verb of will is itself one of saying, so that its subject told the position."""
    return any(not cue.weak for cue in scene.view.codebook.find_cue(scene.view.keys[hit.at]))


def is_own(scene: Scene, hit: Hit, frame: Frame, inside: Draft | None) -> bool:
    """Whether the subject of a word of will is the speaker's own side."""
    if inside is None or inside.speaker is None:
        return False
    if frame.subject is not None:
        return scene.voices.is_own(frame.subject, inside.speaker)
    if frame.pronoun in ("", "own") or hit.noun:
        return frame.pronoun == "own"
    agreement = agreement_of(frame.pronoun)
    if agrees(inside.speaker, agreement):
        return True
    first = max(scene.view.sentence_bounds(hit.at)[0], inside.start)
    before = scene.voices.actors_before(hit.at, first, agreement)
    if before:
        return scene.voices.is_own(before[0], inside.speaker)
    return agreement == "f" and scene.voices.represent(inside.speaker) != inside.speaker.id


def _of_subject(scene: Scene, hit: Hit, frame: Frame, subject: Found, speaker: Found | None) -> Whose:
    voices = scene.voices
    by = speaker.id if speaker is not None else ""
    joined = voices.joined_before(subject)
    if speaker is not None and len(joined) == 1 and voices.is_own(subject, speaker):
        return [voices.represent(speaker if subject.kind == "government_body" else subject)], by
    together = scene.parties.at(scene.view.start_of(subject))
    if together:
        return together, by
    told = subject.id if speaks(scene, hit) else by
    return _named(scene, hit, [phrase for phrase in (*joined, *frame.joint) if phrase.id], by), told


def _named(scene: Scene, hit: Hit, phrases: list[Found], by: str) -> list[str]:
    """Ids of those named as holders: a person of whom another tells holds for himself, unless his own word is told."""
    themselves = bool(by) and not speaks(scene, hit)
    voices = scene.voices
    together = [id_ for one in phrases if one.kind == "people" for id_ in scene.parties.at(one.first)]
    if together:
        return _distinct(together)
    return _distinct(
        one.id if themselves and one.kind == "person" and one.id != by else voices.represent(one) for one in phrases
    )


def _of_speech(scene: Scene, hit: Hit, frame: Frame, inside: Draft, speaker: Found) -> Whose:
    """Inside a statement: the speaker, or an actor named before in the same sentence."""
    sense = hit.sense
    if inside.cue_class == "accuse" and frame.pronoun != "first":
        return _NOBODY
    we = sense.sort == "adjective" and sense.number == "p" and not frame.pronoun  # «مستعدون للرد»
    impersonal = sense.modal or sense.sort == "phrase" or (sense.bare and not sense.pronoun)
    if we or impersonal or frame.pronoun in ("first", "own"):
        return find_speakers(scene, inside)
    agreement = _agreement(hit, frame)
    if not (frame.pronoun and agrees(speaker, agreement)) and (
        hit.finite or frame.pronoun or sense.sort == "participle"
    ):
        first = max(scene.view.sentence_bounds(hit.at)[0], inside.start)
        before = scene.voices.actors_before(hit.at, first, agreement)
        if before:
            return _named(scene, hit, before, speaker.id), speaker.id
    if sense.adverbial:
        return _NOBODY
    several = agreement in ("d", "p") and (inside.joint or scene.parties.speaking(inside))
    body = (
        agreement == "f" and frame.pronoun and scene.voices.represent(speaker) != speaker.id
    )  # «إنها ترفض»: his state
    return find_speakers(scene, inside) if agrees(speaker, agreement) or several or body else _NOBODY


def _of_outlet(scene: Scene, hit: Hit, frame: Frame) -> Whose:
    """In the outlet's own voice: an actor named before in the same sentence, or who spoke last."""
    sense, view, voices = hit.sense, scene.view, scene.voices
    nameless = hit.noun and not sense.pronoun and not sense.bare
    if nameless or sense.modal or frame.pronoun in ("first", "own") or sense.sort in ("phrase", "adjective"):
        return _NOBODY
    if hit.at and view.keys[hit.at - 1] in scene.book.words["while"]:
        return _NOBODY
    agreement = _agreement(hit, frame)
    before = voices.actors_before(hit.at, view.sentence_bounds(hit.at)[0], agreement)
    if not before and speaks(scene, hit):
        spoke = [draft.speaker for draft in voices.drafts if draft.cue[0] < hit.at and draft.speaker is not None]
        before = [one for one in spoke[-1:] if one.id and agrees(one, agreement)]
    if not before:
        return _NOBODY
    return _distinct(voices.represent(one) for one in before), before[0].id if speaks(scene, hit) else ""


def _parties_around(scene: Scene, hit: Hit) -> list[str]:
    """Parties behind a collective subject around a verb or noun: «الجانبان يرفضان», «أكد الجانبان رفضهما»."""
    if not hit.finite and hit.sense.pronoun not in ("هما", "هم"):
        return []
    for at in (hit.end, *range(hit.at - 1, max(hit.at - 4, -1), -1)):
        found = scene.parties.at(at)
        if found:
            return found
    return []


def _agreement(hit: Hit, frame: Frame) -> str:
    """Gender or number that the holder must have: of the pronoun, or of the verb."""
    if frame.pronoun not in ("", "first", "own"):
        return agreement_of(frame.pronoun)
    if hit.noun:
        return ""
    return hit.sense.number if hit.sense.number in ("p", "d") else hit.sense.gender


def _distinct(ids: object) -> list[str]:
    return list(dict.fromkeys(ids))  # type: ignore[call-overload]
