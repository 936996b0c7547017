"""What a point says of itself: who is bound, who gains, by when, on what condition."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.arabic.tokens import COMMA
from tawatur.codebook.texts import TextBook
from tawatur.coding.entities import span_of
from tawatur.coding.event_setting import Setting
from tawatur.coding.instrument_points import is_verbal_noun
from tawatur.coding.view import View
from tawatur.records.instrument import Provision
from tawatur.records.span import Span

_ACTS = frozenset(("state", "armed_group", "political_group", "government_body", "igo", "person", "organisation"))
_UNLISTED = frozenset(("group", "office", "people", "person"))  # heads of ids that no list holds
_SUBJECT = 4  # words from the point's first word to whoever is to act
_DEADLINE = 9  # words of a time by which something is to be done
_TO = ("ل", "الي", "الى", "لصالح")  # to, for, in favour of
# Units of time, and begin, end, middle, deadline.
_TELLING_TIME = frozenset(
    "يوم يوما ايام شهر شهرا اشهر شهور اسبوع اسابيع اسبوعا ساعه ساعات سنه سنوات عام اعوام "
    "عاما يومين شهرين اسبوعين ساعتين عامين سنتين مهله نهايه مطلع منتصف موعد".split()
)


def write_provision(
    view: View, book: TextBook, setting: Setting, piece: tuple[int, int], cut: int, parties: Sequence[str]
) -> Provision:
    """The record of one point; its obligors are the text's parties where it names nobody of its own."""
    first, last = piece
    obligors = _obligors(view, first, last)
    return Provision(
        span=span_of(view, first, last, cut),
        obligors=tuple(obligors or parties),
        beneficiaries=tuple(id_ for id_ in _beneficiaries(view, first, last) if id_ not in obligors),
        deadline=_deadline(view, book, setting, first, last),
        condition=_condition(view, book, first, last),
    )


def _obligors(view: View, first: int, last: int) -> list[str]:
    """«انسحاب القوات الإسرائيلية», «تسحب واشنطن», «تعهد طالبان»: the first name, close to the act and governed by
    nothing but it, with those joined to it."""
    ids: list[str] = []
    at = first
    while at < last:
        phrase = view.starts.get(at)
        if phrase is None:
            if ids or at - first >= _SUBJECT:
                break
            at += 1
            continue
        if phrase.kind not in _ACTS or (view.is_oblique(phrase) and view.start_of(phrase) > first):
            break
        if phrase.id.partition("-")[0] in _UNLISTED:
            break  # «تشكيل حكومة», «تقاسم السلطة»: what the point is about
        if ids and view.keys[at][:1] != "و":
            break
        if not _acts_in(view, first, view.start_of(phrase)):
            break
        if phrase.id:
            ids.append(phrase.id)
        at = view.end_of(phrase)
    return list(dict.fromkeys(ids))


def _acts_in(view: View, first: int, at: int) -> bool:
    """Whether the words before a name are one act of it: a verb, or a verbal noun that it is the subject of."""
    if at == first:
        return True
    key = view.keys[at - 1]
    bare = key[1:] if key[:1] in "وب" and len(key) > 3 else key
    return at - first <= 2 and (is_verbal_noun(bare) or view.codebook.is_masdar(bare) or bare[:1] in "يت")


def _beneficiaries(view: View, first: int, last: int) -> list[str]:
    """Names after «لـ» or «إلى» in the point."""
    found: list[str] = []
    for at in range(first + 1, last):
        phrase = view.starts.get(at)
        if phrase is None or phrase.kind not in (_ACTS | {"people"}) or not phrase.id:
            continue
        key = view.keys[at]
        if view.keys[at - 1] in _TO[1:] or (view.is_oblique(phrase) and key.lstrip("و")[:1] == "ل"):
            found.append(phrase.id)
    return list(dict.fromkeys(found))


def _deadline(view: View, book: TextBook, setting: Setting, first: int, last: int) -> str:
    """The words that tell by when: «خلال 60 يوما», «في موعد أقصاه الأول من ديسمبر»; "" where none do."""
    for at in range(first, last - 1):
        if view.keys[at] not in book.deadlines:
            continue
        end = min(last, at + _DEADLINE)
        if not view.keys[at + 1 : end] or not _tells_time(view, setting, at + 1, min(end, at + 4)):
            continue
        stop = at + 1
        while (
            stop < end
            and not (view.gaps[stop] & COMMA)
            and (stop < at + 3 or _tells_time(view, setting, stop, stop + 1))
        ):
            stop += 1
        return span_of(view, at, stop).quote
    return ""


def _tells_time(view: View, setting: Setting, first: int, last: int) -> bool:
    if any(start < last and first < stop for start, stop, _ in setting.times):
        return True
    return any(
        view.keys[at] in _TELLING_TIME or view.keys[at] in view.codebook.time_words or view.keys[at][0].isdigit()
        for at in range(first, min(last, view.size))
    )


def _condition(view: View, book: TextBook, first: int, last: int) -> Span | None:
    """«بشرط …», «في حال …», «إذا …» to the end of the point."""
    for at in range(first + 1, last - 1):
        if view.keys[at] in book.conditions and view.covers[at] is None:
            if view.keys[at] in ("حال", "حاله") and view.keys[at - 1] != "في":
                continue
            return span_of(view, at, last)
    return None
