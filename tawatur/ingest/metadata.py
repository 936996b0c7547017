"""`metadata.csv` beside the articles: who published which file, when, where, under which title.

Columns: file, outlet, published, url, title, author, in any order; further columns are ignored, missing ones are empty.
`file` is the name of a file in the same folder, or its path below that folder.
"""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import msgspec

from tawatur.errors import InputError
from tawatur.ingest.decode import decode_bytes
from tawatur.ingest.refuse import refuse, refuse_error, refuse_system, show_size
from tawatur.records.refusal import Refusal

FILE_NAME = "metadata.csv"
COLUMNS = ("file", "outlet", "published", "url", "title", "author")
# A row has some 200 bytes: this is a quarter of a million articles in one folder.
MAX_METADATA = 50_000_000


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """What one row says of a file; `line` counts from 1, for sentences about it."""

    file: str
    outlet: str = ""
    published: str = ""
    url: str = ""
    title: str = ""
    author: str = ""
    line: int = 0


class Metadata(msgspec.Struct, frozen=True):
    """The rows of one folder by path below it, and what was wrong with the table."""

    path: Path
    rows: dict[str, Row]
    refusals: tuple[Refusal, ...] = ()

    def find_row(self, file: Path) -> Row | None:
        """The row of a file in or below the folder of the table."""
        try:
            below = file.relative_to(self.path.parent)
        except ValueError:
            return None
        return self.rows.get(_key(below.as_posix()))

    def check_files(self) -> Iterator[Refusal]:
        """A refusal for each row whose file is not there."""
        listings: dict[PurePosixPath, set[str]] = {}
        for row in self.rows.values():
            inside = PurePosixPath(row.file.replace("\\", "/"))
            if inside.is_absolute() or ".." in inside.parts or not _is_there(self.path.parent, inside, listings):
                yield refuse(self.path, "ingest.metadata-without-file", file=row.file, line=str(row.line))


def read_metadata(path: Path) -> Metadata:
    """The table of a folder. Never raises: what is wrong with it stands in `refusals`."""
    try:
        if path.stat().st_size > MAX_METADATA:
            raise InputError("ingest.too-large", limit=show_size(MAX_METADATA))
        rows, refusals = _read_rows(path, decode_bytes(path.read_bytes()))
    except OSError as error:
        return Metadata(path, {}, (refuse_system(path, error),))
    except InputError as error:
        return Metadata(path, {}, (refuse_error(path, error),))
    return Metadata(path, rows, refusals)


def _read_rows(path: Path, text: str) -> tuple[dict[str, Row], tuple[Refusal, ...]]:
    lines = text.split("\n")
    skipped = 1 if lines[0].lower().startswith("sep=") else 0  # spreadsheets write their delimiter so
    head = lines[skipped] if len(lines) > skipped else ""
    delimiter = max(",;\t", key=head.count)
    columns = [name.strip(' "').lower() for name in head.split(delimiter)]
    if "file" not in columns:
        raise InputError("ingest.metadata-without-column", column="file")
    rows: dict[str, Row] = {}
    refusals: list[Refusal] = []
    for line, cells in _read_cells(lines, skipped + 1, delimiter, len(columns)):
        if cells is None:
            refusals.append(refuse(path, "ingest.broken-metadata-row", line=str(line)))
            continue
        values = {name: cell.strip() for name, cell in zip(columns, cells, strict=False) if name in COLUMNS}
        if not values.get("file"):
            continue
        key = _key(values["file"])
        if key in rows:
            details = {"file": values["file"], "line": str(line)}
            refusals.append(refuse(path, "ingest.repeated-metadata-row", **details))
        else:
            rows[key] = Row(**values, line=line)
    return rows, tuple(refusals)


def _read_cells(lines: list[str], first: int, delimiter: str, columns: int) -> Iterator[tuple[int, list[str] | None]]:
    """Line number and cells of each row; None for a row that cannot be read.

    A table that is no strict CSV (a headline with quotation marks was pasted into it) is read line by line, so that
    one slip does not swallow its neighbours; in a line that still is none, the marks are taken as they stand.
    """
    try:
        table = csv.reader((line + "\n" for line in lines[first:]), delimiter=delimiter, strict=True)
        yield from [(first + table.line_num, cells) for cells in table]
    except csv.Error:
        for at, line in enumerate(lines[first:], first + 1):
            try:
                yield at, next(csv.reader([line], delimiter=delimiter, strict=True), [])
            except csv.Error:
                cells = line.split(delimiter)
                yield at, cells if len(cells) <= columns else None


def _key(name: str) -> str:
    """Names are compared in composed form (some systems store them decomposed), with forward slashes."""
    return unicodedata.normalize("NFC", name.replace("\\", "/")).removeprefix("./")


def _is_there(folder: Path, inside: PurePosixPath, listings: dict[PurePosixPath, set[str]]) -> bool:
    try:
        if (folder / inside).exists():
            return True
        if inside.parent not in listings:
            listings[inside.parent] = {_key(there.name) for there in (folder / inside.parent).iterdir()}
        return _key(inside.name) in listings[inside.parent]
    except (OSError, ValueError):
        return False
