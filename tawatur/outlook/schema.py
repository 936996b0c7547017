"""The JSON Schema of the YAML form of a model, for editors that check while one types."""

from __future__ import annotations

from typing import Any

from tawatur.outlook.model import STANDINGS, WAYS

_LABEL = {"ar": {"type": "string"}, "en": {"type": "string"}}
_EVIDENCE = {"type": "array", "items": {"$ref": "#/$defs/evidence"}}


def _mapping(properties: dict[str, Any], *required: str) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


def _each(values: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": values}


def model_schema() -> dict[str, Any]:
    """The schema (draft 2020-12). Whether a formula can be understood and names agree, only reading the model tells."""
    name = {"type": ["string", "integer"]}
    label = {"anyOf": [{"type": ["string", "null"]}, _mapping(dict(_LABEL))]}
    ranking = {"type": "array", "items": {"anyOf": [name, {"type": "array", "items": name}]}}
    wish = _mapping(
        {
            "want": {"type": "string"},
            "text": {"type": "string"},
            "kind": {"type": "string"},
            "standing": {"enum": list(STANDINGS)},
            "unknown": {"type": "boolean"},
            "strong": {"type": "boolean"},
            "evidence": _EVIDENCE,
        },
        "want",
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Tawatur conflict model",
        **_mapping(
            {
                "title": label,
                "date": {"type": "string"},
                "parties": _each(
                    {"anyOf": [{"type": ["string", "null"]}, _mapping({**_LABEL, "evidence": _EVIDENCE})]}
                ),
                "options": _each(
                    _mapping(
                        {"of": {"type": "string"}, **_LABEL, "way": {"enum": list(WAYS)}, "evidence": _EVIDENCE}, "of"
                    )
                ),
                "infeasible": {
                    "type": "array",
                    "items": {
                        "anyOf": [
                            {"type": "string"},
                            _mapping({"when": {"type": "string"}, "why": {"type": "string"}}, "when"),
                        ]
                    },
                },
                "states": {"anyOf": [{"type": "array", "items": name}, _each(label)]},
                "moves": _each({"type": "array", "items": {"type": "string", "pattern": "^\\S+ <?-> \\S+$"}}),
                "preferences": _each(
                    {
                        "anyOf": [
                            {"type": "null"},
                            {"type": "array", "items": {"anyOf": [{"type": "string"}, wish]}},
                            _mapping({"weights": _each({"type": "number"})}, "weights"),
                            _mapping({"ranking": ranking}, "ranking"),
                        ]
                    }
                ),
                "status_quo": {"anyOf": [name, {"type": "array", "items": {"type": "string"}}]},
                "notes": {"type": "array", "items": {"type": "string"}},
            },
            "parties",
        ),
        "$defs": {
            "evidence": _mapping(
                {
                    "document": {"type": "string"},
                    "start": {"type": "integer", "minimum": 0},
                    "end": {"type": "integer", "minimum": 0},
                    "quote": {"type": "string"},
                    "by": {"type": "string"},
                },
                "document",
                "start",
                "end",
            )
        },
    }
