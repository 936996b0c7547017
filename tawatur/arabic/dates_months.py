"""Read calendar dates: months under their many names, with day, year and twin; dates in figures; lone years.

Reads "22 يوليو/تموز 2020", "الخامس والعشرين من يناير", "فبراير من العام الماضي", "17/6/2020", "5 شوال 1436هـ الموافق
21 يوليو". It supplies nothing: a month without a year stays without one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from tawatur.arabic.calendar import folded_words, month_names, read_calendar
from tawatur.arabic.dates_reading import TimeReading
from tawatur.arabic.numbers_scan import ARTICLE, Scan
from tawatur.arabic.numbers_words import read_number, read_ordinal

SLASHES = frozenset("/\\|")
DASHES = frozenset("-–—−")
OPENING = frozenset('([{«"')
CLOSING = {"(": ")", "[": "]", "{": "}", "«": "»", '"': '"'}
COMMAS = frozenset("،,")
FROM = "من"  # from, of
_MADDA = frozenset("آﺁﺂ")  # alef with madda, and its presentation forms


class Month(NamedTuple):
    """A month name with its twin: "شباط (فبراير)"."""

    number: int
    hijri: bool
    end: int
    slip: str
    shy: bool


class Tail(NamedTuple):
    """What follows a month: its year, or which one is meant."""

    end: int
    year: int | None = None
    turn: int | None = None
    year_turn: int | None = None
    same: bool = False
    hijri: bool = False


def read_turn(scan: Scan, at: int) -> tuple[int, int] | None:
    """Which one of a row: "الماضي" -1, "قبل الماضي" -2, "الجاري" 0, "المقبل" 1."""
    return scan.sense(at, "turns")


def closing_after(scan: Scan, opened: int, end: int) -> int:
    """The word after the bracket that closes the one at `opened`, if it stands at `end`."""
    return end + 1 if CLOSING.get(scan.word(opened)) == scan.word(end) else end


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
    return Month(number, False, end, slip, shy and not _has_lead(scan, at))


def _bare(scan: Scan, at: int) -> str:
    entry = scan.entries[at]
    return scan.word(at)[len(entry.prefix) if entry else 0 :]


def _has_lead(scan: Scan, at: int) -> bool:
    entry = scan.entries[at]
    if entry is not None and entry.prefix in {"ب", "ل"} and entry.senses.get("hijri") is None:
        return False
    return scan.stands_in(at - 1, folded_words("month_leads")) or scan.sense(at - 1, "month_heads", None) is not None


def read_tail(scan: Scan, at: int) -> Tail:
    """The year or turn after a month; an empty tail where there is none."""
    tail = Tail(at)
    for _ in range(2):
        if tail.turn is None and (turn := read_turn(scan, tail.end)):
            tail = tail._replace(turn=turn[0], end=turn[1])
        elif tail.year is None and tail.year_turn is None and not tail.same:
            found = _read_tail_year(scan, tail.end)
            if found is None:
                break
            tail = found._replace(turn=tail.turn)
        else:
            break
    return tail


def _read_tail_year(scan: Scan, at: int) -> Tail | None:
    sign = scan.word(at)
    if (sign in COMMAS or sign in SLASHES or sign in DASHES or sign in OPENING) and _is_year(scan, at + 1):
        found = read_year_figure(scan, at + 1)
        return found and found._replace(end=closing_after(scan, at, found.end))
    if _is_year(scan, at):
        return read_year_figure(scan, at)
    if short := _read_short_year(scan, at):
        return short
    linked = at + 1 if sign in {FROM, "في"} else at  # of, in
    if scan.sense(linked, "near") and scan.sense(linked + 1, "unit_definite", None) == ("year", linked + 2):
        after = linked + 2
        figure = read_year_figure(scan, after) if _is_year(scan, after) else None
        return figure or Tail(after, year_turn=0)
    if scan.sense(linked, "far") or scan.word(linked) == "نفس":  # that, the same
        if (scan.sense(linked + 1, "unit_definite") or ("", 0))[0] == "year":
            return Tail(linked + 2, same=True)
        return None
    return read_headed_year(scan, linked)


def read_headed_year(scan: Scan, at: int) -> Tail | None:
    """A year after its noun: "عام 2015", "سنة 1979", "عام ألفين وأحد عشر", "العام الماضي", "العام نفسه"."""
    head = scan.sense(at, "year_heads", None)
    if head is None or scan.stands_in(at - 1, folded_words("not_year_after")):
        return None
    after = head[1]
    if scan.sense(at, "unit_definite", None):
        if turn := read_turn(scan, after):
            figure = read_year_figure(scan, turn[1]) if _is_year(scan, turn[1]) else None
            return figure or Tail(turn[1], year_turn=turn[0])
        if same := scan.sense(after, "same"):
            return Tail(same[1], same=True)
    opened = after + 1 if scan.word(after) in OPENING else after
    if _is_year(scan, opened, headed=True):
        figure = read_year_figure(scan, opened, headed=True)
        if figure:
            return figure._replace(end=closing_after(scan, after, figure.end) if opened > after else figure.end)
    if short := _read_short_year(scan, after):
        return short
    number = read_number(scan, after, "")
    if number and 1000 <= number.value <= 2199 and not scan.word(after)[:1].isdecimal():
        return Tail(number.end, year=int(number.value))
    return None


def _read_short_year(scan: Scan, at: int) -> Tail | None:
    """ "عام 67", "حزيران 67": two figures are a year of the twentieth century, as the wars are named."""
    year = scan.whole(at)
    if year is None or len(scan.word(at)) != 2 or not 40 <= year <= 99 or scan.word(at + 1) in {"%", "٪"}:
        return None
    counted = scan.sense(at + 1, "unit") or scan.word(at + 1) in folded_words("not_a_year_before")
    return None if counted else Tail(at + 1, year=1900 + year)


def _is_year(scan: Scan, at: int, *, headed: bool = False) -> bool:
    year = scan.whole(at)
    if year is None or len(scan.word(at)) not in {4, 3}:
        return False
    if len(scan.word(at)) == 3:
        return headed and scan.sense(at + 1, "eras") is not None
    return 1000 <= year <= 2199


def read_year_figure(scan: Scan, at: int, *, headed: bool = False) -> Tail | None:
    """A year in figures with the sign of its era: "2015م", "1436هـ"."""
    year = scan.whole(at)
    if year is None:
        return None
    era, end = scan.sense(at + 1, "eras") or ("", at + 1)
    if era == "before":
        return None
    # Without a sign, 1340 to 1460 after "عام" is a year of the Hijra: papers of the Gulf leave the sign out.
    hijri = era == "hijri" or (not era and headed and 1340 <= year <= 1450)
    return Tail(end, year=year, hijri=hijri)


def read_day_month(scan: Scan, at: int) -> TimeReading | None:
    """A day with its month: "22 يوليو/تموز 2020", "الأول من حزيران", "27 الجاري", "15 من الشهر الماضي"."""
    head = scan.sense(at, "day_heads", None)
    begin = head[1] if head else at
    if (begin == at + 1 and scan.word(begin) == ARTICLE) or (
        not head and scan.word(at) == ARTICLE and scan.joined(at + 1)
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
    return name_famous(scan, reading)


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
    named = scan.stands_in(at - 1, folded_words("party_lead_words")) and tail.end == month.end and not head
    return TimeReading(
        at, tail.end, "skip" if named else "date", year=tail.year, month=month.number, turn=tail.turn,
        year_turn=tail.year_turn, same=tail.same, hijri=month.hijri or tail.hijri, slip=month.slip,
    )  # fmt: skip


def name_famous(scan: Scan, reading: TimeReading) -> TimeReading:
    """Tell days that became names from dates: a rising is skipped, a famous day gets its year."""
    if reading.year or reading.turn is not None or reading.year_turn is not None or reading.same or reading.hijri:
        return reading
    before, leads = reading.start - 1, folded_words("party_leads")
    for number, named in enumerate(read_calendar()["named_days"]):
        if (named["month"], named["day"]) != (reading.month, reading.day):
            continue
        if named.get("party"):
            headed = scan.sense(reading.start, "day_heads", None) or scan.sense(before, "weekdays", None)
            if not headed and not scan.stands_in(before, leads):
                return replace(reading, shape="skip")
        elif scan.stands_in(before, folded_words("named_days", number, "heads")):
            return replace(reading, year=named["year"], famous=True)
    if scan.stands_in(before, folded_words("party_lead_words")):
        return replace(reading, shape="skip")
    return reading


def read_figures(scan: Scan, at: int) -> TimeReading | None:
    """A date in figures: "17/6/2020", "2020-06-17", "17.6.2020", "1436/10/5هـ"; "17/6" after a word of day."""
    head = scan.sense(at, "day_heads", None)
    begin = head[1] if head else at
    word = scan.word(begin)
    if word.count(".") == 2 and all(part.isdecimal() for part in word.split(".")):
        parts, end = [int(part) for part in word.split(".")], begin + 1
    else:
        parts, end = _read_parted(scan, begin)
    if len(parts) == 3:
        return _order_figures(scan, at, end, parts)
    if len(parts) == 2 and 1 <= parts[0] <= 31 and 1 <= parts[1] <= 12 and "." not in word:
        turn = read_turn(scan, end)
        if head or turn or scan.sense(at - 1, "weekdays", None) or scan.sense(at - 2, "weekdays", None):
            return TimeReading(
                at, turn[1] if turn else end, "date", day=parts[0], month=parts[1], turn=turn[0] if turn else None
            )
    return None


def _read_parted(scan: Scan, at: int) -> tuple[list[int], int]:
    parts: list[int] = []
    end = at
    sign = ""
    while len(parts) < 3 and (figure := scan.whole(end)) is not None and len(scan.word(end)) <= 4:
        parts.append(figure)
        end += 1
        if len(parts) == 3 or scan.whole(end + 1) is None:
            break
        parted = scan.word(end)
        if (parted not in SLASHES and parted not in DASHES) or (sign and parted != sign):
            break
        # "3 - 7" with spaces is a range, "3 / 7 / 2020" a date.
        sign, end = parted, end + 1
    return parts, end


def _order_figures(scan: Scan, at: int, end: int, parts: list[int]) -> TimeReading | None:
    first, middle, last = parts
    year, month, day = (first, middle, last) if first > 31 else (last, middle, first)
    if year < 100:
        year += 2000
    if month > 12 >= day:  # "6/17/2020", and dates that a bidirectional editor turned round
        month, day = day, month
    if not (1 <= month <= 12 and 1 <= day <= 31 and (1300 <= year <= 1500 or 1800 <= year <= 2199)):
        return None
    era, after = scan.sense(end, "eras") or ("", end)
    hijri = era == "hijri" or (not era and year <= 1500)
    turn = read_turn(scan, after)
    return TimeReading(at, turn[1] if turn else after, "date", year=year, month=month, day=day, hijri=hijri)


def read_twin(scan: Scan, reading: TimeReading) -> TimeReading:
    """Add the same day in the other calendar: "5 شوال 1436هـ الموافق 21 يوليو 2015م", "1436/10/5هـ (21 يوليو)"."""
    at = reading.end
    sign = scan.word(at)
    parted = at + 1 if sign in COMMAS or sign in OPENING or sign in SLASHES or sign in DASHES or sign == "=" else at
    matching = scan.sense(parted, "matching")
    begin = matching[1] if matching else parted
    if begin == at:
        return reading
    if matching and (weekday := scan.sense(begin, "weekdays", None)):
        begin = weekday[1]
    twin = read_figures(scan, begin) or read_day_month(scan, begin)
    if twin is None and not matching and reading.day is None and reading.month is None:
        year = read_year_figure(scan, begin) if _is_year(scan, begin) else None
        if year and year.hijri != reading.hijri:
            return replace(reading, end=closing_after(scan, at, year.end) if parted > at else year.end)
    if twin is None or twin.shape != "date" or (twin.hijri == reading.hijri and not (matching and not reading.month)):
        return reading
    end = closing_after(scan, at, twin.end) if parted > at else twin.end
    return replace(reading, end=end, twin=twin)
