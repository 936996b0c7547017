"""Stories and points that people merge and split, over what is joined anew."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from sqlalchemy import insert

from tawatur.ledger.anchors import make_anchor
from tawatur.ledger.deciding import decide_groups, decide_undo
from tawatur.ledger.dialects import connect_to_write
from tawatur.ledger.judged_groups import judge_points
from tawatur.ledger.ledger import Ledger
from tawatur.ledger.story_tables import STORIES, STORY_ACCOUNTS
from tawatur.records.document import Document
from tawatur.records.judgement import Anchor
from tawatur.records.point import Link, Member, Point
from tests.ledger.judging import AT
from tests.ledger.samples import make_document, make_findings

DOCS = [make_document(f"{name}.txt", published=f"2020-01-0{n + 1}") for n, name in enumerate("abcd")]
KEYS = [doc.key for doc in DOCS]


@pytest.fixture
def storied(ledger: Ledger) -> Ledger:
    """A ledger whose articles tell the stories abc and d."""
    for doc in DOCS:
        ledger.store_article(doc, make_findings())
    with connect_to_write(ledger.engine) as connection, connection.begin():
        for story, members in (("s1", KEYS[:3]), ("s2", KEYS[3:])):
            connection.execute(insert(STORIES), {"id": story, "title": f"title of {story}"})
            connection.execute(insert(STORY_ACCOUNTS), [{"article": key, "story": story} for key in members])
    return ledger


def anchor(number: int) -> tuple[Anchor, ...]:
    return (Anchor(kind="article", article=KEYS[number]),)


def members(ledger: Ledger) -> dict[str, str]:
    names = dict(zip(KEYS, "abcd", strict=True))
    return {story.id: "".join(names[one.document] for one in story.accounts) for story in ledger.stories()}


def test_stories_are_merged_and_split(storied: Ledger) -> None:
    joined = storied.stories()
    assert members(storied) == {"s1": "abc", "s2": "d"}
    merged = storied.judge(decide_groups("story", "merge", [anchor(0), anchor(3)], by="Nada", at=AT))
    assert members(storied) == {"s1": "abcd"}
    found = storied.story("s2")
    assert found is not None
    assert (found.id, found.first, found.last, found.title) == ("s1", "2020-01-01", "2020-01-04", "title of s1")
    parted = storied.judge(decide_groups("story", "split", [anchor(0), anchor(1)], by="Nada", at=AT))
    new = f"s1.{parted.id}"
    assert members(storied) == {"s1": "acd", new: "b"}
    story = storied.story(new)
    assert story is not None and story.title == DOCS[1].title
    for judgement in (parted, merged):
        storied.judge(decide_undo(judgement, by="Nada", at=AT))
    assert storied.stories() == joined
    assert storied.storied().stories == joined
    assert storied.story("none") is None


def make_point(name: str, *documents: Document) -> Point:
    (statement,) = make_findings().statements
    made = tuple(Member(document=doc.key, kind="statement", index=0, span=statement.content) for doc in documents)
    links = tuple(Link(a=made[0], b=other, score=1.0) for other in made[1:])
    return Point(id=name, members=made, links=links)


def test_points_are_merged_and_split_by_their_records(storied: Ledger) -> None:
    coded = list(storied.coded_articles())
    points = [make_point("p1", *DOCS[:3]), make_point("p2", DOCS[3])]
    anchors = [make_anchor(doc, findings, "statement", 0) for doc, findings in coded]
    storied.judge(decide_groups("point", "merge", [anchors[:1], anchors[3:]], by="Nada", at=AT))
    (one,) = storied.judging_points()(points, coded)
    assert [member.document for member in one.members] == KEYS
    assert one.links == points[0].links
    parted = storied.judge(decide_groups("point", "split", [anchors[:1], anchors[1:2]], by="Nada", at=AT))
    first, second = storied.judging_points()(points, coded)
    assert [member.document for member in first.members] == [KEYS[0], KEYS[2], KEYS[3]]
    assert (second.id, [member.document for member in second.members]) == (f"p1.{parted.id}", [KEYS[1]])
    assert first.links == points[0].links[1:]
    # A record that says something else by now is not the one that was judged; without judgements all stays.
    moved = [(doc, replace(findings, statements=())) for doc, findings in coded]
    assert storied.judging_points()(points, moved) == points
    assert judge_points(points, (), {}) == points
