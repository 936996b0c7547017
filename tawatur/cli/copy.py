"""`tawatur copy FROM TO`, `tawatur backup LEDGER FILE` and `tawatur restore FILE LEDGER`"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tawatur.cli.answers.files import CopyAnswer
from tawatur.cli.options import JsonOption, LangOption, LedgerArgument
from tawatur.cli.shell import DONE, REFUSED, open_shell

ReplaceOption = Annotated[bool, typer.Option("--replace", help="help.option.replace")]


def copy_command(
    ledger: LedgerArgument,
    target: Annotated[str, typer.Argument(metavar="TO", help="help.option.copy-to", show_default=False)],
    replace: ReplaceOption = False,
    as_json: JsonOption = False,
    lang: LangOption = "",
) -> int:
    """Copy a ledger into another database, and compare the digests of both."""
    shell = open_shell(as_json, lang)
    from tawatur.ledger.copying import copy_ledger
    from tawatur.ledger.open import open_ledger

    with open_ledger(ledger) as source, open_ledger(target, create=True) as copy:
        articles = copy_ledger(source, copy, replace=replace)
        digest = copy.digest()
        same = source.digest() == digest
        shell.answer(CopyAnswer(ledger=source.where, to=copy.where, articles=articles, digest=digest, same=same))
        shell.line(shell.say("copy.written", path=copy.where, count=str(articles), digest=digest))
        if not same:  # somebody wrote the source since
            shell.remark(shell.say("copy.differs", ledger=source.where))
    return DONE if same else REFUSED


def backup_command(
    ledger: LedgerArgument,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="help.option.file", show_default=False)],
    as_json: JsonOption = False,
    lang: LangOption = "",
) -> int:
    """Write a backup of a ledger as one file; others may read and write it meanwhile."""
    shell = open_shell(as_json, lang)
    from tawatur.cli.output import require_place
    from tawatur.ledger.copying import back_up_ledger
    from tawatur.ledger.open import open_ledger

    require_place(file)
    with open_ledger(ledger) as source:
        articles = back_up_ledger(source, file)
        where = source.where
    with open_ledger(file) as backup:
        digest = backup.digest()
    shell.answer(CopyAnswer(ledger=where, to=str(file), articles=articles, digest=digest, same=True))
    shell.line(shell.say("copy.written", path=str(file), count=str(articles), digest=digest))
    return DONE


def restore_command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="help.option.backup", show_default=False)],
    ledger: LedgerArgument,
    replace: ReplaceOption = False,
    as_json: JsonOption = False,
    lang: LangOption = "",
) -> int:
    """Put a backup where a ledger is to be."""
    shell = open_shell(as_json, lang)
    from tawatur.ledger.copying import restore_ledger
    from tawatur.ledger.open import open_ledger

    articles = restore_ledger(file, ledger, replace=replace)
    with open_ledger(ledger) as opened:
        digest, where = opened.digest(), opened.where
    shell.answer(CopyAnswer(ledger=str(file), to=where, articles=articles, digest=digest, same=True))
    shell.line(shell.say("copy.written", path=where, count=str(articles), digest=digest))
    return DONE
