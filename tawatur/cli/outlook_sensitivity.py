"""`tawatur outlook sensitivity MODEL [--for STATE] [--concept NAME]`"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tawatur.cli.answers.variations import ChangesAnswer, EffectRow, KeptRow, SensitivityAnswer, VariationRow
from tawatur.cli.options import JsonOption, LangOption
from tawatur.cli.outlook_ask import (
    ConceptOption,
    ModelArgument,
    find_concept,
    find_state,
    find_wish,
    name_party,
    open_position,
    write_wish,
)
from tawatur.cli.shell import DONE, Shell, open_shell

if TYPE_CHECKING:
    from tawatur.outlook.concepts import Concept
    from tawatur.outlook.stability import Stability
    from tawatur.outlook.variations import Variation


def sensitivity_command(
    model: ModelArgument,
    wanted: Annotated[str, typer.Option("--for", metavar="STATE", help="help.option.for", show_default=False)] = "",
    concept: ConceptOption = "SEQ",
    as_json: JsonOption = False,
    lang: LangOption = "",
) -> int:
    """Change each statement and see which equilibria come and go; or find what must change for a state to hold."""
    shell = open_shell(as_json, lang)
    from tawatur.outlook.stability import choose_concepts, find_stability

    position = open_position(model)
    concepts = choose_concepts(position)
    found = find_stability(position, concepts)
    if wanted:
        return _tell_changes(shell, found, find_state(position, wanted), find_concept(concept, concepts))
    return _tell_effects(shell, found)


def _row(found: Stability, one: Variation) -> VariationRow:
    model = found.position.model
    wish = find_wish(model, one)
    return VariationRow(
        change=one.sort,
        party=model.parties[one.party].id,
        place=one.place + 1,
        statement=write_wish(model, wish),
        standing=wish.standing,
    )


def _say(shell: Shell, found: Stability, one: Variation) -> str:
    model = found.position.model
    wish = write_wish(model, find_wish(model, one))
    change = shell.say(f"outlook-shell.{one.sort}")
    return f"{name_party(model, one.party, shell.lang)} {one.place + 1}: {wish} — {change}"


def _tell_effects(shell: Shell, found: Stability) -> int:
    from tawatur.cli.tables import tell_table
    from tawatur.outlook.sensitivity import find_sensitivity

    result = find_sensitivity(found)
    shell.answer(
        SensitivityAnswer(
            changes=len(result.effects),
            effects=tuple(
                EffectRow(change=_row(found, one.variation), lost=_plain(one.lost), gained=_plain(one.gained))
                for one in result.effects
            ),
            kept=tuple(
                KeptRow(concept=concept, state=state, share=round(share, 4))
                for concept, states in result.kept.items()
                for state, share in states.items()
            ),
        )
    )
    rows = [
        (_say(shell, found, one.variation), _join(one.lost), _join(one.gained))
        for one in result.effects
        if any(one.lost[concept] or one.gained[concept] for concept in found.stable)
    ]
    tell_table(shell, [shell.say(f"outlook-shell.{name}") for name in ("change", "lost", "gained")], rows)
    if not rows:
        shell.line(shell.say("outlook-shell.steady"))
    return DONE


def _plain(states: dict[Concept, tuple[int, ...]]) -> dict[str, tuple[int, ...]]:
    return {str(concept): one for concept, one in states.items()}


def _join(states: dict[Concept, tuple[int, ...]]) -> str:
    return "  ".join(f"{concept}: {' '.join(map(str, one))}" for concept, one in states.items() if one)


def _tell_changes(shell: Shell, found: Stability, state: int, concept: Concept) -> int:
    from tawatur.outlook.sensitivity import find_changes

    sets = find_changes(found, state, concept)
    shell.answer(
        ChangesAnswer(
            state=state, concept=concept, sets=tuple(tuple(_row(found, one) for one in changes) for changes in sets)
        )
    )
    if sets == [()]:
        shell.line(shell.say("outlook-shell.holds", state=str(state), concept=concept))
    elif not sets:
        shell.line(shell.say("outlook-shell.no-changes", state=str(state), concept=concept))
    else:
        shell.line(shell.say("outlook-shell.changes", state=str(state), concept=concept, count=str(len(sets))))
        for changes in sets:
            shell.line("- " + "; ".join(_say(shell, found, one) for one in changes))
    return DONE
