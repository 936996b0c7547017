"""The gazetteer as shipped, and the name cleaning of its build."""

from __future__ import annotations

import re
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest
import yaml

from tawatur.arabic.fold import fold_key
from tawatur.codebook import gazetteer
from tawatur.codebook.build import Row, choose_names, clean_name, find_middle, make_slug, measure_km
from tawatur.codebook.build import gazetteer as build
from tawatur.codebook.gazetteer import GAZETTEER_PATH, Place, load_places, read_place

CODEBOOK = GAZETTEER_PATH.parent
PLACES = load_places()
BY_ID = {place.id: place for place in PLACES}
STATES: list[dict[str, Any]] = yaml.safe_load((CODEBOOK / "states.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def book() -> dict[str, Any]:
    return yaml.safe_load((CODEBOOK / "places.yml").read_text(encoding="utf-8"))


def find_bearers(name: str) -> dict[str, str]:
    """Ids of the places with this name -> their state, whether the name is weak or not."""
    key = fold_key(name)
    return {p.id: p.state for p in PLACES if key in map(fold_key, (*p.names, *p.weak_names))}


# Fewest places of each state; the file held a tenth more or above when this was written.
FLOORS = {
    "yemen": 480, "syria": 500, "palestine": 470, "iraq": 300, "libya": 240, "sudan": 210, "lebanon": 150,
    "israel": 250, "egypt": 290, "algeria": 250, "tunisia": 150, "morocco": 150, "jordan": 145, "saudi-arabia": 170,
    "united-arab-emirates": 70, "somalia": 75, "south-sudan": 30, "mali": 55, "niger": 40, "chad": 70,
    "burkina-faso": 60, "ethiopia": 65, "turkey": 300, "iran": 1000, "ukraine": 280, "afghanistan": 100,
    "russia": 500, "pakistan": 100, "oman": 45, "qatar": 38, "kuwait": 25, "bahrain": 15, "mauritania": 45,
}  # fmt: skip


def test_every_state_at_war_has_its_towns() -> None:
    counts = Counter(place.state for place in PLACES)
    assert {state: floor for state, floor in FLOORS.items() if counts[state] < floor} == {}


def test_ids_are_unique_and_point_at_each_other() -> None:
    assert len(BY_ID) == len(PLACES)
    assert BY_ID.keys() & {state["id"] for state in STATES} == set()
    assert {p.state for p in PLACES} - {state["id"] for state in STATES} == {""}
    assert {p.admin1 for p in PLACES} - BY_ID.keys() == {""}


def test_every_capital_and_seat_of_the_states_is_a_place() -> None:
    cities = [c["id"] for s in STATES for c in [s.get("capital"), *s.get("seats", [])] if c]
    assert [city for city in cities if city not in BY_ID] == []


def test_names_are_in_arabic_letters() -> None:
    # Arabic letters, digits and Latin capitals ("قاعدة K1"), and ve, which some outlets write in foreign names.
    sound = re.compile("[ء-غف-يڤ0-9A-Z -]+")
    assert [(p.id, n) for p in PLACES for n in (*p.names, *p.weak_names) if not sound.fullmatch(n)] == []
    foreign = set("ۆێەڵڕپچگژکیےہںٹڈڑۇۋ")
    assert [p.id for p in PLACES if foreign & set("".join((*p.names, *p.weak_names)))] == []


def test_every_place_has_a_name_and_none_twice() -> None:
    assert [p.id for p in PLACES if not p.names and not p.weak_names] == []
    both = [p.id for p in PLACES if set(map(fold_key, p.names)) & set(map(fold_key, p.weak_names))]
    assert both == []


def test_coordinates_lie_on_the_earth_and_are_there() -> None:
    assert [p.id for p in PLACES if p.lat is not None and not -90 <= p.lat <= 90] == []
    assert [p.id for p in PLACES if p.lon is not None and not -180 <= p.lon <= 180] == []
    assert [p.id for p in PLACES if (p.lat is None) != (p.lon is None)] == []
    bare = [p for p in PLACES if p.lat is None]
    assert {p.precision for p in bare} <= {"area"}
    assert len(bare) < 250
    assert {p.precision for p in PLACES} == {"point", "near", "area"}


@pytest.mark.parametrize(
    ("id_", "state", "lat", "lon"),
    [
        ("sirte", "libya", 31.2, 16.6),
        ("tarhuna", "libya", 32.4, 13.6),
        ("mitiga", "libya", 32.9, 13.3),
        ("jufra-base", "libya", 29.2, 16.0),
        ("taiz", "yemen", 13.6, 44.0),
        ("seiyun", "yemen", 15.97, 48.8),
        ("kobani", "syria", 36.9, 38.4),
        ("hmeimim", "syria", 35.4, 35.9),
        ("ain-al-asad", "iraq", 33.8, 42.4),
        ("sinjar", "iraq", 36.3, 41.9),
        ("el-fasher", "sudan", 13.6, 25.3),
        ("rafah", "palestine", 31.3, 34.2),
        ("incirlik", "turkey", 37.0, 35.4),
        ("bakhmut", "ukraine", 48.6, 38.0),
        ("kidal", "mali", 18.4, 1.4),
        ("mekelle", "ethiopia", 13.5, 39.5),
    ],
)
def test_known_places_lie_where_they_lie(id_: str, state: str, lat: float, lon: float) -> None:
    place = BY_ID[id_]
    assert place.state == state
    assert place.lat == pytest.approx(lat, abs=0.2)
    assert place.lon == pytest.approx(lon, abs=0.2)


def test_homonyms_stand_under_each_state() -> None:
    assert find_bearers("طرابلس") == {"tripoli": "libya", "tripoli-lebanon": "lebanon"}
    assert find_bearers("القنيطرة") == {"kenitra": "morocco", "quneitra": "syria"}
    assert set(find_bearers("المحمدية").values()) >= {"morocco", "algeria", "tunisia"}
    assert set(find_bearers("سوسة").values()) == {"tunisia", "libya"}
    assert set(find_bearers("البيضاء").values()) == {"libya", "yemen"}
    assert set(find_bearers("رفح").values()) == {"palestine", "egypt"}
    assert set(find_bearers("الزاوية").values()) >= {"libya", "palestine"}
    assert set(find_bearers("الجوف").values()) >= {"yemen", "saudi-arabia"}
    assert "lebanon" in find_bearers("صيدا").values()
    assert find_bearers("سرت") == {"sirte": "libya"}
    assert find_bearers("درنة") == {"derna": "libya"}
    assert find_bearers("بني وليد") == {"bani-walid": "libya"}
    assert find_bearers("الرقة")["raqqa"] == "syria"


def test_the_better_known_bearer_keeps_the_strong_name() -> None:
    strong = {name: [p.id for p in PLACES if name in p.names] for name in ("الرقة", "رفح", "الناصرة", "الدوحة")}
    assert strong == {"الرقة": ["raqqa"], "رفح": ["rafah"], "الناصرة": ["nazareth"], "الدوحة": ["doha"]}


@pytest.mark.parametrize(
    "word", ["الزاوية", "البيضاء", "عمران", "صبر", "نبل", "الزهراء", "المدينة", "صالح", "حرض", "عتق"]
)
def test_words_and_personal_names_are_no_strong_names(word: str) -> None:
    assert [p.id for p in PLACES if fold_key(word) in map(fold_key, p.names)] == []


@pytest.mark.parametrize(
    "word", ["الباب", "السلمية", "حديثة", "القائم", "القصر", "الجديد", "بحري", "صور", "موزع", "الصينية"]
)
def test_common_words_name_a_place_only_behind_a_common_noun(word: str) -> None:
    assert find_bearers(word) == {}


def test_common_words_are_reached_by_their_common_noun() -> None:
    names = ("مدينة الباب", "قضاء صور", "قضاء القائم", "مدينة السلمية", "حقل العمر")
    assert [sorted(find_bearers(name)) for name in names] == [
        ["al-bab"],
        ["sur-oman", "tyre"],
        ["qaim"],
        ["salamiyah"],
        ["omar-field"],
    ]


def test_divisions_are_named_with_their_noun_and_bare_where_no_town_has_the_name() -> None:
    assert BY_ID["aleppo-governorate-sy"].names == ("محافظة حلب",)
    assert BY_ID["shabwah-governorate-ye"].names == ("شبوة", "محافظة شبوة")
    assert {"الأنبار", "محافظة الأنبار"} <= set(BY_ID["anbar"].names)
    assert BY_ID["qusayr"].admin1 == "homs-governorate-sy"


def test_places_without_coordinates_of_their_own_say_so() -> None:
    watiya, jumayl = BY_ID["watiya"], BY_ID["jumayl"]
    assert (watiya.precision, watiya.lat, watiya.lon) == ("near", jumayl.lat, jumayl.lon)
    assert BY_ID["cyrenaica"].precision == "area"
    assert BY_ID["europe"].lat is None


def test_every_hand_written_place_ships(book: dict[str, Any]) -> None:
    entries = book["places"]
    assert len(entries) >= 3000
    assert [e["id"] for e in entries if e["id"] not in BY_ID] == []
    wrong = [e["id"] for e in entries if e.get("state", "") != BY_ID[e["id"]].state]
    assert wrong == []
    lost = [
        e["id"] for e in entries if not set(e.get("names", [])) <= {*BY_ID[e["id"]].names, *BY_ID[e["id"]].weak_names}
    ]
    assert lost == []


def test_hand_written_places_are_well_formed(book: dict[str, Any]) -> None:
    keys = {"id", "en", "names", "weak", "classed", "state", "type", "geonameid", "airport", "near", "precision"}
    entries = book["places"]
    assert [e["id"] for e in entries if e.keys() - keys] == []
    assert [e["id"] for e in entries if not re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", e["id"])] == []
    assert [e["id"] for e in entries if sum(k in e for k in ("geonameid", "airport", "near")) > 1] == []
    assert [e["id"] for e in entries if not e.keys() & {"names", "weak", "classed"}] == []
    assert {e["precision"] for e in entries} == {"point", "near", "area"}
    assert {e["type"] for e in entries} - {"city"} <= set(book["classes"]) | {"sea", "strait", "lake", "dam"}
    doubled: dict[tuple[str, str], list[str]] = defaultdict(list)
    for e in entries:
        for name in {fold_key(n) for n in e.get("names", [])}:
            doubled[e.get("state", ""), name].append(e["id"])
    assert {k: v for k, v in doubled.items() if len(v) > 1} == {}


def test_loading_is_quick_and_small() -> None:
    load_places.cache_clear()
    start = time.perf_counter()
    places = load_places()
    spent = time.perf_counter() - start
    assert places == PLACES
    assert spent < 2.0  # 0.05 s alone on one core; room for a loaded machine
    assert GAZETTEER_PATH.stat().st_size < 2_000_000


def test_a_line_is_read_whole() -> None:
    line = "sirte\tSirte\tlibya\tsirte-district-ly\tcity\t31.2089\t16.5887\t106705\tpoint\tسرت|مدينة سرت\t"
    assert read_place(line) == Place(
        id="sirte",
        en="Sirte",
        state="libya",
        admin1="sirte-district-ly",
        type="city",
        lat=31.2089,
        lon=16.5887,
        population=106705,
        precision="point",
        names=("سرت", "مدينة سرت"),
        weak_names=(),
    )
    assert read_place("africa\tAfrica\t\t\tregion\t\t\t0\tarea\t\tأفريقيا").lat is None


def test_records_are_frozen() -> None:
    with pytest.raises(AttributeError):
        PLACES[0].id = "other"  # type: ignore[misc]


def test_nothing_is_read_at_import() -> None:
    source = Path(gazetteer.__file__).read_text(encoding="utf-8")
    assert "\nload_places()" not in source


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("طَرَابُلُس", "طرابلس"),
        ("طرابلس، لیبیا", "طرابلس"),
        ("سرت (ليبيا)", "سرت"),
        ("اَلْكُوَيْت", "الكويت"),
        ("ٱلْفُجَيْرَة", "الفجيرة"),
        ("بوبو-ديولاسو", "بوبو ديولاسو"),
        ("هەولێر", ""),  # Kurdish
        ("گرگان", ""),  # Persian
        ("msratہ", ""),  # Urdu, half in Latin
        ("ئالجىر", ""),  # Uyghur
        ("كةربالا", ""),  # Kurdish in Arabic letters
        ("Sirte", ""),
        ("قرية من قرى مركز كذا", ""),  # a description
    ],
)
def test_names_are_cleaned(name: str, clean: str) -> None:
    assert clean_name(name) == clean


def test_persian_letters_become_arabic_only_where_asked() -> None:
    assert (clean_name("کاشان"), clean_name("کاشان", persian=True)) == ("", "كاشان")
    assert clean_name("چابهار", persian=True) == ""


def test_names_are_chosen() -> None:
    assert choose_names(["قرية سلوق", "سلوق"]) == ["سلوق"]
    assert choose_names(["خارطوم", "الخرطوم", "الخارطوم"]) == ["الخارطوم", "الخرطوم"]
    assert choose_names(["اجدابيا", "أجدابيا", "إجدابيا"]) == ["أجدابيا"]
    assert choose_names(["مدينة الصدر"]) == ["مدينة الصدر"]
    assert choose_names(["مدينة هون", "هون"]) == ["هون"]


def test_slugs_and_points() -> None:
    assert make_slug("Qaşr Bin Ghashīr") == "qasr-bin-ghashir"
    assert make_slug("N'Djamena") == "ndjamena"
    assert round(measure_km((32.9, 13.2), (32.1, 20.1))) == 653  # Tripoli to Benghazi
    assert find_middle([((10.0, 20.0), 3), ((14.0, 24.0), 1)]) == (11.0, 21.0)
    assert find_middle([]) is None


def make_sources(**changes: Any) -> build.Sources:
    """Small sources with a state each near and far, and two words."""
    book = {"classes": {"village": ["قرية"]}, "scope": {"arab": ["LY"]}}
    sources: dict[str, Any] = {
        "towns": {},
        "airports": {},
        "cldr_ar": {},
        "cldr_en": {},
        "states": [],
        "book": book,
        "common": frozenset([fold_key("الجديد")]),
        "doubtful": frozenset([fold_key("صالح")]),
        "iso": {"LY": "libya", "UA": "ukraine", "US": "united-states"},
        "home": frozenset(["LY"]),
        "near": frozenset(["UA"]),
    }
    return build.Sources(**{**sources, **changes})


def weigh(state: str, population: int, *names: str, better: tuple[str, ...] = ()) -> tuple[list[str], list[str]]:
    row = Row(id="x", en="X", state=state, type="city", names=names, population=population)
    weighed = build.weigh_names(row, make_sources(), frozenset(map(fold_key, better)))
    return list(weighed.names), list(weighed.weak)


def test_names_are_weighed() -> None:
    assert weigh("libya", 20_000, "الجديد", "صالح", "ترهونة") == (["قرية الجديد", "ترهونة"], ["صالح"])
    assert weigh("libya", 20_000, "هون") == ([], ["هون"])  # three letters, small town
    assert weigh("libya", 60_000, "سرت") == (["سرت"], [])
    assert weigh("ukraine", 40_000, "بوتشا") == ([], ["بوتشا"])
    assert weigh("ukraine", 90_000, "بوتشا") == (["بوتشا"], [])
    assert weigh("united-states", 90_000, "توليدو") == ([], ["توليدو"])
    assert weigh("united-states", 200_000, "توليدو") == (["توليدو"], [])
    assert weigh("united-states", 200_000, "دمشق", better=("دمشق",)) == ([], [])
    assert weigh("united-states", 900_000, "دمشق", better=("دمشق",)) == ([], ["دمشق"])


def test_one_town_with_two_numbers_is_one_row() -> None:
    first = Row(id="zawiya", en="Zawiya", state="libya", type="city", names=(), weak=("الزاوية",), point=(32.76, 12.73))
    again = Row(
        id="az-zawiyah-ly", en="Az Zawiyah", state="libya", type="city", names=("الزاوية",), point=(32.75, 12.72)
    )
    other = Row(id="zawiya-dz", en="Zawiya", state="algeria", type="city", names=("الزاوية",), point=(35.0, 3.0))
    assert build.drop_doubles([first, again, other]) == [first, other]


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    row = Row(
        id="a", en="A", state="libya", type="city", names=("أ ب",), weak=("ج",), point=(1.0, 2.50004), population=7
    )
    build.write_rows([row], tmp_path / "one.gz")
    build.write_rows([row], tmp_path / "two.gz")
    assert (tmp_path / "one.gz").read_bytes() == (tmp_path / "two.gz").read_bytes()
