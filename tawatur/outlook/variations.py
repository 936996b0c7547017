"""One change to a model's statements: leave one out, swap two neighbours in priority, turn one round."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from tawatur.outlook.logic import Not
from tawatur.outlook.model import Model, Preferences, Wish, Wishes

Sort = Literal["drop", "swap", "flip"]


@dataclass(frozen=True, slots=True)
class Variation:
    """A change to the statement at a place in a party's list; `swap` exchanges it with the one after it."""

    sort: Sort
    party: int
    place: int


def list_variations(model: Model, *, flip_all: bool = False) -> Iterator[Variation]:
    """Every single change: each statement left out, each pair of neighbours swapped, each contested one turned round.

    Args:
        model: the model.
        flip_all: turn round every statement, not the contested ones alone.
    """
    for party, preferences in enumerate(model.preferences):
        if not isinstance(preferences, Wishes):
            continue
        wishes = preferences.statements
        yield from (Variation("drop", party, place) for place in range(len(wishes)))
        yield from (Variation("swap", party, place) for place in range(len(wishes) - 1))
        for place, wish in enumerate(wishes):
            if flip_all or wish.standing == "contested":
                yield Variation("flip", party, place)


def vary_preferences(preferences: Preferences, variations: Iterable[Variation]) -> Preferences:
    """A party's preferences after some changes, each told by the places of the unchanged list."""
    if not isinstance(preferences, Wishes):
        return preferences
    wishes: list[Wish | None] = list(preferences.statements)
    order = list(range(len(wishes)))
    for one in variations:
        wish = wishes[one.place]
        if one.sort == "drop":
            wishes[one.place] = None
        elif one.sort == "flip" and wish is not None:
            wishes[one.place] = replace(wish, formula=Not(wish.formula))
        elif one.sort == "swap":
            a, b = order.index(one.place), order.index(one.place + 1)
            order[a], order[b] = order[b], order[a]
    return Wishes(tuple(wish for place in order if (wish := wishes[place]) is not None))


def vary_model(model: Model, variations: Iterable[Variation]) -> Model:
    """The model after some changes."""
    changes = list(variations)
    return replace(
        model,
        preferences=tuple(
            vary_preferences(preferences, [one for one in changes if one.party == party])
            for party, preferences in enumerate(model.preferences)
        ),
    )
