"""Read one number, in figures or in words, at a word of a scan.

Reads cardinals ("خمسة وعشرون ألفا", "3.5 مليون", "مئتان", "ألف وخمسمئة") and ordinals ("الخامس والعشرين").
It does not ask what is counted, and it reads no vague counts (عشرات); see `numbers`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tawatur.arabic.numbers_scan import ARTICLE, Lexicon, Scan, read_table

_GROUPED = re.compile(r"\d{1,3}(?:[,٬،’'.]\d{3})+$")  # 1,500  20.000.000
_SCALES = frozenset({"مليون", "مليار", "الف", "تريليون"})  # million, billion, thousand, trillion
_DECIMAL = re.compile(r"(\d+)[.,٫،](\d+)$")  # 2.5  2,5  ٢٫٥


class Number(NamedTuple):
    """A number read: its value, the word after it, and whether a word of scale (thousand, million) took part."""

    value: float
    end: int
    scale: float


def add_number_words(lexicon: Lexicon) -> None:
    """Enter the number words of `numbers.yml` into a lexicon."""
    table = read_table("numbers.yml")
    for kind, name in (
        ("cardinal", "cardinals"),
        ("ten", "tens"),
        ("hundred", "hundreds"),
        ("scale", "scales"),
        ("scale_dual", "scale_duals"),
        ("ordinal", "ordinals"),
        ("fraction", "fractions"),
    ):
        for word, value in table[name].items():
            lexicon.add(kind, word, value)
    for name in ("cardinals", "tens"):
        for word, value in table[name].items():
            lexicon.add("definite", ARTICLE + word, value)
    lexicon.add_all("teen", table["ordinal_teen"])


def read_figure(word: str, *, counted: bool = False) -> float | None:
    """Value of a word of figures with its separators.

    A comma or point before groups of three figures parts thousands; otherwise it is a decimal sign. One point before
    three figures is a decimal sign where a scale or percent sign follows (`counted` False) and parts thousands before
    a counted noun, since no paper counts 1.500 persons to the thousandth.
    """
    if word.isdecimal():
        return float(word)
    if _GROUPED.match(word) and (counted or "." not in word or word.count(".") > 1) and word[0] != "0":
        return float(re.sub(r"\D", "", word))
    found = _DECIMAL.match(word)
    return float(f"{found[1]}.{found[2]}") if found else None


def read_number(scan: Scan, at: int, prefix: str | None = None) -> Number | None:
    """The cardinal that begins at a word, as far as it reaches."""
    first = _read_term(scan, at, prefix)
    if first is None:
        return None
    value, end, scale = first
    limit = scale if scale > 1 else (100.0 if value >= 100 and value % 100 == 0 else 0.0)
    written = scan.word(at)[:1].isdecimal()
    while limit > 1 and not (written and scale <= 1):
        if scale > 1 and (half := scan.sense(end, "fraction", "و")):
            value, end = value + half[0] * scale, half[1]
            if scan.word(end).removeprefix(ARTICLE) in _SCALES:
                end += 1
            break
        after = end + 1 if scan.word(end) == "و" and scan.word(end + 1)[:1].isdecimal() else end
        term = _read_term(scan, after, "" if after > end else "و")
        if term is None or not 0 < term.value < limit or (after > end and term.scale <= 1 and limit < 1000):
            break
        value, end, limit = value + term.value, term.end, term.scale if term.scale > 1 else 0.0
    return Number(value, end, scale)


def _read_term(scan: Scan, at: int, prefix: str | None) -> Number | None:
    """A number below its scale, times the scale: "خمسة وعشرون ألفا", "3.5 مليون", "ألفان", "مليون"."""
    word = scan.word(at)
    if word[:1].isdecimal():
        multiplier = scan.sense(at + 1, "scale")
        value = read_figure(word, counted=multiplier is None and _is_counted(scan, at + 1))
        if value is None:
            return None
        return _times(value, at + 1, multiplier)
    if not 0 <= at < len(scan.entries) or scan.entries[at] is None:
        return None
    small = _read_small(scan, at, prefix)
    if small is None:
        if dual := scan.sense(at, "scale_dual", prefix):
            return Number(float(dual[0]), dual[1], dual[0] / 2)
        single = scan.sense(at, "scale", prefix)
        if single is None or word.endswith(("لاف", "ملايين", "مليارات", "بلايين")):  # bare plurals are vague
            return None
        return Number(float(single[0]), single[1], single[0])
    value, end = small
    multiplier = scan.sense(end, "scale")
    return _times(value, end, multiplier)


def _times(value: float, end: int, scale: tuple[float, int] | None) -> Number:
    return Number(value * scale[0], scale[1], scale[0]) if scale else Number(value, end, 1)


def _is_counted(scan: Scan, at: int) -> bool:
    noun = scan.sense(at, "noun")
    return noun is not None and noun[0].unit_class != "percent"


def _read_small(scan: Scan, at: int, prefix: str | None) -> tuple[float, int] | None:
    """A number word below a thousand."""
    hundred = scan.sense(at, "hundred", prefix)
    if hundred is None:
        unit = scan.sense(at, "cardinal", prefix)
        if unit and 3 <= unit[0] <= 9 and (parted := scan.sense(unit[1], "hundred")) and parted[0] == 100:
            hundred = (unit[0] * 100, parted[1])
    if hundred is None:
        return _read_below_hundred(scan, at, prefix)
    rest = _read_below_hundred(scan, hundred[1], "و")
    return (float(hundred[0] + rest[0]), rest[1]) if rest else (float(hundred[0]), hundred[1])


def _read_below_hundred(scan: Scan, at: int, prefix: str | None) -> tuple[float, int] | None:
    ten = scan.sense(at, "ten", prefix)
    if ten:
        return float(ten[0]), ten[1]
    unit = scan.sense(at, "cardinal", prefix)
    if unit is None and prefix == "و" and scan.word(at) == "واحد":  # "and one", written like "one"
        unit = 1, at + 1
    if unit is None:
        return None
    value, end = unit
    if 1 <= value <= 9:
        if scan.sense(end, "teen"):
            return float(value + 10), end + 1
        if ten := scan.sense(end, "ten", "و"):
            return float(value + ten[0]), ten[1]
    return float(value), end


def read_ordinal(scan: Scan, at: int, prefix: str | None = None) -> tuple[int, int] | None:
    """An ordinal with the article and the word after it: "الخامس", "الحادي عشر", "الخامس والعشرين"."""
    found = scan.sense(at, "ordinal", prefix)
    if found is None:
        return None
    value, end = found
    if value <= 9:
        if scan.sense(end, "teen"):
            return value + 10, end + 1
        if (tens := scan.sense(end, "ordinal", "و")) and tens[0] >= 20:
            return value + tens[0], tens[1]
    return value, end


def read_definite(scan: Scan, at: int) -> tuple[float, int] | None:
    """A cardinal with the article: "الثلاثة", "الـ24", "العشرين"; it stands with a noun before or after it."""
    if scan.word(at) == ARTICLE and (figure := scan.whole(at + 1)) is not None:
        return float(figure), at + 2
    found = scan.sense(at, "definite")
    if found is None:
        return None
    if found[0] <= 9:
        if scan.sense(found[1], "teen"):
            return float(found[0] + 10), found[1] + 1
        # "الخمسة والعشرين": both words carry the article, the second also "and".
        if (tens := scan.sense(found[1], "definite", "و")) and tens[0] >= 20:
            return float(found[0] + tens[0]), tens[1]
    return float(found[0]), found[1]
