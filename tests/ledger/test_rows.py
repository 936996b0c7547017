from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from tawatur.ledger.rows import flatten_findings, rebuild_findings
from tawatur.records.findings import Findings
from tests.ledger.samples import make_findings
from tests.ledger.strategies import FINDINGS


def test_rows_of_a_coded_article() -> None:
    rows = flatten_findings(make_findings())
    assert {name: len(several) for name, several in rows.items() if several} == {
        "entities": 3,
        "forms": 3,
        "mentions": 2,
        "roles": 1,
        "statements": 1,
        "participants": 12,
        "hops": 1,
        "positions": 1,
        "instruments": 1,
        "third_parties": 1,
        "provisions": 1,
        "ceasefires": 1,
        "violations": 1,
        "events": 1,
        "relations": 1,
        "quantities": 1,
        "times": 1,
    }
    assert rows["quantities"] == [
        {
            "number": 0,
            "unit": "captives",
            "best": 30.0,
            "low": None,
            "high": None,
            "source": "nader",
            "event": 0,
            "span_start": 68,
            "span_end": 76,
            "span_quote": "30 أسيرا",
        }
    ]


def test_a_coded_article_comes_back() -> None:
    assert rebuild_findings(flatten_findings(make_findings())) == make_findings()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(FINDINGS)
def test_any_findings_come_back(findings: Findings) -> None:
    assert rebuild_findings(flatten_findings(findings)) == findings
