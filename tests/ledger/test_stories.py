"""Stories, links, history and copies in the ledger, on both databases; articles join one by one or together."""

from __future__ import annotations

import msgspec
import pytest

from tawatur.ledger import writing
from tawatur.ledger.check import check_ledger
from tawatur.ledger.ledger import Ledger
from tawatur.records.document import Document
from tawatur.records.findings import Findings
from tawatur.run import stories
from tawatur.run.stories import join_stories
from tests.accounts.telling import BRIDGE, BRIDGE_LATER, BRIDGE_RETOLD, BRIDGE_SHORT, MARKET, WEDDING, tell

ARTICLES = [
    tell("agency", BRIDGE, "2020-07-01", "وكالة السدر"),
    tell("market", MARKET, "2020-07-01", "الأفق"),
    tell("paper", BRIDGE_SHORT, "2020-07-02", "النجم"),
    tell("retold", BRIDGE_RETOLD, "2020-07-02", "الأفق"),
    tell("wedding", WEDDING, "2020-07-02", "النجم"),
    tell("later", BRIDGE_LATER, "2020-07-03", "الأفق"),
]


def store(ledger: Ledger, articles: list[tuple[Document, Findings]]) -> None:
    for doc, findings in articles:
        ledger.store_article(doc, findings)


def name_groups(ledger: Ledger) -> list[list[str]]:
    names = ledger.names()
    return sorted(sorted(names[account.document] for account in story.accounts) for story in ledger.stories())


EXPECTED = [["agency", "later", "paper", "retold"], ["market"], ["wedding"]]


def test_articles_join_one_by_one(ledger: Ledger) -> None:
    for article in ARTICLES:
        store(ledger, [article])
        assert join_stories(ledger) == 1
    assert name_groups(ledger) == EXPECTED
    assert join_stories(ledger) == 0


def test_articles_join_together(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stories, "FEW", 0)
    monkeypatch.setattr(stories, "BLOCK", 2)
    store(ledger, ARTICLES)
    assert join_stories(ledger, workers=1) == 6
    assert name_groups(ledger) == EXPECTED


def test_articles_that_come_later_meet_those_that_are_stored(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    store(ledger, ARTICLES[:3])
    join_stories(ledger)
    monkeypatch.setattr(stories, "FEW", 0)
    store(ledger, ARTICLES[3:])
    join_stories(ledger, workers=1)
    assert name_groups(ledger) == EXPECTED


def test_a_story_is_read_with_its_links_its_copies_and_its_history(ledger: Ledger) -> None:
    store(ledger, ARTICLES)
    join_stories(ledger)
    agency, _, paper, retold, _, later = (doc.key for doc, _ in ARTICLES)
    story = next(story for story in ledger.stories() if len(story.accounts) == 4)
    assert ledger.story(story.id) == story
    assert (story.first, story.last, story.title) == (
        "2020-07-01",
        "2020-07-03",
        "انهيار جسر الرملة القديم ومصرع أربعة عمال",
    )
    assert {account.document: account.root_of for account in story.accounts if account.root_of} == {paper: agency}
    changes = ledger.story_changes(story.id)
    assert [(change.kind, change.article) for change in changes][:1] == [("began", agency)]
    assert {change.article for change in changes} == {agency, paper, retold, later}
    links = ledger.story_links(story.id)
    assert {link.b for link in links} == {paper, retold, later}
    assert all(link.evidence for link in links)
    [copy] = ledger.copies()
    assert (copy.a, copy.b, copy.kind, copy.order) == (agency, paper, "whole", "dated")
    assert copy.passages[0].a.quote == ARTICLES[0][0].text[copy.passages[0].a.start : copy.passages[0].a.end]
    assert ledger.copies([agency, retold]) == ()
    assert ledger.copies([paper, agency]) == (copy,)
    storied = ledger.storied()
    assert (storied.stories, storied.copies) == (ledger.stories(), (copy,))
    assert sorted(storied.links, key=str) == sorted(links, key=str)
    assert len(storied.changes) == 6
    assert check_ledger(ledger) == ()


def test_a_bridged_story_is_found_by_its_old_id(ledger: Ledger) -> None:
    store(ledger, ARTICLES[:1])
    join_stories(ledger)
    # A follow-up that shares too little with the first report, until a third article tells of both.
    apart = tell("apart", BRIDGE_LATER, "2020-07-03", "النجم")
    store(ledger, [apart])
    join_stories(ledger)
    first, *others = ledger.stories()
    both = tell("both", BRIDGE + "\n" + BRIDGE_LATER, "2020-07-03", "الأفق")
    store(ledger, [both])
    join_stories(ledger)
    [story] = ledger.stories()
    assert story.id == first.id
    for other in others:
        assert ledger.story(other.id) == story
        assert ("bridged", other.id) in {(change.kind, change.other) for change in ledger.story_changes(story.id)}
    assert ledger.story("2020-07-01-none") is None


def test_changed_text_leaves_its_story_and_joins_anew(ledger: Ledger) -> None:
    store(ledger, ARTICLES)
    join_stories(ledger)
    doc, findings = ARTICLES[3]
    changed = msgspec.structs.replace(doc, text=MARKET, title_end=MARKET.index("\n"))
    store(ledger, [(changed, findings)])
    assert join_stories(ledger) == 1
    assert name_groups(ledger) == [["agency", "later", "paper"], ["market", "retold"], ["wedding"]]
    left = [change for change in ledger.storied().changes if change.kind == "left"]
    assert [change.article for change in left] == [doc.key]
    assert all(doc.key not in (link.a, link.b) or link.b == doc.key for link in ledger.storied().links)
    assert check_ledger(ledger) == ()


def test_articles_coded_again_are_joined_again_and_nothing_is_counted_twice(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    store(ledger, ARTICLES)
    join_stories(ledger)
    before = ledger.stories()
    counts = ledger.counts()
    # The clock of codings counts seconds.
    monkeypatch.setattr(writing, "read_clock", lambda: "2099-01-01T00:00:00Z")
    for doc, findings in ARTICLES:
        assert ledger.store_article(doc, findings, again=True) == "recoded"
    assert join_stories(ledger) == 6
    assert {len(story.accounts) for story in ledger.stories()} == {len(story.accounts) for story in before}
    own = ("story_changes", "story_links")
    assert {table: count for table, count in ledger.counts().items() if table not in own} == {
        table: count for table, count in counts.items() if table not in own
    }


def test_broken_characters_stop_no_run(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = "عنوان \ud800 \x00\n\nنص قصير \udfff عن جسر الرملة"
    store(ledger, [tell("one", broken, outlet="\ud800"), tell("two", broken, outlet="\x00")])
    assert join_stories(ledger) == 2
    [story] = ledger.stories()
    assert story.title == "عنوان \ud800 \x00"
    monkeypatch.setattr(stories, "FEW", 0)
    store(ledger, [tell("three", broken, "not a date")])
    assert join_stories(ledger, workers=1) == 1
    assert len(ledger.stories()[0].accounts) == 3


def test_an_empty_ledger_has_no_stories(ledger: Ledger) -> None:
    assert join_stories(ledger) == 0
    assert (ledger.stories(), ledger.copies(), ledger.story("x")) == ((), (), None)
