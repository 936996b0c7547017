"""One party's unilateral improvements from all feasible states at once.

States are sorted by the part that others control and then by the party's rank; what it can improve to is then the rest
of a run, and the least value over a rest is a running minimum. Options that go one way split a run: a state looks into
the runs of all patterns of these that it may still come to.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from tawatur.outlook.feasibility import States
from tawatur.outlook.model import Option
from tawatur.outlook.preferences import Ranks

Places = NDArray[np.int32]
Values = NDArray[np.int64]

# Above every value and every rank; runs are told apart by multiples of it, which stay below 2^63 for 4 million runs.
INFINITE = 1 << 40


@dataclass(frozen=True, slots=True)
class Improvements:
    """`order` sorts the feasible states, `runs` numbers their runs; `rests` are pairs (places, starts of rests).

    Both arrays of a pair are places in `order`; None stands for all places. A rest that starts at the end is empty.
    """

    order: Places
    runs: Places
    rests: tuple[tuple[Places | None, Places], ...]

    def least(self, values: Values) -> Values:
        """For each feasible state the least value over itself and all states that the party can improve to."""
        if not self.rests:
            return values
        own = values[self.order]
        # A running minimum from the end begins anew in each run, since earlier runs are lifted less.
        run = self.runs * np.int64(INFINITE)
        run += own
        np.minimum.accumulate(run[::-1], out=run[::-1])
        run &= INFINITE - 1
        padded = np.append(run, INFINITE)
        del run
        for places, starts in self.rests:
            if places is None:
                np.minimum(own, padded[starts], out=own)
            else:
                own[places] = np.minimum(own[places], padded[starts])
        result = np.empty_like(values)
        result[self.order] = own
        return result


def find_improvements(options: tuple[Option, ...], party: int, states: States, ranks: Ranks) -> Improvements:
    """The improvements of a party.

    Args:
        options: all options of the model.
        party: whose moves.
        states: the feasible states, ascending.
        ranks: its ranks of these states.
    """
    own = [place for place, option in enumerate(options) if option.party == party]
    free = reduce(int.__or__, (1 << place for place in own if options[place].way == "both"), 0)
    one_way = [place for place in own if options[place].way != "both"]
    count = len(states)
    if not own:
        return Improvements(np.empty(0, dtype=np.int32), np.empty(0, dtype=np.int32), ())
    span = int(ranks.max(initial=0)) + 1
    keys = (states & ~np.int32(free)).astype(np.int64)
    keys *= span
    keys += ranks
    order = np.argsort(keys, kind="stable").astype(np.int32)
    keys = keys[order]
    patterns = (states & ~np.int32(free))[order]  # what names a run: all that the free options do not change
    runs = np.zeros(count, dtype=np.int32)
    np.cumsum(patterns[1:] != patterns[:-1], out=runs[1:])
    rests: list[tuple[Places | None, Places]] = []
    if free:
        rests.append((None, _find_rests(keys, patterns, keys, patterns)))
    for flip in _list_flips(one_way):
        allowed = np.ones(count, dtype=np.bool_)
        for place in one_way:
            if flip >> place & 1:
                allowed &= (patterns >> place & 1) == (options[place].way == "drop")
        places = np.flatnonzero(allowed).astype(np.int32)
        if len(places):
            targets = patterns[places] ^ np.int32(flip)
            wanted = keys[places] + (targets.astype(np.int64) - patterns[places]) * span
            rests.append((places, _find_rests(keys, patterns, wanted, targets)))
    return Improvements(order, runs, tuple(rests))


def _find_rests(keys: Values, patterns: Places, wanted: Values, targets: Places) -> Places:
    """Where, in the run wanted, the first state of a higher rank stands; the number of states where there is none."""
    found = np.searchsorted(keys, wanted, side="right").astype(np.int32)
    inside = patterns[np.minimum(found, len(keys) - 1)] == targets
    inside &= found < len(keys)
    found[~inside] = len(keys)
    return found


def _list_flips(places: list[int]) -> list[int]:
    """Every change of one or more of these options, as a bit mask."""
    flips = [0]
    for place in places:
        flips += [flip | 1 << place for flip in flips]
    return flips[1:]
