"""`tawatur outlook solve MODEL [-o PAGE]`"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tawatur.cli.answers.outlook import SolveAnswer
from tawatur.cli.options import JsonOption, LangOption
from tawatur.cli.outlook_ask import ModelArgument, open_position
from tawatur.cli.shell import DONE, Shell, open_shell

if TYPE_CHECKING:
    from tawatur.outlook.concepts import Concept
    from tawatur.outlook.grouping import Group
    from tawatur.outlook.stability import Stability


# States named in one row.
_STATES = 16


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
    """The equilibria for people: one row for each group, the most remarkable first."""
    from tawatur.cli.tables import MOST_ROWS, tell_table
    from tawatur.outlook.overview import sum_up
    from tawatur.outlook.steps import Walker

    shell.line(shell.say("outlook-shell.feasible", count=str(len(found.position.states))))
    overview = sum_up(found, Walker(found.position))
    if not overview.groups:
        shell.line(shell.say("outlook-shell.none"))
    names = ["concepts", "states", "taken", "left", "either"]
    if overview.varied:
        names.append("robust")
    if found.position.model.status_quo is not None:
        names.append("distance")
    rows = [_write_group(shell, found, group, names) for group in overview.groups[:MOST_ROWS]]
    heads = [shell.say(f"outlook-shell.{name}") for name in names]
    tell_table(shell, heads, rows, more=len(overview.groups) - len(rows))


def _write_group(shell: Shell, found: Stability, group: Group, names: list[str]) -> list[str]:
    from tawatur.outlook.model import name_label, name_state

    model = found.position.model

    def options(places: tuple[int, ...]) -> str:
        told = [model.options[place] for place in places]
        owners = [model.parties[option.party] for option in told]
        lines = [
            f"{name_label(owner.label, shell.lang, owner.id)}: {name_label(option.label, shell.lang, option.id)}"
            for owner, option in zip(owners, told, strict=True)
        ]
        return "\n".join(lines) or "—"

    states = " ".join(map(str, group.states[:_STATES]))
    cells = {
        "concepts": " ".join(group.concepts),
        "states": states + (f" … ({len(group.states)})" if len(group.states) > _STATES else ""),
        "taken": options(group.taken) if model.graph is None else name_state(model, group.states[0], shell.lang),
        "left": options(group.dropped),
        "either": options(group.free),
        "robust": "—" if group.kept is None else f"{group.kept:.0%}",
        "distance": "—" if group.moves is None else str(group.moves),
    }
    return [cells[name] for name in names]
