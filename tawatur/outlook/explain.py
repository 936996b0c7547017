"""Why a state is stable or not for a party: its improvements, what deters each, and the statements that decide.

Behind every statement stands the evidence that the model gives for it, so that an answer leads back to sentences.
"""

from __future__ import annotations

from dataclasses import dataclass

from tawatur.outlook.concepts import Concept
from tawatur.outlook.logic import holds_in
from tawatur.outlook.model import Wish, Wishes
from tawatur.outlook.stability import Position
from tawatur.outlook.steps import Step, Walker, Way


@dataclass(frozen=True, slots=True)
class Decision:
    """What decides a party's comparison of two states: the place of a statement in its list, and the statement.

    Both are None where weights or a ranking decide, or where the party is indifferent (`equal`).
    """

    place: int | None
    wish: Wish | None
    equal: bool


@dataclass(frozen=True, slots=True)
class Deterrence:
    """One improvement to `state`, decided by `gain`.

    `sanction` is the way by which opponents answer it, None where nothing deters the party; `loss` compares the state
    where that ends with the one where all began. `rivals` are the simultaneous moves of SIM.
    """

    state: int
    gain: Decision
    sanction: Way | None
    loss: Decision | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a state is stable for a party by a concept (`stable`), or is not: some improvement is not deterred."""

    party: int
    concept: Concept
    state: int
    stable: bool
    improvements: tuple[Deterrence, ...]


def explain_state(walker: Walker, state: int, party: int, concept: Concept) -> Explanation:
    """Explain one state for one party by one concept.

    Args:
        walker: over the position.
        state: a feasible state.
        party: whose stability.
        concept: by which concept.
    """
    position = walker.position
    start = position.place(state)
    found = []
    for to in walker.improvements(party, start):
        sanction = _find_sanction(walker, party, concept, start, to)
        end = sanction[-1].state if sanction else None
        if concept == "SIM" and sanction:
            end = _combine(state, int(position.states[to]), sanction)
        found.append(
            Deterrence(
                state=int(position.states[to]),
                gain=decide(position, party, int(position.states[to]), state),
                sanction=sanction,
                loss=None if end is None else decide(position, party, state, end),
            )
        )
    return Explanation(party, concept, state, all(one.sanction is not None for one in found), tuple(found))


def decide(position: Position, party: int, better: int, worse: int) -> Decision:
    """What makes a party prefer a state to another: the first of its statements on which the two differ."""
    preferences = position.model.preferences[party]
    if isinstance(preferences, Wishes):
        for place, wish in enumerate(preferences.statements):
            if not wish.unknown and holds_in(wish.formula, better) != holds_in(wish.formula, worse):
                return Decision(place, wish, False)
        return Decision(None, None, True)
    rank = position.ranks[party]
    return Decision(None, None, bool(rank[position.place(better)] == rank[position.place(worse)]))


def _find_sanction(walker: Walker, party: int, concept: Concept, start: int, to: int) -> Way | None:
    if concept == "R":
        return None
    rank = walker.position.ranks[party]
    if concept == "SIM":
        return _find_rivals(walker, party, start, to)

    def deters(place: int) -> bool:
        if rank[place] > rank[start]:
            return False
        return concept != "SMR" or all(rank[on] <= rank[start] for on in walker.moves(party, place))

    others = [other for other in walker.parties if other != party]
    return walker.search(to, others, deters, improving=concept == "SEQ")


def _find_rivals(walker: Walker, party: int, start: int, to: int) -> Way | None:
    """Opponents' improvements from the same state that, together with the party's, leave it no better off."""
    position = walker.position
    rank, states = position.ranks[party], position.states
    sets: list[Way] = [()]
    for other in walker.parties:
        if other != party:
            gains = [Step(other, int(states[place])) for place in walker.improvements(other, start)]
            sets += [(*one, step) for one in sets for step in gains]
    for rivals in sorted(sets[1:], key=len):
        place = position.place(_combine(int(states[start]), int(states[to]), rivals))
        if place >= 0 and rank[place] <= rank[start]:
            return rivals
    return None


def _combine(state: int, moved: int, rivals: Way) -> int:
    for step in rivals:
        moved ^= state ^ step.state
    return moved
