"""Attribution without a verb: «وفق X», «بحسب ما ذكرت X», «نقلا عن X»."""

from __future__ import annotations

import msgspec

from tawatur.arabic.tokens import BREAK, CLOSE, COMMA, DASH, LINE, STOP
from tawatur.codebook.cues import Attribution, CueForm
from tawatur.coding.clause_parts import SPEAKERS, THAT, Clause
from tawatur.coding.content import end_of_content
from tawatur.coding.drafts import Draft
from tawatur.coding.found import Found
from tawatur.coding.vehicles import is_vehicle, issuer_of, vehicle_word
from tawatur.coding.view import PREPOSITIONS, View

_NAME = 4  # words of a source that no list holds
_REST = 9  # words of a source that no phrase holds, before the "that" of its content
# Classes of verbs that may attribute after a weak "as" («كما قال», «مثلما أكد»); «كما دعا» opens a clause.
_PASSING = frozenset(("say", "assert", "announce", "judge"))


class Prep(msgspec.Struct, gc=False):
    """«وفق X», «بحسب ما ذكرت X», «نقلا عن X»: its first word, the speaker or channel, and the word after it."""

    at: int
    end: int
    source: Found | None
    leading: bool
    item: Attribution
    verb: CueForm | None = None
    document: Found | None = None
    channel: Found | None = None


def find_prepositional(view: View) -> list[Prep]:
    """All attributions without a verb, in the order of the text."""
    found: list[Prep] = []
    for at in range(view.size):
        hit = view.codebook.attribution_at(view.keys, at)
        if hit is None or view.covers[at] is not None:
            continue
        length, item = hit
        start = at + length
        verb: CueForm | None = None
        if "clause" in item.takes and "noun" not in item.takes:
            cues = view.codebook.find_cue(view.keys[start]) if start < view.size else ()
            if not cues or view.gaps[start]:
                continue
            verb = cues[0]
            apart = at == view.sentence_bounds(at)[0] or view.gaps[at] & (COMMA | DASH | CLOSE)
            if view.keys[at] == "علي" and verb.pronoun and not apart:
                continue  # «التعليق على ما نشرته الصحف»
            if item.weak and (verb.weak or verb.person_object or verb.cue_class not in _PASSING):
                continue
            start += 1
        elif item.particle and start < view.size and not view.keys[start].startswith(item.particle):
            continue
        vehicle = vehicle_word(view, start, item.particle)
        source = _phrase_near(view, start, 3) if vehicle is None or not vehicle.definite else None
        if source is None and vehicle is None and verb is not None:
            source = _unknown_source(view, start)
        if source is None and vehicle is None:
            continue
        if source is not None and source.kind not in SPEAKERS:
            continue
        document = source if source is not None and is_vehicle(view, source) else vehicle
        if document is not None:
            source = source if source is not None and source is not document else issuer_of(view, document, start)
            if source is None and not document.definite and document.id:
                source = document
            end_of_source = max(view.end_of(document), view.end_of(source) if source is not None else 0)
        first = view.sentence_bounds(at)[0]
        leading = at == first or (at == first + 1 and view.keys[first] == "و")
        end = end_of_source if document is not None else view.end_of(source) if source is not None else start
        if item.weak and not _closes(view, end):
            continue  # «فيما أعلن الحزب أن …» opens a clause of its own
        channel = None
        if verb is not None and verb.report and source is not None and end + 1 < view.size:
            passed = view.starts.get(end + 1) if view.keys[end] in verb.source_preps else None
            if passed is not None and passed.kind in SPEAKERS:  # «بحسب ما نقلت وكالة … عن مصدر عسكري»
                channel, source, end = source, passed, view.end_of(passed)
        found.append(Prep(at, end, source, leading, item, verb, document, channel))
    return found


def _unknown_source(view: View, start: int) -> Found | None:
    """«كما قالت السيدة كاسماريك.»: the words up to the next mark, where nothing knows them."""
    if start >= view.size or view.gaps[start] & BREAK or not may_be_source(view, start):
        return None
    last = start + 1
    while last < view.size and last - start < _NAME and not view.gaps[last] & BREAK and may_be_source(view, last):
        last += 1
    return view.add_unknown(start, last) if last >= view.size or view.gaps[last] & BREAK else None


def may_be_source(view: View, at: int) -> bool:
    """Whether a word may be part of a source: no particle, no other phrase, no that."""
    key = view.keys[at]
    closed = key in view.codebook.closed_words or key in PREPOSITIONS or key in THAT
    return view.covers[at] is None and not closed and len(key) > 2


def _closes(view: View, at: int) -> bool:
    """Whether an attribution ends before a word: at a mark, a time, a turn («كما أضاف الوزير لكن …») or a place."""
    if at >= view.size or view.gaps[at] & (STOP | LINE | COMMA | DASH | CLOSE):
        return True
    key = view.keys[at]
    return key in view.codebook.time_words or key in view.grammar["closing_turns"]


def _phrase_near(view: View, start: int, reach: int) -> Found | None:
    for at in range(start, min(start + reach, view.size)):
        if at > start and view.gaps[at] & (STOP | LINE | COMMA):
            return None
        phrase = view.starts.get(at)
        if phrase is not None:
            return phrase
        if (
            view.keys[at] not in view.codebook.cues.vehicles
            and view.keys[at].lstrip("ل") not in view.codebook.cues.vehicles
            and at > start
        ):
            return None
    return None


def told_in_passing(clause: Clause, trailing: list[Prep]) -> bool:
    """«وتدرك أنقرة -حسب مراقبين- أن …»: the sentence is the observers', the verb of knowing is part of it."""
    return clause.cue.weak and any(
        not prep.leading and prep.source is not None and clause.verb < prep.at < clause.content for prep in trailing
    )


def _after_that(view: View, start: int, end: int) -> int:
    """The word after «فإن», which may follow the source at some words' distance: «وبحسب موقع الإذاعة …، فإن»."""
    for at in range(start, min(start + _REST, end)):
        if view.keys[at] in view.grammar["leading_that"] and (at == start or view.gaps[at] & COMMA):
            start = at
            break
        if view.gaps[at] & (STOP | LINE):
            break
    while start < end and view.keys[start] in view.grammar["leading_that"]:
        start += 1
    return start


def _closing_mark(view: View, at: int, end: int) -> int:
    """The word before which a mark closes an attribution in passing, up to two words on («بحسب مصدر فيها،»), or -1."""
    for index in range(at, min(at + 3, end)):
        if view.gaps[index] & (COMMA | DASH):
            return index
        if index + 1 < end and view.keys[index] in THAT:
            break
    return -1


def _is_loose(draft: Draft) -> bool:
    """A weak verb with a bare noun or a quoted word: what attributes the sentence is the phrase after it."""
    return draft.clause is not None and draft.clause.cue.weak and draft.clause.frame in ("object", "quote")


def draft_prepositional(view: View, preps: list[Prep], drafts: list[Draft], boundaries: set[int]) -> list[Draft]:
    """Statements of leading attributions, and of sentences that one closes; elsewhere it is a channel of its host."""
    made: list[Draft] = []
    beside: dict[int, list[Draft]] = {}
    for draft in drafts:
        beside.setdefault(view.reading.sentence_of[draft.cue[0]], []).append(draft)
    for prep in preps:
        if prep.source is None and prep.document is None:
            continue
        sentence = view.sentence_bounds(prep.at)
        near = beside.get(view.reading.sentence_of[prep.at], [])
        if prep.leading:
            start = prep.end
            start = _after_that(view, start, sentence[1])
            if start >= sentence[1]:
                continue
            if any(
                draft.clause is not None and sentence[0] <= draft.cue[0] < min(prep.end + 6, sentence[1])
                for draft in near
            ):
                continue
            end = end_of_content(view, start, boundaries)
        else:
            inside = next((d for d in near if d.clause is not None and d.clause.verb < prep.at < d.start), None)
            if inside is not None:  # «أكد الوزير، وفقا لوكالة …، أن …»
                if prep.source is not None and prep.source is not inside.speaker:
                    inside.channels.append(prep.source)
                continue
            host = [d for d in near if d.start <= prep.at and sentence[0] <= d.cue[0] < prep.at and not _is_loose(d)]
            if host:
                nearest = max(host, key=lambda draft: draft.start)
                if prep.channel is not None:
                    nearest.channels.append(prep.channel)
                elif prep.source is not None and (prep.source.kind == "media" or prep.verb is not None):
                    nearest.channels.append(prep.source)
                continue
            start, end = sentence[0], prep.at
            while view.gaps[start + 1] & (COMMA | DASH | CLOSE) and end - start > 6:
                start += 1
            closing = _closing_mark(view, prep.end, sentence[1])
            marked = view.gaps[prep.at] & (COMMA | DASH) and closing >= 0
            if prep.end < sentence[1] - 3 and (marked or view.keys[prep.end] in THAT):
                # told in passing: the sentence goes on after it
                end = end_of_content(view, closing if marked else prep.end, boundaries)
            if end - start < 3:
                continue
        cue_class = prep.verb.cue_class if prep.verb is not None else prep.item.cue_class
        channels = [prep.channel] if prep.channel is not None else []
        cue = (prep.at, prep.at + 1)
        draft = Draft(start, end, 0, cue, cue_class, prep.source, None, [], channels, hedge=prep.item.hedge)
        draft.document = prep.document
        made.append(draft)
    return made
