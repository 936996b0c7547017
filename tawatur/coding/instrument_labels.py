"""The words that name an adopted text: «الاتفاق النووي», «مذكرة تفاهم», «المرحلة الأولى من الاتفاق»."""

from __future__ import annotations

from tawatur.arabic.tokens import COLON, COMMA, LINE, STOP
from tawatur.codebook.texts import TextBook, bare_forms
from tawatur.codebook.triggers import bare_noun
from tawatur.coding.event_slots import WHO
from tawatur.coding.instrument_points import is_verbal_noun
from tawatur.coding.view import PREPOSITIONS, View

# "in which": the verb before it tells of the text.
_IN_IT = frozenset("فيه فيها بموجبه بموجبها".split())
_LONGEST = 5  # words of a label that no list knows
# Participles after a text that tell of it and are not its name: made up of, signed, concluded, issued.
ABOUT_TEXT = frozenset(
    "المكون المكونه الموقع الموقعه المبرم المبرمه المولف المولفه الصادر الصادره المعلن المعلنه".split()
)
_SLACK = 8  # words of a label before the reach counts


def label_at(view: View, book: TextBook, at: int) -> tuple[int, int] | None:
    """The words of a text that stands at a word, or None; drafts are none."""
    phrase = view.covers[at]
    if phrase is not None and phrase.kind != "agreement":
        return None
    key = view.keys[at]
    forms = set(bare_forms(key))
    if phrase is None and not forms & book.texts:
        following = bare_noun(view.keys[at + 1]) if at + 1 < view.size else ""
        if not (forms & book.statements and following in book.common):
            return None
    before = view.keys[at - 1] if at else ""
    if set(bare_forms(before)) & book.drafts or forms & book.drafts:
        return None
    if phrase is not None:
        return view.start_of(phrase), view.end_of(phrase)
    end = at + 1
    while (
        end < view.size
        and end - at < _LONGEST
        and not view.gaps[end] & (STOP | LINE | COMMA | COLON)
        and _qualifies(view, book, end, key)
    ):
        end += 1
    return at, end


def unit_at(view: View, book: TextBook, at: int) -> tuple[int, int] | None:
    """«المرحلة الأولى من الاتفاق», «المادة الثالثة من الدستور»: the text that a part of it names, or None."""
    if at >= view.size or view.covers[at] is not None or not set(bare_forms(view.keys[at])) & book.units:
        return None
    for near in range(at + 1, min(at + 4, view.size)):
        if view.gaps[near] & (STOP | LINE | COMMA | COLON):
            return None
        found = label_at(view, book, near)
        if found is not None:
            return found
    return None


def label_before(view: View, book: TextBook, at: int, reach: int, *, tied: bool = False) -> tuple[int, int] | None:
    """The text that stands before a verb of which it is the subject, within `reach` words where a relative pronoun or
    «و» ties them, or where they are `tied` anyhow («بموجبه»)."""
    first = view.sentence_bounds(at)[0]
    for back in range(at - 1, first - 1, -1):
        found = label_at(view, book, back)
        if found is None and set(bare_forms(view.keys[back])) & book.texts and view.covers[back] is None:
            return None  # a draft
        if found is not None:
            longer = label_at(view, book, back - 1) if back > first else None
            found = longer if longer is not None and longer[1] >= found[1] else found
            relative = (
                tied
                or view.keys[min(at + 1, view.size - 1)] in _IN_IT
                or any(view.keys[near] in WHO or view.keys[near][:1] == "و" for near in range(found[1], at + 1))
            )
            furthest = reach if relative else min(reach, 2)
            if at - found[1] > furthest or (not relative and _is_governed(view, found[0])):
                return None
            return found
        if at - back > reach + _SLACK:
            return None
    return None


def label_after(view: View, book: TextBook, at: int) -> tuple[int, int] | None:
    """The text that stands right after its verb, also by a part of it: «تنص المرحلة الأولى من الاتفاق»."""
    if at + 1 >= view.size or view.gaps[at + 1] & (STOP | LINE):
        return None
    return label_at(view, book, at + 1) or unit_at(view, book, at + 1)


def points_inward(view: View, at: int) -> bool:
    """Whether «فيه» or «بموجبه» follows a word."""
    return at + 1 < view.size and view.keys[at + 1] in _IN_IT


def _is_governed(view: View, at: int) -> bool:
    """«تعطيل الاتفاق يعطي …»: the text is the genitive of what is the subject."""
    key = view.keys[at - 1] if at else ""
    return (
        bool(key)
        and not view.gaps[at]
        and key not in PREPOSITIONS
        and (view.codebook.is_masdar(key) or is_verbal_noun(key))
    )


def _qualifies(view: View, book: TextBook, at: int, head: str) -> bool:
    """Whether a word belongs to the label that `head` opens: a name, an adjective, a number."""
    key = view.keys[at]
    if (
        key in book.tells
        or key in WHO
        or key in ABOUT_TEXT
        or (key in view.codebook.filler_words and not key[0].isdigit())
    ):
        return False
    if view.covers[at] is not None:
        return not view.is_oblique(view.covers[at])  # type: ignore[arg-type]
    return (
        key.startswith("ال")
        or key[0].isdigit()
        or (not head.startswith("ال") and key.endswith(("ي", "يه", "يا")))
        or (key in book.qualifiers and not head.startswith("ال"))
    )
