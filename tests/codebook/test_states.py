"""`states.yml`: every state, its names, capital, adjective and people, and the script that writes the forms."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
import yaml

from tawatur.arabic.fold import fold_key
from tawatur.codebook.build import states as build

STATES: list[dict[str, Any]] = yaml.safe_load(build.STATES_PATH.read_text(encoding="utf-8"))
BY_ID = {state["id"]: state for state in STATES}

# Territories of CLDR that are no states: dependencies, unions, test codes.
_CODES = (
    "AC AI AQ AS AW AX BL BM BQ BV CC CK CP CQ CW CX DG EA EU EZ FK FO GF GG GI GL GP GS GU HK HM IC IM IO JE KY MF MO "
    "MP MQ MS NC NF NU PF PM PN PR QO RE SH SJ SX TA TC TF TK UM UN VG VI WF XA XB YT ZZ"
)
NO_STATES = frozenset(_CODES.split())


# States whose name is its own adjective: the article tells them apart.
OWN_NAMES = {
    "chile",
    "djibouti",
    "fiji",
    "haiti",
    "kiribati",
    "malawi",
    "zimbabwe",
    "burundi",
    "belarus",
    "eswatini",
    "syria",
}


def find_state(form: str) -> list[str]:
    """States with this adjective or people form."""
    key = fold_key(form)
    return [
        s["id"]
        for s in STATES
        if key in map(fold_key, [*s.get("adjectives", {}).get("forms", []), *s.get("people", [])])
    ]


def test_every_state_of_cldr_has_an_entry_under_its_arabic_name() -> None:
    by_iso = {state["iso"]: state for state in STATES if "iso" in state}
    cldr = build.read_cldr_names()
    assert cldr.keys() - by_iso.keys() - NO_STATES == set()
    assert len(by_iso) == 198
    unnamed = [code for code, state in by_iso.items() if build.add_cldr_names(state, cldr) != state]
    assert unnamed == []


def test_partly_recognised_and_past_states_are_there() -> None:
    assert {"palestine", "kosovo", "taiwan", "western-sahara", "somaliland"} <= BY_ID.keys()
    assert {s["id"]: s["within"] for s in STATES if "within" in s} == {
        "somaliland": "somalia",
        "northern-cyprus": "cyprus",
        "abkhazia": "georgia",
        "south-ossetia": "georgia",
        "transnistria": "moldova",
    }
    assert {s["id"] for s in STATES if "until" in s} == {
        "soviet-union",
        "yugoslavia",
        "czechoslovakia",
        "south-yemen",
        "east-germany",
        "ottoman-empire",
    }


def test_entries_are_well_formed() -> None:
    keys = {"id", "iso", "en", "names", "weak", "loaded", "within", "until", "capital", "seats", "adjectives", "people"}
    inner = {"stem", "others", "irregular", "weak", "surnames", "loaded", "forms"}
    assert len(BY_ID) == len(STATES)
    assert [s["id"] for s in STATES if s.keys() - keys or not s["names"]] == []
    assert [s["id"] for s in STATES if s.get("adjectives", {}).keys() - inner] == []
    values = {v for s in STATES for v in s.get("loaded", {}).values()}
    assert values <= {"hostile", "favourable", "legitimacy"}
    strays = [s["id"] for s in STATES if not set(s.get("loaded", {})) <= {*s["names"], *s.get("weak", [])}]
    assert strays == []
    weak_strays = [
        s["id"] for s in STATES if (a := s.get("adjectives")) and not set(a.get("weak", [])) <= set(a["forms"])
    ]
    assert weak_strays == []


def test_no_strong_name_or_form_belongs_to_two_states() -> None:
    names: dict[str, set[str]] = defaultdict(set)
    forms: dict[str, set[str]] = defaultdict(set)
    for state in STATES:
        for name in state["names"]:
            names[fold_key(name)].add(state["id"])
        adjectives = state.get("adjectives", {})
        weak = set(map(fold_key, adjectives.get("weak", [])))
        for form in adjectives.get("forms", []):
            if fold_key(form) not in weak:
                forms[fold_key(form)].add(state["id"])
    assert {k: v for k, v in names.items() if len(v) > 1} == {}
    assert {k: v for k, v in forms.items() if len(v) > 1} == {}
    own = {key: names[key] for key in forms.keys() & names.keys()}
    assert {key: states for key, states in own.items() if states != forms[key]} == {}
    assert {state for states in own.values() for state in states} == OWN_NAMES


def test_no_list_holds_two_words_of_one_folded_key() -> None:
    doubled = []
    for state in STATES:
        lists = [[*state["names"], *state.get("weak", [])], state.get("people", [])]
        lists.append(state.get("adjectives", {}).get("forms", []))
        doubled += [state["id"] for words in lists if len(words) != len(set(map(fold_key, words)))]
    assert doubled == []


@pytest.mark.parametrize(
    ("form", "state"),
    [
        ("أتراك", "turkey"),
        ("روس", "russia"),
        ("ألمان", "germany"),
        ("هنود", "india"),
        ("أفغان", "afghanistan"),
        ("صرب", "serbia"),
        ("مغاربة", "morocco"),
        ("توانسة", "tunisia"),
        ("قبارصة", "cyprus"),
        ("أميركية", "united-states"),
        ("أمريكان", "united-states"),
        ("إنجليز", "united-kingdom"),
        ("كوري شمالي", "north-korea"),
        ("الكورية الشمالية", "north-korea"),
        ("الكوريون الجنوبيون", "south-korea"),
        ("جنوب سودانية", "south-sudan"),
        ("الجنوب أفريقي", "south-africa"),
        ("إيفوارية", "ivory-coast"),
        ("أرمن", "armenia"),
        ("أوزبك", "uzbekistan"),
        ("سوفياتية", "soviet-union"),
        ("صهاينة", "israel"),
        ("ليبيين", "libya"),
        ("يمنيتين", "yemen"),
        ("إماراتيات", "united-arab-emirates"),
    ],
)
def test_irregular_and_regular_forms_lead_to_their_state(form: str, state: str) -> None:
    assert find_state(form) == [state]


@pytest.mark.parametrize("form", ["تركيا", "ليبيا", "سوريا", "روسيا", "صربيا", "إيطاليا", "كوريا", "رومانيا"])
def test_an_accusative_that_is_a_states_name_is_left_to_the_name(form: str) -> None:
    assert find_state(form) == []


def test_words_that_mean_more_are_weak() -> None:
    def list_weak(state: str) -> list[str]:
        weak: list[str] = BY_ID[state]["adjectives"]["weak"]
        return weak[:2]

    assert list_weak("mali") == ["مالي", "مالية"]  # financial
    assert list_weak("comoros") == ["قمري", "قمرية"]  # lunar
    assert list_weak("romania") == ["روماني", "رومانية"]  # Roman
    assert BY_ID["oman"]["weak"] == ["السلطنة", "عمان"]
    assert BY_ID["mali"]["weak"] == ["مالي"]
    assert "المملكة" in BY_ID["saudi-arabia"]["weak"]
    assert "المملكة" in BY_ID["morocco"]["weak"]


def test_capitals_stand_for_their_states_but_where_news_does_not_say_so() -> None:
    standing = {s["id"]: s["capital"]["stands_for_state"] for s in STATES if "capital" in s}
    assert [standing[s] for s in ("turkey", "russia", "iran", "united-states", "belgium")] == [True] * 4 + [False]
    assert {s["id"]: [c["id"] for c in s["seats"]] for s in STATES if "seats" in s} == {
        "benin": ["cotonou"],
        "bolivia": ["sucre"],
        "ivory-coast": ["abidjan"],
        "israel": ["tel-aviv"],
        "netherlands": ["the-hague"],
        "palestine": ["ramallah"],
        "sudan": ["port-sudan"],
        "tanzania": ["dar-es-salaam"],
        "western-sahara": ["tindouf"],
        "yemen": ["aden"],
    }


def test_names_that_capital_and_state_share_are_marked() -> None:
    shared = {s["id"]: s["capital"]["shared"] for s in STATES if "shared" in s.get("capital", {})}
    assert shared == {
        "algeria": ["الجزائر"],
        "djibouti": ["جيبوتي"],
        "kuwait": ["الكويت"],
        "luxembourg": ["لوكسمبورغ"],
        "san-marino": ["سان مارينو"],
        "singapore": ["سنغافورة"],
        "tunisia": ["تونس"],
        "vatican": ["مدينة الفاتيكان"],
    }


def test_adjectives_are_inflected() -> None:
    assert build.inflect_adjective("ليبي") == [
        "ليبي",
        "ليبية",
        "ليبيون",
        "ليبيين",
        "ليبيات",
        "ليبيان",
        "ليبيتان",
        "ليبيتين",
        "ليبيا",
    ]
    forms = build.inflect_adjective("كوري شمالي")
    assert forms[:3] == ["كوري شمالي", "كورية شمالية", "كوريون شماليون"]
    assert {"الكوري الشمالي", "الكوري شمالي", "الكوريين الشماليين"} <= set(forms)
    assert "الكوريا الشماليا" not in forms


def test_an_entry_is_completed_whole() -> None:
    entry = {
        "id": "turkey",
        "names": ["تركيا"],
        "adjectives": {"stem": "تركي", "irregular": ["أتراك", "ترك"], "weak": ["ترك"]},
    }
    assert build.complete_state(entry, frozenset([fold_key("تركيا")])) == {
        "id": "turkey",
        "names": ["تركيا"],
        "adjectives": {
            "stem": "تركي",
            "irregular": ["أتراك", "ترك"],
            "weak": ["ترك"],
            "forms": ["تركي", "تركية", "تركيون", "تركيين", "تركيات", "تركيان", "تركيتان", "تركيتين", "أتراك", "ترك"],
        },
        "people": ["أتراك", "تركيون", "تركيين"],
    }
    assert build.complete_state({"id": "x", "names": ["س"]}, frozenset()) == {"id": "x", "names": ["س"]}


def test_the_file_is_as_the_script_writes_it(tmp_path: Path) -> None:
    copy = tmp_path / "states.yml"
    copy.write_bytes(build.STATES_PATH.read_bytes())
    build.write_states(build.complete_states(STATES, build.read_cldr_names()), copy)
    assert copy.read_text(encoding="utf-8") == build.STATES_PATH.read_text(encoding="utf-8")


def test_capitals_get_coordinates_from_the_town_of_their_name() -> None:
    states = [
        {
            "id": "chile",
            "iso": "CL",
            "capital": {"id": "santiago", "en": "Santiago", "names": [], "weak": ["سانتياغو"]},
        },
        {
            "id": "kuwait",
            "iso": "KW",
            "capital": {
                "id": "kuwait-city",
                "en": "Kuwait City",
                "names": ["مدينة الكويت", "الكويت"],
                "shared": ["الكويت"],
            },
        },
        {"id": "turkey", "iso": "TR", "capital": {"id": "ankara", "en": "Ankara", "names": ["أنقرة"]}},
    ]
    towns = {
        1: {"geonameid": 1, "countrycode": "CL", "name": "Santiago", "alternatenames": [], "population": 9},
        2: {"geonameid": 2, "countrycode": "CL", "name": "Santiago", "alternatenames": [], "population": 90},
        3: {"geonameid": 3, "countrycode": "KW", "name": "Al Kuwayt", "alternatenames": ["Kuwait"], "population": 60},
    }
    for number, town in towns.items():
        town.update(latitude=float(number), longitude=0.0)
    rows = build.find_capitals(states, towns, {"ankara"})
    assert [(r.id, r.names, r.weak, r.point, r.population) for r in sorted(rows, key=lambda r: r.id)] == [
        ("kuwait-city", ("مدينة الكويت",), ("الكويت",), (3.0, 0.0), 60),
        ("santiago", (), ("سانتياغو",), (2.0, 0.0), 90),
    ]
    with pytest.raises(ValueError, match="GeoNames has no Ankara in turkey"):
        build.find_capitals(states, towns, set())
