"""The reporting cues: counts, fields, and that every verb inflects without contradiction."""

from __future__ import annotations

import csv
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tawatur.arabic.fold import fold_key
from tawatur.arabic.inflect import Form, inflect_verb
from tawatur.arabic.inflect_shape import read_shape
from tawatur.codebook.sources import PACKAGE
from tests.needs import needs_shared

CUES: Mapping[str, Any] = yaml.safe_load((PACKAGE / "cues.yml").read_text(encoding="utf-8"))
VERBS: list[Mapping[str, Any]] = CUES["verbs"]

CLASSES = {"say", "assert", "announce", "accuse", "deny", "warn", "demand", "express", "judge", "ask"}
TENSES = ("perfect", "imperfect", "active_participle", "masdar")
FIELDS: dict[str, type] = {
    **dict.fromkeys(("lemma", "imperfect", "participle", "class", "en", "note", "hedge"), str),
    **dict.fromkeys(
        ("masdar", "frames", "prep", "person_prep", "source", "attitude", "objects", "tenses", "homographs"), list
    ),
    **dict.fromkeys(("needs_prep", "person_object", "carrier", "weak", "continues", "report", "passive"), bool),
}
LISTS: dict[str, set[str]] = {
    "prepositional": {"text", "takes", "class", "hedge", "report", "weak"},
    "shift_markers": {"text", "same", "topic", "note"},
    "nominal": {
        "text", "plural", "channel", "issuer", "heads", "en", "note", "weak", "joint", "platform", "hedge", "class",
    },
    "documentary": {"text", "takes", "weak"},
    "channels": {"text", "side", "kind", "weak", "note"},
    "hedges": {"text", "hedge", "takes", "weak"},
    "hearsay": {"text", "kind", "weak", "note"},
    "stops": {"text", "kind", "word", "weak", "note"},
    "silence": {"text"},
}  # fmt: skip


def inflect_cue(verb: Mapping[str, Any]) -> Iterator[Form]:
    """The forms of one entry that count as cue."""
    forms = inflect_verb(
        verb["lemma"],
        verb["imperfect"],
        tuple(verb["masdar"]),
        verb["participle"],
        verb.get("passive", True),
        objects=True,
    )
    return (form for form in forms if form.tense in verb.get("tenses", TENSES))


def find_verb(lemma: str, en: str) -> Mapping[str, Any]:
    (found,) = (verb for verb in VERBS if (verb["lemma"], verb["en"]) == (lemma, en))
    return found


def test_breadth() -> None:
    assert len({verb["lemma"] for verb in VERBS}) >= 260
    assert min(Counter(verb["class"] for verb in VERBS).values()) >= 8
    assert {verb["class"] for verb in VERBS} == CLASSES


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb["en"])
def test_fields_of_a_verb(verb: Mapping[str, Any]) -> None:
    assert [name for name, value in verb.items() if not isinstance(value, FIELDS[name])] == []
    assert verb["class"] in CLASSES
    assert verb["frames"]
    assert set(verb["frames"]) <= {"that", "colon", "object"}
    assert verb.get("hedge", "claim") in {"claim", "denial", "unverified"}
    assert set(verb.get("tenses", TENSES)) <= set(TENSES)
    assert verb.get("report", False) or "source" not in verb
    assert verb.get("prep") or not verb.get("needs_prep", False)
    assert set(verb.get("attitude", ())) <= set(CUES["attitudes"])


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb["en"])
def test_every_verb_inflects(verb: Mapping[str, Any]) -> None:
    texts = {form.text for form in inflect_cue({**verb, "tenses": TENSES})}
    assert {verb["lemma"], verb["imperfect"], verb["participle"], *verb["masdar"]} <= texts
    assert set(verb.get("homographs", ())) <= texts


def test_participles_given_are_those_of_the_measure() -> None:
    measures = {
        verb["lemma"]: read_shape(verb["lemma"], verb["imperfect"], tuple(verb["masdar"]), verb["participle"]).measure
        for verb in VERBS
    }
    derived = [verb for verb in VERBS if measures[verb["lemma"]] != "I" and verb["lemma"] not in {"ذكر", "عرض"}]
    plain = [inflect_verb(v["lemma"], v["imperfect"], tuple(v["masdar"])) for v in derived]
    assert [v["lemma"] for v, forms in zip(derived, plain, strict=True) if v["participle"] not in _actives(forms)] == []


def _actives(forms: tuple[Form, ...]) -> set[str]:
    return {form.text for form in forms if form.tense == "active_participle"}


def test_lemma_and_gloss_are_unique() -> None:
    assert len({(verb["lemma"], verb["en"]) for verb in VERBS}) == len(VERBS)


def test_forms_shared_by_two_classes_are_marked() -> None:
    owners: dict[str, dict[str, str]] = defaultdict(dict)
    for verb in VERBS:
        if not (verb.get("weak") or verb.get("note")):
            for form in inflect_cue(verb):
                owners[fold_key(form.text)][verb["lemma"]] = verb["class"]
    assert {text: found for text, found in owners.items() if len(set(found.values())) > 1} == {}


@pytest.mark.parametrize("name", LISTS)
def test_fields_of_the_lists(name: str) -> None:
    rows = CUES[name]
    assert [set(row) - LISTS[name] for row in rows if set(row) - LISTS[name]] == []
    keys = [fold_key(row["text"]) for row in rows]
    assert [key for key, count in Counter(keys).items() if count > 1] == []
    assert all(row.get("class", "say") in CLASSES for row in rows)
    assert all(row.get("hedge", "claim") in {"claim", "denial", "unverified"} for row in rows)
    assert {case for row in rows for case in row.get("takes", ())} <= {"noun", "clause", "pronoun"}


def test_sections_are_all_described_in_the_head() -> None:
    head = (PACKAGE / "cues.yml").read_text(encoding="utf-8").split("\n\n")[0]
    described = set(head.replace("`", " ").replace(",", " ").replace(";", " ").split())
    used = {name for verb in VERBS for name in verb} | set(CUES)
    used |= {name for rows in LISTS.values() for name in rows} - {"text"}
    assert used - described == set()


def test_known_cues() -> None:
    assert find_verb("قال", "say")["frames"] == ["that", "colon"]
    assert find_verb("دعا", "call for") == {
        "lemma": "دعا",
        "imperfect": "يدعو",
        "masdar": ["دعوة", "دعوات"],
        "participle": "داع",
        "class": "demand",
        "frames": ["that", "colon", "object"],
        "prep": ["إلى", "ل"],
        "person_object": True,
        "en": "call for",
    }
    assert find_verb("نقل", "quote as passed on")["source"] == ["عن"]
    assert find_verb("زعم", "allege")["hedge"] == "claim"
    continuing = {verb["lemma"] for verb in VERBS if verb.get("continues")}
    assert {"أضاف", "تابع", "أردف", "استطرد", "زاد", "مضى", "واصل", "أكمل", "ختم", "استكمل", "استدرك"} <= continuing


@pytest.mark.shared
def test_cues_of_gold_half_a_are_generated() -> None:
    gold = needs_shared() / "gold" / "dev"
    words = {fold_key(form.text) for verb in VERBS for form in inflect_cue(verb)}
    phrases = tuple(fold_key(row["text"]) for row in (*CUES["prepositional"], *CUES["documentary"]))
    with (gold / "split.csv").open(encoding="utf-8") as rows:
        half = [Path(row["file"]).with_suffix(".json").name for row in csv.DictReader(rows) if row["half"] == "A"]
    coded = [json.loads((gold / "coded" / name).read_text(encoding="utf-8")) for name in half]
    cues = [statement["cue"] for article in coded for statement in article["statements"]]
    known = [cue for cue in cues if cue.endswith(":") or _is_known(fold_key(cue), words, phrases)]
    assert len(known) / len(cues) >= 0.98


def _is_known(key: str, words: set[str], phrases: tuple[str, ...]) -> bool:
    first = key.split()[0]
    bare = first.removeprefix("ب").removeprefix("ال")
    return first in words or bare in words or key.startswith(phrases)
