"""What people decided, laid over what the program found in one article.

Each record is one slot: what the program found, and every judgement that is held to the same words. A person's last
word counts for that person; where two people want it otherwise, the record stays as it was found and is marked as
disputed. What a person accepted or corrected stands also where a later reading finds it no more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec
from msgspec.structs import replace

from tawatur.ledger.anchors import (
    KINDS,
    SAME_WORDS,
    WHOLE,
    describe_record,
    list_records,
    move_spans,
    names_in,
    overlap,
    place_span,
    rename,
    spans_of,
)
from tawatur.records.base import Record
from tawatur.records.document import Document
from tawatur.records.entity import Entity
from tawatur.records.findings import Findings
from tawatur.records.instrument import Instrument, Provision
from tawatur.records.judgement import Judgement, Mark, State
from tawatur.records.span import Span

# Fields that no judgement speaks of: they are the program's own measure, or make an entity as long as its article.
NOT_CLAIMED = frozenset(("confidence", "mentions", "instrument"))


class JudgedFindings(Record, frozen=True):
    """Findings with all judgements in force applied, and how each judged record stands."""

    findings: Findings
    marks: tuple[Mark, ...] = ()


@dataclass(slots=True)
class Slot:
    """One record: as found (None where it was not), as people have it, and their judgements."""

    found: Record | None
    said: list[Record] = field(default_factory=list)
    judgements: list[Judgement] = field(default_factory=list)
    explicit: dict[str, dict[str, Any]] = field(default_factory=dict)  # by person: what each field must be
    verdicts: dict[str, str] = field(default_factory=dict)  # by person
    result: Record | None = None

    @property
    def known(self) -> list[Record]:
        """All readings of the record so far."""
        return ([self.found] if self.found is not None else []) + self.said


def keep_in_force(judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """Judgements that nobody took back, in their order, without the undoings; an undoing may be taken back too."""
    undone: set[str] = set()
    for one in reversed(judgements):  # what undoes comes later than what it undoes
        if one.verdict == "undo" and one.id not in undone:
            undone.add(one.undoes)
    return tuple(one for one in judgements if one.verdict != "undo" and one.id not in undone)


def judge_findings(doc: Document, findings: Findings, judgements: Sequence[Judgement]) -> JudgedFindings:
    """Apply judgements to the findings of an article.

    Args:
        doc: the article as it is now.
        findings: what was found in it.
        judgements: of this article, in their order, undoings among them.
    """
    marks: list[Mark] = []
    in_force = [one for one in keep_in_force(judgements) if one.verdict in ("accept", "reject", "correct", "note")]
    for kind in KINDS:
        several = [one for one in in_force if one.kind == kind]
        if several:
            findings = judge_kind(doc, findings, kind, several, marks)
    whole = [one for one in in_force if one.kind == WHOLE]
    if whole:
        verdicts = {one.by: one.verdict for one in whole if one.verdict != "note"}
        marks.append(
            Mark(
                kind=WHOLE,
                state=combine(verdicts),
                anchor=whole[0].anchors[0],
                judgements=tuple(one.id for one in whole),
            )
        )
    return JudgedFindings(findings=findings, marks=tuple(marks))


def combine(verdicts: Mapping[str, str]) -> State:
    """How people's verdicts stand together; accepting and correcting agree as far as the fields do."""
    said = set(verdicts.values())
    if not said:
        return "noted"
    if "reject" in said:
        return "rejected" if said == {"reject"} else "disputed"
    return "corrected" if "correct" in said else "accepted"


def judge_kind(
    doc: Document, findings: Findings, kind: str, judgements: Sequence[Judgement], marks: list[Mark]
) -> Findings:
    """Apply the judgements on records of one kind, and say in `marks` how each judged one stands."""
    slots = [Slot(found=record, result=record) for record in list_records(findings, kind)]
    needed: dict[str, Entity] = {}
    owners: dict[int, Span] = {}
    for judgement in judgements:
        enter(doc, findings, kind, judgement, slots, needed, owners)
    states = {id(slot): settle(slot, kind) for slot in slots if slot.judgements}
    kept = [slot for slot in slots if slot.result is not None]
    if any(slot.found is None for slot in kept):
        kept.sort(key=lambda slot: start_of(slot.result, kind))
    findings = put_back(findings, kind, kept, owners)
    used = set(names_in(msgspec.to_builtins(findings)))
    there = {entity.id for entity in findings.entities}
    missing = [entity for id_, entity in needed.items() if id_ in used and id_ not in there]
    if missing:
        findings = replace(findings, entities=(*findings.entities, *missing))
    numbers = {id(slot): number for number, slot in enumerate(kept)}
    for slot in slots:
        if slot.judgements:
            state, fields = states[id(slot)]
            marks.append(
                Mark(
                    kind=kind,
                    state=state,
                    anchor=slot.judgements[0].anchors[0],
                    index=numbers.get(id(slot)),
                    judgements=tuple(one.id for one in slot.judgements),
                    fields=fields,
                )
            )
    return findings


def enter(
    doc: Document,
    findings: Findings,
    kind: str,
    judgement: Judgement,
    slots: list[Slot],
    needed: dict[str, Entity],
    owners: dict[int, Span],
) -> None:
    """Find the slot that a judgement is about, or make one for it, and enter what it says there."""
    anchor = judgement.anchors[0]
    names = meet_entities(doc, findings, judgement, needed)
    was = read_told(doc, kind, rename(anchor.told, names))
    right = correct_told(doc, was, rename(judgement.correction, names)) if was is not None else None
    slot = None
    for record in (was, right):  # a later reading may find what the person said in the first place
        if slot is None and record is not None:
            slot = choose_slot(slots, kind, record, claimed=judgement.verdict == "reject")
    if slot is None:
        slot = Slot(found=None)
        slots.append(slot)
    slot.judgements.append(judgement)
    if was is None or judgement.verdict == "note" or (judgement.verdict == "correct" and right is None):
        return
    slot.said.append(was)
    if kind == "provision" and "instrument" in anchor.told:
        owners[id(slot)] = Span(*anchor.told["instrument"])
    if judgement.verdict == "reject":
        slot.explicit.pop(judgement.by, None)
    elif judgement.verdict == "accept":
        slot.explicit[judgement.by] = {key: value for key, value in full(was).items() if key not in NOT_CLAIMED}
    elif right is not None:
        slot.said.append(right)
        values = full(right)
        earlier = {} if slot.verdicts.get(judgement.by) == "reject" else slot.explicit.get(judgement.by, {})
        slot.explicit[judgement.by] = {**earlier, **{key: values[key] for key in judgement.correction if key in values}}
    slot.verdicts[judgement.by] = judgement.verdict


def correct_told(doc: Document, was: Record, correction: dict[str, Any]) -> Record | None:
    """The record as a correction would have it; None where its words are gone, or its fields are no more."""
    try:
        return change(was, move_spans(correction, doc.text)) if correction else None
    except (LookupError, msgspec.ValidationError):
        return None


def meet_entities(doc: Document, findings: Findings, judgement: Judgement, needed: dict[str, Entity]) -> dict[str, str]:
    """Whom the ids of a judgement mean now: {id then: id now}. Who is not there any more waits in `needed`."""
    names: dict[str, str] = {}
    by_id = {entity.id: entity for entity in findings.entities}
    for entity in judgement.entities:
        forms = set(entity.forms)
        same = by_id.get(entity.id)
        if same is not None and (same.known or not forms or forms & set(same.forms)):
            continue
        alike = [one for one in findings.entities if one.kind == entity.kind and forms & set(one.forms)]
        if alike:
            names[entity.id] = alike[0].id
            continue
        number, new = 1, entity.id
        while new in by_id or (new in needed and needed[new].forms != entity.forms):
            number += 1
            new = f"{entity.id}.{number}"
        names[entity.id] = new
        try:
            plain = move_spans(rename(msgspec.to_builtins(entity), {entity.id: new}), doc.text)
        except LookupError:  # the article does not use that name any more
            plain = {**msgspec.to_builtins(entity), "mentions": [], "roles": []}
        needed[new] = msgspec.convert({**plain, "id": new}, Entity)
    return names


def read_told(doc: Document, kind: str, told: dict[str, Any]) -> Record | None:
    """The record that was judged, at its place in the present text; None where its words are gone."""
    plain = {key: value for key, value in told.items() if key != "instrument" or kind != "provision"}
    if kind == "entity":  # some of its names may have gone, and it is still there
        for name in ("mentions", "roles"):
            plain[name] = [one for one in plain.get(name, ()) if place_span(doc.text, Span(*one["span"])) is not None]
    try:
        return msgspec.convert(move_spans(plain, doc.text), KINDS[kind].record)
    except (LookupError, msgspec.ValidationError):
        return None


def choose_slot(slots: Sequence[Slot], kind: str, was: Record, *, claimed: bool) -> Slot | None:
    """The slot whose words fit a judged record best, if it says the same of what tells records apart.

    Args:
        slots: all of the kind.
        kind: the kind.
        was: the record that was judged.
        claimed: it must also claim the same: a rejection does not hold for another claim on the same words.
    """
    fields = (*KINDS[kind].unique, *(KINDS[kind].claim if claimed else ()))
    best, most = None, 0.0
    for slot in slots:
        for record in slot.known:
            if any(getattr(record, name) != getattr(was, name) for name in fields):
                continue
            if isinstance(record, Entity) and isinstance(was, Entity) and record.id == was.id and record.known:
                return slot
            fit = max((overlap(a, b) for a in spans_of(record, kind) for b in spans_of(was, kind)), default=0.0)
            if fit >= SAME_WORDS and fit > most:
                best, most = slot, fit
    return best


def settle(slot: Slot, kind: str) -> tuple[State, tuple[str, ...]]:
    """Decide what a judged slot holds; returns how it stands, and which fields are disputed."""
    state = combine(slot.verdicts)
    if state in ("noted", "disputed"):
        return state, ()
    if state == "rejected":
        slot.result = None
        return state, ()
    wanted: dict[str, list[Any]] = {}
    for explicit in slot.explicit.values():
        for name, value in explicit.items():
            if value not in wanted.setdefault(name, []):
                wanted[name].append(value)
    disputed = tuple(sorted(name for name, values in wanted.items() if len(values) > 1))
    agreed = {name: values[0] for name, values in wanted.items() if len(values) == 1}
    base = slot.found or slot.said[0]
    if slot.found is not None or not disputed:
        try:
            slot.result = change(base, agreed)
        except msgspec.ValidationError:
            slot.result = slot.found
    return ("disputed" if disputed else state), disputed


def full(record: Record) -> dict[str, Any]:
    """All fields of a record as JSON would hold them, defaults too."""
    return {name: msgspec.to_builtins(getattr(record, name)) for name in record.__struct_fields__}


def change(record: Record, values: dict[str, Any]) -> Record:
    """The record with other values in some fields.

    Raises:
        msgspec.ValidationError: a value that its field does not allow.
    """
    return msgspec.convert({**full(record), **values}, type(record))


def start_of(record: Record | None, kind: str) -> int:
    """Where the words of a record begin."""
    spans = spans_of(record, kind) if record is not None else ()
    return spans[0].start if spans else 0


def put_back(findings: Findings, kind: str, slots: Sequence[Slot], owners: dict[int, Span]) -> Findings:
    """Findings with these records of one kind in the place of those they had."""
    records = tuple(slot.result for slot in slots if slot.result is not None)
    if kind == "provision":
        return put_provisions(findings, slots, owners)
    if kind == "ceasefire":
        findings = renumber_ceasefires(findings, slots)
    if kind != "entity":
        return replace(findings, **{KINDS[kind].field: records})
    there = {entity.id for entity in findings.entities}
    gone = there - {record.id for record in records if isinstance(record, Entity)}
    plain = msgspec.to_builtins(replace(findings, entities=()))
    blank = rename(plain, dict.fromkeys(gone, ""))
    kept: Findings = msgspec.convert(drop_empty_names(blank), Findings)
    return replace(kept, entities=records)


def renumber_ceasefires(findings: Findings, slots: Sequence[Slot]) -> Findings:
    """Violations name their ceasefire by its number, which changes where one is taken out or put in."""
    now = {id(slot.found): number for number, slot in enumerate(slots) if slot.found is not None}
    numbers = {old: now.get(id(record)) for old, record in enumerate(findings.ceasefires)}
    return replace(
        findings,
        violations=tuple(
            one if one.ceasefire is None else replace(one, ceasefire=numbers.get(one.ceasefire))
            for one in findings.violations
        ),
    )


def drop_empty_names(value: Any) -> Any:
    """Lists of entities without those who were taken out; a hop of nobody is none."""
    if isinstance(value, dict):
        return {key: drop_empty_names(inner) for key, inner in value.items()}
    if isinstance(value, list):
        kept = [inner for inner in value if inner != ""]
        return [
            drop_empty_names(inner) for inner in kept if not (isinstance(inner, dict) and inner.get("entity") == "")
        ]
    return value


def put_provisions(findings: Findings, slots: Sequence[Slot], owners: dict[int, Span]) -> Findings:
    """Each provision under the instrument that had it, or whose label its anchor names; else under a new one."""
    at = {id(one): number for number, text in enumerate(findings.instruments) for one in text.provisions}
    instruments = list(findings.instruments)
    members: list[list[Provision]] = [[] for _ in instruments]
    for slot in slots:
        if not isinstance(slot.result, Provision):
            continue
        number = at.get(id(slot.found))
        if number is None:
            label = owners.get(id(slot))
            number = next(
                (number for number, one in enumerate(instruments) if label and overlap(one.label, label) > 0), None
            )
            if number is None:
                instruments.append(Instrument(label=label or slot.result.span))
                members.append([])
                number = len(instruments) - 1
        members[number].append(slot.result)
    return replace(
        findings,
        instruments=tuple(
            replace(one, provisions=tuple(several)) for one, several in zip(instruments, members, strict=True)
        ),
    )


__all__ = ["JudgedFindings", "describe_record", "judge_findings", "keep_in_force"]
