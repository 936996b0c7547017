"""Copies are found by their marks, and verified on their words."""

from __future__ import annotations

import random

from tawatur.accounts.copies import Text, compare_texts
from tawatur.accounts.copy_marks import BASE, CHOICE, PASSAGE, PRIME, PRINT, choose_prints, mark_words, read_words
from tawatur.accounts.stories import find_copies
from tawatur.records.copy import Passage
from tawatur.records.document import Document
from tawatur.records.entity import Entity, Mention
from tawatur.records.findings import Findings
from tawatur.records.span import Span, make_span
from tests.accounts.telling import BRIDGE, BRIDGE_RETOLD, BRIDGE_SHORT, MARKET, tell


def make_text(text: str, published: str = "2020-07-01", name: str = "a") -> Text:
    return Text(Document(name=name, text=text, published=published), mark_words(read_words(text)), {})


def words(first: int, last: int) -> str:
    return " ".join(f"كلمة{number}" for number in range(first, last))


def test_every_shared_run_of_twelve_words_shares_a_print() -> None:
    assert PRINT + CHOICE - 1 == PASSAGE
    draw = random.Random(7)
    for _ in range(300):
        run = [draw.randrange(1, 1 << 60) for _ in range(PASSAGE)]
        one, other = (
            [draw.randrange(1, 1 << 60) for _ in range(draw.randrange(30))]
            + run
            + [draw.randrange(1, 1 << 60) for _ in range(draw.randrange(30))]
            for _ in range(2)
        )
        assert choose_prints(one).keys() & choose_prints(other).keys()


def test_prints_know_where_their_run_begins() -> None:
    marks = mark_words(read_words(BRIDGE))
    assert len(marks.prints) > 10
    for mark, first in marks.prints.items():
        value = 0
        for word in marks.open[first : first + PRINT]:
            value = (value * BASE + word) % PRIME
        assert value == mark


def test_a_passage_has_twelve_words_and_no_less() -> None:
    a = make_text(f"{words(0, 20)} {words(100, 112)} {words(20, 40)}")
    b = make_text(f"{words(200, 215)} {words(100, 112)} {words(215, 240)}", "2020-07-02", "b")
    copy = compare_texts(b, a)
    assert copy is not None
    assert (copy.a, copy.b, copy.kind, copy.order) == (a.doc.key, b.doc.key, "passage", "dated")
    [passage] = copy.passages
    assert passage == Passage(
        a=make_span(a.doc.text, a.doc.text.index("كلمة100"), a.doc.text.index(" كلمة20 ")),
        b=make_span(b.doc.text, b.doc.text.index("كلمة100"), b.doc.text.index(" كلمة215 ")),
        words=12,
    )
    assert passage.a.quote == passage.b.quote == words(100, 112)
    assert copy.share == round(12 / 52, 2)
    shorter = make_text(f"{words(200, 215)} {words(100, 111)} {words(215, 240)}", "2020-07-02", "b")
    assert compare_texts(a, shorter) is None


def test_quoted_words_are_no_passage() -> None:
    a = make_text(f"{words(0, 20)} «{words(100, 120)}» {words(20, 40)}")
    b = make_text(f"{words(200, 215)} «{words(100, 120)}» {words(215, 240)}", name="b")
    assert compare_texts(a, b) is None


def test_a_text_cut_from_below_is_a_whole_copy() -> None:
    (first, findings), (second, _) = tell("a", BRIDGE, "2020-07-01"), tell("b", BRIDGE_SHORT, "2020-07-02", "النجم")
    [copy] = find_copies([(second, findings), (first, findings)])
    assert (copy.a, copy.b, copy.kind, copy.order) == (first.key, second.key, "whole", "dated")
    assert copy.share >= 0.7
    for passage in copy.passages:
        assert first.text[passage.a.start : passage.a.end] == passage.a.quote
        assert second.text[passage.b.start : passage.b.end] == passage.b.quote
        assert passage.words >= PASSAGE


def test_the_order_of_one_day_is_unknown() -> None:
    [copy] = find_copies([tell("a", BRIDGE), tell("b", BRIDGE, outlet="النجم")])
    assert (copy.order, copy.kind, copy.resemblance, copy.share) == ("unknown", "whole", 1.0, copy.share)
    timed = find_copies([tell("a", BRIDGE, "2020-07-01T09:00"), tell("b", BRIDGE, "2020-07-01T08:00")])
    assert [copy.order for copy in timed] == ["dated"]


def test_a_retelling_and_another_story_are_no_copies() -> None:
    assert find_copies([tell("a", BRIDGE), tell("b", BRIDGE_RETOLD), tell("c", MARKET)]) == ()


def test_the_agency_that_a_copy_names_is_told_with_its_place() -> None:
    text = BRIDGE + " نقلا عن وكالة السدر للأنباء."
    start = text.index("وكالة السدر")
    span = Span(start, start + 19, text[start : start + 19])
    agency = Entity(
        id="sidr-news-agency",
        kind="media",
        en="Sidr News Agency",
        forms=(span.quote,),
        mentions=(Mention(span=span, entity="sidr-news-agency"),),
    )
    first, (second, _) = tell("a", BRIDGE), tell("b", text, "2020-07-02")
    [copy] = find_copies([first, (second, Findings(entities=(agency,)))])
    assert (copy.agency, copy.agency_in, copy.agency_span) == ("sidr-news-agency", second.key, span)
    assert copy.order == "dated"
