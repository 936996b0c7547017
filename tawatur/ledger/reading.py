"""Articles and their findings out of the tables, a handful at a time, so that memory stays flat."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, Engine, RowMapping, Table, select, tuple_

from tawatur.ledger.article_tables import ARTICLES, REFUSALS, UPDATES, VERSIONS
from tawatur.ledger.layout import LAYOUTS, Layout
from tawatur.ledger.record_tables import ENTITIES, FORMS, MENTIONS, PARTICIPANTS, ROLES
from tawatur.ledger.rows import rebuild_findings
from tawatur.records.base import Record
from tawatur.records.document import Document
from tawatur.records.findings import Findings
from tawatur.records.refusal import Refusal

# Articles read at once: enough to make the dozen questions per handful cheap (60 µs an article), few enough that
# the longest articles, a megabyte each, stay small in memory.
HANDFUL = 100


class Update(Record, frozen=True):
    """Metadata that an article had from `read_at` on; `version` counts its texts from 1."""

    version: int
    published: str
    published_from: str
    author: str
    title_end: int
    read_at: str


class StoredVersion(NamedTuple):
    """A version of an article: its row number, its number in the article, the hash it was stored with, its text."""

    id: int
    number: int
    sha256: str
    doc: Document


def record_tables() -> tuple[Table, ...]:
    """Every table that holds findings, in the order in which rows can be inserted."""

    def tables_of(layout: Layout) -> Iterator[Table]:
        yield layout.table
        for part in layout.parts.values():
            yield from tables_of(part)

    return (*(table for layout in LAYOUTS.values() for table in tables_of(layout)), FORMS, PARTICIPANTS)


RECORD_TABLES = record_tables()


# What entities are made of: linking them to identities reads these alone, in half the time.
ENTITY_TABLES = (ENTITIES, MENTIONS, ROLES, FORMS)


def read_record_rows(
    connection: Connection, versions: Sequence[int], tables: Sequence[Table] = RECORD_TABLES
) -> dict[int, dict[str, list[RowMapping]]]:
    """All rows of findings of these versions, by version and table, each table's rows in order."""
    rows: dict[int, dict[str, list[RowMapping]]] = {version: defaultdict(list) for version in versions}
    for table in tables:
        chosen = select(table).where(table.c.version.in_(versions)).order_by(*table.primary_key.columns)
        for row in connection.execute(chosen).mappings():
            rows[row["version"]][table.name].append(row)
    return rows


def read_findings(
    connection: Connection, versions: Sequence[int], tables: Sequence[Table] = RECORD_TABLES
) -> dict[int, Findings]:
    """The findings of these versions, as far as they stand in these tables."""
    rows = read_record_rows(connection, versions, tables)
    return {version: rebuild_findings(of_one) for version, of_one in rows.items()}


def read_versions(connection: Connection, keys: Sequence[str], *, all_of_them: bool) -> dict[str, list[StoredVersion]]:
    """The versions of these articles, oldest first; only the current ones unless `all_of_them`.

    Each document carries the metadata that its version had last.
    """
    joined = ARTICLES.join(VERSIONS, VERSIONS.c.article == ARTICLES.c.key)
    chosen = (
        select(
            *(ARTICLES.c[name] for name in ("key", "outlet", "url", "name")),
            *(VERSIONS.c[name] for name in ("id", "number", "sha256", "text", "title_end")),
            *(VERSIONS.c[name] for name in ("published", "published_from", "author")),
        )
        .select_from(joined)
        .where(ARTICLES.c.key.in_(keys))
        .order_by(ARTICLES.c.key, VERSIONS.c.number)
    )
    if not all_of_them:
        chosen = chosen.where(VERSIONS.c.number == ARTICLES.c.current)
    present = read_present(connection, keys)
    found: dict[str, list[StoredVersion]] = defaultdict(list)
    for row in connection.execute(chosen).mappings():
        told: RowMapping = present.get(row["id"], row)
        doc = Document(
            name=row["name"],
            text=row["text"],
            outlet=row["outlet"],
            url=row["url"],
            published=told["published"],
            published_from=told["published_from"],
            author=told["author"],
            title_end=told["title_end"],
        )
        found[row["key"]].append(StoredVersion(row["id"], row["number"], row["sha256"], doc))
    return found


def read_present(connection: Connection, keys: Sequence[str]) -> dict[int, RowMapping]:
    """The last change of metadata of each version that had one, by the version's row number."""
    chosen = select(UPDATES).where(UPDATES.c.article.in_(keys)).order_by(UPDATES.c.article, UPDATES.c.number)
    return {row["version"]: row for row in connection.execute(chosen).mappings()}


def read_updates(connection: Connection, key: str) -> tuple[Update, ...]:
    """All changes of an article's metadata, oldest first."""
    chosen = (
        select(VERSIONS.c.number.label("version"), *(UPDATES.c[name] for name in Update.__struct_fields__[1:]))
        .join(VERSIONS, VERSIONS.c.id == UPDATES.c.version)
        .where(UPDATES.c.article == key)
        .order_by(UPDATES.c.number)
    )
    return tuple(Update(**row) for row in connection.execute(chosen).mappings())


def read_refusals(connection: Connection) -> tuple[Refusal, ...]:
    """What was left out, by document."""
    columns = [REFUSALS.c[name] for name in ("document", "stage", "code", "details")]
    rows = connection.execute(select(*columns).order_by(*columns[:3], REFUSALS.c.fingerprint)).all()
    return tuple(Refusal(document=row[0], stage=row[1], code=row[2], details=json.loads(row[3])) for row in rows)


def page_keys(engine: Engine, *, by_date: bool) -> Iterator[list[str]]:
    """The keys of all articles, a handful at a time, by key or by date of publication and key."""
    columns = (ARTICLES.c.published, ARTICLES.c.key) if by_date else (ARTICLES.c.key,)
    last: tuple[str, ...] | None = None
    while True:
        chosen = select(*columns).order_by(*columns).limit(HANDFUL)
        if last is not None:
            chosen = chosen.where(tuple_(*columns) > tuple_(*last) if by_date else ARTICLES.c.key > last[0])
        with engine.connect() as connection:
            rows = [tuple(row) for row in connection.execute(chosen).all()]
        if not rows:
            return
        last = rows[-1]
        yield [row[-1] for row in rows]
