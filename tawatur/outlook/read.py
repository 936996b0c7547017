"""A model from a file: our YAML, the JSON form, or `.gmcr`; told apart by what they hold."""

from __future__ import annotations

from pathlib import Path

from tawatur.errors import ModelError
from tawatur.outlook.gmcr import read_gmcr
from tawatur.outlook.json_form import read_json_form
from tawatur.outlook.located import read_located
from tawatur.outlook.model import Model
from tawatur.outlook.yaml_form import read_yaml_form

# A model of 22 options with all its evidence takes a few hundred kilobytes.
MOST_BYTES = 20_000_000


def read_model(path: Path) -> Model:
    """Read a model.

    Raises:
        ModelError: the file cannot be read, or what it holds is no sound model; the sentence names line and fault.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise ModelError("outlook.file-too-large", path=str(path), limit=str(MOST_BYTES // 1_000_000))
        text = path.read_text("utf-8-sig")
    except FileNotFoundError as error:
        raise ModelError("outlook.no-file", path=str(path)) from error
    except UnicodeDecodeError as error:
        raise ModelError("outlook.not-a-model", path=str(path)) from error
    except OSError as error:
        raise ModelError("outlook.unreadable", path=str(path), why=type(error).__name__) from error
    return parse_model(text, str(path))


def parse_model(text: str, path: str = "-") -> Model:
    """The model in a text; `path` is what errors call it."""
    root = read_located(text, path)
    if not isinstance(root.value, dict):
        raise ModelError("outlook.not-a-model", path=path)
    if "decisionMakers" in root.value:
        return read_gmcr(root)
    inner = root.value.get("model")
    if inner is not None and isinstance(inner.value, dict) and "decisionMakers" in inner.value:
        return read_gmcr(inner)
    if "dms" in root.value:
        return read_json_form(root)
    if "parties" not in root.value:
        raise ModelError("outlook.not-a-model", path=path)
    return read_yaml_form(root)
