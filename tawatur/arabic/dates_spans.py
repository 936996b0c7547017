"""Read times longer than a day: weeks, months and years told from publication, their parts, seasons, feasts, decades.

Reads "الأسبوع الماضي", "مطلع العام الجاري", "أواخر الستينيات", "صيف 2014", "رمضان الماضي", "أول أيام عيد الفطر".
"""

from __future__ import annotations

from dataclasses import replace

from tawatur.arabic.calendar import folded_words
from tawatur.arabic.dates_months import read_month_alone
from tawatur.arabic.dates_reading import TimeReading
from tawatur.arabic.dates_years import DASHES, FROM, SLASHES, Tail, read_tail, read_turn, read_year, read_year_figure
from tawatur.arabic.numbers_scan import ARTICLE, Scan
from tawatur.arabic.numbers_words import read_ordinal

_WEEK_PARTS = {1: "w1", 2: "w2", 3: "w3", 4: "w4"}
_LAST = "الاخير"  # the last


def read_unit(scan: Scan, at: int) -> TimeReading | None:
    """A week, month, year, decade or century told from publication or from the one before it in the text."""
    if scan.sense(at, "near", None) and (found := scan.sense(at + 1, "unit_definite")) and found[0] != "day":
        if found[0] == "year" and (figure := _year_at(scan, found[1])):
            return TimeReading(at, figure.end, "date", year=figure.year, hijri=figure.hijri)
        return TimeReading(at, found[1], "unit", unit=found[0], turn=0)
    if (scan.sense(at, "far", None) or scan.word(at) == "نفس") and (found := scan.sense(at + 1, "unit_definite")):
        return TimeReading(at, found[1], "same", unit=found[0]) if found[0] in {"month", "year"} else None
    found = scan.sense(at, "unit_definite", None)
    if found is None or found[0] == "day":
        return None
    unit, end = found
    if unit == "year" and scan.stands_in(at - 1, folded_words("not_year_after")):
        return None
    if unit == "week" and (week := _read_week_of_month(scan, at, end)):
        return week
    if turn := read_turn(scan, end):
        if unit == "year" and (figure := _year_at(scan, turn[1])):
            return TimeReading(at, figure.end, "date", year=figure.year, hijri=figure.hijri)
        return TimeReading(at, turn[1], "unit", unit=unit, turn=turn[0])
    if unit in {"month", "year", "week"}:
        for kind, step in (("same", 0), ("following", 1), ("preceding", -1)):
            if found := scan.sense(end, kind):
                return TimeReading(at, found[1], "same", unit=unit, shift=step)
    return None


def _year_at(scan: Scan, at: int) -> Tail | None:
    year = scan.whole(at)
    return read_year_figure(scan, at, headed=True) if year and 1300 <= year <= 2199 else None


def _read_week_of_month(scan: Scan, at: int, end: int) -> TimeReading | None:
    """ "الأسبوع الأول من يوليو": the first seven days of a month, and so on."""
    ordinal = read_ordinal(scan, end, "")
    part = _WEEK_PARTS.get(ordinal[0]) if ordinal else ("w5" if scan.word(end) == _LAST else None)
    after = ordinal[1] if ordinal else end + 1
    if part is None or scan.word(after) != FROM:
        return None
    month = read_month_alone(scan, after + 1, prefix="") or read_unit(scan, after + 1)
    if month is None or (month.shape == "unit" and month.unit != "month") or month.part:
        return None
    return replace(month, start=at, part=part)


def read_part(scan: Scan, at: int) -> TimeReading | None:
    """A part of a longer time: "منتصف حزيران", "نهاية 2019", "النصف الأول من العام الجاري", "أوائل الثمانينيات"."""
    found = scan.sense(at, "parts", None)
    if found is None:
        return None
    part, end = found
    begin = end + 1 if scan.word(end) == FROM else end
    whole = (
        read_month_alone(scan, begin, prefix="")
        or read_unit(scan, begin)
        or read_decade(scan, begin)
        or read_season(scan, begin)
        or read_year(scan, begin, led=True)
    )
    if whole is None:
        bare = scan.sense(begin, "unit_definite", "" if begin == end else None)
        if bare is None or bare[0] not in {"year", "month", "week", "century"} or scan.word(at) in {"اخر", "وسط"}:
            return None
        whole = TimeReading(begin, bare[1], "unit", unit=bare[0], turn=0)
    if whole.part or whole.shape in {"skip", "same"} or whole.day:
        return whole if whole.shape == "skip" else None
    return replace(whole, start=at, part=part)


def read_season(scan: Scan, at: int) -> TimeReading | None:
    """A season with its year: "صيف 2014", "الشتاء الماضي", "ربيع العام المقبل", "شتاء 2013-2014"."""
    near = scan.sense(at, "near", None)
    found = scan.sense(at + 1 if near else at, "season", None)
    if found is None:
        return None
    name, end = found
    tail = read_tail(scan, end)
    if tail.end == end:
        return TimeReading(at, end, "season", name=name, turn=0) if near else None
    sign = scan.word(tail.end)
    second = scan.whole(tail.end + 1)
    if tail.year and (sign in DASHES or sign in SLASHES) and second == tail.year + 1:
        if name == "winter":  # the winter of 2013-2014 lies mostly in the second year
            tail = tail._replace(year=second)
        tail = tail._replace(end=tail.end + 2)
    return TimeReading(
        at, tail.end, "season", name=name, year=tail.year, turn=tail.turn, year_turn=tail.year_turn, same=tail.same
    )


def read_feast(scan: Scan, at: int) -> TimeReading | None:
    """A feast, or one of its days: "عيد الفطر المقبل", "أول أيام عيد الأضحى", "عشية عاشوراء"."""
    nth = scan.sense(at, "feast_days", None)
    ordinal = None
    if nth is None and (scan.sense(at, "unit_definite", None) or ("", 0))[0] == "day":  # "اليوم الثاني لعيد الفطر"
        ordinal = read_ordinal(scan, at + 1, "")
        nth = ordinal
        if nth and scan.word(nth[1]) == FROM:
            nth = nth[0], nth[1] + 1
    eve = scan.sense(at, "eve", None) if nth is None else None
    span = scan.sense(at, "feast_spans", None) if nth is None and eve is None else None
    begin = (nth or eve or span or (0, at))[1]
    found = scan.sense(begin, "feast", "" if begin > at and not ordinal else None)
    if found is None:
        return None
    feast, end = found
    tail = read_tail(scan, end)
    if feast["en"] == "mawlid" and scan.word(begin - 1) in folded_words("not_month_after"):
        return None
    day = nth[0] if nth else (-1 if eve else None)
    return TimeReading(
        at, tail.end, "feast", name=feast["en"], day=day, year=tail.year, turn=tail.turn, year_turn=tail.year_turn,
        same=tail.same, hijri=tail.hijri,
    )  # fmt: skip


def read_decade(scan: Scan, at: int) -> TimeReading | None:
    """A decade or century: "ثمانينيات القرن الماضي", "التسعينيات", "القرن التاسع عشر", "العقد الماضي"."""
    entry = scan.entries[at] if at < len(scan) else None
    if entry is None:
        return None
    found = scan.sense(at, "decades", None)
    if found is None:
        century = _read_century(scan, at)
        return TimeReading(at, century[1], "century", year=century[0]) if century else None
    decade, end = found
    linked = end + 1 if scan.word(end) == FROM else end
    if scan.word(linked) in folded_words("age_words"):  # "في الثمانينيات من عمره": a man's age
        return TimeReading(at, linked + 1, "skip")
    if century := _read_century(scan, linked):
        return TimeReading(at, century[1], "decade", year=(century[0] - 1) * 100 + decade)
    if turn := read_turn(scan, linked):
        return TimeReading(at, turn[1], "decade", year=1900 + decade)
    bare = entry.prefix == "" and not scan.word(at).startswith(ARTICLE)
    return None if bare else TimeReading(at, end, "decade", year=1900 + decade)


def _read_century(scan: Scan, at: int) -> tuple[int, int] | None:
    """A century's number: "القرن العشرين" 20, "القرن الـ19" 19, "القرن الماضي" 20."""
    head = scan.sense(at, "century", None)
    if head is None:
        return None
    after = head[1]
    if turn := read_turn(scan, after):
        return 21 + turn[0], turn[1]
    if ordinal := read_ordinal(scan, after, ""):
        return (ordinal[0], ordinal[1]) if ordinal[0] <= 21 else None
    if scan.word(after) == ARTICLE:
        after += 1
    figure = scan.whole(after)
    return (figure, after + 1) if figure is not None and 1 <= figure <= 21 else None
