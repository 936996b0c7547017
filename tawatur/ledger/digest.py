"""One number for all that a ledger holds, the same wherever and in whatever order it was read.

Two ledgers with the same digest hold the same articles, versions, changes, findings, refusals and judgements. Left out
are row numbers, the times of reading, which program did the coding and what that changed, and identities, which follow
from the findings. The order of the versions of one article counts, and that of judgements.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import Engine, select

from tawatur.ledger.article_tables import REFUSALS, UPDATES
from tawatur.ledger.judgements import read_judgements
from tawatur.ledger.reading import StoredVersion, page_keys, read_findings, read_versions
from tawatur.records.findings import Findings


def digest_ledger(engine: Engine) -> str:
    """SHA-256 over one line of canonical JSON for each article, by key, each refusal and each judgement.

    Canonical JSON has its keys sorted, no spaces, all beyond ASCII escaped, and leaves out fields at their default.
    """
    total = hashlib.sha256()
    for line in write_lines(engine):
        total.update(canonical_json(line))
        total.update(b"\n")
    return total.hexdigest()


def canonical_json(value: Any) -> bytes:
    """JSON that does not depend on the order in which a value was put together."""
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode("ascii")


def write_lines(engine: Engine) -> Iterator[dict[str, Any]]:
    """One value per article, refusal and judgement."""
    for keys in page_keys(engine, by_date=False):
        with engine.connect() as connection:
            versions = read_versions(connection, keys, all_of_them=True)
            findings = read_findings(connection, [one.id for several in versions.values() for one in several])
            columns = [UPDATES.c[name] for name in ("published", "published_from", "author", "title_end")]
            chosen = select(UPDATES.c.article, *columns).where(UPDATES.c.article.in_(keys)).order_by(UPDATES.c.number)
            updates: dict[str, list[list[Any]]] = {key: [] for key in keys}
            for article, *metadata in connection.execute(chosen):
                updates[article].append(metadata)
        for key in keys:
            yield describe_article(key, versions[key], findings, updates[key])
    # A refusal's fingerprint stands for all its fields.
    with engine.connect() as connection:
        fingerprints = connection.execute(select(REFUSALS.c.fingerprint).order_by(REFUSALS.c.fingerprint))
        yield from ({"refusal": fingerprint} for fingerprint in fingerprints.scalars())
    with engine.connect() as connection:
        yield from ({"judgement": msgspec.to_builtins(one)} for one in read_judgements(connection))


def describe_article(
    key: str, versions: list[StoredVersion], findings: dict[int, Findings], updates: list[list[Any]]
) -> dict[str, Any]:
    """All that counts of one article."""
    newest = versions[-1].doc
    return {
        "article": key,
        "outlet": newest.outlet,
        "url": newest.url,
        "name": newest.name,
        "updates": updates,
        "versions": [
            {
                "sha256": one.doc.sha256,
                "published": [one.doc.published, one.doc.published_from],
                "author": one.doc.author,
                "title_end": one.doc.title_end,
                "findings": msgspec.to_builtins(findings[one.id]),
            }
            for one in versions
        ],
    }
