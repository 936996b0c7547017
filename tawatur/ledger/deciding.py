"""Judgements out of what a person chose: a record of an article, or groups of members."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec
from msgspec.structs import replace

from tawatur.errors import UsageError
from tawatur.ledger.anchors import KINDS, WHOLE, as_json, names_in
from tawatur.ledger.judging import NOT_CLAIMED, change
from tawatur.records.document import Document
from tawatur.records.findings import Findings
from tawatur.records.judgement import Anchor, Judgement, Verdict


def decide_record(
    findings: Findings,
    anchor: Anchor,
    verdict: Verdict,
    *,
    by: str,
    at: str = "",
    why: str = "",
    correction: Mapping[str, Any] | None = None,
) -> Judgement:
    """The judgement of a person on one record; `Ledger.judge` keeps it.

    Args:
        findings: those that the person saw.
        anchor: the record, from `make_anchor`, or an article as a whole, from `anchor_article`.
        verdict: accept, reject, correct or note.
        by: who.
        at: when; now where it is "".
        why: the reason, or the note.
        correction: for "correct", fields with their right values, as JSON holds them.

    Raises:
        UsageError: `usage.bad-correction` where a field does not exist, or does not allow the value;
            `usage.no-name` without a name.
    """
    right: dict[str, Any] = as_json(dict(correction or {}))
    if anchor.kind != WHOLE and right:
        check_correction(anchor, right)
    used = set(names_in(anchor.told)) | set(names_in(right))
    if anchor.kind == "entity":
        used.add(str(anchor.told.get("id", "")))
    entities = tuple(replace(entity, mentions=entity.mentions[:1]) for entity in findings.entities if entity.id in used)
    return sign(
        Judgement(
            id="", verdict=verdict, kind=anchor.kind, by=by, at=at, why=why, sides=((anchor,),), correction=right,
            entities=entities,
        )
    )  # fmt: skip


def check_correction(anchor: Anchor, right: Mapping[str, Any]) -> None:
    """Raise where a correction does not fit its record."""
    record = KINDS[anchor.kind].record
    fields = set(record.__struct_fields__) - NOT_CLAIMED
    told = {name: value for name, value in anchor.told.items() if name in record.__struct_fields__}
    for name, value in right.items():
        if name not in fields:
            known = " ".join(sorted(fields))
            raise UsageError("usage.bad-correction", field=name, problem=f"{anchor.kind}: {known}")
        try:
            change(msgspec.convert(told, record), {name: value})
        except msgspec.ValidationError as error:
            raise UsageError("usage.bad-correction", field=name, problem=str(error)) from error


def decide_groups(
    kind: str, verdict: Verdict, sides: Sequence[Sequence[Anchor]], *, by: str, at: str = "", why: str = ""
) -> Judgement:
    """The judgement that the members on all sides are one group ("merge"), or that those on different sides are not."""
    return sign(
        Judgement(id="", verdict=verdict, kind=kind, by=by, at=at, why=why, sides=tuple(tuple(side) for side in sides))
    )


def decide_undo(judgement: Judgement, *, by: str, at: str = "", why: str = "") -> Judgement:
    """The judgement that takes another back."""
    return sign(Judgement(id="", verdict="undo", kind=judgement.kind, by=by, at=at, why=why, undoes=judgement.id))


def anchor_article(doc: Document) -> Anchor:
    """The anchor of an article as a whole; `told` says which text it was."""
    return Anchor(kind=WHOLE, article=doc.key, told={"sha256": doc.sha256})


def sign(judgement: Judgement) -> Judgement:
    """A judgement with its author's name trimmed, and its time."""
    name = " ".join(judgement.by.split())
    if not name:
        raise UsageError("usage.no-name")
    return replace(judgement, by=name, at=judgement.at or datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
