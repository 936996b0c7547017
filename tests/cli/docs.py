"""The parts of docs/ that are written from the program. `python -m tests.cli.docs` writes them anew."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tawatur.cli.answers.table import ANSWERS, answer_schema
from tawatur.ingest.refuse import STAGES
from tawatur.messages import load_messages

DOCS = Path(__file__).parent.parent.parent / "docs"
SOURCE = Path(__file__).parent.parent.parent / "tawatur"
# Codes as the source writes them. Those of checks get their "check." in the shell.
CODE = re.compile(
    r"""
    "( (?:ingest|ledger|coding|output|usage) \. [a-z0-9-]+ | internal | interrupted )"
    | (?: Error\( | code= ) \s* "( [a-z]+ \. [a-z0-9-]+ )"  # of rooms that are not in the list above
    """,
    re.VERBOSE,
)
_OTHER_STAGES = {"coding.failed": "code", "coding.crashed": "code", "ledger.unstorable": "store"}
_CHECK = re.compile(r"Problem\(\s*code=\"([a-z]+)\"")


def codes_of_source() -> set[str]:
    """Every code of an error, a refusal or a problem that the package can give."""
    codes: set[str] = set()
    for file in SOURCE.rglob("*.py"):
        text = file.read_text("utf-8")
        codes |= {found[1] or found[2] for found in CODE.finditer(text)}
        if file.parent.name == "ledger":
            codes |= {f"check.{code}" for code in _CHECK.findall(text)}
    return codes - {"usage.hint"}


def errors_table() -> str:
    """The table of codes."""
    table = load_messages()
    rows = ["| code | stage | English | Arabic |", "|---|---|---|---|"]
    for code in sorted(codes_of_source()):
        words = table.get(code, {"en": "", "ar": ""})
        cells = [f"`{code}`", (STAGES | _OTHER_STAGES).get(code, ""), words["en"], words["ar"]]
        rows.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(rows) + "\n"


def schema_block(command: str) -> str:
    """The JSON Schema of a command's answer."""
    return f"```json\n{json.dumps(answer_schema(command), ensure_ascii=False, indent=1)}\n```\n"


def fill(text: str) -> str:
    """A page with what stands between its markers `<!-- NAME -->` and `<!-- end -->` written anew."""

    def replace(found: re.Match[str]) -> str:
        name = found[1]
        part = errors_table() if name == "errors" else schema_block(name.removeprefix("schema "))
        return f"<!-- {name} -->\n{part}<!-- end -->"

    return re.sub(r"<!-- (errors|schema [a-z -]+?) -->\n.*?<!-- end -->", replace, text, flags=re.DOTALL)


if __name__ == "__main__":
    for page in ("commands.md", "errors.md"):
        path = DOCS / page
        path.write_text(fill(path.read_text("utf-8")), encoding="utf-8")
    print(*ANSWERS)
