"""Articles as the page lists and prints them, the words of their statements told apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tawatur.records.document import Document
from tawatur.records.findings import Findings
from tawatur.records.span import Span
from tawatur.report.publishers import Publisher, publisher_key
from tawatur.report.statements import anchor_of
from tawatur.report.words import clean_text


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text under the same statements (their numbers on the page); `anchors` are addresses that begin here."""

    text: str
    statements: tuple[int, ...] = ()
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text with its line end: the paragraphs of an article, put together, are its text."""

    pieces: tuple[Piece, ...]
    in_title: bool


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article with its counts. `url` is "" unless a browser may follow it."""

    doc: Document
    publisher: Publisher
    title: str
    url: str
    statements: int
    speakers: int
    entities: int
    paragraphs: tuple[Paragraph, ...]


def view_articles(
    articles: Iterable[tuple[Document, Findings]],
    publishers: Mapping[str, Publisher],
    numbers: Mapping[str, Sequence[tuple[Span, int]]],
) -> tuple[ArticleView, ...]:
    """Each article ready for the page, in the order given.

    Args:
        articles: each article with what was found in it.
        publishers: who published, by key.
        numbers: article's key -> the words of its statements with their numbers on the page.
    """
    return tuple(
        ArticleView(
            doc=doc,
            publisher=publishers[publisher_key(doc)],
            title=" ".join(clean_text(doc.title).split()),
            url=doc.url if doc.url.lower().startswith(("http://", "https://")) else "",
            statements=len(findings.statements),
            speakers=len({statement.speaker for statement in findings.statements if statement.speaker}),
            entities=len(findings.entities),
            paragraphs=split_text(doc, numbers.get(doc.key, ())),
        )
        for doc, findings in articles
    )


def split_text(doc: Document, spans: Sequence[tuple[Span, int]]) -> tuple[Paragraph, ...]:
    """The text of an article cut where lines end and where statements begin or end.

    Args:
        doc: the article.
        spans: the words of statements, which may stand within one another or overlap, with their numbers.

    Returns:
        Paragraphs whose pieces, put together, are the text in as many code points.
    """
    text = clean_text(doc.text)
    anchors: dict[int, dict[str, None]] = {}
    for span, _ in spans:
        anchors.setdefault(span.start, {})[anchor_of(doc.key, span)] = None
    paragraphs: list[Paragraph] = []
    at = 0
    for line in _split_lines(text):
        end = at + len(line)
        inside = [(span, number) for span, number in spans if span.start < end and span.end > at]
        cuts = sorted({at, end, *(cut for span, _ in inside for cut in (span.start, span.end) if at < cut < end)})
        pieces = tuple(
            Piece(
                text[first:last],
                tuple(number for span, number in inside if span.start <= first and last <= span.end),
                tuple(anchors.get(first, ())),
            )
            for first, last in pairwise(cuts)
        )
        paragraphs.append(Paragraph(pieces, at < doc.title_end))
        at = end
    return tuple(paragraphs)


def _split_lines(text: str) -> list[str]:
    """Lines with their ends; only LF ends one, as in reading."""
    lines = [f"{line}\n" for line in text.split("\n")]
    lines[-1] = lines[-1][:-1]
    return [line for line in lines if line]
