"""The actors and people of the Mashreq, the Gulf, Yemen, Iraq and Iran stand in files that the compiler can trust."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

import tawatur.codebook
from tawatur.arabic.fold import fold_key

REGIONS = ("yemen", "syria", "iraq", "lebanon", "israel_palestine", "iran", "gulf_jordan")
FILES = tuple(f"{room}/{region}" for room in ("actors", "people") for region in REGIONS)
KINDS = {
    "actors": {"armed_group", "government_body", "igo", "organisation", "people", "political_group"},
    "people": {"person"},
}
FIELDS = {"id", "kind", "en", "state", "names", "weak", "near", "loaded", "roles", "leader"}
LOADS = {"hostile", "favourable", "legitimacy"}
KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
ARABIC = re.compile(r"[\u0621-\u064a]")
FIRST, LAST = 1900, 2026


@cache
def read_entries(file: str) -> list[dict[str, Any]]:
    path = Path(tawatur.codebook.__file__).parent / f"{file}.yml"
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    entries: list[dict[str, Any]] = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    return entries


def all_entries() -> list[dict[str, Any]]:
    return [entry for file in FILES for entry in read_entries(file)]


@pytest.mark.parametrize("file", FILES)
def test_every_entry_has_the_fields_of_the_schema(file: str) -> None:
    room = file.split("/")[0]
    wrong = [
        entry.get("id", entry)
        for entry in read_entries(file)
        if not {"id", "kind", "en", "names"} <= set(entry) <= FIELDS
        or entry["kind"] not in KINDS[room]
        or not KEBAB.fullmatch(entry["id"])
        or {"actors": "roles", "people": "leader"}[room] in entry
    ]
    assert wrong == []


@pytest.mark.parametrize("file", FILES)
def test_names_are_arabic_strings_listed_once(file: str) -> None:
    wrong = []
    for entry in read_entries(file):
        names = [*entry["names"], *entry.get("weak", [])]
        keys = Counter(fold_key(name) for name in names)
        if not entry["names"] or not all(isinstance(name, str) and ARABIC.search(name) for name in names):
            wrong.append(entry["id"])
        wrong += [(entry["id"], key) for key, count in keys.items() if count > 1]
    assert wrong == []


@pytest.mark.parametrize("file", FILES)
def test_loaded_names_are_names_of_the_entry(file: str) -> None:
    wrong = [
        (entry["id"], name, load)
        for entry in read_entries(file)
        for name, load in entry.get("loaded", {}).items()
        if load not in LOADS or name not in (*entry["names"], *entry.get("weak", []))
    ]
    assert wrong == []


@pytest.mark.parametrize("file", [file for file in FILES if file.startswith("people/")])
def test_roles_are_worded_and_their_years_run_forward(file: str) -> None:
    wrong = [
        (entry["id"], role)
        for entry in read_entries(file)
        for role in entry.get("roles", [])
        if not {"role", "of"} <= set(role) <= {"role", "of", "from", "until"}
        or not ARABIC.search(role["role"])
        or not FIRST <= role.get("from", FIRST) <= role.get("until", LAST) <= LAST
    ]
    assert wrong == []


def test_ids_are_unique() -> None:
    counts = Counter(entry["id"] for entry in all_entries())
    assert [id_ for id_, count in counts.items() if count > 1] == []


def test_references_are_ids() -> None:
    wrong = []
    for entry in all_entries():
        ids = [*entry.get("near", []), *(role["of"] for role in entry.get("roles", []))]
        ids += [entry[field] for field in ("state", "leader") if field in entry]
        wrong += [(entry["id"], id_) for id_ in ids if not KEBAB.fullmatch(id_) or id_ == entry["id"]]
    assert wrong == []


def test_leaders_are_people() -> None:
    people = {entry["id"] for entry in all_entries() if entry["kind"] == "person"}
    actors = {entry["id"] for entry in all_entries()} - people
    wrong = [entry["id"] for entry in all_entries() if entry.get("leader") in actors]
    assert wrong == []


def test_no_name_belongs_to_two_entries() -> None:
    holders: dict[str, set[str]] = defaultdict(set)
    for entry in all_entries():
        for name in entry["names"]:
            holders[fold_key(name)].add(entry["id"])
    assert {key: ids for key, ids in holders.items() if len(ids) > 1} == {}


@pytest.mark.parametrize(
    ("name", "id_", "strong", "load"),
    [
        ("أنصار الله", "houthis", True, ""),
        ("الميليشيات الحوثية", "houthis", True, "hostile"),
        ("تحالف دعم الشرعية", "arab-coalition-yemen", True, "legitimacy"),
        ("المجلس الانتقالي", "southern-transitional-council", False, ""),
        ("قسد", "syrian-democratic-forces", True, ""),
        ("هيئة تحرير الشام", "hayat-tahrir-al-sham", True, ""),
        ("الجولاني", "ahmed-al-sharaa", True, ""),
        ("الشرع", "ahmed-al-sharaa", False, ""),
        ("الحشد الشعبي", "popular-mobilisation-forces", True, ""),
        ("المقاومة الإسلامية في لبنان", "hezbollah", True, "favourable"),
        ("جيش الاحتلال", "israel-army", True, "hostile"),
        ("الشاباك", "shin-bet", True, ""),
        ("كتائب القسام", "al-qassam-brigades", True, ""),
        ("الحرس الثوري", "irgc", True, ""),
        ("عراقجي", "abbas-araghchi", True, ""),
        ("محمد بن سلمان", "mohammed-bin-salman", True, ""),
        ("صالح", "ali-abdullah-saleh", False, ""),
    ],
)
def test_well_known_names_mean_whom_they_mean(name: str, id_: str, strong: bool, load: str) -> None:
    found = [
        (entry["id"], name in entry["names"], entry.get("loaded", {}).get(name, ""))
        for entry in all_entries()
        if name in entry["names"] or name in entry.get("weak", [])
    ]
    assert found == [(id_, strong, load)]
