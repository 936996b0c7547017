"""Set calendar dates, weekdays and days told from publication against the date of publication."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

from tawatur.arabic.calendar import (
    add_months,
    hijri_stretch,
    hijri_year_of,
    month_stretch,
    to_hijri,
    week_stretch,
    year_stretch,
)
from tawatur.arabic.dates_reading import TimeReading
from tawatur.arabic.dates_resolved import Kind, Precision, Resolved, Setting, settle

# A day named without a year that lies at most so many days after publication is the coming one: a day almost a whole
# year back is told with its year, while meetings and votes are announced weeks ahead.
DAYS_AHEAD = 30
# A Hijri date may differ from Umm al-Qura's by the sighting of the moon; more than two days is a slip.
MOON_DAYS = 2
LAST_HIJRI = 1500  # the last year of Umm al-Qura's tables
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def resolve_date(reading: TimeReading, setting: Setting) -> Resolved | None:
    """A calendar date, a month, a year or a weekday, with the checks of its parts against each other."""
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
        found = settle(year_stretch(year), "year", reading, kind=kind, inferred=inferred)
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
        return settle(stretch, "month", reading, kind=kind, inferred=inferred)
    if reading.day > stretch[1].day:  # "31 يونيو": the month stands, the day is a slip
        slip = f"{year:04}-{month:02}-{reading.day:02}"
        return settle(stretch, "month", reading, kind=kind, inferred=inferred, slip=reading.slip or slip)
    day = date(year, month, reading.day)
    return settle((day, day), "day", reading, kind=kind, inferred=inferred)


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
    return settle(stretch, precision, reading, kind=kind, inferred=inferred)


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
    return settle((date(year, month, day),) * 2, "day", reading)


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
    return settle((day, day), "day", reading, inferred=reading.turn is None)


def resolve_night(reading: TimeReading, setting: Setting) -> Resolved | None:
    """The night between two days; the second of them is the one that a bare name would mean."""
    if reading.weekday is None or setting.published is None:
        return None
    day = nearest_weekday((reading.weekday + 1) % 7, setting.published, reading.turn, ahead=setting.ahead)
    return settle((day - timedelta(days=1), day), "day", reading, inferred=True)


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
    other = resolve_date(twin, setting)
    if other is None:
        return found
    apart = max((other.first - found.last).days, (found.first - other.last).days)
    if apart > MOON_DAYS:
        return replace(found, slip=found.slip or f"{found.value}/{other.value}")
    if other.precision == "day" and (not twin.hijri or found.precision != "day"):
        return replace(other, slip=found.slip or other.slip, inferred=False, kind=found.kind)
    return found


def resolve_deictic(reading: TimeReading, setting: Setting) -> Resolved | None:
    """A day told from publication; a date beside it settles it, a weekday moves it by up to three days."""
    twin = reading.twin
    if twin and (twin.month or twin.year):
        return resolve_date(twin, setting)
    if setting.published is None:
        return None
    day = setting.published + timedelta(days=reading.shift)
    if twin and twin.weekday is not None and day.weekday() != twin.weekday:
        # Papers print the day after they write: the weekday beside "أمس" is surer than the date of publication.
        near = [day + timedelta(days=shift) for shift in (-1, 1, -2, 2, -3, 3)]
        day = next(other for other in near if other.weekday() == twin.weekday)
        return settle((day, day), "day", reading, inferred=True)
    return settle((day, day), "day", reading)
