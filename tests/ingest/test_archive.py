"""Web archives: WARC, compressed or not, and WACZ."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from collections.abc import Iterator
from gzip import compress
from pathlib import Path
from typing import IO

import pytest

from tawatur.ingest.paths import read_paths
from tawatur.records.document import Document
from tawatur.records.refusal import Refusal
from tests.ingest.pages import STORY, wordpress

PAGE = next(wordpress(STORY))


def write_warc(stream: IO[bytes], pages: Iterator[tuple[str, str, str, bytes]], *, gzip: bool = True) -> None:
    """(url, status, content type, body) of each response, in the form of WARC 1.0."""
    for number, (url, status, kind, body) in enumerate(pages):
        answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\n"
            f"WARC-Date: 2024-03-02T00:00:00Z\r\nWARC-Target-URI: {url}\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
        ).encode()
        record = head + answer + b"\r\n\r\n"
        stream.write(compress(record) if gzip else record)


def responses(count: int) -> Iterator[tuple[str, str, str, bytes]]:
    for number in range(count):
        url = f"https://horizon.example/news/{number}"
        yield url, "200 OK", "text/html; charset=utf-8", PAGE.replace(STORY.url, url).encode()
    yield "https://horizon.example/gone", "404 Not Found", "text/html", PAGE.encode()
    yield "https://horizon.example/a.jpg", "200 OK", "image/jpeg", b"\xff\xd8\xff"
    yield "https://horizon.example/menu", "200 OK", "text/html", b"<html><body><ul><li>x</li></ul></body></html>"


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_articles_are_read_and_all_else_is_passed_over(name: str, tmp_path: Path) -> None:
    with (tmp_path / name).open("wb") as stream:
        write_warc(stream, responses(2), gzip=name.endswith("gz"))
    docs = list(read_paths([tmp_path / name]))
    assert all(isinstance(doc, Document) for doc in docs)
    told = [(doc.url, doc.title, doc.outlet, doc.published) for doc in docs if isinstance(doc, Document)]
    assert told == [
        (f"https://horizon.example/news/{number}", STORY.title, STORY.outlet, STORY.published) for number in range(2)
    ]


def test_a_wacz_is_a_zip_of_them(tmp_path: Path) -> None:
    stream = io.BytesIO()
    write_warc(stream, responses(3))
    with zipfile.ZipFile(tmp_path / "a.wacz", "w") as archive:
        archive.writestr("datapackage.json", "{}")
        archive.writestr("archive/data.warc.gz", stream.getvalue())
    assert [item.url for item in read_paths([tmp_path]) if isinstance(item, Document)] == [
        f"https://horizon.example/news/{number}" for number in range(3)
    ]


def test_a_broken_archive_keeps_what_stood_before_the_break(tmp_path: Path) -> None:
    stream = io.BytesIO()
    write_warc(stream, responses(3), gzip=False)
    whole = stream.getvalue()
    (tmp_path / "a.warc").write_bytes(whole[: whole.index(b"news/2") + 1000])
    *docs, last = read_paths([tmp_path])
    assert docs and all(isinstance(doc, Document) for doc in docs)
    assert isinstance(last, Refusal) and last.code == "ingest.broken-archive"


@pytest.mark.parametrize("name", ["a.wacz", "b.wacz"])
def test_what_is_no_zip_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"PK\x03\x04 broken" if name == "a.wacz" else b"")
    (refusal,) = read_paths([tmp_path / name])
    assert isinstance(refusal, Refusal) and refusal.code == "ingest.broken-archive"


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.wacz", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("archive/data.warc", b"\0" * 50_000_000)
    (refusal,) = read_paths([tmp_path / "a.wacz"])
    assert isinstance(refusal, Refusal) and refusal.code == "ingest.too-large"


def test_memory_does_not_grow_with_the_archive(tmp_path: Path) -> None:
    def peak(count: int) -> int:
        with (tmp_path / "a.warc.gz").open("wb") as stream:
            write_warc(stream, responses(count))
        tracemalloc.start()
        for _ in read_paths([tmp_path / "a.warc.gz"]):
            pass
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(5)  # what is made once
    assert peak(60) < peak(15) * 1.5 + 2_000_000
