"""Find the numbers of an Arabic text, what they count, and how exact they are.

Finds figures in the three digit sets, number words, duals ("قتيلان"), vague counts ("عشرات"), ranges, and tells whether
the counted were killed, wounded, arrested, displaced or are missing. It leaves out dates and times (see `dates`) and
numbers that are names ("القرار 2216", "إس 400").
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from tawatur.arabic.calendar import time_lexicon
from tawatur.arabic.dates_months import CLOSING
from tawatur.arabic.dates_ranges import read_times
from tawatur.arabic.numbers_frames import (
    REACH,
    REACH_BARE,
    find_frame_before,
    find_frame_behind,
    is_among,
)
from tawatur.arabic.numbers_scan import ARTICLE, Scan
from tawatur.arabic.numbers_units import Noun, UnitClass, folded_list, number_lexicon
from tawatur.arabic.numbers_words import read_definite, read_number

# "نحو 300" is read as 300 give or take a tenth: outlets that say "about" of one count differ by less than that.
ABOUT = 0.1
_PERSONS = frozenset({"persons", "persons_killed", "wounded", "arrested", "displaced", "missing"})
_BEFALLEN = _PERSONS - {"persons"}
_TWO = frozenset({"اثنين", "اثنان", "اثنتين", "اثنتان"})  # two
_DASHES = frozenset("-–—−")
_OF = "من"  # of


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A number as an article gives it.

    Attributes:
        start, end: half-open, in code points of the text as read; from its "about" to its unit.
        value: the number, or None where words give only bounds (عشرات, a range).
        low, high: bounds, both included; None where open ("أكثر من" has no high).
        unit: what is counted, as the codebook's singular, or as the text has it where the codebook lacks it; may be
            empty.
        unit_class: what kind of thing that is; of persons, what befell them.
        approximate: the words say that it is not exact.
    """

    start: int
    end: int
    value: float | None
    low: float | None
    high: float | None
    unit: str
    unit_class: UnitClass
    approximate: bool


class _Count(NamedTuple):
    """A number read at a word, before its unit is known."""

    end: int
    value: float | None
    low: float
    high: float
    figures: bool = False


class _Found(NamedTuple):
    """A mention in words, with where its class comes from."""

    start: int
    end: int
    mention: NumberMention
    framed: bool


def find_numbers(text: str) -> tuple[NumberMention, ...]:
    """Find every number of a text that counts or measures something.

    Args:
        text: an article as read.

    Returns:
        Mentions in order. Where one number counts two things ("عشرات القتلى والجرحى") there are two mentions, the
        second of which covers the first; otherwise none overlaps another.

    Example:
        >>> [(found.value, found.unit_class) for found in find_numbers("مقتل 15 شخصا وإصابة 30")]
        [(15.0, 'persons_killed'), (30.0, 'wounded')]
    """
    times = Scan(text, time_lexicon())
    scan = times.look_up(number_lexicon())
    taken = [False] * (len(scan) + 2)
    for reading in read_times(times):
        taken[reading.start : reading.end] = [True] * (reading.end - reading.start)
    found: list[_Found] = []
    reached = 0
    for at, entry in enumerate(scan.entries):
        if at < reached or taken[at] or (entry is None and not scan.words[at][:1].isdecimal()):
            continue
        for one in _read_mention(scan, at, found, taken):
            found.append(one)
            reached = max(reached, one.end)
    return tuple(one.mention for one in found)


def _read_mention(scan: Scan, at: int, before: list[_Found], taken: list[bool]) -> list[_Found]:
    """The mention that begins at a word; two where it counts two things."""
    begin, effect = _read_about(scan, at)
    if taken[begin]:
        return []
    count = _read_range(scan, begin) or _read_count(scan, begin)
    if count is None:
        return _read_noun_alone(scan, at, begin, effect, before)
    noun, end = _read_unit(scan, count)
    first = at - 1 if begin == at and count.figures and _is_enclosed(scan, at, count.end - 1) else at
    if taken[max(begin, end - 1)]:
        return []
    if after := scan.sense(end, "after", None):
        effect, end = effect or after[0], after[1]
    framed = _classify(scan, at, end, noun, before)
    unit = noun.singular if noun else ""
    if noun is None and not framed and (unit := _unknown_unit(scan, count, end)):
        end += 1
    if not unit and not count.figures and framed is None and not _stands_alone(count):
        return []
    unit_class: UnitClass = framed or (noun.unit_class if noun else "other")
    value, low, high, approximate = _bound(count, effect)
    start, stop = scan.source_span(first, end)
    mention = NumberMention(start, stop, value, low, high, unit, unit_class, approximate)
    listed = [_Found(at, end, mention, framed is not None)]
    for kind, second, name in (("and_wounded", "wounded", "جريح"), ("and_missing", "missing", "مفقود")):  # noun of each
        if unit_class == "persons_killed" and count.value is None and (further := scan.sense(end, kind, "و")):
            _, stop = scan.source_span(at, further[1])
            other = replace(mention, end=stop, unit=name, unit_class=second)  # type: ignore[arg-type]
            listed.append(_Found(at, further[1], other, False))
    return listed


def _read_about(scan: Scan, at: int) -> tuple[int, str]:
    """The word after "about", "more than" and the like, and what they do to the bounds."""
    effect = ""
    begin = at
    while about := scan.sense(begin, "about", None if begin == at else ""):
        begin, effect = about[1], effect or about[0]
    return begin, effect


def _read_count(scan: Scan, at: int) -> _Count | None:
    if _is_label(scan, at):
        return None
    if vague := scan.sense(at, "vague", None):
        low, high = (float(bound) for bound in vague[0])
        return _Count(vague[1], low if low == high else None, low, high)
    number = read_number(scan, at)
    if number is None:
        definite = read_definite(scan, at)
        if definite is None or not scan.sense(definite[1], "noun"):
            return None
        return _Count(definite[1], definite[0], definite[0], definite[0], True)
    end = number.end + 1 if _is_enclosed(scan, at, number.end) else number.end  # "(120) أسيرا", "«30» معتقلا"
    figures = scan.word(at)[:1].isdecimal()
    if not figures and number.value == 1 and not number.scale > 1:  # "أحد القادة", "واحد": no count
        return None
    return _Count(end, number.value, number.value, number.value, figures)


def _is_enclosed(scan: Scan, at: int, end: int) -> bool:
    return CLOSING.get(scan.word(at - 1), "") == scan.word(end) != ""


def _read_range(scan: Scan, at: int) -> _Count | None:
    """ "بين 10 و15", "من 10 إلى 15", "10-15", "10 إلى 15": bounds without a value."""
    between = scan.sense(at, "between", None)
    begin = between[1] if between else (at + 1 if scan.word(at) == _OF else at)
    first = read_number(scan, begin, None if begin == at else "")
    if first is None:
        return None
    noun = scan.sense(first.end, "noun")
    end = noun[1] if noun and (between or begin > at) else first.end
    sign = scan.word(end)
    if between:
        joined = end + 1 if sign == "و" else end
        second = read_number(scan, joined, "" if joined > end else "و")
    elif scan.sense(end, "to", None):
        second = read_number(scan, end + 1, "")
    elif sign in _DASHES and begin == at:
        second = read_number(scan, end + 1, "")
        if second and not scan.sense(second.end, "noun"):
            return None
    else:
        return None
    if second is None:
        return None
    low = first.value * (second.scale if first.scale <= 1 and second.scale > 1 and first.value < 1000 else 1)
    return _Count(second.end, None, low, second.value, True) if low < second.value else None


def _is_label(scan: Scan, at: int) -> bool:
    """True for a number that is part of a name, a score, an hour or a row: "القرار 2216", "5+5", "12:30"."""
    if not scan.word(at)[:1].isdecimal():
        return False
    before, after = scan.word(at - 1), scan.word(at + 1)
    if scan.stands_in(at - 1, folded_list("labels")):
        noun = scan.sense(at + 1, "noun")  # "صوت لصالح القرار 193 دولة"
        return noun is None or noun[0].unit_class not in _PERSONS | {"other"}
    if scan.joined(at) and ((before.isascii() and before.isalpha()) or before in {"+", ":", "/", "."}):
        return True
    if scan.joined(at + 1) and (
        (after in {"+", ":", "/"} and scan.joined(at + 2)) or (after.isascii() and after.isalpha())
    ):
        return True
    if after in _DASHES and scan.joined(at + 1) and scan.joined(at + 2) and scan.word(at + 2)[:1].isdecimal():
        return True  # a score, "1-0": ranges were read before
    if scan.joined(at) and before in _DASHES and scan.joined(at - 1) and scan.word(at - 2) != ARTICLE:
        return scan.word(at - 2)[:1].isalnum()
    opening = before in {"", "\n"} or (before == "(" and scan.word(at - 2) in {"", "\n"})  # "3 -" and "(3)" of a row
    return opening and after in {"-", ".", ")", "–", "/"}


def _read_unit(scan: Scan, count: _Count) -> tuple[Noun | None, int]:
    """The noun after a number, "of" included ("15 من عناصر"), and the word after it."""
    end = count.end
    if sign := scan.sense(end, "sign"):
        return Noun("money", sign[0], "one", False), end + 1
    noun = scan.sense(end, "noun")
    if noun is None and scan.word(end) == _OF:
        noun = scan.sense(end + 1, "noun")
        if noun and noun[0].form != "many":
            noun = None
    if noun is None and scan.word(end) in {"ال", '"', "«", "("}:
        noun = scan.sense(end + 1, "noun")
    if noun is None:
        people = _unknown_people(scan, count, end)
        return (people, end + 1) if people else (None, end)
    if noun[0].definite and count.value is not None and scan.word(end) != _OF and not count.figures:
        return None, end
    return noun[0], noun[1]


def _unknown_people(scan: Scan, count: _Count, at: int) -> Noun | None:
    """A noun that the codebook lacks, in the sound plural that Arabic keeps for persons: "4 وافدين"."""
    word = scan.word(at)
    if count.value is None or not 3 <= count.value <= 10 or not word.endswith(("ين", "ون")) or len(word) < 5:
        return None
    if word.startswith(ARTICLE) or word in folded_list("broken_plurals") or word in folded_list("no_units"):
        return None
    return Noun("persons", scan.source_word(at), "many", False)


def _stands_alone(count: _Count) -> bool:
    """True for a number word that counts without a noun or frame: "ألفان", "مئات الآلاف"; small words need one."""
    return count.high >= 100


def _unknown_unit(scan: Scan, count: _Count, end: int) -> str:
    """The word after a number whose noun the codebook lacks, where its form is that of a counted noun."""
    word = scan.word(end)
    if (
        count.value is None
        or len(word) < 3
        or not word.isalpha()
        or word.startswith(ARTICLE)
        or word in folded_list("no_units")
    ):
        return ""
    if word[0] in "وف" and scan.word(end + 1):
        return ""
    few = 3 <= count.high <= 10
    return scan.source_word(end) if few or word[-1] in "اه" or count.high % 100 == 0 else ""


def _classify(scan: Scan, start: int, end: int, noun: Noun | None, before: list[_Found]) -> UnitClass | None:
    """What befell counted persons; None where the noun says it, or where nothing does."""
    if noun and noun.unit_class != "persons":
        sick = noun.singular == "إصابة" and any(  # "300 إصابة بكورونا": infections
            scan.stands_in(at, folded_list("infections")) for at in range(end, end + 3)
        )
        return "persons" if sick else None
    if noun and any(scan.word(at) in folded_list("lost") for at in range(end, end + 3)):
        return "persons_killed"
    if scan.sense(end, "mixed", None):  # "50 بين قتيل وجريح"
        return "persons"
    last = before[-1] if before else None
    floor = last.end if last else 0
    reach = REACH if noun or scan.sense(end, "others", None) else REACH_BARE
    if frame := find_frame_before(scan, start, reach=reach, floor=floor):
        return frame.unit_class
    if last and last.mention.unit_class in _BEFALLEN:
        if is_among(scan, last.end, start):
            return last.mention.unit_class
        entry = scan.entries[start]
        joined = start == last.end and entry is not None and entry.prefix == "و"
        joined = joined or (scan.word(last.end) == "و" and start == last.end + 1)
        if last.framed and joined and (noun or _is_more(scan, end)):
            return last.mention.unit_class
    if noun and (frame := find_frame_behind(scan, end, ceiling=len(scan))):
        return frame.unit_class
    return None


def _is_more(scan: Scan, end: int) -> bool:
    """True where a bare number plainly counts more of the same: "وأربعة آخرون", "و4 من مرافقيه"."""
    return scan.word(end) == _OF or scan.sense(end, "others", None) is not None


def _read_noun_alone(scan: Scan, start: int, at: int, effect: str, before: list[_Found]) -> list[_Found]:
    """A dual ("قتيلان", "شخصين"), or one person right after a frame ("مقتل شخص", "إصابة طفل")."""
    found = scan.sense(at, "noun", None if start == at else "")
    if found is None:
        return []
    noun, end = found
    one = noun.form == "one" and not noun.definite
    twice = scan.word(end) in _TWO and not noun.definite
    if noun.form == "many" and noun.definite and (number := read_definite(scan, end)):  # "الجنود الثلاثة"
        value, end = number
    elif noun.form == "two" or (noun.form == "many" and twice):  # "مدنيين اثنين": the plural looks like the dual
        if noun.definite and noun.unit_class not in _BEFALLEN:  # "البلدين": the two that were named
            return []
        value, end = 2.0, end + twice
    elif one and scan.word(end) in {"واحد", "واحده", "واحدا"}:  # one
        value, end = 1.0, end + 1
    elif one and noun.unit_class in _PERSONS and _follows_frame(scan, at):
        value = 1.0
    else:
        return []
    if after := scan.sense(end, "after", None):
        effect, end = effect or after[0], after[1]
    framed = _classify(scan, start, end, noun, before)
    unit_class: UnitClass = framed or noun.unit_class
    exact, low, high, approximate = _bound(_Count(end, value, value, value), effect)
    first, stop = scan.source_span(start, end)
    mention = NumberMention(first, stop, exact, low, high, noun.singular, unit_class, approximate)
    return [_Found(start, end, mention, framed is not None)]


def _follows_frame(scan: Scan, at: int) -> bool:
    """True right after a frame, for a word that is none itself: "مقتل شخص", but not "مقتل وإصابة"."""
    frame = scan.sense(at - 1, "before", None)
    return frame is not None and frame[1] == at and scan.sense(at, "before", None) is None


def _bound(count: _Count, effect: str) -> tuple[float | None, float | None, float | None, bool]:
    """Value, bounds and whether the words call it inexact."""
    vague = count.value is None
    low: float | None = count.low
    high: float | None = count.high
    if effect == "least":
        return count.value, low, None, True
    if effect == "most":
        return count.value, None, high, True
    if effect == "near" and not vague:
        return count.value, round(count.low * (1 - ABOUT), 2), round(count.high * (1 + ABOUT), 2), True
    return count.value, low, high, vague or bool(effect)
