"""Tables for people."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

from tawatur.cli.shell import Shell
from tawatur.messages import clean_text

# Rows that a person would still read; `--json` has them all.
MOST_ROWS = 200


def tell_table(shell: Shell, heads: Sequence[str], rows: Iterable[Sequence[str]], *, more: int = 0) -> None:
    """Print rows under their heads, and how many are left out, `more` of them by the caller; nothing with `--json`."""
    told = list(rows)
    if shell.json or not told:
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="")
    for head in heads:
        table.add_column(Text(clean_text(head)), overflow="fold")
    for row in told[:MOST_ROWS]:
        table.add_row(*(Text(clean_text(cell)) for cell in row))
    Console(file=sys.stdout, highlight=False, no_color=True).print(table)
    left = more + max(0, len(told) - MOST_ROWS)
    if left:
        shell.line(shell.say("outlook-shell.more", count=str(left)))
