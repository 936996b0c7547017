"""One span a point: a stretch that renders a text is parted at «، و», «مقابل», «فضلا عن» and at lists."""

from __future__ import annotations

import re

from tawatur.arabic.tokens import COMMA
from tawatur.codebook.texts import TextBook
from tawatur.coding.view import View

_LEAST = 2  # words of a point; less is a rest
# Shapes of verbal nouns of the derived measures: تفعيل, إفعال and افتعال, استفعال, مفاعلة.
_VERBAL_NOUN = re.compile(
    r"""(?: ت\w\w?ي\w      # تعزيز
        | ا\w\w?ا\w\w?     # إرسال, انسحاب
        | است\w\w?ا\w      # استئناف
        | م\wا\w\w?ه       # مكافحة
        | ت\wا\w\w        # تبادل
        | تفعيل | وقف | رفع | دعم | منع | سحب | نزع | فتح | حل | نشر | عوده | ضمان | حمايه | زياده
        | اقامه | ازاله | اداره | دعوه | عقد | بدء | تهيئه | تقييم
        )""",
    re.VERBOSE,
)
_MOTION = re.compile(r"\w\wو\w")  # دخول, خروج, وصول
# After these a verbal noun belongs to the point before: for, in order to, with the aim of.
_WITHIN = frozenset("بهدف اجل لضمان بغيه بغرض سبيل حول بشان كيفيه مجال مجالات علي في من".split())


def is_verbal_noun(key: str) -> bool:
    """Whether a folded word has the shape of a verbal noun of a derived measure, or is a common one."""
    return bool(_VERBAL_NOUN.fullmatch(key))


def split_points(view: View, book: TextBook, start: int, end: int) -> list[tuple[int, int]]:
    """The points of a stretch, as word ranges. A verb by which the text goes on («كما ينص على …») is left out."""
    points: list[tuple[int, int]] = []
    first = start
    at = start + 1
    while at < end:
        length = _part_at(view, book, at, end)
        if length:
            _close(view, points, first, at)
            first = at + length
            at = first + 1
            continue
        if _joins_point(view, first, at):
            _close(view, points, first, at)
            first = at
        at += 1
    _close(view, points, first, end)
    points = [(_skip_telling(view, book, *point), point[1]) for point in points]
    return [point for point in points if point[1] - point[0] >= _LEAST and not _is_name(view, point)]


_TELLING = 5  # words from a verb of telling to its preposition


def _skip_telling(view: View, book: TextBook, first: int, last: int) -> int:
    """Word index after «ينص الاتفاق على» where a point opens so."""
    key = view.keys[first]
    key = key if key in book.tells or key[:1] != "و" else key[1:]
    if key not in book.tells or key in book.acting:
        return first
    preps = [prep for prep in book.tells[key] if len(prep) > 1]
    for at in range(first + 1, min(first + _TELLING, last - _LEAST)):
        if view.keys[at] in preps:
            return at + 1
    return first


def _is_name(view: View, point: tuple[int, int]) -> bool:
    """Whether a stretch only names a text («وافقوا على الاتفاق النووي»): that is an event, no point."""
    phrase = view.covers[point[0]]
    if phrase is None or phrase.kind != "agreement":
        return view.keys[point[0]] in (
            "الاتفاق",
            "الاتفاقيه",
            "القانون",
            "القرار",
            "المذكره",
            "الهدنه",
            "المشروع",
            "مشروع",
        )
    return view.end_of(phrase) >= point[1]


_AGAIN = frozenset(("وعلي", "والي"))  # "and on", "and to": the preposition of the first point again


def _part_at(view: View, book: TextBook, at: int, end: int) -> int:
    """Words of a phrase that parts two points, or 0."""
    if view.gaps[at] & COMMA and view.keys[at] in _AGAIN:
        return 1
    for words in book.parts:
        if at + len(words) < end and tuple(view.keys[at : at + len(words)]) == words:
            if words[0] in ("كما", "كذلك", "ثم", "بخصوص", "بشان") and not view.gaps[at] & COMMA:
                return 0
            return len(words)
    return 0


def _joins_point(view: View, first: int, at: int) -> bool:
    """Whether «و» at a word begins a point of its own: after a comma, or a verbal noun beside another."""
    key = view.keys[at]
    if key[:1] != "و" or (
        view.covers[at] is not None and view.codebook.is_masdar(key[1:]) is False and not view.gaps[at] & COMMA
    ):
        return False
    rest = key[1:]
    if rest.startswith("ال") and rest not in _ROOT_AL:
        rest = rest[2:] if view.keys[first].lstrip("و").startswith("ال") or view.gaps[at] & COMMA else ""
    if not rest:
        return False
    if view.gaps[at] & COMMA:
        return (
            len(key) > 2
            and rest not in ("في", "من", "الي", "علي", "هو", "هي", "التي", "الذي")
            and _stands_alone(view, at, rest)
        )
    if at - first > 9 or at - first < 2 or not is_verbal_noun(rest):
        return False
    head = view.keys[first]
    if not is_verbal_noun(head) and not (head[0] in "وب" and is_verbal_noun(head[1:])):
        return False
    return not any(view.keys[back] in _WITHIN for back in range(first + 1, at))


def _stands_alone(view: View, at: int, rest: str) -> bool:
    """Whether what «و» opens after a comma can be a point: a verbal noun, a verb, a clause, or more than a few
    words."""
    if is_verbal_noun(rest) or view.codebook.is_masdar(rest) or rest[0] in "يتس" or rest in _OPENS:
        return True
    return _is_act(view, at, rest)


def _is_act(view: View, at: int, rest: str) -> bool:
    """Whether a word after «، و» looks like the verbal noun of a point: an indefinite noun that opens a construct, or
    a definite one whose preposition follows («والسماح بـ», «والامتناع عن»)."""
    if view.covers[at] is not None or len(rest) < 3 or at + 1 >= view.size or view.gaps[at + 1]:
        return False
    following = view.keys[at + 1]
    if view.keys[at][1:3] == "ال" and view.keys[at][1:] not in _ROOT_AL:
        return following in ("عن", "علي", "الي", "من", "في", "بين") or (following[0] == "ب" and len(following) > 3)
    if following[0].isdigit() or _MOTION.fullmatch(rest):
        return True
    return following.startswith("ال") or view.covers[at + 1] is not None


# Verbal nouns whose first letters are no article: commitment, cancellation, joining, obliging, arrest …
_ROOT_AL = frozenset("التزام الغاء التحاق التقاء الزام الحاق القاء التماس التفاف".split())
_OPENS = frozenset("ان انه انها لا لن عدم ضروره كل كذلك الا".split())


def _close(view: View, points: list[tuple[int, int]], first: int, last: int) -> None:
    while last > first and view.keys[last - 1] in ("و", "او"):
        last -= 1
    if last > first:
        points.append((first, last))
