"""Read days named from publication or by their place in the week, with the time of day around them.

Reads "مساء أمس الأول", "اليوم الأربعاء (22 يوليو)", "فجر الأحد الماضي", "ليل الثلاثاء الأربعاء", "الساعة الثالثة فجرا
بتوقيت غرينتش" and "كل جمعة". The hour itself is not kept: the finest unit of a record is the day.
"""

from __future__ import annotations

from dataclasses import replace

from tawatur.arabic.calendar import folded_words
from tawatur.arabic.dates_figures import read_figures, read_twin
from tawatur.arabic.dates_months import read_day_month
from tawatur.arabic.dates_reading import TimeReading
from tawatur.arabic.dates_years import COMMAS, DASHES, FROM, OPENING, SLASHES, closing_after, read_turn
from tawatur.arabic.numbers_scan import Scan
from tawatur.arabic.numbers_words import read_number, read_ordinal

_NUMBERS_TOO = frozenset({0, 6})  # without "day", "كل أحد" is everybody and "كل اثنين" every two
_NIGHTS = frozenset({"ليل", "ليله"})  # night


def read_day(scan: Scan, at: int) -> TimeReading | None:
    """A day named by a part of it, from publication, by weekday or by date, as far as its words reach."""
    part = scan.sense(at, "dayparts", None)
    while part and (further := scan.sense(part[1], "dayparts")):
        part = further
    begin = part[1] if part else at
    if part and scan.word(begin) == FROM:  # "الساعات الأولى من فجر الأحد"
        begin += 1
    found = _read_deictic(scan, begin) or _read_weekday(scan, begin, night=bool(part) and _ends_night(scan, begin))
    if found is None and part:
        found = read_figures(scan, begin) or read_day_month(scan, begin) or read_same_day(scan, begin)
        found = read_twin(scan, found) if found else None
    if found is None or (found.start > at and scan.entries[begin] and not _bare_word(scan, begin) and part):
        return None
    while adverb := scan.sense(found.end, "adverbs"):
        found = replace(found, end=adverb[1])
    return replace(found, start=at)


def _bare_word(scan: Scan, at: int) -> bool:
    entry = scan.entries[at]
    return entry is None or not entry.prefix


def _ends_night(scan: Scan, begin: int) -> bool:
    return scan.stands_in(begin - 1, _NIGHTS)


def _read_deictic(scan: Scan, at: int) -> TimeReading | None:
    head = scan.sense(at, "day_heads", None)
    begin = head[1] if head and scan.word(at).endswith("يوم") and not scan.word(at).endswith("اليوم") else at
    found = scan.sense(begin, "deictics", None if begin == at else "")
    if found is None:
        return None
    shift, end = found
    if shift == 0 and end == begin + 1 and _is_no_today(scan, begin, end):
        return None
    if shift == -1 and scan.word(end) in folded_words("yesterday_not_before"):
        return None
    pointed = begin - 1 if scan.sense(begin - 1, "near", None) else begin
    if scan.word(pointed - 1) == "مثل":  # "في مثل هذا اليوم": on this day in history
        return None
    reading = TimeReading(at, end, "deictic", shift=shift)
    while adverb := scan.sense(reading.end, "adverbs"):
        reading = replace(reading, end=adverb[1])
    sign = scan.word(reading.end)
    parted = reading.end + 1 if sign in OPENING or sign in COMMAS or sign in DASHES else reading.end
    beside = _read_weekday(scan, parted) if scan.sense(parted, "weekdays") or scan.sense(parted, "day_heads") else None
    if beside is None:
        dated = read_figures(scan, parted) or read_day_month(scan, parted)
        beside = dated if dated and dated.shape == "date" and (dated.month or parted == reading.end) else None
    if beside is None or beside.shape != "date":
        return reading
    if sign in COMMAS and beside.month is None and not scan.sense(parted, "weekdays"):
        return reading
    return replace(reading, end=closing_after(scan, reading.end, beside.end), twin=beside)


def _is_no_today(scan: Scan, at: int, end: int) -> bool:
    if scan.word(end) in folded_words("today_not_before") and not scan.sense(end, "weekdays"):
        return True
    if scan.sense(end, "ordinal") and not scan.sense(end, "weekdays"):
        return True
    return scan.stands_in(at - 1, folded_words("today_not_after")) and not scan.stands_in(
        at - 2, folded_words("today_name_leads")
    )


def read_same_day(scan: Scan, at: int) -> TimeReading | None:
    """A day told from the day before it in the text: "اليوم نفسه", "في اليوم التالي", "ذلك اليوم"."""
    if scan.sense(at, "far", None) or scan.word(at) == "نفس":
        if scan.sense(at + 1, "unit_definite") == ("day", at + 2):
            return TimeReading(at, at + 2, "same", unit="day")
        return None
    if (scan.sense(at, "unit_definite", None) or ("", 0))[0] != "day":
        return None
    for kind, step in (("same", 0), ("following", 1), ("preceding", -1)):
        if found := scan.sense(at + 1, kind):
            return TimeReading(at, found[1], "same", unit="day", shift=step)
    return None


def _read_weekday(scan: Scan, at: int, *, night: bool = False) -> TimeReading | None:
    head = scan.sense(at, "day_heads", None)
    begin = head[1] if head else at
    prefix = "" if head else None
    found = scan.sense(begin, "weekdays", prefix)
    if found is None and head and scan.word(at).endswith("يوم"):  # "يوم جمعة"
        found = scan.sense(begin, "bare_weekdays", "")
    if found is None or (not head and scan.stands_in(begin - 1, folded_words("not_weekday_after"))):
        return None
    weekday, end = found
    if scan.word(begin) in folded_words("shy", "weekdays") and not head:
        return None
    if scan.word(end) == "العظيمه":  # "الجمعة العظيمة": the Good Friday agreement
        return None
    # "الأحد عشر" (the eleven), "الاثنين والعشرين" (the twenty-second): numbers, no days
    if scan.sense(end, "teen") or (not head and (scan.sense(end, "ordinal", "و") or (0,))[0] >= 20):
        return None
    if not head and weekday in _NUMBERS_TOO and scan.word(begin - 1) == "بين" and not _is_paired(scan, end):
        return None  # "بين الاثنين": between the two of them
    if night and (pair := _read_night(scan, at, weekday, end)):
        return pair
    reading = TimeReading(at, end, "date", weekday=weekday)
    while adverb := scan.sense(reading.end, "adverbs"):
        reading = replace(reading, end=adverb[1])
    if turn := read_turn(scan, reading.end):
        reading = replace(reading, turn=turn[0], end=turn[1])
    elif (each := scan.sense(reading.end + 1, "each")) and scan.word(reading.end) == FROM:
        unit = scan.sense(each[1], "unit")
        if unit and unit[0] == ("week", "one"):  # "الأحد من كل أسبوع"
            return replace(reading, shape="recurring", unit="week", least=1, end=unit[1])
    elif week := _read_its_week(scan, reading.end):
        return replace(reading, turn=week[0], unit="week", end=week[1])
    return _add_date(scan, reading)


def _is_paired(scan: Scan, at: int) -> bool:
    return scan.sense(at, "weekdays", "و") is not None or scan.word(at) == "و"


def _read_its_week(scan: Scan, at: int) -> tuple[int, int] | None:
    """Which week a weekday lies in: "الأحد من الأسبوع الماضي"."""
    if scan.word(at) == FROM and scan.sense(at + 1, "unit_definite") == ("week", at + 2):
        return read_turn(scan, at + 2)
    return None


def _read_night(scan: Scan, at: int, weekday: int, end: int) -> TimeReading | None:
    """The night between two days: "ليل الثلاثاء الأربعاء", "ليلة الخميس - الجمعة"."""
    sign = scan.word(end)
    after = end + 1 if sign in DASHES or sign in SLASHES or sign == "الى" else end  # to
    second = scan.sense(after, "weekdays")
    if second is None or second[0] != (weekday + 1) % 7:
        return None
    turn = read_turn(scan, second[1])
    return TimeReading(at, turn[1] if turn else second[1], "night", weekday=weekday, turn=turn[0] if turn else None)


def _add_date(scan: Scan, reading: TimeReading) -> TimeReading:
    """Add the date that stands beside a weekday: "الأربعاء 22 يوليو", "الأربعاء (22 يوليو)", "الخميس الموافق …"."""
    at = reading.end
    sign = scan.word(at)
    parted = at + 1 if sign in OPENING or sign in COMMAS or sign in DASHES or sign in SLASHES else at
    matching = scan.sense(parted, "matching")
    begin = matching[1] if matching else parted
    beside = read_figures(scan, begin) or read_day_month(scan, begin)
    if beside is None or beside.shape != "date":
        deictic = scan.sense(begin, "deictics") if reading.turn is None and sign not in COMMAS else None
        if deictic and not (deictic[0] == 0 and _is_no_today(scan, begin, deictic[1])):
            return TimeReading(
                reading.start, closing_after(scan, at, deictic[1]), "deictic", shift=deictic[0], twin=reading
            )
        return reading
    if beside.month is None and sign in COMMAS:
        return reading
    beside = read_twin(scan, replace(beside, weekday=reading.weekday, start=reading.start))
    turn = beside.turn if beside.turn is not None else (reading.turn if not beside.year else None)
    return replace(beside, turn=turn, end=closing_after(scan, at, beside.end) if parted > at else beside.end)


def read_clock(scan: Scan, at: int) -> TimeReading | None:
    """An hour, with the day it belongs to where one stands beside it: "الساعة الخامسة من مساء اليوم"."""
    head = scan.sense(at, "clock_heads", None)
    if head is None:
        return None
    begin = head[1] + 1 if scan.word(head[1]) in OPENING else head[1]
    end = _read_hour(scan, begin)
    if end is None:
        return None
    marked = scan.word(at).endswith("الساعه") or end > begin + 1
    while True:
        step = (
            scan.sense(end, "clock_halves", None) or scan.sense(end, "adverbs") or scan.sense(end, "clock_zones", None)
        )
        if step is None:
            break
        end, marked = step[1], True
    if begin > head[1]:  # "الساعة (2059 بتوقيت غرينتش) ليل الأحد"
        end = closing_after(scan, head[1], end)
    opened = scan.word(end) in OPENING and _read_hour(scan, end + 1)
    if opened and (zone := scan.sense(opened, "clock_zones", None)):
        end = closing_after(scan, end, zone[1])
    linked = end + 1 if scan.word(end) in {FROM, "،", "في"} else end
    day = read_day(scan, linked) or read_day(scan, end)
    if day:
        zone = scan.sense(day.end, "clock_zones", None)  # "… من مساء اليوم بتوقيت غرينتش"
        return replace(day, start=at, end=zone[1] if zone else day.end)
    return TimeReading(at, end, "clock") if marked else None


def _read_hour(scan: Scan, at: int) -> int | None:
    hour = scan.whole(at)
    if hour is not None:
        if scan.word(at + 1) == ":" and scan.whole(at + 2) is not None and hour <= 24:
            return at + 3
        return at + 1 if hour <= 24 or len(scan.word(at)) == 4 else None
    if scan.word(at)[:1].isdecimal():  # 9.30
        return at + 1
    ordinal = read_ordinal(scan, at, "")
    return ordinal[1] if ordinal and ordinal[0] <= 12 else None


def read_recurring(scan: Scan, at: int) -> TimeReading | None:
    """A time that comes back: "كل جمعة", "كل يوم أحد", "كل عام", "كل 3 أشهر"."""
    each = scan.sense(at, "each", None)
    if each is None:
        return None
    begin = each[1]
    headed = begin + 1 if scan.word(begin) == "يوم" else begin  # day
    weekday = scan.sense(headed, "bare_weekdays", "") or scan.sense(headed, "weekdays", "")
    if weekday and (headed > begin or weekday[0] not in _NUMBERS_TOO):
        return TimeReading(at, weekday[1], "recurring", weekday=weekday[0], unit="week", least=1)
    number = read_number(scan, begin, "")
    unit = scan.sense(number.end if number else begin, "unit")
    if unit is None or unit[0][0] not in {"day", "week", "month", "year"} or (unit[0][1] == "many" and not number):
        return None
    count = number.value if number else (2.0 if unit[0][1] == "two" else 1.0)
    return TimeReading(at, unit[1], "recurring", unit=unit[0][0], least=count)
