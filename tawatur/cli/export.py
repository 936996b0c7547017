"""`tawatur export coding LEDGER -o FOLDER`, `tawatur export tables LEDGER -o FOLDER`"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tawatur.cli.answers.files import ExportAnswer, TablesAnswer
from tawatur.cli.options import JsonOption, LangOption, LedgerArgument
from tawatur.cli.output import writing_to
from tawatur.cli.shell import DONE, open_shell


def export_coding_command(
    ledger: LedgerArgument,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FOLDER", help="help.option.folder", show_default=False)
    ],
    as_json: JsonOption = False,
    lang: LangOption = "",
) -> int:
    """Write the coding of each article as a JSON file, with its text."""
    shell = open_shell(as_json, lang)
    from tawatur.exchange.coding import export_coding
    from tawatur.ledger.open import open_ledger

    with open_ledger(ledger) as opened:
        with writing_to(output):
            count = export_coding(opened, output)
        shell.answer(ExportAnswer(ledger=opened.where, folder=str(output), articles=count))
    shell.line(shell.say("export.written", path=str(output), count=str(count)))
    return DONE


def export_tables_command(
    ledger: LedgerArgument,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FOLDER", help="help.option.folder", show_default=False)
    ],
    as_json: JsonOption = False,
    lang: LangOption = "",
) -> int:
    """Write each record type as a table that a spreadsheet opens."""
    shell = open_shell(as_json, lang)
    from tawatur.exchange.tables import export_tables
    from tawatur.ledger.open import open_ledger

    with open_ledger(ledger) as opened:
        with writing_to(output):
            rows = export_tables(opened, output)
        shell.answer(TablesAnswer(ledger=opened.where, folder=str(output), rows=rows))
    shell.line(
        shell.say(
            "export.tables",
            path=str(output),
            tables=str(len(rows)),
            rows=str(sum(rows.values())),
            count=str(rows["articles"]),
        )
    )
    return DONE
