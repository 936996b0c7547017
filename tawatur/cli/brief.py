"""`tawatur brief LEDGER -o FILE`"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tawatur.cli.answers import BriefAnswer
from tawatur.cli.options import JsonOption, LangOption, LedgerArgument
from tawatur.cli.output import require_place, writing_to
from tawatur.cli.shell import DONE, open_shell


def brief_command(
    ledger: LedgerArgument,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="help.option.file", show_default=False)
    ],
    as_json: JsonOption = False,
    lang: LangOption = "",
) -> int:
    """Write the brief of a ledger as one file, in the language of the call."""
    shell = open_shell(as_json, lang)
    from tawatur.ledger.open import open_ledger
    from tawatur.report.brief import write_brief

    with open_ledger(ledger) as opened:
        require_place(output)
        with writing_to(output):
            write_brief(opened, output, lang=shell.lang)
        shell.answer(BriefAnswer(ledger=opened.where, file=str(output)))
    shell.line(shell.say("brief.written", path=str(output)))
    return DONE
