"""Which states can be: all combinations of options but the infeasible ones.

A model of more than `MOST_OPTIONS` options is refused, with the pairs of options that could be one.
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from tawatur.errors import ModelError
from tawatur.outlook.logic import Column, Truth, options_of, weigh_formula
from tawatur.outlook.model import Model, Wishes

# 4 million states: a minute and a gigabyte. Each further option doubles both.
MOST_OPTIONS = 22
# Pairs named in a refusal; more would not be read.
_PAIRS_NAMED = 4

States = NDArray[np.int32]


def require_size(model: Model) -> None:
    """Refuse a model of too many options.

    Raises:
        ModelError: `outlook.too-large`, with the pairs of options to merge.
    """
    if len(model.options) > MOST_OPTIONS:
        pairs = ", ".join(f"{model.options[a].id} + {model.options[b].id}" for a, b in suggest_merges(model))
        raise ModelError(
            "outlook.too-large", options=str(len(model.options)), most=str(MOST_OPTIONS), pairs=pairs or "-"
        )


def suggest_merges(model: Model) -> list[tuple[int, int]]:
    """Pairs of options that one could make one of, most promising first.

    Two options of one party that the statements name together, or that no statement tells apart, lose least by becoming
    one; each option stands in one pair at most.
    """
    together: Counter[tuple[int, int]] = Counter()
    named: Counter[int] = Counter()
    for preferences in model.preferences:
        if isinstance(preferences, Wishes):
            for wish in preferences.statements:
                options = sorted(set(options_of(wish.formula)))
                named.update(options)
                together.update(combinations(options, 2))
    same_owner = [
        (a, b)
        for a, b in combinations(range(len(model.options)), 2)
        if model.options[a].party == model.options[b].party
    ]
    same_owner.sort(key=lambda pair: (named[pair[0]] + named[pair[1]] - 2 * together[pair], pair))
    pairs: list[tuple[int, int]] = []
    for a, b in same_owner:
        if len(pairs) < _PAIRS_NAMED and not {a, b} & {place for pair in pairs for place in pair}:
            pairs.append((a, b))
    return pairs


def find_feasible(model: Model) -> Truth:
    """Which of the 2^options states can be, by their numbers; for a model that lists its states, all of them.

    Raises:
        ModelError: `outlook.too-large`, or `outlook.no-state` where nothing is left.
    """
    if model.graph is not None:
        return np.ones(len(model.graph.states), dtype=np.bool_)
    require_size(model)
    numbers = np.arange(1 << len(model.options), dtype=np.int32)
    column = take_columns(numbers)
    feasible = np.ones(len(numbers), dtype=np.bool_)
    for one in model.infeasible:
        feasible &= ~np.asarray(weigh_formula(one.formula, column), dtype=np.bool_)
    if not feasible.any():
        lines = ", ".join(str(one.line) for one in model.infeasible if one.line) or "-"
        raise ModelError("outlook.no-state", lines=lines)
    return feasible


def take_columns(states: States) -> Column:
    """For a list of states: the place of an option -> where it is taken, computed once for each option."""
    known: dict[int, Truth] = {}

    def column(option: int) -> Truth:
        if option not in known:
            known[option] = (states >> option & 1).astype(np.bool_)
        return known[option]

    return column
