"""What reading again changed is listed."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tawatur.ledger import history, writing
from tawatur.ledger.ledger import Ledger
from tawatur.records.findings import Findings
from tests.ledger.samples import find, make_document, make_findings

DOC = make_document()
FOUND = make_findings()


def test_a_newer_release_replaces_findings_and_tells_what_changed(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger.store_article(DOC, FOUND)
    assert ledger.outcomes([DOC]) == ["known"]
    for module in (history, writing):
        monkeypatch.setattr(module, "__version__", "99.10.0")
    assert ledger.outcomes([DOC]) == ["recoded"]
    (statement,), (event,) = FOUND.statements, FOUND.events
    new = replace(
        FOUND,
        statements=(replace(statement, content=find("سنقبل الهدنة إذا"), confidence=0.5),),
        events=(event, replace(event, type="AGREE")),
        relations=(),
    )
    assert ledger.store_article(DOC, new) == "recoded"
    assert ledger.findings(DOC.key) == new
    changes = list(ledger.changes())
    assert [(one.kind, one.change, one.span.quote if one.span else "") for one in changes] == [
        ("statement", "changed", "سنقبل الهدنة إذا"),
        ("event", "added", "سنقبل الهدنة"),
        ("relation", "removed", "الوزير سالم نادر"),
    ]
    assert (changes[0].before_program, changes[0].program) != ("", "99.10.0") and changes[0].program == "99.10.0"
    assert changes[0].before is not None and changes[0].before["content"][2] == statement.content.quote
    assert changes[1].before is None and changes[2].after is None
    # An older release leaves alone what a newer one found; asked to, it does not.
    for module in (history, writing):
        monkeypatch.setattr(module, "__version__", "99.9.0")
    assert ledger.outcomes([DOC]) == ["known"]
    assert ledger.store_article(DOC, FOUND, again=True) == "recoded"
    assert {one.change for one in ledger.changes(DOC.key)} == {"changed", "removed", "added"}
    assert ledger.store_article(DOC, FOUND, again=True) == "recoded"
    assert list(ledger.changes(DOC.key)) == []


def test_only_the_current_text_is_compared(ledger: Ledger) -> None:
    ledger.store_article(make_document(url="https://news.example/1"), FOUND)
    doc = make_document(url="https://news.example/1", published="2020")
    assert ledger.store_article(doc, Findings()) == "updated"
    assert {one.change for one in ledger.changes()} == {"removed"}
    ledger.store_article(make_document(url="https://news.example/1", text="غيره"), Findings())
    assert list(ledger.changes()) == []
