"""Full text search: units of text and their keys in, queries of keys in, found units out, everywhere in one order.

The room knows no Arabic: the keys of words come from outside (`tawatur.run.search`), as letters and digits. SQLite
keeps them in FTS5, whose own rank is BM25; PostgreSQL in texts with a `tsvector` over them, and computes the same:

    sum over phrases of  idf * tf * (k1 + 1) / (tf + k1 * (1 - b + b * length / average))
    idf = ln((units - n + 0.5) / (n + 0.5)), at least 0.000001;  tf counts hits by the weights of their columns

Source: the SQLite documentation on FTS5, "The bm25() function"; Robertson and Zaragoza 2009, BM25 and Beyond.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, delete, func, insert, select, text

from tawatur.ledger.article_tables import ARTICLES
from tawatur.ledger.dialects import FOUND_COLUMNS, FOUND_TABLES
from tawatur.ledger.search_tables import SEARCH_UNITS, SEARCHED

K1, B = 1.2, 0.75
LEAST_IDF = 1e-6
# Scores that differ by less are the same: the two databases add in another order.
DIGITS = 6

# More units than any ledger has.
ALL = 2**62

COLUMNS = tuple(FOUND_COLUMNS)
ARTICLE = "article"


class Unit(NamedTuple):
    """A stretch of an article that can be found: the article itself, or a record in it.

    Attributes:
        kind: article, statement, position, provision or event.
        number: among its kind in the article.
        start, end: half-open code points.
        day: of the event where it has one, else of publication; "" where unknown.
        type, status: of the record; "" where it has none.
        keys: keys by column (`FOUND_COLUMNS`), in their order; columns without any may be left out.
    """

    kind: str
    number: int
    start: int
    end: int
    day: str
    type: str
    status: str
    keys: Mapping[str, Sequence[str]]


class Phrase(NamedTuple):
    """Keys that stand one after the other in one of these columns."""

    columns: tuple[str, ...]
    words: tuple[str, ...]


class Query(NamedTuple):
    """What is asked for.

    Attributes:
        terms: each must be met by one of its phrases.
        without: none of these phrases may stand there.
        kinds: kinds of units: the article, or kinds of records.
        outlets: only articles of these outlets; None for all.
        types, statuses: only records of these.
        since, until: only days from the one to the other, ISO 8601, each as precise as it is.
    """

    terms: tuple[tuple[Phrase, ...], ...] = ()
    without: tuple[Phrase, ...] = ()
    kinds: tuple[str, ...] = (ARTICLE,)
    outlets: tuple[str, ...] | None = None
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    since: str = ""
    until: str = ""


class Found(NamedTuple):
    """A unit that was found, and how well it fits."""

    article: str
    kind: str
    number: int
    start: int
    end: int
    score: float


def list_unsearched(connection: Connection, keyed_by: str, most: int, *, stale: bool) -> list[str]:
    """Keys of articles that cannot be found yet; with `stale` also those that were keyed by other knowledge."""
    joined = ARTICLES.outerjoin(SEARCHED, SEARCHED.c.article == ARTICLES.c.key)
    missing = SEARCHED.c.article.is_(None)
    chosen = select(ARTICLES.c.key).select_from(joined).order_by(ARTICLES.c.key).limit(most)
    return list(
        connection.execute(chosen.where(missing | (SEARCHED.c.keyed_by != keyed_by) if stale else missing)).scalars()
    )


def store_units(connection: Connection, article: str, units: Sequence[Unit], keyed_by: str) -> None:
    """Put the units of an article in the place of those it had."""
    old = select(SEARCH_UNITS.c.id).where(SEARCH_UNITS.c.article == article)
    ids = list(connection.execute(old).scalars())
    sqlite = connection.dialect.name == "sqlite"
    for table in FOUND_TABLES if ids else ():
        for id_ in ids:
            connection.execute(text(f"DELETE FROM {table} WHERE {'rowid' if sqlite else 'id'} = :id"), {"id": id_})
    connection.execute(delete(SEARCH_UNITS).where(SEARCH_UNITS.c.article == article))
    connection.execute(delete(SEARCHED).where(SEARCHED.c.article == article))
    connection.execute(insert(SEARCHED), {"article": article, "keyed_by": keyed_by})
    row = connection.execute(select(ARTICLES.c.outlet, ARTICLES.c.published).where(ARTICLES.c.key == article)).one()
    last = connection.execute(select(func.coalesce(func.max(SEARCH_UNITS.c.id), 0))).scalar_one()
    rows: list[dict[str, Any]] = []
    found: dict[str, list[dict[str, Any]]] = {table: [] for table in FOUND_TABLES}
    for id_, unit in enumerate(units, start=last + 1):
        length = sum(len(unit.keys.get(name, ())) for name in COLUMNS)
        plain = {name: getattr(unit, name) for name in ("kind", "number", "start", "end", "day", "type", "status")}
        rows.append(
            {"id": id_, "article": article, "outlet": row.outlet, "published": row.published, "length": length, **plain}
        )
        keys: dict[str, Any] = {"id": id_}
        if sqlite:
            keys |= {name: " ".join(unit.keys.get(name, ())) for name in COLUMNS}
        else:
            # Each key between two spaces of its own, so that hits side by side can be counted.
            keys |= {name: "".join(f" {word} " for word in unit.keys.get(name, ())) for name in COLUMNS}
            keys["found"] = sorted({f"{letter_of(name)}{word}" for name in COLUMNS for word in unit.keys.get(name, ())})
        found[table_of(unit.kind)].append(keys)
    if rows:
        connection.execute(insert(SEARCH_UNITS), rows)
    for table, several in found.items():
        if several:
            names = ", ".join(COLUMNS)
            values = ", ".join(f":{name}" for name in COLUMNS)
            sql = (
                f"INSERT INTO {table} (rowid, {names}) VALUES (:id, {values})"
                if sqlite
                else f"INSERT INTO {table} (id, {names}, found) VALUES (:id, {values}, array_to_tsvector(:found))"
            )
            connection.execute(text(sql), several)


def table_of(kind: str) -> str:
    """Articles and records are ranked apart: a record is short, and would always win."""
    return FOUND_TABLES[0 if kind == ARTICLE else 1]


def letter_of(column: str) -> str:
    """What stands before a key of a column in PostgreSQL's one vector."""
    return chr(ord("a") + COLUMNS.index(column))


def search_units(connection: Connection, query: Query, limit: int, offset: int = 0) -> tuple[int, list[Found]]:
    """How many units fit a query, and some of them: the best first, of equals the newest.

    Args:
        connection: the ledger.
        query: what is asked for; `kinds` holds either the article or kinds of records.
        limit, offset: which of them.
    """
    tables = {table_of(kind) for kind in query.kinds}
    if len(tables) != 1:
        raise ValueError("articles and records are searched apart")
    (table,) = tables
    joined, score, values = (
        ask_sqlite(query, table) if connection.dialect.name == "sqlite" else ask_server(connection, query, table)
    )
    narrowed, more = narrow(query, table)
    where = " AND ".join(filter(None, (*joined[1], *narrowed))) or "1 = 1"
    values |= more
    columns = 'u.article, u.kind, u.number, u.start, u."end", u.published'
    rounded = f"round({score}, {DIGITS})"
    if connection.dialect.name != "sqlite":
        rounded = f"round(CAST({score} AS numeric), {DIGITS})"
    # Counted in passing: asking twice would take twice the time. The offset keeps SQLite from merging the two levels,
    # since FTS5 tells no rank beside a count.
    ordered = (
        "SELECT h.*, count(*) OVER () FROM "
        f"(SELECT {columns}, {rounded} AS score FROM {joined[0]} WHERE {where} LIMIT {ALL} OFFSET 0) AS h "
        "ORDER BY 7 DESC, h.published DESC, h.article, h.kind, h.number LIMIT :limit OFFSET :offset"
    )
    rows = connection.execute(text(ordered), {**values, "limit": limit, "offset": offset}).all()
    if rows:
        count = rows[0][7]
    else:
        count = connection.execute(text(f"SELECT count(*) FROM {joined[0]} WHERE {where}"), values).scalar_one()
    found = [Found(row[0], row[1], row[2], row[3], row[4], round(float(row[6]), DIGITS)) for row in rows]
    return count, found


def narrow(query: Query, table: str) -> tuple[list[str], dict[str, Any]]:
    """The conditions of a query that are no matter of words."""
    parts: list[str] = []
    values: dict[str, Any] = {}

    def one_of(column: str, allowed: Sequence[str]) -> None:
        names = []
        for number, value in enumerate(allowed):
            values[f"{column}{number}"] = value
            names.append(f":{column}{number}")
        parts.append(f"u.{column} IN ({', '.join(names)})" if names else "1 = 0")

    if table == FOUND_TABLES[1] or not query.terms:
        one_of("kind", query.kinds)
    if query.outlets is not None:
        one_of("outlet", query.outlets)
    for column, allowed in (("type", query.types), ("status", query.statuses)):
        if allowed:
            one_of(column, allowed)
    if query.since:
        parts.append("u.day >= :since")
        values["since"] = query.since
    if query.until:
        parts.append("u.day <> '' AND u.day < :until")
        values["until"] = f"{query.until}\uffff"  # the whole of that day, month or year
    return parts, values


Asked = tuple[tuple[str, list[str]], str, dict[str, Any]]


def ask_sqlite(query: Query, table: str) -> Asked:
    """The tables, conditions, score and values of a query for FTS5."""
    if not query.terms:
        return ("search_units u", []), "0.0", {}

    def write(phrase: Phrase) -> str:
        return f'{{{" ".join(phrase.columns)}}} : "{" ".join(phrase.words)}"'

    values = {"match": " AND ".join(f"({' OR '.join(map(write, term))})" for term in query.terms)}
    conditions = [f"{table} MATCH :match"]
    if query.without:
        # FTS5's own NOT loses hits of the phrases before it (seen in 3.40), and so their rank.
        conditions.append(f"f.rowid NOT IN (SELECT rowid FROM {table} WHERE {table} MATCH :without)")
        values["without"] = " OR ".join(map(write, query.without))
    weights = ", ".join(str(weight) for weight in FOUND_COLUMNS.values())
    return (f"{table} f JOIN search_units u ON u.id = f.rowid", conditions), f"-bm25({table}, {weights})", values


def ask_server(connection: Connection, query: Query, table: str) -> Asked:
    """The same for PostgreSQL, whose own ranks are others: the formula in SQL."""
    if not query.terms:
        return ("search_units u", []), "0.0", {}
    joined = f"{table} f JOIN search_units u ON u.id = f.id"
    values: dict[str, Any] = {}
    conditions = [write_any(term, values) for term in query.terms]
    if query.without:
        conditions.append(f"NOT {write_any(query.without, values)}")
    kind = "u.kind = 'article'" if table == FOUND_TABLES[0] else "u.kind <> 'article'"
    units, words = connection.execute(
        text(f"SELECT count(*), coalesce(sum(length), 0) FROM search_units u WHERE {kind}")
    ).one()
    values["average"] = float(words) / units if units else 1.0
    score = []
    for phrase in (phrase for term in query.terms for phrase in term):
        if not any(FOUND_COLUMNS[column] for column in phrase.columns):
            continue
        own: dict[str, Any] = {}
        number = connection.execute(
            text(f"SELECT count(*) FROM {table} f WHERE {write_any((phrase,), own)}"), own
        ).scalar_one()
        idf = max(log_ratio(units, number), LEAST_IDF)
        hits = " + ".join(
            f"{FOUND_COLUMNS[column]} * {count_hits(column, phrase.words)}"
            for column in phrase.columns
            if FOUND_COLUMNS[column]
        )
        score.append(f"{idf!r} * ({hits}) * {K1 + 1} / (({hits}) + {K1} * ({1 - B} + {B} * u.length / :average))")
    return (joined, conditions), " + ".join(score) or "0.0", values


def log_ratio(units: int, number: int) -> float:
    """How rare a phrase is that stands in `number` of so many units."""
    return math.log((units - number + 0.5) / (number + 0.5))


def write_any(phrases: Sequence[Phrase], values: dict[str, Any]) -> str:
    """The condition that one of these phrases stands in one of its columns, for PostgreSQL."""
    found, several = [], []
    for phrase in phrases:
        for column in phrase.columns:
            lexemes = [f"'{letter_of(column)}{word}'" for word in phrase.words]
            if len(lexemes) == 1:
                found += lexemes
            else:
                name = f"q{len(values)}"
                values[name] = " & ".join(lexemes)
                like = f"p{len(values)}"
                values[like] = "%" + "".join(f" {word} " for word in phrase.words) + "%"
                several.append(f"(f.found @@ CAST(:{name} AS tsquery) AND f.{column} LIKE :{like})")
    if found:
        name = f"q{len(values)}"
        values[name] = " | ".join(found)
        several.append(f"f.found @@ CAST(:{name} AS tsquery)")
    return f"({' OR '.join(several)})"


def count_hits(column: str, words: Sequence[str]) -> str:
    """SQL for how often a phrase stands in a column of PostgreSQL; keys are letters and digits, and need no quoting."""
    first = f" {words[0]} "
    if len(words) == 1:
        return f"(length(f.{column}) - length(replace(f.{column}, '{first}', ''))) / {len(first)}"
    following = "".join(f" {word} " for word in words[1:])
    return f"regexp_count(f.{column}, '{first}(?={following})')"


def list_outlets(connection: Connection) -> Iterator[str]:
    """Every outlet of the ledger."""
    yield from connection.execute(select(ARTICLES.c.outlet).distinct().order_by(ARTICLES.c.outlet)).scalars()
