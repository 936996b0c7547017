"""Set times longer than a day against the date of publication: units, lengths of time, seasons, feasts, decades."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from tawatur.arabic.calendar import (
    Stretch,
    add_months,
    hijri_stretch,
    hijri_year_of,
    month_stretch,
    read_calendar,
    week_stretch,
    year_stretch,
)
from tawatur.arabic.dates_reading import TimeReading
from tawatur.arabic.dates_resolved import Kind, Precision, Resolved, Setting, settle

_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "year": 12, "decade": 120, "century": 1200}


def unit_stretch(unit: str, day: date, turn: int) -> tuple[Stretch, Precision]:
    """The week, month, year, decade or century a number of steps from the one that holds a day."""
    if unit == "week":
        return week_stretch(day + timedelta(days=7 * turn)), "week"
    if unit == "weekend":
        friday = day - timedelta(days=(day.weekday() - 4) % 7) + timedelta(days=7 * (turn + (1 if turn < 0 else 0)))
        return (friday, friday + timedelta(days=1)), "week"
    if unit == "month":
        return month_stretch(*add_months(day, turn)), "month"
    if unit == "year":
        return year_stretch(day.year + turn), "year"
    if unit == "decade":
        first = day.year // 10 * 10 + 10 * turn
        return year_stretch(first, first + 9), "decade"
    first = (day.year - 1) // 100 * 100 + 1 + 100 * turn
    return year_stretch(first, first + 99), "decade"


def resolve_unit(reading: TimeReading, setting: Setting) -> Resolved | None:
    """A week, month, year, decade or century told from publication."""
    if setting.published is None:
        return None
    return settle(*unit_stretch(reading.unit, setting.published, reading.turn or 0), reading)


def resolve_same(reading: TimeReading, setting: Setting) -> Resolved | None:
    """A time told from the one before it: "في اليوم التالي", "العام نفسه"."""
    if setting.told is None:
        return None
    told = setting.told.first if reading.shift <= 0 else setting.told.last
    if reading.unit == "day":
        if setting.told.precision != "day":
            return None
        day = told + timedelta(days=reading.shift)
        return settle((day, day), "day", reading, inferred=True)
    return settle(*unit_stretch(reading.unit, told, reading.shift), reading, inferred=True)


def _step(day: date, unit: str, count: float) -> date:
    """A day a length of time away."""
    if unit in _DAYS:
        return day + timedelta(days=round(count * _DAYS[unit]))
    if unit in _MONTHS:
        year, month = add_months(day, round(count * _MONTHS[unit]))
        return date(year, month, min(day.day, monthrange(year, month)[1]))
    return day if unit != "hour" else day + timedelta(days=int(count / 24 + (0.5 if count > 0 else -0.5)))


def resolve_ago(reading: TimeReading, setting: Setting) -> Resolved | None:
    """A length of time back or ahead, as exact as its unit: weeks give a week, months a month, years a year."""
    if setting.published is None or reading.least is None or reading.most is None:
        return None
    sign = reading.turn or -1
    near = _step(setting.published, reading.unit, sign * reading.least)
    far = _step(setting.published, reading.unit, sign * reading.most)
    first, last = min(near, far), max(near, far)
    vague = reading.least != reading.most
    if reading.unit in {"hour", "minute", "second"}:
        return settle((first, last) if not vague else (setting.published,) * 2, "day", reading)
    if reading.unit == "day":
        return settle((first, last), "day" if first == last else "week", reading, inferred=vague)
    if reading.unit == "week":
        slack = timedelta(days=0 if vague else 3)
        return settle((first - slack, last + slack), "week", reading, inferred=True)
    fine = reading.unit == "month" or reading.least % 1 or (reading.most * _MONTHS[reading.unit]) < 12
    if fine:
        stretch = month_stretch(first.year, first.month)[0], month_stretch(last.year, last.month)[1]
        return settle(stretch, "month", reading, inferred=vague)
    if reading.unit == "year":
        return settle(year_stretch(first.year, last.year), "year", reading, inferred=vague)
    return settle(year_stretch(first.year - 1, last.year + 1), "decade", reading, inferred=True)


def resolve_after(reading: TimeReading, setting: Setting) -> Resolved | None:
    """ "بعد 3 أيام": counted from publication only where the words before speak of the future."""
    return resolve_ago(reading, setting) if setting.ahead else None


def resolve_stretch(reading: TimeReading, setting: Setting) -> Resolved | None:
    """Units up to publication or on from it: "الأيام الثلاثة الماضية", "في غضون أسبوعين"."""
    if setting.published is None or reading.most is None:
        return None
    far = _step(setting.published, reading.unit, (reading.turn or -1) * reading.most)
    first, last = min(far, setting.published), max(far, setting.published)
    precision: Precision = "day" if reading.unit in {"hour", "day"} else "week"
    if reading.unit in _MONTHS:
        precision = {"month": "month", "year": "year"}.get(reading.unit, "decade")  # type: ignore[assignment]
    vague = reading.least != reading.most
    return settle((first, last), precision, reading, kind="range", inferred=vague)


def resolve_season(reading: TimeReading, setting: Setting) -> Resolved | None:
    """A season of a year; winter is named after the year that it ends in."""
    begin, final = read_calendar()["seasons"][reading.name]["months"]

    def of_year(year: int) -> Stretch:
        return month_stretch(year - 1 if begin > final else year, begin)[0], month_stretch(year, final)[1]

    if reading.year:
        return settle(of_year(reading.year), "season", reading, kind="absolute")
    if reading.same:
        return settle(of_year(setting.told.first.year), "season", reading) if setting.told else None
    if setting.published is None:
        return None
    day = setting.published
    if reading.year_turn is not None:
        return settle(of_year(day.year + reading.year_turn), "season", reading)
    years = range(day.year - 2, day.year + 4)
    if (reading.turn or 0) < 0:
        passed = [of_year(year) for year in years if of_year(year)[1] < day]
        return settle(passed[reading.turn or -1], "season", reading)
    if reading.turn:
        return settle(next(of_year(year) for year in years if of_year(year)[0] > day), "season", reading)
    running = [of_year(year) for year in years if of_year(year)[1] >= day]
    return settle(running[0], "season", reading)


def resolve_feast(reading: TimeReading, setting: Setting) -> Resolved | None:
    """A feast: the one nearest to publication, unless its words say which."""
    feast = next(feast for feast in read_calendar()["feasts"] if feast["en"] == reading.name)

    def of_year(year: int) -> Stretch | None:
        if "gregorian" in feast:
            start = date(year, *feast["gregorian"])
            found: Stretch | None = (start, start)
        else:
            found = hijri_stretch(year, *feast["hijri"])
        if found is None:
            return None
        if reading.day == -1:
            return (found[0] - timedelta(days=1),) * 2
        if reading.day:
            return (found[0] + timedelta(days=reading.day - 1),) * 2
        return found[0], found[0] + timedelta(days=feast["days"] - 1)

    hijri = "hijri" in feast
    if reading.year and hijri == reading.hijri:
        stretches = [found for found in (of_year(reading.year),) if found]
    elif reading.year or reading.year_turn is not None or reading.same:
        base = setting.told.first if reading.same and setting.told else setting.published
        year = reading.year or (base.year + (reading.year_turn or 0) if base else None)
        if year is None:
            return None
        years = range(hijri_year_of(date(year, 1, 1)), hijri_year_of(date(year, 12, 31)) + 1) if hijri else (year,)
        stretches = [found for one in years if (found := of_year(one)) and found[0].year == year]
    elif setting.published is None:
        return None
    else:
        day = setting.published
        centre = hijri_year_of(day) if hijri else day.year
        near = [found for year in range(centre - 2, centre + 3) if (found := of_year(year))]
        if (reading.turn or 0) < 0:
            stretches = [found for found in near if found[1] < day][reading.turn or -1 :]
        elif reading.turn:
            stretches = [found for found in near if found[0] > day]
        else:
            stretches = sorted(near, key=lambda found: abs((found[0] - day).days))
    if not stretches:
        return None
    kind: Kind = "absolute" if reading.year else "relative"
    precision: Precision = "day" if stretches[0][0] == stretches[0][1] else "part"
    bare = reading.turn is None and not reading.year and reading.year_turn is None
    return settle(stretches[0], precision, reading, kind=kind, inferred=bare)


def resolve_decade(reading: TimeReading, setting: Setting) -> Resolved | None:
    """A decade of a century."""
    first = reading.year or 0
    return settle(year_stretch(first, first + 9), "decade", reading, kind="absolute")


def resolve_century(reading: TimeReading, setting: Setting) -> Resolved | None:
    """A century, from its first year to its hundredth."""
    first = ((reading.year or 1) - 1) * 100 + 1
    return settle(year_stretch(first, first + 99), "decade", reading, kind="absolute")
