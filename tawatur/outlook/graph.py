"""States and moves one by one: the general form of the graph model, on sets of states as bits of whole numbers.

What a group reaches is told by legal sequences, in which nobody moves twice in a row: a fixed point over pairs of a
state and the one who moved last. Models of options come here for what the arrays of `tawatur.outlook.stability` do not
say: coalitions, unknown and strong preferences.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from tawatur.outlook.concepts import Concept
from tawatur.outlook.feasibility import States
from tawatur.outlook.logic import Truth
from tawatur.outlook.model import Model
from tawatur.outlook.preferences import Ranks

Bits = int  # a set of places of states
Reach = tuple[tuple[int, ...], ...]  # for each state the places that one party can move to


@dataclass(frozen=True, slots=True)
class Graph:
    """`reach[party][place]` are the places that a party can move to, `ranks[party][place]` how good each state is."""

    reach: tuple[Reach, ...]
    ranks: tuple[tuple[int, ...], ...]

    @property
    def size(self) -> int:
        """The number of states."""
        return len(self.ranks[0])

    @classmethod
    def of_model(cls, model: Model, ranks: Sequence[Ranks], states: States | None = None) -> Graph:
        """The graph of a model; `states` are the feasible ones of a model of options."""
        told = tuple(tuple(int(rank) for rank in one) for one in ranks)
        if model.graph is not None:
            size = len(model.graph.states)
            reach = tuple(
                tuple(tuple(sorted({to for start, to in moves if start == place})) for place in range(size))
                for moves in model.graph.moves
            )
            return cls(reach, told)
        assert states is not None
        place_of = {int(state): place for place, state in enumerate(states)}
        return cls(tuple(tuple(_list_moves(model, party, place_of)) for party in range(len(model.parties))), told)

    def improvements(self, party: int) -> Reach:
        """For each state the places that a party can improve to."""
        rank = self.ranks[party]
        return tuple(
            tuple(to for to in targets if rank[to] > rank[place]) for place, targets in enumerate(self.reach[party])
        )


def _list_moves(model: Model, party: int, place_of: dict[int, int]) -> Iterator[tuple[int, ...]]:
    free, up, down = 0, 0, 0
    masks = [0]
    for place in model.own(party):
        bit = 1 << place
        masks += [mask | bit for mask in masks]
        way = model.options[place].way
        free, up, down = free | bit * (way == "both"), up | bit * (way == "take"), down | bit * (way == "drop")
    for state in place_of:
        movable = free | up & ~state | down & state
        targets = (place_of.get(state ^ mask) for mask in masks[1:] if not mask & ~movable)
        yield tuple(sorted(target for target in targets if target is not None))


def list_bits(bits: Bits) -> Iterator[int]:
    """The members of a set, ascending."""
    while bits:
        low = bits & -bits
        yield low.bit_length() - 1
        bits ^= low


def make_bits(members: Iterable[int]) -> Bits:
    """The set of some members."""
    bits = 0
    for member in members:
        bits |= 1 << member
    return bits


def follow_sequences(movers: Sequence[Reach], size: int) -> list[Bits]:
    """For each state the set of states that legal sequences of moves by some parties lead to.

    Args:
        movers: for each party of the group, where it can move from each state.
        size: the number of states.

    Returns:
        Sets of places. The state itself is a member only where a sequence leads back to it.
    """
    step = [[make_bits(targets) for targets in reach] for reach in movers]
    # after[j][s]: what is reached from s where party j moved last (and so may not move now).
    after: list[list[Bits]] = [[0] * size for _ in movers]
    reached: list[list[Bits]] = [[0] * size for _ in movers]  # by[k][s]: sequences that k opens
    changed = True
    while changed:
        changed = False
        for mover, reach in enumerate(movers):
            opened = reached[mover]
            for place, targets in enumerate(reach):
                bits = step[mover][place]
                for target in targets:
                    bits |= after[mover][target]
                if bits != opened[place]:
                    opened[place] = bits
                    changed = True
        for mover in range(len(movers)):
            for place in range(size):
                bits = 0
                for other in range(len(movers)):
                    if other != mover:
                        bits |= reached[other][place]
                after[mover][place] = bits
    result = [0] * size
    for opened in reached:
        for place, bits in enumerate(opened):
            result[place] |= bits
    return result


def not_above(ranks: Sequence[int]) -> list[Bits]:
    """For each state the set of states that are not better than it."""
    by_rank: dict[int, Bits] = {}
    for place, rank in enumerate(ranks):
        by_rank[rank] = by_rank.get(rank, 0) | 1 << place
    below, total = {}, 0
    for rank in sorted(by_rank):
        total |= by_rank[rank]
        below[rank] = total
    return [below[rank] for rank in ranks]


def find_graph_stability(graph: Graph, concepts: Sequence[Concept]) -> dict[Concept, tuple[Truth, ...]]:
    """For each concept but SIM and each party, which states are stable."""
    parties = range(len(graph.reach))
    better = [graph.improvements(party) for party in parties]
    stable: dict[Concept, tuple[Truth, ...]] = {}
    for concept in concepts:
        if concept != "SIM":
            stable[concept] = tuple(_find_stable(graph, better, concept, party) for party in parties)
    return stable


def _find_stable(graph: Graph, better: list[Reach], concept: str, party: int) -> Truth:
    others = [other for other in range(len(graph.reach)) if other != party]
    if concept == "R":
        return np.array([not targets for targets in better[party]], dtype=np.bool_)
    moves = better if concept == "SEQ" else graph.reach
    reached = follow_sequences([moves[other] for other in others], graph.size)
    sanctions = worse = not_above(graph.ranks[party])
    if concept == "SMR":
        sanctions = keep_inescapable(graph.reach[party], worse)
    return np.array(
        [all(reached[to] & sanctions[place] for to in better[party][place]) for place in range(graph.size)],
        dtype=np.bool_,
    )


def keep_inescapable(reach: Reach, worse: Sequence[Bits]) -> list[Bits]:
    """Of each set of states those from which no move leads out of the set; equal sets are looked at once."""
    targets = [make_bits(one) for one in reach]
    known: dict[Bits, Bits] = {}
    for bits in worse:
        if bits not in known:
            known[bits] = make_bits(place for place in list_bits(bits) if not targets[place] & ~bits)
    return [known[bits] for bits in worse]
