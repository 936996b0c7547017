"""`tawatur outlook solve MODEL [-o PAGE]`"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tawatur.cli.answers import SolveAnswer
from tawatur.cli.options import JsonOption, LangOption
from tawatur.cli.outlook_ask import ModelArgument, open_position
from tawatur.cli.shell import DONE, Shell, open_shell

if TYPE_CHECKING:
    from tawatur.outlook.concepts import Concept
    from tawatur.outlook.stability import Stability


def solve_command(
    model: ModelArgument,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="help.option.outlook-page", show_default=False)
    ] = None,
    sim: Annotated[bool, typer.Option("--sim", help="help.option.sim")] = False,
    as_json: JsonOption = False,
    lang: LangOption = "",
) -> int:
    """Find the equilibria of a model, print them, and write the page about them where one is asked for."""
    shell = open_shell(as_json, lang)
    from tawatur.cli.output import require_place, writing_to
    from tawatur.outlook.stability import choose_concepts, find_stability

    position = open_position(model)
    found = find_stability(position, choose_concepts(position, sim=sim))
    if output is not None:
        from tawatur.report.outlook import write_outlook

        require_place(output)
        with writing_to(output):
            write_outlook(found, output, lang=shell.lang)
    shell.answer(make_answer(found))
    if not shell.json:
        tell_equilibria(shell, found)
        if output is not None:
            shell.line(shell.say("outlook-shell.written", path=str(output)))
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
    from tawatur.cli.tables import MOST_ROWS, tell_table
    from tawatur.outlook.concepts import CONCEPTS
    from tawatur.outlook.model import name_state

    model = found.position.model
    shell.line(shell.say("outlook-shell.feasible", count=str(len(found.position.states))))
    sets = {concept: set(found.equilibria(concept)) for concept in CONCEPTS if concept in found.stable}
    states = sorted(set().union(*sets.values()), key=lambda state: (-sum(state in one for one in sets.values()), state))
    if not states:
        shell.line(shell.say("outlook-shell.none"))
    shown = states[:MOST_ROWS]
    rows = [
        (str(state), " ".join(name for name, one in sets.items() if state in one), name_state(model, state, shell.lang))
        for state in shown
    ]
    heads = [shell.say(f"outlook-shell.{name}") for name in ("state", "concepts", "taken")]
    tell_table(shell, heads, rows, more=len(states) - len(shown))
