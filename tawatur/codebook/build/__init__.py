"""Build-time scripts that draw up codebook data from public packages; nothing here is imported at run time.

Here stands what they share: the row of a place, names out of foreign files brought to one form, and points.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from tawatur.arabic.fold import MARKS, fold_key

Point = tuple[float, float]  # degrees north, degrees east

ARABIC = re.compile("[ء-ي]+(?:[ -][ء-ي]+)*")  # letters of Arabic only: no Kurdish, Urdu, Persian, Uyghur ones
# dotless ya or ta marbuta inside a word, or hamza on its seat at the head of one: Uyghur and Kurdish spelling
FOREIGN = re.compile(r"[ىة]\B|\bئ")
PERSIAN = str.maketrans("کیى", "كيي")  # kaf and ya of Persian -> Arabic, for Persian and Dari names alone
# city, town, village, centre of, district, sub-district, governorate, province, region, emirate, people's-district
CLASS_NOUN = re.compile(
    "^(?:مدينة|بلدة|قرية|مركز|قضاء|ناحية|محافظة|ولاية|منطقة|إمارة|امارة|شعبية|بلدية|دائرة|مقاطعة|إقليم|اقليم|جهة|عمالة)"
    " +"
)
KEPT_NOUNS = ("مدينة", "مركز")  # kept where no shorter name is given: Medinat Nasr, Sadr City
ARTICLE = "ال"  # the


@dataclass(frozen=True, slots=True)
class Row:
    """A place on its way into the file; `key` is its GeoNames number or ICAO code."""

    id: str
    en: str
    state: str
    type: str
    names: tuple[str, ...]
    weak: tuple[str, ...] = ()
    point: Point | None = None
    population: int = 0
    precision: str = "point"
    admin1: str = ""
    key: int | str = 0


def latinise(name: str) -> str:
    """A Latin name without marks and apostrophes: "Qaşr Bin Ghashīr" -> "Qasr Bin Ghashir"."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub("[‘’ʼ`´ʿʾ“”]", "", plain.translate(str.maketrans("ıəƏøØłŁđĐ", "ieEoOlLdD"))).replace("ß", "ss")


def make_slug(name: str) -> str:
    """Kebab-case of an English name."""
    return re.sub("[^a-z0-9]+", "-", latinise(name).replace("'", "").lower()).strip("-")


def clean_name(name: str, *, persian: bool = False) -> str:
    """An Arabic name as news writes it, or "" if it is none.

    Takes what stands before a comma, drops vowel marks, refuses letters that Arabic does not have. With `persian`
    the kaf and ya of Persian are read as Arabic ones; other Persian letters are still refused.
    """
    plain = re.sub(f"[{MARKS}\u200b-\u200f]", "", re.split("[،,(]", name)[0]).replace("ٱ", "ا").strip()
    if persian:
        plain = plain.translate(PERSIAN)
    if not ARABIC.fullmatch(plain) or FOREIGN.search(plain) or len(plain.split()) > 4:
        return ""
    return re.sub("[ -]+", " ", plain)


def choose_names(names: Iterable[str]) -> list[str]:
    """The names that news would use: one for each folded key, without common noun, without doubles.

    "قرية سلوق" gives "سلوق"; "خارطوم" goes where "الخرطوم" is there. Of spellings with one key the one with more
    hamzas, ta marbutas and final dotted yas wins: it is the careful one.
    """
    short = [CLASS_NOUN.sub("", name) or name for name in names]
    full = [name for name in names if name.startswith(KEPT_NOUNS)]
    kept = [s for s, name in zip(short, names, strict=True) if s == name or not name.startswith(KEPT_NOUNS)]
    pool = kept or full
    best: dict[str, str] = {}
    for name in sorted(pool, key=lambda n: (-sum(n.count(c) for c in "أإآئؤءةي"), n)):
        best.setdefault(fold_key(name), name)
    return sorted(name for key, name in best.items() if ARTICLE + key not in best)


def measure_km(a: Point, b: Point) -> float:
    """Distance of two points on the sphere, in kilometres.

    Example:
        >>> round(measure_km((0.0, 0.0), (0.0, 1.0)))
        111
    """
    p, q, turn = math.radians(a[0]), math.radians(b[0]), math.radians(b[1] - a[1])
    chord = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(turn / 2) ** 2
    return 12742.0 * math.asin(math.sqrt(min(1.0, chord)))


def find_middle(weighted: Sequence[tuple[Point, int]]) -> Point | None:
    """Middle of points by their weights (inhabitants); None where there is no weight. Not for points across 180°."""
    total = sum(weight for _, weight in weighted)
    if not total:
        return None
    lat = sum(point[0] * weight for point, weight in weighted) / total
    lon = sum(point[1] * weight for point, weight in weighted) / total
    return round(lat, 4), round(lon, 4)


def find_point(town: dict[str, Any]) -> Point:
    """Coordinates of a town of GeoNames."""
    return float(town["latitude"]), float(town["longitude"])
