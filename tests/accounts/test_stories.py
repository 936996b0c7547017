"""Stories are found as articles come, each link with its reasons."""

from __future__ import annotations

import random
from collections import defaultdict
from pathlib import Path

import pytest

from tawatur.accounts.stories import Finder, link_stories, name_story, read_article
from tawatur.accounts.story_features import FEATURES, Rarity
from tawatur.accounts.story_shelf import Shelf
from tawatur.accounts.story_words import stem_word
from tawatur.messages import load_messages
from tawatur.records.document import Document
from tawatur.records.findings import Findings
from tawatur.records.story import Storied
from tests.accounts.telling import BRIDGE, BRIDGE_LATER, BRIDGE_RETOLD, BRIDGE_SHORT, MARKET, WEDDING, tell
from tests.needs import needs_shared

ARTICLES = [
    tell("agency", BRIDGE, "2020-07-01", "وكالة السدر"),
    tell("paper", BRIDGE_SHORT, "2020-07-02", "النجم"),
    tell("retold", BRIDGE_RETOLD, "2020-07-02", "الأفق"),
    tell("later", BRIDGE_LATER, "2020-07-03", "الأفق"),
    tell("market", MARKET, "2020-07-02", "الأفق"),
    tell("wedding", WEDDING, "2020-07-02", "النجم"),
]
KEYS = {doc.name: doc.key for doc, _ in ARTICLES}


def name_groups(storied: Storied, articles: list[tuple[Document, Findings]]) -> list[list[str]]:
    names = {doc.key: doc.name for doc, _ in articles}
    return [[names[account.document] for account in story.accounts] for story in storied.stories]


def test_one_happening_is_one_story_and_the_rest_stand_alone() -> None:
    storied = link_stories(ARTICLES)
    groups = sorted(sorted(group) for group in name_groups(storied, ARTICLES))
    assert groups == [["agency", "later", "paper", "retold"], ["market"], ["wedding"]]
    story = next(story for story in storied.stories if len(story.accounts) == 4)
    assert (story.id, story.first, story.last) == (name_story(ARTICLES[0][0]), "2020-07-01", "2020-07-03")
    assert story.title == "انهيار جسر الرملة القديم ومصرع أربعة عمال"
    assert {account.document: account.root_of for account in story.accounts} == {
        KEYS["agency"]: "",
        KEYS["paper"]: KEYS["agency"],
        KEYS["retold"]: "",
        KEYS["later"]: "",
    }


def test_the_order_in_which_articles_are_given_does_not_count() -> None:
    first = link_stories(ARTICLES)
    for seed in range(3):
        mixed = ARTICLES[:]
        random.Random(seed).shuffle(mixed)
        assert link_stories(mixed) == first


def test_eight_outlets_that_print_one_text_are_eight_articles_of_one_story_with_one_root() -> None:
    copies = [tell(f"{n}", BRIDGE, "2020-07-01", f"وسيلة {n}") for n in range(8)]
    [story] = link_stories(copies).stories
    roots = {account.root_of for account in story.accounts}
    assert len(story.accounts) == 8
    assert roots == {"", story.accounts[0].document}


def test_links_are_explained_by_words_that_stand_in_both_articles() -> None:
    docs = {doc.key: doc for doc, _ in ARTICLES}
    links = link_stories(ARTICLES).links
    assert {(link.a, link.b) for link in links} >= {(KEYS["agency"], KEYS["paper"])}
    reasons = {feature.reason for feature in FEATURES}
    for link in links:
        assert 0.7 <= link.score <= 1
        assert link.evidence[0].score == max(abs(one.score) for one in link.evidence)
        for one in link.evidence:
            assert one.reason in reasons
            assert one.details["against"] == link.a or one.details["against"] == link.b
            for span in one.spans:
                assert span.quote in (
                    docs[link.a].text[span.start : span.end],
                    docs[link.b].text[span.start : span.end],
                )
    [headline] = [one for one in links[0].evidence if one.reason == "headline"]
    assert {stem_word(word) for word in ("جسر", "الرملة", "عمال")} <= set(headline.details["terms"].split(", "))


def test_every_reason_has_a_sentence_in_both_languages() -> None:
    told = {code.removeprefix("story.") for code in load_messages() if code.startswith("story.")}
    assert told == {feature.reason for feature in FEATURES}


def test_a_story_ends_three_days_after_its_last_article() -> None:
    late = tell("late", BRIDGE_SHORT, "2020-07-20")
    assert len(link_stories([ARTICLES[0], late]).stories) == 2
    assert len(link_stories([ARTICLES[0], tell("late", BRIDGE_SHORT, "2020-07-04")]).stories) == 1


def test_an_article_without_a_date_is_near_to_all() -> None:
    assert len(link_stories([ARTICLES[0], tell("undated", BRIDGE_SHORT, "")]).stories) == 1


def test_a_late_article_bridges_two_stories_and_the_history_says_so() -> None:
    one, other, bridge = (read_article(*tell(name, BRIDGE, "2020-07-01", name)) for name in "abc")
    finder = Finder(Shelf(Rarity({}, 3)))
    finder.place(one, "2020-07-01-one")
    finder.place(other, "2020-07-01-other")
    joined = finder.join(bridge)
    assert joined.story == "2020-07-01-one"
    assert [(change.kind, change.story, change.other) for change in joined.changes] == [
        ("joined", "2020-07-01-one", ""),
        ("bridged", "2020-07-01-one", "2020-07-01-other"),
    ]
    assert {link.a for link in joined.links} == {one.sketch.article, other.sketch.article}
    assert set(finder.story_of.values()) == {"2020-07-01-one"}
    assert len(finder.members["2020-07-01-one"]) == 3


def test_odd_articles_are_stories_of_their_own() -> None:
    odd = [tell("empty title", "\n\nنص"), tell("figures", "12 34 56"), tell("blank", "؟"), tell("one", "كلمة")]
    assert [len(story.accounts) for story in link_stories(odd).stories] == [1, 1, 1, 1]


@pytest.mark.shared
def test_stories_of_two_days_that_were_checked_by_hand() -> None:
    """B-cubed on articles of two days of the corpus, grouped by the coding manual; see docs/design/stories.md."""
    from benchmarks.story_quality import read_checked, score_checked

    corpus = needs_shared() / "data" / "corpus" / "saudinewsnet-dev.jsonl.gz"
    if not corpus.exists():
        pytest.skip("the corpus is not beside the checkout (../shared)")
    checked = read_checked(Path(__file__).parent / "data" / "stories_2015-08-02.tsv")
    score = score_checked(corpus, checked)
    groups: dict[str, int] = defaultdict(int)
    for group in checked.values():
        groups[group] += 1
    assert len(checked) == 307
    assert max(groups.values()) == 14
    assert score.f1 >= 0.85
