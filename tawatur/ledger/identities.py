"""Identities in the ledger: replaced as a whole, and read as a whole."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, delete, select

from tawatur.ledger.dialects import insert_rows
from tawatur.ledger.identity_tables import (
    IDENTITIES,
    IDENTITY_MEMBERS,
    IDENTITY_NAMES,
    IDENTITY_TABLES,
    IDENTITY_WAITING,
)
from tawatur.records.identity import Evidence, Identity, IdentityMember, IdentityWaiting, Linked

# Rows inserted at once: a corpus has half a million members, and the rows of all of them would be held twice.
ROWS_AT_ONCE = 10_000


def store_identities(connection: Connection, linked: Linked) -> None:
    """Put these identities in the place of all that were there."""
    for table in reversed(IDENTITY_TABLES):
        connection.execute(delete(table))
    insert_many(
        connection,
        IDENTITIES,
        ({"id": one.id, "kind": one.kind, "en": one.en, "state": one.state} for one in linked.identities),
    )
    insert_many(
        connection,
        IDENTITY_NAMES,
        (
            {"identity": one.id, "rank": rank, "name": name}
            for one in linked.identities
            for rank, name in enumerate(one.names)
        ),
    )
    insert_many(
        connection,
        IDENTITY_MEMBERS,
        (
            {
                "article": one.document,
                "entity": one.entity,
                "identity": one.identity,
                "evidence": write_evidence(one.evidence),
            }
            for one in linked.members
        ),
    )
    insert_many(
        connection,
        IDENTITY_WAITING,
        (
            {"a": one.a, "b": one.b, "score": one.score, "evidence": write_evidence(one.evidence)}
            for one in linked.waiting
        ),
    )


def insert_many(connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
    """Insert rows of equal keys, some thousands at a time."""
    left = iter(rows)
    while several := list(islice(left, ROWS_AT_ONCE)):
        insert_rows(connection, table, several)


def read_identities(connection: Connection) -> Linked:
    """All identities as they were stored."""
    names: dict[str, list[str]] = defaultdict(list)
    chosen = select(IDENTITY_NAMES.c.identity, IDENTITY_NAMES.c.name)
    for identity, name in connection.execute(chosen.order_by(*IDENTITY_NAMES.primary_key.columns)):
        names[identity].append(name)
    identities = connection.execute(select(IDENTITIES).order_by(IDENTITIES.c.id)).mappings()
    members = connection.execute(select(IDENTITY_MEMBERS).order_by(*IDENTITY_MEMBERS.primary_key.columns)).mappings()
    waiting = connection.execute(select(IDENTITY_WAITING).order_by(*IDENTITY_WAITING.primary_key.columns)).mappings()
    return Linked(
        identities=tuple(Identity(**row, names=tuple(names.get(row["id"], ()))) for row in identities),
        members=tuple(
            IdentityMember(
                document=row["article"],
                entity=row["entity"],
                identity=row["identity"],
                evidence=read_evidence(row["evidence"]),
            )
            for row in members
        ),
        waiting=tuple(
            IdentityWaiting(a=row["a"], b=row["b"], score=row["score"], evidence=read_evidence(row["evidence"]))
            for row in waiting
        ),
    )


def find_bad_evidence(connection: Connection) -> Iterator[tuple[str, str]]:
    """The table and the key of every row whose evidence is none."""
    for table, key in ((IDENTITY_MEMBERS, "article"), (IDENTITY_WAITING, "a")):
        for name, evidence in connection.execute(select(table.c[key], table.c.evidence)):
            try:
                read_evidence(evidence)
            except ValueError:
                yield table.name, name


def write_evidence(evidence: tuple[Evidence, ...]) -> str:
    """Evidence as JSON."""
    try:
        return msgspec.json.encode(evidence).decode("utf-8")
    except UnicodeEncodeError:  # a lone surrogate in a name
        return json.dumps(msgspec.to_builtins(evidence))


@lru_cache(maxsize=1000)  # nine in ten are that of a codebook id
def read_evidence(stored: str) -> tuple[Evidence, ...]:
    """Evidence out of JSON.

    Raises:
        ValueError: it is none.
    """
    found: tuple[Evidence, ...] = msgspec.convert(json.loads(stored), tuple[Evidence, ...])
    return found
