"""Unknown preferences (Li, Hipel, Kilgour, Fang 2004) and strength of preference (Hamouda, Kilgour, Hipel 2004).

Statements may be marked `unknown` or `strong`. Two states are compared by the first statement on which they differ: if
it is unknown, the comparison is unknown; if it is strong, the preference is strong.

Unknown comparisons are read in four ways, from the most cautious to the boldest party:
  a  it moves where it might improve, and is deterred only by what is certainly no better
  b  it moves only where it surely improves, and is deterred only by what is certainly no better
  c  it moves where it might improve, and is deterred also by what might be no better
  d  it moves only where it surely improves, and is deterred also by what might be no better
Opponents, where they sanction by improvements (SEQ), move where they might improve.

With strength, a state that is stable by GMR, SMR or SEQ is strongly stable where each improvement is answered by a
state that is greatly less preferred (for SMR also: from which no counter leads to one that is not); else weakly.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from tawatur.outlook.coalitions import open_coalitions
from tawatur.outlook.concepts import Concept
from tawatur.outlook.feasibility import take_columns
from tawatur.outlook.graph import Bits, Graph, Reach, follow_sequences, list_bits, make_bits, not_above
from tawatur.outlook.logic import weigh_formula
from tawatur.outlook.model import Wishes
from tawatur.outlook.stability import Position

Reading = Literal["a", "b", "c", "d"]
READINGS: tuple[Reading, ...] = ("a", "b", "c", "d")
GRADED: tuple[Concept, ...] = ("GMR", "SMR", "SEQ")


@dataclass(frozen=True, slots=True)
class Relations:
    """A party's comparisons: for each state the sets of states that are better, no better, unknown, greatly worse."""

    better: tuple[Bits, ...]
    no_better: tuple[Bits, ...]
    unknown: tuple[Bits, ...]
    far_worse: tuple[Bits, ...]


def find_relations(position: Position, party: int) -> Relations:
    """The comparisons of a party between all feasible states."""
    preferences = position.model.preferences[party]
    count = len(position.states)
    whole = (1 << count) - 1
    if not isinstance(preferences, Wishes):
        lower = not_above([int(rank) for rank in position.ranks[party]])
        nothing = (0,) * count
        return Relations(tuple(whole ^ one for one in lower), tuple(lower), nothing, nothing)
    better, unknown, far_worse = [0] * count, [0] * count, [0] * count
    classes = [whole]
    column = take_columns(position.states)
    for wish in preferences.statements:
        holds = np.broadcast_to(np.asarray(weigh_formula(wish.formula, column), dtype=np.bool_), (count,))
        true = make_bits(int(place) for place in np.flatnonzero(holds))
        split = []
        for one in classes:
            high, low = one & true, one & ~true
            if high and low:
                for place in list_bits(low):
                    if wish.unknown:
                        unknown[place] |= high
                    else:
                        better[place] |= high
                for place in list_bits(high):
                    if wish.unknown:
                        unknown[place] |= low
                    elif wish.strong:
                        far_worse[place] |= low
            split += [part for part in (high, low) if part]
        classes = split
    no_better = tuple(whole & ~(better[place] | unknown[place]) for place in range(count))
    return Relations(tuple(better), no_better, tuple(unknown), tuple(far_worse))


class Unsure:
    """A position with all parties' comparisons, to be asked for stability under unknowns and for its strength."""

    def __init__(self, position: Position) -> None:
        """Raises ModelError `outlook.too-many-states` above the number of states that sets are kept for."""
        self.position = position
        self.graph: Graph = open_coalitions(position)
        self.parties = range(len(position.model.parties))
        self.relations = [find_relations(position, party) for party in self.parties]
        self._reached: dict[tuple[int, bool], list[Bits]] = {}

    def gains(self, party: int, *, unsure: bool) -> Reach:
        """For each state where a party can improve to, or might where `unsure`."""
        told = self.relations[party]
        return tuple(
            tuple(to for to in targets if (told.better[place] | (told.unknown[place] if unsure else 0)) >> to & 1)
            for place, targets in enumerate(self.graph.reach[party])
        )

    def answers(self, party: int, *, improving: bool) -> list[Bits]:
        """For each state what the opponents of a party make of it, by moves or by possible improvements."""
        if (party, improving) not in self._reached:
            others = [other for other in self.parties if other != party]
            movers = [self.gains(other, unsure=True) if improving else self.graph.reach[other] for other in others]
            self._reached[party, improving] = follow_sequences(movers, self.graph.size)
        return self._reached[party, improving]

    def is_stable(self, concept: Concept, reading: Reading, party: int) -> list[bool]:
        """Which states are stable for a party by R, GMR, SMR or SEQ under one reading of what is unknown."""
        told = self.relations[party]
        gains = self.gains(party, unsure=reading in "ac")
        if concept == "R":
            return [not one for one in gains]
        bad = [
            no_better | (unknown if reading in "cd" else 0)
            for no_better, unknown in zip(told.no_better, told.unknown, strict=True)
        ]
        return self._are_deterred(party, gains, self._sanctions(concept, party, bad), concept)

    def is_strong(self, concept: Concept, party: int) -> list[bool]:
        """Which states are strongly stable for a party: each improvement leads to something greatly less preferred."""
        told = self.relations[party]
        gains = self.gains(party, unsure=False)
        return self._are_deterred(party, gains, self._sanctions(concept, party, list(told.far_worse)), concept)

    def _sanctions(self, concept: Concept, party: int, bad: list[Bits]) -> list[Bits]:
        if concept != "SMR":
            return bad
        targets = [make_bits(one) for one in self.graph.reach[party]]
        return [make_bits(at for at in list_bits(bits) if not targets[at] & ~bits) for bits in bad]

    def _are_deterred(self, party: int, gains: Reach, sanctions: list[Bits], concept: Concept) -> list[bool]:
        answers = self.answers(party, improving=concept == "SEQ")
        return [all(answers[to] & sanctions[place] for to in one) for place, one in enumerate(gains)]

    def equilibria(self, concept: Concept, reading: Reading) -> list[int]:
        """The states that are stable for all under one reading."""
        stable = [self.is_stable(concept, reading, party) for party in self.parties]
        return self._common(stable)

    def strong_equilibria(self, concept: Concept) -> list[int]:
        """The states that are strongly stable for all."""
        return self._common([self.is_strong(concept, party) for party in self.parties])

    def _common(self, stable: list[list[bool]]) -> list[int]:
        states = self.position.states
        return [int(states[place]) for place in range(len(states)) if all(one[place] for one in stable)]
