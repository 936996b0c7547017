"""Set one reading of a time against the date of publication.

The rules and their reasons are told in `docs/times.md`. A reading that needs a publication date and has none, or
names no day that there is, resolves to None.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from tawatur.arabic.calendar import (
    Stretch,
    add_months,
    hijri_stretch,
    month_stretch,
    part_stretch,
    read_calendar,
    to_hijri,
    week_stretch,
    year_stretch,
)
from tawatur.arabic.dates_reading import TimeReading

Precision = Literal["day", "week", "month", "season", "year", "decade", "part"]
Kind = Literal["absolute", "relative", "range", "recurring", "since"]

# A day named without a year that lies at most so many days after publication is the coming one: a day almost a whole
# year back is told with its year, while meetings and votes are announced weeks ahead.
DAYS_AHEAD = 30
# A Hijri date may differ from Umm al-Qura's by the sighting of the moon; more than two days is a slip.
MOON_DAYS = 2
LAST_HIJRI = 1500  # the last year of Umm al-Qura's tables
_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "year": 12, "decade": 120, "century": 1200}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class Resolved:
    """A time with its days: see `TimeMention` for the fields."""

    first: date
    last: date
    value: str
    precision: Precision
    kind: Kind = "relative"
    inferred: bool = False
    slip: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a reading is set against.

    Attributes:
        published: date of publication, None if unknown.
        told: the time told before this one in the text, None at its beginning.
        ahead: words before the expression say that its matter lies ahead.
    """

    published: date | None
    told: Resolved | None = None
    ahead: bool = False


def resolve(reading: TimeReading, setting: Setting) -> Resolved | None:
    """The days that a reading means, or None where they cannot be known."""
    try:
        return _RULES[reading.shape](reading, setting)
    except (OverflowError, ValueError):
        return None


def write_stretch(first: date, last: date) -> str:
    """A stretch of days as short as ISO 8601 has it: a day, a month, a year or an interval of these."""
    if first == last:
        return first.isoformat()
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        if first.month == 1 and last.month == 12:
            return f"{first.year:04}" if first.year == last.year else f"{first.year:04}/{last.year:04}"
        start = f"{first:%Y-%m}"
        return start if (first.year, first.month) == (last.year, last.month) else f"{start}/{last:%Y-%m}"
    return f"{first.isoformat()}/{last.isoformat()}"


def _settle(stretch: Stretch, precision: Precision, reading: TimeReading, **more: object) -> Resolved:
    """A resolved stretch, narrowed to its part where the reading names one."""
    value = write_stretch(*stretch)
    if reading.part:
        stretch = part_stretch(stretch, reading.part)
        if reading.part[-1].isdigit():  # a quarter or half has its own bounds, "late" has none
            value = write_stretch(*stretch)
        precision = "part"
    return replace(Resolved(*stretch, value, precision, slip=reading.slip), **more)  # type: ignore[arg-type]


def _resolve_date(reading: TimeReading, setting: Setting) -> Resolved | None:
    if reading.unit == "month" and reading.day:
        return _resolve_day_of_month(reading, setting)
    if reading.month is None and reading.day is None and reading.year is None:
        return _resolve_weekday(reading, setting)
    year, inferred = _choose_year(reading, setting)
    if year is None:
        return None
    kind: Kind = "absolute" if reading.year else "relative"
    inferred = inferred or reading.famous
    if reading.hijri:
        found = _resolve_hijri(reading, year, kind, inferred)
    elif reading.month is None:
        found = _settle(year_stretch(year), "year", reading, kind=kind, inferred=inferred)
    else:
        found = _resolve_month(reading, year, kind, inferred)
    if found is None:
        return None
    if reading.weekday is not None and found.precision == "day":
        found = _check_weekday(reading, found, setting)
    if reading.twin:
        found = _check_twin(reading.twin, found, setting)
    return found


def _resolve_month(reading: TimeReading, year: int, kind: Kind, inferred: bool) -> Resolved:
    month = reading.month or 1
    stretch = month_stretch(year, month)
    if reading.day is None:
        return _settle(stretch, "month", reading, kind=kind, inferred=inferred)
    if reading.day > stretch[1].day:  # "31 يونيو": the month stands, the day is a slip
        slip = f"{year:04}-{month:02}-{reading.day:02}"
        return _settle(stretch, "month", reading, kind=kind, inferred=inferred, slip=reading.slip or slip)
    day = date(year, month, reading.day)
    return _settle((day, day), "day", reading, kind=kind, inferred=inferred)


def _resolve_hijri(reading: TimeReading, year: int, kind: Kind, inferred: bool) -> Resolved | None:
    if year > LAST_HIJRI and reading.month:  # "رمضان 2015": a month of the Hijra in a Gregorian year
        first = hijri_year_of(date(year, 1, 1))
        year = next(one for one in (first, first + 1) if _begins_in(one, reading.month, year) or one > first)
    stretch = hijri_stretch(year, reading.month, reading.day)
    if stretch is None and reading.day == 30:  # a thirtieth that Umm al-Qura's month lacks is the next day
        stretch = hijri_stretch(year, reading.month, 29)
        stretch = stretch and (stretch[0] + timedelta(days=1), stretch[1] + timedelta(days=1))
    if stretch is None:
        return None
    precision: Precision = "day" if reading.day else ("month" if reading.month else "year")
    return _settle(stretch, precision, reading, kind=kind, inferred=inferred)


def _begins_in(hijri_year: int, month: int, year: int) -> bool:
    found = hijri_stretch(hijri_year, month)
    return found is not None and found[0].year == year


def _choose_year(reading: TimeReading, setting: Setting) -> tuple[int | None, bool]:
    """The year of a date, in its own calendar, and whether a rule supplied it."""
    if reading.year is not None:
        return reading.year, False
    if reading.same:
        return (setting.told.first.year, False) if setting.told else (None, False)
    if setting.published is None:
        return None, False
    today: tuple[int, int, int] | None = (setting.published.year, setting.published.month, setting.published.day)
    if reading.hijri:
        today = to_hijri(setting.published)
    if today is None:
        return None, False
    if reading.year_turn is not None:
        return today[0] + reading.year_turn, False
    month, day = reading.month or 1, reading.day
    year = today[0]
    turn = reading.turn
    if turn is None and day and not setting.ahead:
        return _choose_near_year(month, day, today, hijri=reading.hijri), True
    if turn is None:
        turn = 3 if setting.ahead else 0  # 3: the coming one, the running month included
    if turn < 0:
        passed = (month, day) < today[1:] if day else month < today[1]
        return (year if passed else year - 1) + (turn + 1), reading.turn is None
    if turn == 0:
        return year if month <= today[1] else year - 1, reading.turn is None
    if turn == 3:
        coming = (month, day) >= today[1:] if day else month >= today[1]
        return year if coming else year + 1, True
    coming = (month, day) > today[1:] if day else month > today[1]
    return (year if coming else year + 1) + (turn - 1), False


def _choose_near_year(month: int, day: int, today: tuple[int, int, int], *, hijri: bool) -> int:
    year = today[0]
    if month <= today[1]:
        # In the first weeks of a year, a day of the month to come is near and one of eleven months ago is not.
        return year
    if hijri:
        ahead = (month - today[1]) * 30 + day - today[2]
    else:
        ahead = (date(year, month, min(day, monthrange(year, month)[1])) - date(*today)).days
    return year if ahead <= DAYS_AHEAD else year - 1


def _resolve_day_of_month(reading: TimeReading, setting: Setting) -> Resolved | None:
    """ "27 الجاري", "15 من الشهر الماضي", "20 من الشهر نفسه"."""
    if reading.same:
        if setting.told is None:
            return None
        year, month = setting.told.first.year, setting.told.first.month
    elif setting.published is None or reading.turn is None:
        return None
    else:
        year, month = add_months(setting.published, reading.turn)
    day = min(reading.day or 1, monthrange(year, month)[1])
    return _settle((date(year, month, day),) * 2, "day", reading)


def nearest_weekday(weekday: int, published: date, turn: int | None, *, ahead: bool) -> date:
    """The day that a weekday's name means.

    A bare name is the last such day, that of publication included (agencies name the day instead of "today");
    "الماضي" is the last one before publication, "المقبل" the first after it. Where the words before speak of the
    future, a bare name is the next such day, that of publication included.
    """
    back = (published.weekday() - weekday) % 7
    if turn is None:
        forward = timedelta(days=(weekday - published.weekday()) % 7)
        return published + forward if ahead else published - timedelta(days=back)
    if turn < 0:
        return published - timedelta(days=(back or 7) + 7 * (-turn - 1))
    if turn == 0:
        return week_stretch(published)[0] + timedelta(days=(weekday - week_stretch(published)[0].weekday()) % 7)
    return published + timedelta(days=((weekday - published.weekday()) % 7 or 7) + 7 * (turn - 1))


def _resolve_weekday(reading: TimeReading, setting: Setting) -> Resolved | None:
    if reading.weekday is None or setting.published is None:
        return None
    if reading.unit == "week" and reading.turn is not None:  # "الأحد من الأسبوع الماضي"
        first = week_stretch(setting.published)[0] + timedelta(days=7 * reading.turn)
        day = first + timedelta(days=(reading.weekday - first.weekday()) % 7)
    else:
        day = nearest_weekday(reading.weekday, setting.published, reading.turn, ahead=setting.ahead)
    return _settle((day, day), "day", reading, inferred=reading.turn is None)


def _resolve_night(reading: TimeReading, setting: Setting) -> Resolved | None:
    """The night between two days; the second of them is the one that a bare name would mean."""
    if reading.weekday is None or setting.published is None:
        return None
    day = nearest_weekday((reading.weekday + 1) % 7, setting.published, reading.turn, ahead=setting.ahead)
    return _settle((day - timedelta(days=1), day), "day", reading, inferred=True)


def _check_weekday(reading: TimeReading, found: Resolved, setting: Setting) -> Resolved:
    if found.first.weekday() == reading.weekday or found.slip:
        return found
    if reading.year is None and not reading.hijri and reading.turn is None and reading.year_turn is None:
        # The year was supplied by rule; one year away the weekday may agree.
        for year in (found.first.year - 1, found.first.year + 1):
            try:
                moved = found.first.replace(year=year)
            except ValueError:
                continue
            near = setting.published is not None and abs((moved - setting.published).days) <= 200
            if moved.weekday() == reading.weekday and near:
                return replace(found, first=moved, last=moved, value=moved.isoformat())
    if reading.hijri and abs((found.first.weekday() - (reading.weekday or 0) + 3) % 7 - 3) <= MOON_DAYS:
        # The weekday, which all calendars share, tells which day the moon made it.
        shift = ((reading.weekday or 0) - found.first.weekday() + 3) % 7 - 3
        day = found.first + timedelta(days=shift)
        return replace(found, first=day, last=day, value=day.isoformat())
    return replace(found, slip=f"{_WEEKDAYS[reading.weekday or 0]}/{found.value}")


def _check_twin(twin: TimeReading, found: Resolved, setting: Setting) -> Resolved:
    """Hold a date against the same date in the other calendar; the Gregorian one is the more exact."""
    if twin.year is None and twin.month is not None:
        near = hijri_year_of(found.first) if twin.hijri else found.first.year
        twin = replace(twin, year=near)
    other = _resolve_date(twin, setting)
    if other is None:
        return found
    apart = max((other.first - found.last).days, (found.first - other.last).days)
    if apart > MOON_DAYS:
        return replace(found, slip=found.slip or f"{found.value}/{other.value}")
    if other.precision == "day" and (not twin.hijri or found.precision != "day"):
        return replace(other, slip=found.slip or other.slip, inferred=False, kind=found.kind)
    return found


def hijri_year_of(day: date) -> int:
    """The Hijri year that a day lies in; a near guess outside Umm al-Qura's years."""
    found = to_hijri(day)
    return found[0] if found else round((day.year - 622) * 33 / 32)


def _resolve_deictic(reading: TimeReading, setting: Setting) -> Resolved | None:
    twin = reading.twin
    if twin and (twin.month or twin.year):
        return _resolve_date(twin, setting)
    if setting.published is None:
        return None
    day = setting.published + timedelta(days=reading.shift)
    if twin and twin.weekday is not None and day.weekday() != twin.weekday:
        # Papers print the day after they write: the weekday beside "أمس" is surer than the date of publication.
        near = [day + timedelta(days=shift) for shift in (-1, 1, -2, 2, -3, 3)]
        day = next(other for other in near if other.weekday() == twin.weekday)
        return _settle((day, day), "day", reading, inferred=True)
    return _settle((day, day), "day", reading)


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


def _resolve_unit(reading: TimeReading, setting: Setting) -> Resolved | None:
    if setting.published is None:
        return None
    return _settle(*unit_stretch(reading.unit, setting.published, reading.turn or 0), reading)


def _resolve_same(reading: TimeReading, setting: Setting) -> Resolved | None:
    """A time told from the one before it: "في اليوم التالي", "العام نفسه"."""
    if setting.told is None:
        return None
    told = setting.told.first if reading.shift <= 0 else setting.told.last
    if reading.unit == "day":
        if setting.told.precision != "day":
            return None
        day = told + timedelta(days=reading.shift)
        return _settle((day, day), "day", reading, inferred=True)
    return _settle(*unit_stretch(reading.unit, told, reading.shift), reading, inferred=True)


def _step(day: date, unit: str, count: float) -> date:
    """A day a length of time away."""
    if unit in _DAYS:
        return day + timedelta(days=round(count * _DAYS[unit]))
    if unit in _MONTHS:
        year, month = add_months(day, round(count * _MONTHS[unit]))
        return date(year, month, min(day.day, monthrange(year, month)[1]))
    return day if unit != "hour" else day + timedelta(days=int(count / 24 + (0.5 if count > 0 else -0.5)))


def _resolve_ago(reading: TimeReading, setting: Setting) -> Resolved | None:
    """A length of time back or ahead, as exact as its unit: weeks give a week, months a month, years a year."""
    if setting.published is None or reading.least is None or reading.most is None:
        return None
    sign = reading.turn or -1
    near = _step(setting.published, reading.unit, sign * reading.least)
    far = _step(setting.published, reading.unit, sign * reading.most)
    first, last = min(near, far), max(near, far)
    vague = reading.least != reading.most
    if reading.unit in {"hour", "minute", "second"}:
        return _settle((first, last) if not vague else (setting.published,) * 2, "day", reading)
    if reading.unit == "day":
        return _settle((first, last), "day" if first == last else "week", reading, inferred=vague)
    if reading.unit == "week":
        slack = timedelta(days=0 if vague else 3)
        return _settle((first - slack, last + slack), "week", reading, inferred=True)
    fine = reading.unit == "month" or reading.least % 1 or (reading.most * _MONTHS[reading.unit]) < 12
    if fine:
        stretch = month_stretch(first.year, first.month)[0], month_stretch(last.year, last.month)[1]
        return _settle(stretch, "month", reading, inferred=vague)
    if reading.unit == "year":
        return _settle(year_stretch(first.year, last.year), "year", reading, inferred=vague)
    return _settle(year_stretch(first.year - 1, last.year + 1), "decade", reading, inferred=True)


def _resolve_after(reading: TimeReading, setting: Setting) -> Resolved | None:
    """ "بعد 3 أيام": counted from publication only where the words before speak of the future."""
    return _resolve_ago(reading, setting) if setting.ahead else None


def _resolve_stretch(reading: TimeReading, setting: Setting) -> Resolved | None:
    if setting.published is None or reading.most is None:
        return None
    far = _step(setting.published, reading.unit, (reading.turn or -1) * reading.most)
    first, last = min(far, setting.published), max(far, setting.published)
    precision: Precision = "day" if reading.unit in {"hour", "day"} else "week"
    if reading.unit in _MONTHS:
        precision = {"month": "month", "year": "year"}.get(reading.unit, "decade")  # type: ignore[assignment]
    vague = reading.least != reading.most
    return _settle((first, last), precision, reading, kind="range", inferred=vague)


def _resolve_season(reading: TimeReading, setting: Setting) -> Resolved | None:
    begin, final = read_calendar()["seasons"][reading.name]["months"]

    def of_year(year: int) -> Stretch:
        return month_stretch(year - 1 if begin > final else year, begin)[0], month_stretch(year, final)[1]

    if reading.year:
        return _settle(of_year(reading.year), "season", reading, kind="absolute")
    if reading.same:
        return _settle(of_year(setting.told.first.year), "season", reading) if setting.told else None
    if setting.published is None:
        return None
    day = setting.published
    if reading.year_turn is not None:
        return _settle(of_year(day.year + reading.year_turn), "season", reading)
    years = range(day.year - 2, day.year + 4)
    if (reading.turn or 0) < 0:
        passed = [of_year(year) for year in years if of_year(year)[1] < day]
        return _settle(passed[reading.turn or -1], "season", reading)
    if reading.turn:
        return _settle(next(of_year(year) for year in years if of_year(year)[0] > day), "season", reading)
    running = [of_year(year) for year in years if of_year(year)[1] >= day]
    return _settle(running[0], "season", reading)


def _resolve_feast(reading: TimeReading, setting: Setting) -> Resolved | None:
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
    return _settle(stretches[0], precision, reading, kind=kind, inferred=bare)


def _resolve_decade(reading: TimeReading, setting: Setting) -> Resolved | None:
    first = reading.year or 0
    return _settle(year_stretch(first, first + 9), "decade", reading, kind="absolute")


def _resolve_century(reading: TimeReading, setting: Setting) -> Resolved | None:
    first = ((reading.year or 1) - 1) * 100 + 1
    return _settle(year_stretch(first, first + 99), "decade", reading, kind="absolute")


def _resolve_recurring(reading: TimeReading, setting: Setting) -> Resolved | None:
    """A time that comes back: the day of publication, with ISO 8601's repeating interval as its value."""
    if setting.published is None:
        return None
    letter = {"day": "D", "week": "W", "month": "M", "year": "Y"}[reading.unit]
    day = setting.published
    if reading.weekday is not None:
        day = nearest_weekday(reading.weekday, day, None, ahead=False)
    if reading.month:
        once = _resolve_date(replace(reading, shape="date", unit=""), setting)
        return once and replace(once, value="R/P1Y", kind="recurring")
    value = f"R/P{reading.least or 1:g}{letter}"
    precision: Precision = {"day": "day", "week": "week", "month": "month"}.get(reading.unit, "year")  # type: ignore[assignment]
    return Resolved(day, day, value, "day" if reading.weekday is not None else precision, "recurring")


def _resolve_clock(reading: TimeReading, setting: Setting) -> Resolved | None:
    """An hour without its day belongs to the day told before it, else to that of publication."""
    day = setting.told.first if setting.told and setting.told.precision == "day" else setting.published
    return _settle((day, day), "day", reading, inferred=True) if day else None


def _resolve_range(reading: TimeReading, setting: Setting) -> Resolved | None:
    if reading.left is None or reading.right is None:
        return None
    left, right = resolve(reading.left, setting), resolve(reading.right, setting)
    if left is None or right is None:
        return None
    if left.first > right.first:
        # The end whose year or week a rule chose gives way to the one that the words fix; of two, the right one.
        if right.inferred and reading.right.month and not reading.right.hijri:
            year = left.first.year + ((reading.right.month, right.first.day) < (left.first.month, left.first.day))
            right = resolve(replace(reading.right, year=year), setting) or right
        elif left.inferred and reading.left.month and not reading.left.hijri:
            year = right.first.year - ((reading.left.month, left.first.day) > (right.first.month, right.first.day))
            left = resolve(replace(reading.left, year=year), setting) or left
        elif left.inferred:
            back = timedelta(days=7)
            left = replace(left, first=left.first - back, last=left.last - back)
    if left.first > right.last:
        return None
    start, end = left.value.split("/")[0], right.value.split("/")[-1]
    if reading.left.weekday is not None and left.first == left.last:
        start = left.first.isoformat()
    slip = left.slip or right.slip
    return Resolved(
        left.first, right.last, f"{start}/{end}", right.precision, "range", left.inferred or right.inferred, slip
    )


def _resolve_since(reading: TimeReading, setting: Setting) -> Resolved | None:
    """A time open towards publication: its value is its beginning, its last day that of publication."""
    start = resolve(reading.right, setting) if reading.right else _resolve_ago(reading, setting)
    if start is None:
        return None
    published = setting.published
    last = published if published and published >= start.first else start.last
    return replace(start, last=last, kind="since")


def _resolve_until(reading: TimeReading, setting: Setting) -> Resolved | None:
    """A time open from publication: "حتى نهاية العام"; one that ended before publication keeps its own first day."""
    end = resolve(reading.right, replace(setting, ahead=True)) if reading.right else None
    if end is None:
        return None
    published = setting.published
    first = published if published and published <= end.last else end.first
    return replace(end, first=first, kind="range")


def _resolve_within(reading: TimeReading, setting: Setting) -> Resolved | None:
    return _resolve_stretch(reading, setting)


_RULES = {
    "date": _resolve_date,
    "deictic": _resolve_deictic,
    "unit": _resolve_unit,
    "same": _resolve_same,
    "ago": _resolve_ago,
    "after": _resolve_after,
    "within": _resolve_within,
    "stretch": _resolve_stretch,
    "season": _resolve_season,
    "feast": _resolve_feast,
    "decade": _resolve_decade,
    "century": _resolve_century,
    "recurring": _resolve_recurring,
    "clock": _resolve_clock,
    "night": _resolve_night,
    "range": _resolve_range,
    "since": _resolve_since,
    "until": _resolve_until,
}
