from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tawatur.cli.answers.table import ANSWERS, answer_schema
from tawatur.messages import load_messages
from tests.cli.call import call
from tests.cli.docs import DOCS, codes_of_source, fill


@pytest.mark.parametrize("page", ["commands.md", "errors.md"])
def test_pages_say_what_the_program_does(page: str) -> None:
    text = (DOCS / page).read_text("utf-8")
    assert text == fill(text), "python -m tests.cli.docs writes them anew"


def test_every_code_has_a_sentence_and_every_sentence_a_code() -> None:
    codes = codes_of_source()
    table = load_messages()
    assert codes - set(table) == set()
    told = {code for code in table if code.split(".")[0] in ("ingest", "ledger", "coding", "check", "output", "usage")}
    assert told - codes == {"usage.hint", "check.sound", "check.unsound"}


def documented(command: str) -> dict[str, Any]:
    text = (DOCS / "commands.md").read_text("utf-8")
    found = re.search(rf"<!-- schema {command} -->\n```json\n(.*?)```", text, re.DOTALL)
    assert found, command
    schema: dict[str, Any] = json.loads(found[1])
    return schema


def test_every_command_with_its_options_stands_in_the_page() -> None:
    text = (DOCS / "commands.md").read_text("utf-8")
    for command in [
        *(set(ANSWERS) - {"error", "check --digest", "identities --waiting", "outlook sensitivity --for"}),
        "schema",
    ]:
        section = text.split(f"\n## {command}\n")[1].split("\n## ")[0]
        help_text = call(*command.split(), "--help").out
        for option in set(re.findall(r"--[a-z]+", help_text)) - {"--help", "--json", "--lang"}:
            assert f"`{option}" in section or f"{option} " in section, (command, option)
    for command in ANSWERS:
        assert documented(command) == answer_schema(command)


@pytest.mark.usefixtures("quick_coding")
def test_answers_are_valid_by_the_documented_schemas(coded_ledger: Path, folder: Path, tmp_path: Path) -> None:
    (folder / "3.txt").touch()
    lines = {
        "read": ("read", folder, "--into", tmp_path / "news.db"),
        "export coding": ("export", "coding", coded_ledger, "-o", tmp_path / "out"),
        "export tables": ("export", "tables", coded_ledger, "-o", tmp_path / "tables"),
        "check": ("check", coded_ledger),
        "check --digest": ("check", coded_ledger, "--digest"),
        "show": ("show", coded_ledger, "1"),
        "articles": ("articles", coded_ledger),
        "entities": ("entities", coded_ledger),
        "identities": ("identities", coded_ledger),
        "identities --waiting": ("identities", coded_ledger, "--waiting"),
        "statements": ("statements", coded_ledger),
        "stories": ("stories", coded_ledger),
        "error": ("show", coded_ledger, "9"),
    }
    for command, args in lines.items():
        for lang in ("ar", "en"):
            result = call(*args, "--json", "--lang", lang)
            assert result.err == ""
            jsonschema.Draft202012Validator(documented(command)).validate(result.answer)


def test_show_answers_with_records_of_the_schema(coded_ledger: Path) -> None:
    schema = json.loads(call("schema").out)
    answer = call("show", coded_ledger, "1", "--json").answer
    for field, kind in (("document", "Document"), ("findings", "Findings")):
        jsonschema.Draft202012Validator({**schema, "$ref": f"#/$defs/{kind}"}).validate(answer[field])


def test_the_answer_of_brief_is_valid_by_its_schema(coded_ledger: Path, tmp_path: Path) -> None:
    result = call("brief", coded_ledger, "-o", tmp_path / "brief.html", "--json")
    jsonschema.Draft202012Validator(documented("brief")).validate(result.answer)
