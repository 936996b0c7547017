"""The hundred judged event records say what the page of figures says of them."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path
from typing import get_args

from tawatur.records.event import EventType

ROOT = Path(__file__).parent.parent.parent
TABLE = ROOT / "gates" / "judged_events.tsv"


def read_judged() -> list[dict[str, str]]:
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t"))


def test_every_record_is_judged_and_every_fault_has_its_reason() -> None:
    rows = read_judged()
    assert [row["number"] for row in rows] == [str(number) for number in range(100)]
    assert {row["type"] for row in rows} <= set(get_args(EventType))
    assert all(row["reason"] for row in rows if row["verdict"] != "right")
    assert all(int(row["end"]) - int(row["start"]) == len(row["anchor"]) for row in rows)
    assert all(len(row["anchor"].split()) <= 6 for row in rows)


def test_the_page_of_figures_gives_the_share_that_holds() -> None:
    verdicts = Counter(row["verdict"] for row in read_judged())
    assert verdicts == {"right": 29, "parts": 40, "wrong": 31}
    page = (ROOT / "docs" / "figures.md").read_text(encoding="utf-8")
    assert f"{verdicts['right'] + verdicts['parts']} of 100 tell the act" in page
    assert f"{verdicts['right']} every part holds" in page
