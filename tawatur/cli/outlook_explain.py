"""`tawatur outlook explain MODEL STATE [--party ID] [--concept NAME]`"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tawatur.cli.answers.outlook import ExplainAnswer, GainRow, MoveRow, PartyRow
from tawatur.cli.options import JsonOption, LangOption
from tawatur.cli.outlook_ask import (
    ConceptOption,
    ModelArgument,
    find_concept,
    find_party,
    find_state,
    name_party,
    open_position,
    write_wish,
)
from tawatur.cli.shell import DONE, Shell, open_shell

if TYPE_CHECKING:
    from tawatur.outlook.explain import Decision, Deterrence, Explanation
    from tawatur.outlook.stability import Position


def explain_command(
    model: ModelArgument,
    state: Annotated[str, typer.Argument(metavar="STATE", help="help.option.outlook-state", show_default=False)],
    party: Annotated[
        str, typer.Option("--party", metavar="ID", help="help.option.outlook-party", show_default=False)
    ] = "",
    concept: ConceptOption = "SEQ",
    as_json: JsonOption = False,
    lang: LangOption = "",
) -> int:
    """Say why a state is stable or not: improvements, what deters them, the statements that decide, their evidence."""
    shell = open_shell(as_json, lang)
    from tawatur.outlook.concepts import CONCEPTS
    from tawatur.outlook.explain import explain_state
    from tawatur.outlook.model import name_state
    from tawatur.outlook.steps import Walker

    position = open_position(model)
    told = position.model
    known = CONCEPTS if told.graph is None else CONCEPTS[:-1]
    chosen, place = find_concept(concept, known), find_state(position, state)
    parties = [find_party(told, party)] if party else range(len(told.parties))
    walker = Walker(position)
    found = [explain_state(walker, place, one, chosen) for one in parties]
    shell.answer(
        ExplainAnswer(
            state=place,
            concept=chosen,
            taken=name_state(told, place, shell.lang),
            stable=all(one.stable for one in found),
            parties=tuple(_row(position, one) for one in found),
        )
    )
    if not shell.json:
        shell.line(f"{place} ({chosen}): {name_state(told, place, shell.lang)}")
        for one in found:
            _tell(shell, position, one)
    return DONE


def _row(position: Position, one: Explanation) -> PartyRow:
    ids = [party.id for party in position.model.parties]
    return PartyRow(
        party=ids[one.party],
        stable=one.stable,
        improvements=tuple(
            GainRow(
                state=gain.state,
                wants=_wish(position, gain.gain),
                deterred=gain.sanction is not None,
                answered=tuple(MoveRow(party=ids[step.party], state=step.state) for step in gain.sanction or ()),
                loses=_wish(position, gain.loss),
                evidence=_evidence(gain),
            )
            for gain in one.improvements
        ),
    )


def _wish(position: Position, decision: Decision | None) -> str:
    return "" if decision is None or decision.wish is None else write_wish(position.model, decision.wish)


def _evidence(gain: Deterrence) -> tuple[tuple[str, int, int, str], ...]:
    wishes = [one.wish for one in (gain.gain, gain.loss) if one is not None and one.wish is not None]
    found = [(one.document, one.start, one.end, one.quote) for wish in wishes for one in wish.evidence]
    return tuple(dict.fromkeys(found))


def _tell(shell: Shell, position: Position, one: Explanation) -> None:
    model = position.model
    shell.line()
    verdict = shell.say("outlook-shell.stable" if one.stable else "outlook-shell.unstable")
    shell.line(f"{name_party(model, one.party, shell.lang)}: {verdict}")
    if not one.improvements:
        shell.line(f"    {shell.say('outlook-shell.no-gain')}")
    for gain in one.improvements:
        because = _wish(position, gain.gain) or "—"
        shell.line(f"    {shell.say('outlook-shell.gain', state=str(gain.state), wants=because)}")
        if gain.sanction is None:
            shell.line(f"        {shell.say('outlook-shell.undeterred')}")
        else:
            steps = " → ".join(f"{name_party(model, step.party, shell.lang)} {step.state}" for step in gain.sanction)
            loses = _wish(position, gain.loss) or "—"
            shell.line(f"        {shell.say('outlook-shell.answered', steps=steps, loses=loses)}")
        for document, start, end, quote in _evidence(gain):
            shell.line(f"        · {' '.join(quote.split())} ({document} {start}–{end})")
