"""Ways from the status quo to where it could end, and moves that several parties would make together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from tawatur.errors import ModelError
from tawatur.outlook.coalitions import MOST_STATES, find_joint_improvements, open_coalitions
from tawatur.outlook.stability import Position
from tawatur.outlook.steps import Walker, Way


@dataclass(frozen=True, slots=True)
class Route:
    """How a state is reached: by improvements of each mover (`improving`), by any moves, None where it is not."""

    state: int
    improving: Way | None
    moving: Way | None


@dataclass(frozen=True, slots=True)
class JointMove:
    """A coalition that could go from a state to another by its own moves, to the good of each of its members."""

    parties: tuple[int, ...]
    state: int
    target: int


def find_routes(walker: Walker, start: int, targets: Iterable[int]) -> list[Route]:
    """The shortest ways from a state to others, shortest first; nobody moves twice in a row.

    Args:
        walker: over the position.
        start: a feasible state.
        targets: feasible states; the start itself is reached by no move.
    """
    position = walker.position
    begin = position.place(start)
    routes = []
    for target in targets:
        end = position.place(target)
        if end == begin:
            routes.append(Route(target, (), ()))
            continue
        ways = [walker.search(begin, walker.parties, end.__eq__, improving=improving) for improving in (True, False)]
        routes.append(Route(target, *ways))
    return sorted(routes, key=_length)


def _length(route: Route) -> tuple[int, int, int]:
    far = 1 << 30
    return (
        far if route.improving is None else len(route.improving),
        far if route.moving is None else len(route.moving),
        route.state,
    )


def find_joint_moves(position: Position, state: int, members: int = 2) -> list[JointMove]:
    """What coalitions of up to some members could do from a state to the good of each; small coalitions first.

    Raises:
        ModelError: `outlook.too-many-states` above `MOST_STATES` feasible states.
    """
    if len(position.states) > MOST_STATES:
        raise ModelError("outlook.too-many-states", states=str(len(position.states)), most=str(MOST_STATES))
    graph = open_coalitions(position)
    place = position.place(state)
    found = []
    for size in range(2, members + 1):
        for parties in combinations(range(len(position.model.parties)), size):
            targets = find_joint_improvements(graph, parties)[place]
            found += [JointMove(parties, state, int(position.states[to])) for to in targets]
    return found
