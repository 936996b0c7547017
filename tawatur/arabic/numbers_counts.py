"""Read one count at a word: its "about", its value or bounds, and the noun that is counted."""

from __future__ import annotations

from typing import NamedTuple

from tawatur.arabic.dates_years import CLOSING, DASHES
from tawatur.arabic.numbers_scan import ARTICLE, Scan
from tawatur.arabic.numbers_units import PERSONS, Noun, folded_list
from tawatur.arabic.numbers_words import read_definite, read_number

# "نحو 300" is read as 300 give or take a tenth: outlets that say "about" of one count differ by less than that.
ABOUT = 0.1
OF = "من"  # of


class Count(NamedTuple):
    """A number read at a word, before its unit is known."""

    end: int
    value: float | None
    low: float
    high: float
    figures: bool = False


def read_about(scan: Scan, at: int) -> tuple[int, str]:
    """The word after "about", "more than" and the like, and what they do to the bounds."""
    effect = ""
    begin = at
    while about := scan.sense(begin, "about", None if begin == at else ""):
        begin, effect = about[1], effect or about[0]
    return begin, effect


def read_count(scan: Scan, at: int) -> Count | None:
    """The one count that begins at a word, vague or exact; None for a number that is a name."""
    if _is_label(scan, at):
        return None
    if vague := scan.sense(at, "vague", None):
        low, high = (float(bound) for bound in vague[0])
        return Count(vague[1], low if low == high else None, low, high)
    number = read_number(scan, at)
    if number is None:
        definite = read_definite(scan, at)
        if definite is None or not scan.sense(definite[1], "noun"):
            return None
        return Count(definite[1], definite[0], definite[0], definite[0], True)
    end = number.end + 1 if is_enclosed(scan, at, number.end) else number.end  # "(120) أسيرا", "«30» معتقلا"
    figures = scan.word(at)[:1].isdecimal()
    if not figures and number.value == 1 and not number.scale > 1:  # "أحد القادة", "واحد": no count
        return None
    return Count(end, number.value, number.value, number.value, figures)


def is_enclosed(scan: Scan, at: int, end: int) -> bool:
    """True where a number stands in brackets or quotation marks of its own: "(120) أسيرا"."""
    return CLOSING.get(scan.word(at - 1), "") == scan.word(end) != ""


def read_range(scan: Scan, at: int) -> Count | None:
    """ "بين 10 و15", "من 10 إلى 15", "10-15", "10 إلى 15": bounds without a value."""
    between = scan.sense(at, "between", None)
    begin = between[1] if between else (at + 1 if scan.word(at) == OF else at)
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
    elif sign in DASHES and begin == at:
        second = read_number(scan, end + 1, "")
        if second and not scan.sense(second.end, "noun"):
            return None
    else:
        return None
    if second is None:
        return None
    low = first.value * (second.scale if first.scale <= 1 and second.scale > 1 and first.value < 1000 else 1)
    return Count(second.end, None, low, second.value, True) if low < second.value else None


def _is_label(scan: Scan, at: int) -> bool:
    """True for a number that is part of a name, a score, an hour or a row: "القرار 2216", "5+5", "12:30"."""
    if not scan.word(at)[:1].isdecimal():
        return False
    before, after = scan.word(at - 1), scan.word(at + 1)
    if scan.stands_in(at - 1, folded_list("labels")):
        noun = scan.sense(at + 1, "noun")  # "صوت لصالح القرار 193 دولة"
        return noun is None or noun[0].unit_class not in PERSONS | {"other"}
    if scan.joined(at) and ((before.isascii() and before.isalpha()) or before in {"+", ":", "/", "."}):
        return True
    if scan.joined(at + 1) and (
        (after in {"+", ":", "/"} and scan.joined(at + 2)) or (after.isascii() and after.isalpha())
    ):
        return True
    if after in DASHES and scan.joined(at + 1) and scan.joined(at + 2) and scan.word(at + 2)[:1].isdecimal():
        return True  # a score, "1-0": ranges were read before
    if scan.joined(at) and before in DASHES and scan.joined(at - 1) and scan.word(at - 2) != ARTICLE:
        return scan.word(at - 2)[:1].isalnum()
    opening = before in {"", "\n"} or (before == "(" and scan.word(at - 2) in {"", "\n"})  # "3 -" and "(3)" of a row
    return opening and after in {"-", ".", ")", "–", "/"}


def read_unit(scan: Scan, count: Count) -> tuple[Noun | None, int]:
    """The noun after a number, "of" included ("15 من عناصر"), and the word after it."""
    end = count.end
    if sign := scan.sense(end, "sign"):
        return Noun("money", sign[0], "one", False), end + 1
    noun = scan.sense(end, "noun")
    if noun is None and scan.word(end) == OF:
        noun = scan.sense(end + 1, "noun")
        if noun and noun[0].form != "many":
            noun = None
    if noun is None and scan.word(end) in {"ال", '"', "«", "("}:
        noun = scan.sense(end + 1, "noun")
    if noun is None:
        people = _unknown_people(scan, count, end)
        return (people, end + 1) if people else (None, end)
    if noun[0].definite and count.value is not None and scan.word(end) != OF and not count.figures:
        return None, end
    return noun[0], noun[1]


def _unknown_people(scan: Scan, count: Count, at: int) -> Noun | None:
    """A noun that the codebook lacks, in the sound plural that Arabic keeps for persons: "4 وافدين"."""
    word = scan.word(at)
    if count.value is None or not 3 <= count.value <= 10 or not word.endswith(("ين", "ون")) or len(word) < 5:
        return None
    if word.startswith(ARTICLE) or word in folded_list("broken_plurals") or word in folded_list("no_units"):
        return None
    return Noun("persons", scan.source_word(at), "many", False)


def find_unknown_unit(scan: Scan, count: Count, end: int) -> str:
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


def bound_count(count: Count, effect: str) -> tuple[float | None, float | None, float | None, bool]:
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
