"""Read months under their many names, with the day before and the year after them.

Reads "22 يوليو/تموز 2020", "الخامس والعشرين من يناير", "فبراير من العام الماضي", "27 الجاري". It supplies nothing: a
month without a year stays without one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from tawatur.arabic.calendar import folded_words, month_names, read_calendar
from tawatur.arabic.dates_reading import TimeReading
from tawatur.arabic.dates_years import DASHES, FROM, OPENING, SLASHES, closing_after, read_tail, read_turn
from tawatur.arabic.numbers_scan import ARTICLE, Scan
from tawatur.arabic.numbers_words import read_number, read_ordinal

_MADDA = frozenset("آﺁﺂ")  # alef with madda, and its presentation forms


class Month(NamedTuple):
    """A month name with its twin: "شباط (فبراير)"."""

    number: int
    hijri: bool
    end: int
    slip: str
    shy: bool
    twinned: bool = False


def read_month(scan: Scan, at: int, *, licensed: bool, prefix: str | None = "") -> Month | None:
    """A month name at a word, with the name of the other calendar beside it.

    Args:
        scan: the text.
        at: word index.
        licensed: a day number stands before it, so that even a shy name is a month.
        prefix: particles allowed on the name; None for any.
    """
    if found := scan.sense(at, "hijri", prefix):
        shy = found[1] == at + 1 and not licensed and _bare(scan, at) in folded_words("shy", "hijri")
        return Month(found[0], True, found[1], "", shy and not _has_lead(scan, at))
    found = scan.sense(at, "month", prefix)
    if found is None or scan.stands_in(at - 1, folded_words("not_month_after")):
        return None
    (number, family), end = found
    if scan.word(end) in folded_words("not_month_before"):
        return None
    name = _bare(scan, at)
    shy = end == at + 1 and not licensed and name in folded_words("shy", "months")
    slip, twins = "", 0
    while twins < 2:
        sign = scan.word(end)
        parted = sign in SLASHES or sign in DASHES or sign in OPENING
        twin = scan.sense(end + 1 if parted else end, "month")
        if twin is None or (twin[0][1] == "levantine") == (family == "levantine"):
            if twin is None or twin[0][0] != number:
                break
        elif twin[0][0] != number:
            if not parted or sign in DASHES:
                break
            slip = f"{month_names()[number]}/{month_names()[twin[0][0]]}"
        end, twins, shy = closing_after(scan, end, twin[1]), twins + 1, False
    bare = not twins and not licensed and name in folded_words("madda")
    if bare and not _MADDA & set(scan.source_word(at)):
        return None
    return Month(number, False, end, slip, shy and not _has_lead(scan, at), twins > 0)


def _bare(scan: Scan, at: int) -> str:
    entry = scan.entries[at]
    return scan.word(at)[len(entry.prefix) if entry else 0 :]


def _has_lead(scan: Scan, at: int) -> bool:
    entry = scan.entries[at]
    if entry is not None and entry.prefix in {"ب", "ل"} and entry.senses.get("hijri") is None:
        return False
    return scan.stands_in(at - 1, folded_words("month_leads")) or scan.sense(at - 1, "month_heads", None) is not None


def read_day_month(scan: Scan, at: int) -> TimeReading | None:
    """A day with its month: "22 يوليو/تموز 2020", "الأول من حزيران", "27 الجاري", "15 من الشهر الماضي"."""
    head = scan.sense(at, "day_heads", None)
    begin = head[1] if head else at
    if (begin == at + 1 and scan.word(begin) == ARTICLE) or (
        not head and scan.word(at) == ARTICLE
    ):  # "يوم الـ15 من مايو"
        begin += 1
    day, end, worded = _read_day(scan, begin, None if begin == at else "")
    if day is None:
        return None
    sign = scan.word(end)
    parted = end + 1 if sign in SLASHES or sign in DASHES or sign == "." else end
    linked = end + 1 if sign == FROM else parted
    if month_head := scan.sense(linked, "month_heads"):
        linked = month_head[1]
    month = read_month(scan, linked, licensed=True)
    if month and month.hijri and sign in DASHES and scan.word(linked) == "صفر":  # "1-صفر": a score, nil
        return None
    if month is None:
        return _read_day_of_month(scan, at, end, day, headed=bool(head), worded=worded)
    if yearly := read_yearly(scan, month.end):
        return TimeReading(at, yearly, "recurring", month=month.number, day=day, unit="year", least=1)
    tail = read_tail(scan, month.end)
    reading = TimeReading(
        at, tail.end, "date", year=tail.year, month=month.number, day=day, turn=tail.turn, year_turn=tail.year_turn,
        same=tail.same, hijri=month.hijri or tail.hijri, slip=month.slip,
    )  # fmt: skip
    return name_famous(scan, reading, dated=month.twinned)


def _read_day(scan: Scan, at: int, prefix: str | None) -> tuple[int | None, int, bool]:
    """Day number, the word after it, whether it was an ordinal with the article."""
    figure = scan.whole(at)
    if figure is not None:
        return (figure if 1 <= figure <= 31 and len(scan.word(at)) <= 2 else None), at + 1, False
    if ordinal := read_ordinal(scan, at, prefix):
        return (ordinal[0] if ordinal[0] <= 31 else None), ordinal[1], True
    number = read_number(scan, at, prefix)
    if number and number.scale <= 1 and 1 <= number.value <= 31 and scan.sense(number.end, "month"):
        return int(number.value), number.end, False
    return None, at, False


def _read_day_of_month(scan: Scan, at: int, end: int, day: int, *, headed: bool, worded: bool) -> TimeReading | None:
    """A day of a month without a name: "27 الجاري", "15 من الشهر الماضي", "الأول من الشهر المقبل"."""
    linked = end + 1 if scan.word(end) == FROM else end
    if linked > end and scan.sense(linked, "near") and scan.sense(linked + 1, "unit_definite") == ("month", linked + 2):
        return TimeReading(at, linked + 2, "date", day=day, turn=0, unit="month")
    if linked > end and scan.sense(linked, "unit_definite") == ("month", linked + 1):
        if turn := read_turn(scan, linked + 1):
            return TimeReading(at, turn[1], "date", day=day, turn=turn[0], unit="month")
        if same := scan.sense(linked + 1, "same"):
            return TimeReading(at, same[1], "date", day=day, same=True, unit="month")
    turn = None if worded else read_turn(scan, linked)
    led = headed or scan.stands_in(at - 1, folded_words("party_leads"))
    if turn and (turn[0] == 0 or led) and (led or linked > end or scan.word(at - 1) not in {"", "الماده"}):
        return TimeReading(at, turn[1], "date", day=day, turn=turn[0], unit="month")
    return None


def read_yearly(scan: Scan, at: int) -> int | None:
    """The word after "من كل عام" (of every year), None where it does not stand there."""
    linked = at + 1 if scan.word(at) == FROM else at
    each = scan.sense(linked, "each")
    unit = scan.sense(each[1], "unit") if each else None
    return unit[1] if unit and unit[0] == ("year", "one") else None


def read_month_alone(scan: Scan, at: int, *, prefix: str | None = None) -> TimeReading | None:
    """A month without a day: "شهر مايو الماضي", "يوليو/تموز 2014", "رمضان المقبل"."""
    head = scan.sense(at, "month_heads", prefix)
    begin = head[1] if head else at
    month = read_month(scan, begin, licensed=bool(head), prefix="" if head else prefix)
    if month is None:
        return None
    if yearly := read_yearly(scan, month.end):
        return TimeReading(at, yearly, "recurring", month=month.number, unit="year", least=1)
    tail = read_tail(scan, month.end)
    if month.shy and tail.end == month.end:
        return None
    named = (
        scan.stands_in(at - 1, folded_words("party_lead_words"))
        and tail.end == month.end
        and not head
        and not month.twinned
    )
    return TimeReading(
        at, tail.end, "skip" if named else "date", year=tail.year, month=month.number, turn=tail.turn,
        year_turn=tail.year_turn, same=tail.same, hijri=month.hijri or tail.hijri, slip=month.slip,
    )  # fmt: skip


def name_famous(scan: Scan, reading: TimeReading, *, dated: bool = False) -> TimeReading:
    """Tell days that became names from dates: a rising is skipped, a famous day gets its year.

    Args:
        scan: the text.
        reading: a day and month.
        dated: the month stands under two names, as dates do and names of risings and streets do not.
    """
    if reading.year or reading.turn is not None or reading.year_turn is not None or reading.same or reading.hijri:
        return reading
    before, leads = reading.start - 1, folded_words("party_leads")
    for number, named in enumerate(read_calendar()["named_days"]):
        if (named["month"], named["day"]) != (reading.month, reading.day):
            continue
        if named.get("party"):
            headed = scan.sense(reading.start, "day_heads", None) or scan.sense(before, "weekdays", None)
            if not dated and not headed and not scan.stands_in(before, leads):
                return replace(reading, shape="skip")
        elif scan.stands_in(before, folded_words("named_days", number, "heads")):
            return replace(reading, year=named["year"], famous=True)
    if not dated and scan.stands_in(before, folded_words("party_lead_words")):
        return replace(reading, shape="skip")
    return reading
