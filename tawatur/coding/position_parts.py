"""What a word of will governs, and the parts that the phrases after it play: subject, addressee, matter."""

from __future__ import annotations

import msgspec

from tawatur.arabic.tokens import COLON, COMMA, LINE, STOP
from tawatur.codebook.items import DemonymItem
from tawatur.codebook.stances import Sense, StanceBook
from tawatur.coding.clause import SPEAKERS, THAT
from tawatur.coding.found import Found
from tawatur.coding.position_senses import Hit
from tawatur.coding.view import PREPOSITIONS, View


class Frame(msgspec.Struct):
    """What a word of will governs. `start` is the first word of the matter, `cut` letters of it belong to the cue.

    `subject` is the phrase that wills; `pronoun` stands for it instead: "first", "own" for a noun of the speaker's
    side («حكومته»), or the written third person. `side`: the state that a people's name stands for («الروس»), or its
    adjective («رفض روسي»). `stranger`: an unknown subject. `echo`: the matter is a pronoun on
    the verb, for something said before. `clause`: the matter is a clause, not a noun.
    """

    start: int = -1
    cut: int = 0
    clause: bool = False
    subject: Found | None = None
    joint: list[Found] = []
    pronoun: str = ""
    parties: list[Found] = []
    side: str = ""
    stranger: bool = False
    echo: bool = False


def place_phrase(view: View, book: StanceBook, hit: Hit, frame: Frame, phrase: Found, at: int) -> bool:
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
    if actor and free and (intransitive or _something_follows(view, book, hit, phrase)):
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
    if after_subject and phrase.sort == "title" and not phrase.state:
        return False  # «حذر كيري وزير الخارجية من»: his title
    if sense.party and actor and not (sense.object and frame.parties):
        frame.parties.append(phrase)
        return False
    if sense.object and not frame.echo:
        frame.start = at
        return True
    return False


def takes_attached(view: View, book: StanceBook, sense: Sense, at: int, phrase: Found | None) -> bool:
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


def governs(sense: Sense, keys: list[str], at: int) -> int:
    """How many words at a word are a preposition before the matter: 2 for «من أجل», 1 for «إلى», 0 for none."""
    if len(keys) > at + 2 and f"{keys[at]} {keys[at + 1]}" in sense.preps:
        return 2
    return int(keys[at] in sense.preps)


def waits_for_to(view: View, sense: Sense, at: int, last: int) -> bool:
    """«دعا المفوض السامي لحقوق الإنسان إلى»: a written-on ل belongs to a title where إلى still follows."""
    if not sense.party or "الي" not in sense.preps or view.keys[at][0] != "ل":
        return False
    for index in range(at + 1, min(at + 12, last)):
        if view.keys[index] == "الي":
            return True
        if view.gaps[index] & (STOP | COLON) or view.codebook.find_cue(view.keys[index]):
            return False
    return False


def people_at(view: View, at: int) -> str:
    """State that a people's name at a word stands for («الروس», «الأتراك»), or ""."""
    return next((item.state for item in demonyms_at(view, at) if item.people), "")


def demonyms_at(view: View, at: int) -> list[DemonymItem]:
    """Adjectives and peoples' names of states at a word."""
    key = view.keys[at]
    keys = [key, key.removesuffix("ا")] if key.endswith("يا") else [key]  # «رفضا مصريا»
    found = (item for key in keys for hit in view.codebook.names.find([key], 0, 1) for item in hit.items)
    return [item for item in found if isinstance(item, DemonymItem)]


def is_capital(view: View, phrase: Found) -> bool:
    """Whether a place may stand for its state."""
    return phrase.kind == "place" and bool(phrase.capital_of or phrase.id in view.codebook.capitals)


def _something_follows(view: View, book: StanceBook, hit: Hit, phrase: Found) -> bool:
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
        return key in book.words["and_like"]  # «تؤيد مصر وحدة السودان»
    return (
        key in THAT
        or key in view.codebook.time_words
        or key not in view.codebook.filler_words
        or key in book.words["determiners"]
    )
