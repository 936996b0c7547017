"""A conflict model: parties, options, infeasible combinations, preferences, and the words each of them rests on.

It holds what a person or a draft wrote down; nothing is computed here. A state is a number: the bit mask over the
options in their order, the first option being bit 0. In a model that lists its states and moves a state is its place in
that list.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from tawatur.outlook.logic import Formula

# both: it can be taken and dropped; take: once taken it stays; drop: once dropped it is not taken again.
Way = Literal["both", "take", "drop"]
WAYS: tuple[Way, ...] = ("both", "take", "drop")
# Who stands behind a statement: the party's own words, another's words about it, both with denial, or an analyst alone.
Standing = Literal["asserted", "claimed", "contested", "assumed"]
STANDINGS: tuple[Standing, ...] = ("asserted", "claimed", "contested", "assumed")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words in an article: its name or key, the half-open stretch in code points, the words, and who said them."""

    document: str
    start: int
    end: int
    quote: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """What something is called, in either language; "" where nobody said."""

    ar: str = ""
    en: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who decides."""

    id: str
    label: Label = Label()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """An act that one party may take or not. `party` is the place of its owner among the parties."""

    id: str
    party: int
    label: Label = Label()
    way: Way = "both"
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Infeasible:
    """A combination that cannot be. `line` is where the file says so, 0 where no file does."""

    formula: Formula
    why: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Wish:
    """A preference statement: a state where `formula` holds is preferred to one where it does not.

    `unknown`: it is not known whether the party wants this at all; where it decides, the comparison is open (Li et al.
    2004). `strong`: where it decides, the preference is strong (Hamouda et al. 2004).
    """

    formula: Formula
    text: str = ""
    kind: str = ""
    standing: Standing = "assumed"
    unknown: bool = False
    strong: bool = False
    evidence: tuple[Evidence, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Wishes:
    """Preferences by statements, the most important first; a higher one outweighs all lower ones together."""

    statements: tuple[Wish, ...] = ()


@dataclass(frozen=True, slots=True)
class Weights:
    """Preferences by the weight of each option, taken: the sum decides."""

    weights: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Ranking:
    """Preferences by a list of states, best first; states of one group are equal. All feasible states stand in it."""

    groups: tuple[tuple[int, ...], ...]
    line: int = 0


Preferences = Wishes | Weights | Ranking


@dataclass(frozen=True, slots=True)
class Moves:
    """States and moves listed one by one. `moves[i]` are the pairs (from, to) of party i."""

    states: tuple[str, ...]
    moves: tuple[tuple[tuple[int, int], ...], ...]
    labels: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class Model:
    """A conflict at one date. `preferences` in the order of the parties; `graph` where states are listed one by one."""

    parties: tuple[Party, ...]
    options: tuple[Option, ...] = ()
    preferences: tuple[Preferences, ...] = ()
    infeasible: tuple[Infeasible, ...] = ()
    graph: Moves | None = None
    title: Label = Label()
    date: str = ""
    status_quo: int | None = None
    notes: tuple[str, ...] = field(default=())

    def own(self, party: int) -> tuple[int, ...]:
        """The places of a party's options."""
        return tuple(place for place, option in enumerate(self.options) if option.party == party)


def name_label(label: Label, lang: str, other: str) -> str:
    """A label in a language: that language's, else the other one's, else `other`."""
    return (label.ar or label.en if lang == "ar" else label.en or label.ar) or other


def name_state(model: Model, state: int, lang: str = "en") -> str:
    """A state in words: the options taken in it, each with its owner; "—" where none is."""
    if model.graph is not None:
        labels = model.graph.labels
        return name_label(labels[state] if labels else Label(), lang, model.graph.states[state])
    taken = []
    for place, option in enumerate(model.options):
        if state >> place & 1:
            owner = model.parties[option.party]
            taken.append(f"{name_label(owner.label, lang, owner.id)}: {name_label(option.label, lang, option.id)}")
    return ("؛ " if lang == "ar" else "; ").join(taken) or "—"
