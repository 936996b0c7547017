"""Speakers that clauses drop, and channels that stay in force through one speech."""

from __future__ import annotations

from tawatur.coding.clause_parts import SPEAKERS, Clause
from tawatur.coding.drafts import Draft
from tawatur.coding.found import Found
from tawatur.coding.peers import is_nested
from tawatur.coding.view import View


def settle_speakers(view: View, drafts: list[Draft]) -> None:
    """Give a speaker to clauses whose subject is dropped: the one who spoke last, where gender and number allow it."""
    last: Draft | None = None
    for draft in drafts:
        clause = draft.clause
        if draft.speaker is None and clause is not None:
            speaker = None
            if clause.document is not None:
                speaker = document_speaker(view, clause.document, drafts, draft)
            speaker = speaker or _dropped_speaker(view, clause, last)
            draft.speaker = speaker
            draft.carried = speaker is not None
            if last is not None and speaker is last.speaker:
                draft.joint = list(last.joint)
        if draft.speaker is not None and not (clause is not None and is_nested(view, clause)):
            last = draft


def document_speaker(view: View, document: Found, drafts: list[Draft], draft: Draft) -> Found | None:
    """«البيان» is the issuer of the document named before; «تقارير» without an issuer are unnamed themselves."""
    if not document.definite:
        return document
    for earlier in reversed([other for other in drafts if other.cue[0] < draft.cue[0]]):
        if earlier.speaker is not None and earlier.speaker.kind not in ("people",):
            return earlier.speaker
    return None


def _dropped_speaker(view: View, clause: Clause, last: Draft | None) -> Found | None:
    sentence = view.sentence_bounds(clause.verb)
    if clause.cue.sort in ("participle", "masdar"):
        if clause.cue.sort == "masdar":
            near = _nearest_before(view, clause.verb, sentence[0])
            if near is not None:
                return near
        if last is not None and last.cue[0] >= sentence[0] and last.speaker is not None:
            return last.speaker
        subject = _sentence_subject(view, sentence[0], clause.verb)
        if subject is not None:
            return subject
    if (
        clause.cue.sort in ("perfect", "imperfect")
        and clause.verb > sentence[0] + 1
        and view.keys[clause.verb][:1] != "و"
    ):
        # «وأصدرت الوزارة بيانا قالت فيه …»: within a sentence its own subject speaks, not the speaker of the one before
        here = last is not None and sentence[0] <= last.cue[0] < sentence[1]
        subject = _sentence_subject(view, sentence[0], clause.verb)
        if not here and subject is not None and _agrees(view, clause, subject):
            return subject
    if last is not None and last.speaker is not None and _agrees(view, clause, last.speaker):
        return last.speaker
    return _sentence_subject(view, max(0, sentence[0]), clause.verb) or (last.speaker if last else None)


def _nearest_before(view: View, at: int, first: int) -> Found | None:
    for index in range(at - 1, max(first, at - 6) - 1, -1):
        phrase = view.covers[index]
        if phrase is not None and phrase.kind in SPEAKERS:
            return phrase
    return None


def _sentence_subject(view: View, first: int, before: int) -> Found | None:
    for at in range(first, before):
        phrase = view.starts.get(at)
        if phrase is not None and phrase.kind in SPEAKERS and not view.is_oblique(phrase):
            return phrase
    return None


def _agrees(view: View, clause: Clause, speaker: Found) -> bool:
    """Whether a dropped subject of this verb form may be the speaker."""
    if clause.cue.gender == "f":
        return speaker.feminine or speaker.kind != "person" or speaker.plural
    if speaker.kind == "person":
        return not speaker.feminine
    return True


def settle_channels(view: View, drafts: list[Draft]) -> None:
    """A channel stays in force through one speech; an inner statement passes through the outer speaker."""
    last: dict[str, Draft] = {}
    for draft in drafts:
        speaker = draft.speaker.id if draft.speaker is not None else ""
        before = last.get(speaker)
        outer = next(
            (
                o
                for o in drafts
                if o is not draft and o.start <= draft.cue[0] < o.end and o.start <= draft.start and draft.end <= o.end
            ),
            None,
        )
        if outer is not None and outer.speaker is not None and outer.speaker is not draft.speaker:
            draft.channels = [*draft.channels, outer.speaker, *outer.channels]
            draft.nested_in = outer
        elif before is not None and not draft.channels and _same_speech(draft, before):
            draft.channels = list(before.channels)
        if outer is None and speaker:
            last[speaker] = draft


def _same_speech(draft: Draft, last: Draft) -> bool:
    """Whether a statement goes on with the speech before it: the same speaker, and no vehicle of its own."""
    if draft.speaker is None or last.speaker is None or draft.speaker.id != last.speaker.id:
        return False
    return draft.carried or draft.clause is None or draft.clause.vehicle < 0
