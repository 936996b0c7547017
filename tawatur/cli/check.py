"""`tawatur check LEDGER [--digest]`"""

from __future__ import annotations

from typing import Annotated

import typer

from tawatur.cli.answers.checks import CheckAnswer, DigestAnswer, Problem
from tawatur.cli.options import JsonOption, LangOption, LedgerArgument
from tawatur.cli.shell import DONE, REFUSED, open_shell


def check_command(
    ledger: LedgerArgument,
    digest: Annotated[bool, typer.Option("--digest", help="help.option.digest")] = False,
    as_json: JsonOption = False,
    lang: LangOption = "",
) -> int:
    """Check that a ledger is sound, or print the digest of what it holds."""
    shell = open_shell(as_json, lang)
    from tawatur.ledger.check import check_ledger
    from tawatur.ledger.open import open_ledger

    with open_ledger(ledger) as opened:
        if digest:
            found = opened.digest()
            shell.answer(DigestAnswer(ledger=opened.where, digest=found))
            shell.line(found)
            return DONE
        problems = [
            Problem(
                code=f"check.{problem.code}",
                article=problem.article,
                where=problem.where,
                details=problem.details,
                sentence=shell.say(
                    f"check.{problem.code}", **{"article": problem.article, "where": problem.where, **problem.details}
                ),
            )
            for problem in check_ledger(opened)
        ]
        counts = opened.counts()
        shell.answer(
            CheckAnswer(ledger=opened.where, sound=not problems, counts=counts, problems=tuple(problems)),
        )
        for problem in problems:
            shell.line(f"{problem.sentence} [{problem.code}]")
        verdict = "check.unsound" if problems else "check.sound"
        shell.line(shell.say(verdict, ledger=opened.where, count=str(len(problems))))
    return REFUSED if problems else DONE
