"""Whether a ledger is what it claims to be: hashes, quotes, references, counts and the database's own pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

import msgspec
from sqlalchemy import Connection, Engine, RowMapping, select

from tawatur.ledger.article_tables import ARTICLES, CODINGS, VERSIONS
from tawatur.ledger.dialects import find_damage
from tawatur.ledger.failures import told_plainly
from tawatur.ledger.identities import find_bad_evidence
from tawatur.ledger.identity_tables import IDENTITY_MEMBERS
from tawatur.ledger.judgements import read_judgements
from tawatur.ledger.layout import LAYOUTS, REFERENCES, Layout
from tawatur.ledger.ledger import Ledger
from tawatur.ledger.reading import StoredVersion, page_keys, read_record_rows, read_versions
from tawatur.ledger.record_tables import ENTITIES, PARTICIPANTS
from tawatur.ledger.rows import rebuild_findings
from tawatur.records.base import Record
from tawatur.records.document import article_key
from tawatur.records.findings import Findings

# What breaks a ledger breaks it in the same way many times; the first thousand tell.
MOST_PROBLEMS = 1000

Rows = Mapping[str, Sequence[RowMapping]]


class Problem(Record, frozen=True):
    """Something in a ledger that cannot be; `where` is the table and the number of the record, or "".

    `code` is one of: damaged (the database's pages or foreign keys), key (an article's key is not that of its outlet
    and URL or name), current (an article's columns do not fit its newest version), hash (a text is not the one that
    was read), title (longer than its text), quote (a span's words do not stand at its place), reference (an entity
    that the article does not have), record (a value that its field does not allow), count (a coding tells of another
    number of records), judgement (one whose words no version of its article has).
    """

    code: str
    article: str = ""
    where: str = ""
    details: dict[str, str] = msgspec.field(default_factory=dict)


def check_ledger(ledger: Ledger) -> tuple[Problem, ...]:
    """Everything that is wrong with a ledger, at most 1000 problems; empty for a sound one.

    It changes nothing. It reads every record once, a hundred articles at a time.

    Raises:
        LedgerError: the ledger cannot be read to its end.
    """
    with told_plainly(ledger.where):
        return tuple(islice(find_problems(ledger.engine), MOST_PROBLEMS))


def find_problems(engine: Engine) -> Iterator[Problem]:
    """All problems, the database's own first, then article by article."""
    with engine.connect() as connection:
        damage = find_damage(connection)
    for words in damage:
        yield Problem(code="damaged", details={"error": words})
    with engine.connect() as connection:
        yield from check_identities(connection)
        yield from check_judgements(connection)
    for keys in page_keys(engine, by_date=False):
        with engine.connect() as connection:
            versions = read_versions(connection, keys, all_of_them=True)
            ids = [one.id for several in versions.values() for one in several]
            rows, counts = read_record_rows(connection, ids), read_counts(connection, ids)
            articles = connection.execute(select(ARTICLES).where(ARTICLES.c.key.in_(keys))).mappings().all()
        for article in sorted(articles, key=lambda row: str(row["key"])):
            yield from check_article(article, versions.get(article["key"], []))
            for one in versions.get(article["key"], []):
                yield from check_version(one)
                yield from check_records(one, rows[one.id])
                yield from check_counts(one, rows[one.id], counts.get(one.id))


def check_identities(connection: Connection) -> Iterator[Problem]:
    """Members of articles that are not there, and evidence that is none. An article coded since is no problem."""
    for table, article in find_bad_evidence(connection):
        yield Problem(code="record", article=article, where=table, details={"field": "evidence"})
    there = select(ARTICLES.c.key).where(ARTICLES.c.key == IDENTITY_MEMBERS.c.article).exists()
    lost = select(IDENTITY_MEMBERS.c.article, IDENTITY_MEMBERS.c.entity).where(~there)
    for article, entity in connection.execute(lost):
        yield Problem(code="reference", article=article, where="identity_members", details={"entity": entity})


def check_judgements(connection: Connection) -> Iterator[Problem]:
    """Judgements on words that no version of their article has, or on articles that are not there."""
    for judgement in read_judgements(connection):
        for anchor in judgement.anchors:
            span = anchor.span
            texts = connection.execute(select(VERSIONS.c.text).where(VERSIONS.c.article == anchor.article)).scalars()
            if not any(span is None or text[span.start : span.end] == span.quote for text in texts):
                details = {"judgement": judgement.id}
                yield Problem(code="judgement", article=anchor.article, where="judgement_anchors", details=details)


def read_counts(connection: Connection, versions: Sequence[int]) -> dict[int, RowMapping]:
    """What the codings of these versions tell of themselves."""
    chosen = select(CODINGS).where(CODINGS.c.version.in_(versions))
    return {row["version"]: row for row in connection.execute(chosen).mappings()}


def check_article(article: RowMapping, versions: Sequence[StoredVersion]) -> Iterator[Problem]:
    """An article's key, and whether its columns are those of its newest version."""
    key = article["key"]
    if key != article_key(article["outlet"], article["url"], article["name"]):
        yield Problem(code="key", article=key)
    numbers = [one.number for one in versions]
    if numbers != list(range(1, article["current"] + 1)):
        yield Problem(code="current", article=key, where="versions", details={"found": str(numbers)})
        return
    newest = versions[-1].doc
    for name in ("published", "published_from", "author"):
        if article[name] != getattr(newest, name):
            yield Problem(code="current", article=key, where="articles", details={"field": name})


def check_version(one: StoredVersion) -> Iterator[Problem]:
    """A text's hash, and the length of its title."""
    if one.sha256 != one.doc.sha256:
        yield Problem(code="hash", article=one.doc.key, where=f"version {one.number}")
    if not 0 <= one.doc.title_end <= len(one.doc.text):
        yield Problem(code="title", article=one.doc.key, where=f"version {one.number}")


def check_records(one: StoredVersion, rows: Rows) -> Iterator[Problem]:
    """Quotes, references and values of all records of one version."""
    key, text = one.doc.key, one.doc.text
    entities = {row["id"] for row in rows.get(ENTITIES.name, ())} | {""}
    for layout in all_layouts():
        table = layout.table.name
        for row in rows.get(table, ()):
            where = f"{table} {row['number']}"
            for name in layout.spans:
                start, end, quote = row[f"{name}_start"], row[f"{name}_end"], row[f"{name}_quote"]
                if start is not None and not (0 <= start < end <= len(text) and text[start:end] == quote):
                    yield Problem(code="quote", article=key, where=where, details={"field": name})
            for name in REFERENCES.get(table, ()):
                if row[name] not in entities:
                    yield Problem(code="reference", article=key, where=where, details={"entity": row[name]})
    for row in rows.get(PARTICIPANTS.name, ()):
        where = f"{row['record']} {row['number']}"
        if row["entity"] not in entities:
            yield Problem(code="reference", article=key, where=where, details={"entity": row["entity"]})
        if row["number"] >= len(rows.get(row["record"], ())):
            yield Problem(code="record", article=key, where=where, details={"field": row["part"]})
    try:
        msgspec.convert(msgspec.to_builtins(rebuild_findings(rows)), Findings)
    except msgspec.ValidationError as error:
        yield Problem(code="record", article=key, where=f"version {one.number}", details={"error": str(error)})


def check_counts(one: StoredVersion, rows: Rows, counts: RowMapping | None) -> Iterator[Problem]:
    """Whether a coding tells of as many records as there are."""
    for field, layout in LAYOUTS.items():
        found, told = len(rows.get(layout.table.name, ())), 0 if counts is None else counts[field]
        if found != told:
            details = {"found": str(found), "told": str(told)}
            yield Problem(code="count", article=one.doc.key, where=layout.table.name, details=details)


def all_layouts() -> Iterator[Layout]:
    """The layouts of all records and of their parts."""
    for layout in LAYOUTS.values():
        yield layout
        yield from layout.parts.values()
