"""What speakers say of a thing: that it does harm, that it is wrong, that it goes on, that it will be answered.

«الانسحاب سيؤدي إلى عزلة …» tells a concern, «القرار غير مقبول» opposition, «المعركة مستمرة» a commitment.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from tawatur.arabic.tokens import COMMA, LINE, STOP
from tawatur.codebook.stances import StanceBook
from tawatur.coding.clause import THAT
from tawatur.coding.found import Found
from tawatur.coding.position_holder import Voices
from tawatur.coding.statements import Draft
from tawatur.coding.view import View

# Words after a verb of harm within which the evil is named, and after a copula within which the wrong is.
_NEAR, _CLOSE = 9, 4
# "that it should": after these أن tells what will be, not what should («من شأنه أن»).
_WOULD = frozenset("شانه شانها شانهم شانهما".split())


class Verdict(msgspec.Struct, frozen=True):
    """A clause inside a statement that judges its subject; it begins at `start`, its predicate stands at `at`."""

    at: int
    start: int
    stance: str
    draft: Draft


def find_verdicts(view: View, book: StanceBook, voices: Voices) -> Iterator[Verdict]:
    """The first clause of each kind inside each statement that tells of harm or wrong."""
    for draft in voices.drafts:
        if draft.speaker is None or not judges(draft.speaker) or draft.cue_class == "accuse":
            continue
        told: set[str] = set()
        fights = voices.represent(draft.speaker) != draft.speaker.id or draft.speaker.kind != "people"
        for at in range(draft.start + 1, draft.end):
            stance = _stance_at(view, book, at, draft.end)
            if stance and stance not in told and (fights or stance != "commitment"):
                told.add(stance)
                yield Verdict(at, _clause_start(view, at, draft.start), stance, draft)


def judges(speaker: Found) -> bool:
    """Observers and media weigh what may come; they hold no position on it."""
    if not speaker.id or speaker.kind == "media":
        return False
    return speaker.kind != "people" or speaker.people_sort in ("official", "source", "party")


def _stance_at(view: View, book: StanceBook, at: int, limit: int) -> str:
    """The stance that a clause with this predicate tells; "" for none."""
    key, words = view.keys[at], book.words
    if view.covers[at] is None and _harms(view, book, at, limit):
        return "concern"
    if key in words["persists"] and any(_is_struggle(book, word) for word in view.keys[max(0, at - 3) : at]):
        return "commitment"
    if key.removeprefix("س") in words["clashes"] and view.keys[at - 1] not in book.words["relatives"]:
        return "opposition"
    close = min(at + 1 + _CLOSE, limit)
    if key in words["answers"]:
        meets = _names(view, words["replies"], at + 1, close, "") or view.keys[at - 1] in words["replies"]
        return "red_line" if meets else ""
    if key in words["copulas"] and _names(view, words["wrongs"], at + 1, close, ""):
        return "opposition"
    if key == "غير" and at + 1 < limit and view.keys[at + 1] in words["rights"]:
        before = view.keys[at - 1]  # «زعيم غير شرعي» is an attribute, «القرار غير شرعي» a predicate
        predicate = before.startswith("ال") or view.covers[at - 1] is not None or before in words["copulas"]
        return "opposition" if predicate else ""
    return ""


def _harms(view: View, book: StanceBook, at: int, limit: int) -> bool:
    """Whether a verb of harm is asserted here, with an evil near it where it needs one."""
    needs = book.harms.get(view.keys[at].removeprefix("س"))
    before = view.keys[at - 1]
    if needs is None or before in book.words["relatives"] or before in book.words["negations"]:
        return False
    if before == "ان" and view.keys[at - 2] not in _WOULD:
        return False
    return not needs or _names(view, book.words["evils"], at + 1, min(at + 1 + _NEAR, limit), "ال")


def _is_struggle(book: StanceBook, key: str) -> bool:
    """Whether a word names a struggle, with the article or a pronoun («هجماتنا», «هجماتهم»)."""
    struggles = book.words["struggles"]
    if key in struggles:
        return True
    bare = next((key.removesuffix(end) for end in ("نا", "هم", "ها") if key.endswith(end)), "")
    return "ال" + bare in struggles or "ال" + bare.removesuffix("ت") + "ه" in struggles


def _names(view: View, words: frozenset[str], first: int, last: int, article: str) -> bool:
    """Whether one of some words stands in a stretch, also with a particle or `article` written on; a mark ends it."""
    for at in range(first, last):
        if view.gaps[at] & (STOP | LINE | COMMA):
            return False
        key = view.keys[at]
        if key in words or (key[0] in "بلو" and key[1:] in words) or (article and key.removeprefix(article) in words):
            return True
    return False


def _clause_start(view: View, at: int, first: int) -> int:
    for index in range(at - 1, first - 1, -1):
        if view.keys[index] in THAT and view.covers[index] is None and view.keys[index - 1] not in _WOULD:
            return index + 1
        if index > first and view.gaps[index] & (STOP | LINE):
            return index
    return first
