"""`tawatur outlook …` from the shell: answers for programs, tables for people, faults as sentences."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from tawatur.cli.answers.table import answer_schema
from tawatur.ledger.open import open_ledger
from tawatur.records.document import Document
from tawatur.records.findings import Findings
from tawatur.run.stories import join_stories
from tests.cli.call import call
from tests.cli.conftest import FINDINGS, FIRST, SECOND
from tests.outlook.models import GRAPH, PASS


@pytest.fixture
def model(tmp_path: Path) -> Path:
    path = tmp_path / "pass.yml"
    path.write_text(PASS, encoding="utf-8")
    return path


def test_solve_for_programs_and_for_people(model: Path) -> None:
    assert call("outlook", "solve", model, "--json").answer == {
        "R": [9, 14],
        "GMR": [0, 2, 8, 9, 10, 14],
        "SMR": [0, 2, 9, 14],
        "SEQ": [0, 2, 9, 14],
        "SIM": [9, 14],
        "feasible": 10,
    }
    told = call("outlook", "solve", model, "--lang", "ar").out
    assert told.splitlines()[0] == "الحالات الممكنة: 10"
    assert "Ally: Aid the coast" in told


def test_solve_a_model_that_lists_its_states(tmp_path: Path) -> None:
    path = tmp_path / "graph.yml"
    path.write_text(GRAPH, encoding="utf-8")
    answer = call("outlook", "solve", path, "--json").answer
    assert answer == {"R": [], "GMR": [0, 1], "SMR": [], "SEQ": [0, 1], "SIM": None, "feasible": 3}
    assert call("outlook", "explain", path, "quarrel", "--json").answer["stable"] is True
    assert call("outlook", "explain", path, "quarrel", "--concept", "SIM").status == 3


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_answer_is_valid_by_its_schema(model: Path, tmp_path: Path, lang: str) -> None:
    lines = {
        "outlook solve": ("solve", model),
        "outlook explain": ("explain", model, "8", "--party", "coast", "--concept", "gmr"),
        "outlook sensitivity": ("sensitivity", model),
        "outlook sensitivity --for": ("sensitivity", model, "--for", "8", "--concept", "R"),
        "outlook ways": ("ways", model, "--members", "3"),
        "outlook concepts": ("concepts", model, "--horizon", "2"),
        "outlook convert": ("convert", model, "-o", tmp_path / "pass.gmcr"),
    }
    for command, args in lines.items():
        result = call("outlook", *args, "--json", "--lang", lang)
        assert (result.status, result.err) == (0, ""), command
        jsonschema.Draft202012Validator(answer_schema(command)).validate(result.answer)
        told = call("outlook", *args, "--lang", lang)
        assert told.status == 0 and told.out and "?" not in told.out, command


def test_why_and_what_would_have_to_change(model: Path) -> None:
    answer = call("outlook", "explain", model, "8", "--party", "coast", "--concept", "GMR", "--json").answer
    (coast,) = answer["parties"]
    assert coast["improvements"] == [
        {
            "state": 9,
            "wants": "attack iff (aid and not leave)",
            "deterred": True,
            "answered": [{"party": "ally", "state": 1}],
            "loses": "",
            "evidence": [["1.txt", 10, 31, "سنهاجم إن ساعدونا"]],
        }
    ]
    sets = call("outlook", "sensitivity", model, "--for", "8", "--concept", "SEQ", "--json").answer["sets"]
    assert ["drop", "coast", 2] in [[one["change"], one["party"], one["place"]] for (one,) in sets]
    assert call("outlook", "sensitivity", model, "--for", "14", "--concept", "R", "--json").answer["sets"] == [[]]


def test_ways_from_another_state(model: Path) -> None:
    answer = call("outlook", "ways", model, "--from", "0", "--to", "8", "--json").answer
    assert answer["ways"] == [
        {"state": 8, "improving": [{"party": "ally", "state": 8}], "moving": [{"party": "ally", "state": 8}]}
    ]


def test_convert_there_and_back(model: Path, tmp_path: Path) -> None:
    solved = call("outlook", "solve", model, "--json").answer
    for name in ("a.gmcr", "b.yml"):
        assert call("outlook", "convert", model, "-o", tmp_path / name).status == 0
        assert call("outlook", "solve", tmp_path / name, "--json").answer == solved
    assert call("outlook", "convert", model, "-o", tmp_path / "c.json", "--json").answer["error"]["code"] == (
        "outlook.cannot-export"
    )
    assert call("outlook", "convert", model, "-o", tmp_path / "c.txt").err.endswith("[outlook.unknown-form]\n")


def test_the_schema_of_models() -> None:
    assert json.loads(call("outlook", "schema").out)["title"] == "Tawatur conflict model"


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (("explain", "3"), "outlook.unknown-state"),
        (("explain", "8", "--party", "nobody"), "outlook.unknown-party"),
        (("explain", "8", "--concept", "XYZ"), "outlook.unknown-concept"),
        (("sensitivity", "--for", "x"), "outlook.unknown-state"),
        (("ways", "--from", "99"), "outlook.unknown-state"),
    ],
)
def test_faults_are_sentences(model: Path, args: tuple[str, ...], code: str) -> None:
    for lang in ("ar", "en"):
        result = call("outlook", args[0], model, *args[1:], "--lang", lang)
        assert result.status == 3 and result.out == ""
        assert result.err.endswith(f"[{code}]\n") and "{" not in result.err


def test_a_bad_model_is_told_by_its_line(tmp_path: Path) -> None:
    path = tmp_path / "bad.yml"
    path.write_text("parties: {a: {}}\noptions:\n  x: {en: X}\n", encoding="utf-8")
    result = call("outlook", "solve", path, "--lang", "en")
    assert result.err == 'Line 3: the option "x" has no party that owns it. [outlook.option-without-owner]\n'
    assert call("outlook", "solve", tmp_path / "none.yml").status == 3


def test_draft_from_a_ledger(coded_ledger: Path, tmp_path: Path) -> None:
    answer = call("outlook", "draft", coded_ledger, "--json").answer
    jsonschema.Draft202012Validator(answer_schema("outlook draft")).validate(answer)
    assert answer["articles"] == 2
    assert sorted(answer["options"]) == ["haftar_forces_withdraw", "turkey_negotiate"]
    assert [(one["party"], one["want"], one["standing"]) for one in answer["statements"]] == [
        ("haftar_forces", "not haftar_forces_withdraw", "assumed"),
        ("turkey", "turkey_negotiate iff haftar_forces_withdraw", "claimed"),
        ("turkey", "haftar_forces_withdraw", "claimed"),
    ]
    path = tmp_path / "draft.yml"
    assert call("outlook", "draft", coded_ledger, "--article", "1.txt", "-o", path, "--lang", "en").status == 0
    assert path.read_text("utf-8").startswith("# Draft of a conflict model")
    assert call("outlook", "solve", path, "--json").status == 0
    assert call("outlook", "draft", coded_ledger, "--lang", "ar").out.startswith("# مسودة")


def test_draft_from_a_story(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with open_ledger(path, create=True) as ledger:
        ledger.store_article(Document(name="1.txt", text=FIRST, published="2020-07-09"), FINDINGS)
        ledger.store_article(Document(name="2.txt", text=SECOND, published="2021-01-01"), Findings())
        join_stories(ledger, workers=1)
        stories = {account.document: story.id for story in ledger.stories() for account in story.accounts}
        keys = {doc.name: doc.key for doc, _ in ledger.coded_articles()}
    answer = call("outlook", "draft", path, "--story", stories[keys["1.txt"]], "--json").answer
    assert (answer["articles"], sorted(answer["options"])) == (1, ["haftar_forces_withdraw", "turkey_negotiate"])
    assert call("outlook", "draft", path, "--story", stories[keys["2.txt"]]).err.endswith("[outlook.no-positions]\n")


def test_draft_of_what_is_not_there(coded_ledger: Path) -> None:
    assert call("outlook", "draft", coded_ledger, "--article", "7.txt").status == 2
    assert call("outlook", "draft", coded_ledger, "--story", "none").err.endswith("[outlook.unknown-story]\n")
    assert call("outlook", "draft", coded_ledger, "--article", "2.txt").err.endswith("[outlook.no-positions]\n")
