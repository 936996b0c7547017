"""What can be found, and by which words. `tables` draws how they hang together."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, Table

from tawatur.ledger.columns import METADATA, count_column, text_column
from tawatur.ledger.dialects import COMPACT, StoredText

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
