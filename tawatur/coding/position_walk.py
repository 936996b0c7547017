"""Walk from a word of will to its matter, over its subject, its addressee and adjuncts."""

from __future__ import annotations

from tawatur.arabic.tokens import CLOSE, COLON, COMMA, LINE, OPEN, QUOTE, STOP
from tawatur.codebook.stances import StanceBook
from tawatur.coding.clause import SPEAKERS, THAT
from tawatur.coding.position_matter import is_deed
from tawatur.coding.position_parts import (
    Frame,
    governs,
    people_at,
    place_phrase,
    takes_attached,
    waits_for_to,
)
from tawatur.coding.position_senses import Hit
from tawatur.coding.view import PREPOSITIONS, View

# Words from a word of will to its matter: from a verb over its subject and addressee, over its subject alone, from a
# noun, from a cue marked `near`; from the owner of a noun («رفض روسيا القاطع لـ»). Longer walks find another's matter.
_REACH, _REACH_BARE, _REACH_NOUN, _REACH_NEAR = 28, 18, 9, 6
_FROM_OWNER = 4
# "that not", "by not": a clause follows, as after أن.
_THAT_NOT = frozenset(("الا", "بالا"))


def walk(view: View, book: StanceBook, hit: Hit, frame: Frame) -> None:
    """Fill a frame from the words after its cue."""
    sense, keys, gaps = hit.sense, view.keys, view.gaps
    fillers, adverbs = view.codebook.filler_words, book.words["adverbs"]
    at = hit.end
    widest = _REACH if sense.party or sense.party_preps else _REACH_BARE
    reach = _REACH_NEAR if sense.near else _REACH_NOUN if hit.noun or sense.sort == "adjective" else widest
    last = min(view.sentence_bounds(hit.at)[1], at + reach)
    while at < last:
        gap, key, named = gaps[at], keys[at], view.covers[at] is not None
        if gap & LINE or (gap & COMMA and hit.noun):
            return
        if gap & OPEN and at > hit.end - 1:
            while at < last and not gaps[at + 1] & CLOSE:
                at += 1
            at += 1
            if at >= last:
                return
            gap, key, named = gaps[at], keys[at], view.covers[at] is not None
        if gap & COLON:
            frame.start = at if sense.that and at <= hit.end + 6 else -1
            return
        if not named and (key in THAT or key in _THAT_NOT):
            if sense.that:
                frame.start, frame.clause = (at if key in _THAT_NOT else at + 1), True
                frame.cut = int(key == "بالا")
            return
        phrase = view.starts.get(at)
        if phrase is not None and phrase.id.startswith("group-") and phrase.last == at + 1 and is_deed(view, book, at):
            phrase, named = None, False  # «تشكيل» forms, and is a formation
        if takes_attached(view, book, sense, at, phrase) and not waits_for_to(view, sense, at, last):
            frame.start, frame.cut, frame.clause = at, 0 if key.startswith("لل") else 1, key[1:] in THAT
            return
        if not named and (key in book.words["relatives"] or (key == "علي" and _is_first_name(view, at))):
            return
        wide = 0 if named or at + 1 >= view.size else governs(sense, keys, at)
        if wide:
            frame.start = at + wide
            if keys[frame.start] in THAT:
                frame.start, frame.clause = (frame.start + 1, True) if sense.that else (-1, False)
            return
        if phrase is not None:
            if place_phrase(view, book, hit, frame, phrase, at):
                return
            at = view.end_of(phrase)
            if hit.noun and phrase is frame.subject:
                last = min(last, at + _FROM_OWNER)
            continue
        if gap & COMMA and at > hit.end and key[0] == "و" and not named:
            return
        if not named and key in PREPOSITIONS:
            if hit.noun and not sense.party_preps:
                return
            at = _skip_adjunct(view, hit, frame, at, last)
            if at < 0:
                return
            continue
        if (
            key in book.words["several"]
            and keys[at + 1 : at + 2] == ["من"]
            and hit.finite
            and frame.subject is None
            and at == hit.end
        ):
            if key != "كل":
                frame.stranger = True  # «أدان عدد من المنظمات»: a subject without a name
                return
            at += 2
            continue
        if hit.finite and frame.subject is None and not frame.side and at == hit.end and people_at(view, at):
            frame.side = people_at(view, at)  # «يرفض الروس»
            at += 1
            continue
        if sense.party and key in book.words["obliged"] and not frame.parties and at <= hit.end + 4:
            at += 1  # «ناشدت المنظمة العالم إنقاذ …»
            continue
        dull = key in fillers and key not in book.words["determiners"] and key not in book.words["deeds"]
        if named or key in adverbs or dull or key[0].isdigit():
            at += 1
            continue
        if sense.straight:
            return
        if key.startswith("بال") and at > hit.end - 1 and "ب" not in sense.attached:
            at += 1
            continue
        if (sense.object or hit.direct) and not frame.echo and _opens_matter(view, hit, frame, at):
            frame.start = at
            return
        if gap & COMMA and at > hit.end and view.codebook.find_cue(key):
            return
        at += 1


def _is_first_name(view: View, at: int) -> bool:
    """«محمود علي زاده»: a name that is written like a preposition, with its final ya, right after a name."""
    before = view.covers[at - 1] if at else None
    spelt = view.reading.text[view.reading.starts[at] : view.reading.ends[at]]
    return before is not None and before.kind == "person" and not view.gaps[at] and spelt.endswith("ي")


def _skip_adjunct(view: View, hit: Hit, frame: Frame, at: int, last: int) -> int:
    """Word index after a preposition and the noun it governs, with its adjectives; -1 where a clause follows it."""
    before = view.keys[at]
    at += 1
    if at < last and view.keys[at] in THAT:
        return -1
    phrase = view.starts.get(at) if at < last else None
    if phrase is not None:
        if phrase.kind in SPEAKERS and before in hit.sense.party_preps:
            frame.parties.append(phrase)
        return view.end_of(phrase)
    at += 1
    while (
        at < last
        and not view.gaps[at] & (COMMA | STOP | COLON | QUOTE)
        and view.keys[at].startswith("ال")
        and view.covers[at] is None
    ):
        at += 1
    return at


def _opens_matter(view: View, hit: Hit, frame: Frame, at: int) -> bool:
    """Whether a bare noun may be the matter of a transitive cue."""
    key = view.keys[at]
    if hit.finite and frame.subject is None and at == hit.end and key in view.codebook.cues.vehicles:
        frame.stranger = True  # «وانتقد بيان للجبهة …»
        return False
    if (
        hit.finite
        and frame.subject is None
        and at == hit.end
        and at + 1 < view.size
        and view.keys[at + 1] in hit.sense.party_preps
    ):
        frame.stranger = True  # «طلبت المدينة من»: an unknown subject
        return False
    if view.gaps[at] & COMMA and at > hit.end:
        return frame.subject is not None and not hit.noun
    if hit.noun and not hit.sense.bare and not hit.direct:
        return not key.startswith("ال") or bool(hit.sense.pronoun)
    if hit.sense.sort == "adjective":
        return not key.startswith("ال")
    return True
