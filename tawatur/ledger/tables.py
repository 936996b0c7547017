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

from tawatur.ledger import (
    article_tables,
    identity_tables,
    judgement_tables,
    record_tables,
    search_tables,
    story_tables,
)
from tawatur.ledger.columns import METADATA

__all__ = [
    "METADATA",
    "OWN_NAMES",
    "article_tables",
    "identity_tables",
    "judgement_tables",
    "record_tables",
    "search_tables",
    "story_tables",
]

OWN_NAMES = frozenset(METADATA.tables)
