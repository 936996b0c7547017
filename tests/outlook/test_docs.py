"""The example of the design page is a model that can be read and solved."""

from __future__ import annotations

import re
from pathlib import Path

import jsonschema
import yaml

from tawatur.outlook.read import parse_model
from tawatur.outlook.schema import model_schema
from tawatur.outlook.stability import find_stability, open_model

PAGE = Path(__file__).parent.parent.parent / "docs" / "design" / "outlook.md"


def test_the_example_is_a_model() -> None:
    found = re.search(r"```yaml\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert found
    model = parse_model(found[1])
    solved = find_stability(open_model(model))
    assert len(solved.position.states) == 5
    assert solved.equilibria("R") == [1, 6]
    told = yaml.safe_load(found[1].replace("2024-05-01", "'2024-05-01'"))
    jsonschema.Draft202012Validator(model_schema()).validate(told)
