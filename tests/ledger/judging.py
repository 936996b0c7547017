"""Judgements for tests, made as the shell makes them."""

from __future__ import annotations

from typing import Any

from tawatur.ledger.anchors import make_anchor
from tawatur.ledger.deciding import decide_record
from tawatur.ledger.ledger import Ledger
from tawatur.records.judgement import Judgement, Verdict

AT = "2024-05-01T10:00:00Z"


def judge_record(
    ledger: Ledger,
    key: str,
    kind: str,
    verdict: Verdict,
    *,
    by: str = "Nada",
    index: int = 0,
    why: str = "",
    **correction: Any,
) -> Judgement:
    """Judge a record of an article as it stands now."""
    doc = ledger.find_article(key)
    assert doc is not None
    findings = ledger.findings(key)
    anchor = make_anchor(doc, findings, kind, index)
    return ledger.judge(decide_record(findings, anchor, verdict, by=by, at=AT, why=why, correction=correction))
