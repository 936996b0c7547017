"""The phrases that stand after a trigger, each with the preposition and the noun that govern it.

Arabic puts the parts of an act after it in any order: «شن طيران التحالف، ليلة الأحد، غارات على مواقع للحوثيين في
صنعاء». The
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

WHO = frozenset("التي الذي الذين اللذين اللذان اللتين والتي والذي والذين اللواتي".split())


# "side", "ranks" after a preposition: they are one with it.
_SIDES = frozenset(("جانب", "صفوف", "صف"))


class Slot(msgspec.Struct):
    """A phrase after a trigger. `prep` is "" for a bare one; `order` counts bare noun phrases from 1; `head` is the
    index
    of the noun that governs it, or -1; `counted` where a number stands before it."""

    phrase: Found
    prep: str
    order: int
    head: int = -1
    counted: bool = False
    owner: bool = False  # «مقرين لداعش»: tied to its head by «ل»


class Slots(msgspec.Struct):
    """All slots between two words; `bare` counts the bare noun phrases, those without a name among them; `heads` are
    folded nouns without a name by their preposition."""

    found: list[Slot]
    bare: int = 0
    heads: list[tuple[str, str]] = []

    def lead(self) -> list[Slot]:
        """The slots of the first bare noun phrase."""
        return [slot for slot in self.found if not slot.prep and slot.order == 1]


def end_of_clause(view: View, book: TriggerBook, start: int) -> int:
    """Word index at which the parts of an act that stands before `start` can no longer stand."""
    last = min(view.sentence_bounds(start - 1)[1], start + REACH)
    for at in range(start, last):
        gap, key = view.gaps[at], view.keys[at]
        if gap & (STOP | LINE | COLON):
            return at
        if view.covers[at] is not None and at not in view.starts:
            continue
        if (
            at > start
            and ((key in view.grammar["event_clause_openers"] and not _time_before(view, at, last)) or key in THAT)
            and not _by(view, at)
        ):
            return at
        if at > start and (key[0] in "وف" or gap & (COMMA | DASH)) and is_verb(view, book, at):
            return at
    return last


def _by(view: View, at: int) -> bool:
    """«من قبل»: by, not before."""
    return view.keys[at] == "قبل" and view.keys[at - 1] == "من"


def _time_before(view: View, at: int, last: int) -> bool:
    """«قبل أيام», «منذ أسبوعين», «خلال الليل»: a time, no new clause."""
    if view.keys[at] not in _TIMED or at + 1 >= last:
        return False
    return any(
        view.keys[next_] in view.codebook.time_words or view.keys[next_][0].isdigit()
        for next_ in range(at + 1, min(at + 3, last))
    )


_TIMED = frozenset("بعد قبل منذ خلال".split())


def is_verb(view: View, book: TriggerBook, at: int) -> bool:
    """Whether a finite verb that the codebook knows stands at a word."""
    if view.covers[at] is not None:
        return False
    key = view.keys[at]
    seen = book.see(key)
    if any(one.form.sort in ("perfect", "imperfect") and not one.prep for one in seen):
        return not any(one.form.sort in ("noun", "masdar") for one in seen) or _before_subject(view, at)
    if any(cue.sort in ("perfect", "imperfect") and not cue.homograph for cue in view.codebook.find_cue(key)):
        return True
    rest = key[1:] if key[0] in "وف" else key
    return any(form.sort in ("perfect", "imperfect") for form in book.light.get(rest, ())) and len(rest) > 2


def _before_subject(view: View, at: int) -> bool:
    """A form that may be verb or noun is a verb before its subject: «وقصف الطيران», not «وقصف على»."""
    nearest = view.starts.get(at + 1)
    return nearest is not None and not view.is_oblique(nearest)


def read_slots(view: View, start: int, end: int) -> Slots:
    """The phrases between two words, in order. See `Slot`."""
    slots: list[Slot] = []
    heads: list[tuple[str, str]] = []
    keys, gaps = view.keys, view.gaps
    at, order, head, head_prep, head_end, prep, counted, tied = start, 0, -1, "", -1, "", False, False
    while at < end:
        gap, key = gaps[at], keys[at]
        closed = head >= 0 and not head_prep and keys[at - 1].startswith("ال")  # «الشمس»: nothing can be its genitive
        if at > start and gap & (COMMA | OPEN | CLOSE | DASH):
            head, prep, counted, tied = -1, "", False, False
        phrase = view.starts.get(at)
        if phrase is not None:
            cut = _cut_of(view, phrase, at)
            letter = cut.lstrip("وف")[:1]
            if key.startswith(("لل", "ولل", "فلل")):
                letter = "ل"
            last = slots[-1] if slots else None
            after = last is not None and view.end_of(last.phrase) == at
            if (tied and letter == "ل") or (after and not prep and phrase.role == "آخر"):
                pass  # «المقاومة الموالية للحكومة», «جنديان آخران»: an attribute, no part
            elif cut[:1] == "و" and last is not None and after and (letter == last.prep if letter else not prep):
                slots.append(Slot(phrase, last.prep, last.order, last.head))
            elif head >= 0 and head_end == at and not prep and (letter == "ل" or not letter) and not closed:
                slots.append(Slot(phrase, head_prep, order, head, counted, letter == "ل"))
            elif prep == "+" and last is not None:
                slots.append(Slot(phrase, last.prep, last.order, last.head))
            elif letter:
                slots.append(Slot(phrase, letter, order))
            elif prep:
                slots.append(Slot(phrase, prep, order, counted=counted))
            else:
                order += 1
                slots.append(Slot(phrase, "", order, counted=counted))
            at = max(view.end_of(phrase), at + 1)
            head, prep, head_end, counted = -1, "", -1, False
            tied = at < end and keys[at] in view.grammar["event_ties"]
            at += tied
            continue
        tied = False
        agent = _agent_at(keys, at, end)
        if agent:
            prep, head = "agent", -1
            at += agent
            continue
        hands = _hands_at(keys, at, end)
        if hands:
            prep, head = "بيد", -1
            at += hands
            continue
        if (
            key == "من"
            and at > start
            and (counted or keys[at - 1] in view.grammar["event_counts"] or keys[at - 1][0].isdigit())
        ):
            counted, at = True, at + 1  # «كل من», «عدد من», «سبعة من»: the preposition of what is counted stays
            continue
        if key == "اضافه" and at + 1 < end and keys[at + 1] == "الي" and slots:
            prep, head = "+", -1  # «روسيا، إضافة إلى مصر»: joined to the subject
            at += 2
            continue
        if prep in ("الي", "في", "ضمن") and key in _SIDES:
            prep, at = key, at + 1  # «إلى جانب قوات حفتر», «في صفوف الجيش»
            continue
        if key in _NEAR or (
            key in view.grammar["event_sides_of"] and not prep and (order > 1 or any(slot.prep for slot in slots))
        ):
            prep, head, counted, at = "قرب", -1, False, at + 1
            continue
        if key in PREPOSITIONS or (key[1:] in PREPOSITIONS and key[0] == "و"):
            prep = key if key in PREPOSITIONS else key[1:]
            head, counted = -1, False
            at += 1
            continue
        if key in _SUSPECTED and head >= 0 and head_end == at:
            at, head_end = _after_suspicion(keys, at, end)  # «موقع يشتبه بأنها تابعة لداعش»
            continue
        if key in WHO:
            at, head, prep = _end_of_relative(view, at, end), -1, ""
            continue
        if key in view.grammar["event_counts"] or key[0].isdigit():
            counted, at = True, at + 1
            continue
        if key in view.codebook.filler_words and not is_target(view, key):
            at += 1
            continue
        if key.startswith("ال") and not prep and slots and view.end_of(slots[-1].phrase) == at and not gaps[at]:
            at += 1  # «قوات الاحتلال الإسرائيلي»: an adjective of the phrase before it
            continue
        if head >= 0 and head_end == at and not (closed and not key.startswith("ال")):
            head_end = at + 1  # an adjective, or a further noun of the same phrase
        elif key in view.grammar["event_ties"] and head >= 0:
            head_end = at + 1
        else:
            letter = (
                key[0]
                if key[0] in "بل"
                and (key[1:3] == "ال" or key[:2] == "لل" or (len(key) > 4 and is_target(view, bare_noun(key[1:]))))
                else ""
            )
            head, head_end, head_prep = at, at + 1, prep or letter
            if not head_prep:
                order += 1
            heads.append((head_prep, bare_noun(key[1:] if letter else key)))
            prep = ""
        at += 1
    return Slots(slots, order, heads)


def _cut_of(view: View, phrase: Found, at: int) -> str:
    """Letters written onto the first word of a phrase, its title included."""
    if at == phrase.first:
        return view.keys[at][: phrase.skip]
    entry = next(iter(view.settled.look.at(at)), None)
    return view.keys[at][: entry.skip] if entry else ""


def _agent_at(keys: list[str], at: int, end: int) -> int:
    """Words of a phrase that names the agent after it («من قبل», «على يد»), or 0."""
    key = keys[at]
    if key == "بواسطه" or key in _BY_FIRE:
        return 1
    if at + 1 < end and key in ("من", "علي"):
        return 2 if (key, keys[at + 1]) in _AGENTS else 0
    return 0


def _hands_at(keys: list[str], at: int, end: int) -> int:
    """Words of a phrase that says into whose hands something fell («في أيدي», «بيد»), or 0."""
    if keys[at] in ("بيد", "بايدي"):
        return 1
    return (
        2
        if at + 1 < end and keys[at] in ("في", "الي", "تحت") and keys[at + 1] in ("يد", "ايدي", "قبضه", "سيطره")
        else 0
    )


_BY_FIRE = frozenset("برصاص بنيران بقذايف بقذيفه بصواريخ".split())  # by the bullets, fire, shells, rockets of
_AGENTS = frozenset(
    (
        ("من", "قبل"),
        ("من", "جانب"),
        ("من", "طرف"),
        ("علي", "يد"),
        ("علي", "ايدي"),
        ("علي", "يدي"),
        ("من", "تنفيذ"),
        ("بالنيابه", "عن"),
    )
)


# "near", "off", "opposite": prepositions of place; "south of", "the outskirts of": such where an object stands already.
_NEAR = frozenset("قرب قباله مقابل".split())

_SUSPECTED = frozenset(("يشتبه", "يعتقد", "يقول"))  # it is suspected, believed: between a thing and whose it is
_THEY = frozenset("انها انه بانها بانه انهم بانهم".split())  # that it, that they


def _after_suspicion(keys: list[str], at: int, end: int) -> tuple[int, int]:
    """Word index after "is suspected to be", twice; after the verb alone where the words are others."""
    for index in range(at + 1, min(at + 5, end)):
        if keys[index] in _THEY:
            return index + 1, index + 1
    return at + 1, -1


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
    return target_noun(
        view,
        key[1:]
        if key[0] in "وبل" and len(key) > 4 and key[1:3] != "ال" and is_target(view, target_noun(view, key[1:]))
        else key,
    )


def is_target(view: View, noun: str) -> bool:
    """Whether a folded bare noun names what is struck, taken or entered."""
    return noun in view.grammar["event_targets"]


def target_noun(view: View, key: str) -> str:
    """A folded noun bare, without dual or pronoun where it then names a target: «مقرين», «منزلها» are «مقر», «منزل»."""
    bare = bare_noun(key)
    if is_target(view, bare):
        return bare
    for ending in ("ين", "ان", "هما", "ها", "هم", "ه"):
        if bare.endswith(ending) and len(bare) > len(ending) + 2:
            stem = bare.removesuffix(ending)
            for form in (stem, stem[:-1] + "ه" if stem[-1] == "ت" else stem):
                if is_target(view, form):
                    return form
    return bare
