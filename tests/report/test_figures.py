from __future__ import annotations

import re
from pathlib import Path

from tawatur.accounts.review import review_articles
from tawatur.codebook.load import load_codebook
from tawatur.records.document import Document
from tawatur.records.entity import Entity, Mention
from tawatur.records.findings import Findings
from tawatur.records.relation import Relation
from tawatur.records.span import make_span
from tawatur.report.map import draw_map, gather_spots
from tawatur.report.network import draw_network, gather_ties
from tawatur.report.publishers import name_publishers
from tests.accounts.truce import read_truce

TEXT = "تدعم حكومة الساحل جبهة التلال بالسلاح، ووصل وفدها إلى بنغازي ثم إلى سرت."


def name(id_: str, kind: str, form: str) -> Entity:
    at = TEXT.index(form)
    mention = Mention(span=make_span(TEXT, at, at + len(form)), entity=id_)
    return Entity(id=id_, kind=kind, en=id_, forms=(form,), mentions=(mention,), known=True)  # type: ignore[arg-type]


ENTITIES = (
    name("coast", "political_group", "حكومة الساحل"),
    name("hills", "armed_group", "جبهة التلال"),
    name("benghazi", "place", "بنغازي"),
    name("sirte", "place", "سرت"),
)
BACKS = Relation(type="supports", a="coast", b="hills", span=make_span(TEXT, 0, 36), means="arms")
DOC = Document(name="a", text=TEXT, outlet="المنارة")


def test_a_tie_leads_to_its_words() -> None:
    review = review_articles([(DOC, Findings(entities=ENTITIES, relations=(BACKS,)))], load_codebook())
    [tie] = gather_ties(review)
    assert (tie.means, tie.columns, tie.said, tie.denied) == (("arms",), ("المنارة",), False, False)
    figure = str(draw_network(review, name_publishers([DOC]), "who backs whom"))
    assert re.findall(r'<a href="#([^"]+)"', figure) == [f"{DOC.key}:0-36"]
    assert re.findall(r"<text [^>]*>([^<]+)</text>", figure) == ["حكومة الساحل", "جبهة التلال"]
    assert 'aria-label="who backs whom"' in figure


def test_places_stand_on_the_map() -> None:
    review = review_articles([(DOC, Findings(entities=ENTITIES))], load_codebook())
    assert [(spot.name, spot.count, spot.events) for spot in gather_spots(review)] == [("بنغازي", 1, 0), ("سرت", 1, 0)]
    figure = str(draw_map(review, name_publishers([DOC]), "map"))
    assert figure.count("<circle") == 2
    assert figure.count("<path") >= 1  # Libya
    circles = [tuple(map(int, found)) for found in re.findall(r'cx="(\d+)" cy="(\d+)"', figure)]
    height = int(re.search(r'viewBox="0 0 1000 (\d+)"', figure)[1])  # type: ignore[index]
    assert all(0 <= x <= 1000 and 0 <= y <= height for x, y in circles)


def test_nothing_to_draw(tmp_path: Path) -> None:
    review = review_articles(read_truce(tmp_path), load_codebook())
    publishers = name_publishers(doc for doc, _ in review.articles)
    assert (draw_network(review, publishers, "x"), draw_map(review, publishers, "x")) == ("", "")
