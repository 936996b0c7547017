"""Both databases find the same units in the same order, by the same rank."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tawatur.ledger.ledger import Ledger
from tawatur.ledger.open import open_ledger
from tawatur.ledger.search import Found, Phrase, Query, Unit
from tawatur.records.findings import Findings
from tests.ledger.conftest import create_database
from tests.ledger.samples import make_document

WORDS = "a b c d e هدنه قوات".split()
TEXT = ("title", "words")
OUTLETS = ("الأفق", "النجم", "")


def make_unit(dice: random.Random, kind: str, number: int) -> Unit:
    def some(most: int) -> list[str]:
        return dice.choices(WORDS, weights=(9, 7, 5, 3, 1, 3, 1), k=dice.randint(0, most))

    keys = {"title": some(4), "words": some(40), "stems": some(9), "names": some(3), "speaker": some(2)}
    day = dice.choice(("", "2020", "2020-06", "2020-06-17", "2021-01-01T10:00"))
    return Unit(kind, number, 0, 1, day, dice.choice(("say", "deny")), "", keys)


def fill(ledger: Ledger) -> None:
    dice = random.Random(7)
    for number in range(120):
        doc = make_document(f"{number}.txt", outlet=OUTLETS[number % 3], published=f"2020-0{1 + number % 9}")
        ledger.store_article(doc, Findings())
        units = [make_unit(dice, "article", 0)]
        units += [make_unit(dice, dice.choice(("statement", "event")), n) for n in range(dice.randint(0, 6))]
        ledger.store_units({doc.key: units}, "test")


@pytest.fixture(scope="module")
def both(server: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Ledger, Ledger]]:
    path = tmp_path_factory.mktemp("search") / "news.db"
    with ExitStack() as stack:
        ledgers = [stack.enter_context(open_ledger(where, create=True)) for where in (path, create_database(server))]
        for ledger in ledgers:
            fill(ledger)
        yield ledgers[0], ledgers[1]


def make_query(dice: random.Random) -> Query:
    def phrase() -> Phrase:
        columns = dice.choice((TEXT, ("title", "words", "stems"), ("names",), ("speaker",)))
        return Phrase(columns, tuple(dice.choices(WORDS, k=dice.choice((1, 1, 1, 2, 3)))))

    terms = tuple(tuple(phrase() for _ in range(dice.randint(1, 3))) for _ in range(dice.randint(0, 3)))
    return Query(
        terms=terms,
        without=(phrase(),) if terms and dice.random() < 0.3 else (),
        kinds=dice.choice((("article",), ("statement",), ("statement", "event"))),
        outlets=dice.choice((None, None, ("الأفق",), ("النجم", ""), ())),
        types=dice.choice(((), (), ("say",))),
        since=dice.choice(("", "", "2020-06")),
        until=dice.choice(("", "", "2020-06", "2020")),
    )


def test_random_queries_have_the_same_answers(both: tuple[Ledger, Ledger]) -> None:
    dice, found_any = random.Random(11), 0
    for _ in range(200):
        query = make_query(dice)
        sqlite, server = (ledger.search(query, limit=50) for ledger in both)
        assert sqlite == server, query
        found_any += sqlite[0] > 0
    assert found_any > 80


def test_pages_follow_each_other(both: tuple[Ledger, Ledger]) -> None:
    query = Query(terms=((Phrase(TEXT, ("a",)),),))
    for ledger in both:
        count, everything = ledger.search(query, limit=1000)
        assert count == len(everything) > 100
        pages = [ledger.search(query, limit=7, offset=at)[1] for at in range(0, count, 7)]
        assert [one for page in pages for one in page] == everything
        assert [one.score for one in everything] == sorted((one.score for one in everything), reverse=True)


def store(ledger: Ledger, name: str, published: str = "", **keys: list[str]) -> str:
    doc = make_document(name, published=published)
    ledger.store_article(doc, Findings())
    ledger.store_units({doc.key: [Unit("article", 0, 0, 5, published, "", "", keys)]}, "test")
    return doc.key


def test_a_hit_in_the_title_is_worth_more_and_of_equals_the_newest_comes_first(ledger: Ledger) -> None:
    old = store(ledger, "old", "2019", words=["a", "x"])
    new = store(ledger, "new", "2020", words=["a", "y"])
    title = store(ledger, "title", "2018", title=["a"], words=["z"])
    for number in range(9):
        store(ledger, f"other{number}", words=["q", "r"])
    count, found = ledger.search(Query(terms=((Phrase(TEXT, ("a",)),),)))
    assert (count, [one.article for one in found]) == (3, [title, new, old])
    assert found[0].score > found[1].score == found[2].score > 0
    [one] = ledger.search(Query(terms=((Phrase(TEXT, ("a", "x")),),)))[1]
    assert one == Found(old, "article", 0, 0, 5, one.score)


def test_units_are_replaced_and_missed_when_an_article_changes(ledger: Ledger) -> None:
    key = store(ledger, "a.txt", words=["a"])
    assert ledger.unsearched("test", most=9) == []
    assert ledger.unsearched("other", most=9) == []
    assert ledger.unsearched("other", most=9, stale=True) == [key]
    ledger.store_units({key: [Unit("article", 0, 0, 5, "", "", "", {"words": ["b"]})]}, "test")
    query = Query(terms=((Phrase(TEXT, ("a",)),),))
    assert ledger.search(query)[0] == 0
    assert ledger.search(Query(terms=((Phrase(TEXT, ("b",)),),)))[0] == 1
    ledger.store_article(make_document("a.txt"), Findings(), again=True)
    assert ledger.unsearched("test", most=9) == [key]


def test_a_query_without_words_lists_the_newest_first(ledger: Ledger) -> None:
    keys = [store(ledger, name, day, words=["a"]) for name, day in (("a", "2019"), ("b", "2021"), ("c", ""))]
    assert [one.article for one in ledger.search(Query(until="2022"))[1]] == [keys[1], keys[0]]
    assert ledger.search(Query(outlets=()))[0] == 0


def test_articles_and_records_are_asked_for_apart(ledger: Ledger, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="apart"):
        ledger.search(Query(kinds=("article", "event")))
