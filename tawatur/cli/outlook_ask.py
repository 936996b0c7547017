"""What the commands about a model share: open it, find the state, party and concept that were asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tawatur.errors import ModelError
from tawatur.messages import Lang

if TYPE_CHECKING:
    from tawatur.outlook.concepts import Concept
    from tawatur.outlook.model import Model, Wish
    from tawatur.outlook.stability import Position
    from tawatur.outlook.variations import Variation

ModelArgument = Annotated[Path, typer.Argument(metavar="MODEL", help="help.option.model", show_default=False)]
ConceptOption = Annotated[str, typer.Option("--concept", metavar="NAME", help="help.option.concept")]


def open_position(path: Path) -> Position:
    """The model of a file, made ready."""
    from tawatur.outlook.read import read_model
    from tawatur.outlook.stability import open_model

    return open_model(read_model(path))


def find_state(position: Position, asked: str) -> int:
    """A feasible state by its number, or by its name in a model that lists its states."""
    graph = position.model.graph
    if graph is not None and asked in graph.states:
        return graph.states.index(asked)
    if asked.isdecimal() and len(asked) < 10 and position.place(int(asked)) >= 0:
        return int(asked)
    raise ModelError("outlook.unknown-state", state=asked)


def find_party(model: Model, asked: str) -> int:
    """A party by its id."""
    ids = [party.id for party in model.parties]
    if asked not in ids:
        raise ModelError("outlook.unknown-party", party=asked, known=", ".join(ids))
    return ids.index(asked)


def find_concept(asked: str, known: tuple[Concept, ...]) -> Concept:
    """A concept by its abbreviation."""
    for concept in known:
        if asked.upper() == concept:
            return concept
    raise ModelError("outlook.unknown-concept", concept=asked, known=", ".join(known))


def write_wish(model: Model, wish: Wish) -> str:
    """A statement by the ids of its options."""
    from tawatur.outlook.logic import write_formula

    return write_formula(wish.formula, [option.id for option in model.options])


def name_party(model: Model, party: int, lang: Lang) -> str:
    """What a party is called."""
    from tawatur.outlook.model import name_label

    return name_label(model.parties[party].label, lang, model.parties[party].id)


def find_wish(model: Model, variation: Variation) -> Wish:
    """The statement that a change is about."""
    from tawatur.outlook.model import Wishes

    preferences = model.preferences[variation.party]
    assert isinstance(preferences, Wishes)
    return preferences.statements[variation.place]
