"""The head of the page: what was read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tawatur.ingest.refuse import is_note
from tawatur.messages import LANGS, Lang, say
from tawatur.records.refusal import Refusal
from tawatur.report.articles import ArticleView
from tawatur.report.publishers import Publisher
from tawatur.report.statements import SpeakerGroup

# Refusals shown one by one; a run over a web crawl may leave out thousands, and the ledger keeps them all.
REFUSALS_SHOWN = 50


@dataclass(frozen=True, slots=True)
class OutletRow:
    """What was read of one publisher. `passed` statements came through somebody, `unnamed` ones give no name."""

    publisher: Publisher
    first: str
    last: str
    statements: int
    passed: int
    unnamed: int


@dataclass(frozen=True, slots=True)
class Overview:
    """Counts of the whole brief. `refusals` are sentences, each in both languages; `refused` counts them all."""

    articles: int
    outlets: int
    without_outlet: int
    undated: int
    first: str
    last: str
    statements: int
    speakers: int
    refused: int
    refusals: tuple[dict[Lang, str], ...]
    rows: tuple[OutletRow, ...]


def sum_up(articles: Sequence[ArticleView], groups: Sequence[SpeakerGroup], refusals: Sequence[Refusal]) -> Overview:
    """Count what the brief holds; days are ISO, "" where no article has one. Mere remarks are no refusals."""
    days = sorted(view.doc.published[:10] for view in articles if view.doc.published)
    publishers = sorted({view.publisher for view in articles}, key=lambda one: one.index)
    refused = [refusal for refusal in refusals if not is_note(refusal)]
    return Overview(
        articles=len(articles),
        outlets=sum(publisher.known for publisher in publishers),
        without_outlet=sum(not publisher.known for publisher in publishers),
        undated=len(articles) - len(days),
        first=days[0] if days else "",
        last=days[-1] if days else "",
        statements=sum(len(group.rows) for group in groups),
        speakers=sum(group.speaker is not None for group in groups),
        refused=len(refused),
        refusals=tuple({lang: say(one.code, lang, one.details) for lang in LANGS} for one in refused[:REFUSALS_SHOWN]),
        rows=_count_outlets(articles, groups, publishers),
    )


def _count_outlets(
    articles: Sequence[ArticleView], groups: Sequence[SpeakerGroup], publishers: Sequence[Publisher]
) -> tuple[OutletRow, ...]:
    days: dict[int, list[str]] = {publisher.index: [] for publisher in publishers}
    counts = {publisher.index: [0, 0, 0] for publisher in publishers}
    for view in articles:
        if view.doc.published:
            days[view.publisher.index].append(view.doc.published[:10])
    for row in (row for group in groups for row in group.rows):
        count = counts[row.publisher.index]
        count[0] += 1
        count[1] += bool(row.statement.chain)
        count[2] += row.statement.anonymity == "unnamed"
    return tuple(
        OutletRow(one, min(days[one.index], default=""), max(days[one.index], default=""), *counts[one.index])
        for one in publishers
    )
