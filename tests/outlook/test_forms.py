"""Models in and out of files, and what is wrong with bad ones: line and fault."""

from __future__ import annotations

import json
import random
from pathlib import Path

import jsonschema
import pytest
import yaml

from tawatur.errors import ModelError
from tawatur.outlook.gmcr import write_gmcr
from tawatur.outlook.json_form import write_json_form
from tawatur.outlook.logic import All, Iff, Not, Some, Taken, holds_in, list_alternatives, read_formula, write_formula
from tawatur.outlook.model import Label, Model, Ranking, name_state
from tawatur.outlook.read import parse_model, read_model
from tawatur.outlook.schema import model_schema
from tawatur.outlook.stability import find_stability, open_model
from tawatur.outlook.yaml_write import write_yaml_form
from tests.outlook.models import GRAPH, PASS, pass_model
from tests.outlook.naive import draw_formula, draw_model


def solve(model: Model) -> dict[str, list[int]]:
    found = find_stability(open_model(model))
    return {concept: found.equilibria(concept) for concept in found.stable}


def test_a_model_in_yaml() -> None:
    model = pass_model()
    assert [party.id for party in model.parties] == ["coast", "hills", "ally"]
    assert [(option.id, option.party, option.way) for option in model.options] == [
        ("attack", 0, "both"),
        ("sign", 0, "both"),
        ("leave", 1, "take"),
        ("aid", 2, "both"),
    ]
    assert model.title == Label(ar="الممر", en="The pass")
    assert (model.date, model.status_quo, model.notes) == ("2024-05-01", 8, ("Made up for tests.",))
    assert [one.formula for one in model.infeasible] == [All((Taken(0), Taken(2))), All((Taken(0), Taken(1)))]
    wish = model.preferences[0].statements[1]
    assert wish.formula == Iff(Taken(0), All((Taken(3), Not(Taken(2)))))
    assert (wish.standing, wish.evidence[0].document, wish.evidence[0].by) == ("asserted", "1.txt", "coast")
    assert open_model(model).states.tolist() == [0, 1, 2, 4, 6, 8, 9, 10, 12, 14]
    assert name_state(model, 9, "en") == "Coast: Attack; Ally: Aid the coast"
    assert name_state(model, 1, "ar") == "حكومة الساحل: هجوم"
    assert name_state(model, 0) == "—"


@pytest.mark.parametrize("text", [PASS, GRAPH])
def test_yaml_written_is_the_model_that_was_read(text: str) -> None:
    model = parse_model(text)
    again = parse_model(write_yaml_form(model, head="head\nof two lines"))
    assert solve(again) == solve(model)
    assert write_yaml_form(again) == write_yaml_form(model)
    assert (again.title, again.status_quo, again.notes) == (model.title, model.status_quo, model.notes)


def test_other_forms_hold_the_same_model() -> None:
    chance = random.Random(11)
    for _ in range(60):
        model = draw_model(chance)
        expected = solve(model)
        for text in (write_gmcr(model), write_json_form(model), write_yaml_form(model)):
            assert solve(parse_model(text)) == expected


def test_gmcr_tells_weights_as_rankings() -> None:
    model = pass_model()
    again = parse_model(write_gmcr(model))
    assert all(isinstance(one, Ranking) for one in again.preferences)
    assert solve(again) == solve(model)
    for write in (write_gmcr, write_json_form):
        with pytest.raises(ModelError, match="cannot-export"):
            write(parse_model(GRAPH))


def test_an_old_gmcr_file_with_a_ranking_by_places() -> None:
    told = {
        "useManualPreferenceVectors": True,
        "options": [{"name": "Go", "permittedDirection": "fwd"}, {"name": "Go", "permittedDirection": "back"}],
        "infeasibles": [[[0, "Y"], [1, "Y"]]],
        "decisionMakers": [
            {"name": "One", "options": [0], "preferences": [], "preferenceVector": [2, [1, 3]]},
            {"name": "Two", "options": [1], "preferences": [], "preferenceVector": [3, 2, 1]},
        ],
    }
    model = parse_model(json.dumps(told))
    assert [(option.id, option.way) for option in model.options] == [("go", "take"), ("go_2", "drop")]
    assert model.preferences == (Ranking(((1,), (0, 2)), 1), Ranking(((2,), (1,), (0,)), 1))
    # One may go and stays gone; Two may only come back.
    assert solve(model)["R"] == [1, 2]


def test_states_and_moves_one_by_one() -> None:
    found = find_stability(open_model(parse_model(GRAPH)))
    assert {concept: found.equilibria(concept) for concept in found.stable} == {
        "R": [],
        "GMR": [0, 1],
        "SMR": [],
        "SEQ": [0, 1],
    }
    assert name_state(parse_model(GRAPH), 2) == "war"


def test_formulas_are_read_as_they_are_written() -> None:
    names = [f"o{place}" for place in range(5)]
    chance = random.Random(3)
    for _ in range(300):
        formula = draw_formula(chance, 5, 3)
        text = write_formula(formula, names)
        assert write_formula(read_formula(text, {name: at for at, name in enumerate(names)}.get), names) == text
        truth = [holds_in(formula, state) for state in range(32)]
        cubes = list_alternatives(formula)
        again = [any(all((state >> at & 1) == taken for at, taken in cube) for cube in cubes) for state in range(32)]
        assert again == truth


def test_formulas_in_signs_and_in_arabic() -> None:
    find = {"a": 0, "b": 1, "هجوم": 2}.get
    assert read_formula("a <-> ~(b | هجوم)", find) == Iff(Taken(0), Not(Some((Taken(1), Taken(2)))))
    assert read_formula("ليس هجوم و a", find) == All((Not(Taken(2)), Taken(0)))
    assert read_formula("a or b and not a if b", find) == read_formula("(a or (b and (not a))) if b", find)


def test_the_schema_allows_what_is_read() -> None:
    schema = jsonschema.Draft202012Validator(model_schema())
    for text in (PASS.replace("2024-05-01", "'2024-05-01'"), GRAPH):
        schema.validate(yaml.safe_load(text))
    assert list(schema.iter_errors({"parties": {}, "option": {}}))


BASE = "parties: {a: {}, b: {}}\noptions:\n  x: {of: a}\n  y: {of: b}\n"
BAD = [
    ("parties: {a: {}}\noptions:\n  x: {en: X}\n", "outlook.option-without-owner", {"line": "3", "option": "x"}),
    (BASE + "infeasible: [x]\npreferences:\n  a: [z]\n", "outlook.unknown-name", {"line": "7", "name": "z"}),
    (BASE + "preferences:\n  c: [x]\n", "outlook.unknown-name", {"line": "6", "name": "c", "sort": "party"}),
    (BASE.replace("of: b", "of: c"), "outlook.unknown-name", {"line": "4", "name": "c", "sort": "party"}),
    (BASE + "infeasible:\n  - x\n  - not x\n", "outlook.no-state", {"lines": "6, 7"}),
    (
        BASE + "preferences:\n  a:\n    ranking: [0 > 1 = 2, 2 > 3, 3 > 1]\n",
        "outlook.ranking-cycle",
        {"line": "7", "states": "3 > 1 = 2 > 3"},
    ),
    (BASE + "preferences:\n  a: {ranking: [0, [1, 0]]}\n", "outlook.ranking-cycle", {"line": "6", "states": "0"}),
    (
        BASE + "preferences:\n  a: {ranking: [0 > 1, 2 > 3]}\n",
        "outlook.ranking-open",
        {"line": "6", "a": "0", "b": "2"},
    ),
    (BASE + "preferences:\n  a: {ranking: [0, 1]}\n", "outlook.ranking-incomplete", {"line": "6", "states": "2, 3"}),
    (BASE + "preferences:\n  a: [x and]\n", "outlook.formula", {"line": "6", "text": "x and"}),
    (BASE + "preferences:\n  a: [(x or y]\n", "outlook.formula", {"line": "6"}),
    (BASE + "preference: {}\n", "outlook.unknown-field", {"line": "5", "field": "preference"}),
    (BASE + "infeasible: [x]\nstatus_quo: [x]\n", "outlook.status-quo", {"line": "6", "state": "1", "other": "5"}),
    (BASE + "status_quo: 4\n", "outlook.unknown-name", {"line": "5", "name": "4"}),
    (BASE.replace("  y:", "  x:"), "outlook.twice", {"line": "4", "name": "x"}),
    (BASE.replace("of: b", "of: b, way: up"), "outlook.unknown-name", {"line": "4", "name": "up", "sort": "way"}),
    (BASE.replace("y:", "not:"), "outlook.bad-id", {"line": "4", "name": "not"}),
    ("parties: {a: {}}\n", "outlook.missing-field", {"line": "1"}),
    ("parties: [a]\n", "outlook.wrong-kind", {"line": "1", "field": "parties"}),
    ("parties: {a: {}\n", "outlook.syntax", {"path": "-"}),
    ("- a\n", "outlook.not-a-model", {"path": "-"}),
    ("", "outlook.not-a-model", {"path": "-"}),
]


@pytest.mark.parametrize(("text", "code", "details"), BAD)
def test_a_bad_model_is_told_by_line_and_fault(text: str, code: str, details: dict[str, str]) -> None:
    with pytest.raises(ModelError) as caught:
        open_model(parse_model(text))
    assert caught.value.code == code
    assert {name: caught.value.details.get(name) for name in details} == details


def test_an_option_of_two_parties() -> None:
    told = {
        "options": [{"name": "Go", "permittedDirection": "both"}],
        "decisionMakers": [{"name": name, "options": [0], "preferences": []} for name in ("One", "Two")],
    }
    with pytest.raises(ModelError, match="two-owners"):
        parse_model(json.dumps(told))


def test_too_many_options_are_refused_with_what_to_merge() -> None:
    options = "".join(f"  o{place}: {{of: {'ab'[place % 2]}}}\n" for place in range(24))
    text = (
        f"parties: {{a: {{}}, b: {{}}}}\noptions:\n{options}preferences:\n  a: [o0 and o2, o4, o6, o8, o10, o12, o14]\n"
    )
    with pytest.raises(ModelError) as caught:
        open_model(parse_model(text))
    assert caught.value.code == "outlook.too-large"
    assert caught.value.details == {
        "options": "24",
        "most": "22",
        "pairs": "o0 + o2, o1 + o3, o5 + o7, o9 + o11",
    }


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_bytes(b"\xff\xfe\x00")
    for path, code in ((tmp_path / "no.yml", "no-file"), (tmp_path, "unreadable"), (tmp_path / "a.yml", "not-a-model")):
        with pytest.raises(ModelError, match=f"outlook.{code}"):
            read_model(path)
