"""A date of publication that the metadata lack is inferred from the text; one that they give stands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tawatur.ingest.jsonl import read_jsonl
from tawatur.ingest.metadata import Row
from tawatur.ingest.text import read_text_file
from tawatur.records.document import Document
from tawatur.records.refusal import Refusal

# "The two sides met today, Wednesday 22 July 2020, and agreed on a truce that had begun in 2019."
DATED = "اجتمع الطرفان اليوم الأربعاء 22 يوليو 2020 واتفقا على تمديد هدنة بدأت في عام 2019."
UNDATED = "اجتمع الطرفان واتفقا على تمديد هدنة بدأت في عام 2019."
CASES = [
    (DATED, "", ("2020-07-22", "inferred"), False),
    (UNDATED, "", ("", ""), False),
    (DATED, "2020-07-25", ("2020-07-25", "metadata"), False),
    (UNDATED, "2020-07-25", ("2020-07-25", "metadata"), False),
    (DATED, "03/04/2020", ("2020-07-22", "inferred"), True),  # which is the month, is not told
    (UNDATED, "03/04/2020", ("", ""), True),
]


def judge(found: list[Document | Refusal]) -> tuple[tuple[str, str], bool]:
    doc, *notes = found
    assert isinstance(doc, Document)
    codes = [note.code for note in notes if isinstance(note, Refusal)]
    assert codes in ([], ["ingest.unknown-date"])
    return (doc.published, doc.published_from), bool(codes)


@pytest.mark.parametrize(("text", "given", "published", "noted"), CASES)
def test_text_files(tmp_path: Path, text: str, given: str, published: tuple[str, str], noted: bool) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    assert judge(list(read_text_file(path, "a.txt", Row(file="a.txt", published=given)))) == (published, noted)


@pytest.mark.parametrize(("text", "given", "published", "noted"), CASES)
def test_json_lines(tmp_path: Path, text: str, given: str, published: tuple[str, str], noted: bool) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": "1", "text": text, "published": given}), encoding="utf-8")
    assert judge(list(read_jsonl(path))) == (published, noted)
