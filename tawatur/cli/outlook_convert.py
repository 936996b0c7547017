"""`tawatur outlook convert MODEL -o FILE` and `tawatur outlook schema`"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from tawatur.cli.answers.outlook import ConvertAnswer
from tawatur.cli.options import JsonOption, LangOption
from tawatur.cli.outlook_ask import ModelArgument, open_position
from tawatur.cli.shell import DONE, open_shell
from tawatur.errors import ModelError


def convert_command(
    model: ModelArgument,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="help.option.converted", show_default=False)
    ],
    as_json: JsonOption = False,
    lang: LangOption = "",
) -> int:
    """Write a model in another form, by the name of the file: .yml, .json or .gmcr."""
    shell = open_shell(as_json, lang)
    from tawatur.cli.output import require_place, writing_to
    from tawatur.outlook.gmcr import write_gmcr
    from tawatur.outlook.json_form import write_json_form
    from tawatur.outlook.yaml_write import write_yaml_form

    writers = {".yml": write_yaml_form, ".yaml": write_yaml_form, ".json": write_json_form, ".gmcr": write_gmcr}
    if output.suffix not in writers:
        raise ModelError("outlook.unknown-form", path=str(output))
    text = writers[output.suffix](open_position(model).model)
    require_place(output)
    with writing_to(output):
        output.write_text(text, encoding="utf-8")
    shell.answer(ConvertAnswer(model=str(model), file=str(output)))
    shell.line(shell.say("outlook-shell.converted", path=str(output)))
    return DONE


def outlook_schema_command(as_json: JsonOption = False, lang: LangOption = "") -> int:
    """Print the JSON Schema of our YAML form; the same with and without --json."""
    open_shell(as_json, lang)
    from tawatur.outlook.schema import model_schema

    sys.stdout.write(json.dumps(model_schema(), ensure_ascii=False, indent=2) + "\n")
    return DONE
