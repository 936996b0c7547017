from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from tawatur.ingest import jsonl
from tawatur.ingest.jsonl import read_jsonl
from tawatur.records.document import Document
from tawatur.records.refusal import Refusal

TEXT = "أعلن المتحدث باسم الحكومة أمس أن الهدنة ستبدأ بعد يومين."
TITLE = "هدنة جديدة في الجنوب"
ARTICLE = {
    "id": "a1",
    "outlet": "صوت المدينة",
    "url": "https://example.org/1",
    "published": "2020-07-09",
    "author": "سلمى",
    "title": TITLE,
    "text": TEXT,
    "more": {"passed": ["over"]},
}
DOCUMENT = Document(
    name="a1",
    text=f"{TITLE}\n\n{TEXT}",
    outlet="صوت المدينة",
    url="https://example.org/1",
    published="2020-07-09",
    published_from="metadata",
    author="سلمى",
    title_end=len(TITLE),
)


def read(folder: Path, *lines: object, name: str = "news.jsonl") -> list[Document | Refusal]:
    path = folder / name
    data = b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines)
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    return list(read_jsonl(path))


@pytest.mark.parametrize("name", ["news.jsonl", "news.jsonl.gz", "news.ndjson", "NEWS.JSONL"])
def test_a_line_is_a_document(tmp_path: Path, name: str) -> None:
    assert read(tmp_path, ARTICLE, name=name) == [DOCUMENT]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"title": ""}, {"text": TEXT, "title_end": 0}),
        ({"title": None, "author": None}, {"text": TEXT, "title_end": 0, "author": ""}),
        ({"title": "  "}, {"text": TEXT, "title_end": 0}),
        ({"text": ""}, {"text": TITLE, "title_end": len(TITLE)}),
        ({"text": TEXT.replace(" ", "\r\n", 1)}, {"text": f"{TITLE}\n\n{TEXT.replace(' ', chr(10), 1)}"}),
        ({"text": "\ufeff" + TEXT}, {}),
        ({"text": TEXT + "&quot;\u00a0 "}, {"text": f"{TITLE}\n\n{TEXT}&quot;\u00a0 "}),
        ({"id": None}, {"name": "https://example.org/1"}),
        ({"id": 17}, {"name": "17"}),
        ({"outlet": " صوت المدينة\n"}, {}),
        ({"published": "٩/٧/٢٠٢٠", "url": ""}, None),
        ({"published": ""}, {"published": "", "published_from": ""}),
        ({"published": "Thu, 09 Jul 2020 12:30:00 GMT"}, {"published": "2020-07-09T12:30:00+00:00"}),
    ],
)
def test_fields_may_be_missing_and_are_read_as_they_are(
    tmp_path: Path, change: dict[str, object], expected: dict[str, object] | None
) -> None:
    found = read(tmp_path, {**ARTICLE, **change})
    if expected is None:  # the ninth of July or the seventh of September: read, and remarked upon
        assert isinstance(found[0], Document) and (found[0].published, found[0].published_from) == ("", "")
        assert isinstance(found[1], Refusal) and found[1].code == "ingest.unknown-date" and found[1].stage == "note"
        return
    [doc] = found
    fields = {name: getattr(DOCUMENT, name) for name in Document.__struct_fields__}
    assert doc == Document(**{**fields, **expected})


def test_blank_lines_bom_and_line_ends_are_passed_over(tmp_path: Path) -> None:
    line = json.dumps(ARTICLE, ensure_ascii=False).encode()
    assert read(tmp_path, b"\xef\xbb\xbf" + line + b"\r", b"", b"  ", line + b"\r", b"") == [DOCUMENT, DOCUMENT]


def codes(found: list[Document | Refusal]) -> list[tuple[str, dict[str, str]] | str]:
    return [
        item.name if isinstance(item, Document) else (item.code, {**item.details, "path": item.details["path"][-1]})
        for item in found
    ]


@pytest.mark.parametrize(
    ("line", "code", "details"),
    [
        (b'{"id": "x", "text": "', "ingest.broken-json", {}),
        (b"[1, 2]", "ingest.broken-json", {}),
        (b'"text"', "ingest.broken-json", {}),
        (b"\xff\xfe{", "ingest.broken-json", {}),
        (b'{"a":' * 100_000, "ingest.broken-json", {}),
        ({"id": "x"}, "ingest.missing-field", {"field": "text"}),
        ({"id": "x", "text": None}, "ingest.missing-field", {"field": "text"}),
        ({"text": TEXT}, "ingest.missing-field", {"field": "id"}),
        ({"id": "", "url": " ", "text": TEXT}, "ingest.missing-field", {"field": "id"}),
        ({"id": "x", "text": 5}, "ingest.wrong-field", {"field": "text"}),
        ({"id": True, "text": TEXT}, "ingest.wrong-field", {"field": "id"}),
        ({"id": "x", "outlet": ["a"], "text": TEXT}, "ingest.wrong-field", {"field": "outlet"}),
        (b'{"id": "x", "text": "\\ud800"}', "ingest.lone-surrogate", {"field": "text"}),
        (b'{"id": "\\udfff", "text": "a"}', "ingest.lone-surrogate", {"field": "id"}),
        ({"id": "x", "text": "a\0b"}, "ingest.null-character", {"field": "text"}),
        ({"id": "x", "text": " \n"}, "ingest.empty-article", {}),
        ({"id": "x", "text": "1 2 3"}, "ingest.no-letters", {}),
        ({"id": "x", "text": "The end of the war is in sight."}, "ingest.not-arabic", {"language": "en"}),
        ({"id": "x", "text": "ا " * 2_000_000}, "ingest.too-large", {"limit": "5"}),
    ],
)
def test_a_line_that_holds_no_article_is_refused_and_the_others_are_read(
    tmp_path: Path, line: object, code: str, details: dict[str, str]
) -> None:
    assert codes(read(tmp_path, ARTICLE, line, ARTICLE)) == ["a1", (code, {"path": "2", **details}), "a1"]


def test_a_surrogate_pair_is_a_character(tmp_path: Path) -> None:
    line = json.dumps({**ARTICLE, "title": "", "text": TEXT + "😀"}).encode()
    assert b"\\ud83d\\ude00" in line
    [doc] = read(tmp_path, line)
    assert isinstance(doc, Document) and doc.text == TEXT + "😀"


def test_a_line_over_the_limit_is_skipped_without_being_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "MAX_LINE", 1000)
    long = {**ARTICLE, "text": "ا" * 5000}
    assert codes(read(tmp_path, ARTICLE, long, ARTICLE)) == [
        "a1",
        ("ingest.too-large", {"path": "2", "limit": "5"}),
        "a1",
    ]


def test_a_broken_archive_gives_what_stands_before_the_break(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl.gz"
    line = json.dumps(ARTICLE).encode() + b"\n"
    whole = gzip.compress(line, mtime=0) + gzip.compress(line * 500, mtime=0)
    path.write_bytes(whole[:-30])
    found = list(read_jsonl(path))
    assert found[0] == DOCUMENT
    assert found[-1] == Refusal(
        document=str(path), stage="open", code="ingest.broken-gzip", details={"path": str(path)}
    )
    path.write_bytes(line)  # not compressed at all
    assert [item.code for item in read_jsonl(path) if isinstance(item, Refusal)] == ["ingest.broken-gzip"]


def test_a_file_of_nothing_is_empty(tmp_path: Path) -> None:
    assert [item.code for item in read(tmp_path, b"\n \n") if isinstance(item, Refusal)] == ["ingest.empty-file"]
