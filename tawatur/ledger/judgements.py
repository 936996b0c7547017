"""Judgements in the ledger: written once, in their order, never changed."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection, delete, func, insert, or_, select

from tawatur.ledger.judgement_tables import JUDGEMENT_ANCHORS, JUDGEMENTS
from tawatur.ledger.rows import read_span
from tawatur.ledger.search_tables import SEARCHED
from tawatur.records.entity import Entity
from tawatur.records.judgement import Anchor, Judgement

# Digits of an id: people type them. Twelve tell a hundred thousand judgements apart.
ID_DIGITS = 12


def store_judgement(connection: Connection, judgement: Judgement) -> Judgement:
    """Keep a judgement; returns it with its id, a digest of its place in the order and of all it says."""
    number = connection.execute(select(func.coalesce(func.max(JUDGEMENTS.c.number), 0))).scalar_one() + 1
    judgement = replace(judgement, id="")
    said = json.dumps([number, msgspec.to_builtins(judgement)], sort_keys=True)
    judgement = replace(judgement, id=hashlib.sha256(said.encode("ascii")).hexdigest()[:ID_DIGITS])
    plain = {name: getattr(judgement, name) for name in ("id", "verdict", "kind", "by", "at", "why", "undoes")}
    more = {"correction": write_plain(judgement.correction), "entities": write_plain(judgement.entities)}
    connection.execute(insert(JUDGEMENTS), {"number": number, **plain, **more})
    for side, anchors in enumerate(judgement.sides):
        for rank, anchor in enumerate(anchors):
            span = anchor.span
            place = {"judgement": number, "side": side, "rank": rank, "kind": anchor.kind, "article": anchor.article}
            words = {
                "span_start": span.start if span else None,
                "span_end": span.end if span else None,
                "span_quote": span.quote if span else None,
            }
            connection.execute(insert(JUDGEMENT_ANCHORS), {**place, **words, "told": write_plain(anchor.told)})
    forget_searched(connection, judgement)
    return judgement


def forget_searched(connection: Connection, judgement: Judgement) -> None:
    """Let the articles that a judgement is about be keyed anew: what can be found follows what people decided."""
    keys = {anchor.article for anchor in judgement.anchors}
    if judgement.undoes:
        number = select(JUDGEMENTS.c.number).where(JUDGEMENTS.c.id == judgement.undoes).scalar_subquery()
        chosen = select(JUDGEMENT_ANCHORS.c.article).where(JUDGEMENT_ANCHORS.c.judgement == number)
        keys |= set(connection.execute(chosen).scalars())
    connection.execute(delete(SEARCHED).where(SEARCHED.c.article.in_(keys)))


def read_judgements(connection: Connection, articles: Sequence[str] | None = None) -> tuple[Judgement, ...]:
    """All judgements in their order, or those on these articles with what undoes them."""
    chosen = select(JUDGEMENTS).order_by(JUDGEMENTS.c.number)
    anchors = select(JUDGEMENT_ANCHORS).order_by(*JUDGEMENT_ANCHORS.primary_key.columns)
    if articles is not None:
        numbers = select(JUDGEMENT_ANCHORS.c.judgement).where(JUDGEMENT_ANCHORS.c.article.in_(articles))
        chosen = chosen.where(or_(JUDGEMENTS.c.number.in_(numbers), JUDGEMENTS.c.verdict == "undo"))
        anchors = anchors.where(JUDGEMENT_ANCHORS.c.judgement.in_(numbers))
    rows = connection.execute(chosen).mappings().all()
    if not rows:
        return ()
    sides: dict[int, dict[int, list[Anchor]]] = defaultdict(lambda: defaultdict(list))
    for row in connection.execute(anchors).mappings():
        anchor = Anchor(
            kind=row["kind"], article=row["article"], span=read_span(row, "span"), told=json.loads(row["told"])
        )
        sides[row["judgement"]][row["side"]].append(anchor)
    found = tuple(
        Judgement(
            **{name: row[name] for name in ("id", "verdict", "kind", "by", "at", "why", "undoes")},
            sides=tuple(tuple(anchors) for _, anchors in sorted(sides[row["number"]].items())),
            correction=json.loads(row["correction"]),
            entities=msgspec.convert(json.loads(row["entities"]), tuple[Entity, ...]),
        )
        for row in rows
    )
    return found if articles is None else keep_related(found)


def keep_related(judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """Without the undoings of judgements that are not among these."""
    kept: list[Judgement] = []
    ids: set[str] = set()
    for one in judgements:
        if one.verdict != "undo" or one.undoes in ids:
            kept.append(one)
            ids.add(one.id)
    return tuple(kept)


def group_by_article(judgements: Sequence[Judgement]) -> dict[str, list[Judgement]]:
    """The judgements on each article, in their order, each with what undoes it."""
    articles: dict[str, set[str]] = {}
    grouped: dict[str, list[Judgement]] = defaultdict(list)
    for one in judgements:
        keys = articles.get(one.undoes, set()) if one.verdict == "undo" else {anchor.article for anchor in one.anchors}
        articles[one.id] = keys
        for key in keys:
            grouped[key].append(one)
    return dict(grouped)


def write_plain(value: Any) -> str:
    """A value as JSON; all beyond ASCII stays readable but for lone surrogates."""
    plain = msgspec.to_builtins(value)
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True)
    return text if text.isascii() or not any("\ud800" <= sign <= "\udfff" for sign in text) else json.dumps(plain)
