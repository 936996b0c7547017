"""Web archives (WARC, and WACZ, which is a zip of them) → the articles among their pages, in flat memory.

Only successful responses that hold HTML are looked at; all others are passed over without a word, as are pages that
hold no article. A record that breaks ends its file, and what stood before it stays.
"""

from __future__ import annotations

import gzip
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from tawatur.errors import InputError
from tawatur.ingest.html import make_document
from tawatur.ingest.page import MAX_PAGE, forget_pages, read_page
from tawatur.ingest.refuse import refuse, refuse_error, refuse_system, show_size
from tawatur.records.document import Document
from tawatur.records.refusal import Refusal

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_PASSED = frozenset(
    ("ingest.no-article", "ingest.not-arabic", "ingest.no-letters")
)  # pages that hold no article of ours
_BETWEEN = 500  # pages after which the extractor's caches are let go
# A zip whose files unpack to so many times their size is a bomb.
_RATIO = 200


def read_archive(path: Path, name: str) -> Iterator[Document | Refusal]:
    """The articles of a web archive in its order; a refusal for each page that could not be read."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            yield refuse(path, "ingest.not-a-file")
        elif path.name.lower().endswith(".wacz"):
            yield from _read_wacz(path, name)
        else:
            with path.open("rb") as stream:
                yield from _read_warc(stream, name)
    except OSError as error:
        yield refuse_system(path, error)


def _read_wacz(path: Path, name: str) -> Iterator[Document | Refusal]:
    try:
        with zipfile.ZipFile(path) as archive:
            for info in archive.infolist():
                if not info.filename.lower().endswith((".warc", ".warc.gz")):
                    continue
                if info.file_size > max(1, info.compress_size) * _RATIO:
                    yield refuse(f"{name}:{info.filename}", "ingest.too-large", limit=show_size(MAX_PAGE))
                    continue
                with archive.open(info) as stream:
                    yield from _read_warc(stream, f"{name}:{info.filename}")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error, ValueError):
        yield refuse(path, "ingest.broken-archive")


def _read_warc(stream: IO[bytes], name: str) -> Iterator[Document | Refusal]:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    number = 0
    try:
        for record in ArchiveIterator(stream):
            number += 1
            if number % _BETWEEN == 0:
                forget_pages()
            if record.rec_type != "response":
                continue
            headers = record.http_headers
            if headers is None or headers.get_statuscode() != "200":
                continue
            kind = headers.get_header("Content-Type") or ""
            if "html" not in kind.lower():
                continue
            url = record.rec_headers.get_header("WARC-Target-URI") or ""
            yield from _read_record(record, url.strip("<>"), kind, f"{name}:{number}")
    except (ArchiveLoadFailed, gzip.BadGzipFile, EOFError, zlib.error, ValueError, UnicodeDecodeError, AttributeError):
        yield refuse(name, "ingest.broken-archive")


def _read_record(record: Any, url: str, kind: str, place: str) -> Iterator[Document | Refusal]:
    try:
        data = record.content_stream().read(MAX_PAGE + 1)
        if len(data) <= MAX_PAGE and getattr(record.raw_stream, "limit", 0) > 0:
            raise EOFError  # the archive ends within the record
        charset = _CHARSET.search(kind)
        page = read_page(data, charset=charset[1] if charset else "", url=url)
        yield from make_document(page, url or place, place)
    except InputError as error:
        if error.code not in _PASSED:
            yield refuse_error(place, error)
