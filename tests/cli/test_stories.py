from __future__ import annotations

from pathlib import Path

from tawatur.ledger.open import open_ledger
from tawatur.run.stories import join_stories
from tests.accounts.telling import BRIDGE, BRIDGE_SHORT, MARKET, tell
from tests.cli.call import call

EXAMPLES = Path(__file__).parent.parent.parent / "examples"


def test_stories_are_listed_with_the_names_of_their_articles(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    articles = [tell("a", BRIDGE), tell("b", BRIDGE_SHORT, "2020-07-02", "النجم"), tell("c", MARKET, "2020-07-03")]
    with open_ledger(path, create=True) as ledger:
        for doc, findings in articles:
            ledger.store_article(doc, findings)
        join_stories(ledger)
    first, second = call("stories", path, "--json").answer
    assert first == {"id": f"2020-07-01-{articles[0][0].key[:10]}", "articles": ["a", "b"]}
    assert second["articles"] == ["c"]
    lines = call("stories", path, "--lang", "en").out.splitlines()
    assert lines == [
        f"{first['id']}  2020-07-01/2020-07-02  2 articles, 2 outlets  copies among them: 1  "
        "انهيار جسر الرملة القديم ومصرع أربعة عمال",
        "Articles that stand alone: 1",
    ]
    assert "مقالات منفردة: 1" in call("stories", path, "--lang", "ar").out


def test_reading_joins_what_it_stored(tmp_path: Path) -> None:
    ledger = tmp_path / "news.db"
    assert call("read", EXAMPLES, "--into", ledger, "--workers", "1").status == 0
    groups = [story["articles"] for story in call("stories", ledger, "--json").answer]
    assert ["03_sahil_watiya.txt", "04_mizan_watiya.txt"] in groups
    assert ["06_riwaq_tribes.txt", "07_sahil_tribes.txt"] in groups
    assert sum(len(group) for group in groups) == 12


def test_an_empty_ledger_has_none(tmp_path: Path) -> None:
    open_ledger(tmp_path / "news.db", create=True).close()
    assert call("stories", tmp_path / "news.db", "--lang", "en").out == "Nothing.\n"
    assert call("stories", tmp_path / "news.db", "--json").answer == []
