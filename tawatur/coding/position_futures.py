"""What speakers say their own side will do or will not do: «ستواصل بلاده», «لن نتخلى عن», «سوف نرد»."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from tawatur.arabic.tokens import LINE, QUOTE, STOP
from tawatur.codebook.stances import StanceBook
from tawatur.coding.clause import SPEAKERS, THAT
from tawatur.coding.found import Found
from tawatur.coding.position_holder import Voices, agreement_of, agrees
from tawatur.coding.position_matter import is_deed, looks_future
from tawatur.coding.statements import Draft
from tawatur.coding.view import View

# Kinds of actors whose undertakings one without a side of his own may tell.
_SIDES = frozenset(("state", "government_body", "armed_group", "political_group", "igo", "organisation"))
_WILL = frozenset(("سوف", "وسوف", "فسوف"))
_WILL_NOT = frozenset(("لن", "ولن", "فلن"))


class Future(msgspec.Struct):
    """A future verb of the speaker's own side: the matter begins at `start`, without `cut` letters."""

    at: int
    start: int
    cut: int
    stance: str
    negated: bool
    draft: Draft
    subject: Found | None = None
    strikes: bool = False
    toward: str = ""


def find_futures(view: View, book: StanceBook, voices: Voices) -> Iterator[Future]:
    """Undertakings and refusals by a future verb, inside statements whose speaker they bind."""
    for at, key in enumerate(view.keys):
        if key[0] not in "سلوف" or view.covers[at] is not None:
            continue
        shape = _read_shape(view, book, at)
        if shape is None:
            continue
        verb, start, cut, negated, person = shape
        draft = voices.container(at)
        if draft is None or draft.speaker is None or not draft.speaker.id:
            continue
        forms = _forms(view.keys[verb])
        payer = None if negated else _payer(view, book, at, verb, forms)
        if payer is not None and payer.id and not voices.is_own(payer, draft.speaker):
            yield Future(verb, start, cut, "red_line", negated, draft, toward=payer.id)
            continue
        if forms & book.words["passives"]:
            if _is_done_by_office(view, book, voices, draft, verb):
                yield Future(verb, start, cut, "refusal" if negated else "commitment", negated, draft)
            continue
        bound = _binds(view, book, voices, draft, at, verb, person) or (negated and _firm(view, book, at, forms))
        stance = _stance_of(book, forms, negated, person) if bound else ""
        third = not negated or (bound is True and view.keys[at - 1] in book.words["of_third"])
        if forms & book.words["moves"] and third and person != "ن":
            continue  # «سيزور», «إنه لن يعود بالفائدة»
        if stance:
            subject = bound if isinstance(bound, Found) else None
            yield Future(verb, start, cut, stance, negated, draft, subject, strikes=bool(forms & book.words["strikes"]))


def _read_shape(view: View, book: StanceBook, at: int) -> tuple[int, int, int, bool, str] | None:
    """(verb, first word of the matter, letters cut, denied, prefix of the person) of a future, or None."""
    key = view.keys[at]
    follows = at + 1 < view.size and not view.gaps[at + 1] & ~QUOTE and view.covers[at + 1] is None
    if key in _WILL_NOT or key in _WILL:
        if not follows or len(view.keys[at + 1]) < 3 or view.keys[at + 1][0] not in "يتنا":
            return None
        negated = key in _WILL_NOT
        return at + 1, at if negated else at + 1, int(negated and key != "لن"), negated, view.keys[at + 1][0]
    cut = 1 if key[0] in "وف" else 0
    bare = key[cut:]
    if not looks_future(view, book, bare):
        return None
    spelt = view.reading.text[view.reading.starts[at] + cut : view.reading.ends[at]]
    if bare[1] == "ا" and not spelt.startswith("سأ") and not (at and view.keys[at - 1] in book.words["of_first"]):
        return None  # «ساعة», «سافر»: a first person singular only where it is written so, or follows «إنني»
    return at, at, cut, False, bare[1]


def _forms(verb: str) -> set[str]:
    """What a future verb may be as an imperfect of the third person masculine singular, without its plural endings."""
    bare = verb[1:] if verb[0] in "وف" and len(verb) > 4 else verb
    bare = bare[1:] if bare[0] == "س" and bare[1] in "يتنا" else bare
    stem = "ي" + bare[1:]
    forms = {stem, *(stem.removesuffix(ending) for ending in ("ون", "وا", "ان", "ا"))}
    return forms | {form + weak for form in forms for weak in "يا"}


def _is_done_by_office(view: View, book: StanceBook, voices: Voices, draft: Draft, verb: int) -> bool:
    """«سيتم فتح المعابر», said by one who speaks for a body, or by the body itself."""
    speaker = draft.speaker
    assert speaker is not None
    return voices.has_office(speaker) and verb + 1 < view.size and is_deed(view, book, verb + 1)


def _stance_of(book: StanceBook, forms: set[str], negated: bool, person: str) -> str:
    if forms & book.words["idle"] and not (person == "ن" and "يكون" in forms):  # «سنكون في كل موقع»
        return ""
    if not negated:
        return "commitment"
    if forms & book.words["unforgiving"]:
        return "red_line"
    return "commitment" if forms & book.words["steadfast"] else "refusal"


def _payer(view: View, book: StanceBook, at: int, verb: int, forms: set[str]) -> Found | None:
    """«إن إيران ستدفع الثمن»: whoever is to pay, named before the verb or after it."""
    if not forms & book.words["payers"] or not any(
        key in book.words["prices"] for key in view.keys[verb + 1 : verb + 5]
    ):
        return None
    before = view.covers[at - 1] if at and not view.gaps[at] & (STOP | LINE) else None
    return before if before is not None and view.end_of(before) == at else view.starts.get(verb + 1)


def _firm(view: View, book: StanceBook, at: int, forms: set[str]) -> bool | Found:
    """«إيران لن تتخلى عن»: another's firmness, told by the speaker; «العمليات لن تتوقف»: the speaker's own."""
    if not forms & (book.words["steadfast"] | book.words["unforgiving"]) or not at or view.gaps[at] & (STOP | LINE):
        return False
    phrase = view.covers[at - 1]
    if phrase is None:
        return "يتوقف" in forms and view.keys[at - 1].startswith("ال")
    return phrase if phrase.kind in SPEAKERS and view.end_of(phrase) == at and not view.is_oblique(phrase) else False


def _is_own_noun(view: View, book: StanceBook, at: int) -> bool:
    """«إن الحكومة ستعمل»: a definite noun of the speaker's own side that no phrase covers."""
    if view.covers[at] is not None:
        return False
    key = view.keys[at]
    return (
        key in book.words["own_nouns"]
        or key in book.words["own"]
        or (key[0] == "و" and key[1:] in book.words["own_nouns"])
    )


def _is_own_head(view: View, book: StanceBook, at: int) -> bool:
    """Whether the definite nouns right before a word, an adjective or more, begin with one for the speaker's side."""
    if view.gaps[at]:
        return False
    for before in range(at - 1, max(at - 4, -1), -1):
        key = view.keys[before]
        if view.covers[before] is not None or not key.startswith("ال"):
            return False
        if key in book.words["own_nouns"]:
            return True
    return False


def _heads(view: View, at: int) -> bool:
    """Whether a noun stands at the head of its clause, after «إن» or a mark."""
    return at > 0 and (view.keys[at - 1] in THAT or bool(view.gaps[at]) or view.keys[at][0] == "و")


def _carried(view: View, voices: Voices, draft: Draft, at: int, person: str) -> bool | Found:
    """«…، وستعمل على»: the subject of the clause before it, where that is the speaker's own side."""
    assert draft.speaker is not None
    agreement = "f" if person == "ت" else "m"
    first = max(draft.start, view.sentence_bounds(at)[0])
    before = voices.actors_before(at, first, agreement)
    if before:
        return before[0] if voices.is_own(before[0], draft.speaker) else False
    return agrees(draft.speaker, agreement)


def _binds(view: View, book: StanceBook, voices: Voices, draft: Draft, at: int, verb: int, person: str) -> bool | Found:
    """Whether the subject of a future verb is the speaker (True), or the phrase that names the speaker's own side."""
    if at and view.keys[at - 1] in book.words["relatives"]:
        return False  # «التحركات التي سنقوم بها»
    if person in "نا":
        return True
    speaker = draft.speaker
    assert speaker is not None
    before = at - 1
    if before < 0 or view.gaps[at] & (STOP | LINE):
        return False
    key = view.keys[before]
    if view.keys[at][0] in "وف":
        return _carried(view, voices, draft, at, person)
    if view.covers[before] is None:
        if key in book.words["of_third"]:
            return _means_own(view, book, voices, draft, before)
        if before == draft.start - 1 and key in THAT:
            after = view.starts.get(verb + 1)
            return after is None and agrees(speaker, "f" if person == "ت" else "m")
    if _is_own_noun(view, book, before) and before - 1 >= draft.start - 1 and _heads(view, before):
        return True
    negated = view.keys[at] in _WILL_NOT
    definite = view.covers[before] is None and key.startswith("ال") and not view.gaps[at]
    if voices.has_office(speaker) and (_is_own_head(view, book, at) if negated else definite):
        return True  # «إن القوات المسلحة ستبقى»: what an office tells of its own
    loose = voices.is_loose(speaker)
    for phrase in (view.covers[before], view.starts.get(verb + 1)):
        if phrase is None or view.is_oblique(phrase) or (phrase is view.covers[before] and view.end_of(phrase) != at):
            continue
        if voices.is_own(phrase, speaker) or (loose and phrase.kind in _SIDES):
            return phrase
    return False


def _heads_clause(view: View, phrase: Found, first: int) -> bool:
    """Whether a phrase stands where the subject of a clause does: at the head of the content, or after «إن»."""
    start = view.start_of(phrase)
    return start <= first + 1 or view.keys[start - 1] in THAT or bool(view.gaps[start])


def _means_own(view: View, book: StanceBook, voices: Voices, draft: Draft, at: int) -> bool | Found:
    """Whether the pronoun of «إنها ستواصل» means the speaker's side: himself, the body he speaks for, or «حكومته»."""
    speaker = draft.speaker
    assert speaker is not None
    agreement = agreement_of(view.keys[at])
    if at <= draft.start + 1 and agrees(speaker, agreement):
        return True
    first = max(draft.start, view.sentence_bounds(at)[0])
    before = [one for one in voices.actors_before(at, first, agreement) if _heads_clause(view, one, first)]
    if before:
        side = before[0].kind in _SIDES
        return before[0] if voices.is_own(before[0], speaker) or (side and voices.is_loose(speaker)) else False
    if agreement == "f" and any(view.keys[index] in book.words["own"] for index in range(first, at)):
        return True
    return agrees(speaker, agreement) or (agreement == "f" and voices.represent(speaker) != speaker.id)
