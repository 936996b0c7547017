"""How much of what people found in an article a program found, figure by figure.

Each figure counts what is right, what the people have and what the program has. Entities are paired by the forms
they share, records by the words they share; a record then counts for a finer figure if that field is right as well.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from gates.coded import KINDS, Article, Coded
from gates.matching import Pair, Sameness, near, pair_entities, pair_records
from gates.words import Words, read_anaphora, shared_keys

# Fields that name entities: an entity named in one of them carries a record.
REFERENCES = (
    *("speaker", "holder", "by", "claimed_by", "a", "b", "place", "via", "with"),
    *("actors", "recipients", "parties", "toward"),
)
# A trigger of an event is a phrase: a found one may touch this many words, or as many as the people's own.
LONGEST_ANCHOR = 6


class Counts(NamedTuple):
    """How many are right, how many there are, how many were found."""

    right: int
    gold: int
    found: int


Figures = dict[str, Counts]


def score_article(gold: Article, found: Article, text: str) -> Figures:
    """All figures of one article.

    Args:
        gold: the coding of people.
        found: the coding of the program; `gates.coded.NOTHING` where it left the article out.
        text: the article.

    Returns:
        Counts by the name of the figure, in the order in which they are shown.
    """
    same, words = pair_entities(gold, found, text), Words(text)
    return {
        **score_entities(gold, found, same),
        **score_statements(gold, found, same, words),
        **score_positions(gold, found, same, words),
        **score_provisions(gold, found, same, words),
        **score_events(gold, found, same, words),
        **score_relations(gold, found, same),
    }


def score_entities(gold: Article, found: Article, same: Sameness) -> Figures:
    """Forms, their resolution, and kinds."""
    anaphora = read_anaphora()
    asked, given = gold.forms.keys() - anaphora, found.forms.keys() - anaphora
    shared = [
        (gold.forms[key], found.forms[other])
        for key, other in shared_keys(set(gold.forms), set(found.forms))
        if key not in anaphora and other not in anaphora
    ]
    resolved = [pair for pair in shared if pair in same.pairs]
    named = {
        entity
        for kind in KINDS
        for record in gold.records[kind]
        for field in REFERENCES
        for entity in names_in(record.fields.get(field))
    }
    borne = sum(gold.forms[key] in named for key in asked)
    kinds = sum(gold.entities[one] == found.entities[other] for one, other in same.pairs)
    return {
        "entities: forms found": Counts(len(shared), len(asked), len(given)),
        "entities: forms resolved": Counts(len(resolved), len(asked), len(given)),
        "entities: in records, recall": Counts(sum(one in named for one, _ in resolved), borne, borne),
        "entities: kind": Counts(kinds, len(gold.entities), len(found.entities)),
    }


def names_in(value: object) -> Iterable[str]:
    """The entities that a field names, whether it names one or lists them."""
    if isinstance(value, list | tuple):
        return value
    return (value,) if isinstance(value, str) else ()


def score_statements(gold: Article, found: Article, same: Sameness, words: Words) -> Figures:
    """Content, speakers, chains, and quotations kept as they are."""
    there, given = gold.records["statements"], found.records["statements"]
    size = len(there), len(given)
    pairs = pair_records(there, given, near(words, 0.5))
    right = [pair for pair in pairs if equal_entity(same, "speaker", pair)]
    close = [pair for pair in pairs if words.overlap(pair[0].place, pair[1].place) >= 0.8]
    via = sum(same.hits(one.many("via"), other.many("via")) for one, other in pairs)
    direct_there, direct_given = sum(map(is_direct, there)), sum(map(is_direct, given))
    kept = sum(is_direct(other) for _, other in close)
    quoted = sum(is_direct(one) and is_direct(other) for one, other in close)
    return {
        "statements: content": Counts(len(pairs), *size),
        "statements: content, 0.8 overlap": Counts(len(close), *size),
        "statements: content+speaker": Counts(len(right), *size),
        "statements: +anonymity": Counts(count_equal("anonymity", right), *size),
        "statements: +cue class": Counts(count_equal("cue_class", right), *size),
        "statements: +form": Counts(count_equal("form", right), *size),
        "statements: via": Counts(
            via, sum(len(one.many("via")) for one in there), sum(len(other.many("via")) for other in given)
        ),
        "statements: direct, recall": Counts(quoted, direct_there, quoted),
        "statements: direct, precision": Counts(kept, kept, direct_given),
    }


def score_positions(gold: Article, found: Article, same: Sameness, words: Words) -> Figures:
    """Holders and matters, stances, conditions."""
    there, given = gold.records["positions"], found.records["positions"]
    size = len(there), len(given)
    overlap = near(words, 0.3)

    def score(one: Coded, other: Coded) -> float:
        return overlap(one, other) if equal_entity(same, "holder", (one, other)) else 0.0

    pairs = pair_records(there, given, score)
    both = sum(bool(one.one("condition")) and bool(other.one("condition")) for one, other in pairs)
    conditions = (sum(bool(one.one("condition")) for one in several) for several in (there, given))
    return {
        "positions: holder+matter": Counts(len(pairs), *size),
        "positions: +stance": Counts(count_equal("stance", pairs), *size),
        "positions: +by": Counts(sum(equal_entity(same, "by", pair) for pair in pairs), *size),
        "positions: conditions": Counts(both, *conditions),
    }


def score_provisions(gold: Article, found: Article, same: Sameness, words: Words) -> Figures:
    """Points of instruments, and their parties."""
    there, given = gold.records["provisions"], found.records["provisions"]
    pairs = pair_records(there, given, near(words, 0.5))
    whole = sum(
        same.hits(one.many("parties"), other.many("parties")) == len(one.many("parties")) for one, other in pairs
    )
    return {
        "provisions": Counts(len(pairs), len(there), len(given)),
        "provisions: +parties": Counts(whole, len(there), len(given)),
    }


def score_events(gold: Article, found: Article, same: Sameness, words: Words) -> Figures:
    """Anchors, types, who did what to whom, when and where."""
    there, given = gold.records["events"], found.records["events"]
    size = len(there), len(given)

    def touch(one: Coded, other: Coded) -> float:
        overlap = words.overlap(one.place, other.place)
        if not overlap or one.place is None or other.place is None:
            return 0.0
        allowed = max(LONGEST_ANCHOR, len(words.touch(one.place)))
        return 1 + overlap if len(words.touch(other.place)) <= allowed else 0.0

    def touch_of_type(one: Coded, other: Coded) -> float:
        return touch(one, other) if one.fields.get("type") == other.fields.get("type") else 0.0

    pairs = pair_records(there, given, touch_of_type)
    acted = [pair for pair in pairs if same.alike(pair[0].many("actors"), pair[1].many("actors"))]
    suffered = sum(same.alike(one.many("recipients"), other.many("recipients")) for one, other in acted)
    return {
        "events: anchor": Counts(len(pair_records(there, given, touch)), *size),
        "events: type": Counts(len(pairs), *size),
        "events: +actor": Counts(len(acted), *size),
        "events: +actor+recipient": Counts(suffered, *size),
        "events: +status": Counts(sum(one.one("status") == other.one("status") for one, other in pairs), *size),
        "events: +date": Counts(sum(one.one("date") == other.one("date") for one, other in pairs), *size),
        "events: +place": Counts(sum(equal_entity(same, "place", pair) for pair in pairs), *size),
        "events: +claimed by": Counts(sum(equal_entity(same, "claimed_by", pair) for pair in pairs), *size),
    }


def score_relations(gold: Article, found: Article, same: Sameness) -> Figures:
    """Who backs, holds, leads or belongs to whom; any words of the text will do."""
    there, given = gold.records["relations"], found.records["relations"]

    def score(one: Coded, other: Coded) -> float:
        of_type = one.fields.get("type") == other.fields.get("type") and other.place is not None
        return float(of_type and all(equal_entity(same, end, (one, other)) for end in ("a", "b")))

    return {"relations": Counts(len(pair_records(there, given, score)), len(there), len(given))}


def equal_entity(same: Sameness, field: str, pair: Pair) -> bool:
    """Whether a field of two records names the same entity, or nobody in both."""
    return same.equal(pair[0].one(field), pair[1].one(field))


def count_equal(field: str, pairs: list[Pair]) -> int:
    """How many pairs have the same word in a field."""
    return sum(one.fields.get(field) == other.fields.get(field) for one, other in pairs)


def is_direct(record: Coded) -> bool:
    """Whether a statement is a quotation."""
    return record.fields.get("form") == "direct"
