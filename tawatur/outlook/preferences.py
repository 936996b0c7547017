"""From preferences to ranks: for each party one whole number for each state, higher where it is better off.

Equal ranks are indifference. Only the order counts.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tawatur.errors import ModelError
from tawatur.outlook.feasibility import States, take_columns
from tawatur.outlook.logic import weigh_formula
from tawatur.outlook.model import Model, Ranking, Weights, Wishes

Ranks = NDArray[np.int32]

# Statements that one 64-bit number holds, one bit each, with a sign and a margin left.
_BITS = 60


def rank_states(model: Model, party: int, states: States) -> Ranks:
    """The ranks of some states for a party, from 0 upwards without gaps; statements marked unknown are left out.

    Raises:
        ModelError: `outlook.ranking-incomplete` where a direct ranking leaves out one of the states.
    """
    preferences = model.preferences[party]
    match preferences:
        case Wishes():
            return rank_by_wishes(preferences, states)
        case Weights(weights):
            total = np.zeros(len(states))
            for option, weight in enumerate(weights):
                if weight:
                    total += weight * (states >> option & 1)
            # Sums of decimal weights that are equal on paper differ in their last bits.
            return _close_gaps(np.round(total, 9))
        case Ranking(groups, line):
            return _rank_by_list(model, party, groups, line, states)


def rank_by_wishes(wishes: Wishes, states: States) -> Ranks:
    """Ranks by prioritised statements: the first statement on which two states differ decides (Peng 1999)."""
    column = take_columns(states)
    score = np.zeros(len(states), dtype=np.int64)
    used = 0
    for wish in wishes.statements:
        if wish.unknown:
            continue
        if used == _BITS:
            score = _close_gaps(score).astype(np.int64)
            used = int(score.max(initial=0)).bit_length()
        score <<= 1
        score += np.asarray(weigh_formula(wish.formula, column), dtype=np.bool_)
        used += 1
    return _close_gaps(score)


def _close_gaps(values: NDArray[np.int64] | NDArray[np.float64]) -> Ranks:
    return np.unique(values, return_inverse=True)[1].reshape(-1).astype(np.int32)


def _rank_by_list(model: Model, party: int, groups: tuple[tuple[int, ...], ...], line: int, states: States) -> Ranks:
    rank_of = {state: len(groups) - place for place, group in enumerate(groups) for state in group}
    missing = [int(state) for state in states if int(state) not in rank_of]
    if missing:
        raise ModelError(
            "outlook.ranking-incomplete",
            party=model.parties[party].id,
            line=str(line or "-"),
            states=", ".join(map(str, missing[:8])) + (", …" if len(missing) > 8 else ""),
        )
    return _close_gaps(np.array([rank_of[int(state)] for state in states], dtype=np.int64))
