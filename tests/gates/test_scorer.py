"""The scorer: small cases by hand, and equality with the kit that came with the coded articles."""

from __future__ import annotations

import importlib.util
import json
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from gates.coded import KINDS, NOTHING, make_article
from gates.figures import make_figure, sum_figures, value_of
from gates.scorer import Counts, score_article
from gates.words import Words, form_key, shared_keys
from tests.needs import needs_shared

TEXT = "قال الوزير سالم نادر إن تركيا سترسل قوات إلى ليبيا"


def test_forms_fold_to_one_key() -> None:
    assert form_key("وبالقوّات") == "القوات"
    assert form_key("للجيش") == "الجيش"
    assert form_key("أنقرة") == form_key("انقره")
    assert form_key("كالو") == "كالو"
    assert form_key("كالوا") == "الوا"


def test_one_particle_does_not_part_two_forms() -> None:
    assert shared_keys({"تركيا", "وليبيا"}, {"تركيا", "ليبيا"}) == [("تركيا", "تركيا"), ("وليبيا", "ليبيا")]


def test_overlap_counts_words_that_are_touched() -> None:
    words = Words("ab cd ef")
    assert words.overlap((0, 5), (3, 8)) == pytest.approx(1 / 3)
    assert words.overlap((1, 2), (0, 2)) == 1.0
    assert words.overlap((2, 3), (0, 8)) == 0.0
    assert words.overlap(None, (0, 8)) == 0.0


def coded(**records: list[dict[str, Any]]) -> dict[str, Any]:
    entities = [
        {"id": "n", "kind": "person", "en": "N", "forms": ["سالم نادر"]},
        {"id": "t", "kind": "state", "en": "T", "forms": ["تركيا"]},
        {"id": "l", "kind": "place", "en": "L", "forms": ["ليبيا"]},
    ]
    return {"entities": entities, **records}


def test_a_statement_by_the_wrong_speaker_counts_for_its_content() -> None:
    words = {"from": "تركيا", "to": "ليبيا"}
    people = coded(statements=[{**words, "speaker": "n", "form": "indirect"}])
    program = coded(statements=[{"start": 24, "end": 50, "speaker": "t", "form": "indirect"}])
    figures = score_article(make_article(people, TEXT), make_article(program, TEXT), TEXT)
    assert {name: counts for name, counts in figures.items() if name.startswith("statements: content")} == {
        "statements: content": Counts(1, 1, 1),
        "statements: content, 0.8 overlap": Counts(1, 1, 1),
        "statements: content+speaker": Counts(0, 1, 1),
    }


def test_an_event_told_by_a_whole_sentence_is_not_found() -> None:
    people = coded(events=[{"text": "سترسل", "type": "AID", "actors": ["t"], "recipients": ["l"]}])
    program = coded(events=[{"start": 0, "end": 50, "type": "AID", "actors": ["t"], "recipients": ["l"]}])
    there = make_article(people, TEXT)
    assert score_article(there, make_article(program, TEXT), TEXT)["events: type"] == Counts(0, 1, 1)
    assert score_article(there, there, TEXT)["events: +actor+recipient"] == Counts(1, 1, 1)


def test_an_article_that_was_left_out_counts() -> None:
    figures = score_article(make_article(coded(statements=[{"text": "تركيا"}]), TEXT), NOTHING, TEXT)
    assert figures["statements: content"] == Counts(0, 1, 0)
    assert figures["entities: kind"] == Counts(0, 3, 0)


def test_figures_weigh_records_not_articles() -> None:
    figures = sum_figures([{"x": Counts(1, 2, 1)}, {"x": Counts(2, 2, 5)}])
    assert (figures["x"].gold, figures["x"].found, figures["x"].precision, figures["x"].recall) == (4, 6, 0.5, 0.75)
    assert figures["x"].f1 == pytest.approx(0.6)
    assert make_figure(Counts(0, 0, 0)).f1 == 0.0
    one = make_figure(Counts(1, 4, 2))
    assert [value_of(name, one) for name in ("x", "x, recall", "x, precision")] == [one.f1, 0.25, 0.5]


# Against the kit


def load_kit(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("goldkit", shared / "gold" / "goldkit.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def spoil(article: dict[str, Any], chance: random.Random, size: int) -> dict[str, Any]:
    """What a middling program would have found: records dropped, doubled, shifted, with other values and entities."""
    entities = [dict(entity) for entity in article["entities"] if chance.random() > 0.1]
    renamed = {entity["id"]: f"e{number}" for number, entity in enumerate(entities)}
    ids = [*renamed.values(), "nobody"]
    for entity in entities:
        entity["id"] = renamed[entity["id"]]
        entity["forms"] = [spoil_form(form, chance) for form in entity["forms"] if chance.random() > 0.1]
        if chance.random() < 0.1:
            entity["kind"] = "people"
    return {
        "document": article["document"],
        "entities": entities,
        **{kind: spoil_records(article[kind], renamed, ids, chance, size) for kind in KINDS},
    }


def spoil_form(form: str, chance: random.Random) -> str:
    value = chance.random()
    return f"و{form}" if value < 0.1 else f"{form} غيره" if value < 0.15 else form


def spoil_records(
    records: list[dict[str, Any]], renamed: dict[str, str], ids: list[str], chance: random.Random, size: int
) -> list[dict[str, Any]]:
    spoilt = []
    for record in records:
        for _ in range(chance.choice((0, 1, 1, 1, 1, 2))):
            row = {key: rename(value, renamed, ids, chance) for key, value in record.items() if key != "span"}
            for key in ("p", "from", "to", "text"):
                row.pop(key, None)
            if record["span"] is not None:
                start, end = (max(0, place + chance.choice((0, 0, 0, 3, -8, 20))) for place in record["span"])
                row["start"], row["end"] = sorted((min(start, size - 2), min(end, size - 1)))
                row["end"] += row["start"] == row["end"]
            spoilt.append(row)
    chance.shuffle(spoilt)
    return spoilt


def rename(value: Any, renamed: dict[str, str], ids: list[str], chance: random.Random) -> Any:
    if isinstance(value, list):
        return [rename(one, renamed, ids, chance) for one in value if chance.random() > 0.1]
    if value in renamed:
        return chance.choice(ids) if chance.random() < 0.15 else renamed[value]
    words = {"direct": "indirect", "say": "assert", "demand": "offer", "ASSAULT": "COERCE", "occurred": "ongoing"}
    return words.get(value, value) if isinstance(value, str) and chance.random() < 0.2 else value


@pytest.mark.shared
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_figures_are_those_of_the_kit(seed: int) -> None:
    shared = needs_shared()
    kit, chance = load_kit(shared), random.Random(seed)
    folder = shared / "gold" / "dev"
    ours, theirs = [], []
    paths = sorted((folder / "coded").glob("*.json"))
    for path in paths:
        article, text, _ = kit.load(path, folder / "texts")
        found = spoil(article, chance, len(text))
        people = make_article(json.loads(path.read_text(encoding="utf-8")), text)
        program = make_article(json.loads(json.dumps(found)), text)
        for kind in KINDS:
            for row in found[kind]:
                row["span"] = (row["start"], row["end"]) if "start" in row else None
        expected = kit.score_pair(article, found, text)
        assert score_article(people, program, text) == expected, path.name
        ours.append(score_article(people, program, text))
        theirs.append(expected)
        assert score_article(people, NOTHING, text) == kit.score_pair(article, kit.EMPTY, text)
    assert len(paths) == 62
    for name, figure in sum_figures(ours).items():
        counts = [scores[name] for scores in theirs]
        assert (figure.gold, figure.found, figure.precision, figure.recall, figure.f1) == kit.f1(counts)
        # The spoiling leaves something to find and something to miss in every figure.
        assert 0.2 < value_of(name, figure) < 1
