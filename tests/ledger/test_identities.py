"""Identities in a ledger: replaced as a whole, on every database."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from tawatur.ledger.check import Problem, check_ledger
from tawatur.ledger.dialects import connect_to_write
from tawatur.ledger.ledger import Ledger
from tawatur.records.identity import Evidence, Identity, IdentityMember, IdentityWaiting, Linked
from tests.ledger.samples import find, make_document, make_findings
from tests.ledger.strategies import SPANS, TEXTS

EVIDENCE = (
    Evidence(
        score=0.85,
        reason="full-name",
        details={"a": "سالم نادر", "against": make_document("b.txt").key},
        spans=(find("سالم نادر"), find("سالم نادر")),
    ),
    Evidence(score=-1.0, reason="other-state", details={"a": "yemen", "b": "libya"}),
)
LINKED = Linked(
    identities=(
        Identity(id="horizon", kind="media", en="Horizon", names=("الأفق", "وكالة الأفق")),
        Identity(id="salem-nader-000000", kind="person", en="Salem Nader", names=("سالم نادر",), state="yemen"),
    ),
    members=(
        IdentityMember(
            document=make_document().key,
            entity="horizon",
            identity="horizon",
            evidence=(Evidence(score=1.0, reason="codebook-id"),),
        ),
        IdentityMember(document=make_document().key, entity="nader", identity="salem-nader-000000", evidence=EVIDENCE),
    ),
    waiting=(IdentityWaiting(a="horizon", b="salem-nader-000000", score=0.7, evidence=EVIDENCE),),
)


def test_identities_are_kept_and_replaced_as_a_whole(ledger: Ledger) -> None:
    assert ledger.identities() == Linked()
    ledger.store_article(make_document(), make_findings())
    digest = ledger.digest()
    ledger.store_identities(LINKED)
    assert ledger.identities() == LINKED
    assert {name: ledger.counts()[name] for name in ledger.counts() if name.startswith("identit")} == {
        "identities": 2,
        "identity_names": 3,
        "identity_members": 2,
        "identity_waiting": 1,
    }
    assert check_ledger(ledger) == ()
    assert ledger.digest() == digest
    other = Linked(identities=LINKED.identities[:1])
    ledger.store_identities(other)
    assert ledger.identities() == other
    ledger.store_identities(Linked())
    assert ledger.identities() == Linked()


def test_entities_alone_are_read_where_no_more_is_asked_for(ledger: Ledger) -> None:
    ledger.store_article(make_document(), make_findings())
    [(doc, findings)] = ledger.coded_articles(entities_only=True)
    assert (doc, findings.entities) == (make_document(), make_findings().entities)
    assert (findings.statements, findings.times, findings.quantities) == ((), (), ())


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (
            "UPDATE identity_members SET evidence = '[1]' WHERE entity = 'nader'",
            Problem(
                code="record", article=make_document().key, where="identity_members", details={"field": "evidence"}
            ),
        ),
        (
            "UPDATE identity_waiting SET evidence = 'no'",
            Problem(code="record", article="horizon", where="identity_waiting", details={"field": "evidence"}),
        ),
        (
            "UPDATE identity_members SET article = '0' WHERE entity = 'nader'",
            Problem(code="reference", article="0", where="identity_members", details={"entity": "nader"}),
        ),
    ],
)
def test_what_is_wrong_is_found(ledger: Ledger, change: str, problem: Problem) -> None:
    ledger.store_article(make_document(), make_findings())
    ledger.store_identities(LINKED)
    with connect_to_write(ledger.engine) as connection, connection.begin():
        connection.execute(text(change))
    assert check_ledger(ledger) == (problem,)


ANY_EVIDENCE = st.lists(
    st.builds(
        Evidence,
        score=st.floats(-1, 1),
        reason=TEXTS,
        details=st.dictionaries(TEXTS, TEXTS, max_size=2),
        spans=st.lists(SPANS, max_size=2).map(tuple),
    ),
    max_size=2,
).map(tuple)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(names=st.lists(TEXTS, max_size=3).map(tuple), evidence=ANY_EVIDENCE, score=st.floats(0, 1))
def test_any_identity_comes_back(
    ledger: Ledger, names: tuple[str, ...], evidence: tuple[Evidence, ...], score: float
) -> None:
    linked = Linked(
        identities=(
            Identity(id="a", kind="person", en="", names=names),
            Identity(id="b", kind="person", en="B", state="x"),
        ),
        members=(IdentityMember(document="0", entity="e", identity="a", evidence=evidence),),
        waiting=(IdentityWaiting(a="a", b="b", score=score, evidence=evidence),),
    )
    ledger.store_identities(linked)
    assert ledger.identities() == linked
