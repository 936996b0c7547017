"""`tawatur diff LEDGER [ARTICLE]`"""

from __future__ import annotations

from collections import Counter
from typing import Annotated

import typer

from tawatur.cli.history import describe_change, tell_change
from tawatur.cli.options import JsonOption, LangOption, LedgerArgument
from tawatur.cli.shell import DONE, open_shell


def diff_command(
    ledger: LedgerArgument,
    article: Annotated[str, typer.Argument(metavar="[ARTICLE]", help="help.option.name", show_default=False)] = "",
    as_json: JsonOption = False,
    lang: LangOption = "",
) -> int:
    """List what reading articles again, with a newer release or other metadata, changed in their records."""
    shell = open_shell(as_json, lang)
    from tawatur.cli.show import find_document
    from tawatur.ledger.open import open_ledger

    counts: Counter[tuple[str, str]] = Counter()
    with open_ledger(ledger) as opened:
        key = find_document(opened, article).key if article else ""
        rows = (describe_change(change) for change in opened.changes(key))
        if shell.json:
            shell.answer_list(opened.where, "changes", rows)
            return DONE
        for row in rows:
            tell_change(shell, row)
            counts[row.kind, row.change] += 1
    for (kind, change), count in sorted(counts.items()):
        shell.line(f"{count:>5}  {kind}  {shell.say(f'diff.{change}')}")
    if not counts:
        shell.line(shell.say("list.empty"))
    return DONE
