"""Stories out of the tables, and the few articles that one new article has to be compared with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, RowMapping, and_, exists, func, or_, select

from tawatur.ledger.article_tables import ARTICLES, CODINGS, VERSIONS
from tawatur.ledger.identities import read_evidence
from tawatur.ledger.reading import read_versions
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
from tawatur.records.copy import Copy, Passage, find_roots
from tawatur.records.sketched import Sketched
from tawatur.records.span import Span, make_span
from tawatur.records.story import Account, Story, StoryChange, StoryLink

# Values in one question: SQLite takes 32,766, and longer lists are no faster.
AT_ONCE = 5_000

T = TypeVar("T")


def chunk(values: Iterable[T]) -> Iterator[list[T]]:
    """Values, so many as one question holds at a time."""
    left = iter(values)
    while several := list(islice(left, AT_ONCE)):
        yield several


def list_unplaced(connection: Connection) -> list[str]:
    """The articles that are in no story, or whose text or coding changed since, by date of publication and key."""
    sketched = and_(SKETCHES.c.article == ARTICLES.c.key, SKETCHES.c.version == VERSIONS.c.id)
    chosen = (
        select(ARTICLES.c.key)
        .join(VERSIONS, and_(VERSIONS.c.article == ARTICLES.c.key, VERSIONS.c.number == ARTICLES.c.current))
        .join(CODINGS, CODINGS.c.version == VERSIONS.c.id)
        .where(~exists().where(and_(sketched, SKETCHES.c.coded_at == CODINGS.c.coded_at)))
        .order_by(ARTICLES.c.published, ARTICLES.c.key)
    )
    return list(connection.execute(chosen).scalars())


def read_codings(connection: Connection, articles: Collection[str]) -> dict[str, tuple[int, str]]:
    """The row number of the current version of articles, and when it was coded."""
    chosen = (
        select(ARTICLES.c.key, VERSIONS.c.id, CODINGS.c.coded_at)
        .join(VERSIONS, and_(VERSIONS.c.article == ARTICLES.c.key, VERSIONS.c.number == ARTICLES.c.current))
        .join(CODINGS, CODINGS.c.version == VERSIONS.c.id)
    )
    return {
        row.key: (row.id, row.coded_at)
        for several in chunk(articles)
        for row in connection.execute(chosen.where(ARTICLES.c.key.in_(several)))
    }


def find_sharing(connection: Connection, keys: Collection[int], days: tuple[int, int] | None) -> list[tuple[int, str]]:
    """The articles that stand under some of these numbers, each with the number.

    Args:
        connection: the database.
        keys: of `Sketched.keys`.
        days: the first and last day of publication, both included; articles without a date always count. None for all.
    """
    chosen = select(SKETCH_KEYS.c.key, SKETCHES.c.article).join(SKETCHES, SKETCHES.c.number == SKETCH_KEYS.c.sketch)
    if days is not None:
        within = or_(SKETCH_KEYS.c.day.between(*days), SKETCH_KEYS.c.day == 0)
        chosen = chosen.where(within)
    return [
        (row.key, row.article)
        for several in chunk(keys)
        for row in connection.execute(chosen.where(SKETCH_KEYS.c.key.in_(several)))
    ]


def read_sketches(connection: Connection, articles: Collection[str]) -> dict[str, Sketched]:
    """The sketches of articles, without keys and terms."""
    chosen = select(SKETCHES)
    return {
        row["article"]: make_sketched(row)
        for several in chunk(articles)
        for row in connection.execute(chosen.where(SKETCHES.c.article.in_(several))).mappings()
    }


def list_sketched(connection: Connection, days: tuple[int, int] | None) -> list[str]:
    """The articles with sketches that were published on these days or have no date, in the order of their joining."""
    chosen = select(SKETCHES.c.article).order_by(SKETCHES.c.number)
    if days is not None:
        chosen = chosen.where(or_(SKETCHES.c.day.between(*days), SKETCHES.c.day == 0))
    return list(connection.execute(chosen).scalars())


def count_sketched(connection: Connection) -> int:
    """How many articles have sketches."""
    found: int = connection.execute(select(func.count()).select_from(SKETCHES)).scalar_one()
    return found


def make_sketched(row: RowMapping) -> Sketched:
    """A sketch out of its row."""
    return Sketched(
        article=row["article"], version=row["version"], coded_at=row["coded_at"], day=row["day"], data=row["data"]
    )


def read_story_of(connection: Connection, articles: Collection[str]) -> dict[str, str]:
    """The stories of articles."""
    chosen = select(STORY_ACCOUNTS.c.article, STORY_ACCOUNTS.c.story)
    return {
        row.article: row.story
        for several in chunk(articles)
        for row in connection.execute(chosen.where(STORY_ACCOUNTS.c.article.in_(several)))
    }


def read_members(connection: Connection, stories: Collection[str]) -> dict[str, list[str]]:
    """The articles of stories, in the order of their joining."""
    members: dict[str, list[str]] = defaultdict(list)
    chosen = (
        select(STORY_ACCOUNTS.c.story, STORY_ACCOUNTS.c.article)
        .join(SKETCHES, SKETCHES.c.article == STORY_ACCOUNTS.c.article)
        .order_by(SKETCHES.c.number)
    )
    for several in chunk(stories):
        for story, article in connection.execute(chosen.where(STORY_ACCOUNTS.c.story.in_(several))):
            members[story].append(article)
    return members


def read_term_counts(connection: Connection, terms: Collection[str] | None) -> dict[str, int]:
    """In how many articles these terms stand; None for all terms."""
    chosen = select(STORY_TERMS.c.term, STORY_TERMS.c.articles)
    if terms is None:
        return {row.term: row.articles for row in connection.execute(chosen)}
    return {
        row.term: row.articles
        for several in chunk(terms)
        for row in connection.execute(chosen.where(STORY_TERMS.c.term.in_(several)))
    }


def find_story(connection: Connection, story: str) -> str:
    """The id that a story has now, also where it went over into another; "" where there is none."""
    seen: set[str] = set()
    while story not in seen:
        seen.add(story)
        if connection.execute(select(STORIES.c.id).where(STORIES.c.id == story)).first():
            return story
        chosen = select(STORY_CHANGES.c.story).where(STORY_CHANGES.c.other == story, STORY_CHANGES.c.kind == "bridged")
        story = connection.execute(chosen.order_by(STORY_CHANGES.c.number.desc())).scalars().first() or ""
    return ""


def read_stories(connection: Connection, only: Collection[str] | None = None) -> tuple[Story, ...]:
    """Stories with their accounts, by first date and id.

    Args:
        connection: the database.
        only: their ids; None for all.
    """
    chosen = select(
        STORY_ACCOUNTS.c.story, ARTICLES.c.key, ARTICLES.c.outlet, ARTICLES.c.published, STORIES.c.title
    ).select_from(
        STORY_ACCOUNTS.join(ARTICLES, ARTICLES.c.key == STORY_ACCOUNTS.c.article).join(
            STORIES, STORIES.c.id == STORY_ACCOUNTS.c.story
        )
    )
    if only is not None:
        chosen = chosen.where(STORY_ACCOUNTS.c.story.in_(only))
    accounts: dict[str, list[Account]] = defaultdict(list)
    titles: dict[str, str] = {}
    rows = connection.execute(chosen.order_by(ARTICLES.c.published, ARTICLES.c.key)).all()
    order = {row.key: (row.published, row.key) for row in rows}
    roots = read_roots(connection, order, all_of_them=only is None)
    for row in rows:
        titles[row.story] = row.title
        account = Account(document=row.key, outlet=row.outlet, root_of=roots.get(row.key, ""), published=row.published)
        accounts[row.story].append(account)
    stories = [
        Story(
            id=story,
            accounts=tuple(several),
            first=min((one.published for one in several if one.published), default=""),
            last=max((one.published for one in several), default=""),
            title=titles[story],
        )
        for story, several in accounts.items()
    ]
    return tuple(sorted(stories, key=lambda story: (story.first, story.id)))


def read_roots(connection: Connection, order: Mapping[str, tuple[str, str]], *, all_of_them: bool) -> dict[str, str]:
    """The first of all that are copies of each other, by each of the later ones.

    Args:
        connection: the database.
        order: date of publication and key of the articles asked for.
        all_of_them: they are all that the ledger has.
    """
    chosen = select(COPIES.c.a, COPIES.c.b).where(COPIES.c.kind == "whole")
    if all_of_them:
        pairs = [(row.a, row.b) for row in connection.execute(chosen)]
    else:
        pairs = [
            (row.a, row.b)
            for several in chunk(order)
            for row in connection.execute(chosen.where(COPIES.c.b.in_(several)))
            if row.a in order
        ]
    return find_roots(pairs, order)


def read_links(connection: Connection, articles: Collection[str] | None) -> tuple[StoryLink, ...]:
    """The links whose later article is one of these, the surest first; None for all links."""
    chosen = select(STORY_LINKS).order_by(STORY_LINKS.c.b, STORY_LINKS.c.score.desc(), STORY_LINKS.c.a)
    rows = (
        connection.execute(chosen).mappings()
        if articles is None
        else read_in(connection, chosen, STORY_LINKS.c.b, articles)
    )
    return tuple(
        StoryLink(a=row["a"], b=row["b"], score=row["score"], evidence=read_evidence(row["evidence"])) for row in rows
    )


def read_in(connection: Connection, chosen: Any, column: Column[str], values: Collection[str]) -> Iterator[RowMapping]:
    """Rows in which a column is one of some values."""
    for several in chunk(values):
        yield from connection.execute(chosen.where(column.in_(several))).mappings()


def read_changes(connection: Connection, story: str | None) -> tuple[StoryChange, ...]:
    """The history of a story, of those that went over into it, and of those that these took in; None for all."""
    chosen = select(STORY_CHANGES).order_by(STORY_CHANGES.c.number)
    if story is not None:
        chosen = chosen.where(STORY_CHANGES.c.story.in_(list_lineage(connection, story)))
    return tuple(
        StoryChange(
            number=row["number"], kind=row["kind"], story=row["story"], article=row["article"], other=row["other"]
        )
        for row in connection.execute(chosen).mappings()
    )


def list_lineage(connection: Connection, story: str) -> list[str]:
    """A story and all that went over into it."""
    found = [story]
    for one in found:
        chosen = select(STORY_CHANGES.c.other).where(STORY_CHANGES.c.story == one, STORY_CHANGES.c.kind == "bridged")
        found += [other for other in connection.execute(chosen).scalars() if other not in found]
    return found


def read_copies(connection: Connection, articles: Collection[str] | None) -> tuple[Copy, ...]:
    """The copies in which both articles are of these, with their passages; None for all."""
    chosen = select(COPIES).order_by(COPIES.c.a, COPIES.c.b)
    if articles is None:
        rows = list(connection.execute(chosen).mappings())
    else:
        among = set(articles)
        rows = [row for row in read_in(connection, chosen, COPIES.c.b, among) if row["a"] in among]
    texts = read_texts(connection, {row[side] for row in rows for side in ("a", "b")})
    passages: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    ordered = select(PASSAGES).order_by(PASSAGES.c.a, PASSAGES.c.b, PASSAGES.c.number)
    for row in read_in(connection, ordered, PASSAGES.c.b, {row["b"] for row in rows}):
        a, b = row["a"], row["b"]
        if a in texts and b in texts:
            passages[a, b].append(
                Passage(
                    a=make_span(texts[a], row["a_start"], row["a_end"]),
                    b=make_span(texts[b], row["b_start"], row["b_end"]),
                    words=row["words"],
                )
            )
    return tuple(sorted((make_copy(row, passages) for row in rows), key=lambda copy: (copy.a, copy.b)))


def make_copy(row: RowMapping, passages: Mapping[tuple[str, str], Sequence[Passage]]) -> Copy:
    """A copy out of its row."""
    start = row["agency_span_start"]
    return Copy(
        a=row["a"],
        b=row["b"],
        kind=row["kind"],
        order=row["order"],
        resemblance=row["resemblance"],
        share=row["share"],
        passages=tuple(passages.get((row["a"], row["b"]), ())),
        agency=row["agency"],
        agency_in=row["agency_in"],
        agency_span=None if start is None else Span(start, row["agency_span_end"], row["agency_span_quote"]),
    )


def read_texts(connection: Connection, articles: Collection[str]) -> dict[str, str]:
    """The current texts of articles."""
    texts: dict[str, str] = {}
    for several in chunk(sorted(articles)):
        for key, versions in read_versions(connection, several, all_of_them=False).items():
            texts[key] = versions[0].doc.text
    return texts
