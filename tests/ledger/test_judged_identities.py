"""Identities that people merge and split, over links that are made anew."""

from __future__ import annotations

import pytest

from tawatur.errors import UsageError
from tawatur.ledger.deciding import decide_groups, decide_undo
from tawatur.ledger.judged_identities import anchor_members
from tawatur.ledger.ledger import Ledger
from tawatur.ledger.regroup import find_conflicts, regroup
from tawatur.records.identity import Linked
from tawatur.records.judgement import Anchor, Judgement, Verdict
from tawatur.records.span import Span
from tawatur.run.local import link_ledger
from tests.accounts.people import make_article
from tests.ledger.judging import AT

ARTICLES = [
    make_article("a", ("person-1", "بيرول ديمير"), ("k:state:turkey", "تركيا")),
    make_article("b", ("person-2", "بيرول ديمير"), ("person-3", "فهد الدوسري")),
    make_article("c", ("person-4", "فهد الدوسري")),
]
KEYS = {doc.name: doc.key for doc, _ in ARTICLES}


@pytest.fixture
def linked(ledger: Ledger) -> Linked:
    for doc, findings in ARTICLES:
        ledger.store_article(doc, findings)
    return link_ledger(ledger)


def anchors(ledger: Ledger, identity: str) -> tuple[Anchor, ...]:
    with ledger.engine.connect() as connection:
        return anchor_members(connection, ledger.identities(), identity)


def judge(ledger: Ledger, verdict: Verdict, *groups: str, by: str = "Nada") -> Judgement:
    sides = [anchors(ledger, group) for group in groups]
    return ledger.judge(decide_groups("identity", verdict, sides, by=by, at=AT))


def identity_of(ledger: Ledger, name: str, number: int = 0) -> str:
    return [one.id for one in ledger.identities().identities if name in one.names][number]


def test_a_waiting_pair_is_merged(ledger: Ledger, linked: Linked) -> None:
    (pair,) = linked.waiting
    judgement = judge(ledger, "merge", pair.a, pair.b)
    judged = ledger.identities()
    assert judged.waiting == ()
    assert [one.id for one in judged.identities if "فهد الدوسري" in one.names] == [pair.a]
    assert {one.document for one in judged.members if one.identity == pair.a} == {KEYS["b"], KEYS["c"]}
    # It outlives linking anew, and can be taken back.
    link_ledger(ledger)
    assert ledger.identities() == judged
    ledger.judge(decide_undo(judgement, by="Nada", at=AT))
    assert ledger.identities() == linked


def test_a_waiting_pair_is_told_apart(ledger: Ledger, linked: Linked) -> None:
    (pair,) = linked.waiting
    judge(ledger, "split", pair.a, pair.b)
    judged = ledger.identities()
    assert (judged.identities, judged.members, judged.waiting) == (linked.identities, linked.members, ())


def test_members_are_taken_out_of_an_identity(ledger: Ledger, linked: Linked) -> None:
    identity = identity_of(ledger, "بيرول ديمير")
    first, second = anchors(ledger, identity)
    judgement = ledger.judge(decide_groups("identity", "split", [(first,), (second,)], by="Nada", at=AT))
    judged = {
        one.document: one.identity for one in ledger.identities().members if one.entity in ("person-1", "person-2")
    }
    assert judged[first.article] == identity
    assert judged[second.article] == f"{identity}.{judgement.id}"
    (new,) = [one for one in ledger.identities().identities if one.id == f"{identity}.{judgement.id}"]
    assert (new.kind, new.names) == ("person", ("بيرول ديمير",))


def test_two_people_who_contradict_each_other_leave_it_as_it_was(ledger: Ledger, linked: Linked) -> None:
    (pair,) = linked.waiting
    merged = judge(ledger, "merge", pair.a, pair.b)
    sides = [tuple(anchor for anchor in merged.sides[0]), tuple(anchor for anchor in merged.sides[1])]
    parted = ledger.judge(decide_groups("identity", "split", sides, by="Samir", at=AT))
    assert ledger.identities() == linked
    assert find_conflicts(ledger.judgements(), "identity") == ((merged, parted),)
    # Whoever merged sees it now: the split holds.
    ledger.judge(decide_groups("identity", "split", sides, by="Nada", at=AT))
    assert find_conflicts(ledger.judgements(), "identity") == ()


def test_any_groups_are_merged_and_split_by_their_members() -> None:
    """Stories of articles, say: members are keys of articles."""

    def story(verdict: Verdict, *sides: str) -> Judgement:
        made = tuple(tuple(Anchor(kind="article", article=key) for key in side) for side in sides)
        return Judgement(id=f"{verdict}{sides}", verdict=verdict, kind="story", by="Nada", at=AT, sides=made)

    groups = {"s1": ["a", "b", "c"], "s2": ["d"], "s3": ["e"]}
    judgements = [story("merge", "a", "d"), story("split", "bc", "e"), story("split", "ad", "b")]
    regrouped, gone = regroup(groups, judgements, "story", lambda anchor: anchor.article)
    assert regrouped == {"s1": ["a", "c", "d"], "s3": ["e"], "s1.split('ad', 'b')": ["b"]}
    assert gone == {"s2": "s1"}
    assert regroup(groups, judgements, "point", lambda anchor: anchor.article) == (groups, {})


def test_a_judgement_needs_an_author() -> None:
    with pytest.raises(UsageError) as caught:
        decide_groups("story", "merge", [(Anchor(kind="entity", article="a", span=Span(0, 1, "x")),)], by=" ")
    assert caught.value.code == "usage.no-name"
