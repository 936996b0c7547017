"""The picture of states and moves, for SVG: a grid on which states that differ by one option are mostly neighbours.

The options are halved: one half numbers the columns, the other the rows, both in Gray's order, in which neighbours
differ in one place. Models that list their states stand on a circle. Readers of Arabic get the columns from the right.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin

from tawatur.outlook.model import Model

# Places of the grid, and radius of a circle without concepts and for each of them.
CELL, RADIUS, STEP = 64, 11, 2.2
MARGIN = 40


@dataclass(frozen=True, slots=True)
class Node:
    """A state in the picture: `weight` is the number of concepts by which it is an equilibrium."""

    state: int
    x: float
    y: float
    radius: float
    weight: int
    here: bool
    name: str


@dataclass(frozen=True, slots=True)
class Arrow:
    """An improvement: a curve from one circle to another, by a party."""

    party: int
    start: int
    to: int
    path: str


@dataclass(frozen=True, slots=True)
class Picture:
    """What to draw, and how large it is."""

    width: float
    height: float
    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...]


def draw_states(
    model: Model,
    states: Sequence[int],
    weights: Mapping[int, int],
    moves: Sequence[tuple[int, int, int]],
    names: Mapping[int, str],
    *,
    mirrored: bool,
) -> Picture:
    """Lay out states and moves.

    Args:
        model: the model.
        states: those to show.
        weights: the number of concepts of those that are equilibria.
        moves: (party, from, to), between states that are shown.
        names: what is done in each state.
        mirrored: whether columns run from the right.
    """
    places = _place_on_circle(states) if model.graph is not None else _place_on_grid(states, len(model.options))
    width = max(x for x, _ in places.values()) + 2 * MARGIN
    height = max(y for _, y in places.values()) + 2 * MARGIN
    nodes = {}
    for state in states:
        x, y = places[state]
        nodes[state] = Node(
            state=state,
            x=round(width - MARGIN - x if mirrored else MARGIN + x, 1),
            y=round(MARGIN + y, 1),
            radius=RADIUS + STEP * weights.get(state, 0),
            weight=weights.get(state, 0),
            here=state == model.status_quo,
            name=names[state],
        )
    arrows = tuple(Arrow(party, start, to, _draw_curve(nodes[start], nodes[to], party)) for party, start, to in moves)
    return Picture(width, height, tuple(nodes.values()), arrows)


def _place_on_circle(states: Sequence[int]) -> dict[int, tuple[float, float]]:
    radius = max(CELL, CELL * len(states) / (2 * pi) * 1.4)
    return {
        state: (
            radius + radius * sin(2 * pi * place / len(states)),
            radius - radius * cos(2 * pi * place / len(states)),
        )
        for place, state in enumerate(states)
    }


def _place_on_grid(states: Sequence[int], options: int) -> dict[int, tuple[float, float]]:
    half = (options + 1) // 2
    columns = _rank_used(state & ((1 << half) - 1) for state in states)
    rows = _rank_used(state >> half for state in states)
    return {state: (CELL * columns[state & ((1 << half) - 1)], CELL * rows[state >> half]) for state in states}


def _rank_used(values: object) -> dict[int, int]:
    """The places of values in Gray's order, without gaps for those that do not occur."""
    used = sorted(set(values), key=_gray_place)  # type: ignore[call-overload]
    return {value: place for place, value in enumerate(used)}


def _gray_place(code: int) -> int:
    place = 0
    while code:
        place ^= code
        code >>= 1
    return place


def _draw_curve(start: Node, to: Node, party: int) -> str:
    """A curve that bends a little, by each party otherwise, and ends where the circle begins."""
    across, down = to.x - start.x, to.y - start.y
    length = hypot(across, down) or 1.0
    bend = 10 + 5 * (party % 4)
    middle_x = (start.x + to.x) / 2 - down / length * bend
    middle_y = (start.y + to.y) / 2 + across / length * bend
    end_across, end_down = to.x - middle_x, to.y - middle_y
    end = hypot(end_across, end_down) or 1.0
    gap = to.radius + 5
    return (
        f"M{start.x:.1f} {start.y:.1f}Q{middle_x:.1f} {middle_y:.1f} "
        f"{to.x - end_across / end * gap:.1f} {to.y - end_down / end * gap:.1f}"
    )
