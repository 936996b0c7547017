"""What the page about a model shows, gathered in both languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tawatur.messages import LANGS, Lang
from tawatur.outlook.concepts import CONCEPTS, Concept
from tawatur.outlook.explain import Decision, Explanation, explain_state
from tawatur.outlook.grouping import Group
from tawatur.outlook.logic import Formula, write_formula
from tawatur.outlook.model import Model, Wish, name_label, name_state
from tawatur.outlook.overview import sum_up
from tawatur.outlook.sensitivity import Effect
from tawatur.outlook.stability import Stability
from tawatur.outlook.steps import Walker
from tawatur.report.outlook_picture import Picture, draw_states

# More circles than this run together on a screen.
MOST_SHOWN = 256
# Arrows that still leave the circles visible.
MOST_ARROWS = 700
# Equilibria explained one by one, and groups in the table.
MOST_EXPLAINED, MOST_GROUPS = 24, 40

Text = Mapping[Lang, str]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a state holds for a party, or that it does not: texts for the page in the order of the improvements."""

    party: int
    explanation: Explanation


@dataclass(frozen=True, slots=True)
class StateView:
    """An equilibrium with its reasons, for the most telling concept by which it holds."""

    state: int
    concept: Concept
    concepts: tuple[Concept, ...]
    name: Text
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class OutlookView:
    """All that the page shows."""

    model: Model
    found: Stability
    pictures: Mapping[Lang, Picture]
    shown: int
    groups: tuple[Group, ...]
    states: tuple[StateView, ...]
    effects: tuple[Effect, ...]
    varied: bool

    def name(self, state: int) -> Text:
        """What is done in a state."""
        return {lang: name_state(self.model, state, lang) for lang in LANGS}

    def party(self, party: int) -> Text:
        """What a party is called."""
        one = self.model.parties[party]
        return {lang: name_label(one.label, lang, one.id) for lang in LANGS}

    def option(self, option: int) -> Text:
        """What an option is called, with its owner."""
        one = self.model.options[option]
        return {lang: f"{self.party(one.party)[lang]}: {name_label(one.label, lang, one.id)}" for lang in LANGS}

    def wish(self, wish: Wish) -> Text:
        """A statement in words."""
        written = "ar" if _ARABIC_LETTER.search(wish.text) else "en"
        return {lang: wish.text if wish.text and lang == written else self.say(wish.formula, lang) for lang in LANGS}

    def say(self, formula: Formula, lang: Lang) -> str:
        """A formula with the options' names in guillemets."""
        names = [f"«{self.option(place)[lang]}»" for place in range(len(self.model.options))]
        text = write_formula(formula, names)
        if lang == "en":
            return text
        return " ".join(_ARABIC.get(word, word.replace("(not", "(ليس")) for word in text.split(" "))

    def decision(self, decision: Decision) -> Text | None:
        """What decides a comparison, None where no statement does."""
        return self.wish(decision.wish) if decision.wish is not None else None


_ARABIC_LETTER = re.compile("[\u0620-\u064a]")
# not, and, or, if, if and only if
_ARABIC = {"not": "ليس", "and": "و", "or": "أو", "if": "إذا", "iff": "إذا وفقط إذا"}


def view_outlook(found: Stability) -> OutlookView:
    """Gather what the page shows; sensitivity and ways are left out in models of very many states."""
    position = found.position
    model = position.model
    walker = Walker(position)
    equilibria: dict[int, list[Concept]] = {}
    for concept in CONCEPTS:
        for state in found.equilibria(concept) if concept in found.stable else ():
            equilibria.setdefault(state, []).append(concept)
    overview = sum_up(found, walker)
    groups = overview.groups
    order = [state for group in groups for state in group.states]
    shown = _choose_states(found, walker, order or [int(position.states[0])])
    names = {lang: {state: name_state(model, state, lang) for state in shown} for lang in LANGS}
    weights = {state: len(concepts) for state, concepts in equilibria.items()}
    arrows = _list_arrows(walker, shown, order)
    return OutlookView(
        model=model,
        found=found,
        pictures={
            lang: draw_states(model, shown, weights, arrows, names[lang], mirrored=lang == "ar") for lang in LANGS
        },
        shown=len(shown),
        groups=groups[:MOST_GROUPS],
        states=tuple(_view_state(found, walker, state, equilibria[state]) for state in order[:MOST_EXPLAINED]),
        effects=tuple(
            one
            for one in overview.sensitivity.effects
            if any(one.lost[concept] or one.gained[concept] for concept in found.stable)
        ),
        varied=overview.varied,
    )


def _choose_states(found: Stability, walker: Walker, order: list[int]) -> list[int]:
    """All states, or, where they are too many, the status quo and equilibria, and what these can be improved to."""
    position = found.position
    if len(position.states) <= MOST_SHOWN:
        return [int(state) for state in position.states]
    quo = position.model.status_quo
    chosen = dict.fromkeys([*([] if quo is None else [quo]), *order[:MOST_SHOWN]])
    for state in list(chosen):
        for party in walker.parties:
            chosen.update(
                dict.fromkeys(int(position.states[to]) for to in walker.improvements(party, position.place(state)))
            )
    return sorted(list(chosen)[:MOST_SHOWN])


def _list_arrows(walker: Walker, shown: list[int], first: list[int]) -> list[tuple[int, int, int]]:
    """Improvements between states that are shown; those from the status quo and the equilibria before others."""
    position, inside = walker.position, set(shown)
    quo = position.model.status_quo
    starts = dict.fromkeys([*([] if quo is None else [quo]), *(state for state in first if state in inside), *shown])
    arrows = [
        (party, start, int(position.states[to]))
        for start in starts
        if start in inside
        for party in walker.parties
        for to in walker.improvements(party, position.place(start))
        if int(position.states[to]) in inside
    ]
    return arrows[:MOST_ARROWS]


def _view_state(found: Stability, walker: Walker, state: int, concepts: list[Concept]) -> StateView:
    # SEQ tells most: its sanctions are what opponents would want to do. Else the most demanding one.
    concept: Concept = "SEQ" if "SEQ" in concepts else concepts[0]
    reasons = tuple(Reason(party, explain_state(walker, state, party, concept)) for party in walker.parties)
    name = {lang: name_state(found.position.model, state, lang) for lang in LANGS}
    return StateView(state, concept, tuple(concepts), name, reasons)
