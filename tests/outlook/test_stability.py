"""The engine equals the definitions."""

from __future__ import annotations

import random

import pytest

from tawatur.outlook.graph import Graph, find_graph_stability
from tawatur.outlook.stability import CONCEPTS, find_stability, open_model
from tests.outlook.naive import Naive, draw_model


@pytest.mark.parametrize("seed", range(40))
def test_engine_equals_the_definitions_on_random_models(seed: int) -> None:
    """Fifty models for each seed: 2,000 in all."""
    chance = random.Random(seed)
    for _ in range(50):
        model = draw_model(chance)
        naive = Naive(model)
        position = open_model(model)
        assert position.states.tolist() == naive.states
        found = find_stability(position)
        for concept in CONCEPTS:
            told = [[naive.is_stable(concept, i, s) for s in naive.states] for i in naive.parties]
            assert [one.tolist() for one in found.stable[concept]] == told, (concept, model)
        graph = Graph.of_model(model, position.ranks, position.states)
        by_graph = find_graph_stability(graph, CONCEPTS)
        assert [concept for concept in CONCEPTS if concept in by_graph] == ["R", "GMR", "SMR", "SEQ"]
        for concept, stable in by_graph.items():
            assert [one.tolist() for one in stable] == [one.tolist() for one in found.stable[concept]]
