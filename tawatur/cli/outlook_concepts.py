"""`tawatur outlook concepts MODEL [--horizon H]`"""

from __future__ import annotations

from typing import Annotated

import typer

from tawatur.cli.answers.outlook import ConceptRow, ConceptsAnswer
from tawatur.cli.options import JsonOption, LangOption
from tawatur.cli.outlook_ask import ModelArgument, open_position
from tawatur.cli.shell import DONE, open_shell


def concepts_command(
    model: ModelArgument,
    horizon: Annotated[int, typer.Option("--horizon", metavar="H", help="help.option.horizon", min=1, max=12)] = 4,
    as_json: JsonOption = False,
    lang: LangOption = "",
) -> int:
    """Find equilibria by further concepts: for coalitions, by foresight, under unknown and with strong preferences."""
    shell = open_shell(as_json, lang)
    from tawatur.cli.tables import tell_table
    from tawatur.outlook.coalitions import COALITION_CONCEPTS, find_coalition_equilibria, open_coalitions
    from tawatur.outlook.horizon import find_limited_stability
    from tawatur.outlook.model import Wishes
    from tawatur.outlook.uncertain import GRADED, READINGS, Unsure

    position = open_position(model)
    graph = open_coalitions(position)
    rows = [
        ConceptRow(
            concept=concept, states=tuple(int(position.states[at]) for at in find_coalition_equilibria(graph, concept))
        )
        for concept in COALITION_CONCEPTS
    ]
    for ahead in range(1, horizon + 1):
        stable = find_limited_stability(position, ahead)
        states = [int(state) for at, state in enumerate(position.states) if all(one[at] for one in stable)]
        rows.append(ConceptRow(concept=f"L{ahead}", states=tuple(states)))
    wishes = [wish for one in position.model.preferences if isinstance(one, Wishes) for wish in one.statements]
    unsure = Unsure(position)
    if any(wish.unknown for wish in wishes):
        for concept in ("R", *GRADED):
            for reading in READINGS:
                rows.append(
                    ConceptRow(concept=f"{concept}_{reading}", states=tuple(unsure.equilibria(concept, reading)))
                )
    if any(wish.strong for wish in wishes):
        for concept in GRADED:
            rows.append(ConceptRow(concept=f"S{concept}", states=tuple(unsure.strong_equilibria(concept))))
    shell.answer(ConceptsAnswer(equilibria=tuple(rows), feasible=len(position.states)))
    heads = [shell.say("outlook-shell.concept"), shell.say("outlook-shell.states")]
    tell_table(shell, heads, [(row.concept, " ".join(map(str, row.states)) or "—") for row in rows])
    return DONE
