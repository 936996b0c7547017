"""Models with known equilibria: classics, the reading of the sanction sequence, and a case with its sentences."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tawatur.outlook.model import Model, Wishes
from tawatur.outlook.read import parse_model, read_model
from tawatur.outlook.stability import CONCEPTS, find_stability, open_model
from tests.needs import needs_shared
from tests.outlook.models import classic

pytestmark = pytest.mark.shared

SEQ = [16, 24, 28, 30, 48, 56, 60, 62, 89, 92, 94, 124, 126]
LIBYA = {
    "R": [89],
    "GMR": sorted([*SEQ, 18, 26, 50, 58, 121]),
    "SMR": sorted([*SEQ, 18, 26, 50, 58, 121]),
    "SEQ": SEQ,
    "SIM": [89],
}


def solve(model: Model) -> dict[str, list[int]]:
    found = find_stability(open_model(model))
    return {concept: found.equilibria(concept) for concept in CONCEPTS}


def conflict(name: str) -> Path:
    return needs_shared() / "data" / "conflict" / name


def test_the_classics() -> None:
    for game in json.loads(conflict("classic_2x2.json").read_text("utf-8")):
        assert solve(classic(game["u_row"], game["u_col"])) == game["expected"], game["name"]


def test_a_party_may_move_twice_in_a_sanction_but_not_in_a_row() -> None:
    told = json.loads(conflict("three_dm_sequence_rule.json").read_text("utf-8"))
    found = solve(parse_model(json.dumps(told["model"])))
    assert {concept: found[concept] for concept in ("R", "GMR", "SMR", "SEQ")} == told["expected_by_definition"]


@pytest.mark.parametrize("name", ["libya_july2020.json", "libya_july2020.gmcr"])
def test_libya(name: str) -> None:
    model = read_model(conflict(name))
    assert len(open_model(model).states) == 80
    assert solve(model) == LIBYA


def test_without_the_egyptian_threat_the_standstill_is_no_longer_sequentially_stable() -> None:
    model = read_model(conflict("libya_july2020.json"))
    egypt = [party.id for party in model.parties].index("egypt")
    wishes = model.preferences[egypt]
    assert isinstance(wishes, Wishes)
    (threat,) = [wish for wish in wishes.statements if wish.kind == "conditional threat"]
    without = Wishes(tuple(wish for wish in wishes.statements if wish != threat))
    preferences = tuple(without if party == egypt else one for party, one in enumerate(model.preferences))
    assert 24 in solve(model)["SEQ"]
    assert 24 not in solve(replace(model, preferences=preferences))["SEQ"]
