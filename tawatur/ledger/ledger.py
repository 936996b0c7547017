"""The ledger: every article that was read, all its versions, and what was found in them.

Ledger(engine, where)   open one with `tawatur.ledger.open.open_ledger`
├── store_article, store_refusal, store_identities, place_articles, judge   each one transaction
├── find_article, findings, judged, versions, updates, changes
├── articles, coded_articles, coded                  streams, in the order of publication; or some of them
├── refusals, identities, judgements, outlets
├── stories, story, story_links, story_changes, copies, storied      see `tawatur.records.story`
├── unsearched, store_units, search
└── outcomes, counts, digest

Findings and identities come as people have them: with all judgements in force applied. `versions` and the digest tell
what the program itself found.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping, Sequence
from types import TracebackType

from sqlalchemy import Connection, Engine, func, select

from tawatur.ledger import identities, judgements, reading, story_reading, story_writing, writing
from tawatur.ledger.anchors import KINDS
from tawatur.ledger.article_tables import ARTICLES, REFUSALS, VERSIONS
from tawatur.ledger.changes import Change, read_changes
from tawatur.ledger.digest import digest_ledger
from tawatur.ledger.failures import told_plainly
from tawatur.ledger.history import Outcome, judge_reading, read_histories
from tawatur.ledger.identity_tables import IDENTITY_TABLES
from tawatur.ledger.judged_groups import STORY, judge_points, judge_stories
from tawatur.ledger.judged_identities import judge_identities
from tawatur.ledger.judgements import group_by_article
from tawatur.ledger.judging import JudgedFindings, judge_findings
from tawatur.ledger.reading import RECORD_TABLES, Update
from tawatur.ledger.search import Found, Query, Unit, list_outlets, list_unsearched, search_units, store_units
from tawatur.ledger.story_tables import STORY_TABLES
from tawatur.records.copy import Copy
from tawatur.records.document import Document
from tawatur.records.findings import Findings
from tawatur.records.identity import Linked
from tawatur.records.judgement import Judgement
from tawatur.records.point import Point
from tawatur.records.refusal import Refusal
from tawatur.records.sketched import Placing
from tawatur.records.story import Storied, Story, StoryChange, StoryLink

Outdated = Sequence[tuple[str, Sequence[str]]]


class Ledger:
    """An open ledger. It may be shared by threads; other processes may read and write the same one meanwhile.

    Every method raises `LedgerError` where the database fails (see `tawatur.ledger.failures`); what was stored
    before stays, and the ledger can be used again once the cause is gone.

    Args:
        engine: the database, with the tables of the newest revision.
        where: its path or URL, for errors.
    """

    def __init__(self, engine: Engine, where: str) -> None:
        self.engine = engine
        self.where = where

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database; the ledger opens again by itself if it is used again."""
        self.engine.dispose()

    # Writing

    def store_article(self, doc: Document, findings: Findings, *, again: bool = False) -> Outcome:
        """Store one article with all that was found in it, in one transaction.

        Args:
            doc: the article as read.
            findings: what was found in exactly this text, with exactly these metadata.
            again: put the findings in the place of those that the current version has, though it is known.

        Returns:
            "new", "version" (changed text; the old one is kept), "updated" (changed metadata, recorded; new
            findings), "recoded", or "known" (nothing was written). See `tawatur.ledger.history`.

        Raises:
            InputError: `ledger.unstorable` where a value fits no column; nothing was written.
        """
        with told_plainly(self.where):
            return writing.write_retrying(
                self.engine,
                self.where,
                lambda connection: writing.store_article(connection, doc, findings, again=again),
            )

    def store_refusal(self, refusal: Refusal, doc: Document | None = None) -> bool:
        """Keep that a document was left out, and why; the same refusal is kept once.

        Args:
            refusal: what was refused.
            doc: the document, where reading came that far; storing that text later takes the refusal back.

        Returns:
            Whether it was not there yet.
        """
        with told_plainly(self.where):
            return writing.write_retrying(
                self.engine, self.where, lambda connection: writing.store_refusal(connection, refusal, doc)
            )

    def store_identities(self, linked: Linked) -> None:
        """Put these identities in the place of all that the ledger has, in one transaction.

        Args:
            linked: what `tawatur.accounts.identities.link_identities` made of all coded articles.
        """
        with told_plainly(self.where):
            writing.write_retrying(
                self.engine, self.where, lambda connection: identities.store_identities(connection, linked)
            )

    def place_articles(
        self,
        placings: Sequence[Placing],
        titles: Mapping[str, str],
        outdated: Outdated = (),
        *,
        seen: int | None = None,
    ) -> int:
        """Keep what came of joining articles to stories, in one transaction.

        Args:
            placings: in the order of their joining.
            titles: the headline of each story that began with one of them.
            outdated: articles that are taken out of their stories first, with the terms of their old sketches.
            seen: number of the last change of the stories that the joining knew of; None where nobody else joins.

        Returns:
            The number of the last change of the stories now.

        Raises:
            OvertakenError: the stories changed after `seen`; nothing was written.
        """

        def place(connection: Connection) -> int:
            if seen is not None:
                story_writing.require_newest(connection, seen)
            for article, terms in outdated:
                story_writing.take_out(connection, article, terms)
            story_writing.store_placings(connection, placings, titles)
            return story_writing.read_last_change(connection)

        with told_plainly(self.where):
            return writing.write_retrying(self.engine, self.where, place)

    def require_writing(self) -> None:
        """Raise `LedgerError` now where nothing can be written, and not after the first hour of a run."""
        with told_plainly(self.where):
            writing.write_retrying(self.engine, self.where, writing.write_nothing)

    def judge(self, judgement: Judgement) -> Judgement:
        """Keep a judgement in one transaction; returns it with the id that it got."""
        with told_plainly(self.where):
            return writing.write_retrying(
                self.engine, self.where, lambda connection: judgements.store_judgement(connection, judgement)
            )

    # One article

    def outcomes(self, docs: Sequence[Document], *, again: bool = False) -> list[Outcome]:
        """What storing each of these would be, without storing it: the way to code only what is not known."""
        with told_plainly(self.where), self.engine.connect() as connection:
            histories = read_histories(connection, {doc.key for doc in docs})
        return [judge_reading(doc, histories.get(doc.key), again=again) for doc in docs]

    def find_article(self, key: str) -> Document | None:
        """The current version of an article, with its present metadata; None where there is no such article."""
        with told_plainly(self.where), self.engine.connect() as connection:
            found = reading.read_versions(connection, (key,), all_of_them=False).get(key)
        return found[0].doc if found else None

    def findings(self, key: str) -> Findings:
        """What was found in the current version of an article; empty where there is no such article."""
        with told_plainly(self.where), self.engine.connect() as connection:
            return self._judge(connection, key)[1].findings

    def judged(self, key: str) -> JudgedFindings:
        """The same, and how each judged record stands."""
        with told_plainly(self.where), self.engine.connect() as connection:
            return self._judge(connection, key)[1]

    def _judge(self, connection: Connection, key: str) -> tuple[Document | None, JudgedFindings]:
        found = reading.read_versions(connection, (key,), all_of_them=False).get(key)
        if not found:
            return None, JudgedFindings(findings=Findings())
        findings = reading.read_findings(connection, [found[0].id])[found[0].id]
        return found[0].doc, judge_findings(found[0].doc, findings, judgements.read_judgements(connection, (key,)))

    def versions(self, key: str) -> tuple[tuple[Document, Findings], ...]:
        """All versions of an article with their findings, oldest first."""
        with told_plainly(self.where), self.engine.connect() as connection:
            found = reading.read_versions(connection, (key,), all_of_them=True).get(key, [])
            findings = reading.read_findings(connection, [one.id for one in found])
        return tuple((one.doc, findings[one.id]) for one in found)

    def updates(self, key: str) -> tuple[Update, ...]:
        """The changes of an article's metadata, oldest first."""
        with told_plainly(self.where), self.engine.connect() as connection:
            return reading.read_updates(connection, key)

    def changes(self, key: str = "") -> Iterator[Change]:
        """What coding a text again changed in its findings, the last time; of one article or of all."""
        with told_plainly(self.where), self.engine.connect() as connection:
            yield from read_changes(connection, key)

    # All articles

    def articles(self) -> Iterator[Document]:
        """The current version of every article, by date of publication (those without one first), then by key."""
        with told_plainly(self.where):
            for keys in reading.page_keys(self.engine, by_date=True):
                with self.engine.connect() as connection:
                    found = reading.read_versions(connection, keys, all_of_them=False)
                yield from (found[key][0].doc for key in keys)

    def coded_articles(self, *, entities_only: bool = False) -> Generator[tuple[Document, Findings], None, None]:
        """The same with what was found in each: several times faster than asking for them one by one.

        Args:
            entities_only: leave all records out but entities.
        """
        with told_plainly(self.where):
            for keys in reading.page_keys(self.engine, by_date=True):
                yield from self.coded(keys, entities_only=entities_only)

    def coded(self, keys: Sequence[str], *, entities_only: bool = False) -> list[tuple[Document, Findings]]:
        """The same for a handful of articles by their keys; those that are not there are left out."""
        tables = reading.ENTITY_TABLES if entities_only else reading.RECORD_TABLES
        with told_plainly(self.where), self.engine.connect() as connection:
            found = reading.read_versions(connection, keys, all_of_them=False)
            there = [(key, found[key][0]) for key in keys if key in found]
            findings = reading.read_findings(connection, [one.id for _, one in there], tables)
            judged = group_by_article(judgements.read_judgements(connection, keys))
        coded = []
        for key, one in there:
            made = findings[one.id]
            if key in judged:
                kinds = ("entity",) if entities_only else tuple(KINDS)
                mine = [judgement for judgement in judged[key] if judgement.kind in kinds or judgement.undoes]
                made = judge_findings(one.doc, made, mine).findings
            coded.append((one.doc, made))
        return coded

    def refusals(self) -> tuple[Refusal, ...]:
        """What was left out, by document."""
        with told_plainly(self.where), self.engine.connect() as connection:
            return reading.read_refusals(connection)

    def identities(self) -> Linked:
        """Who is who across articles, as it was linked last and judged since; empty where it never was linked."""
        with told_plainly(self.where), self.engine.connect() as connection:
            linked = identities.read_identities(connection)
            return judge_identities(connection, linked, judgements.read_judgements(connection))

    def judgements(self, article: str = "") -> tuple[Judgement, ...]:
        """All that people decided, in the order in which they did, or what they decided on one article (its key)."""
        with told_plainly(self.where), self.engine.connect() as connection:
            return judgements.read_judgements(connection, (article,) if article else None)

    def search(self, query: Query, *, limit: int = 20, offset: int = 0) -> tuple[int, list[Found]]:
        """How many units fit a query, and some of them, the best first (see `tawatur.ledger.search`)."""
        with told_plainly(self.where), self.engine.connect() as connection:
            return search_units(connection, query, limit, offset)

    def unsearched(self, keyed_by: str, *, most: int, stale: bool = False) -> list[str]:
        """Keys of some articles that cannot be found yet; with `stale` also of those keyed by other knowledge."""
        with told_plainly(self.where), self.engine.connect() as connection:
            return list_unsearched(connection, keyed_by, most, stale=stale)

    def store_units(self, units: Mapping[str, Sequence[Unit]], keyed_by: str) -> None:
        """Make articles (by key) findable by their units, in one transaction."""

        def work(connection: Connection) -> None:
            for article, several in units.items():
                store_units(connection, article, several, keyed_by)

        with told_plainly(self.where):
            writing.write_retrying(self.engine, self.where, work)

    def outlets(self) -> tuple[str, ...]:
        """Every outlet of the ledger, "" among them where somebody's is unknown."""
        with told_plainly(self.where), self.engine.connect() as connection:
            return tuple(list_outlets(connection))

    def names(self) -> dict[str, str]:
        """The name of each article by its key."""
        with told_plainly(self.where), self.engine.connect() as connection:
            return {row.key: row.name for row in connection.execute(select(ARTICLES.c.key, ARTICLES.c.name))}

    def stories(self) -> tuple[Story, ...]:
        """All stories by date and id, lone articles included, as far as they were joined, and as they were judged."""
        return self._stories()[0]

    def _stories(self) -> tuple[tuple[Story, ...], dict[str, str]]:
        with told_plainly(self.where), self.engine.connect() as connection:
            found = story_reading.read_stories(connection)
            judged = [one for one in judgements.read_judgements(connection) if one.kind == STORY]
        if not judged:
            return found, {}
        keys = {anchor.article for one in judged for anchor in one.anchors}
        titles = {doc.key: doc.title for doc, _ in self.coded(sorted(keys), entities_only=True)}
        return judge_stories(found, judged, titles)

    def story(self, id: str) -> Story | None:
        """One story, also by the id of one that went over into it; None where there is none."""
        with told_plainly(self.where), self.engine.connect() as connection:
            joined = story_reading.find_story(connection, id)
            if not any(one.kind == STORY for one in judgements.read_judgements(connection)):
                return story_reading.read_stories(connection, [joined])[0] if joined else None
        stories, gone = self._stories()
        wanted = id if any(one.id == id for one in stories) else joined
        while wanted in gone:
            wanted = gone[wanted]
        return next((one for one in stories if one.id == wanted), None)

    def story_links(self, id: str) -> tuple[StoryLink, ...]:
        """What links the accounts of a story, by its later articles, the surest first."""
        with told_plainly(self.where), self.engine.connect() as connection:
            members = story_reading.read_members(connection, [story_reading.find_story(connection, id)])
            return story_reading.read_links(connection, [one for several in members.values() for one in several])

    def story_changes(self, id: str) -> tuple[StoryChange, ...]:
        """How a story, and all that went over into it, came about, the oldest change first."""
        with told_plainly(self.where), self.engine.connect() as connection:
            return story_reading.read_changes(connection, story_reading.find_story(connection, id))

    def copies(self, articles: Collection[str] | None = None) -> tuple[Copy, ...]:
        """The copies in which both articles are of these keys, with their passages; None for all of the ledger."""
        with told_plainly(self.where), self.engine.connect() as connection:
            return story_reading.read_copies(connection, articles)

    def storied(self) -> Storied:
        """All stories, links, copies and changes."""
        stories = self.stories()
        with told_plainly(self.where), self.engine.connect() as connection:
            return Storied(
                stories=stories,
                links=story_reading.read_links(connection, None),
                copies=story_reading.read_copies(connection, None),
                changes=story_reading.read_changes(connection, None),
            )

    def judging_points(self) -> Callable[[Sequence[Point], Iterable[tuple[Document, Findings]]], list[Point]]:
        """What people made of points, as of now: given points and the articles they are of, those merged and split."""
        found = self.judgements()
        return lambda points, articles: judge_points(points, found, {doc.key: (doc, made) for doc, made in articles})

    def counts(self) -> dict[str, int]:
        """How many articles, versions, refusals and records of each kind there are, older versions included."""
        with told_plainly(self.where), self.engine.connect() as connection:
            return {
                table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
                for table in (ARTICLES, VERSIONS, *RECORD_TABLES, *IDENTITY_TABLES, *STORY_TABLES, REFUSALS)
            }

    def digest(self) -> str:
        """SHA-256 of all that the ledger holds but for row numbers and clock times (see `tawatur.ledger.digest`)."""
        with told_plainly(self.where):
            return digest_ledger(self.engine)
