"""Ledgers for the commands: one that was read by the program itself, and quick reading for what is not about coding."""

from __future__ import annotations

from pathlib import Path

import pytest

from tawatur.ledger.open import open_ledger
from tawatur.records.document import Document
from tawatur.records.entity import Entity, Mention
from tawatur.records.findings import Findings
from tawatur.records.position import Position
from tawatur.records.span import Span, make_span
from tawatur.records.statement import Hop, Statement

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
    monkeypatch.setattr("tawatur.run.search.index_words", lambda ledger, codebook: 0)


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
def coded_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the two articles with findings made by hand; for tests that only read it."""
    path = tmp_path_factory.mktemp("coded") / "news.db"
    with open_ledger(path, create=True) as ledger:
        ledger.store_article(
            Document(
                name="1.txt",
                text=FIRST,
                outlet="صوت المدينة",
                url="https://example.org/1",
                published="2020-07-09",
                published_from="metadata",
                title_end=len(TITLE),
            ),
            FINDINGS,
        )
        ledger.store_article(Document(name="2.txt", text=SECOND), Findings())
    return path


def span(quote: str, text: str = FIRST) -> Span:
    """The first place of the words."""
    start = text.index(quote)
    return make_span(text, start, start + len(quote))


FINDINGS = Findings(
    entities=(
        Entity(
            id="turkey",
            kind="state",
            en="Turkey",
            forms=("التركي", "أنقرة"),
            mentions=(Mention(span=span("التركي"), entity="turkey"), Mention(span=span("أنقرة"), entity="turkey")),
            known=True,
        ),
        Entity(
            id="e1",
            kind="person",
            en="",
            forms=("مولود جاويش أوغلو",),
            mentions=(Mention(span=span("مولود جاويش أوغلو"), entity="e1", how="title"),),
        ),
        Entity(
            id="haftar-forces",
            kind="armed_group",
            en="Haftar's forces",
            forms=("قوات حفتر",),
            mentions=(Mention(span=span("قوات حفتر"), entity="haftar-forces"),),
            known=True,
        ),
    ),
    statements=(
        Statement(
            content=span("تدعم وقف إطلاق النار في ليبيا"),
            cue=span("قال"),
            speaker="e1",
            anonymity="named",
            cue_class="say",
            form="direct",
            chain=(Hop(entity="turkey"),),
        ),
    ),
    positions=(
        Position(
            holder="turkey",
            stance="condition",
            matter=span("بدء المفاوضات"),
            condition=span("أن تنسحب من مدينة سرت"),
            toward=("haftar-forces",),
            by="e1",
        ),
    ),
)
