"""Files and folders → documents, in an order that depends on their names alone.

A folder is read with all below it, sorted by name. Hidden files, `metadata.csv`, files that describe a folder (README,
LICENSE and the like) and ledgers are passed over. Whatever else is no article becomes a refusal, and reading goes on.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from tawatur.ingest.jsonl import is_jsonl, open_lines, read_jsonl
from tawatur.ingest.metadata import FILE_NAME, Metadata, read_metadata
from tawatur.ingest.refuse import refuse, refuse_system, show_path
from tawatur.ingest.text import read_text_file
from tawatur.records.document import Document
from tawatur.records.refusal import Refusal

_PASSED_OVER = re.compile(
    r"""
    (?: readme | licen[cs]e | copying | notice | changelog | authors | makefile ) (?: [._-].* )?  # README.md
    | .+\.(?: db | sqlite3? ) (?: -wal | -shm | -journal | \.before-.+\.bak )?                    # news.db  news.db-wal
    """,
    re.VERBOSE | re.IGNORECASE,
)
PAGES = (".html", ".htm", ".xhtml")
FEEDS = (".rss", ".atom", ".xml", ".rdf")
ARCHIVES = (".warc", ".warc.gz", ".wacz")
_BLOCK = 1 << 20  # bytes counted at a time


def read_paths(paths: Sequence[Path]) -> Iterator[Document | Refusal]:
    """Every article below the paths, one at a time.

    Args:
        paths: files of text, web pages, feeds, web archives, files of JSON lines, and folders of these.

    Returns:
        An iterator over documents, refusals, and remarks (refusals of the stage "note", on an article that was
        read). It never raises for bad input, and holds one article at a time.

    Example:
        >>> [item.code for item in read_paths([Path("no-such-folder")])]
        ['ingest.missing-path']
    """
    tables: dict[Path, Metadata] = {}
    seen: set[bytes] = set()
    for path in paths:
        for item in _read_path(Path(path), tables):
            yield item
            if len(paths) > 1 and isinstance(item, Document) and not item.url:
                yield from _note_same_name(item, seen)


def count_inputs(paths: Sequence[Path]) -> int:
    """How many articles the paths seem to hold: text files, and lines of JSON. Never raises; made for progress bars."""
    return sum(_count_lines(file) if is_jsonl(file) else 1 for path in paths for file in _list_files(Path(path)))


def _read_path(path: Path, tables: dict[Path, Metadata]) -> Iterator[Document | Refusal]:
    """One path of those given; `tables` are those opened for single files, which a shell lists by the thousand."""
    try:
        path.stat()
    except OSError as error:
        yield refuse_system(path, error)
        return
    except ValueError:  # a NUL in a path
        yield refuse(path, "ingest.missing-path")
        return
    if path.is_dir():
        found = False
        for item in _read_folder(path, path, (), (_identify(path),)):
            found = True
            yield item
        if not found:
            yield refuse(path, "ingest.empty-folder")
    elif not _PASSED_OVER.fullmatch(path.name):
        table = path.parent / FILE_NAME
        if table not in tables and _exists(table):
            tables[table] = read_metadata(table)
            yield from tables[table].refusals
        if path.name == FILE_NAME:
            yield from tables[table].check_files()
        else:
            yield from _read_file(path, path.name, (tables[table],) if table in tables else ())


def _read_folder(
    folder: Path, root: Path, above: tuple[Metadata, ...], inside: tuple[tuple[int, int], ...]
) -> Iterator[Document | Refusal]:
    """A folder; `above` are the tables of the folders around it, nearest first, `inside` these folders' identities."""
    try:
        entries = _list_folder(folder)
    except OSError as error:
        yield refuse_system(folder, error)
        return
    if FILE_NAME in entries:
        metadata = read_metadata(folder / FILE_NAME)
        yield from metadata.refusals
        yield from metadata.check_files()
        above = (metadata, *above)
    for name in entries:
        path = folder / name
        if _is_folder(path):
            identity = _identify(path)
            if identity not in inside:  # a link that leads back up would never end
                yield from _read_folder(path, root, above, (*inside, identity))
        elif name != FILE_NAME and not _PASSED_OVER.fullmatch(name):
            yield from _read_file(path, path.relative_to(root).as_posix(), above)


def _read_file(path: Path, name: str, tables: tuple[Metadata, ...]) -> Iterator[Document | Refusal]:
    if is_jsonl(path):
        yield from read_jsonl(path)
        return
    # These import a parser of markup, which a run over texts does not need.
    lower = path.name.lower()
    row = next((row for table in tables if (row := table.find_row(path))), None)
    if lower.endswith(PAGES):
        from tawatur.ingest.html import read_html_file

        yield from read_html_file(path, show_path(name), row)
    elif lower.endswith(FEEDS):
        from tawatur.ingest.feed import read_feed_file

        yield from read_feed_file(path, show_path(name))
    elif lower.endswith(ARCHIVES):
        from tawatur.ingest.warc import read_archive

        yield from read_archive(path, show_path(name))
    else:
        yield from read_text_file(path, show_path(name), row)


def _note_same_name(doc: Document, seen: set[bytes]) -> Iterator[Refusal]:
    """A remark where two articles of one run can only be told apart by the folder they came from.

    Without URL an article is its outlet and its name: the second counts as a new version of the first.
    """
    key = bytes.fromhex(doc.key)
    version = hashlib.blake2b(f"{doc.key} {doc.sha256}".encode(), digest_size=8).digest()
    if key in seen and version not in seen:
        yield refuse(doc.name, "ingest.same-name")
    seen.update((key, version))


def _list_folder(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir() if not entry.name.startswith("."))


def _list_files(path: Path, inside: tuple[tuple[int, int], ...] = ()) -> Iterator[Path]:
    try:
        if not path.is_dir():
            yield path
        elif (identity := _identify(path)) not in inside:
            for name in _list_folder(path):
                if name != FILE_NAME and not _PASSED_OVER.fullmatch(name):
                    yield from _list_files(path / name, (*inside, identity))
    except (OSError, ValueError):
        return


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _identify(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_dev, status.st_ino


def _count_lines(path: Path) -> int:
    count = 0
    last = b"\n"
    try:
        if not path.is_file():
            return 1
        with open_lines(path) as lines:
            while block := lines.read(_BLOCK):
                count += block.count(b"\n")
                last = block
    except (OSError, EOFError, zlib.error):
        return count + 1
    return count + (not last.endswith(b"\n"))
