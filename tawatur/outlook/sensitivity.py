"""What the equilibria rest on: the model is solved again after every single change to a statement.

Only the party that changed is ranked anew; what depends on a party's own ranks alone (R, GMR, SMR) is kept for others.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import combinations, product
from math import comb

from tawatur.errors import ModelError
from tawatur.outlook.concepts import Concept
from tawatur.outlook.graph import Graph, find_graph_stability
from tawatur.outlook.logic import Truth
from tawatur.outlook.model import Wishes
from tawatur.outlook.preferences import rank_states
from tawatur.outlook.simultaneous import find_simultaneous
from tawatur.outlook.stability import Board, Stability
from tawatur.outlook.variations import Variation, list_variations, vary_model

# A party's stability by these depends on no other party's preferences.
_OWN: frozenset[Concept] = frozenset(("R", "GMR", "SMR"))
# Sets of changes longer than this are no answer that a person could use.
MOST_CHANGES = 3
# Sets of one size that are tried: half a minute for the Libya model; larger sizes of larger models are left out.
MOST_TRIED = 10_000


@dataclass(frozen=True, slots=True)
class Effect:
    """A change, and the equilibria that come and go with it, by concept."""

    variation: Variation
    gained: dict[Concept, tuple[int, ...]]
    lost: dict[Concept, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """All effects. `kept[concept][state]` is the share of changes under which an equilibrium stays one."""

    effects: tuple[Effect, ...]
    kept: dict[Concept, dict[int, float]]


def find_sensitivity(found: Stability) -> Sensitivity:
    """Solve the model again after each change of `list_variations`.

    Args:
        found: the model's stability by the concepts that are to be looked at.

    Raises:
        ModelError: `outlook.no-statements` where no party's preferences are statements.
    """
    position = found.position
    if not any(isinstance(one, Wishes) and one.statements for one in position.model.preferences):
        raise ModelError("outlook.no-statements")
    board = None if position.model.graph is not None else Board(position)
    base: dict[Concept, set[int]] = {concept: set(found.equilibria(concept)) for concept in found.stable}
    counts: dict[Concept, dict[int, int]] = {concept: dict.fromkeys(sorted(one), 0) for concept, one in base.items()}
    effects = []
    for variation in list_variations(position.model):
        solved = solve_again(found, board, [variation])
        gained: dict[Concept, tuple[int, ...]] = {}
        lost: dict[Concept, tuple[int, ...]] = {}
        for concept, before in base.items():
            after = set(solved.equilibria(concept))
            for state in before & after:
                counts[concept][state] += 1
            gained[concept], lost[concept] = tuple(sorted(after - before)), tuple(sorted(before - after))
        effects.append(Effect(variation, gained, lost))
    kept = {
        concept: {state: count / len(effects) for state, count in states.items()} for concept, states in counts.items()
    }
    return Sensitivity(tuple(effects), kept)


def solve_again(found: Stability, board: Board | None, variations: list[Variation]) -> Stability:
    """The stability of a model after some changes, by the same concepts."""
    position = found.position
    model = vary_model(position.model, variations)
    changed = {one.party for one in variations}
    ranks = tuple(
        rank_states(model, party, position.states) if party in changed else ranks
        for party, ranks in enumerate(position.ranks)
    )
    varied = replace(position, model=model, ranks=ranks)
    if board is None:
        graph = Graph.of_model(model, ranks)
        return Stability(varied, find_graph_stability(graph, tuple(found.stable)))
    for party in changed:
        board = board.replace_party(varied, party)
    stable: dict[Concept, tuple[Truth, ...]] = {}
    for concept, before in found.stable.items():
        if concept == "SIM":
            stable[concept] = find_simultaneous(model.options, position.states, ranks)
        else:
            stable[concept] = tuple(
                before[party] if concept in _OWN and party not in changed else board.find_stable(concept, party)
                for party in board.parties
            )
    return Stability(varied, stable)


def find_changes(found: Stability, state: int, concept: Concept) -> list[tuple[Variation, ...]]:
    """The smallest sets of changes after which a state is an equilibrium: left out, swapped, or turned round.

    Args:
        found: the model's stability.
        state: a feasible state.
        concept: by which it is to hold.

    Returns:
        All sets of the smallest size that suffices, up to `MOST_CHANGES` changes; one empty set where it holds already,
        none where no such set is small enough, or where there would be more than `MOST_TRIED` of a size to try.
    """
    position = found.position
    wanted = Stability(position, {concept: found.stable[concept]})
    place = position.place(state)
    unstable = [party for party, stable in enumerate(wanted.stable[concept]) if not stable[place]]
    if not unstable:
        return [()]
    board = None if position.model.graph is not None else Board(position)

    def holds(parties: Iterable[int], changes: tuple[Variation, ...]) -> bool:
        solved = solve_again(wanted, board, list(changes)).stable[concept]
        return all(solved[party][place] for party in parties)

    every = list(list_variations(position.model, flip_all=True))
    if concept not in _OWN:
        return _smallest(every, lambda changes: holds(range(len(position.model.parties)), changes), MOST_CHANGES - 1)
    # Each party must be won by changes of its own, so that they can be looked for one party at a time.
    choices = []
    for party in unstable:
        own = [one for one in every if one.party == party]
        choices.append(_smallest(own, lambda changes, party=party: holds([party], changes), MOST_CHANGES))
    sets = [tuple(one for part in choice for one in part) for choice in product(*choices)]
    return [one for one in sets if len(one) <= MOST_CHANGES * len(unstable)]


def _smallest(changes: list[Variation], suffices: object, most: int) -> list[tuple[Variation, ...]]:
    assert callable(suffices)
    for size in range(1, most + 1):
        if comb(len(changes), size) > MOST_TRIED:
            break
        found = [one for one in combinations(changes, size) if suffices(one)]
        if found:
            return found
    return []
