"""Identities as people have them: what they merged and split, laid over what was linked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from msgspec.structs import replace
from sqlalchemy import Connection

from tawatur.ledger.anchors import SAME_WORDS, overlap, place_span
from tawatur.ledger.judging import keep_in_force
from tawatur.ledger.reading import ENTITY_TABLES, read_findings, read_versions
from tawatur.ledger.regroup import find_conflicts, regroup
from tawatur.records.document import Document
from tawatur.records.findings import Findings
from tawatur.records.identity import Identity, IdentityMember, IdentityWaiting, Linked
from tawatur.records.judgement import Anchor, Judgement

KIND = "identity"
# Members of one identity that a judgement names: enough that most are still there after years of reading again.
MOST_ANCHORS = 100

Key = tuple[str, str]


def judge_identities(connection: Connection, linked: Linked, judgements: Sequence[Judgement]) -> Linked:
    """Identities with all merges and splits in force done; pairs that were decided wait no more."""
    several = [one for one in judgements if one.kind == KIND or one.verdict == "undo"]
    if not any(one.kind == KIND for one in several):
        return linked
    entities = read_entities(connection, {anchor.article for one in several for anchor in one.anchors})

    def find(anchor: Anchor) -> Key | None:
        entity = find_entity(*entities[anchor.article], anchor) if anchor.article in entities else ""
        return (anchor.article, entity) if entity else None

    evidence = {(one.document, one.entity): one for one in linked.members}
    groups: dict[str, list[Key]] = defaultdict(list)
    for one in linked.members:
        groups[one.identity].append((one.document, one.entity))
    regrouped, gone = regroup(groups, several, KIND, find)
    known = {one.id: one for one in linked.identities}
    identities = [name_identity(id_, members, known, gone, entities) for id_, members in sorted(regrouped.items())]
    members = sorted(
        (replace(evidence[key], identity=id_) for id_, keys in regrouped.items() for key in keys),
        key=lambda one: (one.document, one.entity),
    )
    apart = find_apart(several, {key: id_ for id_, keys in regrouped.items() for key in keys}, find)
    return Linked(
        identities=tuple(identities),
        members=tuple(members),
        waiting=keep_waiting(linked.waiting, gone, apart),
    )


def read_entities(connection: Connection, articles: set[str]) -> dict[str, tuple[Document, Findings]]:
    """The entities of the current version of these articles, by article."""
    found = read_versions(connection, sorted(articles), all_of_them=False)
    findings = read_findings(connection, [several[0].id for several in found.values()], ENTITY_TABLES)
    return {key: (several[0].doc, findings[several[0].id]) for key, several in found.items()}


def find_entity(doc: Document, findings: Findings, anchor: Anchor) -> str:
    """The id of the entity that stands at an anchor's words; "" where none does."""
    span = place_span(doc.text, anchor.span) if anchor.span else None
    best, most = "", 0.0
    for entity in findings.entities:
        fit = max((overlap(mention.span, span) for mention in entity.mentions), default=0.0) if span else 0.0
        if not fit and entity.known and entity.id == anchor.told.get("id"):
            fit = SAME_WORDS  # the codebook's own id holds where the words do not
        if fit >= SAME_WORDS and fit > most:
            best, most = entity.id, fit
    return best


def anchor_members(connection: Connection, linked: Linked, identity: str) -> tuple[Anchor, ...]:
    """Anchors of the members of an identity, of the first hundred articles."""
    members = [one for one in linked.members if one.identity == identity][:MOST_ANCHORS]
    return anchor_entities(connection, members)


def anchor_entities(connection: Connection, members: Sequence[IdentityMember]) -> tuple[Anchor, ...]:
    """Anchors of entities of articles; those without a mention have none."""
    entities = read_entities(connection, {one.document for one in members})
    anchors = []
    for one in members:
        if one.document not in entities:
            continue
        entity = next((entity for entity in entities[one.document][1].entities if entity.id == one.entity), None)
        if entity is not None and entity.mentions:
            told = {"id": entity.id, "kind": entity.kind, "en": entity.en, "forms": list(entity.forms)}
            anchors.append(Anchor(kind="entity", article=one.document, span=entity.mentions[0].span, told=told))
    return tuple(anchors)


def name_identity(
    id_: str,
    members: Sequence[Key],
    known: dict[str, Identity],
    gone: dict[str, str],
    entities: dict[str, tuple[Document, Findings]],
) -> Identity:
    """An identity with the names of all that went into it; one that was split off has those of its members."""
    if id_ in known:
        others = [known[old] for old, new in gone.items() if last_of(new, gone) == id_ and old in known]
        names = dict.fromkeys(name for one in (known[id_], *others) for name in one.names)
        return replace(known[id_], names=tuple(names))
    mine = [
        entity
        for article, name in members
        if article in entities
        for entity in entities[article][1].entities
        if entity.id == name
    ]
    names = dict.fromkeys(form for entity in mine for form in entity.forms)
    if not mine:
        return Identity(id=id_, kind="person", en="", names=tuple(names))
    return Identity(id=id_, kind=mine[0].kind, en=mine[0].en, names=tuple(names), state=mine[0].state)


def last_of(id_: str, gone: dict[str, str]) -> str:
    """The identity that one went into, at the end."""
    while id_ in gone:
        id_ = gone[id_]
    return id_


def find_apart(
    judgements: Sequence[Judgement], group_of: dict[Key, str], find: Callable[[Anchor], Key | None]
) -> set[frozenset[str]]:
    """Pairs of identities that a split says are two."""
    disputed = {one.id for pair in find_conflicts(judgements, KIND) for one in pair}
    apart: set[frozenset[str]] = set()
    for one in keep_in_force(judgements):
        if one.kind != KIND or one.verdict != "split" or one.id in disputed:
            continue
        sides = [
            {group_of[key] for anchor in side if (key := find(anchor)) is not None and key in group_of}
            for side in one.sides
        ]
        for number, side in enumerate(sides):
            apart |= {frozenset((a, b)) for other in sides[number + 1 :] for a in side for b in other if a != b}
    return apart


def keep_waiting(
    waiting: Sequence[IdentityWaiting], gone: dict[str, str], apart: set[frozenset[str]]
) -> tuple[IdentityWaiting, ...]:
    """The pairs that nobody decided, each once, under the ids that identities have now."""
    kept: dict[tuple[str, str], IdentityWaiting] = {}
    for pair in waiting:
        a, b = sorted((last_of(pair.a, gone), last_of(pair.b, gone)))
        if a != b and frozenset((a, b)) not in apart and (a, b) not in kept:
            kept[a, b] = replace(pair, a=a, b=b)
    return tuple(one for _, one in sorted(kept.items()))


__all__ = ["anchor_entities", "anchor_members", "judge_identities"]
