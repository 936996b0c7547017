"""Many equilibria told as few: states that differ in options that do not matter become one group; groups are ranked.

A group is a pattern over the options: taken, not taken, or either. All states that fit a pattern are stable by the same
concepts; of thousands of equilibria of one kind it tells only what they share. Groups come by the number of concepts,
then by robustness, then by how near to the status quo they lie.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tawatur.outlook.concepts import Concept
from tawatur.outlook.logic import cover_cubes
from tawatur.outlook.stability import Stability

# Merging compares neighbours again and again; more equilibria of one kind are told as one group by what they share.
MOST_MERGED = 4096


@dataclass(frozen=True, slots=True)
class Group:
    """Equilibria of one pattern. `taken` and `dropped` are the options that matter; `free` are those that do not.

    `exact`: all states that fit the pattern are members; false where very many equilibria share one group.
    `kept` is the mean share of changes to statements that leave its states equilibria, None where that was not found;
    `moves` the fewest moves from the status quo by improvements, None where no way leads there.
    """

    concepts: tuple[Concept, ...]
    states: tuple[int, ...]
    taken: tuple[int, ...]
    dropped: tuple[int, ...]
    free: tuple[int, ...]
    kept: float | None = None
    moves: int | None = None
    exact: bool = True


def group_equilibria(
    found: Stability,
    kept: Mapping[Concept, Mapping[int, float]] | None = None,
    moves: Mapping[int, int] | None = None,
) -> list[Group]:
    """The equilibria in groups, the most remarkable first.

    Args:
        found: the model's stability.
        kept: from `find_sensitivity`, by concept and state.
        moves: the number of moves to a state, for those that are reached.
    """
    by_state: dict[int, list[Concept]] = {}
    for concept in found.stable:
        for state in found.equilibria(concept):
            by_state.setdefault(state, []).append(concept)
    by_concepts: dict[tuple[Concept, ...], set[int]] = {}
    for state, concepts in by_state.items():
        by_concepts.setdefault(tuple(concepts), set()).add(state)
    width = len(found.position.model.options)
    groups = []
    for told, states in by_concepts.items():
        full = (1 << width) - 1
        if found.position.model.graph is not None:
            full = -1  # a state is its place in a list: all of its number counts
            cubes = [(state, full) for state in sorted(states)]
        elif len(states) > MOST_MERGED:
            cubes = [_span(states, full)]
        else:
            cubes = cover_cubes(states, width)
        exact = len(states) <= MOST_MERGED
        for value, care in cubes:
            members = tuple(sorted(state for state in states if (state & care) == value))
            groups.append(_make_group(told, members, value, care, width, kept, moves, exact))
    return sorted(groups, key=_rank)


def _make_group(
    concepts: tuple[Concept, ...],
    members: tuple[int, ...],
    value: int,
    care: int,
    width: int,
    kept: Mapping[Concept, Mapping[int, float]] | None,
    moves: Mapping[int, int] | None,
    exact: bool,
) -> Group:
    shares = [kept[concept][state] for concept in concepts for state in members] if kept else []
    steps = [moves[state] for state in members if state in moves] if moves else []
    places = range(width)
    return Group(
        concepts=concepts,
        states=members,
        taken=tuple(place for place in places if care & value & 1 << place),
        dropped=tuple(place for place in places if care & ~value & 1 << place),
        free=tuple(place for place in places if not care & 1 << place),
        kept=sum(shares) / len(shares) if shares else None,
        moves=min(steps, default=None),
        exact=exact,
    )


def _span(states: set[int], full: int) -> tuple[int, int]:
    """The smallest pattern that all states fit: its value, and the options in which they agree."""
    always, ever = full, 0
    for state in states:
        always &= state
        ever |= state
    return always, always | full & ~ever


def _rank(group: Group) -> tuple[int, float, int, int]:
    far = 1 << 30
    return (-len(group.concepts), -(group.kept or 0.0), far if group.moves is None else group.moves, group.states[0])
