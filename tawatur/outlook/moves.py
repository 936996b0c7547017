"""Moves in all states at once, as operations on arrays over the 2^options states.

A party moves by changing any of its own options in one step; what lies between need not be feasible, but where it
arrives must be. Whoever can reach b from a and c from b can reach c from a directly, so that "no party moves twice in
a row" takes nothing away from what a group reaches here: two such moves in a row are one, or none. (It does in models
that list their moves; those go through `tawatur.outlook.graph`.)
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from tawatur.outlook.model import Option

Values = Any  # an array over all states


def spread_values(values: Values, options: Sequence[Option], places: Iterable[int], combine: Any) -> Values:
    """For each state, `combine` (np.minimum or np.maximum) over all states that a change of some options leads to.

    The state itself counts too. States without a value must hold one that `combine` never chooses.

    Args:
        values: one value for each state.
        options: all options of the model.
        places: those that may change.
        combine: a ufunc of two arrays.
    """
    result = values.copy()
    for place in places:
        pairs = result.reshape(-1, 2, 1 << place)
        off, on = pairs[:, 0, :], pairs[:, 1, :]
        match options[place].way:
            case "both":
                combine(off, on, out=off)
                on[...] = off
            case "take":
                combine(off, on, out=off)
            case "drop":
                combine(on, off, out=on)
    return result


def is_allowed(options: Sequence[Option], state: int, target: int) -> bool:
    """Whether every change from a state to another goes the way that its option allows."""
    return all(
        option.way == "both" or not (state ^ target) >> place & 1 or (target >> place & 1) == (option.way == "take")
        for place, option in enumerate(options)
    )
