"""JSON lines → documents, one line at a time: a file of any length is read in the same memory.

A line is an object with the fields id, outlet, url, published, author, title and text; `text` and one of `id` and `url`
must be there, further fields are ignored. The document is called by its id (else its URL), and its text is the
title, a blank line, and the text.
"""

from __future__ import annotations

import gzip
import io
import json
import re
import stat
import zlib
from collections.abc import Iterator
from pathlib import Path

import msgspec

from tawatur.errors import InputError
from tawatur.ingest.decode import even_lines
from tawatur.ingest.refuse import refuse, refuse_error, refuse_system, show_path, show_size
from tawatur.ingest.sniff import require_arabic
from tawatur.ingest.text import MAX_ARTICLE, date_article
from tawatur.records.document import Document
from tawatur.records.refusal import Refusal

SUFFIXES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
# Bytes of one line: an article at its limit, each Arabic letter (two bytes) written as \uXXXX (six), and its fields.
MAX_LINE = 3 * MAX_ARTICLE + 1_000_000
_FIELDS = ("outlet", "url", "published", "author", "title")
_SURROGATE = re.compile("[\ud800-\udfff]")


def is_jsonl(path: Path) -> bool:
    """True for a file name that promises JSON lines, compressed or not."""
    return path.name.lower().endswith(SUFFIXES)


def read_jsonl(path: Path) -> Iterator[Document | Refusal]:
    """The articles of a file in their order, a refusal in the place of each line that holds none.

    Args:
        path: a .jsonl or .ndjson file in UTF-8, or one of these compressed with gzip.

    Returns:
        An iterator that never raises for bad input. A broken archive yields what stands before the break.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            yield refuse(path, "ingest.not-a-file")
            return
        with open_lines(path) as lines:
            empty = True
            for number, line in _read_lines(lines):
                if line is None or line.strip():
                    empty = False
                    yield from _read_line(f"{show_path(path)}:{number}", line)
        if empty:
            yield refuse(path, "ingest.empty-file")
    except (gzip.BadGzipFile, EOFError, zlib.error):
        yield refuse(path, "ingest.broken-gzip")
    except OSError as error:
        yield refuse_system(path, error)


def open_lines(path: Path) -> io.BufferedIOBase:
    """The bytes of a file, decompressed where its name ends in .gz."""
    if path.suffix.lower() == ".gz":
        return gzip.open(path, "rb")
    return path.open("rb")


def _read_lines(lines: io.BufferedIOBase) -> Iterator[tuple[int, bytes | None]]:
    """Numbered lines, None for one over the limit: its rest is skipped without holding it."""
    number = 0
    while line := lines.readline(MAX_LINE):
        number += 1
        if len(line) == MAX_LINE and not line.endswith(b"\n"):
            while (rest := lines.readline(MAX_LINE)) and not rest.endswith(b"\n"):
                pass
            yield number, None
        else:
            yield number, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line


def _read_line(place: str, line: bytes | None) -> Iterator[Document | Refusal]:
    try:
        if line is None:
            raise InputError("ingest.too-large", limit=show_size(MAX_ARTICLE))
        fields = _read_fields(line)
        title, body = even_lines(fields["title"]), even_lines(fields["text"])
        text = f"{title}\n\n{body}" if title.strip() and body.strip() else (title if title.strip() else body)
        if len(text.encode()) > MAX_ARTICLE:
            raise InputError("ingest.too-large", limit=show_size(MAX_ARTICLE))
        if not text.strip():
            raise InputError("ingest.empty-article")
        require_arabic(text)
    except InputError as error:
        yield refuse_error(place, error)
        return
    published, published_from, date_note = date_article(place, fields["published"], text)
    yield Document(
        name=fields["id"] or fields["url"],
        text=text,
        outlet=fields["outlet"],
        url=fields["url"],
        published=published,
        published_from=published_from,
        author=fields["author"],
        title_end=len(title) if title.strip() else 0,
    )
    yield from date_note


def _read_fields(line: bytes) -> dict[str, str]:
    """The fields of a line as text, "" for those that may be missing."""
    record = _read_object(line)
    fields = {name: _read_field(record, name).strip() for name in ("id", *_FIELDS)}
    fields["title"] = _read_field(record, "title")
    fields["text"] = _read_field(record, "text")
    if record.get("text") is None:
        raise InputError("ingest.missing-field", field="text")
    if not fields["id"] and not fields["url"]:
        raise InputError("ingest.missing-field", field="id")
    for name, value in fields.items():
        if _SURROGATE.search(value):
            raise InputError("ingest.lone-surrogate", field=name)
        if "\0" in value:
            raise InputError("ingest.null-character", field=name)
    return fields


def _read_object(line: bytes) -> dict[str, object]:
    try:
        record = msgspec.json.decode(line)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        try:  # slower, but it lets a lone surrogate through, which has a code of its own
            record = json.loads(line)
        except (ValueError, RecursionError):
            raise InputError("ingest.broken-json") from None
    if not isinstance(record, dict):
        raise InputError("ingest.broken-json")
    return record


def _read_field(record: dict[str, object], name: str) -> str:
    value = record.get(name)
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if name == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise InputError("ingest.wrong-field", field=name)
