"""Moves one at a time, for questions about single states: who can go where from here, and by which way one gets there.

The work is a search over pairs of a state and the one who moved last, so that nobody moves twice in a row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tawatur.outlook.graph import Graph
from tawatur.outlook.stability import Position


@dataclass(frozen=True, slots=True)
class Step:
    """A move: who makes it, and the state that it leads to."""

    party: int
    state: int


Way = tuple[Step, ...]


class Walker:
    """A position seen from single states, each by its place among the feasible ones; moves are found when asked for."""

    def __init__(self, position: Position) -> None:
        self.position = position
        self.parties = range(len(position.model.parties))
        self._known: dict[tuple[int, int], tuple[int, ...]] = {}
        self._masks = [self._list_masks(party) for party in self.parties]
        self._graph = Graph.of_model(position.model, position.ranks) if position.model.graph is not None else None

    def _list_masks(self, party: int) -> list[int]:
        masks = [0]
        for place in self.position.model.own(party):
            masks += [mask | 1 << place for mask in masks]
        return masks[1:]

    def moves(self, party: int, place: int) -> tuple[int, ...]:
        """The places that a party can move to."""
        if self._graph is not None:
            return self._graph.reach[party][place]
        if (party, place) not in self._known:
            state = int(self.position.states[place])
            blocked = 0
            for own in self.position.model.own(party):
                way, taken = self.position.model.options[own].way, state >> own & 1
                if (way == "take" and taken) or (way == "drop" and not taken):
                    blocked |= 1 << own
            feasible, find = self.position.feasible, self.position.place
            self._known[party, place] = tuple(
                find(state ^ mask) for mask in self._masks[party] if not mask & blocked and feasible[state ^ mask]
            )
        return self._known[party, place]

    def improvements(self, party: int, place: int) -> list[int]:
        """The places that a party can improve to."""
        rank = self.position.ranks[party]
        return [to for to in self.moves(party, place) if rank[to] > rank[place]]

    def search(
        self,
        start: int,
        movers: Iterable[int],
        is_end: Callable[[int], bool],
        *,
        improving: bool,
        most: int = 1_000_000,
    ) -> Way | None:
        """A shortest legal sequence of moves to a place that is an end, None where there is none.

        Args:
            start: the place to begin at; it is no end itself.
            movers: who may move.
            is_end: whether a place is what is sought.
            improving: whether each move must be an improvement for its mover.
            most: pairs of place and last mover looked at before the search is given up.
        """
        came: dict[tuple[int, int], tuple[int, int] | None] = {(start, -1): None}
        queue = [(start, -1)]
        group = list(movers)
        for pair in queue:
            place, last = pair
            for party in group:
                if party == last:
                    continue
                for to in self.improvements(party, place) if improving else self.moves(party, place):
                    if (to, party) in came:
                        continue
                    came[to, party] = pair
                    if is_end(to):
                        return self._trace(came, (to, party))
                    queue.append((to, party))
            if len(queue) > most:
                return None
        return None

    def _trace(self, came: dict[tuple[int, int], tuple[int, int] | None], pair: tuple[int, int]) -> Way:
        steps = []
        at: tuple[int, int] | None = pair
        while at is not None and came[at] is not None:
            steps.append(Step(at[1], int(self.position.states[at[0]])))
            at = came[at]
        return tuple(reversed(steps))
