from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest

from tawatur.cli.answers.table import answer_schema
from tawatur.ledger.open import open_ledger
from tests.accounts.truce import read_truce, write_truce
from tests.cli.call import call


@pytest.fixture(scope="module")
def truce(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return write_truce(tmp_path_factory.mktemp("truce"))


@pytest.fixture(scope="module")
def truce_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ledger")
    path = folder / "truce.db"
    with open_ledger(path, create=True) as ledger:
        for doc, findings in read_truce(folder):
            ledger.store_article(doc, findings)
    return path


def test_coded_articles_beside_each_other(truce: tuple[Path, Path]) -> None:
    coded, texts = truce
    answer = call("accounts", "--coded", coded, "--texts", texts, "--json", "--lang", "en").answer
    jsonschema.Draft202012Validator(answer_schema("accounts")).validate(answer)
    assert answer["same_points"][3] == {
        "label": "Coast government، Hill Front: تشجيع القبائل على فتح الطريق الجبلي للمساعدات الإنسانية",
        "members": [
            {"document": "beacon.txt", "kind": "provision", "index": 1},
            {"document": "harbour.txt", "kind": "provision", "index": 1},
        ],
    }
    assert [one["kind"] for one in answer["contradictions"]] == ["number", "whether", "wording"]
    assert answer["naming"]["Hill Front"] == {
        "beacon.txt": ["جبهة التلال", "الجبهة"],
        "harbour.txt": ["جبهة التلال", "الجبهة"],
        "nobody.txt": ["جبهة التلال", "الجبهة"],
    }
    point = "Nadir al-Safi: الجبهة مستعدة للانسحاب من المرجان"
    assert {"point": point, "reported_by": ["beacon.txt", "harbour.txt"], "left_out_by": ["nobody.txt"]} in (
        answer["omissions"]
    )


def test_only_those_that_a_table_names(truce: tuple[Path, Path], tmp_path: Path) -> None:
    coded, texts = truce
    table = tmp_path / "two.csv"
    table.write_text("file,half\nbeacon.txt,A\nnobody.txt,A\n", "utf-8")
    answer = call("accounts", "--coded", coded, "--texts", texts, "--only", table, "--json").answer
    assert answer["same_points"] == []


def test_the_programs_own_records(truce: tuple[Path, Path]) -> None:
    coded, texts = truce
    answer = call("accounts", "--coded", coded, "--texts", texts, "--predicted", "--json").answer
    assert {"beacon.txt", "harbour.txt"} <= {
        member["document"] for point in answer["same_points"] for member in point["members"]
    }


def test_a_file_that_cannot_be_read_is_told_and_the_rest_compared(truce: tuple[Path, Path], tmp_path: Path) -> None:
    coded, texts = write_truce(tmp_path)
    (coded / "broken.json").write_text("{", "utf-8")
    (coded / "lost.json").write_text('{"document": "lost.txt"}', "utf-8")
    (coded / "wrong.json").write_text(
        '{"document": "beacon.txt", "events": [{"text": "nowhere", "type": "AID"}]}', "utf-8"
    )
    result = call("accounts", "--coded", coded, "--texts", texts, "--lang", "en")
    assert result.status == 1
    assert [line.rsplit("[", 1)[1] for line in result.err.splitlines()] == [
        "accounts.broken-coding]",
        "accounts.missing-text]",
        "accounts.wrong-span]",
    ]
    assert "Points of two accounts or more: 6" in result.out


@pytest.mark.parametrize(
    ("args", "code", "told"),
    [
        (("accounts",), 2, "usage.missing-value"),
        (("accounts", "--coded", "x"), 2, "usage.coded-and-texts"),
        (("accounts", "--coded", "nowhere", "--texts", "nowhere"), 3, "accounts.no-folder"),
    ],
)
def test_wrong_calls_have_one_sentence(args: tuple[str, ...], code: int, told: str) -> None:
    result = call(*args)
    assert (result.status, f"[{told}]" in result.err) == (code, True)


def test_two_outlets_beside_each_other(truce_ledger: Path) -> None:
    answer = call("compare", truce_ledger, "المنارة", "صحيفة المرفأ", "--json").answer
    jsonschema.Draft202012Validator(answer_schema("compare")).validate(answer)
    assert answer["articles"] == ["beacon.txt", "harbour.txt"] or answer["articles"] == ["harbour.txt", "beacon.txt"]
    assert len(answer["both"]) >= 3
    assert [one["kind"] for one in answer["contradictions"]] == ["wording"]  # the ledger's articles count no sizes
    told = call("compare", truce_ledger, "المنارة", "nobody.txt", "--lang", "en")
    assert told.status == 0
    assert call("compare", truce_ledger, "المنارة", "لا أحد").status == 3


def test_an_actor_with_what_its_positions_rest_on(truce_ledger: Path) -> None:
    answer = call("actor", truce_ledger, "جبهة التلال", "--json", "--lang", "en").answer
    jsonschema.Draft202012Validator(answer_schema("actor")).validate(answer)
    first = answer["positions"][0]
    assert (first["stance"], first["by"], first["verdicts"]) == (
        "offer",
        "Nadir al-Safi",
        ["one-root", "not-by-the-holder"],
    )
    assert first["roots"] == [{"name": "Nadir al-Safi", "outlet": False, "witnesses": 2}]
    assert {label["form"] for label in answer["labels"]} == {"جبهة التلال", "الجبهة"}
    assert "one root" in call("actor", truce_ledger, "Hill Front", "--lang", "en").out
    assert call("actor", truce_ledger, "لا أحد").status == 3


def test_a_story_that_is_not_there(truce_ledger: Path) -> None:
    result = call("story", truce_ledger, "none", "--lang", "en")
    assert (result.status, result.err) == (3, 'There is no story "none". [accounts.no-story]\n')


def test_a_brief_of_some_days(truce_ledger: Path, tmp_path: Path) -> None:
    brief = tmp_path / "brief.html"
    assert call("brief", truce_ledger, "-o", brief, "--to", "2024-03-05").status == 0
    page = brief.read_text("utf-8")
    assert "تشجيع القبائل" in page
    assert "سامر العلي" not in page
    assert call("brief", truce_ledger, "-o", brief, "--from", "yesterday").status == 2
    assert call("brief", truce_ledger, "-o", brief, "--place", "لا مكان").status == 3
    assert call("brief", truce_ledger, "-o", brief, "--actor", "سامر العلي").status == 0
    assert "صحيفة المرفأ" not in brief.read_text("utf-8")
