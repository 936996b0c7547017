"""The one-file brief: who said what, through whom, and which names each outlet uses.

write_brief(ledger, path)
├── statements.group_statements     speakers with their statements and chains
├── articles.view_articles          texts with the words of statements told apart
├── names.lay_out_names             entity × outlet, from accounts.naming.count_names
├── overview.sum_up                 what was read
└── page.render_page                templates, styles and script in one page
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from tawatur.accounts.naming import count_names
from tawatur.messages import Lang
from tawatur.records.document import Document
from tawatur.records.findings import Findings
from tawatur.records.refusal import Refusal
from tawatur.records.span import Span
from tawatur.report.articles import view_articles
from tawatur.report.names import lay_out_names
from tawatur.report.overview import sum_up
from tawatur.report.page import render_page
from tawatur.report.publishers import name_publishers
from tawatur.report.statements import SpeakerGroup, group_statements


class CodedArticles(Protocol):
    """Whatever can tell articles with their findings, and what was left out: a ledger."""

    def coded_articles(self) -> Iterator[tuple[Document, Findings]]:
        """Each article with what was found in it."""

    def refusals(self) -> Sequence[Refusal]:
        """What was left out."""


def write_brief(ledger: CodedArticles, path: Path, *, lang: Lang = "ar") -> None:
    """Write the brief of a ledger as one HTML page that needs nothing beside itself.

    The page asks nothing of any network and runs no script but its own; it reads without script too. It holds the
    current version of every article, in whole: 20 to 35 kB for each, so that a brief is for hundreds of articles and
    not for a corpus. The same ledger gives the same bytes. A file at `path` is replaced once the page is whole.

    Args:
        ledger: the articles, what was found in them, and what was left out.
        path: the file to write.
        lang: the language of the interface at opening, "ar" or "en"; the page has a switch.

    Raises:
        OSError: the file cannot be written.
        LedgerError: the ledger cannot be read.
    """
    page = render_brief(ledger, lang=lang).encode("utf-8")
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


def render_brief(ledger: CodedArticles, *, lang: Lang = "ar") -> str:
    """The page that `write_brief` writes."""
    coded = list(ledger.coded_articles())
    publishers = name_publishers(doc for doc, _ in coded)
    groups = group_statements(coded, publishers)
    articles = view_articles(coded, publishers, number_statements(groups))
    matrix = lay_out_names(count_names(coded), publishers)
    overview = sum_up(articles, groups, ledger.refusals())
    return render_page(lang, overview, groups, matrix, articles)


def number_statements(groups: Sequence[SpeakerGroup]) -> dict[str, list[tuple[Span, int]]]:
    """Article's key -> the words of its statements with their numbers in page order."""
    numbers: dict[str, list[tuple[Span, int]]] = {}
    for number, row in enumerate(row for group in groups for row in group.rows):
        numbers.setdefault(row.article, []).append((row.statement.content, number))
    return numbers
