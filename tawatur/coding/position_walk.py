"""Walk from a word of will to its matter, over its subject, its addressee and adjuncts."""

from __future__ import annotations

import msgspec

from tawatur.arabic.tokens import CLOSE, COLON, COMMA, LINE, OPEN, QUOTE, STOP
from tawatur.codebook.stances import Sense, StanceBook
from tawatur.coding.clause import SPEAKERS, THAT
from tawatur.coding.found import Found
from tawatur.coding.position_cues import Hit
from tawatur.coding.position_matter import is_deed
from tawatur.coding.position_words import RELATIVES
from tawatur.coding.view import PREPOSITIONS, View

# Words from a word of will to its matter: from a verb over its subject and addressee, over its subject alone, from a
# noun, from a cue marked `near`; from the owner of a noun («رفض روسيا القاطع لـ»). Longer walks find another's matter.
_REACH, _REACH_BARE, _REACH_NOUN, _REACH_NEAR = 28, 18, 9, 6
_FROM_OWNER = 4
# "that not", "by not": a clause follows, as after أن.
_THAT_NOT = frozenset(("الا", "بالا"))


class Frame(msgspec.Struct):
    """What a word of will governs. `start` is the first word of the matter, `cut` letters of it belong to the cue.

    `subject` is the phrase that wills; `pronoun` stands for it instead: "first", "own" for a noun of the speaker's
    side («حكومته»), or the written third person. `stranger`: an unknown subject. `echo`: the matter is a pronoun on
    the verb, for something said before. `clause`: the matter is a clause, not a noun.
    """

    start: int = -1
    cut: int = 0
    clause: bool = False
    subject: Found | None = None
    joint: list[Found] = []
    pronoun: str = ""
    parties: list[Found] = []
    stranger: bool = False
    echo: bool = False


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
            return
        phrase = view.starts.get(at)
        if phrase is not None and phrase.id.startswith("group-") and phrase.last == at + 1 and is_deed(view, book, at):
            phrase, named = None, False  # «تشكيل» forms, and is a formation
        if _takes_attached(view, book, sense, at, phrase) and not _waits_for_to(view, sense, at, last):
            frame.start, frame.cut, frame.clause = at, 0 if key.startswith("لل") else 1, key[1:] in THAT
            return
        if not named and (key in RELATIVES or (key == "علي" and _is_first_name(view, at))):
            return
        if not named and key in sense.preps and at + 1 < view.size:
            frame.start = at + (2 if keys[at + 1] == "جانب" else 1)  # «إلى جانب»: at the side of
            if keys[at + 1] in THAT:
                frame.start, frame.clause = (at + 2, True) if sense.that else (-1, False)
            return
        if phrase is not None:
            if _place_phrase(view, hit, frame, phrase, at):
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
            key in _SEVERAL
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
        if named or key in adverbs or (key in fillers and key not in _DETERMINERS) or key[0].isdigit():
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


# "each (of), a number, tens, hundreds, thousands, some, most": with من they open a subject.
_SEVERAL = frozenset("كل عدد عشرات مئات الاف بعض معظم العشرات المئات الالاف".split())
# "any, every, all, lack of, this, that, what, some, other than": they may open a matter.
_DETERMINERS = frozenset("اي كل جميع كافه عدم هذا هذه ذلك تلك ما بعض عده غير".split())


def _is_first_name(view: View, at: int) -> bool:
    """«محمود علي زاده»: a name that is written like a preposition, with its final ya, right after a name."""
    before = view.covers[at - 1] if at else None
    spelt = view.reading.text[view.reading.starts[at] : view.reading.ends[at]]
    return before is not None and before.kind == "person" and not view.gaps[at] and spelt.endswith("ي")


def _takes_attached(view: View, book: StanceBook, sense: Sense, at: int, phrase: Found | None) -> bool:
    """Whether a preposition of the cue is written onto a word: «بوقف», «للحوار», «بالحكومة»."""
    key = view.keys[at]
    if not sense.attached or key[0] not in sense.attached:
        return False
    if key[1:] in ("اي", "كل", "جميع"):  # "any, every, all", also where a name is written alike
        return True
    if len(key) < 4 and key[1:] != "حق" and key[1:] not in book.words["deeds"]:  # "right"
        return False
    if phrase is not None:
        if phrase.sort == "place" and phrase.skip and not key.startswith("لل"):
            return False
        return phrase.skip > 0 or key.startswith("لل")
    if view.covers[at] is not None or key in view.codebook.filler_words or key in book.words["adverbs"]:
        return False
    if key in ("بدعم", "لدعم"):  # "supporting": elsewhere a preposition
        return True
    return key not in PREPOSITIONS and key not in book.words["own"] and key not in book.words["not_attached"]


def _waits_for_to(view: View, sense: Sense, at: int, last: int) -> bool:
    """«دعا المفوض السامي لحقوق الإنسان إلى»: a written-on ل belongs to a title where إلى still follows."""
    if not sense.party or "الي" not in sense.preps or view.keys[at][0] != "ل":
        return False
    for index in range(at + 1, min(at + 12, last)):
        if view.keys[index] == "الي":
            return True
        if view.gaps[index] & (STOP | COLON) or view.codebook.find_cue(view.keys[index]):
            return False
    return False


def _place_phrase(view: View, hit: Hit, frame: Frame, phrase: Found, at: int) -> bool:
    """Give a phrase its part: subject, party, or the first words of the matter. True where the walk ends with it."""
    sense = hit.sense
    actor = phrase.kind in SPEAKERS or is_capital(view, phrase)
    cut = view.keys[at][:1] if phrase.skip else ("ل" if view.keys[at].startswith("لل") else "")
    if view.is_oblique(phrase):
        if actor and (view.keys[at - 1] in sense.party_preps or (cut and cut in sense.party_attached)):
            frame.parties.append(phrase)
        return hit.noun and not sense.party
    if phrase is frame.subject:
        return False
    if view.gaps[at] & COMMA and at > hit.end and view.keys[at][0] != "و" and not sense.object:
        return False
    free = hit.finite and frame.subject is None and not frame.pronoun and not frame.stranger
    intransitive = not sense.object or sense.party or frame.echo
    if actor and free and (intransitive or _something_follows(view, hit, phrase)):
        frame.subject = phrase
        return False
    if actor and hit.noun and at == hit.end and not sense.pronoun and not sense.party and frame.subject is None:
        frame.subject = phrase  # «رفض روسيا لـ»
        return False
    joined = view.keys[at][0] == "و" and not view.codebook.names.knows(view.keys[at])
    after_subject = frame.subject is not None and view.end_of(frame.subject) == at
    if actor and hit.finite and joined and after_subject and not frame.parties:
        frame.joint.append(phrase)
        return False
    if sense.party and actor and not (sense.object and frame.parties):
        frame.parties.append(phrase)
        return False
    if sense.object and not frame.echo:
        frame.start = at
        return True
    return False


def is_capital(view: View, phrase: Found) -> bool:
    """Whether a place may stand for its state."""
    return phrase.kind == "place" and bool(phrase.capital_of or phrase.id in view.codebook.capitals)


def _something_follows(view: View, hit: Hit, phrase: Found) -> bool:
    """Whether an object follows a noun after a transitive verb, so that the noun is its subject."""
    at = view.end_of(phrase)
    if at >= view.size or at >= view.sentence_bounds(hit.at)[1] or view.gaps[at] & (STOP | LINE | COLON):
        return False
    if view.gaps[at] & COMMA:
        return True
    key = view.keys[at]
    if key in PREPOSITIONS:
        return key in ("في", "عبر", "خلال", "علي") and hit.sense.that
    if key[0] == "و" and len(key) > 3:
        return False
    return (
        key in THAT or key in view.codebook.time_words or key not in view.codebook.filler_words or key in _DETERMINERS
    )


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
