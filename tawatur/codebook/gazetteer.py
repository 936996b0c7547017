"""Places with their Arabic names: towns, divisions, airfields, and the places of `places.yml`.

The records are built once by `tawatur.codebook.build.gazetteer` and ship as `gazetteer.tsv.gz`; docs/gazetteer.md says
from what. This module only reads them. It matches no text and decides between no homonyms: طرابلس is a name of two.
"""

from __future__ import annotations

import gzip
from functools import lru_cache
from pathlib import Path

import msgspec

GAZETTEER_PATH = Path(__file__).with_name("gazetteer.tsv.gz")

# Columns of the file, in this order; `build_gazetteer` writes them and `read_place` reads them.
COLUMNS = (
    "id",
    "en",
    "state",
    "admin1",
    "type",
    "lat",
    "lon",
    "population",
    "precision",
    "names",
    "weak_names",
)


class Place(msgspec.Struct, frozen=True):
    """A place of the gazetteer.

    Attributes:
        id: unique over the codebook. Places of `places.yml` have the id given there; others their English name
            with the ISO code of the state (`douma-sy`), and their GeoNames number where that is not unique.
        en: English name.
        state: id of the state in `states.yml`; empty for seas and great regions.
        admin1: id of the first-level division it lies in, if known.
        type: capital, city, division, airport, or a type of `places.yml` (base, port, crossing, region …).
        lat: degrees north, -90 to 90; None where no listed place stands for it (continents, oceans).
        lon: degrees east, -180 to 180; None as above.
        population: inhabitants by GeoNames; 0 where unknown or meaningless.
        precision: `point` (its own coordinates), `near` (those of a listed place close by), `area` (a middle
            of something wide).
        names: Arabic names that each name it alone in any news text.
        weak_names: Arabic names that are also other words, names of people or of better-known places: they count
            only where the state or a neighbour is named as well.
    """

    id: str
    en: str
    state: str
    admin1: str
    type: str
    lat: float | None
    lon: float | None
    population: int
    precision: str
    names: tuple[str, ...]
    weak_names: tuple[str, ...]


def read_place(line: str) -> Place:
    """One place from its line of the file.

    Raises:
        ValueError: if the line has not eleven columns.
    """
    id_, en, state, admin1, type_, lat, lon, population, precision, names, weak = line.split("\t")
    return Place(
        id_,
        en,
        state,
        admin1,
        type_,
        float(lat) if lat else None,
        float(lon) if lon else None,
        int(population),
        precision,
        tuple(names.split("|")) if names else (),
        tuple(weak.split("|")) if weak else (),
    )


@lru_cache(maxsize=1)
def load_places() -> tuple[Place, ...]:
    """All places, in the order of their ids. Read once; about 0.1 s.

    Example:
        >>> next(place.en for place in load_places() if "بني وليد" in place.names)
        'Bani Walid'
    """
    lines = gzip.decompress(GAZETTEER_PATH.read_bytes()).decode("utf-8").split("\n")
    return tuple(read_place(line) for line in lines[1:] if line)
