"""The one-file brief: who said what, through whom, and which names each outlet uses.

write_brief(ledger, path)
├── statements.group_statements     speakers with their statements and chains
├── articles.view_articles          texts with the words of statements told apart
├── comparison.compare_accounts     points, disputes, positions, naming, time: accounts beside each other
├── network, map                    figures of the same
├── names.lay_out_names             entity × outlet, from accounts.naming.count_names
├── overview.sum_up                 what was read
├── acts.lay_out_acts               incidents, tolls, agreements, ceasefires and claims
└── page.render_page                templates, styles and script in one page
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from tawatur.accounts.naming import count_names
from tawatur.accounts.review import review_articles
from tawatur.codebook.load import load_codebook
from tawatur.messages import Lang
from tawatur.records.document import Document
from tawatur.records.findings import Findings
from tawatur.records.refusal import Refusal
from tawatur.records.span import Span
from tawatur.report.acts import lay_out_acts
from tawatur.report.articles import view_articles
from tawatur.report.comparison import compare_accounts
from tawatur.report.map import draw_map
from tawatur.report.names import lay_out_names
from tawatur.report.network import draw_network
from tawatur.report.overview import sum_up
from tawatur.report.page import Figures, render_page
from tawatur.report.publishers import name_publishers
from tawatur.report.selection import Selection, choose_articles
from tawatur.report.statements import SpeakerGroup, group_statements
from tawatur.report.words import load_words


class CodedArticles(Protocol):
    """Whatever can tell articles with their findings, and what was left out: a ledger.

    Where it also knows identities, stories and copies (`identities`, `stories`, `copies`), and what people made of
    points (`judging_points`), these are used.
    """

    def coded_articles(self) -> Iterator[tuple[Document, Findings]]:
        """Each article with what was found in it."""

    def refusals(self) -> Sequence[Refusal]:
        """What was left out."""


def write_brief(ledger: CodedArticles, path: Path, *, lang: Lang = "ar", wanted: Selection | None = None) -> None:
    """Write the brief of a ledger as one HTML page that needs nothing beside itself.

    The page asks nothing of any network and runs no script but its own; it reads without script too. It holds the
    current version of every article, in whole: 20 to 35 kB for each, so that a brief is for hundreds of articles and
    not for a corpus. The same ledger gives the same bytes. A file at `path` is replaced once the page is whole.

    Args:
        ledger: the articles, what was found in them, and what was left out.
        path: the file to write.
        lang: the language of the interface at opening, "ar" or "en"; the page has a switch.
        wanted: which articles; without it all, or of a large ledger the newest stories with an index of stories.

    Raises:
        InputError: `accounts.no-story`, `accounts.no-actor`, `accounts.no-place` where there is nothing of that name.
        OSError: the file cannot be written.
        LedgerError: the ledger cannot be read.
    """
    page = render_brief(ledger, lang=lang, wanted=wanted).encode("utf-8")
    if path.exists() and not path.is_file():  # a pipe or a terminal
        path.write_bytes(page)
        return
    draft = path.with_name(f".{path.name}.part")
    try:
        draft.write_bytes(page)
        draft.replace(path)
    except BaseException:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise


def render_brief(ledger: CodedArticles, *, lang: Lang = "ar", wanted: Selection | None = None) -> str:
    """The page that `write_brief` writes."""
    chosen = choose_articles(ledger, wanted or Selection())
    coded = chosen.articles
    publishers = name_publishers(doc for doc, _ in coded)
    groups = group_statements(coded, publishers)
    articles = view_articles(coded, publishers, number_statements(groups))
    matrix = lay_out_names(count_names(coded), publishers)
    overview = sum_up(articles, groups, ledger.refusals())
    acts = lay_out_acts(coded, publishers)
    if len(coded) < 2:  # nothing to compare
        return render_page(lang, overview, groups, matrix, articles, acts, stories=chosen.stories)
    judging = getattr(ledger, "judging_points", None)
    review = review_articles(
        coded,
        load_codebook(),
        copies=chosen.copies,
        identities=chosen.identities,
        judge=judging() if judging is not None else None,
    )
    words = load_words()
    figures = Figures(
        draw_network(review, publishers, words["network.title"][lang]),
        draw_map(review, publishers, words["map.title"][lang]),
    )
    compared = compare_accounts(review, publishers)
    return render_page(lang, overview, groups, matrix, articles, acts, compared, figures, chosen.stories)


def number_statements(groups: Sequence[SpeakerGroup]) -> dict[str, list[tuple[Span, int]]]:
    """Article's key -> the words of its statements with their numbers in page order."""
    numbers: dict[str, list[tuple[Span, int]]] = {}
    for number, row in enumerate(row for group in groups for row in group.rows):
        numbers.setdefault(row.article, []).append((row.statement.content, number))
    return numbers
