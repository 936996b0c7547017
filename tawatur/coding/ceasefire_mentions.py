"""Where an article names a ceasefire, and what its clause tells of it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from tawatur.arabic.tokens import COMMA
from tawatur.codebook.cues import CueForm
from tawatur.codebook.texts import bare_forms
from tawatur.codebook.truces import TruceBook
from tawatur.coding.clause import THAT
from tawatur.coding.view import View

_CLAUSE = 12  # words before or after the name in which a verb tells of it
_NOT = frozenset("لم لن لا عدم دون بدون ولم ولن".split())  # negations
# "call", "need", "proposal" before the name: it is only asked for. Folded stems of many forms.
_ASKED = frozenset(
    "دعوه الدعوه دعوات ضروره الي مقترح اقتراح مبادره مشروع مطالب مطالبه بضروره لفرض فرض نحو اجل امكانيه احتمال "
    "مسوده جهود مساعي محاولات محاوله رفض رفضه رفضها يرفض ترفض رفضت تجاهل الدفع".split()
)
State = str


class Mention(msgspec.Struct):
    """A ceasefire named at words `first:last`; `told` is what its clause says became of it ("" where nothing, or where
    it is only asked for), by the verb at `verb`."""

    first: int
    last: int
    told: State = ""
    verb: int = -1


def find_mentions(view: View, book: TruceBook) -> Iterator[Mention]:
    """Every mention, in order of the text."""
    at = 0
    while at < view.size:
        last = book.names(view.keys, at)
        if last < 0 or _is_person(view, at):
            at += 1
            continue
        yield _read_clause(view, book, at, last)
        at = last


def _is_person(view: View, at: int) -> bool:
    phrase = view.covers[at]
    return phrase is not None and phrase.kind not in ("agreement",)


def _read_clause(view: View, book: TruceBook, first: int, last: int) -> Mention:
    """What the nearest verb of the clause says of the ceasefire."""
    start, end = view.sentence_bounds(first)
    for at in range(first, min(end, last + 6)):
        for words in book.starts_phrases:
            if tuple(view.keys[at : at + len(words)]) == words:
                return Mention(first, last, "in_force", at)
    asked = False
    for at in range(first - 1, max(start, first - _CLAUSE) - 1, -1):
        told = _told_at(view, book, at)
        if told:
            asked = asked or (
                told == "declared" and (_is_demanded(view, start, at) or _is_apart(view, book, at, first))
            )
            return Mention(first, last, "" if asked and told == "declared" else told, at)
        key = view.keys[at]
        if key in _ASKED and key not in ("الي",):
            asked = True
        if view.gaps[at] & COMMA and at < first - 1:
            break
    for at in range(last, min(end, last + 3)):
        told = _told_at(view, book, at)
        if told and told != "declared" and not view.gaps[at] & COMMA:
            return Mention(first, last, told, at)
    return Mention(first, last)


def _is_apart(view: View, book: TruceBook, verb: int, at: int) -> bool:
    """«أعلن أنه قصف … ردا على خرق الهدنة»: a clause or a breach stands between the verb and the ceasefire."""
    return any(
        view.keys[near] in THAT or set(bare_forms(view.keys[near])) & book.breaks for near in range(verb + 1, at)
    )


def _is_demanded(view: View, start: int, at: int) -> bool:
    """«حث الأطراف على القبول بهدنة»: a verb of demanding stands before the noun of accepting."""
    for near in range(at - 1, max(start, at - _CLAUSE) - 1, -1):
        if view.gaps[near + 1] & COMMA:
            return False
        if any(cue.cue_class == "demand" and cue.sort != "masdar" for cue in _cues(view, near)):
            return True
    return False


def _cues(view: View, at: int) -> tuple[CueForm, ...]:
    """Readings of a word as a reporting verb, also of a short one after «و»: «وحث»."""
    key = view.keys[at]
    return view.codebook.find_cue(key) or (view.codebook.find_cue(key[1:]) if key[:1] in "وف" else ())


def _told_at(view: View, book: TruceBook, at: int) -> State:
    if view.covers[at] is not None and view.covers[at].kind != "agreement":  # type: ignore[union-attr]
        return ""
    if at and view.keys[at - 1] in _NOT:
        return ""
    for form in bare_forms(view.keys[at]):
        if form in book.extends:
            return "extended"
        if form in book.ends:
            return "ended"
        if form in book.starts:
            return "in_force"
        if form in book.declares:
            return "declared"
    return ""
