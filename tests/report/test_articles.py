from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tawatur.records.document import Document
from tawatur.records.span import make_span
from tawatur.report.articles import Paragraph, Piece, split_text, view_articles
from tawatur.report.publishers import name_publishers
from tawatur.report.words import clean_text
from tests.report.samples import hostile, make_doc

TEXTS = st.text(st.sampled_from("ab \n\r\x00\u0627\u064b\U0001f6a2\ud800<&"), min_size=1, max_size=40)


@given(TEXTS, st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=4))
def test_pieces_put_together_are_the_text_and_know_their_statements(text: str, pairs: list[tuple[int, int]]) -> None:
    doc = Document(name="a", text=text)
    ends = [(min(a, len(text) - 1), max(min(b, len(text)), min(a, len(text) - 1) + 1)) for a, b in pairs]
    spans = [(make_span(text, start, end), number) for number, (start, end) in enumerate(ends)]
    paragraphs = split_text(doc, spans)
    pieces = [piece for paragraph in paragraphs for piece in paragraph.pieces]
    assert "".join(piece.text for piece in pieces) == clean_text(text)
    assert len(clean_text(text)) == len(text)
    for span, number in spans:
        assert "".join(piece.text for piece in pieces if number in piece.statements) == clean_text(span.quote)


def test_statements_within_statements_are_cut_where_either_begins_or_ends() -> None:
    doc = make_doc("T\nabcdef", outlet="x")
    outer, inner = make_span(doc.text, 2, 7), make_span(doc.text, 4, 6)
    assert split_text(doc, [(outer, 0), (inner, 1)]) == (
        Paragraph((Piece("T\n"),), in_title=True),
        Paragraph(
            (
                Piece("ab", (0,), (f"{doc.key}:2-7",)),
                Piece("cd", (0, 1), (f"{doc.key}:4-6",)),
                Piece("e", (0,)),
                Piece("f"),
            ),
            in_title=False,
        ),
    )


def test_a_link_is_given_only_where_a_browser_may_follow_it() -> None:
    docs = [make_doc("T\nx", url=url) for url in ("https://a.example/", "HTTP://b.example/", "javascript:x", "")]
    articles = [(doc, hostile()[1]) for doc in docs]
    views = view_articles(articles, name_publishers(docs), {})
    assert [view.url for view in views] == ["https://a.example/", "HTTP://b.example/", "", ""]
