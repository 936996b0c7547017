"""Stability word by word from its definitions, on sets, for small models: what the engine must equal."""

from __future__ import annotations

import random
from functools import cache
from itertools import product

from tawatur.outlook.logic import All, Formula, If, Iff, Not, Some, Taken, holds_in
from tawatur.outlook.model import Infeasible, Model, Option, Party, Wish, Wishes


class Naive:
    """A model of options with its definitions: `R_i`, `R_i+`, legal sequences, and what each concept asks."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.parties = range(len(model.parties))
        count = 1 << len(model.options)
        self.states = [s for s in range(count) if not any(holds_in(one.formula, s) for one in model.infeasible)]
        # Asked again and again, and therefore remembered.
        self.value = cache(self._value)
        self.moves = cache(self._moves)
        self.gains = cache(self._gains)
        self.group = cache(self._group)

    def _value(self, i: int, s: int) -> tuple[bool, ...]:
        wishes = self.model.preferences[i]
        assert isinstance(wishes, Wishes)
        return tuple(holds_in(wish.formula, s) for wish in wishes.statements)

    def _moves(self, i: int, s: int) -> set[int]:
        def may(option: Option, after: int) -> bool:
            return option.party == i and (
                option.way == "both" or (option.way == "take" and after == 1) or (option.way == "drop" and after == 0)
            )

        changed = [
            (t, [(option, t >> place & 1) for place, option in enumerate(self.model.options) if (s ^ t) >> place & 1])
            for t in self.states
            if t != s
        ]
        return {t for t, changes in changed if all(may(option, after) for option, after in changes)}

    def _gains(self, i: int, s: int) -> set[int]:
        return {t for t in self.moves(i, s) if self.value(i, t) > self.value(i, s)}

    def _group(self, i: int, s: int, improving: bool) -> set[int]:
        """All that the opponents of i reach from s by legal sequences: pairs of a state and who moved last."""
        seen: set[tuple[int, int]] = set()
        todo = [(s, -1)]
        while todo:
            t, last = todo.pop()
            for j in self.parties:
                if j not in (i, last):
                    for u in self.gains(j, t) if improving else self.moves(j, t):
                        if (u, j) not in seen:
                            seen.add((u, j))
                            todo.append((u, j))
        return {t for t, _ in seen}

    def worse(self, i: int, s: int, t: int) -> bool:
        return self.value(i, t) <= self.value(i, s)

    def is_stable(self, concept: str, i: int, s: int) -> bool:
        return all(self.is_deterred(concept, i, s, t) for t in self.gains(i, s))

    def is_deterred(self, concept: str, i: int, s: int, t: int) -> bool:
        if concept == "R":
            return False
        if concept == "SIM":
            choices = [[s, *self.gains(j, s)] for j in self.parties if j != i]
            for choice in product(*choices):
                u = t
                for target in choice:
                    u ^= s ^ target
                if any(target != s for target in choice) and u in self.states and self.worse(i, s, u):
                    return True
            return False
        reached = self.group(i, t, concept == "SEQ")
        if concept == "SMR":
            return any(self.worse(i, s, u) and all(self.worse(i, s, v) for v in self.moves(i, u)) for u in reached)
        return any(self.worse(i, s, u) for u in reached)


def draw_formula(chance: random.Random, options: int, depth: int = 2) -> Formula:
    kind = chance.randrange(7) if depth else 0
    if kind <= 1:
        return Taken(chance.randrange(options))
    if kind == 2:
        return Not(draw_formula(chance, options, depth - 1))
    parts = (draw_formula(chance, options, depth - 1), draw_formula(chance, options, depth - 1))
    return (All(parts), Some(parts), If(*parts), Iff(*parts))[kind - 3]


def draw_model(chance: random.Random) -> Model:
    """Two to five parties, up to six options, some of which go one way; infeasible states; few statements, so ties."""
    parties = chance.randint(2, 5)
    options = chance.choice([2, 3, 3, 4, 4, 4, 5, 5, 6])
    ways = ["both", "both", "both", "take", "drop"] if chance.random() < 0.5 else ["both"]
    infeasible = tuple(
        Infeasible(All((draw_formula(chance, options, 0), draw_formula(chance, options, 1))))
        for _ in range(chance.choice([0, 0, 1, 2]))
    )
    model = Model(
        parties=tuple(Party(f"p{i}") for i in range(parties)),
        options=tuple(Option(f"o{i}", chance.randrange(parties), way=chance.choice(ways)) for i in range(options)),
        preferences=tuple(
            Wishes(tuple(Wish(draw_formula(chance, options)) for _ in range(chance.randint(0, 5))))
            for _ in range(parties)
        ),
        infeasible=infeasible,
    )
    return model if Naive(model).states else draw_model(chance)
