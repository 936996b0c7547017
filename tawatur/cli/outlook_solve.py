"""`tawatur outlook solve MODEL`"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tawatur.cli.answers import SolveAnswer
from tawatur.cli.options import JsonOption, LangOption
from tawatur.cli.shell import DONE, Shell, open_shell

if TYPE_CHECKING:
    from tawatur.outlook.concepts import Concept
    from tawatur.outlook.stability import Stability

ModelArgument = Annotated[Path, typer.Argument(metavar="MODEL", help="help.option.model", show_default=False)]


def solve_command(
    model: ModelArgument,
    sim: Annotated[bool, typer.Option("--sim", help="help.option.sim")] = False,
    as_json: JsonOption = False,
    lang: LangOption = "",
) -> int:
    """Find the equilibria of a model, print them, and write the page about them where one is asked for."""
    shell = open_shell(as_json, lang)
    from tawatur.outlook.read import read_model
    from tawatur.outlook.stability import choose_concepts, find_stability, open_model

    position = open_model(read_model(model))
    found = find_stability(position, choose_concepts(position, sim=sim))
    shell.answer(make_answer(found))
    if not shell.json:
        tell_equilibria(shell, found)
    return DONE


def make_answer(found: Stability) -> SolveAnswer:
    """The equilibria by concept; None for a concept that was not looked for."""

    def tell(concept: Concept) -> tuple[int, ...] | None:
        return tuple(found.equilibria(concept)) if concept in found.stable else None

    return SolveAnswer(
        nash=tell("R") or (),
        general=tell("GMR") or (),
        symmetric=tell("SMR") or (),
        sequential=tell("SEQ") or (),
        simultaneous=tell("SIM"),
        feasible=len(found.position.states),
    )


def tell_equilibria(shell: Shell, found: Stability) -> None:
    """The equilibria for people: one row for each state, with its concepts and what is taken in it."""
    from tawatur.cli.tables import tell_table
    from tawatur.outlook.concepts import CONCEPTS
    from tawatur.outlook.model import name_state

    model = found.position.model
    shell.line(shell.say("outlook-shell.feasible", count=str(len(found.position.states))))
    sets = {concept: set(found.equilibria(concept)) for concept in CONCEPTS if concept in found.stable}
    states = sorted(set().union(*sets.values()), key=lambda state: (-sum(state in one for one in sets.values()), state))
    if not states:
        shell.line(shell.say("outlook-shell.none"))
    rows = [
        (
            str(state),
            " ".join(concept for concept, one in sets.items() if state in one),
            name_state(model, state, shell.lang),
        )
        for state in states
    ]
    heads = [shell.say(f"outlook-shell.{name}") for name in ("state", "concepts", "taken")]
    tell_table(shell, heads, rows)
