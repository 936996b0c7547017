"""Where an article says what a text holds: «ينص على …», «اتفقا على …», «بموجب الاتفاق، …», «أكد الجانبان في بيان أن
…»."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from tawatur.arabic.tokens import COLON, COMMA, DASH, LINE, QUOTE, STOP
from tawatur.codebook.triggers import TextBook, bare_noun
from tawatur.coding.clause import THAT
from tawatur.coding.content import end_of_content
from tawatur.coding.event_slots import WHO
from tawatur.coding.found import Found
from tawatur.coding.instrument_points import is_verbal_noun
from tawatur.coding.statements import Draft
from tawatur.coding.view import PREPOSITIONS, View


class Point(msgspec.Struct):
    """A stretch that renders points of a text, in word indices; `cut` letters of its first word are no part of it.

    `label:label_end` are the words that name the text, or those of agreeing where it has no name; `subject` is where
    to look for its parties.
    """

    start: int
    end: int
    label: int
    label_end: int
    kind: str
    cut: int = 0
    subjects: list[Found] = []


# "in which": the verb before it tells of the text.
_IN_IT = frozenset("فيه فيها بموجبه بموجبها".split())
_REACH = 14  # words from a text to the verb that says what it holds
_CONTENT = 60  # words of points at most


def find_points(view: View, book: TextBook, drafts: Sequence[Draft]) -> Iterable[Point]:
    """Every stretch that renders points of an adopted text."""
    for at in range(view.size):
        key = view.keys[at]
        if view.covers[at] is not None and view.covers[at].kind != "agreement":  # type: ignore[union-attr]
            continue
        known = key in book.agrees or key in book.tells or key in book.telling
        bare = key if known or key[0] not in "وف" or len(key) < 4 else key[1:]
        if bare in book.agrees or bare_noun(bare) in book.agrees:
            yield from _read_agreeing(view, book, at, bare if bare in book.agrees else bare_noun(bare))
        if bare in book.tells or bare in book.telling:
            yield from _read_telling(view, book, at, bare)
        elif bare in book.terms:
            yield from _read_whose_terms(view, book, at)
        elif key in book.under or (key[1:] in book.under and key[0] == "و"):
            yield from _read_terms(view, book, at)
        if bare in _CLAUSES or bare_noun(bare) in _CLAUSES:
            yield from _read_clauses(view, book, at)
    yield from _read_lists(view, book)
    yield from _read_joint(view, book, drafts)


# -- agreeing -----------------------------------------------------------------------------------------------------


_DONE = frozenset("تم جري وتم وجري".split())
_SIDES = frozenset("الجانبان الجانبين الطرفان الطرفين البلدان البلدين الدولتان الدولتين".split())
_PAIR = frozenset(
    "الجانبان الجانبين الطرفان الطرفين البلدان البلدين الدولتان الدولتين الرئيسان الوزيران الزعيمان "
    "الاطراف الدول القادة القاده".split()
)


def _read_agreeing(view: View, book: TextBook, at: int, key: str) -> Iterable[Point]:
    """«اتفقت روسيا وتركيا على …», «تم الاتفاق على …», «توصلا إلى اتفاق بشأن …»."""
    done = at > 0 and view.keys[at - 1] in _DONE
    preps = book.agrees[key]
    start, cut = _after_prep(view, at + 1, preps, 16)
    if start < 0 or (view.keys[at - 1 : at] and view.keys[at - 1] in ("لم", "لن", "عدم", "اذا")):
        return
    if key.endswith("نا"):
        return  # «اتفقنا»: a speaker's words, no text
    finite = key in book.plurals
    reached = any(view.keys[back] in _REACHED for back in range(max(0, at - 3), at))
    bound = any(_text_at(view, book, near) is not None for near in range(at + 1, min(at + 7, view.size)))
    bound = bound and ("لتزم" in key or "تعهد" in key)
    if finite or done or reached or bound or _joint_subject(view, at):
        yield Point(start, _end(view, start), at, min(at + 1, view.size), "accord", cut, _subjects(view, at))


_REACHED = frozenset("توصل توصلت توصلا توصلوا التوصل يتوصل بالتوصل وتوصل وتوصلت وتوصلا".split())


def _joint_subject(view: View, at: int) -> bool:
    """Whether two parties stand beside a verb: joined names or «الجانبان»."""
    first, last = view.sentence_bounds(at)
    if any(view.keys[near] in _PAIR for near in range(max(first, at - 3), min(last, at + 4))):
        return True
    for near in range(max(first, at - 8), min(last, at + 10)):
        phrase = view.starts.get(near)
        if phrase is not None and view.keys[near][:1] == "و" and phrase.skip and view.covers[near - 1] is not None:
            return True
    return False


def _subjects(view: View, at: int) -> list[Found]:
    """Those who agree: names beside the verb that no preposition governs."""
    first, last = view.sentence_bounds(at)
    found: list[Found] = []
    for near in range(max(first, at - 10), min(last, at + 10)):
        phrase = view.starts.get(near)
        if phrase is None or phrase.kind not in (
            "state",
            "armed_group",
            "political_group",
            "government_body",
            "person",
            "igo",
        ):
            continue
        joined = bool(found) and view.keys[near][:1] == "و" and view.end_of(found[-1]) == near
        if joined or not view.is_oblique(phrase) or view.keys[near - 1] in ("بين", "مع"):
            found.append(phrase)
    return found


# -- texts --------------------------------------------------------------------------------------------------------


def _read_telling(view: View, book: TextBook, at: int, key: str) -> Iterable[Point]:
    """«الاتفاق الذي ينص على …»: the text stands before its verb, or after it («تضمن الاتفاق …»)."""
    far = key in book.firm or (at + 1 < view.size and view.keys[at + 1] in _IN_IT)
    label = _text_before(view, book, at, _REACH if far else _CLOSE) or _text_after(view, book, at)
    before = view.keys[at - 1] if at else ""
    if label is None or before in ("لم", "لا", "لن", "ان", "وان"):
        return
    first, last = label
    from_ = max(at + 1, last if first > at else at + 1)
    start, cut = _after_prep(view, from_, book.tells.get(key) or book.telling[key], 8)
    if start >= 0:
        yield Point(start, _end(view, start), first, last, "text", cut, [])


_CLOSE = 3  # words from a text to a verb that texts share with people


def _read_whose_terms(view: View, book: TextBook, at: int) -> Iterable[Point]:
    """«اتفاق ترفع بموجبه العقوبات», «بموجبه تلتزم …»: the clause around it is a term."""
    label = _text_before(view, book, at, _REACH)
    if label is None:
        return
    start = label[1]
    while start < at and (view.keys[start] in WHO or (view.gaps[start] & COMMA and view.keys[start] in ("و",))):
        start += 1
    start = start if start < at else at + 1
    if start < view.size:
        yield Point(start, _end(view, start), label[0], label[1], "text", 0, [])


def _text_before(view: View, book: TextBook, at: int, reach: int) -> tuple[int, int] | None:
    first = view.sentence_bounds(at)[0]
    for back in range(at - 1, first - 1, -1):
        found = _text_at(view, book, back)
        if found is not None:
            relative = view.keys[min(at + 1, view.size - 1)] in _IN_IT or any(
                view.keys[near] in WHO or view.keys[near][:1] == "و" for near in range(found[1], at + 1)
            )
            furthest = reach if relative else min(reach, 2)
            if at - found[1] > furthest or (not relative and _is_governed(view, found[0])):
                return None
            return found
        if at - back > reach + 8:
            return None
    return None


def _is_governed(view: View, at: int) -> bool:
    """«تعطيل الاتفاق يعطي …»: the text is the genitive of what is the subject."""
    key = view.keys[at - 1] if at else ""
    return (
        bool(key)
        and not view.gaps[at]
        and key not in PREPOSITIONS
        and (view.codebook.is_masdar(key) or is_verbal_noun(key))
    )


def _text_after(view: View, book: TextBook, at: int) -> tuple[int, int] | None:
    return _text_at(view, book, at + 1) if at + 1 < view.size and not view.gaps[at + 1] & (STOP | LINE) else None


def _text_at(view: View, book: TextBook, at: int) -> tuple[int, int] | None:
    """The words of a text that stands at a word, or None; drafts are none."""
    phrase = view.covers[at]
    if phrase is not None and phrase.kind != "agreement":
        return None
    key = view.keys[at]
    bare = bare_noun(key[1:] if key[0] in "وبلف" and len(key) > 4 and key[1:3] == "ال" else key)
    bare = bare_noun("ال" + key[2:]) if key.startswith("لل") else bare
    if phrase is None and bare not in book.texts and key[1:] not in book.texts:
        following = bare_noun(view.keys[at + 1]) if at + 1 < view.size else ""
        if not (bare in book.statements or key[1:] in book.statements) or following not in book.common:
            return None
    before = view.keys[at - 1] if at else ""
    if bare_noun(before[1:] if before[:1] in "وبل" else before) in book.drafts or bare in book.drafts:
        return None
    if phrase is not None:
        return view.start_of(phrase), view.end_of(phrase)
    end = at + 1
    while (
        end < view.size
        and end - at < 4
        and not view.gaps[end] & (STOP | LINE | COMMA | COLON)
        and _qualifies(view, book, end, key)
    ):
        end += 1
    return at, end


def _qualifies(view: View, book: TextBook, at: int, head: str) -> bool:
    key = view.keys[at]
    if key in book.tells or key in WHO or (key in view.codebook.filler_words and not key[0].isdigit()):
        return False
    return (
        view.covers[at] is not None
        or key.startswith("ال")
        or key[0].isdigit()
        or (not head.startswith("ال") and key.endswith(("ي", "يه")))
    )


# -- terms --------------------------------------------------------------------------------------------------------


def _read_terms(view: View, book: TextBook, at: int) -> Iterable[Point]:
    """«وبموجب الاتفاق، …», «وبحسب القانون فإنه يمكن …»: what follows is a term of the text."""
    start = at + 1
    while start < min(at + 4, view.size) and view.covers[start] is None and _text_at(view, book, start) is None:
        start += 1
    label = _text_at(view, book, start) if start < view.size else None
    if (
        label is None
        or at > view.sentence_bounds(at)[0] + 2
        or bare_noun(view.keys[label[0]]).lstrip("بل") in ("بيان", "للبيان")
    ):
        return
    first, last = label
    end = view.sentence_bounds(at)[1]
    for near in range(last, min(end, last + 18)):
        key = view.keys[near]
        if key in ("فان", "فانه", "فانها") or (view.gaps[near] & COMMA and key not in WHO):
            begin = near + 1 if key in ("فان", "فانه", "فانها") else near
            yield Point(begin, min(_end(view, begin), end), first, last, "text", 0, [])
            return


# -- joint statements -----------------------------------------------------------------------------------------------


def _read_joint(view: View, book: TextBook, drafts: Sequence[Draft]) -> Iterable[Point]:
    """What both sides say in a statement of theirs is a point of it: «أكد الجانبان», «أكدت روسيا وتركيا», «وأضاف
    البيان»."""
    label = next((at for at in range(view.size) if view.keys[at] in _STATEMENT and view.covers[at] is None), None)
    if label is None:
        return
    common = any(
        view.keys[at] in _STATEMENT and bare_noun(view.keys[min(at + 1, view.size - 1)]) in book.common
        for at in range(view.size)
    )
    common = common or any(_says_pair(view, draft) for draft in drafts)
    for draft in drafts:
        near = _around_cue(view, draft)
        pair = any(view.keys[at] in _PAIR for at in near)
        inside = any(view.keys[at] in _PAIR for at in range(draft.start, min(draft.start + 2, draft.end)))
        joined = (
            bool(draft.joint)
            and draft.speaker is not None
            and draft.speaker.kind in ("state", "armed_group", "political_group")
        )
        speaks = common and (any(view.keys[at] in ("البيان", "بيان") for at in near) or _goes_on(view, draft))
        if not (pair or inside or joined or speaks) or draft.cue_class not in _OF_TEXTS:
            continue
        start = _inner_content(view, draft.start, draft.end) if inside else draft.start
        if start >= 0:
            subjects = [phrase for phrase in (draft.speaker, *draft.joint) if phrase is not None]
            yield Point(
                start, min(draft.end, start + _CONTENT), label, label + 1, "joint_statement", draft.cut, subjects
            )


def _around_cue(view: View, draft: Draft) -> range:
    first, last = draft.cue
    return range(max(view.sentence_bounds(first)[0], first - 6), min(view.size, max(last, draft.start)))


def _says_pair(view: View, draft: Draft) -> bool:
    """Whether both sides speak in a statement."""
    return any(
        view.keys[at] in _SIDES
        for at in (*_around_cue(view, draft), *range(draft.start, min(draft.start + 2, draft.end)))
    )


def _goes_on(view: View, draft: Draft) -> bool:
    """A participle goes on with the statement that «البيان» made in its sentence: «مضيفا أن …»."""
    first = view.sentence_bounds(draft.cue[0])[0]
    participle = draft.clause is not None and draft.clause.cue.sort == "participle"
    return participle and any(view.keys[at] in ("البيان", "بيان") for at in range(first, draft.cue[0]))


# Classes of cue by which a text says something.
_OF_TEXTS = frozenset(("assert", "say", "express", "demand", "announce", "warn"))
_STATEMENT = frozenset("بيان البيان بيانا ببيان للبيان".split())


def _inner_content(view: View, start: int, end: int) -> int:
    """«أن الجانبين أكدا … أنه …»: where the inner content begins, or -1."""
    for at in range(start + 2, min(start + 18, end)):
        if view.keys[at] in THAT and at + 1 < end:
            return at + 1
    return -1


# -- lists --------------------------------------------------------------------------------------------------------


# "text", "clauses", "points", "terms" before a text; "most prominent", "among" before them.
_CLAUSES = frozenset("بنود نقاط شروط نص مضمون محاور بنوده بنودها".split())


def _read_clauses(view: View, book: TextBook, at: int) -> Iterable[Point]:
    """«ومن أبرز بنود الاتفاق …»: points told in a row."""
    label = _text_at(view, book, at + 1) if at + 1 < view.size else None
    if label is None or not at or view.keys[at - 1] not in _MOST:
        return
    last = label[1]
    if last < view.size and not view.gaps[last] & (STOP | LINE):
        yield Point(last, _end(view, last), at, last, "text", 0, [])


def _read_lists(view: View, book: TextBook) -> Iterable[Point]:
    """«وجاء في نص الاتفاق: 1- … 2- …»: a list after a colon, in whose sentence a text is named."""
    for colon in range(1, view.size):
        if not view.gaps[colon] & COLON or not view.gaps[colon] & LINE:
            continue
        first = view.sentence_bounds(colon - 1)[0]
        label = next(
            (found for at in range(colon - 1, first - 1, -1) if (found := _text_at(view, book, at)) is not None), None
        )
        listed = list(_lines_after(view, colon)) if label is not None else []
        if label is not None and len(listed) > 1:
            for start, end in listed:
                yield Point(start, end, label[0], label[1], "text", 0, [])


_MOST = frozenset("ابرز اهم بين من ضمن واهم وابرز".split())
_ITEM = 60  # words of an item of a list at most


def _lines_after(view: View, at: int) -> Iterable[tuple[int, int]]:
    """Items after a colon, each on a line of its own that begins with a number or a dash."""
    start = at
    while start < view.size:
        number = (view.keys[start][0].isdigit() and len(view.keys[start]) < 3) or view.keys[start] in _ORDINALS
        if not (view.gaps[start] & LINE and (number or view.gaps[start] & DASH)):
            return
        begin = start + number
        end = begin
        while end < view.size and end - begin < _ITEM and not (end > begin and view.gaps[end] & LINE):
            end += 1
        if end > begin:
            yield begin, end
        start = end


_ORDINALS = frozenset("اولا ثانيا ثالثا رابعا خامسا سادسا سابعا ثامنا".split())


# -- stretches --------------------------------------------------------------------------------------------------------


_UNDER = frozenset("بموجب بمقتضي بحسب بناء بشان بخصوص بعد بين".split())


def _after_prep(view: View, at: int, preps: tuple[str, ...], reach: int) -> tuple[int, int]:
    """Where the point begins after one of some prepositions: (word, letters of it that are the preposition), or
    (-1, 0)."""
    last = min(view.sentence_bounds(at - 1)[1], at + reach)
    for near in range(at, last):
        key = view.keys[near]
        if view.gaps[near] & (STOP | LINE):
            return -1, 0
        for prep in preps:
            if prep == "":
                if near == at and not (view.covers[near] is not None or key in WHO):
                    return near, 0
            elif len(prep) == 1:
                covered = view.covers[near] is not None and view.covers[near].kind != "agreement"  # type: ignore[union-attr]
                if key[0] == prep and len(key) > 3 and not covered and key not in _UNDER:
                    return near, 1
            elif key == prep and near + 1 < view.size:
                start = near + 1
                return (start + 1 if view.keys[start] in THAT else start), 0
        if key in ("بخصوص", "بشان", "حول") and near + 1 < view.size:
            return near + 1, 0
        if key in THAT:
            return -1, 0
    return -1, 0


def _end(view: View, start: int) -> int:
    """Word index after points that begin at a word: their sentence's end, or the clause that hands the word back."""
    end = min(end_of_content(view, start, set()), start + _CONTENT)
    quoted = bool(view.gaps[start] & QUOTE)
    for at in range(start + 1, end):
        if (
            quoted
            and view.gaps[at] & QUOTE
            and not view.reading.quote_depth[at]
            and view.keys[at][:1] != "و"
            and view.keys[at] not in ("فضلا", "اضافه")
        ):
            return at
        if (view.gaps[at] & COMMA and view.keys[at] in _BACK) or view.keys[at] in _AWAY:
            return at
        cues = view.codebook.find_cue(view.keys[at])
        if view.gaps[at] & COMMA and any(cue.sort in ("participle",) for cue in cues):
            return at
    return end


# These go back to the telling of news without one: after, when, while.
_AWAY = frozenset("بعدما عندما حينما فيما بينما وذلك".split())
# After a comma these go back to the telling of news.
_BACK = frozenset(
    "حيث فيما بينما لكن وفق وفقا بحسب حسب لافتا مشيرا موكدا مضيفا الذي التي والذي والتي وذلك وهو "
    "وهي وهذا مما ما".split()
)
