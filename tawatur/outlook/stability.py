"""Which states are stable for whom: Nash, GMR, SMR and SEQ for models of options (Fang, Hipel, Kilgour 1993, ch. 3).

For party i, its opponents N-i as a group, and "worse" meaning "not better for i than the state s where it all begins":

R    i has no improvement from s.
GMR  after each improvement of i, the opponents can go on to a worse state.
SMR  … to a worse state from which every move of i leads to a worse state too.
SEQ  … to a worse state by moves of which each is an improvement for the one who makes it.
SIM  while i improves, some opponents, each improving from s on his own, arrive together with it at a worse state.

Opponents move in legal sequences, in which nobody moves twice in a row. A state that is stable for all is an
equilibrium. The work is done on arrays over all states: what the opponents can do to a state is one number, the rank
for i of the worst that they can bring about, found as a fixed point.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from tawatur.errors import ModelError
from tawatur.outlook.concepts import CONCEPTS, Concept
from tawatur.outlook.feasibility import States, find_feasible
from tawatur.outlook.graph import Graph, find_graph_stability
from tawatur.outlook.improvements import Improvements, find_improvements
from tawatur.outlook.logic import Truth
from tawatur.outlook.model import Model
from tawatur.outlook.moves import spread_values
from tawatur.outlook.preferences import Ranks, rank_states
from tawatur.outlook.simultaneous import find_simultaneous

# SIM takes at most 2 s for 16 options, and its time grows with all combinations of improvements.
_SIM_OPTIONS = 16

_NOWHERE = np.iinfo(np.int32).max  # above every rank: what an infeasible state holds where the least counts


@dataclass(frozen=True, slots=True)
class Position:
    """A model made ready for solving: its feasible states, and each party's ranks of them."""

    model: Model
    feasible: Truth
    states: States
    ranks: tuple[Ranks, ...]

    def place(self, state: int) -> int:
        """The place of a state among the feasible ones, -1 where it is none."""
        found = int(np.searchsorted(self.states, state))
        return found if found < len(self.states) and int(self.states[found]) == state else -1


@dataclass(frozen=True, slots=True)
class Stability:
    """`stable[concept][party]` says of each feasible state whether it is stable; in the order of `position.states`."""

    position: Position
    stable: dict[Concept, tuple[Truth, ...]]

    def equilibria(self, concept: Concept) -> list[int]:
        """The states that are stable for every party."""
        for_all = np.logical_and.reduce(self.stable[concept])
        return [int(state) for state in self.position.states[for_all]]

    def is_stable(self, concept: Concept, party: int, state: int) -> bool:
        """Whether a feasible state is stable for a party."""
        return bool(self.stable[concept][party][self.position.place(state)])


def choose_concepts(position: Position, *, sim: bool = False) -> tuple[Concept, ...]:
    """The concepts to look for: all where SIM is defined and quickly found, or where it is asked for."""
    if position.model.graph is not None or (len(position.model.options) > _SIM_OPTIONS and not sim):
        return CONCEPTS[:-1]
    return CONCEPTS


def open_model(model: Model) -> Position:
    """Make a model ready.

    Raises:
        ModelError: too large, no feasible state, a ranking that leaves out states, a status quo that cannot be.
    """
    feasible = find_feasible(model)
    states = np.flatnonzero(feasible).astype(np.int32)
    ranks = tuple(rank_states(model, party, states) for party in range(len(model.parties)))
    position = Position(model, feasible, states, ranks)
    if model.status_quo is not None and position.place(model.status_quo) < 0:
        raise ModelError("outlook.unknown-state", state=str(model.status_quo))
    return position


def find_stability(position: Position, concepts: tuple[Concept, ...] = CONCEPTS) -> Stability:
    """For each concept and party, which feasible states are stable.

    Args:
        position: from `open_model`.
        concepts: those to find; SIM costs more than the others together in large models.

    Returns:
        Truth by concept and party; SIM is not found in models that list their moves, where it is not defined.
    """
    if position.model.graph is not None:
        graph = Graph.of_model(position.model, position.ranks)
        return Stability(position, find_graph_stability(graph, concepts))
    board = Board(position)
    stable: dict[Concept, tuple[Truth, ...]] = {}
    for concept in concepts:
        if concept == "SIM":
            stable[concept] = find_simultaneous(position.model.options, position.states, position.ranks)
        else:
            stable[concept] = tuple(board.find_stable(concept, party) for party in board.parties)
    return Stability(position, stable)


class Board:
    """A position with what all parties' questions share: ranks over all states, and each party's improvements."""

    def __init__(self, position: Position, known: dict[int, Improvements] | None = None) -> None:
        self.options = position.model.options
        self.states, self.feasible, self.ranks = position.states, position.feasible, position.ranks
        self.parties = range(len(position.model.parties))
        self.own = [position.model.own(party) for party in self.parties]
        self.full = bool(self.feasible.all())
        self._improvements: dict[int, Improvements] = known or {}

    def replace_party(self, position: Position, party: int) -> Board:
        """The board of a position in which one party's ranks alone are others."""
        return Board(position, {other: one for other, one in self._improvements.items() if other != party})

    def find_stable(self, concept: Concept, party: int) -> Truth:
        """Which feasible states are stable for a party by R, GMR, SMR or SEQ."""
        worst = self.lay_out(self.find_worst(concept, party), -1)
        best = spread_values(worst, self.options, self.own[party], np.maximum)
        return np.asarray(best[self.states] <= self.ranks[party], dtype=np.bool_)

    def find_worst(self, concept: Concept, party: int) -> Any:
        """For each feasible state the rank, for a party, of the worst that comes of it if the party moves there.

        An improvement is deterred where this is no higher than the rank of the state that it began from.
        """
        ranks = self.ranks[party]
        if concept == "GMR":
            return self._find_worst_by_moves(party, ranks)
        if concept == "SMR":
            counter = spread_values(self.lay_out(ranks, -1), self.options, self.own[party], np.maximum)[self.states]
            return np.minimum(ranks, self._find_worst_by_moves(party, counter))
        return self._find_worst_by_improvements(party) if concept == "SEQ" else ranks

    def lay_out(self, values: Any, elsewhere: int) -> Any:
        """Values of the feasible states, over all states."""
        board = np.full(len(self.feasible), elsewhere, dtype=np.int32)
        board[self.states] = values
        return board

    def _find_worst_by_moves(self, party: int, values: Any) -> Any:
        board = self.lay_out(values, _NOWHERE)
        while True:
            before = board
            for other in self.parties:
                if other != party:
                    board = spread_values(board, self.options, self.own[other], np.minimum)
                    if not self.full:
                        board[~self.feasible] = _NOWHERE
            # Where everything is feasible the opponents' changes combine freely, and one round finds all.
            if self.full or np.array_equal(before, board):
                return board[self.states]

    def _find_worst_by_improvements(self, party: int) -> Any:
        worst = self.ranks[party].astype(np.int64)
        others = [other for other in self.parties if other != party and self.own[other]]
        quiet = 0  # parties in a row whose improvements changed nothing
        turn = 0
        while others and quiet < len(others):
            lower = self.improvements(others[turn % len(others)]).least(worst)
            quiet = quiet + 1 if np.array_equal(lower, worst) else 0
            worst = lower
            turn += 1
        return worst

    def improvements(self, party: int) -> Improvements:
        """A party's improvements, found once."""
        if party not in self._improvements:
            self._improvements[party] = find_improvements(self.options, party, self.states, self.ranks[party])
        return self._improvements[party]
