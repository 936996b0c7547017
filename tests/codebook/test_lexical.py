"""The words from which names are composed, and the world's media, bodies, organisations and agreements."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import Any

import pytest
import yaml

from tawatur.arabic.fold import fold_key
from tawatur.codebook.sources import PACKAGE

LISTED = ("media", "igos", "organisations", "agreements")
LEXICAL = ("roles", "institutions", "groups", "loaded")
KINDS = {
    "media": {"media"},
    "igos": {"igo", "armed_group"},
    "organisations": {"organisation"},
    "agreements": {"agreement"},
}
FIELDS = {"id", "kind", "en", "state", "names", "weak", "near"}
KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
ARABIC = re.compile(r"[\u0621-\u064a]")
COMPLEMENTS = {"portfolio", "state", "demonym", "body", "place", "group", "person", "government", "none"}


def load_file(name: str) -> Any:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load((PACKAGE / f"{name}.yml").read_text(encoding="utf-8"), Loader=loader)


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    return {name: load_file(name) for name in (*LISTED, *LEXICAL)}


@pytest.fixture(scope="module")
def listed(data: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """Every listed entity with the file that it stands in."""
    rows = {name: data[name]["entries"] if name == "agreements" else data[name] for name in LISTED}
    return [(name, entry) for name in LISTED for entry in rows[name]]


def check_forms(rows: list[dict[str, Any]], *, key: str, forms: str) -> None:
    """Keys are unique, forms are Arabic strings, and no form is listed twice under any key."""
    keys = Counter(row[key] for row in rows)
    assert [name for name, count in keys.items() if count > 1] == []
    owners: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        assert row["en"].strip() and not ARABIC.search(row["en"]), row[key]
        assert row[forms] and all(isinstance(form, str) and ARABIC.search(form) for form in row[forms]), row[key]
        for form in row[forms]:
            owners[fold_key(form)].append(row[key])
    assert {form: names for form, names in owners.items() if len(names) > 1} == {}


def test_every_file_states_its_fields_and_licence() -> None:
    for name in (*LISTED, *LEXICAL):
        head = (PACKAGE / f"{name}.yml").read_text(encoding="utf-8").split("\n\n")[0]
        text = (PACKAGE / f"{name}.yml").read_text(encoding="utf-8")[:6000]
        assert (head.startswith("# "), "#   en " in text or "# en " in text, "Licence: Apache-2.0" in text) == (
            True,
            True,
            True,
        ), name


def test_the_lists_are_broad(data: dict[str, Any], listed: list[tuple[str, dict[str, Any]]]) -> None:
    counts = Counter(name for name, _ in listed)
    floors = {"media": 300, "igos": 150, "organisations": 250, "agreements": 150}
    assert {name: counts[name] >= floor for name, floor in floors.items()} == dict.fromkeys(floors, True)
    assert (len(data["roles"]["roles"]) >= 250, len(data["loaded"]) >= 80) == (True, True)


def test_listed_entries_have_their_fields(listed: list[tuple[str, dict[str, Any]]]) -> None:
    states = {row["id"] for row in load_file("states")}
    for name, entry in listed:
        assert {"id", "kind", "en", "names"} <= set(entry) <= FIELDS, entry["id"]
        assert KEBAB.fullmatch(entry["id"]), entry["id"]
        assert entry["kind"] in KINDS[name], entry["id"]
        assert entry["en"].strip() and not ARABIC.search(entry["en"]), entry["id"]
        assert entry["names"], entry["id"]
        assert entry.get("state", "turkey") in states, entry["id"]
        assert all(KEBAB.fullmatch(near) for near in entry.get("near", ())), entry["id"]


def test_ids_are_unique_over_the_codebook(listed: list[tuple[str, dict[str, Any]]]) -> None:
    others = [row["id"] for row in load_file("states")]
    for folder in ("actors", "people"):
        for file in sorted((PACKAGE / folder).glob("*.yml")):
            others += [row["id"] for row in load_file(f"{folder}/{file.stem}") or ()]
    counts = Counter([*(entry["id"] for _, entry in listed), *set(others)])
    assert [id for id, count in counts.items() if count > 1] == []


def test_names_are_listed_once_and_strong_names_name_one(listed: list[tuple[str, dict[str, Any]]]) -> None:
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for _, entry in listed:
        names = [*entry["names"], *entry.get("weak", ())]
        assert all(isinstance(name, str) and name == name.strip() for name in names), entry["id"]
        keys = [fold_key(name) for name in names]
        assert len(set(keys)) == len(keys), entry["id"]
        for name in entry["names"]:
            owners[fold_key(name)].add(entry["id"])
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


def test_roles_have_their_fields(data: dict[str, Any]) -> None:
    rows = data["roles"]["roles"]
    check_forms(rows, key="lemma", forms="forms")
    for row in rows:
        assert {"lemma", "forms", "class", "takes", "leads", "en"} <= set(row), row["lemma"]
        optional = {"gender", "links", "weak", "note"}
        assert set(row) <= {"lemma", "forms", "class", "takes", "leads", "en"} | optional, row["lemma"]
        assert row["class"] in {"office", "rank", "honorific", "profession", "relation"}, row["lemma"]
        assert row["takes"] and set(row["takes"]) <= COMPLEMENTS, row["lemma"]
        assert isinstance(row["leads"], bool) and row.get("gender", "m") in {"m", "f"}, row["lemma"]
        assert row["lemma"] in row["forms"], row["lemma"]


def test_qualifiers_have_their_fields(data: dict[str, Any]) -> None:
    rows = data["roles"]["qualifiers"]
    check_forms(rows, key="lemma", forms="forms")
    assert {row["class"] for row in rows} == {"time", "rank", "field", "stance"}


def test_institutions_have_their_fields(data: dict[str, Any]) -> None:
    rows, portfolios = data["institutions"]["institutions"], data["institutions"]["portfolios"]
    check_forms(rows, key="id", forms="words")
    check_forms(portfolios, key="id", forms="words")
    kinds = {"government_body", "armed_group", "political_group", "organisation", "media", "place"}
    for row in rows:
        assert {"id", "words", "kind", "takes", "alone", "gender", "en"} <= set(row), row["id"]
        assert KEBAB.fullmatch(row["id"]) and row["kind"] in kinds, row["id"]
        assert row["takes"] and set(row["takes"]) <= COMPLEMENTS, row["id"]
        assert isinstance(row["alone"], bool) and row["gender"] in {"m", "f"}, row["id"]
        assert set(row.get("order", ())) <= COMPLEMENTS, row["id"]
    for row in portfolios:
        assert set(row) == {"id", "words", "alone", "en"}, row["id"]
        assert KEBAB.fullmatch(row["id"]) and isinstance(row["alone"], bool), row["id"]


def test_groups_have_their_fields(data: dict[str, Any]) -> None:
    groups = data["groups"]
    assert list(groups) == ["forces", "people", "adjectives", "bonds"]
    for rows in groups.values():
        check_forms(rows, key="lemma", forms="forms")
    kinds = {"armed_group", "political_group", "government_body", "organisation", "people"}
    for row in groups["forces"]:
        assert row["kind"] in kinds and set(row["takes"]) <= COMPLEMENTS, row["lemma"]
        assert row.get("loaded", "hostile") in {"hostile", "favourable"}, row["lemma"]
    classes = {"source", "official", "expert", "witness", "civilians", "party", "members", "collective"}
    assert {row["class"] for row in groups["people"]} == classes
    assert all(isinstance(row["speaks"], bool) for row in groups["people"])
    assert {row["field"] for row in groups["adjectives"]} == {"work", "standing", "region"}
    relations = {"loyal", "part", "led", "backed", "allied", "close", "linked", "against", "member", "split"}
    assert {row["relation"] for row in groups["bonds"]} == relations


def test_agreement_heads_have_forms(data: dict[str, Any]) -> None:
    assert list(data["agreements"]) == ["entries", "heads"]
    check_forms(data["agreements"]["heads"], key="lemma", forms="forms")


def test_loaded_labels_have_their_fields(data: dict[str, Any]) -> None:
    check_forms(data["loaded"], key="form", forms="forms")
    for row in data["loaded"]:
        assert set(row) == {"form", "forms", "polarity", "en", "use"}, row["form"]
        assert row["polarity"] in {"hostile", "favourable", "legitimacy"}, row["form"]
        assert row["form"] == row["forms"][0] and row["use"].strip(), row["form"]


def test_worked_examples(data: dict[str, Any], listed: list[tuple[str, dict[str, Any]]]) -> None:
    """One name of each sort, in spellings that outlets use."""
    owner = {fold_key(name): entry["id"] for _, entry in listed for name in entry["names"]}
    examples = {
        "وكالة إنترفاكس": "interfax",
        "إن.تي.في": "ntv",
        "صحيفة الحياة": "al-hayat",
        "البعثة الأممية في ليبيا": "unsmil",
        "اليونيفيل": "unifil",
        "هيومن رايتس ووتش": "human-rights-watch",
        "اتفاق الصخيرات": "skhirat-agreement",
        "قرار مجلس الأمن الدولي رقم 2216": "unscr-2216",
        "القرار ١٧٠١": "unscr-1701",
        "مسار أستانا": "astana-process",
    }
    assert {name: owner.get(fold_key(name)) for name in examples} == examples
    roles = {fold_key(form): row["en"] for row in data["roles"]["roles"] for form in row["forms"]}
    assert (roles[fold_key("وزراء")], roles[fold_key("الأمينة العامة")]) == ("minister", "secretary general")
