"""YAML and JSON with the line of every value, so that a fault in a model can be told by its line.

YAML is read as text alone: what looks like a number is one, all else are words ("yes" and dates too).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from tawatur.errors import ModelError

_WHOLE = re.compile(r"[+-]?\d{1,18}")
_DECIMAL = re.compile(r"[+-]?\d{1,18}\.\d{1,18}")
_PLAIN = {"": None, "~": None, "null": None, "true": True, "false": False, "True": True, "False": False}


@dataclass(frozen=True, slots=True)
class Located:
    """A value and its line, from 1; `value` is a dict or list of further ones, a text, number, truth value or None."""

    value: Any
    line: int

    def fields(self, name: str) -> dict[str, Located]:
        """The members of a mapping; `name` is what the file calls it."""
        return self._as(dict, name, "mapping")  # type: ignore[no-any-return]

    def items(self, name: str) -> list[Located]:
        """The members of a list."""
        return self._as(list, name, "list")  # type: ignore[no-any-return]

    def text(self, name: str) -> str:
        """A text; a number is one too, as it stands there."""
        if isinstance(self.value, int | float) and not isinstance(self.value, bool):
            return str(self.value)
        return self._as(str, name, "text")  # type: ignore[no-any-return]

    def whole(self, name: str) -> int:
        """A whole number."""
        if isinstance(self.value, bool):
            raise ModelError("outlook.wrong-kind", line=str(self.line), field=name, wanted="number")
        return self._as(int, name, "number")  # type: ignore[no-any-return]

    def truth(self, name: str) -> bool:
        """true or false."""
        return self._as(bool, name, "truth")  # type: ignore[no-any-return]

    def _as(self, kind: type, name: str, wanted: str) -> Any:
        if not isinstance(self.value, kind):
            raise ModelError("outlook.wrong-kind", line=str(self.line), field=name, wanted=wanted)
        return self.value


def read_located(text: str, path: str) -> Located:
    """The values of a YAML or JSON text.

    Raises:
        ModelError: `outlook.syntax`, `outlook.twice` (a key that stands twice in one mapping).
    """
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        if text.lstrip().startswith("{"):  # JSON that is no YAML: tabs between values, paired escapes
            return _read_json(text, path)
        mark = getattr(error, "problem_mark", None)
        raise ModelError("outlook.syntax", path=path, line=str(mark.line + 1 if mark else "-")) from error
    if node is None:
        raise ModelError("outlook.not-a-model", path=path)
    return _convert(node, ())


def _read_json(text: str, path: str) -> Located:
    try:
        return _locate(json.loads(text))
    except ValueError as error:
        raise ModelError("outlook.syntax", path=path, line=str(getattr(error, "lineno", "-"))) from error


def _locate(value: Any) -> Located:
    if isinstance(value, dict):
        return Located({key: _locate(one) for key, one in value.items()}, 1)
    return Located([_locate(one) for one in value] if isinstance(value, list) else value, 1)


def _convert(node: Any, above: tuple[int, ...]) -> Located:
    line = node.start_mark.line + 1
    if id(node) in above:  # an anchor that holds itself
        raise ModelError(
            "outlook.wrong-kind", line=str(line), field=str(getattr(node, "anchor", "") or "*"), wanted="text"
        )
    inside = (*above, id(node))
    if isinstance(node, yaml.MappingNode):
        return Located(dict(_convert_fields(node, inside)), line)
    if isinstance(node, yaml.SequenceNode):
        return Located([_convert(one, inside) for one in node.value], line)
    if node.style in ("'", '"'):
        return Located(node.value, line)
    if node.value in _PLAIN:
        return Located(_PLAIN[node.value], line)
    if _WHOLE.fullmatch(node.value):
        return Located(int(node.value), line)
    return Located(float(node.value) if _DECIMAL.fullmatch(node.value) else node.value, line)


def _convert_fields(node: Any, above: tuple[int, ...]) -> Iterator[tuple[str, Located]]:
    seen = set()
    for key, value in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            raise ModelError("outlook.wrong-kind", line=str(line), field="?", wanted="text")
        if key.value in seen:
            raise ModelError("outlook.twice", line=str(line), name=key.value)
        seen.add(key.value)
        yield key.value, _convert(value, above)
