"""The date of publication as metadata give it → ISO, or nothing where it cannot be read without guessing.

It does not read dates in running text, and it does not guess whether 03/04/2020 is in March or in April.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

# Arabic-Indic and Persian digits -> 0-9; signs of direction that a spreadsheet leaves around numbers -> nothing.
_EVEN = {
    **{ord("٠") + d: str(d) for d in range(10)},
    **{ord("۰") + d: str(d) for d in range(10)},
    **dict.fromkeys((0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x2066, 0x2067, 0x2068, 0x2069)),
}
_NUMERIC = re.compile(
    r"""
    (?: (?P<y>\d{4}) [-/.] (?P<m>\d{1,2}) [-/.] (?P<d>\d{1,2})      # 2020-07-09  2020/7/9  2020.07.09
      | (?P<d2>\d{1,2}) [-/.] (?P<m2>\d{1,2}) [-/.] (?P<y2>\d{4})   # 25/07/2020, day first or month first
      | (?P<y3>\d{4}) (?P<m3>\d{2}) (?P<d3>\d{2}) )                 # 20200709
    (?: [T\s]+ (?P<time>\d{1,2}:?\d{2} (?: :?\d{2} (?:[.,]\d+)? )? )  # T12:30  12:30:15  T123015
        \s* (?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})? )?                # Z  +0300
    """,
    re.VERBOSE,
)


def read_published(value: str) -> str:
    """A date of publication in ISO form: `2020-07-09`, or with a time as `2020-07-09T12:30:00+03:00`.

    Args:
        value: an ISO date or date-time, one with slashes or dots, 20200709, or the form of mail and RSS
            (`Thu, 09 Jul 2020 12:30:00 +0300`); digits may be Arabic.

    Returns:
        ISO date; with seconds and the zone of the source where it gives a time.

    Raises:
        ValueError: the value is no date, or its day and month cannot be told apart.

    Example:
        >>> read_published("٢٠٢٠/٧/٩"), read_published("25/07/2020"), read_published("2020-07-09 12:30 +0300")
        ('2020-07-09', '2020-07-25', '2020-07-09T12:30:00+03:00')
    """
    text = value.translate(_EVEN).strip()
    found = _NUMERIC.fullmatch(text)
    if not found:
        return _read_mail_date(text)
    year, month, day = _order(found)
    if not found["time"]:
        return date(year, month, day).isoformat()
    clock = re.sub(r"[,.]\d+$", "", found["time"]).replace(":", "").zfill(4)
    zone = found["zone"] or ""
    zone = "+00:00" if zone in ("Z", "UTC", "GMT") else zone
    stamp = f"{year:04}-{month:02}-{day:02}T{clock[:2]}:{clock[2:4]}:{clock[4:] or '00'}{zone}"
    return datetime.fromisoformat(stamp).isoformat(timespec="seconds")


def _order(found: re.Match[str]) -> tuple[int, int, int]:
    if found["y"] or found["y3"]:
        return tuple(int(found[k] or found[k + "3"]) for k in "ymd")  # type: ignore[return-value]
    first, second, year = int(found["d2"]), int(found["m2"]), int(found["y2"])
    if first > 12 or first == second:
        return year, second, first
    if second > 12:
        return year, first, second
    raise ValueError("day or month first?")


def _read_mail_date(text: str) -> str:
    try:
        return parsedate_to_datetime(text).isoformat(timespec="seconds")
    except (TypeError, IndexError, OverflowError) as error:  # older Pythons raise these for what is no date
        raise ValueError(str(error)) from error
