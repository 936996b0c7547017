"""`tawatur statements LEDGER [--speaker NAME]`"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from tawatur.cli.answers.lists import StatementRow
from tawatur.cli.options import JsonOption, LangOption, LedgerArgument
from tawatur.cli.shell import DONE, Shell, open_shell

if TYPE_CHECKING:
    from tawatur.ledger.ledger import Ledger
    from tawatur.messages import Lang
    from tawatur.records.entity import Entity


def statements_command(
    ledger: LedgerArgument,
    speaker: Annotated[
        str, typer.Option("--speaker", metavar="NAME", help="help.option.speaker", show_default=False)
    ] = "",
    as_json: JsonOption = False,
    lang: LangOption = "",
) -> int:
    """List the statements in the order of publication, all or those of one speaker."""
    shell = open_shell(as_json, lang)
    from tawatur.ledger.open import open_ledger

    with open_ledger(ledger) as opened:
        rows = _list_rows(opened, speaker, shell.lang)
        if shell.json:
            shell.answer_list(opened.where, "statements", rows)
            return DONE
        row = None
        for row in rows:
            _tell_row(shell, row)
        if row is None:
            shell.line(shell.say("list.empty"))
    return DONE


def name_entity(entity: Entity, lang: Lang) -> str:
    """What an entity is called: in Arabic as the article first does, in English by its English name."""
    return (entity.en if lang == "en" else "") or next(iter(entity.forms), "") or entity.en or entity.id


def _list_rows(ledger: Ledger, speaker: str, lang: Lang) -> Iterator[StatementRow]:
    for doc, findings in ledger.coded_articles():
        entities = {entity.id: entity for entity in findings.entities}
        names = {id: name_entity(entity, lang) for id, entity in entities.items()}
        for statement in findings.statements:
            said_by = [entities[id] for id in (statement.speaker, *statement.joint) if id in entities]
            if speaker and not any(_is_called(entity, speaker) for entity in said_by):
                continue
            yield StatementRow(
                key=doc.key,
                name=doc.name,
                outlet=doc.outlet,
                published=doc.published,
                speaker=names.get(statement.speaker, ""),
                speaker_id=statement.speaker,
                joint=tuple(names.get(id, id) for id in statement.joint),
                anonymity=statement.anonymity,
                cue=statement.cue,
                cue_class=statement.cue_class,
                form=statement.form,
                content=statement.content,
                chain=tuple(names.get(hop.entity, hop.entity) for hop in statement.chain),
            )


def _is_called(entity: Entity, asked: str) -> bool:
    from tawatur.arabic.fold import fold_key

    key = fold_key(asked)
    return key == entity.id or any(key in fold_key(name) for name in (entity.en, *entity.forms))


def _tell_row(shell: Shell, row: StatementRow) -> None:
    comma = "، " if shell.lang == "ar" else ", "
    speaker = comma.join((row.speaker or shell.say("list.speaker-unknown"), *row.joint))
    date = row.published or shell.say("list.date-unknown")
    outlet = row.outlet or shell.say("list.outlet-unknown")
    shell.line(f"{speaker} ({row.cue.quote}) — {comma.join((outlet, date, row.name))}")
    shell.line(f"    {' '.join(row.content.quote.split())}")
    if row.chain:
        shell.line(f"    {shell.say('list.via')} {comma.join(row.chain)}")
