"""The tables of a ledger, as the newest revision leaves them (`migrations/versions/` tells how they came about).

    articles ─ versions ─ codings ─ entities ─ mentions, forms, roles
           └ updates            ├── statements ─ hops
                                ├── positions, ceasefires, violations, events, relations, quantities, times
    refusals                    ├── instruments ─ provisions, third_parties
                                └── participants (every list of entities that a record names)
    identities ─ identity_names, identity_members (an article's entity is this identity), identity_waiting
    stories ─ story_accounts (an article tells this story), story_links, story_changes
    copies ─ passages                     sketches, sketch_keys, story_terms: by what later articles find stories
    judgements ─ judgement_anchors (what a person decided, on which words)
    changes (what reading a text again changed);  searched, search_units (what can be found; see `search`)

A record is found by `version` (the text it was found in) and `number`, its place among its kind in that text; a
part of a record adds `parent`, the number of that record. A span is three columns: `…_start`, `…_end` (half-open,
code points of `versions.text`) and `…_quote`, the words. Names of entities in records are ids of `entities` in the
same version; "" stands for nobody. Identities are made of
all current findings together, and replaced as a whole. Times of reading are ISO 8601 in UTC; dates in articles as told.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Double,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    UniqueConstraint,
)
from sqlalchemy.sql.schema import SchemaItem

from tawatur.ledger.dialects import COMPACT, StoredText

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def text_column(name: str) -> Column[str]:
    """A text that is always there, perhaps empty."""
    return Column(name, StoredText, nullable=False)


def count_column(name: str) -> Column[int]:
    """A whole number that is always there."""
    return Column(name, Integer, nullable=False)


def span_columns(name: str, *, optional: bool = False) -> tuple[Column[Any], ...]:
    """The three columns of a span; all NULL where an optional one is missing."""
    return (
        Column(f"{name}_start", Integer, nullable=optional),
        Column(f"{name}_end", Integer, nullable=optional),
        Column(f"{name}_quote", StoredText, nullable=optional),
    )


def record_table(name: str, *columns: SchemaItem, part_of: str = "", **options: Any) -> Table:
    """A table of records of one coding, or of parts of such records; both go with the coding they belong to."""
    version = Column("version", Integer, primary_key=True, autoincrement=False)
    number = Column("number", Integer, primary_key=True, autoincrement=False)
    links: list[SchemaItem] = [ForeignKeyConstraint(["version"], ["codings.version"], ondelete="CASCADE")]
    if part_of:
        links = [
            count_column("parent"),
            ForeignKeyConstraint(
                ["version", "parent"], [f"{part_of}.version", f"{part_of}.number"], ondelete="CASCADE"
            ),
        ]
    return Table(name, METADATA, version, number, *columns, *links, **options)


ARTICLES = Table(
    "articles",
    METADATA,
    Column("key", StoredText, primary_key=True),
    text_column("outlet"),
    text_column("url"),
    text_column("name"),
    text_column("published"),
    text_column("published_from"),
    text_column("author"),
    count_column("current"),  # the number of the newest version
    text_column("first_read"),
    text_column("last_read"),  # when a reading last brought anything new
    Index(None, "published", "key"),
    Index(None, "outlet"),
)
VERSIONS = Table(
    "versions",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("article", StoredText, ForeignKey("articles.key"), nullable=False),
    count_column("number"),  # 1, 2, … in the order of reading
    text_column("sha256"),
    text_column("text"),
    count_column("title_end"),
    text_column("published"),  # this and the next two as they came with this text
    text_column("published_from"),
    text_column("author"),
    text_column("read_at"),
    UniqueConstraint("article", "number"),
    UniqueConstraint("article", "sha256"),
    Index(None, "sha256"),
)
UPDATES = Table(
    "updates",
    METADATA,
    Column("article", StoredText, ForeignKey("articles.key"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("version", Integer, ForeignKey("versions.id"), nullable=False),
    text_column("published"),
    text_column("published_from"),
    text_column("author"),
    count_column("title_end"),
    text_column("read_at"),
)
CODINGS = Table(
    "codings",
    METADATA,
    Column("version", Integer, ForeignKey("versions.id"), primary_key=True, autoincrement=False),
    text_column("program"),
    text_column("coded_at"),
    count_column("entities"),
    count_column("statements"),
    count_column("positions"),
    count_column("instruments"),
    count_column("ceasefires"),
    count_column("violations"),
    count_column("events"),
    count_column("relations"),
    count_column("quantities"),
    count_column("times"),
)

ENTITIES = record_table(
    "entities",
    text_column("id"),
    text_column("kind"),
    text_column("en"),
    text_column("state"),
    Column("known", Boolean, nullable=False),
    Index(None, "id"),
)
FORMS = record_table("forms", text_column("form"), part_of="entities", **COMPACT)
MENTIONS = record_table(
    "mentions", *span_columns("span"), text_column("entity"), text_column("how"), part_of="entities", **COMPACT
)
ROLES = record_table("roles", *span_columns("span"), text_column("of"), part_of="entities", **COMPACT)
STATEMENTS = record_table(
    "statements",
    *span_columns("content"),
    *span_columns("cue"),
    *span_columns("speaker_span", optional=True),
    text_column("speaker"),
    text_column("anonymity"),
    text_column("cue_class"),
    text_column("form"),
    text_column("hedge"),
    Column("confidence", Double),
    Index(None, "speaker"),
)
HOPS = record_table(
    "hops",
    text_column("entity"),
    *span_columns("span", optional=True),
    text_column("hedge"),
    Index(None, "entity"),
    part_of="statements",
    **COMPACT,
)
POSITIONS = record_table(
    "positions",
    text_column("holder"),
    text_column("stance"),
    *span_columns("matter"),
    *span_columns("condition", optional=True),
    text_column("by"),
    Column("confidence", Double),
    Index(None, "holder"),
)
INSTRUMENTS = record_table(
    "instruments", *span_columns("label"), text_column("kind"), text_column("date"), text_column("place")
)
PROVISIONS = record_table(
    "provisions",
    *span_columns("span"),
    text_column("deadline"),
    *span_columns("condition", optional=True),
    part_of="instruments",
)
THIRD_PARTIES = record_table(
    "third_parties", text_column("entity"), text_column("role"), part_of="instruments", **COMPACT
)
CEASEFIRES = record_table(
    "ceasefires",
    *span_columns("span"),
    text_column("sides"),
    text_column("declared"),
    text_column("in_force"),
    text_column("ends"),
    text_column("ceasefire_class"),
    text_column("purpose"),
    text_column("area"),
    text_column("mechanism"),
    text_column("duration"),
    text_column("state"),
)
VIOLATIONS = record_table(
    "violations",
    *span_columns("span"),
    text_column("accuser"),
    text_column("place"),
    text_column("date"),
    text_column("denied_by"),
    Column("ceasefire", Integer),
    Index(None, "accuser"),
)
EVENTS = record_table(
    "events",
    text_column("type"),
    *span_columns("anchor"),
    text_column("status"),
    text_column("place"),
    text_column("date"),
    text_column("mode"),
    text_column("context"),
    text_column("claimed_by"),
    text_column("denied_by"),
    Column("confidence", Double),
    Index(None, "type", "date"),
)
RELATIONS = record_table(
    "relations",
    text_column("type"),
    text_column("a"),
    text_column("b"),
    *span_columns("span"),
    text_column("means"),
    text_column("since"),
    text_column("until"),
    Index(None, "a"),
    Index(None, "b"),
)
QUANTITIES = record_table(
    "quantities",
    *span_columns("span"),
    text_column("unit"),
    Column("best", Double),
    Column("low", Double),
    Column("high", Double),
    text_column("source"),
    Column("event", Integer),
)
TIMES = record_table(
    "times",
    *span_columns("span"),
    text_column("value"),
    text_column("first"),
    text_column("last"),
    text_column("precision"),
    text_column("kind"),
    Column("inferred", Boolean, nullable=False),
    text_column("slip"),
    Index(None, "first", "last"),
)
PARTICIPANTS = Table(
    "participants",
    METADATA,
    Column("version", Integer, ForeignKey("codings.version", ondelete="CASCADE"), primary_key=True),
    Column("record", StoredText, primary_key=True),  # the table of the record
    Column("number", Integer, primary_key=True, autoincrement=False),  # the record's number there
    Column("part", StoredText, primary_key=True),  # joint, toward, actors, recipients, parties, …
    Column("rank", Integer, primary_key=True, autoincrement=False),
    text_column("entity"),
    Index(None, "entity"),
    **COMPACT,
)

REFUSALS = Table(
    "refusals",
    METADATA,
    Column("fingerprint", StoredText, primary_key=True),  # SHA-256 of all the rest but the time
    text_column("document"),
    text_column("stage"),
    text_column("code"),
    text_column("details"),  # JSON object
    text_column("article"),  # key of the article, "" where reading did not come that far
    text_column("sha256"),  # of its text
    text_column("refused_at"),
)

IDENTITIES = Table(
    "identities",
    METADATA,
    Column("id", StoredText, primary_key=True),
    text_column("kind"),
    text_column("en"),
    text_column("state"),
)
IDENTITY_NAMES = Table(
    "identity_names",
    METADATA,
    Column("identity", StoredText, ForeignKey("identities.id", ondelete="CASCADE"), primary_key=True),
    Column("rank", Integer, primary_key=True, autoincrement=False),
    text_column("name"),
    **COMPACT,
)
IDENTITY_MEMBERS = Table(
    "identity_members",
    METADATA,
    Column("article", StoredText, primary_key=True),  # key of the article
    Column("entity", StoredText, primary_key=True),  # id of the entity in its current version
    Column("identity", StoredText, ForeignKey("identities.id", ondelete="CASCADE"), nullable=False),
    text_column("evidence"),  # JSON array of Evidence
    Index(None, "identity"),
    **COMPACT,
)
IDENTITY_WAITING = Table(
    "identity_waiting",
    METADATA,
    Column("a", StoredText, ForeignKey("identities.id", ondelete="CASCADE"), primary_key=True),
    Column("b", StoredText, ForeignKey("identities.id", ondelete="CASCADE"), primary_key=True),
    Column("score", Double, nullable=False),
    text_column("evidence"),  # JSON array of Evidence
    **COMPACT,
)
IDENTITY_TABLES = (IDENTITIES, IDENTITY_NAMES, IDENTITY_MEMBERS, IDENTITY_WAITING)

STORIES = Table(
    "stories",
    METADATA,
    Column("id", StoredText, primary_key=True),
    text_column("title"),
)
STORY_ACCOUNTS = Table(
    "story_accounts",
    METADATA,
    Column("article", StoredText, ForeignKey("articles.key"), primary_key=True),
    Column("story", StoredText, ForeignKey("stories.id"), nullable=False),
    Index(None, "story"),
    **COMPACT,
)
STORY_LINKS = Table(
    "story_links",
    METADATA,
    Column("b", StoredText, ForeignKey("articles.key"), primary_key=True),  # the article that came later
    Column("a", StoredText, ForeignKey("articles.key"), primary_key=True),
    Column("score", Double, nullable=False),
    text_column("evidence"),  # JSON array of Evidence
    Index(None, "a"),
    **COMPACT,
)
STORY_CHANGES = Table(
    "story_changes",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    text_column("kind"),  # began, joined, bridged, left
    text_column("story"),
    text_column("article"),
    text_column("other"),  # the story that went over into this one
    text_column("changed_at"),
    Index(None, "story"),
    Index(None, "other"),
)
COPIES = Table(
    "copies",
    METADATA,
    Column("a", StoredText, ForeignKey("articles.key"), primary_key=True),  # the one that came first
    Column("b", StoredText, ForeignKey("articles.key"), primary_key=True),
    text_column("kind"),  # whole, passage
    text_column("order"),  # how it is known which came first: dated, named, unknown
    Column("resemblance", Double, nullable=False),
    Column("share", Double, nullable=False),
    text_column("agency"),
    text_column("agency_in"),
    *span_columns("agency_span", optional=True),
    Index(None, "b"),
    **COMPACT,
)
PASSAGES = Table(
    "passages",
    METADATA,
    Column("a", StoredText, primary_key=True),
    Column("b", StoredText, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    count_column("a_start"),  # of the current text of a; the words stand there, and are not kept twice
    count_column("a_end"),
    count_column("b_start"),
    count_column("b_end"),
    count_column("words"),
    ForeignKeyConstraint(["a", "b"], ["copies.a", "copies.b"], ondelete="CASCADE"),
    **COMPACT,
)
SKETCHES = Table(
    "sketches",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("article", StoredText, ForeignKey("articles.key"), nullable=False),
    count_column("version"),
    text_column("coded_at"),
    count_column("day"),
    Column("data", LargeBinary, nullable=False),
    UniqueConstraint("article"),
    Index(None, "day"),
)
SKETCH_KEYS = Table(
    "sketch_keys",
    METADATA,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("sketch", Integer, primary_key=True, autoincrement=False),  # its number; one that is gone is passed over
    **COMPACT,
)
STORY_TERMS = Table(
    "story_terms",
    METADATA,
    Column("term", StoredText, primary_key=True),
    count_column("articles"),
    **COMPACT,
)
STORY_TABLES = (STORIES, STORY_ACCOUNTS, STORY_LINKS, STORY_CHANGES, COPIES, PASSAGES)
JUDGEMENTS = Table(
    "judgements",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),  # 1, 2, … in the order of judging
    text_column("id"),
    text_column("verdict"),
    text_column("kind"),
    text_column("by"),
    text_column("at"),
    text_column("why"),
    text_column("correction"),  # JSON object
    text_column("entities"),  # JSON array of Entity
    text_column("undoes"),
    UniqueConstraint("id"),
)
# Articles are named by their keys, without a foreign key: a judgement outlives what it is about.
JUDGEMENT_ANCHORS = Table(
    "judgement_anchors",
    METADATA,
    Column("judgement", Integer, ForeignKey("judgements.number"), primary_key=True, autoincrement=False),
    Column("side", Integer, primary_key=True, autoincrement=False),
    Column("rank", Integer, primary_key=True, autoincrement=False),
    text_column("kind"),
    text_column("article"),
    *span_columns("span", optional=True),
    text_column("told"),  # JSON object
    Index(None, "article"),
)
CHANGES = Table(
    "changes",
    METADATA,
    Column("version", Integer, ForeignKey("versions.id"), primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    text_column("read_at"),
    text_column("before_program"),
    text_column("program"),
    text_column("kind"),
    text_column("change"),  # added, removed, changed
    *span_columns("span", optional=True),
    text_column("before"),  # JSON of the record, "" where it was not there
    text_column("after"),
)
SEARCHED = Table(
    "searched",
    METADATA,
    Column("article", StoredText, primary_key=True),  # key of an article whose current version can be found
    text_column("keyed_by"),  # by which knowledge its words were keyed
    **COMPACT,
)
SEARCH_UNITS = Table(
    "search_units",
    METADATA,
    Column("id", Integer, primary_key=True),
    text_column("article"),
    text_column("kind"),  # article, statement, position, provision, event
    count_column("number"),  # among its kind in the article
    count_column("start"),
    count_column("end"),
    text_column("outlet"),
    text_column("published"),
    text_column("day"),  # of the event where it has one, else of publication
    text_column("type"),
    text_column("status"),
    count_column("length"),  # words in all columns of its key row
    Index(None, "article"),
)
# What is made anew from the rest whenever it is missing: neither copied nor checked.
SEARCH_TABLES = (SEARCHED, SEARCH_UNITS)

OWN_NAMES = frozenset(METADATA.tables)
