"""Records are frozen, equal by value, and go to JSON and back by a published schema."""

from __future__ import annotations

import json

import jsonschema
import msgspec
import pytest

from tawatur.records.document import Document
from tawatur.records.entity import Entity, Mention
from tawatur.records.findings import Findings
from tawatur.records.schema import RECORD_TYPES, read_json, record_schema, write_json
from tawatur.records.span import Span, make_span
from tawatur.records.statement import Hop, Statement

TEXT = "قال مصدر عسكري إن الهدنة صامدة"
STATEMENT = Statement(
    content=make_span(TEXT, 18, 30),
    cue=make_span(TEXT, 0, 3),
    speaker="people-1",
    anonymity="unnamed",
    cue_class="say",
    form="indirect",
    chain=(Hop(entity="agency"),),
)
FINDINGS = Findings(
    entities=(
        Entity(
            id="people-1",
            kind="people",
            en="Source",
            forms=("مصدر عسكري",),
            mentions=(Mention(span=make_span(TEXT, 4, 14), entity="people-1"),),
        ),
    ),
    statements=(STATEMENT,),
)


def test_json_has_the_words_and_leaves_defaults_out() -> None:
    assert json.loads(write_json(STATEMENT)) == {
        "content": [18, 30, "الهدنة صامدة"],
        "cue": [0, 3, "قال"],
        "speaker": "people-1",
        "anonymity": "unnamed",
        "cue_class": "say",
        "form": "indirect",
        "chain": [{"entity": "agency"}],
    }


def test_json_goes_back() -> None:
    assert read_json(write_json(FINDINGS), Findings) == FINDINGS


def test_unknown_fields_and_values_are_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        read_json('{"name": "a", "text": "b", "colour": "red"}', Document)
    with pytest.raises(msgspec.ValidationError):
        read_json(write_json(STATEMENT).replace(b'"say"', b'"shout"'), Statement)


def test_records_are_frozen() -> None:
    with pytest.raises(AttributeError):
        STATEMENT.speaker = "somebody"  # type: ignore[misc]


def test_schema_accepts_what_is_written() -> None:
    schema = record_schema()
    names = {kind.__name__ for kind in RECORD_TYPES}
    assert names <= set(schema["$defs"])
    jsonschema.Draft202012Validator.check_schema(schema)
    whole = {**schema, "$ref": "#/$defs/Findings"}
    jsonschema.validate(json.loads(write_json(FINDINGS)), whole)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"statements": [{"speaker": 3}]}, whole)


def test_a_span_must_hold_words() -> None:
    assert make_span("نص", 0, 2) == Span(0, 2, "نص")
    with pytest.raises(ValueError, match="no stretch"):
        make_span("نص", 1, 1)


def test_an_article_is_its_outlet_and_url_or_name() -> None:
    base = Document(name="a.txt", text="x", outlet="o")
    assert base.key == Document(name="a.txt", text="changed", outlet="o", author="b").key
    assert base.key != Document(name="a.txt", text="x", outlet="other").key
    with_url = Document(name="a.txt", text="x", outlet="o", url="https://o.example/1")
    assert with_url.key == Document(name="b.txt", text="x", outlet="o", url="https://o.example/1").key
    assert with_url.key != base.key
