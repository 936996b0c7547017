"""`tawatur outlook ways MODEL [--from STATE] [--to STATE] [--members N]`"""

from __future__ import annotations

from typing import Annotated

import typer

from tawatur.cli.answers.outlook import MoveRow
from tawatur.cli.answers.variations import JointRow, WayRow, WaysAnswer
from tawatur.cli.options import JsonOption, LangOption
from tawatur.cli.outlook_ask import ModelArgument, find_state, name_party, open_position
from tawatur.cli.shell import DONE, open_shell
from tawatur.errors import ModelError


def ways_command(
    model: ModelArgument,
    start: Annotated[
        str, typer.Option("--from", metavar="STATE", help="help.option.outlook-from", show_default=False)
    ] = "",
    target: Annotated[
        str, typer.Option("--to", metavar="STATE", help="help.option.outlook-to", show_default=False)
    ] = "",
    members: Annotated[int, typer.Option("--members", metavar="N", help="help.option.members", min=0, max=6)] = 2,
    as_json: JsonOption = False,
    lang: LangOption = "",
) -> int:
    """Find the ways from the status quo to the equilibria or to one state, and what coalitions would do together."""
    shell = open_shell(as_json, lang)
    from tawatur.outlook.coalitions import MOST_STATES
    from tawatur.outlook.model import name_state
    from tawatur.outlook.paths import find_joint_moves, find_routes
    from tawatur.outlook.stability import choose_concepts, find_stability
    from tawatur.outlook.steps import Walker, Way

    position = open_position(model)
    told = position.model
    if not start and told.status_quo is None:
        raise ModelError("outlook.no-status-quo")
    begin = find_state(position, start) if start else told.status_quo
    assert begin is not None
    if len(position.states) > MOST_STATES:
        raise ModelError("outlook.too-many-states", states=str(len(position.states)), most=str(MOST_STATES))
    if target:
        targets = [find_state(position, target)]
    else:
        found = find_stability(position, choose_concepts(position))
        targets = sorted({state for concept in found.stable for state in found.equilibria(concept)})
    routes = find_routes(Walker(position), begin, targets)
    joint = find_joint_moves(position, begin, members)
    ids = [party.id for party in told.parties]

    def rows(way: Way | None) -> tuple[MoveRow, ...] | None:
        return None if way is None else tuple(MoveRow(party=ids[step.party], state=step.state) for step in way)

    shell.answer(
        WaysAnswer(
            start=begin,
            ways=tuple(
                WayRow(state=one.state, improving=rows(one.improving), moving=rows(one.moving)) for one in routes
            ),
            joint=tuple(
                JointRow(parties=tuple(ids[party] for party in one.parties), state=one.target) for one in joint
            ),
        )
    )
    if shell.json:
        return DONE
    shell.line(f"{begin}: {name_state(told, begin, shell.lang)}")
    for one in routes:
        way = one.improving if one.improving is not None else one.moving
        sort = "improving" if one.improving is not None else "moving" if one.moving is not None else "unreached"
        steps = " → ".join(f"{name_party(told, step.party, shell.lang)} {step.state}" for step in way or ())
        shell.line(f"{one.state:>6}  {shell.say(f'outlook-shell.{sort}')}  {steps}")
    for move in joint:
        names = " + ".join(name_party(told, party, shell.lang) for party in move.parties)
        shell.line(shell.say("outlook-shell.joint", parties=names, state=str(move.target)))
    return DONE
