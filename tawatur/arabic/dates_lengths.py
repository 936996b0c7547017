"""Read lengths of time: back from publication, ahead of it, up to it.

Reads "قبل نحو 3 أيام", "منذ عامين", "في غضون أسبوعين", "الأشهر الستة الماضية", "الـ48 ساعة المقبلة".
"""

from __future__ import annotations

from dataclasses import replace

from tawatur.arabic.calendar import folded_words, read_calendar
from tawatur.arabic.dates_reading import TimeReading
from tawatur.arabic.dates_years import OPENING, read_turn
from tawatur.arabic.numbers_scan import Scan
from tawatur.arabic.numbers_words import read_definite, read_number


def read_ago(scan: Scan, at: int) -> TimeReading | None:
    """A length of time back from publication: "قبل نحو 3 أيام", "منذ عامين", "قبل عام ونصف", "منذ أشهر"."""
    opener = scan.sense(at, "ago", None)
    if opener is None:
        return None
    length = read_length(scan, opener[1])
    if length is None:
        return None
    since = scan.stands_in(at, frozenset({"منذ"}))
    end, now = _read_hanging(scan, length.end)
    if end is None and not since:
        return replace(length, start=at, shape="skip")
    return replace(length, start=at, end=end or length.end, shape="since" if since and not now else "ago", turn=-1)


def read_ahead(scan: Scan, at: int) -> TimeReading | None:
    """A length of time ahead: "في غضون أسبوعين", "بعد شهر من الآن"; "بعد 3 أيام" is left to the resolver's cues."""
    within = scan.sense(at, "within", None)
    opener = within or scan.sense(at, "ahead", None)
    if opener is None:
        return None
    length = read_length(scan, opener[1])
    if length is None:
        return None
    end, now = _read_hanging(scan, length.end)
    if end is None:
        return replace(length, start=at, shape="skip")
    shape = "within" if within else ("ago" if now else "after")
    return replace(length, start=at, end=end, shape=shape, turn=1)


def _read_hanging(scan: Scan, at: int) -> tuple[int | None, bool]:
    """The end of a length of time, None where it hangs on another event ("قبل يومين من الانتخابات")."""
    if scan.word(at) not in folded_words("hanging"):
        return at, False
    if scan.word(at + 1) in folded_words("hanging_now"):
        return at + 2, True
    if scan.word(at + 1) in folded_words("not_hanging"):
        return at, False
    return None, False


def read_length(scan: Scan, at: int) -> TimeReading | None:
    """A length of time: "3 أيام", "نحو شهرين", "عام ونصف", "بضعة أسابيع", "نصف قرن", "أيام قليلة"."""
    begin = at
    while about := scan.sense(begin, "about"):
        begin = about[1]
    if part := scan.sense(begin, "part_of_unit"):
        unit = scan.sense(part[1], "unit")
        if unit is None or unit[0][1] != "one":
            return None
        return TimeReading(at, unit[1], "length", unit=unit[0][0], least=part[0], most=part[0])
    number = read_number(scan, begin, "")
    unit = scan.sense(number.end if number else begin, "unit")
    if unit is None:
        return None
    (name, form), end = unit
    if number:
        least = most = number.value
    elif form == "two":
        least = most = 2.0
    elif form == "one":
        if _names_its_unit(scan, end):
            return None
        least = most = 1.0
        if scan.word(end) in {"واحد", "واحده"}:  # one
            end += 1
    else:
        least, most = (float(bound) for bound in read_calendar()["vague"][name])
    if few := scan.sense(end, "few"):
        end = few[1]
    if half := scan.sense(end, "fractions", "و"):
        least, most, end = least + half[0], most + half[0], half[1]
    while about := scan.sense(end, "about"):
        end = about[1]
    return TimeReading(at, end, "length", unit=name, least=least, most=most)


def _names_its_unit(scan: Scan, at: int) -> bool:
    """True where a singular unit is the head of a name and no length: "عام 2011", "يوم الأحد", "شهر مايو"."""
    if scan.word(at)[:1].isdecimal() or scan.word(at) in OPENING:
        return True
    kinds = ("month", "hijri", "weekdays", "deictics", "ordinal", "scale_dual", "scale", "turns", "bare_weekdays")
    return any(scan.sense(at, kind) for kind in kinds)


def read_stretch(scan: Scan, at: int) -> TimeReading | None:
    """Units back from publication or ahead of it: "الأيام الثلاثة الماضية", "الـ48 ساعة المقبلة", "السنوات الأخيرة"."""
    begin = at
    near = bool(scan.sense(at, "near", None))
    if near:
        begin += 1
    counted = read_definite(scan, begin) if not near else None
    plain = scan.whole(begin)
    if counted or (plain is not None and scan.sense(begin + 1, "unit")):
        number, after = counted or (float(plain or 0), begin + 1)
        found = scan.sense(after, "unit") or scan.sense(after, "units_definite")
    else:
        found = scan.sense(begin, "units_definite", None)
        number = 0.0
    if found is None:
        return None
    (unit, form), end = found
    if few := scan.sense(end, "few"):
        end = few[1]
    if not number and (counted := read_definite(scan, end)):
        number, end = counted
    if few := scan.sense(end, "few"):
        end = few[1]
    turn = scan.sense(end, "turn_last") or scan.sense(end, "turn_next") or read_turn(scan, end)
    if turn is None or turn[0] not in {-1, 1}:
        return None
    if not number and form == "two":
        number = 2.0
    least, most = (number, number) if number else read_calendar()["vague"][unit]
    return TimeReading(at, turn[1], "stretch", unit=unit, turn=turn[0], least=float(least), most=float(most))
