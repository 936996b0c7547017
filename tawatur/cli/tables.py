"""Tables for people."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

from tawatur.cli.shell import Shell
from tawatur.messages import clean_text

# Rows that a person would still read; `--json` has them all.
MOST_ROWS = 200


def tell_table(shell: Shell, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows under their heads; nothing with `--json`, and nothing where there is no row."""
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
    if len(told) > MOST_ROWS:
        shell.line(shell.say("outlook-shell.more", count=str(len(told) - MOST_ROWS)))
