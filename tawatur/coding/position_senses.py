"""One word in one reading: whether it tells of a will here, affirmed or denied."""

from __future__ import annotations

import msgspec

from tawatur.arabic.tokens import COLON, COMMA, DASH, LINE, QUOTE, STOP
from tawatur.codebook.stances import Sense, StanceBook
from tawatur.coding.view import PREPOSITIONS, View

# Marks that part a word from what stands before it.
APART = STOP | LINE | COMMA | COLON | DASH


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


def read_sense_at(view: View, book: StanceBook, at: int, sense: Sense, *, verb: bool = False) -> Hit | None:
    """The word of will that a reading makes of a word in its place, or None; `verb`: it is a statement's verb."""
    if sense.sort in ("perfect", "imperfect"):
        return _read_finite(view, book, at, sense, verb)
    if sense.sort == "participle":
        return _read_participle(view, book, at, sense)
    if sense.sort == "adjective":
        return _read_adjective(view, book, at, sense)
    return _read_noun(view, book, at, sense)


def _read_finite(view: View, book: StanceBook, at: int, sense: Sense, verb: bool) -> Hit | None:
    before = view.keys[at - 1] if at and not view.gaps[at] & APART else ""
    if before in PREPOSITIONS:
        return None
    negated = before in book.words["negations"]
    takes_up = before == "ما" and at > 1 and view.keys[at - 2] in ("وهو", "هو")  # «وهو ما ترفضه»
    negated = negated and not takes_up
    if sense.sort == "imperfect" and before in book.words["supposed"] and not sense.modal and not takes_up:
        return None  # «أن تطالب», «هل ترفض»
    anchor = at - 2 if negated or before in book.words["auxiliaries"] else at - 1
    supposed = anchor >= 0 and not view.gaps[anchor + 1] & APART and view.keys[anchor] in book.words["if"]
    if supposed and (sense.sort == "perfect" or anchor == at - 2):
        return None  # «إذا رفضت», «ألا تقبل»
    if negated and not sense.negated:
        return None
    if before == "او" or view.keys[at + 1 : at + 2] == ["او"]:
        return None  # «يؤيدون أو يعارضون»
    if sense.homograph and not verb and not opens_clause(view, book, at):
        return None
    if (
        sense.person == 1
        and sense.number == "s"
        and sense.sort == "imperfect"
        and not _is_i(view, book, at, before, negated)
    ):
        return None
    return Hit(at, at + 1, sense, negated)


def _is_i(view: View, book: StanceBook, at: int, before: str, negated: bool) -> bool:
    """Whether a first person singular is none of the words written like it, such as «أفضل» (best), «أقبل» (he came)."""
    key = view.keys[at].removeprefix("و").removeprefix("ف").removeprefix("س")
    if (
        key not in book.words["like_i"]
        or negated
        or before in book.words["of_first"]
        or view.gaps[at] & (QUOTE | COLON)
    ):
        return True
    return view.reading.text[view.reading.starts[at] : view.reading.ends[at]].startswith("آ")  # «آمل»: I hope


def opens_clause(view: View, book: StanceBook, at: int) -> bool:
    """Whether a word can only be the verb of a clause: it opens one, or its subject stands right before it."""
    if (
        at == 0
        or view.gaps[at] & (STOP | LINE | COMMA | COLON | QUOTE)
        or (view.keys[at][0] in "وف" and len(view.keys[at]) > 3)
    ):
        return True
    before = view.keys[at - 1]
    if before in ("حال", "حاله"):
        return False  # «في حال رفض …»
    if at > 1 and view.keys[at - 2] in PREPOSITIONS and (at == 2 or view.gaps[at - 2] & (STOP | LINE)):
        return at + 1 in view.starts  # «في المقابل طالب الحوثيون»
    if (
        before in book.words["openers"]
        or before in book.words["auxiliaries"]
        or before in book.words["relatives"]
        or before in book.words["negations"]
        or before in book.words["of_third"]
    ):
        return True
    phrase = view.covers[at - 1]
    return phrase is not None and view.end_of(phrase) == at and phrase.kind == "person" and not view.is_oblique(phrase)


def _read_participle(view: View, book: StanceBook, at: int, sense: Sense) -> Hit | None:
    """Circumstantial («، مطالبا بـ», «داعية إلى»): indefinite, accusative or plural, not governed by a preposition."""
    key = view.keys[at]
    bare = key[1:] if key[0] == "و" and len(key) > 4 else key
    if sense.homograph or bare.startswith("ال") or not bare.endswith(("ا", "ه", "ين", "ات", "ون")):
        return None
    before = view.keys[at - 1] if at else ""
    if not view.gaps[at] and (before in PREPOSITIONS or before in book.words["negations"]):
        return None
    return Hit(at, at + 1, sense)


def _read_adjective(view: View, book: StanceBook, at: int, sense: Sense) -> Hit | None:
    """A predicate of will: indefinite, not governed by a preposition."""
    before = view.keys[at - 1] if at else ""
    if before in PREPOSITIONS and not view.gaps[at]:
        return None
    negated = before in book.words["negations"] or (
        before in book.words["auxiliaries"] and at > 1 and view.keys[at - 2] in ("ليس", "ليست")
    )
    if negated and not sense.negated:
        return None
    return Hit(at, at + 1, sense, negated)


def _read_noun(view: View, book: StanceBook, at: int, sense: Sense) -> Hit | None:
    before = view.keys[at - 1] if at and not view.gaps[at] & APART else ""
    if before in ("حال", "حاله") and not sense.pronoun:
        return None  # «في حال رفض …»: supposed
    negated = before in ("عدم", "وعدم", "بعدم", "لعدم")
    if negated and not sense.negated:
        return None
    if not sense.bare and any(key in book.words["denials"] for key in view.keys[max(0, at - 4) : at]):
        return None  # «لم يبد الأتراك استعدادهم»
    return Hit(at, at + 1, sense, negated)
