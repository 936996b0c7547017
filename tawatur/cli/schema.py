"""`tawatur schema`"""

from __future__ import annotations

import json
import sys

from tawatur.cli.options import JsonOption, LangOption
from tawatur.cli.shell import DONE, open_shell


def schema_command(as_json: JsonOption = False, lang: LangOption = "") -> int:
    """Print the JSON Schema of the records; the same with and without --json."""
    open_shell(as_json, lang)
    from tawatur.records.schema import record_schema

    sys.stdout.write(json.dumps(record_schema(), ensure_ascii=False, indent=2) + "\n")
    return DONE
