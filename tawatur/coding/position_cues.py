"""Words of will in an article: which word, in which reading, affirmed or denied."""

from __future__ import annotations

import msgspec

from tawatur.arabic.tokens import BREAK, COLON, COMMA, DASH, LINE, QUOTE, STOP
from tawatur.codebook.automaton import Hit as AutomatonHit
from tawatur.codebook.stances import Sense, StanceBook
from tawatur.coding.clause import SPEAKERS, THAT
from tawatur.coding.position_matter import is_deed
from tawatur.coding.position_words import AUXILIARIES, NEGATIONS, OF_FIRST, OF_THIRD, OPENERS, RELATIVES, SUPPOSED
from tawatur.coding.view import PREPOSITIONS, View

# "if, had, whether, that": a verb after one of them is supposed, also over a denial.
_IF = frozenset("اذا لو هل ان ولو واذا سواء فاذا".split())
_APART = STOP | LINE | COMMA | COLON | DASH


class Hit(msgspec.Struct):
    """A word of will at word `at`; what it governs is sought from word `end`.

    `direct`: a verbal noun without an owner that a verb of saying governs («أكد دعم الجهود»): its object may follow.
    """

    at: int
    end: int
    sense: Sense
    negated: bool = False
    direct: bool = False

    @property
    def stance(self) -> str:
        """The stance as affirmed or denied here; "" for none."""
        return self.sense.negated if self.negated else self.sense.stance

    @property
    def finite(self) -> bool:
        """Whether the word is a verb with a subject."""
        return self.sense.sort in ("perfect", "imperfect") and not self.sense.modal

    @property
    def noun(self) -> bool:
        """Whether the word is a verbal noun or a noun of will."""
        return self.sense.sort in ("masdar", "noun")


def find_hits(view: View, book: StanceBook) -> list[Hit]:
    """All words of will that assert something, in order."""
    hits: list[Hit] = []
    claimed = -1
    for at, key in enumerate(view.keys):
        if at < claimed:
            continue
        phrase = max(book.phrases.find(view.keys, at, view.size), key=lambda hit: hit.end, default=None)
        if phrase is not None and _holds(view, at, phrase):
            hits.append(Hit(at, phrase.end, phrase.items[0]))
            claimed = phrase.end
            continue
        if view.covers[at] is not None and not _may_be_verb(view, book, at):
            continue
        if key in PREPOSITIONS and key not in ("علي", "وعلي"):
            continue
        if key in ("علي", "وعلي"):
            duty = _read_duty(view, book, at)
            if duty is not None:
                hits.append(duty)
            continue
        hit = next(
            (
                hit
                for sense in _likely(view, at, book.read_word(key))
                if (hit := _read_sense(view, at, sense)) is not None
            ),
            None,
        )
        if hit is not None:
            hits.append(hit)
    return hits


def _holds(view: View, at: int, phrase: AutomatonHit) -> bool:
    """Whether no mark parts a set phrase, and no denial turns one that links a matter to its condition."""
    if any(view.gaps[inside] & BREAK for inside in range(at + 1, phrase.end)):
        return False
    return phrase.items[0].side != "link" or not at or view.keys[at - 1] not in NEGATIONS


def _may_be_verb(view: View, book: StanceBook, at: int) -> bool:
    """«، طالب فيها بـ»: a lone noun for people that is written like a verb of will and opens a clause."""
    phrase = view.covers[at]
    if (
        phrase is None
        or phrase.kind != "people"
        or view.end_of(phrase) - view.start_of(phrase) > 1
        or not opens_clause(view, at)
    ):
        return False
    return any(sense.sort == "perfect" for sense in book.read_word(view.keys[at]))


def _likely(view: View, at: int, senses: tuple[Sense, ...]) -> tuple[Sense, ...]:
    """Readings of a word, participle first after a comma: «، مطالبة بـ» is no verbal noun."""
    if len(senses) < 2:
        return senses
    if any(sense.adverbial for sense in senses):
        return tuple(sorted(senses, key=lambda sense: not sense.adverbial))
    if view.gaps[at] & COMMA:
        return tuple(sorted(senses, key=lambda sense: sense.sort != "participle"))
    before = view.keys[at - 1] if at else ""
    if before in OF_THIRD or before in OF_FIRST or before in AUXILIARIES:
        return tuple(sorted(senses, key=lambda sense: sense.sort != "adjective"))  # «إنه قلق من»
    if _has_verb(view, at):
        return tuple(sorted(senses, key=lambda sense: sense.sort == "perfect"))  # «جدد الوزير رفض بلاده»
    return senses


def _has_verb(view: View, at: int) -> bool:
    """Whether the name right before a word is the subject of a verb before it, so that the word is no verb."""
    phrase = view.covers[at - 1] if at else None
    if phrase is None or view.end_of(phrase) != at or view.gaps[at]:
        return False
    start = view.start_of(phrase)
    return (
        start > 0
        and not view.gaps[start] & (STOP | LINE)
        and any(cue.sort in ("perfect", "imperfect") for cue in view.codebook.find_cue(view.keys[start - 1]))
    ) or (start > 0 and view.keys[start - 1] in _CARRIERS)


# "renewed, repeated, registered, voiced": they carry a noun of will.
_CARRIERS = frozenset(
    con + verb for con in ("", "و") for verb in "جدد جددت كرر كررت سجل سجلت ابدي ابدت اعلن اعلنت يجدد تجدد".split()
)


def _read_duty(view: View, book: StanceBook, at: int) -> Hit | None:
    """«على الأطراف أن …», «على المجتمع الدولي التحرك»: a duty, where no verb before it governs the preposition."""
    apart = at == 0 or bool(view.gaps[at] & (_APART | QUOTE)) or view.keys[at][0] == "و"
    if not apart and view.keys[at - 1] not in THAT | OPENERS:
        return None
    phrase = view.starts.get(at + 1)
    last = view.end_of(phrase) if phrase is not None else at + 2
    for index in range(last, min(last + (1 if phrase is not None else 3), view.size)):
        if view.gaps[index] & BREAK:
            return None
        if view.keys[index] in ("ان", "الا"):
            return Hit(at, index, book.duty)
    known = phrase is not None and phrase.kind in SPEAKERS
    if not known and (last >= view.size or view.keys[at + 1] not in book.words["obliged"]):
        return None
    while (
        not known
        and last < view.size - 1
        and view.keys[last].startswith("ال")
        and view.keys[last] not in book.words["deeds"]
        and last < at + 3
    ):
        last += 1
    asked = last < view.size and not view.gaps[last] & BREAK and view.covers[last] is None and is_deed(view, book, last)
    return Hit(at, last, book.duty) if asked else None


def _read_sense(view: View, at: int, sense: Sense) -> Hit | None:
    if sense.sort in ("perfect", "imperfect"):
        return _read_finite(view, at, sense)
    if sense.sort == "participle":
        return _read_participle(view, at, sense)
    if sense.sort == "adjective":
        return _read_adjective(view, at, sense)
    return _read_noun(view, at, sense)


def _read_finite(view: View, at: int, sense: Sense) -> Hit | None:
    before = view.keys[at - 1] if at and not view.gaps[at] & _APART else ""
    if before in PREPOSITIONS:
        return None
    negated = before in NEGATIONS
    takes_up = before == "ما" and at > 1 and view.keys[at - 2] in ("وهو", "هو")  # «وهو ما ترفضه»
    negated = negated and not takes_up
    if sense.sort == "imperfect" and before in SUPPOSED and not sense.modal and not takes_up:
        return None  # «أن تطالب», «هل ترفض»
    anchor = at - 2 if negated or before in AUXILIARIES else at - 1
    supposed = anchor >= 0 and not view.gaps[anchor + 1] & _APART and view.keys[anchor] in _IF
    if supposed and (sense.sort == "perfect" or anchor == at - 2):
        return None  # «إذا رفضت», «ألا تقبل»
    if negated and not sense.negated:
        return None
    if before == "او" or view.keys[at + 1 : at + 2] == ["او"]:
        return None  # «يؤيدون أو يعارضون»
    if sense.homograph and not opens_clause(view, at):
        return None
    alone = sense.person == 1 and sense.number == "s"
    if alone and not negated and not (before in OF_FIRST or view.gaps[at] & (QUOTE | COLON)):
        return None  # «أفضل», «أريد»: a first person singular is rare, and written like an adjective
    return Hit(at, at + 1, sense, negated)


def opens_clause(view: View, at: int) -> bool:
    """Whether a word can only be the verb of a clause: it opens one, or its subject stands right before it."""
    if (
        at == 0
        or view.gaps[at] & (STOP | LINE | COMMA | COLON | QUOTE)
        or (view.keys[at][0] in "وف" and len(view.keys[at]) > 3)
    ):
        return True
    before = view.keys[at - 1]
    if before in OPENERS or before in AUXILIARIES or before in RELATIVES or before in NEGATIONS or before in OF_THIRD:
        return True
    phrase = view.covers[at - 1]
    return phrase is not None and view.end_of(phrase) == at and phrase.kind == "person" and not view.is_oblique(phrase)


def _read_participle(view: View, at: int, sense: Sense) -> Hit | None:
    """Circumstantial («، مطالبا بـ», «داعية إلى»): indefinite, accusative or plural, not governed by a preposition."""
    key = view.keys[at]
    bare = key[1:] if key[0] == "و" and len(key) > 4 else key
    if sense.homograph or bare.startswith("ال") or not bare.endswith(("ا", "ه", "ين", "ات", "ون")):
        return None
    before = view.keys[at - 1] if at else ""
    if not view.gaps[at] and (before in PREPOSITIONS or before in NEGATIONS):
        return None
    return Hit(at, at + 1, sense)


def _read_adjective(view: View, at: int, sense: Sense) -> Hit | None:
    """A predicate of will: indefinite, not governed by a preposition."""
    before = view.keys[at - 1] if at else ""
    if before in PREPOSITIONS and not view.gaps[at]:
        return None
    negated = before in NEGATIONS or (before in AUXILIARIES and at > 1 and view.keys[at - 2] in ("ليس", "ليست"))
    if negated and not sense.negated:
        return None
    return Hit(at, at + 1, sense, negated)


def _read_noun(view: View, at: int, sense: Sense) -> Hit | None:
    before = view.keys[at - 1] if at and not view.gaps[at] & _APART else ""
    negated = before in ("عدم", "وعدم", "بعدم", "لعدم")
    if negated and not sense.negated:
        return None
    if not sense.bare and any(key in _DENIALS for key in view.keys[max(0, at - 4) : at]):
        return None  # «لم يبد الأتراك استعدادهم»
    return Hit(at, at + 1, sense, negated)


# "did not, will not": a noun of will soon after them is denied.
_DENIALS = frozenset("لم ولم فلم لن ولن".split())
