"""Adopted texts with their points, ceasefires, and claims that one was broken: whole records of whole passages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from msgspec.structs import asdict

from tawatur.codebook.load import Codebook, load_codebook
from tawatur.coding.document import code_article
from tawatur.records.base import Record
from tawatur.records.document import Document
from tawatur.records.findings import Findings
from tawatur.records.instrument import Instrument, Provision
from tawatur.records.span import Span

DATA = Path(__file__).parent / "data"
INSTRUMENTS = yaml.safe_load((DATA / "instruments.yml").read_text(encoding="utf-8"))
CEASEFIRES = yaml.safe_load((DATA / "ceasefires.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return load_codebook()


def code(case: dict[str, Any], codebook: Codebook) -> Findings:
    return code_article(Document(name="a", text=case["text"], published=case["published"]), codebook)


def plain(value: Any) -> Any:
    """A field as the tables write it: the words of a span, a list of names."""
    if isinstance(value, Span):
        return value.quote
    return list(value) if isinstance(value, tuple) else value


def write_fields(record: Record) -> dict[str, Any]:
    return {name: plain(value) for name, value in asdict(record).items() if value not in ("", (), None)}


def write_point(point: Provision, instrument: Instrument) -> dict[str, Any] | str:
    fields = write_fields(point)
    fields["text"] = fields.pop("span")
    if point.obligors == instrument.parties:
        fields.pop("obligors", None)
    return fields if len(fields) > 1 else point.span.quote


def write_instrument(instrument: Instrument) -> dict[str, Any]:
    fields = write_fields(instrument)
    fields.pop("provisions", None)
    if instrument.third_parties:
        fields["third_parties"] = {party.entity: party.role for party in instrument.third_parties}
    return fields | {"points": [write_point(point, instrument) for point in instrument.provisions]}


@pytest.mark.parametrize("case", INSTRUMENTS, ids=lambda case: case["name"])
def test_a_passage_renders_these_points(case: dict[str, Any], codebook: Codebook) -> None:
    assert [write_instrument(one) for one in code(case, codebook).instruments] == case["instruments"]


@pytest.mark.parametrize("case", CEASEFIRES, ids=lambda case: case["name"])
def test_a_passage_tells_these_ceasefires_and_claims(case: dict[str, Any], codebook: Codebook) -> None:
    findings = code(case, codebook)
    assert [write_fields(one) for one in findings.ceasefires] == case["ceasefires"]
    assert [write_fields(one) for one in findings.violations] == case["violations"]


@pytest.mark.parametrize("case", [*INSTRUMENTS, *CEASEFIRES], ids=lambda case: case["name"])
def test_every_span_quotes_its_text(case: dict[str, Any], codebook: Codebook) -> None:
    findings = code(case, codebook)
    spans = [one.span for one in (*findings.ceasefires, *findings.violations)]
    for instrument in findings.instruments:
        spans += [instrument.label, *(point.span for point in instrument.provisions)]
    assert [case["text"][span.start : span.end] for span in spans] == [span.quote for span in spans]
