"""Tables for spreadsheets: every field of every record, Arabic intact, no formulas."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from tawatur.exchange.tables import TABLES, columns_of, describe_fields, export_tables
from tawatur.records.document import Document
from tawatur.records.findings import Findings
from tests.ledger.samples import make_document, make_findings

NAMES = {"nader": "سالم نادر", "horizon": "وكالة الأفق", "yemen": "Yemen"}


class Coded:
    def __init__(self, *articles: tuple[Document, Findings]) -> None:
        self.articles = articles

    def coded_articles(self) -> Iterator[tuple[Document, Findings]]:
        return iter(self.articles)


def read_table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_each_record_type_has_its_table(tmp_path: Path) -> None:
    counts = export_tables(Coded((make_document(), make_findings())), tmp_path)
    assert sorted(counts) == sorted(path.stem for path in tmp_path.iterdir())
    assert {name: len(read_table(tmp_path / f"{name}.csv")) for name in counts} == counts
    assert counts["statements"] == counts["violations"] == counts["articles"] == 1


def test_a_position_with_the_names_of_those_it_names(tmp_path: Path) -> None:
    doc = replace(make_document(), outlet="الأفق", published="2018-12-13")
    export_tables(Coded((doc, make_findings())), tmp_path)
    assert read_table(tmp_path / "positions.csv") == [
        {
            "article": doc.key,
            "outlet": "الأفق",
            "published": "2018-12-13",
            "number": "1",
            "holder": "yemen",
            "holder_name": "Yemen",
            "stance": "condition",
            "matter": "الهدنة",
            "matter_start": "52",
            "matter_end": "58",
            "condition": "إذا أطلق 30 أسيرا",
            "condition_start": "59",
            "condition_end": "76",
            "toward": "nader; horizon",
            "toward_name": "سالم نادر; وكالة الأفق",
            "by": "nader",
            "by_name": "سالم نادر",
            "confidence": "",
        }
    ]


def test_columns_are_those_that_rows_fill() -> None:
    findings = make_findings()
    for table in TABLES:
        for _, record in table.rows(findings):
            assert [name for name, _ in describe_fields(record, NAMES)] == list(columns_of(table.record))


def test_parts_tell_what_they_belong_to(tmp_path: Path) -> None:
    export_tables(Coded((make_document(), make_findings())), tmp_path)
    (row,) = read_table(tmp_path / "provisions.csv")
    assert (row["of_number"], row["number"], row["span"], row["obligors_name"]) == ("1", "1", "أطلق 30 أسيرا", "Yemen")


def test_no_cell_is_a_formula_and_nothing_breaks_the_encoding(tmp_path: Path) -> None:
    doc = replace(make_document(), outlet="=1+2", author="@x", url="-y", name="a\ud800b\x00")
    export_tables(Coded((doc, make_findings())), tmp_path)
    (row,) = read_table(tmp_path / "articles.csv")
    assert (row["outlet"], row["author"], row["url"], row["name"]) == ("'=1+2", "'@x", "'-y", "a\ufffdb\ufffd")


def test_lines_within_a_cell_stay_one_row(tmp_path: Path) -> None:
    doc = replace(make_document(), author='سطر\nو"سطر"، آخر')
    export_tables(Coded((doc, make_findings())), tmp_path)
    assert read_table(tmp_path / "articles.csv")[0]["author"] == 'سطر\nو"سطر"، آخر'
