"""The articles of a ledger joined to stories, as they come."""

from __future__ import annotations

import gc
import multiprocessing
import signal
import sys
import threading
import warnings
from collections import Counter, defaultdict, deque
from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import islice
from operator import itemgetter

import msgspec
from sqlalchemy import Connection

from tawatur.accounts.copies import Text
from tawatur.accounts.copy_marks import Marks, mark_words, read_words
from tawatur.accounts.stories import Finder, Joined, Read, count_terms, read_article
from tawatur.accounts.story_features import Rarity
from tawatur.accounts.story_shelf import (
    COPY_DAYS,
    MOST_COPIED,
    MOST_NEAR,
    STORY_DAYS,
    Placed,
    Shelf,
    prepare,
)
from tawatur.accounts.story_sketch import Sketch
from tawatur.ledger import reading, story_reading
from tawatur.ledger.failures import told_plainly
from tawatur.ledger.ledger import Ledger
from tawatur.ledger.reading import HANDFUL
from tawatur.ledger.record_tables import ENTITIES, EVENTS, FORMS, MENTIONS, PARTICIPANTS, TIMES
from tawatur.ledger.story_writing import OvertakenError, read_last_change
from tawatur.records.document import Document
from tawatur.records.sketched import Placing, Sketched
from tawatur.run.local import WORKERS
from tawatur.run.worker import follow_parent

# So many articles are joined one by one, each compared with the few that the tables name; of more, those of the days
# around are held in memory. One takes some 40 ms, the days around 27,000 articles a second or two.
FEW = 40
# Articles that are read before the first of them joins, so that what is rare is known. Memory holds these, as many that
# are read ahead, and those of a week before: 35 kB each.
BLOCK = 4_000
# Processes that read ahead take a tenth of a second to start: fewer articles are read as fast by this one.
MANY = 400
# What a sketch is made of.
SKETCHED_TABLES = (ENTITIES, MENTIONS, FORMS, EVENTS, PARTICIPANTS, TIMES)

_NO_MARKS = Marks(words=(), open=(), starts=(), ends=(), signature=(), bands=(), prints={})

# The ledger of a process that reads ahead, set once by `start_reader`.
_ledger: Ledger | None = None


def join_stories(ledger: Ledger, *, workers: int = WORKERS) -> int:
    """Join all articles that are in no story yet, or whose text or coding changed since, and store what came of it.

    Stopped in its middle, it goes on where it was when it is called again.

    Args:
        ledger: where the articles are, and their stories go.
        workers: processes that read many articles ahead of their joining.

    Returns:
        How many articles joined.

    Raises:
        LedgerError: the ledger cannot be read or written.
    """
    with told_plainly(ledger.where):
        with ledger.engine.connect() as connection:
            unplaced = waiting = story_reading.list_unplaced(connection)
        while waiting:
            try:
                if len(waiting) <= FEW:
                    for article in waiting:
                        join_one(ledger, article)
                else:
                    join_many(ledger, waiting, workers=workers)
                break
            except OvertakenError:  # another process joins into the same ledger: go on from what it left
                with ledger.engine.connect() as connection:
                    waiting = story_reading.list_unplaced(connection)
    return len(unplaced)


def read_state(connection: Connection, articles: Sequence[str]) -> int:
    """The number of the last change of the stories, before anything else is read of them.

    Raises:
        OvertakenError: another process joined one of these articles since they were listed.
    """
    seen = read_last_change(connection)
    if not set(articles) <= set(story_reading.list_unplaced(connection)):
        raise OvertakenError
    return seen


def join_one(ledger: Ledger, article: str) -> Joined:
    """Join one article by way of the tables, however large the ledger is."""
    with ledger.engine.connect() as connection:
        seen = read_state(connection, [article])
        [(read, sketched)] = read_block(connection, [article])
        outdated = find_outdated(connection, [article])
        terms = read.sketch.terms()
        size = story_reading.count_sketched(connection) + 1
        counts = Counter(story_reading.read_term_counts(connection, terms)) + Counter(terms)
        one = prepare(read.sketch, read.text, Rarity(counts, size))
        near = find_near(connection, one.keys, read.sketch.day, STORY_DAYS, MOST_NEAR, but=article)
        marks = dict.fromkeys((*read.text.marks.bands, *read.text.marks.prints), 1.0)
        copied = find_near(connection, marks, read.sketch.day, COPY_DAYS, MOST_COPIED, but=article)
        story_of = story_reading.read_story_of(connection, {*near, *copied})
        members = story_reading.read_members(connection, {story_of[key] for key in near if key in story_of})
        placed = read_placed(connection, story_of, marked=set(copied))
        shared = {term for sketch, _ in placed for term in sketch.terms()} - terms
        counts.update(story_reading.read_term_counts(connection, shared))
    finder = Finder(Shelf(Rarity(counts, size)))
    for sketch, text in placed:
        finder.place(Read(sketch, text), story_of[sketch.article])
    for story, several in members.items():
        finder.members[story] = [key for key in several if key != article]
    joined = finder.join(read)
    placing = make_placing(sketched, one, joined)
    ledger.place_articles([placing], name_titles(read.text.doc, joined), outdated, seen=seen)
    return joined


@contextmanager
def leave_cycles() -> Iterator[None]:
    """Look for no cycles: a tenth of the time would go into that among millions of long-lived objects."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@leave_cycles()
def join_many(ledger: Ledger, articles: Sequence[str], *, workers: int) -> None:
    """Join many articles, with those of the days around them in memory."""
    with ledger.engine.connect() as connection:
        seen = read_state(connection, articles)
        counts = Counter(story_reading.read_term_counts(connection, None))
        size = story_reading.count_sketched(connection)
    finder = Finder(Shelf(Rarity(counts, size)))
    loaded: set[str] = set()
    left = read_ahead(ledger, articles, workers=workers)
    while reads := list(islice(left, BLOCK)):
        block = [read.sketch.article for read, _ in reads]
        with ledger.engine.connect() as connection:
            outdated = find_outdated(connection, block)
            days = [read.sketch.day for read, _ in reads]
            around = list_days(days)
            there = set(block) | loaded
            known = [key for key in story_reading.list_sketched(connection, around) if key not in there]
            story_of = story_reading.read_story_of(connection, known)
            earlier = read_placed(connection, story_of, marked=set(known))
        for _, terms in outdated:
            counts.subtract(terms)
        counts.update(count_terms(read.sketch for read, _ in reads))
        size += len(reads) - len(outdated)
        finder.shelf.rarity = Rarity(counts, size)
        if around is not None:
            loaded -= set(finder.forget(around[0]))
        for sketch, text in earlier:
            finder.place(Read(sketch, text), story_of[sketch.article])
        placings: list[Placing] = []
        titles: dict[str, str] = {}
        for read, sketched in reads:
            joined = finder.join(read)
            placings.append(make_placing(sketched, finder.shelf.placed[read.sketch.article], joined))
            titles |= name_titles(read.text.doc, joined)
        loaded |= {read.sketch.article for read, _ in reads} | set(story_of)
        seen = ledger.place_articles(placings, titles, outdated, seen=seen)


def read_ahead(ledger: Ledger, articles: Sequence[str], *, workers: int) -> Iterator[tuple[Read, Sketched]]:
    """Articles as read for stories, in their order, read by other processes as far as `BLOCK` ahead.

    Processes are forked and open the ledger for themselves; where they cannot be forked, and for few articles, this
    process reads.
    """
    handfuls = [list(articles[first : first + HANDFUL]) for first in range(0, len(articles), HANDFUL)]
    if workers < 2 or len(articles) < MANY or sys.platform != "linux":
        for keys in handfuls:
            with ledger.engine.connect() as connection:
                yield from read_block(connection, keys)
        return
    ledger.close()  # processes must not inherit connections; the ledger opens new ones by itself
    context = multiprocessing.get_context("fork")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=start_reader, initargs=(ledger,))
    waiting: deque[Future[list[tuple[Read, Sketched]]]] = deque()
    left = iter(handfuls)
    try:
        while True:
            while len(waiting) < BLOCK // HANDFUL and (keys := next(left, [])):
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore", DeprecationWarning)  # as in `tawatur.run.pool`
                    waiting.append(pool.submit(read_handful, keys))
            if not waiting:
                return
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def start_reader(ledger: Ledger) -> None:
    """Make this process one that reads ahead."""
    global _ledger
    _ledger = ledger
    gc.disable()  # it lives for one run, and what it reads has no cycles
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=follow_parent, daemon=True).start()


def read_handful(keys: list[str]) -> list[tuple[Read, Sketched]]:
    """Read articles in a process of its own."""
    if _ledger is None:
        raise RuntimeError("start_reader comes first")
    with _ledger.engine.connect() as connection:
        return list(read_block(connection, keys))


def list_days(days: Collection[int | None]) -> tuple[int, int] | None:
    """The days around some days within which articles are compared; None for all where one is not known."""
    known = [day for day in days if day is not None]
    if len(known) < len(days) or not known:
        return None
    return min(known) - COPY_DAYS, max(known) + COPY_DAYS


def read_block(connection: Connection, articles: Sequence[str]) -> Iterator[tuple[Read, Sketched]]:
    """A handful of articles as read for stories, with the beginnings of what is kept of them."""
    versions = reading.read_versions(connection, articles, all_of_them=False)
    codings = story_reading.read_codings(connection, articles)
    findings = reading.read_findings(connection, [versions[key][0].id for key in articles], SKETCHED_TABLES)
    for key in articles:
        stored = versions[key][0]
        read = read_article(stored.doc, findings[stored.id])
        version, coded_at = codings[key]
        yield read, Sketched(article=key, version=version, coded_at=coded_at, day=read.sketch.day or 0, data=b"")


def find_outdated(connection: Connection, articles: Sequence[str]) -> list[tuple[str, Sequence[str]]]:
    """Those of some articles that were sketched before, with what they counted for."""
    return [
        (article, sorted(read_sketch(one).terms()))
        for article, one in story_reading.read_sketches(connection, articles).items()
    ]


def find_near(
    connection: Connection, keys: dict[int, float], day: int | None, within: int, most: int, *, but: str
) -> list[str]:
    """The articles that share most of some keys by weight: what a shelf of the whole ledger would give."""
    days = None if day is None else (day - within, day + within)
    found: dict[str, float] = defaultdict(float)
    for key, article in story_reading.find_sharing(connection, list(keys), days):
        found[article] += keys[key]
    found.pop(but, None)
    best = sorted(found.items(), key=itemgetter(1), reverse=True)[:most]
    return [article for article, _ in best]


def read_placed(
    connection: Connection, articles: Collection[str], *, marked: Collection[str]
) -> list[tuple[Sketch, Text]]:
    """The sketches and texts of articles that are in stories, in the order of their joining.

    Args:
        connection: the database.
        articles: their keys.
        marked: those of them that may be copies: their words are read again.
    """
    keys = list(articles)
    sketches = story_reading.read_sketches(connection, keys)
    placed: list[tuple[Sketch, Text]] = []
    for several in story_reading.chunk(keys):
        versions = reading.read_versions(connection, several, all_of_them=False)
        for key in several:
            if key in sketches:
                sketch, doc = read_sketch(sketches[key]), versions[key][0].doc
                marks = mark_words(read_words(doc.text)) if key in marked else _NO_MARKS
                placed.append((sketch, Text(doc, marks, sketch.agencies)))
    return placed


def read_sketch(sketched: Sketched) -> Sketch:
    """A sketch out of its bytes."""
    return msgspec.msgpack.decode(sketched.data, type=Sketch)


def make_placing(sketched: Sketched, one: Placed, joined: Joined) -> Placing:
    """What is kept of an article that joined."""
    marks = one.text.marks
    return Placing(
        sketched=msgspec.structs.replace(
            sketched,
            data=msgspec.msgpack.encode(one.weighed.sketch),
            keys=(*one.keys, *marks.bands, *marks.prints),
            terms=tuple(sorted(one.weighed.sketch.terms())),
        ),
        story=joined.story,
        links=joined.links,
        copies=joined.copies,
        changes=joined.changes,
    )


def name_titles(doc: Document, joined: Joined) -> dict[str, str]:
    """The title of the story that began with an article, if one did."""
    return {change.story: doc.title.strip() for change in joined.changes if change.kind == "began"}
