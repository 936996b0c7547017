"""Coalitions, foresight, unknown and strong preferences: the engine equals the definitions, word by word, on sets."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations

import pytest

from tawatur.errors import ModelError
from tawatur.outlook.coalitions import (
    COALITION_CONCEPTS,
    find_coalition_equilibria,
    find_coalition_stability,
    list_coalitions,
    open_coalitions,
)
from tawatur.outlook.horizon import find_limited_stability
from tawatur.outlook.logic import holds_in
from tawatur.outlook.model import Model, Wishes
from tawatur.outlook.read import parse_model
from tawatur.outlook.stability import find_stability, open_model
from tawatur.outlook.uncertain import GRADED, READINGS, Unsure
from tests.outlook.models import classic
from tests.outlook.naive import Naive, draw_model


class Coalitions(Naive):
    """Coalition moves and what they ask, by definition."""

    def together(self, group: tuple[int, ...], s: int) -> set[int]:
        seen: set[tuple[int, int]] = set()
        todo = [(s, -1)]
        while todo:
            t, last = todo.pop()
            for j in group:
                if j != last:
                    for u in self.moves(j, t):
                        if (u, j) not in seen:
                            seen.add((u, j))
                            todo.append((u, j))
        return {t for t, _ in seen}

    def improves(self, group: tuple[int, ...], s: int) -> set[int]:
        return {t for t in self.together(group, s) if all(self.value(i, t) > self.value(i, s) for i in group)}

    def reached(self, concept: str, group: tuple[int, ...], s: int) -> set[int]:
        others = tuple(j for j in self.parties if j not in group)
        if concept != "CSEQ":
            return self.together(others, s)
        classes = [one for size in range(1, len(others) + 1) for one in combinations(others, size)]
        seen: set[tuple[int, tuple[int, ...]]] = set()
        todo: list[tuple[int, tuple[int, ...]]] = [(s, ())]
        while todo:
            t, last = todo.pop()
            for one in classes:
                if one != last:
                    for u in self.improves(one, t):
                        if (u, one) not in seen:
                            seen.add((u, one))
                            todo.append((u, one))
        return {t for t, _ in seen}

    def hurts(self, group: tuple[int, ...], s: int, t: int) -> bool:
        return any(self.worse(i, s, t) for i in group)

    def holds(self, concept: str, group: tuple[int, ...], s: int) -> bool:
        gains = self.improves(group, s)
        if concept == "CR":
            return not gains
        return all(
            any(
                self.hurts(group, s, u)
                and (concept != "CSMR" or all(self.hurts(group, s, v) for v in self.together(group, u)))
                for u in self.reached(concept, group, t)
            )
            for t in gains
        )


def small_models(seed: int, count: int) -> list[Model]:
    chance = random.Random(seed)
    found: list[Model] = []
    while len(found) < count:
        model = draw_model(chance)
        if len(model.parties) <= 4 and len(model.options) <= 4:
            found.append(model)
    return found


def test_coalitions_by_definition() -> None:
    for model in small_models(1, 40):
        naive, position = Coalitions(model), open_model(model)
        graph = open_coalitions(position)
        for concept in COALITION_CONCEPTS:
            everywhere = set(naive.states)
            for group in list_coalitions(range(len(model.parties))):
                told = [naive.holds(concept, group, s) for s in naive.states]
                assert find_coalition_stability(graph, concept, group).tolist() == told, (concept, group, model)
                everywhere -= {s for s, holds in zip(naive.states, told, strict=True) if not holds}
            found = [int(position.states[at]) for at in find_coalition_equilibria(graph, concept)]
            assert found == sorted(everywhere)


def test_a_coalition_of_one_is_a_party() -> None:
    for model in small_models(2, 30):
        position = open_model(model)
        graph, found = open_coalitions(position), find_stability(position, ("R", "GMR", "SMR"))
        for party in range(len(model.parties)):
            for concept in ("R", "GMR", "SMR"):
                stable = find_coalition_stability(graph, f"C{concept}", (party,))
                assert stable.tolist() == found.stable[concept][party].tolist()


def test_both_prisoners_together_leave_the_bad_end() -> None:
    position = open_model(classic([2, 1, 4, 3], [2, 4, 1, 3]))
    graph = open_coalitions(position)
    assert find_coalition_stability(graph, "CR", (0, 1)).tolist() == [False, True, True, True]
    assert find_coalition_equilibria(graph, "CGMR") == [3]


def test_foresight_in_the_prisoners_dilemma() -> None:
    """Zagare 1984: mutual defection is stable at every horizon, mutual cooperation from the second on for both."""
    position = open_model(classic([2, 1, 4, 3], [2, 4, 1, 3]))
    both = [
        [at for at in range(4) if all(one[at] for one in find_limited_stability(position, h))] for h in (1, 2, 3, 4)
    ]
    assert both == [[0], [0, 3], [0, 3], [0, 3]]


def naive_end(naive: Naive, party: int, s: int, h: int) -> int:
    """Where it ends if a party has the move at s with h moves left."""
    if h == 0:
        return s
    best = s
    for t in sorted(naive.moves(party, s)):
        ends = [naive_end(naive, other, t, h - 1) for other in naive.parties if other != party]
        moved = [end for end in ends if end != t]
        end = min(moved, key=lambda one: (naive.value(party, one), one)) if moved else t
        if naive.value(party, end) > naive.value(party, best):
            best = end
    return best


def test_foresight_by_its_recursion() -> None:
    for model in small_models(3, 25):
        naive, position = Naive(model), open_model(model)
        for horizon in (1, 2, 3):
            told = [[naive_end(naive, i, s, horizon) == s for s in naive.states] for i in naive.parties]
            assert find_limited_stability(position, horizon) == told
        assert find_limited_stability(position, 1) == [one.tolist() for one in find_stability(position).stable["R"]]


def mark(model: Model, chance: random.Random) -> Model:
    preferences = tuple(
        Wishes(tuple(replace(w, unknown=chance.random() < 0.3, strong=chance.random() < 0.5) for w in one.statements))
        for one in model.preferences
        if isinstance(one, Wishes)
    )
    return replace(model, preferences=preferences)


class Doubtful(Naive):
    """Comparisons by the first statement on which two states differ."""

    def compare(self, i: int, s: int, t: int) -> str:
        wishes = self.model.preferences[i]
        assert isinstance(wishes, Wishes)
        for wish in wishes.statements:
            here, there = holds_in(wish.formula, s), holds_in(wish.formula, t)
            if here != there:
                return "unknown" if wish.unknown else "better" if there else "far-worse" if wish.strong else "worse"
        return "equal"

    def goes(self, i: int, s: int, *, unsure: bool) -> set[int]:
        wanted = ("better", "unknown") if unsure else ("better",)
        return {t for t in self.moves(i, s) if self.compare(i, s, t) in wanted}

    def answers(self, i: int, s: int, *, improving: bool) -> set[int]:
        seen: set[tuple[int, int]] = set()
        todo = [(s, -1)]
        while todo:
            t, last = todo.pop()
            for j in self.parties:
                if j not in (i, last):
                    for u in self.goes(j, t, unsure=True) if improving else self.moves(j, t):
                        if (u, j) not in seen:
                            seen.add((u, j))
                            todo.append((u, j))
        return {t for t, _ in seen}

    def stands(self, concept: str, i: int, s: int, *, unsure: bool, bad: tuple[str, ...]) -> bool:
        gains = self.goes(i, s, unsure=unsure)
        if concept == "R":
            return not gains

        def is_bad(t: int) -> bool:
            return self.compare(i, s, t) in bad

        return all(
            any(
                is_bad(u) and (concept != "SMR" or all(is_bad(v) for v in self.moves(i, u)))
                for u in self.answers(i, t, improving=concept == "SEQ")
            )
            for t in gains
        )


def test_unknown_and_strong_preferences_by_definition() -> None:
    chance = random.Random(4)
    no_better = ("equal", "worse", "far-worse")
    for plain in small_models(5, 40):
        model = mark(plain, chance)
        naive, unsure = Doubtful(model), Unsure(open_model(model))
        for concept in ("R", *GRADED):
            for reading in READINGS:
                bad = (*no_better, "unknown") if reading in "cd" else no_better
                for i in naive.parties:
                    told = [naive.stands(concept, i, s, unsure=reading in "ac", bad=bad) for s in naive.states]
                    assert unsure.is_stable(concept, reading, i) == told, (concept, reading, i, model)
        for concept in GRADED:
            for i in naive.parties:
                told = [naive.stands(concept, i, s, unsure=False, bad=("far-worse",)) for s in naive.states]
                assert unsure.is_strong(concept, i) == told


def test_without_unknowns_all_readings_are_the_plain_concepts() -> None:
    for model in small_models(6, 20):
        position = open_model(model)
        unsure, found = Unsure(position), find_stability(position)
        for concept in ("R", "GMR", "SMR", "SEQ"):
            for reading in READINGS:
                assert unsure.equilibria(concept, reading) == found.equilibria(concept)


def test_models_too_large_for_sets_of_states_are_refused() -> None:
    options = "".join(f"  o{place}: {{of: {'ab'[place % 2]}}}\n" for place in range(13))
    model = parse_model(f"parties: {{a: {{}}, b: {{}}}}\noptions:\n{options}")
    with pytest.raises(ModelError) as caught:
        open_coalitions(open_model(model))
    assert caught.value.details == {"states": "8192", "most": "4096"}
