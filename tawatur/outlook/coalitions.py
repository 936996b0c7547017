"""Stability for coalitions (Kilgour, Hipel, Fang, Peng 2001; Inohara, Hipel 2008; Xu et al. 2018, ch. 7).

A coalition H improves from s to t where its members' moves lead there by a legal sequence and each is better off at t.

CR    H has no such improvement.
CGMR  after each, the others can bring about a state that is not better than s for at least one member of H.
CSMR  … from which H cannot go on to one that is better than s for all its members.
CSEQ  … by a sequence of coalition improvements of the others, alone or together.

A state is coalitionally stable where it is so for every coalition, single parties included.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Literal

import numpy as np

from tawatur.errors import ModelError
from tawatur.outlook.graph import (
    Bits,
    Graph,
    Reach,
    follow_sequences,
    list_bits,
    make_bits,
    not_above,
)
from tawatur.outlook.logic import Truth
from tawatur.outlook.stability import Position

CoalitionConcept = Literal["CR", "CGMR", "CSMR", "CSEQ"]
COALITION_CONCEPTS: tuple[CoalitionConcept, ...] = ("CR", "CGMR", "CSMR", "CSEQ")
# Sets of states as bits of one number: 4,096 states and six parties take some seconds, and time grows with the square.
MOST_STATES = 4096


def open_coalitions(position: Position) -> Graph:
    """The graph on which coalitions are looked at.

    Raises:
        ModelError: `outlook.too-many-states` above `MOST_STATES` feasible states.
    """
    if len(position.states) > MOST_STATES:
        raise ModelError("outlook.too-many-states", states=str(len(position.states)), most=str(MOST_STATES))
    return Graph.of_model(position.model, position.ranks, position.states)


def find_joint_improvements(graph: Graph, coalition: Sequence[int]) -> Reach:
    """For each state the places that a coalition can bring about and where each member is better off."""
    if len(coalition) == 1:
        return graph.improvements(coalition[0])
    reached = follow_sequences([graph.reach[party] for party in coalition], graph.size)
    whole = (1 << graph.size) - 1
    worse = [not_above(graph.ranks[party]) for party in coalition]
    result = []
    for place in range(graph.size):
        better = reached[place]
        for one in worse:
            better &= whole ^ one[place]
        result.append(tuple(list_bits(better)))
    return tuple(result)


def list_coalitions(parties: Sequence[int]) -> list[tuple[int, ...]]:
    """All non-empty sets of parties, small ones first."""
    return [one for size in range(1, len(parties) + 1) for one in combinations(parties, size)]


def find_coalition_stability(graph: Graph, concept: CoalitionConcept, coalition: tuple[int, ...]) -> Truth:
    """Which states are stable for a coalition.

    Args:
        graph: from `open_coalitions`.
        concept: one of `COALITION_CONCEPTS`.
        coalition: its members, ascending.
    """
    gains = find_joint_improvements(graph, coalition)
    if concept == "CR":
        return np.array([not one for one in gains], dtype=np.bool_)
    others = [party for party in range(len(graph.reach)) if party not in coalition]
    if concept == "CSEQ":
        movers = [find_joint_improvements(graph, one) for one in list_coalitions(others)]
        reached = _follow_freely(movers, graph.size)
    else:
        reached = follow_sequences([graph.reach[party] for party in others], graph.size)
    # Not better than the state for at least one member.
    hurt = [0] * graph.size
    for party in coalition:
        for place, bits in enumerate(not_above(graph.ranks[party])):
            hurt[place] |= bits
    sanctions = hurt
    if concept == "CSMR":
        own = follow_sequences([graph.reach[party] for party in coalition], graph.size)
        sanctions = _keep_inescapable(own, hurt)
    return np.array(
        [all(reached[to] & sanctions[place] for to in gains[place]) for place in range(graph.size)], dtype=np.bool_
    )


def find_coalition_equilibria(graph: Graph, concept: CoalitionConcept) -> list[int]:
    """The places that are stable for every coalition."""
    stable = np.ones(graph.size, dtype=np.bool_)
    for coalition in list_coalitions(range(len(graph.reach))):
        stable &= find_coalition_stability(graph, concept, coalition)
    return [int(place) for place in np.flatnonzero(stable)]


def _follow_freely(movers: Sequence[Reach], size: int) -> list[Bits]:
    """What sequences of coalition improvements lead to; no coalition moves twice in a row."""
    return follow_sequences(movers, size)


def _keep_inescapable(own: Sequence[Bits], hurt: Sequence[Bits]) -> list[Bits]:
    known: dict[Bits, Bits] = {}
    for bits in hurt:
        if bits not in known:
            known[bits] = make_bits(place for place in list_bits(bits) if not own[place] & ~bits)
    return [known[bits] for bits in hurt]
