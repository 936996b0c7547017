"""Find the numbers of an Arabic text, what they count, and how exact they are.

Finds figures in the three digit sets, number words, duals ("قتيلان"), vague counts ("عشرات"), ranges, and tells whether
the counted were killed, wounded, arrested, displaced or are missing. It leaves out dates and times (see `dates`) and
numbers that are names ("القرار 2216", "إس 400").
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from tawatur.arabic.dates_ranges import scan_times
from tawatur.arabic.numbers_counts import (
    OF,
    Count,
    bound_count,
    find_unknown_unit,
    is_enclosed,
    read_about,
    read_count,
    read_range,
    read_unit,
)
from tawatur.arabic.numbers_frames import (
    REACH,
    REACH_BARE,
    find_frame_before,
    find_frame_behind,
    is_among,
)
from tawatur.arabic.numbers_scan import Scan
from tawatur.arabic.numbers_units import PERSONS, Noun, UnitClass, folded_list, number_lexicon
from tawatur.arabic.numbers_words import read_definite

_BEFALLEN = PERSONS - {"persons"}
# Kinds of words that a number may begin with ("among": "من 3 إلى 5"); all others only frame or follow one.
_COUNTING = frozenset(
    (
        *("noun", "about", "among", "between", "cardinal", "definite", "fraction", "hundred", "ordinal", "scale"),
        *("scale_dual", "ten", "teen", "vague", "sign"),
    )
)
_TWO = frozenset({"اثنين", "اثنان", "اثنتين", "اثنتان"})  # two


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
    times, readings = scan_times(text)
    scan = times.look_up(number_lexicon())
    taken = [False] * (len(scan) + 2)
    for reading in readings:
        taken[reading.start : reading.end] = [True] * (reading.end - reading.start)
    found: list[_Found] = []
    reached = 0
    for at, entry in enumerate(scan.entries):
        if at < reached or taken[at]:
            continue
        if not (scan.words[at][:1].isdecimal() if entry is None else _COUNTING.intersection(entry.senses)):
            continue
        for one in _read_mention(scan, at, found, taken):
            found.append(one)
            reached = max(reached, one.end)
    return tuple(one.mention for one in found)


def _read_mention(scan: Scan, at: int, before: list[_Found], taken: list[bool]) -> list[_Found]:
    """The mention that begins at a word; two where it counts two things."""
    begin, effect = read_about(scan, at)
    if taken[begin]:
        return []
    count = read_range(scan, begin) or read_count(scan, begin)
    if count is None:
        return _read_noun_alone(scan, at, begin, effect, before)
    noun, end = read_unit(scan, count)
    first = at - 1 if begin == at and count.figures and is_enclosed(scan, at, count.end - 1) else at
    if taken[max(begin, end - 1)]:
        return []
    if after := scan.sense(end, "after", None):
        effect, end = effect or after[0], after[1]
    framed = _classify(scan, at, end, noun, before)
    unit = noun.singular if noun else ""
    if noun is None and not framed and (unit := find_unknown_unit(scan, count, end)):
        end += 1
    if not unit and not count.figures and framed is None and not _stands_alone(count):
        return []
    unit_class: UnitClass = framed or (noun.unit_class if noun else "other")
    value, low, high, approximate = bound_count(count, effect)
    start, stop = scan.source_span(first, end)
    mention = NumberMention(start, stop, value, low, high, unit, unit_class, approximate)
    listed = [_Found(at, end, mention, framed is not None)]
    for kind, second, name in (("and_wounded", "wounded", "جريح"), ("and_missing", "missing", "مفقود")):  # noun of each
        if unit_class == "persons_killed" and count.value is None and (further := scan.sense(end, kind, "و")):
            _, stop = scan.source_span(at, further[1])
            other = replace(mention, end=stop, unit=name, unit_class=second)  # type: ignore[arg-type]
            listed.append(_Found(at, further[1], other, False))
    return listed


def _stands_alone(count: Count) -> bool:
    """True for a number word that counts without a noun or frame: "ألفان", "مئات الآلاف"; small words need one."""
    return count.high >= 100


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
    return scan.word(end) == OF or scan.sense(end, "others", None) is not None


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
    elif one and noun.unit_class in PERSONS and _follows_frame(scan, at):
        value = 1.0
    else:
        return []
    if after := scan.sense(end, "after", None):
        effect, end = effect or after[0], after[1]
    framed = _classify(scan, start, end, noun, before)
    unit_class: UnitClass = framed or noun.unit_class
    exact, low, high, approximate = bound_count(Count(end, value, value, value), effect)
    first, stop = scan.source_span(start, end)
    mention = NumberMention(first, stop, exact, low, high, noun.singular, unit_class, approximate)
    return [_Found(start, end, mention, framed is not None)]


def _follows_frame(scan: Scan, at: int) -> bool:
    """True right after a frame, for a word that is none itself: "مقتل شخص", but not "مقتل وإصابة"."""
    frame = scan.sense(at - 1, "before", None)
    return frame is not None and frame[1] == at and scan.sense(at, "before", None) is None
