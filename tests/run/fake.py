"""A coder that takes a known time and fails on request, in the place of the real one."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from typing import cast

import pytest
from msgspec.structs import replace

from tawatur.codebook.load import Codebook
from tawatur.records.document import Document
from tawatur.records.entity import Entity, Mention
from tawatur.records.findings import Findings
from tawatur.records.quantity import Quantity
from tawatur.records.refusal import Refusal
from tawatur.records.span import make_span

# The fake coder looks nothing up.
CODEBOOK = cast(Codebook, object())


def code_article(doc: Document, codebook: Codebook) -> Findings:
    """Findings that depend on the text alone; texts with a word of trouble in them make trouble."""
    assert codebook is not None
    if "wait" in doc.text:
        time.sleep(0.002)
    if "fail" in doc.text:
        raise ValueError("no such stretch")
    if "deep" in doc.text:
        return code_article(doc, codebook)
    if "crash" in doc.text and os.getpid() != PARENT:
        os._exit(7)
    span = make_span(doc.text, 0, min(4, len(doc.text)))
    entity = Entity(id="e", kind="people", en="E", forms=(span.quote,), mentions=(Mention(span=span, entity="e"),))
    return Findings(entities=(entity,), quantities=(Quantity(span=span, unit=str(len(doc.text))),))


PARENT = os.getpid()


def use_fake_coder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the fake coder in the place of the real one, here and in processes forked from here."""
    monkeypatch.setattr("tawatur.run.worker.code_article", code_article)


def make_stream(count: int, *, every: int = 0, word: str = "") -> Iterator[Document | Refusal]:
    """Articles of three outlets, one in `every` with a word of trouble; new texts and metadata under old keys too."""
    for number in range(count):
        trouble = f" {word}" if every and number % every == every - 1 else ""
        doc = Document(name=f"{number}.txt", text=f"نص رقم {number}{trouble}", outlet=("", "الأفق")[number % 2])
        if number % 7 == 0:
            doc = replace(doc, outlet="النجم", url=f"https://news.example/{number // 7 % 20}")
        elif number % 7 == 1:
            url = f"https://news.example/dated/{number // 7 % 20}"
            doc = replace(doc, outlet="النجم", url=url, text=f"نص {url}{trouble}", published=str(2000 + number))
        yield doc
        if number % 11 == 0:
            yield Refusal(document=f"{number}.bin", stage="decode", code="ingest.not-text")
