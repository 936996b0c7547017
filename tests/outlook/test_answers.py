"""Explanations, sensitivity, ways and groups say of a model what solving it says."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tawatur.errors import ModelError
from tawatur.outlook.concepts import CONCEPTS
from tawatur.outlook.explain import decide, explain_state
from tawatur.outlook.grouping import group_equilibria
from tawatur.outlook.model import Evidence, Wishes
from tawatur.outlook.moves import is_allowed
from tawatur.outlook.paths import JointMove, find_joint_moves, find_routes
from tawatur.outlook.read import parse_model, read_model
from tawatur.outlook.sensitivity import find_changes, find_sensitivity
from tawatur.outlook.stability import find_stability, open_model
from tawatur.outlook.steps import Step, Walker
from tawatur.outlook.variations import Variation, list_variations, vary_model
from tests.needs import needs_shared
from tests.outlook.models import GRAPH, classic, pass_model
from tests.outlook.naive import Naive, draw_model


def test_explanations_agree_with_the_solution() -> None:
    chance = random.Random(21)
    for _ in range(40):
        model = draw_model(chance)
        position = open_model(model)
        found, walker, naive = find_stability(position), Walker(position), Naive(model)
        for concept in CONCEPTS:
            for party in naive.parties:
                for state in naive.states:
                    told = explain_state(walker, state, party, concept)
                    assert told.stable == found.is_stable(concept, party, state)
                    assert {one.state for one in told.improvements} == naive.gains(party, state)
                    for one in told.improvements:
                        assert (one.sanction is not None) == naive.is_deterred(concept, party, state, one.state)
                        assert one.gain.place is not None and not one.gain.equal
                        if one.sanction and concept in ("GMR", "SEQ"):
                            at, last = one.state, party
                            for step in one.sanction:
                                moves = naive.gains if concept == "SEQ" else naive.moves
                                assert step.party != last and step.state in moves(step.party, at)
                                at, last = step.state, step.party
                            assert naive.worse(party, state, at)


def test_the_statement_that_decides_comes_with_its_sentence() -> None:
    position = open_model(pass_model())
    told = explain_state(Walker(position), 8, 0, "GMR")
    assert [(one.state, one.gain.place) for one in told.improvements] == [(9, 1)]
    (gain,) = told.improvements
    assert gain.gain.wish is not None
    assert gain.gain.wish.evidence == (Evidence("1.txt", 10, 31, "سنهاجم إن ساعدونا", "coast"),)
    # The ally can end its aid, which leaves the coast where it was: it would not attack without aid either.
    assert gain.sanction == (Step(2, 1),)
    assert gain.loss is not None and gain.loss.equal
    assert not explain_state(Walker(position), 8, 0, "SEQ").stable  # the ally would rather not
    assert decide(position, 2, 12, 8).wish is None


def test_sensitivity_is_solving_anew() -> None:
    chance = random.Random(22)
    for _ in range(25):
        model = draw_model(chance)
        if not any(one.statements for one in model.preferences if isinstance(one, Wishes)):
            continue
        found = find_stability(open_model(model))
        result = find_sensitivity(found)
        assert [one.variation for one in result.effects] == list(list_variations(model))
        for one in result.effects:
            again = find_stability(open_model(vary_model(model, [one.variation])))
            for concept in CONCEPTS:
                before, after = set(found.equilibria(concept)), set(again.equilibria(concept))
                assert set(one.gained[concept]) == after - before and set(one.lost[concept]) == before - after
        for concept in CONCEPTS:
            for state, share in result.kept[concept].items():
                lost = sum(state in one.lost[concept] for one in result.effects)
                assert share == pytest.approx(1 - lost / len(result.effects))


def test_changes_make_a_state_hold_and_no_smaller_set_does() -> None:
    chance = random.Random(23)
    for _ in range(12):
        model = draw_model(chance)
        found = find_stability(open_model(model))
        state = int(found.position.states[-1])
        for concept in ("R", "SEQ"):
            sets = find_changes(found, state, concept)
            if sets == [()]:
                assert state in found.equilibria(concept)
                continue
            for changes in sets[:5]:
                assert state in find_stability(open_model(vary_model(model, changes))).equilibria(concept)
                for left in range(len(changes)):
                    fewer = changes[:left] + changes[left + 1 :]
                    again = find_stability(open_model(vary_model(model, fewer)))
                    assert state not in again.equilibria(concept)


def test_variations_of_a_list_of_statements() -> None:
    model = pass_model()
    assert list(list_variations(model)) == [
        *(Variation("drop", 0, place) for place in range(3)),
        *(Variation("swap", 0, place) for place in range(2)),
        *(Variation("drop", 1, place) for place in range(3)),
        *(Variation("swap", 1, place) for place in range(2)),
        Variation("flip", 1, 2),
    ]
    varied = vary_model(model, [Variation("swap", 1, 0), Variation("drop", 1, 2)]).preferences[1]
    before = model.preferences[1]
    assert isinstance(varied, Wishes) and isinstance(before, Wishes)
    assert varied.statements == (before.statements[1], before.statements[0])


def test_sensitivity_needs_statements() -> None:
    with pytest.raises(ModelError, match="no-statements"):
        find_sensitivity(find_stability(open_model(parse_model(GRAPH))))


def test_ways_are_shortest_and_legal() -> None:
    chance = random.Random(24)
    for _ in range(30):
        model = draw_model(chance)
        position, naive = open_model(model), Naive(model)
        walker, start = Walker(position), naive.states[0]
        for route in find_routes(walker, start, naive.states):
            for way, moves in ((route.improving, naive.gains), (route.moving, naive.moves)):
                if way is None or not way:
                    continue
                at, last = start, -1
                for step in way:
                    assert step.party != last and step.state in moves(step.party, at)
                    assert is_allowed(model.options, at, step.state)
                    at, last = step.state, step.party
                assert at == route.state
            if route.improving is not None:
                assert route.moving is not None and len(route.moving) <= len(route.improving)


def test_what_prisoners_would_do_together() -> None:
    position = open_model(classic([2, 1, 4, 3], [2, 4, 1, 3]))
    assert find_joint_moves(position, 0) == [JointMove((0, 1), 0, 3)]
    assert find_joint_moves(position, 3) == []


def test_groups_hold_all_equilibria_and_nothing_else() -> None:
    chance = random.Random(25)
    for _ in range(60):
        model = draw_model(chance)
        found = find_stability(open_model(model))
        groups = group_equilibria(found)
        width = len(model.options)
        for concept in CONCEPTS:
            told = {state for group in groups if concept in group.concepts for state in group.states}
            assert told == set(found.equilibria(concept))
        for group in groups:
            assert sorted((*group.taken, *group.dropped, *group.free)) == list(range(width))
            fitting = [
                state
                for state in range(1 << width)
                if all(state >> at & 1 for at in group.taken) and not any(state >> at & 1 for at in group.dropped)
            ]
            assert list(group.states) == fitting


@pytest.mark.shared
def test_libya_in_five_groups() -> None:
    path: Path = needs_shared() / "data" / "conflict" / "libya_july2020.json"
    found = find_stability(open_model(read_model(path)))
    groups = group_equilibria(found, find_sensitivity(found).kept)
    assert [(group.concepts, group.states, group.free) for group in groups] == [
        (CONCEPTS, (89,), ()),
        (("GMR", "SMR", "SEQ"), (28, 30, 60, 62, 92, 94, 124, 126), (1, 5, 6)),
        (("GMR", "SMR", "SEQ"), (16, 24, 48, 56), (3, 5)),
        (("GMR", "SMR"), (121,), ()),
        (("GMR", "SMR"), (18, 26, 50, 58), (3, 5)),
    ]
