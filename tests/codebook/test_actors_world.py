"""The actors and people of Africa, Turkey, Russia, Europe, the Americas, Asia and the UN: fields, ids, names."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import Any

import pytest
import yaml

from tawatur.arabic.fold import fold_key
from tawatur.codebook.sources import PACKAGE

REGIONS = (
    "africa",
    "asia",
    "egypt",
    "europe",
    "libya",
    "maghreb",
    "russia_ukraine",
    "sudan",
    "turkey",
    "united_states",
)
FILES = (*(f"actors/{region}" for region in REGIONS), *(f"people/{region}" for region in (*REGIONS, "un")))
KINDS = {
    *("state", "government_body", "armed_group", "political_group", "igo"),
    *("organisation", "media", "person", "place", "agreement", "people"),
}
FIELDS = {"id", "kind", "en", "state", "names", "weak", "near", "loaded", "roles", "leader"}
KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
ARABIC = re.compile(r"[\u0621-\u064a]")


def load_file(name: str) -> list[dict[str, Any]]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    entries = yaml.load((PACKAGE / f"{name}.yml").read_text(encoding="utf-8"), Loader=loader)
    assert isinstance(entries, list)
    return entries


@pytest.fixture(scope="module")
def files() -> dict[str, list[dict[str, Any]]]:
    return {name: load_file(name) for name in FILES}


@pytest.fixture(scope="module")
def entries(files: dict[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    return [entry for rows in files.values() for entry in rows]


def test_every_file_states_its_fields_and_licence() -> None:
    for name in FILES:
        head = (PACKAGE / f"{name}.yml").read_text(encoding="utf-8")[:1500]
        assert ("# Fields:" in head, "Licence: Apache-2.0" in head) == (True, True), name


def test_the_files_are_broad(files: dict[str, list[dict[str, Any]]]) -> None:
    actors = sum(len(rows) for name, rows in files.items() if name.startswith("actors/"))
    people = sum(len(rows) for name, rows in files.items() if name.startswith("people/"))
    assert (actors >= 800, people >= 2000) == (True, True)


def test_ids_are_unique_and_kebab(entries: list[dict[str, Any]]) -> None:
    counts = Counter(entry["id"] for entry in entries)
    assert [id for id, count in counts.items() if count > 1] == []
    assert [id for id in counts if not KEBAB.fullmatch(id)] == []


def test_fields_and_kinds_are_allowed(files: dict[str, list[dict[str, Any]]]) -> None:
    for name, rows in files.items():
        for entry in rows:
            assert set(entry) <= FIELDS, entry["id"]
            assert entry["kind"] in KINDS, entry["id"]
            assert (entry["kind"] == "person") == name.startswith("people/"), entry["id"]
            assert "roles" not in entry or entry["kind"] == "person", entry["id"]
            assert isinstance(entry["en"], str) and not ARABIC.search(entry["en"]), entry["id"]


def test_names_are_arabic_and_listed_once(entries: list[dict[str, Any]]) -> None:
    for entry in entries:
        names = [*entry["names"], *entry.get("weak", ())]
        assert names, entry["id"]
        assert all(isinstance(name, str) and ARABIC.search(name) for name in names), entry["id"]
        keys = [fold_key(name) for name in names]
        assert len(set(keys)) == len(keys), entry["id"]


def test_a_strong_name_names_one_entity(entries: list[dict[str, Any]]) -> None:
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for entry in entries:
        for name in entry["names"]:
            owners[fold_key(name)].add(entry["id"])
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


def test_loaded_names_are_names_of_the_entry(entries: list[dict[str, Any]]) -> None:
    for entry in entries:
        loaded = entry.get("loaded", {})
        assert set(loaded) <= {*entry["names"], *entry.get("weak", ())}, entry["id"]
        assert set(loaded.values()) <= {"hostile", "favourable", "legitimacy"}, entry["id"]


def test_references_are_ids(entries: list[dict[str, Any]]) -> None:
    people = {entry["id"] for entry in entries if entry["kind"] == "person"}
    for entry in entries:
        roles = entry.get("roles", ())
        references = [
            *(entry[field] for field in ("state", "leader") if field in entry),
            *entry.get("near", ()),
            *(role["of"] for role in roles if "of" in role),
        ]
        assert all(KEBAB.fullmatch(reference) for reference in references), entry["id"]
        assert entry["id"] not in references, entry["id"]
        assert entry.get("leader") is None or entry["leader"] in people, entry["id"]


def test_roles_have_words_and_years_in_order(entries: list[dict[str, Any]]) -> None:
    for entry in entries:
        for role in entry.get("roles", ()):
            assert {"role"} <= set(role) <= {"role", "of", "from", "until"}, entry["id"]
            assert ARABIC.search(role["role"]), entry["id"]
            first, last = role.get("from", 1950), role.get("until", 2026)
            assert 1950 <= first <= last <= 2026, entry["id"]


def test_worked_examples(entries: list[dict[str, Any]]) -> None:
    """Names of friend and foe, spellings of two shores, and a successor in office."""
    owner = {fold_key(name): entry["id"] for entry in entries for name in entry["names"]}
    examples = {
        "الجيش الوطني الليبي": "libyan-national-army",
        "ميليشيات حفتر": "libyan-national-army",
        "قوات حكومة الوفاق": "gna-forces",
        "الدعم السريع": "rapid-support-forces",
        "مليشيا آل دقلو": "rapid-support-forces",
        "بي كا كا": "pkk",
        "مرتزقة فاغنر": "wagner-group",
        "الإليزيه": "france-presidency",
        "الكونجرس الأمريكي": "united-states-congress",
        "ترمب": "donald-trump",
        "ترامب": "donald-trump",
        "يشار جولر": "yasar-guler",
        "ياشار غولر": "yasar-guler",
        "جيراسيموف": "valery-gerasimov",
        "غوتيريش": "antonio-guterres",
        "باتيلي": "abdoulaye-bathily",
    }
    assert {name: owner.get(fold_key(name)) for name in examples} == examples
