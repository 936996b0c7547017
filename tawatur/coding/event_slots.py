"""The phrases that stand after a trigger, each with the preposition and the noun that govern it.

Arabic puts the parts of an act after it in any order: «شن طيران التحالف، ليلة الأحد، غارات على مواقع للحوثيين في صنعاء». The
reader walks right once and notes for each phrase how it is tied on; who plays which part is decided elsewhere.
"""

from __future__ import annotations

import msgspec

from tawatur.arabic.tokens import CLOSE, COLON, COMMA, DASH, LINE, OPEN, STOP
from tawatur.codebook.triggers import TriggerBook, bare_noun
from tawatur.coding.clause import THAT
from tawatur.coding.found import Found
from tawatur.coding.view import PREPOSITIONS, View

# Words from a trigger to the last of its parts; longer clauses hold another act.
REACH = 28
# Words that open a clause or an adjunct of its own: what stands after them belongs to another act.
_OPENERS = frozenset(
    "بعد وبعد بعدما قبل وقبل منذ ومنذ خلال وخلال اثر عقب وعقب بسبب جراء رغم برغم بينما فيما حيث مما ما كما اذ اذا لكن ولكن غير حتي عندما حين "
    "حينما لدي وذلك وسط وهو وهي وهم ردا دعما لدعم نتيجه ممن فقد وقد كي لكي اذ ان بان لان كان وكان وكانت مشيرا موكدا معتبرا مضيفا موضحا "
    "الامر بهدف لمنع بغيه تمهيدا اثناء باستثناء وفق وفقا بحسب حسب تحسبا ليرتفع وسيتم سيتم يتم وتم ثم فور".split()
)
_WHO = frozenset("التي الذي الذين اللذين اللذان اللتين والتي والذي والذين اللواتي".split())
# Adjectives and participles that tie a phrase with «ل» to the noun before them: belonging to, loyal to.
_TIES = frozenset(
    "تابعه التابعه تابع التابع التابعين تابعين التابعتين مواليه المواليه موالي الموالين موالين تابعا الموالي المويده المناصره "
    "المملوكه مملوكه الخاضعه الخاضع خاضعه عايده العايده".split()
)
# Words that count or limit a noun and leave its place to it: number of, some, several, two of, tens, more than.
_COUNTS = frozenset(
    "عدد عددا عده بعض عشرات مئات الاف اكثر اقل نحو حوالي كل جميع كافه احد احدي ثلاثه اربعه خمسه سته سبعه ثمانيه تسعه عشره ثلاث اربع خمس ست "
    "سبع ثماني تسع عشر كلا كلتا معظم اغلب سلسله مجموعه جزء اجزاء بقيه باقي سائر من علي الاقل".split()
)


class Slot(msgspec.Struct):
    """A phrase after a trigger. `prep` is "" for a bare one; `order` counts bare noun phrases from 1; `head` is the index
    of the noun that governs it, or -1; `joined` where «و» ties it to the slot before."""

    phrase: Found
    prep: str
    order: int
    head: int = -1
    joined: bool = False


def end_of_clause(view: View, book: TriggerBook, start: int) -> int:
    """Word index at which the parts of an act that stands before `start` can no longer stand."""
    last = min(view.sentence_bounds(start - 1)[1], start + REACH)
    for at in range(start, last):
        gap, key = view.gaps[at], view.keys[at]
        if gap & (STOP | LINE | COLON):
            return at
        if view.covers[at] is not None and at not in view.starts:
            continue
        if at > start and (key in _OPENERS and not _time_before(view, at, last) or key in THAT):
            return at
        if at > start and key[0] in "وف" and _is_verb(view, book, at):
            return at
        if gap & (COMMA | DASH) and at > start and _is_verb(view, book, at):
            return at
    return last


def _time_before(view: View, at: int, last: int) -> bool:
    """«قبل أيام», «منذ أسبوعين», «خلال الليل»: a time, no new clause."""
    return view.keys[at] in _TIMED and at + 1 < last and view.keys[at + 1] in view.codebook.time_words


_TIMED = frozenset("بعد قبل منذ خلال".split())


def _is_verb(view: View, book: TriggerBook, at: int) -> bool:
    """Whether a finite verb that the codebook knows stands at a word."""
    if view.covers[at] is not None:
        return False
    key = view.keys[at]
    if any(seen.form.sort in ("perfect", "imperfect") and not seen.prep for seen in book.see(key)):
        return not any(seen.form.sort in ("noun", "masdar") for seen in book.see(key)) or at in _verb_places(view, at)
    if any(cue.sort in ("perfect", "imperfect") and not cue.homograph for cue in view.codebook.find_cue(key)):
        return True
    rest = key[1:] if key[0] in "وف" else key
    return any(form.sort in ("perfect", "imperfect") for form in book.light.get(rest, ())) and len(rest) > 2


def _verb_places(view: View, at: int) -> tuple[int, ...]:
    """A form that may be verb or noun is a verb before its subject: «وقصف الطيران», not «وقصف على»."""
    nearest = view.starts.get(at + 1)
    return (at,) if nearest is not None and not view.is_oblique(nearest) else ()


def read_slots(view: View, start: int, end: int) -> list[Slot]:
    """The phrases between two words, in order. See `Slot`."""
    slots: list[Slot] = []
    keys, gaps = view.keys, view.gaps
    at, order, head, head_prep, head_end, prep = start, 0, -1, "", -1, ""
    while at < end:
        gap, key = gaps[at], keys[at]
        if at > start and gap & (COMMA | OPEN | CLOSE | DASH):
            head, prep = -1, ""
        phrase = view.starts.get(at)
        if phrase is not None:
            cut = _cut_of(view, phrase, at)
            letter = cut.lstrip("وف")[:1]
            if key.startswith(("لل", "ولل", "فلل")):
                letter = "ل"
            last = slots[-1] if slots else None
            if cut[:1] == "و" and not letter and last is not None and view.end_of(last.phrase) == at and not prep:
                slots.append(Slot(phrase, last.prep, last.order, last.head, joined=True))
            elif head >= 0 and head_end == at and not prep and (letter == "ل" or not letter):
                slots.append(Slot(phrase, head_prep, order, head))
            elif letter:
                slots.append(Slot(phrase, letter, order))
            elif prep:
                slots.append(Slot(phrase, prep, order))
            else:
                order += 1
                slots.append(Slot(phrase, "", order))
            at = max(view.end_of(phrase), at + 1)
            head, prep, head_end = -1, "", -1
            if at < end and keys[at] in _TIES:
                head, head_prep, head_end = at - 1, slots[-1].prep, at + 1
                at += 1
            continue
        agent = _agent_at(keys, at, end)
        if agent:
            prep, head = "agent", -1
            at += agent
            continue
        if key in PREPOSITIONS or key[1:] in PREPOSITIONS and key[0] == "و":
            prep = key if key in PREPOSITIONS else key[1:]
            head = -1 if prep != "من" or not slots or at == start else head
            at += 1
            continue
        if key in _WHO:
            skipped = _end_of_relative(view, at, end)
            at, head, prep = skipped, -1, ""
            continue
        if key in view.codebook.time_words or key[0].isdigit() or key in _COUNTS or key in view.codebook.closed_words:
            at += 1
            continue
        if head >= 0 and head_end == at:
            head_end = at + 1  # an adjective, or a further noun of the same phrase
        elif key in _TIES and head >= 0:
            head_end = at + 1
        else:
            letter = key[0] if key[0] in "بل" and (key[1:3] == "ال" or key[:2] == "لل") else ""
            head, head_end, head_prep = at, at + 1, prep or letter
            if not head_prep:
                order += 1
            prep = ""
        at += 1
    return slots


def _cut_of(view: View, phrase: Found, at: int) -> str:
    """Letters written onto the first word of a phrase, its title included."""
    if at == phrase.first:
        return view.keys[at][: phrase.skip]
    entry = next(iter(view.settled.look.at(at)), None)
    return view.keys[at][: entry.skip] if entry else ""


def _agent_at(keys: list[str], at: int, end: int) -> int:
    """Words of a phrase that names the agent after it («من قبل», «على يد»), or 0."""
    key = keys[at]
    if key in ("بيد", "بايدي", "بواسطه"):
        return 1
    if at + 1 < end and key in ("من", "علي"):
        return 2 if (key, keys[at + 1]) in _AGENTS else 0
    return 0


_AGENTS = frozenset((("من", "قبل"), ("من", "جانب"), ("من", "طرف"), ("علي", "يد"), ("علي", "ايدي"), ("علي", "يدي")))


def _end_of_relative(view: View, at: int, end: int) -> int:
    """Index after a relative clause: the next comma, or the end."""
    for index in range(at + 1, end):
        if view.gaps[index] & (COMMA | DASH | CLOSE):
            return index
    return end


def head_key(view: View, slot: Slot) -> str:
    """The folded noun that governs a slot's phrase, bare, or ""."""
    if slot.head < 0:
        return ""
    key = view.keys[slot.head]
    return bare_noun(key[1:] if key[0] in "وبل" and len(key) > 4 else key)
