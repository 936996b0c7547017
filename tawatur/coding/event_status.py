"""Whether an act happened, goes on, is planned, is only possible, or is denied: from mood, particles and what
governs it."""

from __future__ import annotations

from tawatur.arabic.tokens import COLON, COMMA, LINE, STOP
from tawatur.codebook.triggers import TriggerBook
from tawatur.coding.event_slots import WHO, is_verb
from tawatur.coding.event_told import Told
from tawatur.coding.view import View

_FAR = 11  # words from a governor to its act; «يعتزم وزير الخارجية … زيارة»
_UNKNOWN = 3  # words that nothing knows between them
# After these an act is told as having happened, whatever governs the clause: after, following, because of, during.
_HAPPENED = frozenset("بعد عقب اثر خلال منذ بسبب جراء اثناء نتيجه وبعد وعقب وخلال فور بعيد جراء".split())

_WAS = frozenset("كان وكان كانت وكانت كانوا وكانوا".split())
_NEVER = frozenset("لم ولم لن ولن لا ولا ليس ليست".split())


def read_status(view: View, book: TriggerBook, told: Told) -> str:
    """An `Event`'s status, or "" where the act is only asked for."""
    finite = told.form.sort in ("perfect", "imperfect")
    own = _status_of_verb(view, book, told) if finite else _status_of_noun(view, book, told)
    if told.light >= 0 and not finite and own == "occurred":
        own = _status_of_light(view, book, told)
    for at in range(told.last, min(told.last + 3, view.size)):
        if view.gaps[at] & (STOP | LINE | COMMA):
            break
        key = view.keys[at]
        if key in book.after:
            return "hypothetical"
        if own == "occurred" and book.governors.get(key) == "ongoing":
            own = "ongoing"
        if own == "occurred" and book.governors.get(key) == "planned":
            own = "planned"
    return "" if own == "demanded" else own


def _status_of_verb(view: View, book: TriggerBook, told: Told) -> str:
    at = told.first - 1
    first = view.sentence_bounds(told.first)[0]
    perfect = told.form.sort == "perfect"
    if told.future:
        return "planned"
    if told.prep == "ل":
        return ""
    key = view.keys[at] if at >= first else ""
    if key in _NEVER:
        return "hypothetical" if at > first and view.keys[at - 1] == "ما" else "denied"
    if key == "سوف":
        return "planned"
    if key == "قد" and not perfect:
        return "hypothetical"
    if key in ("اذا", "لو", "واذا", "ولو"):
        return "hypothetical"
    if key in ("ان", "بان", "وان", "كي", "لكي", "حتي") and not (perfect and key == "حتي"):
        return _status_after_that(view, book, at, perfect=perfect)
    if perfect:
        return _conditioned(view, told.first, first) or "occurred"
    if told.title or key in _WAS or told.act.type in _STANCES or _was(view, at, first):
        return "occurred"
    return "ongoing"


# Types that are told in the present as done: he refuses, he accuses.
_STANCES = frozenset(("REJECT", "ACCUSE", "REQUEST", "THREATEN", "SUPPORT"))


def _was(view: View, at: int, first: int) -> bool:
    """«كانت قوات حفتر تستولي على مدن»: "was" before the subject puts the present into the past."""
    phrase = view.covers[at] if at >= first else None
    if phrase is None:
        return False
    start = view.start_of(phrase)
    return start > first and view.keys[start - 1] in _WAS


def _status_after_that(view: View, book: TriggerBook, at: int, *, perfect: bool) -> str:
    """A verb right after أن: «قبل أن تسيطر» happened; «يعتزم أن يزور» is planned; «طالب بأن يوقف» is asked for."""
    before = view.keys[at - 1] if at else ""
    if before in ("قبل", "بعد", "منذ", "وبعد", "وقبل") or perfect:
        return "occurred"
    status = governor_before(view, book, at)
    return "" if status in ("demanded", "occurred") else status


def _conditioned(view: View, at: int, first: int) -> str:
    """«إذا تحرك …», «في حال هاجمت …»: a perfect in a condition has not happened."""
    for back in range(at - 1, max(first, at - 7) - 1, -1):
        key = view.keys[back]
        if view.gaps[back + 1] & (COMMA | STOP | LINE):
            return ""
        if key in ("اذا", "واذا", "لو", "ولو", "حال"):
            return "hypothetical"
    return ""


def governor_before(view: View, book: TriggerBook, at: int, *, joined: bool = False) -> str:
    """The status that the words before an act give it, or ""; steps over names and over words that nothing knows.

    An act that «و» joins to another (`joined`) shares what governs that one, further back.
    """
    first = view.sentence_bounds(at)[0]
    unknown = -_UNKNOWN if joined else 0
    for back in range(at - 1, max(first, at - (2 * _FAR if joined else _FAR)) - 1, -1):
        gap, key = view.gaps[back + 1], view.keys[back]
        if gap & (STOP | LINE | COLON):
            return ""
        if view.covers[back] is not None:
            continue
        if (gap & COMMA and back < at - 3) or key in WHO:
            return ""
        if key in _HAPPENED:
            return "occurred"
        status = book.governors.get(key) or book.governors.get(key[1:] if key[0] in "وفبل" else "")
        if status == "ongoing":  # «يخشى السكان تجدد الاشتباكات»
            return governor_before(view, book, back) or status
        if status:
            return status
        verb = book.verbs.get(key) or (book.verbs.get(key[1:], "") if key[0] in "وفسبل" and len(key) > 4 else "")
        if verb == "ongoing":
            return governor_before(view, book, back) or verb
        if verb:
            return verb
        if (
            key in view.grammar["event_taking_place"]
            or key in view.codebook.closed_words
            or key in view.codebook.time_words
        ):
            continue
        if not joined and any(seen.form.sort in ("perfect", "imperfect", "masdar", "noun") for seen in book.see(key)):
            return ""
        if is_verb(view, book, back):
            return ""
        unknown += 1
        if unknown > _UNKNOWN:
            return ""
    return ""


def _status_of_noun(view: View, book: TriggerBook, told: Told) -> str:
    done = view.keys[told.first - 1] if told.first else ""
    if done in _DONE_VERBS:
        if done.lstrip("و").startswith("س"):
            return "planned"
        if done in _MAY_BE and told.first > 1 and view.keys[told.first - 2] in ("ان", "بان"):
            return _status_after_that(view, book, told.first - 2, perfect=False)
        if told.first > 1 and view.keys[told.first - 2] in _NEVER:
            return "hypothetical" if told.first > 2 and view.keys[told.first - 3] == "ما" else "denied"
        return "occurred"
    status = governor_before(view, book, told.first, joined=told.conjunction)
    if status == "demanded":
        return ""
    if not status and told.cue_class == "demand" and told.first - told.scope <= _ASKED:
        return ""
    purpose = told.form.sort == "masdar" or (
        told.last - told.first > 1 and view.codebook.is_masdar(view.keys[told.first].lstrip("ول"))
    )
    if not status and told.prep == "ل" and purpose and not _takes_lam(view, book, told.first):
        return ""
    return status or "occurred"


# "was done", "will be done" before a verbal noun.
_DONE_VERBS = frozenset("تم وتم تمت جري وجري سيتم ستتم جرت يتم وسيتم تتم".split())
_MAY_BE = frozenset(("يتم", "تتم", "يجري", "تجري"))  # «يخشى أن تتم مطاردته»
_ASKED = 10  # words from the beginning of a demand within which an act is what it asks for


def _takes_lam(view: View, book: TriggerBook, at: int) -> bool:
    """«تعرض لقصف», «أسفه لاعتقال …»: «ل» belongs to the word before, and tells no purpose."""
    key = view.keys[at - 1] if at else ""
    if key in book.light:
        return True
    bare = key
    for pronoun in ("هما", "ها", "هم", "ه"):
        if key.endswith(pronoun) and len(key) > len(pronoun) + 2:
            bare = key.removesuffix(pronoun)
            break
    return bare in view.codebook.cues.attitudes or key in ("نتيجه", "ادانته", "ادانتها")


def _status_of_light(view: View, book: TriggerBook, told: Told) -> str:
    """What the verb that lends the subject says: «سيجري اتصالا», «واصلت قصف …», «لم تشن هجوما»."""
    at = told.light
    key = view.keys[at]
    forms = book.light.get(key, ())
    if not forms and key[0] == "س":
        return "planned"
    if not forms and key[0] in "وف":
        forms = book.light.get(key[1:], ())
        if not forms and key[1] == "س":
            return "planned"
    if not forms:
        return governor_before(view, book, at) or "occurred"
    before = view.keys[at - 1] if at else ""
    if before in _NEVER:
        return "denied"
    if before == "سوف":
        return "planned"
    form = forms[0]
    if form.status:
        return form.status
    governed = governor_before(view, book, at)
    if governed:
        return "" if governed == "demanded" else governed
    if form.sort == "imperfect" and not told.title and before not in _WAS:
        return "ongoing"
    return "occurred"
