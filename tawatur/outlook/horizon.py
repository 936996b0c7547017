"""Limited-move stability L_h: everybody looks a number of moves ahead and chooses by what he foresees at the end.

With two parties this is the recursion of Zagare (1984) and Kilgour (1985): whoever has the move at a state with h moves
left goes where the state that he foresees is best for him, or stays if none is better than where he is; then the other
has the move with h - 1 left. With more parties the one who moved expects the worst for himself: of those others who
would move on, the one whose move ends where he likes it least (after Fang, Hipel, Kilgour 1993; the literature knows
other readings). Between states that the mover likes equally he goes to the first one.

A state is L_h stable for a party that would stay there. L_1 is Nash.
"""

from __future__ import annotations

from tawatur.outlook.coalitions import open_coalitions
from tawatur.outlook.graph import Graph
from tawatur.outlook.stability import Position


def find_limited_stability(position: Position, horizon: int) -> list[list[bool]]:
    """Which feasible states are L_h stable, by party.

    Args:
        position: from `open_model`.
        horizon: how many moves everybody looks ahead, at least 1.

    Raises:
        ModelError: `outlook.too-many-states`.
    """
    graph = open_coalitions(position)
    foreseen = foresee(graph, horizon)
    return [[end == place for place, end in enumerate(one)] for one in foreseen]


def foresee(graph: Graph, horizon: int) -> list[list[int]]:
    """For each party and state, where the party that has the move there foresees that it will end."""
    parties, states = range(len(graph.reach)), range(graph.size)
    foreseen = [list(states) for _ in parties]  # nobody has a move left
    for _ in range(horizon):
        foreseen = [[_choose(graph, party, state, foreseen) for state in states] for party in parties]
    return foreseen


def _choose(graph: Graph, party: int, state: int, after: list[list[int]]) -> int:
    """Where it ends if a party has the move: `after` says where it ends if somebody has the next one."""
    rank = graph.ranks[party]
    best = state
    for target in graph.reach[party][state]:
        ends = [after[other][target] for other in range(len(after)) if other != party]
        moved = [end for end in ends if end != target]
        end = min(moved, key=lambda one: (rank[one], one)) if moved else target
        if rank[end] > rank[best]:
            best = end
    return best
