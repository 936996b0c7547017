"""The one place that writes articles: each with all its records in one transaction."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeVar

from sqlalchemy import Connection, Engine, delete, func, insert, select, update
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, ProgrammingError, StatementError

from tawatur import __version__
from tawatur.errors import InputError
from tawatur.ledger.article_tables import ARTICLES, CODINGS, REFUSALS, UPDATES, VERSIONS
from tawatur.ledger.changes import store_changes
from tawatur.ledger.dialects import connect_to_write, insert_rows
from tawatur.ledger.failures import failure_code
from tawatur.ledger.history import History, Outcome, judge_reading, metadata_of, read_histories
from tawatur.ledger.layout import LAYOUTS
from tawatur.ledger.reading import read_findings
from tawatur.ledger.rows import flatten_findings
from tawatur.ledger.search_tables import SEARCHED
from tawatur.ledger.tables import METADATA
from tawatur.records.document import Document
from tawatur.records.findings import Findings
from tawatur.records.refusal import Refusal

T = TypeVar("T")

# A writer that lost a race (two processes brought the same article, and a unique key told; or the wait for the other
# was too long) starts its transaction anew. The second try sees what the other stored; a third has not been needed.
TRIES = 4

# Stages of a refusal at which the article itself was known; storing that text later takes such a refusal back.
BOUND_STAGES = ("code", "store")


def write_retrying(engine: Engine, where: str, work: Callable[[Connection], T]) -> T:
    """Do `work` in one transaction that may write, again from its start where another process was faster.

    Raises:
        sqlalchemy.exc.DBAPIError: what is left after the last try, or what no further try would mend.
    """
    for attempt in range(1, TRIES + 1):
        try:
            with connect_to_write(engine) as connection, connection.begin():
                return work(connection)
        except DBAPIError as error:
            lost_race = isinstance(error, IntegrityError) or failure_code(error, where) == "ledger.busy"
            if attempt == TRIES or not lost_race:
                raise
    raise AssertionError("the last try returns or raises")


def store_article(connection: Connection, doc: Document, findings: Findings, *, again: bool = False) -> Outcome:
    """Store a document and what was found in it, as far as that is new (see `tawatur.ledger.history`).

    Raises:
        InputError: `ledger.unstorable` where a value fits no column.
    """
    history = read_histories(connection, (doc.key,)).get(doc.key)
    outcome = judge_reading(doc, history, again=again)
    if outcome == "known":
        return outcome
    now = read_clock()
    try:
        version = store_reading(connection, doc, history, outcome, now)
        if outcome in ("recoded", "updated"):
            keep_changes(connection, version, findings, now)
        store_findings(connection, version, findings, now)
    except (OverflowError, StatementError) as error:
        if isinstance(error, DBAPIError) and not isinstance(error, DataError | ProgrammingError):
            raise
        raise InputError("ledger.unstorable", document=doc.name, error=type(error).__name__) from error
    connection.execute(
        delete(REFUSALS).where(
            REFUSALS.c.article == doc.key,
            REFUSALS.c.sha256 == doc.sha256,
            REFUSALS.c.stage.in_(BOUND_STAGES),
        )
    )
    return outcome


def store_reading(connection: Connection, doc: Document, history: History | None, outcome: Outcome, now: str) -> int:
    """Store what a reading told of the article itself; returns the row number of the version that was read."""
    metadata = metadata_of(doc)
    told = {"published": doc.published, "published_from": doc.published_from, "author": doc.author}
    number = 1 if history is None else len(history.hashes) + (outcome == "version")
    if history is None:
        article = {"key": doc.key, "outlet": doc.outlet, "url": doc.url, "name": doc.name, **told}
        connection.execute(insert(ARTICLES), {**article, "current": number, "first_read": now, "last_read": now})
    elif outcome != "recoded":
        present = {**told, "current": number, "last_read": now}
        connection.execute(update(ARTICLES).where(ARTICLES.c.key == doc.key).values(present))
    if history is not None and outcome != "version":
        if outcome == "updated":
            change = {"article": doc.key, "number": history.updates + 1, "version": history.version}
            connection.execute(insert(UPDATES), {**change, **metadata._asdict(), "read_at": now})
        return history.version
    version = {"article": doc.key, "number": number, "sha256": doc.sha256, "text": doc.text}
    chosen = insert(VERSIONS).returning(VERSIONS.c.id)
    row: int = connection.execute(chosen, {**version, **metadata._asdict(), "read_at": now}).scalar_one()
    return row


def keep_changes(connection: Connection, version: int, findings: Findings, now: str) -> None:
    """Keep what these findings change in those that they will replace."""
    program = connection.execute(select(CODINGS.c.program).where(CODINGS.c.version == version)).scalar()
    if program is not None:
        old = read_findings(connection, [version])[version]
        store_changes(connection, version, old, findings, (program, __version__), now)


def store_findings(connection: Connection, version: int, findings: Findings, now: str) -> None:
    """Put these findings in the place of those that the version had."""
    connection.execute(delete(CODINGS).where(CODINGS.c.version == version))
    owner = select(VERSIONS.c.article).where(VERSIONS.c.id == version).scalar_subquery()
    connection.execute(delete(SEARCHED).where(SEARCHED.c.article == owner))
    counts = {field: len(getattr(findings, field)) for field in LAYOUTS}
    coding = {"version": version, "program": __version__, "coded_at": now, **counts}
    connection.execute(insert(CODINGS), coding)
    for name, rows in flatten_findings(findings).items():
        if rows:
            insert_rows(connection, METADATA.tables[name], [{**row, "version": version} for row in rows])


def store_refusal(connection: Connection, refusal: Refusal, doc: Document | None) -> bool:
    """Keep a refusal, once; returns whether it was not there yet."""
    details = json.dumps(refusal.details, ensure_ascii=False, sort_keys=True)
    row = {
        "document": refusal.document,
        "stage": refusal.stage,
        "code": refusal.code,
        "details": details,
        "article": doc.key if doc else "",
        "sha256": doc.sha256 if doc else "",
    }
    canonical = json.dumps(row, sort_keys=True)
    fingerprint = hashlib.sha256(canonical.encode("ascii")).hexdigest()
    there = select(func.count()).select_from(REFUSALS).where(REFUSALS.c.fingerprint == fingerprint)
    if connection.execute(there).scalar_one():
        return False
    connection.execute(insert(REFUSALS), {"fingerprint": fingerprint, **row, "refused_at": read_clock()})
    return True


def write_nothing(connection: Connection) -> None:
    """Ask for the right to write and leave everything as it is: beginning a transaction alone does not ask."""
    connection.execute(delete(REFUSALS).where(REFUSALS.c.fingerprint == ""))


def read_clock() -> str:
    """The time now, in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
