"""Ledgers for the commands: one that was read by the program itself, and quick reading for what is not about coding."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tawatur.records.findings import Findings
from tests.cli.call import call

TITLE = "وزير الخارجية التركي: ندعم وقف إطلاق النار في ليبيا"
FIRST = (
    f"{TITLE}\n\n"
    "قال وزير الخارجية التركي مولود جاويش أوغلو في مؤتمر صحفي بأنقرة إن بلاده «تدعم وقف إطلاق النار في ليبيا».\n"
    "وأضاف أن على قوات حفتر أن تنسحب من مدينة سرت قبل بدء المفاوضات.\n"
)
SECOND = (
    "موسكو تدعو إلى الحوار\n\n"
    "دعت وزارة الخارجية الروسية، في بيان الأربعاء، الأطراف الليبية إلى الحوار.\n"
    "وذكرت وكالة إنترفاكس أن لافروف بحث الأزمة مع نظيره التركي.\n"
)
METADATA = "file,outlet,published,url\n1.txt,صوت المدينة,2020-07-09,https://example.org/1\n2.txt,,2020-07-22,\n"


@pytest.fixture
def quick_coding(monkeypatch: pytest.MonkeyPatch) -> None:
    """Articles without findings: what is read and refused does not depend on them."""
    monkeypatch.setattr("tawatur.codebook.load.load_codebook", lambda overlay=None: object())
    monkeypatch.setattr("tawatur.run.worker.code_article", lambda doc, codebook: Findings())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two articles with their metadata."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "1.txt").write_text(FIRST, encoding="utf-8")
    (folder / "2.txt").write_text(SECOND, encoding="utf-8")
    (folder / "metadata.csv").write_text(METADATA, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def read_ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A ledger of the two articles, coded; for tests that only read it."""
    folder = tmp_path_factory.mktemp("read")
    (folder / "news").mkdir()
    (folder / "news/1.txt").write_text(FIRST, encoding="utf-8")
    (folder / "news/2.txt").write_text(SECOND, encoding="utf-8")
    (folder / "news/metadata.csv").write_text(METADATA, encoding="utf-8")
    assert call("read", folder / "news", "--into", folder / "news.db").status == 0
    yield folder / "news.db"
