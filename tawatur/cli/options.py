"""Arguments and options that several commands share. Their help texts are keys of `tawatur/messages/shell.yml`."""

from __future__ import annotations

from typing import Annotated

import typer

LedgerArgument = Annotated[str, typer.Argument(metavar="LEDGER", help="help.option.ledger", show_default=False)]
JsonOption = Annotated[bool, typer.Option("--json", help="help.option.json", show_default=False)]
LangOption = Annotated[str, typer.Option("--lang", metavar="ar|en", help="help.option.lang", show_default=False)]
