"""`tawatur judged LEDGER -o FOLDER`"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tawatur.cli.answers.judgements import JudgedAnswer
from tawatur.cli.options import JsonOption, LangOption, LedgerArgument
from tawatur.cli.output import writing_to
from tawatur.cli.shell import DONE, open_shell


def judged_command(
    ledger: LedgerArgument,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FOLDER", help="help.option.folder", show_default=False)
    ],
    complete: Annotated[bool, typer.Option("--complete", help="help.option.complete")] = False,
    records: Annotated[bool, typer.Option("--records", help="help.option.judged-records")] = False,
    as_json: JsonOption = False,
    lang: LangOption = "",
) -> int:
    """Write judged articles as coded articles, in the form in which people code by hand, with who judged what."""
    shell = open_shell(as_json, lang)
    from tawatur.exchange.judged import export_judged
    from tawatur.ledger.open import open_ledger

    with open_ledger(ledger) as opened:
        with writing_to(output):
            count, disputed = export_judged(opened, output, complete=complete, records=records)
        shell.answer(JudgedAnswer(ledger=opened.where, folder=str(output), articles=count, disputed=disputed))
    shell.line(shell.say("export.written", path=str(output), count=str(count)))
    if disputed:
        shell.remark(shell.say("judged.disputed", count=str(disputed)))
    return DONE
