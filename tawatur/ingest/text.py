"""One text file → one document."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from pathlib import Path

from tawatur.arabic.dates import infer_published
from tawatur.errors import InputError
from tawatur.ingest.decode import decode_bytes
from tawatur.ingest.metadata import Row
from tawatur.ingest.published import read_published
from tawatur.ingest.refuse import refuse, refuse_error, refuse_system, show_size
from tawatur.ingest.sniff import require_arabic
from tawatur.ingest.titles import find_title_end
from tawatur.records.document import Document
from tawatur.records.refusal import Refusal

# Bytes of one article. The longest of 26,887 has 60 kB; whole books and concatenated archives are above this.
MAX_ARTICLE = 5_000_000

# Kinds of file that hold articles in a shape which is not read here. As text they would bring their markup along.
_FOREIGN = re.compile(
    r"""
    \. (?: mhtml | json                                      # markup
        | csv | tsv | xlsx? | ods | parquet | sqlite | db    # tables
        | docx? | odt | rtf | pdf | epub | pptx?             # print
        | zip | tar | tgz | gz | bz2 | xz | zst | 7z | rar )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PLAIN = frozenset(("", ".txt", ".text", ".md"))


def read_text_file(path: Path, name: str, row: Row | None = None) -> Iterator[Document | Refusal]:
    """The article in a text file, or why it cannot be read; a remark follows an article with an unreadable date.

    Args:
        path: a file of UTF-8 or windows-1256 text, at most 5 MB.
        name: what the document is called: its path below the folder that was given.
        row: its row of `metadata.csv`.
    """
    try:
        text = _read(path)
    except OSError as error:
        yield refuse_system(path, error)
        return
    except InputError as error:
        yield refuse_error(path, error)
        return
    row = row or Row(file=name)
    published, published_from, date_note = date_article(path, row.published, text)
    yield Document(
        name=name,
        text=text,
        outlet=row.outlet,
        url=row.url,
        published=published,
        published_from=published_from,
        author=row.author,
        title_end=find_title_end(text, row.title),
    )
    yield from date_note


def date_article(place: str | Path, value: str, text: str) -> tuple[str, str, tuple[Refusal, ...]]:
    """The date of publication, where it is from, and a remark where the value given is no date.

    A date that the metadata give stands, whatever the text says; only where there is none is it inferred from the text
    (see `tawatur.arabic.dates_published`).
    """
    published, note = note_published(place, value)
    if published:
        return published, "metadata", note
    inferred = infer_published(text)
    return (inferred.isoformat(), "inferred", note) if inferred else ("", "", note)


def note_published(place: str | Path, value: str) -> tuple[str, tuple[Refusal, ...]]:
    """The date of publication in ISO form, and a remark where the value given is no date."""
    if not value.strip():
        return "", ()
    try:
        return read_published(value), ()
    except ValueError:
        return "", (refuse(place, "ingest.unknown-date", value=value.strip()[:60]),)


def _read(path: Path) -> str:
    kind = path.suffix.lower()
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):  # a pipe or a device could be waited on for ever
        raise InputError("ingest.not-a-file")
    if _FOREIGN.fullmatch(kind):
        raise InputError("ingest.unknown-kind", kind=kind)
    if status.st_size > MAX_ARTICLE:
        raise InputError("ingest.too-large", limit=show_size(MAX_ARTICLE))
    if not status.st_size:
        raise InputError("ingest.empty-file")
    text = decode_bytes(path.read_bytes())
    if "\0" in text:  # in UTF-16; other files with a NUL are no text at all
        raise InputError("ingest.not-text")
    if not text.strip():
        raise InputError("ingest.empty-file")
    if kind not in _PLAIN and text.lstrip()[:1] in "<{[":
        raise InputError("ingest.unknown-kind", kind=kind)
    require_arabic(text)
    return text
