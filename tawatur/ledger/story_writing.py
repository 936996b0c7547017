"""What joins a story, written: its account, links, copies and history, and by what later articles find it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec
from sqlalchemy import Connection, delete, func, insert, or_, select, update

from tawatur.ledger.dialects import count_up, insert_numbers
from tawatur.ledger.identities import insert_many, write_evidence
from tawatur.ledger.story_tables import (
    COPIES,
    PASSAGES,
    SKETCH_KEYS,
    SKETCHES,
    STORIES,
    STORY_ACCOUNTS,
    STORY_CHANGES,
    STORY_LINKS,
    STORY_TERMS,
)
from tawatur.ledger.writing import read_clock
from tawatur.records.copy import Copy
from tawatur.records.sketched import Placing, Sketched
from tawatur.records.story import StoryChange


class OvertakenError(Exception):
    """Another process joined articles since the stories were read: what was made of them must be made anew."""


def require_newest(connection: Connection, seen: int) -> None:
    """Raise where the stories changed after change number `seen`.

    Raises:
        OvertakenError: another process was faster.
    """
    if read_last_change(connection) != seen:
        raise OvertakenError


def read_last_change(connection: Connection) -> int:
    """The number of the last change of the stories, 0 where there was none."""
    last: int = connection.execute(select(func.coalesce(func.max(STORY_CHANGES.c.number), 0))).scalar_one()
    return last


def store_placings(connection: Connection, placings: Sequence[Placing], titles: Mapping[str, str]) -> None:
    """Keep what came of articles, in the order of their joining.

    Args:
        connection: in a transaction that may write.
        placings: articles that are in no story, or were taken out by `take_out`.
        titles: the headline of each story that began with one of them.
    """
    begun = [change.story for placing in placings for change in placing.changes if change.kind == "began"]
    there = set(connection.execute(select(STORIES.c.id).where(STORIES.c.id.in_(begun))).scalars())
    insert_many(
        connection, STORIES, ({"id": id_, "title": titles[id_]} for id_ in dict.fromkeys(begun) if id_ not in there)
    )
    insert_many(connection, STORY_ACCOUNTS, ({"article": one.sketched.article, "story": one.story} for one in placings))
    changes = [change for placing in placings for change in placing.changes]
    for change in changes:
        if change.kind == "bridged":
            moved = update(STORY_ACCOUNTS).where(STORY_ACCOUNTS.c.story == change.other).values(story=change.story)
            connection.execute(moved)
            connection.execute(delete(STORIES).where(STORIES.c.id == change.other))
    store_changes(connection, changes)
    links = [link for placing in placings for link in placing.links]
    insert_many(
        connection,
        STORY_LINKS,
        ({"b": one.b, "a": one.a, "score": one.score, "evidence": write_evidence(one.evidence)} for one in links),
    )
    store_copies(connection, (copy for placing in placings for copy in placing.copies))
    store_sketches(connection, [placing.sketched for placing in placings])


def store_changes(connection: Connection, changes: Iterable[StoryChange]) -> None:
    """Add to the history; numbers go on from the last."""
    last: int = connection.execute(select(func.coalesce(func.max(STORY_CHANGES.c.number), 0))).scalar_one()
    now = read_clock()
    insert_many(
        connection,
        STORY_CHANGES,
        (
            {
                "number": number,
                "kind": one.kind,
                "story": one.story,
                "article": one.article,
                "other": one.other,
                "changed_at": now,
            }
            for number, one in enumerate(changes, last + 1)
        ),
    )


def store_copies(connection: Connection, copies: Iterable[Copy]) -> None:
    """Add copies with their passages."""
    several = list(copies)
    insert_many(connection, COPIES, (copy_row(copy) for copy in several))
    insert_many(
        connection,
        PASSAGES,
        (
            {
                "a": copy.a,
                "b": copy.b,
                "number": number,
                "a_start": one.a.start,
                "a_end": one.a.end,
                "b_start": one.b.start,
                "b_end": one.b.end,
                "words": one.words,
            }
            for copy in several
            for number, one in enumerate(copy.passages)
        ),
    )


def copy_row(copy: Copy) -> dict[str, object]:
    """A copy as a row."""
    span = copy.agency_span
    return {
        "a": copy.a,
        "b": copy.b,
        "kind": copy.kind,
        "order": copy.order,
        "resemblance": copy.resemblance,
        "share": copy.share,
        "agency": copy.agency,
        "agency_in": copy.agency_in,
        "agency_span_start": span.start if span else None,
        "agency_span_end": span.end if span else None,
        "agency_span_quote": span.quote if span else None,
    }


def store_sketches(connection: Connection, sketches: Sequence[Sketched]) -> None:
    """Add sketches, the numbers under which they are found, and what they count for."""
    rows = [msgspec.structs.asdict(one) for one in sketches]
    for row in rows:
        del row["keys"], row["terms"]
    if not rows:
        return
    connection.execute(insert(SKETCHES), rows)
    articles = [one.article for one in sketches]
    chosen = select(SKETCHES.c.article, SKETCHES.c.number).where(SKETCHES.c.article.in_(articles))
    number_of = {row.article: row.number for row in connection.execute(chosen)}
    # Sorted, so that the database meets neighbours one after the other.
    keys = sorted((key, one.day, number_of[one.article]) for one in sketches for key in set(one.keys))
    insert_numbers(connection, SKETCH_KEYS, keys)
    counts = Counter(term for one in sketches for term in one.terms)
    count_up(connection, STORY_TERMS, sorted(counts.items()))


def take_out(connection: Connection, article: str, terms: Sequence[str]) -> None:
    """Take an article out of its story, whose text or coding changed; a story without articles ends.

    Args:
        connection: in a transaction that may write.
        article: its key.
        terms: what its old sketch counted for.
    """
    chosen = select(STORY_ACCOUNTS.c.story).where(STORY_ACCOUNTS.c.article == article)
    story = connection.execute(chosen).scalar_one_or_none()
    if story is not None:
        connection.execute(delete(STORY_ACCOUNTS).where(STORY_ACCOUNTS.c.article == article))
        left = select(func.count()).select_from(STORY_ACCOUNTS).where(STORY_ACCOUNTS.c.story == story)
        if not connection.execute(left).scalar_one():
            connection.execute(delete(STORIES).where(STORIES.c.id == story))
        store_changes(connection, [StoryChange(number=0, kind="left", story=story, article=article)])
    for table in (STORY_LINKS, COPIES):
        connection.execute(delete(table).where(or_(table.c.a == article, table.c.b == article)))
    gone = connection.execute(delete(SKETCHES).where(SKETCHES.c.article == article)).rowcount
    if gone:
        count_up(connection, STORY_TERMS, sorted((term, -1) for term in set(terms)))
