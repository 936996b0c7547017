"""What befell the counted: the unit class of a count of persons, from the words around it.

"مقتل 15 شخصا وإصابة 30" counts the killed, then the wounded; the nouns say neither. Reads a verb or verbal noun before
the number ("قتل ثلاثة جنود"), or words after it ("12 شخصا مصرعهم"), within the clause.
"""

from __future__ import annotations

from typing import NamedTuple

from tawatur.arabic.numbers_scan import Scan
from tawatur.arabic.numbers_units import UnitClass, folded_list

# Words between a frame and a counted noun: "قتلت قوات النظام السوري في غارات على إدلب 12 مدنيا". News seldom sets more.
REACH = 9
# A bare number must stand closer, or it counts something else.
REACH_BARE = 3
# Words between a counted noun and a frame after it: "15 جنديا من الجيش قتلوا".
REACH_BEHIND = 5
_STOPS = frozenset(".؟?!؛;\n:")


class Frame(NamedTuple):
    """A frame found: its class and how many words stand between it and the number."""

    unit_class: UnitClass
    distance: int


def find_frame_before(scan: Scan, start: int, *, reach: int, floor: int) -> Frame | None:
    """The nearest frame before a number, within its sentence and after the last number told.

    Args:
        scan: the text.
        start: first word of the number with its "about".
        reach: how many words to look back over.
        floor: first word that may be looked at, the one after the number before.
    """
    for at in range(start - 1, max(floor, start - 1 - reach) - 1, -1):
        if scan.word(at) in _STOPS:
            return None
        found = scan.sense(at, "before", None)
        if found and found[1] <= start:
            return Frame("persons" if _is_second(scan, at, found[0]) else found[0], start - found[1])
    return None


def _is_second(scan: Scan, at: int, unit_class: UnitClass) -> bool:
    """True for the second of two frames that share one number: "مقتل وإصابة 30 شخصا"."""
    entry = scan.entries[at]
    first = scan.sense(at - 1, "before", None)
    nouns = folded_list("verbal_nouns")
    paired = scan.stands_in(at, nouns) and scan.stands_in(at - 1, nouns)
    return bool(paired and entry and entry.prefix == "و" and first and first[0] != unit_class)


def find_frame_behind(scan: Scan, end: int, *, ceiling: int) -> Frame | None:
    """The nearest frame after a counted noun, before the next number."""
    for at in range(end, min(ceiling, end + REACH_BEHIND)):
        word = scan.word(at)
        if word in _STOPS or word[:1].isdecimal():
            return None
        if scan.sense(at, "before", "و"):  # "and were wounded" opens the next count
            return None
        if found := scan.sense(at, "behind"):
            return Frame(found[0], at - end)
    return None


def is_among(scan: Scan, start: int, end: int) -> bool:
    """True where the words between two numbers make the second a part of the first: "بينهم 3 أطفال"."""
    return any(scan.sense(at, "among", None) for at in range(start, end)) and end - start <= 4
