"""SIM: stability by simultaneous sanctions (Fraser, Hipel 1984), for models of options.

An improvement of party i from s is deterred where a set of opponents exists, each with an improvement of his own from
s, so that all changes together lead to a feasible state that is not better for i than s. With two parties this is the
definition of 1984; with more, any non-empty set of opponents may move at once, each by any of his improvements.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tawatur.outlook.feasibility import States
from tawatur.outlook.logic import Truth
from tawatur.outlook.model import Option
from tawatur.outlook.moves import spread_values
from tawatur.outlook.preferences import Ranks

Places = NDArray[np.int64]

# Rows that are extended at once; more would fill memory, fewer would spend their time in Python.
_BATCH = 250_000


@dataclass(frozen=True, slots=True)
class _Changes:
    """A party's improvements: those of the state at place p are `deltas[starts[p]:starts[p + 1]]`."""

    starts: Places
    deltas: NDArray[np.int32]


def find_simultaneous(options: tuple[Option, ...], states: States, ranks: tuple[Ranks, ...]) -> tuple[Truth, ...]:
    """For each party, which feasible states are stable by SIM.

    Args:
        options: all options of the model.
        states: the feasible states, ascending.
        ranks: each party's ranks of them.
    """
    places = np.full(1 << len(options), -1, dtype=np.int32)
    places[states] = np.arange(len(states), dtype=np.int32)
    changes = [_list_changes(options, party, states, rank, places) for party, rank in enumerate(ranks)]
    return tuple(_find_stable(party, options, states, ranks[party], places, changes) for party in range(len(ranks)))


def _list_changes(
    options: tuple[Option, ...], party: int, states: States, ranks: Ranks, places: NDArray[np.int32]
) -> _Changes:
    found_at: list[Places] = []
    found: list[NDArray[np.int32]] = []
    masks = [0]
    for place, option in enumerate(options):
        if option.party == party:
            masks += [mask | 1 << place for mask in masks]
    for mask in masks[1:]:
        allowed = np.ones(len(states), dtype=np.bool_)
        for place, option in enumerate(options):
            if mask >> place & 1 and option.way != "both":
                allowed &= (states >> place & 1) == (option.way == "drop")
        targets = places[states ^ mask]
        allowed &= targets >= 0
        allowed &= ranks[targets] > ranks
        at = np.flatnonzero(allowed)
        found_at.append(at)
        found.append(np.full(len(at), mask, dtype=np.int32))
    at = np.concatenate(found_at) if found_at else np.empty(0, dtype=np.int64)
    deltas = np.concatenate(found) if found else np.empty(0, dtype=np.int32)
    order = np.argsort(at, kind="stable")
    starts = np.zeros(len(states) + 1, dtype=np.int64)
    np.cumsum(np.bincount(at, minlength=len(states)), out=starts[1:])
    return _Changes(starts, deltas[order])


def _find_stable(
    party: int,
    options: tuple[Option, ...],
    states: States,
    ranks: Ranks,
    places: NDArray[np.int32],
    changes: list[_Changes],
) -> Truth:
    own = changes[party]
    others = [one for number, one in enumerate(changes) if number != party]
    # Each row of `at` and `first`: an improvement of the party, at the place of a state, with its change.
    at = np.repeat(np.arange(len(states)), np.diff(own.starts))
    first = own.deltas
    # No set of opponents makes more of a change than all their options do, improving or not.
    board = np.full(len(places), np.iinfo(np.int32).max, dtype=np.int32)
    board[states] = ranks
    foreign = [place for place, option in enumerate(options) if option.party != party]
    least = spread_values(board, options, foreign, np.minimum)
    hopeless = least[states[at] ^ first] > ranks[at]
    unstable = np.zeros(len(states), dtype=np.bool_)
    unstable[at[hopeless]] = True
    left = ~unstable[at]
    at, first = at[left], first[left]
    deterred = np.zeros(len(at), dtype=np.bool_)
    stack = [(np.arange(len(at)), np.zeros(len(at), dtype=np.int32), 0)]
    while stack:
        rows, moved, turn = stack.pop()
        left = ~deterred[rows]
        rows, moved = rows[left], moved[left]
        if not len(rows) or turn >= len(others):
            continue
        if len(rows) > _BATCH:
            half = len(rows) // 2
            stack += [(rows[half:], moved[half:], turn), (rows[:half], moved[:half], turn)]
            continue
        stack.append((rows, moved, turn + 1))  # this opponent stays where he is
        counts = np.diff(others[turn].starts)[at[rows]]
        joined = np.repeat(np.arange(len(rows)), counts)
        if not len(joined):
            continue
        offsets = np.arange(len(joined)) - np.repeat(np.cumsum(counts) - counts, counts)
        deltas = others[turn].deltas[others[turn].starts[at[rows[joined]]] + offsets]
        rows, moved = rows[joined], moved[joined] ^ deltas
        targets = places[states[at[rows]] ^ first[rows] ^ moved]
        worse = (targets >= 0) & (ranks[targets] <= ranks[at[rows]])
        deterred[rows[worse]] = True
        stack.append((rows, moved, turn + 1))
    unstable[at[~deterred]] = True
    return ~unstable
