from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tawatur.accounts import identity_features
from tawatur.ledger.open import open_ledger
from tawatur.messages import load_messages
from tawatur.run.local import link_ledger
from tests.accounts.people import make_article
from tests.cli.call import call

ARTICLES = [
    make_article("a", ("person-1", "بيرول ديمير"), ("k:state:turkey", "تركيا")),
    make_article("b", ("person-2", "بيرول ديمير"), ("person-3", "فهد الدوسري")),
    make_article("c", ("person-4", "فهد الدوسري")),
]


@pytest.fixture
def linked_ledger(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "news.db"
    with open_ledger(path, create=True) as ledger:
        for doc, findings in ARTICLES:
            ledger.store_article(doc, findings)
        linked = link_ledger(ledger)
        assert ledger.identities() == linked
    yield path


def test_identities(linked_ledger: Path) -> None:
    answer = call("identities", linked_ledger, "--json").answer
    assert answer["ledger"] == str(linked_ledger)
    first = answer["identities"][0]
    assert first == {
        "id": first["id"], "kind": "person", "en": "Birul Dimir", "state": "", "names": ["بيرول ديمير"], "articles": 2,
    }  # fmt: skip
    assert [row["articles"] for row in answer["identities"]] == [2, 1, 1, 1]
    lines = call("identities", linked_ledger).out.splitlines()
    assert lines[0] == "    2  person  Birul Dimir  بيرول ديمير"
    assert lines[-1] == "    1  state  turkey  تركيا"


def test_what_waits_is_told_with_its_reasons(linked_ledger: Path) -> None:
    [pair] = call("identities", linked_ledger, "--waiting", "--json").answer["waiting"]
    assert (pair["a_names"], pair["b_names"]) == (["فهد الدوسري"], ["فهد الدوسري"])
    [reason] = pair["evidence"]
    assert reason["code"] == "identity.full-name"
    assert reason["sentence"] == f"The full name is the same, فهد الدوسري (rarity {reason['details']['rarity']})."
    result = call("identities", linked_ledger, "--waiting", "--lang", "ar")
    assert (result.status, result.err) == (0, "")
    first, second = result.out.splitlines()
    assert first.startswith(f"{pair['score']:.2f}  {pair['a']}  فهد الدوسري  =?  {pair['b']}")
    assert second.split("  ")[-1].startswith("الاسم الكامل واحد، فهد الدوسري")


def test_an_empty_ledger_has_none(tmp_path: Path) -> None:
    open_ledger(tmp_path / "news.db", create=True).close()
    assert call("identities", tmp_path / "news.db").out == "Nothing.\n"
    assert call("identities", tmp_path / "news.db", "--waiting", "--lang", "ar").out == "لا شيء.\n"


def test_every_reason_has_a_sentence() -> None:
    source = Path(identity_features.__file__).read_text("utf-8")
    reasons = set(re.findall(r"\"([a-z]+(?:-[a-z]+)+|company|spelling|slip)\"[,:}]", source)) - {"single-name"}
    told = {code.removeprefix("identity.") for code in load_messages() if code.startswith("identity.")}
    assert reasons <= told
    assert {"full-name", "company", "other-state", "codebook-id", "same-role"} <= reasons


def test_reading_links_what_it_stored(folder: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "news.db"
    assert call("read", folder, "--into", ledger).status == 0
    first = call("identities", ledger, "--json").answer["identities"]
    assert {"turkey", "libya", "russia"} <= {row["id"] for row in first}
    (folder / "3.txt").write_text((folder / "2.txt").read_text("utf-8") + "وصل الوفد إلى تونس أمس.\n", encoding="utf-8")
    assert call("read", folder, "--into", ledger).status == 0
    second = {row["id"]: row["articles"] for row in call("identities", ledger, "--json").answer["identities"]}
    assert second["tunisia" if "tunisia" in second else "tunis"] == 1
    assert second["russia"] == 2
