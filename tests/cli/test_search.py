from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest

from tests.cli.call import call
from tests.cli.conftest import TITLE
from tests.cli.test_docs import documented


@pytest.fixture
def news(folder: Path, tmp_path: Path) -> Path:
    assert call("read", folder, "--into", tmp_path / "news.db").status == 0
    return tmp_path / "news.db"


def test_search(news: Path) -> None:
    answer = call("search", news, "وقف", "--json").answer
    jsonschema.Draft202012Validator(documented("search")).validate(answer)
    [found] = answer["found"]
    assert (answer["count"], found["name"], found["kind"], found["number"]) == (1, "1.txt", "article", 1)
    assert [hit[2] for hit in found["hits"]] == ["وقف", "وقف"]
    lines = call("search", news, "وقف", "--lang", "ar").out.splitlines()
    assert lines[0] == f"صوت المدينة، 2020-07-09، 1.txt، {TITLE}"
    assert lines[1].startswith(f"    {TITLE.replace('وقف', '⟦وقف⟧')} قال وزير الخارجية")
    assert lines[2] == "عدد الموجود 1، والمعروض منه 1"
    assert call("search", news, "قمر").out == "Nothing.\n"


def test_search_by_names_and_kinds(news: Path) -> None:
    for name in ("Cavusoglu", "أوغلو"):
        found = call("search", news, "ليبيا", "--speaker", name, "--json").answer["found"]
        assert {one["kind"] for one in found} == {"statement"}
    line = call("search", news, "--in", "statement", "--speaker", "أوغلو", "--limit", "1").out.splitlines()[0]
    assert line.rpartition("  ")[2].startswith("statement:")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ((), "usage.nothing-asked"),
        (("x", "--in", "speech"), "usage.unknown-kind"),
        (("x", "--in", "article", "--in", "event"), "usage.apart"),
        (("x", "--limit", "0"), "usage.bad-value"),
    ],
)
def test_what_cannot_be_asked_is_told(coded_ledger: Path, words: tuple[str, ...], code: str) -> None:
    result = call("search", coded_ledger, *words, "--json")
    assert (result.status, result.answer["error"]["code"]) == (2, code)
