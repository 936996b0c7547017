"""What a ledger knows of an article before it reads it again, and what a reading therefore is.

- An article is `Document.key`. A key that is not there is **new**.
- Text that the article never had is a new **version**; the old one stays, with what was found in it.
- The current text with metadata it never had is **updated**: dates of events rest on the day of publication, so the
  findings are made anew.
- All else is **known**. An older text, or metadata from before a change, is known too: archives are read again, and in
  any order, and must leave the ledger as it is. Known and current, it is **recoded** if one asks for that, or if an
  older release of the program coded it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal, NamedTuple

from sqlalchemy import Connection, select

from tawatur import __version__
from tawatur.ledger.article_tables import CODINGS, UPDATES, VERSIONS
from tawatur.records.document import Document

Outcome = Literal["new", "version", "updated", "recoded", "known"]


class Metadata(NamedTuple):
    """What is told about a text and may change without it."""

    published: str
    published_from: str
    author: str
    title_end: int


@dataclass(frozen=True, slots=True)
class History:
    """The readings of one article that brought anything new.

    Attributes:
        hashes: SHA-256 of each version's text, the current one last.
        version: row number of the current version.
        states: metadata that the current version had, the present one last.
        updates: how many changes of metadata the article has had, over all versions.
        program: the release that coded the current version, "" where none did.
    """

    hashes: tuple[str, ...]
    version: int
    states: tuple[Metadata, ...]
    updates: int
    program: str = ""


def order_of(release: str) -> tuple[int, ...]:
    """A release as numbers that can be compared; letters in it count as nothing.

    Example:
        >>> order_of("0.9.1") < order_of("0.10.0")
        True
    """
    return tuple(int(number) for number in re.findall(r"\d+", release))


def metadata_of(doc: Document) -> Metadata:
    """The metadata of a document as read."""
    return Metadata(doc.published, doc.published_from, doc.author, doc.title_end)


def judge_reading(doc: Document, history: History | None, *, again: bool = False) -> Outcome:
    """What storing `doc` would be, given the article's history (None where the ledger has no such article)."""
    if history is None:
        return "new"
    if doc.sha256 not in history.hashes:
        return "version"
    if doc.sha256 != history.hashes[-1]:
        return "known"
    metadata = metadata_of(doc)
    if metadata not in history.states:
        return "updated"
    outdated = bool(history.program) and order_of(history.program) < order_of(__version__)
    return "recoded" if (again or outdated) and metadata == history.states[-1] else "known"


def read_histories(connection: Connection, keys: Collection[str]) -> dict[str, History]:
    """The histories of the articles with these keys, as far as the ledger has them."""
    columns = [VERSIONS.c[name] for name in ("article", "id", "sha256", *Metadata._fields)]
    versions = connection.execute(
        select(*columns).where(VERSIONS.c.article.in_(keys)).order_by(VERSIONS.c.article, VERSIONS.c.number)
    ).all()
    changes = [UPDATES.c[name] for name in ("article", "version", *Metadata._fields)]
    updates = connection.execute(
        select(*changes).where(UPDATES.c.article.in_(keys)).order_by(UPDATES.c.article, UPDATES.c.number)
    ).all()
    hashes: dict[str, list[str]] = defaultdict(list)
    states: dict[str, list[Metadata]] = {}
    current: dict[str, int] = {}
    for article, version, sha256, *metadata in versions:
        hashes[article].append(sha256)
        states[article] = [Metadata(*metadata)]
        current[article] = version
    count: dict[str, int] = defaultdict(int)
    for article, version, *metadata in updates:
        count[article] += 1
        if version == current[article]:
            states[article].append(Metadata(*metadata))
    coded = select(CODINGS.c.version, CODINGS.c.program).where(CODINGS.c.version.in_(current.values()))
    programs: dict[int, str] = {row[0]: row[1] for row in connection.execute(coded)}
    return {
        key: History(tuple(hashes[key]), current[key], tuple(states[key]), count[key], programs.get(current[key], ""))
        for key in current
    }
