from __future__ import annotations

import json
import shutil
from pathlib import Path

import jsonschema
import pytest

from tawatur.cli.answers.table import ANSWERS
from tawatur.ledger.open import open_ledger
from tawatur.run.local import link_ledger
from tests.accounts.people import make_article
from tests.cli.call import call
from tests.cli.conftest import FIRST
from tests.cli.test_docs import documented
from tests.needs import needs_shared

CONTENT = "تدعم وقف إطلاق النار في ليبيا"


@pytest.fixture
def news(coded_ledger: Path, tmp_path: Path) -> Path:
    """A copy of the coded ledger that may be written."""
    return Path(shutil.copy(coded_ledger, tmp_path / "own.db"))


def test_a_record_is_corrected_and_the_correction_taken_back(news: Path) -> None:
    result = call(
        "judge", "correct", news, "1.txt", "position:1", "--set", "holder=قوات حفتر", "--set", "stance=refusal",
        "--set", "matter=بدء", "--set", "condition=", "--set", "toward=تركيا، e1", "--by", "Nada",
    )  # fmt: skip
    assert (result.status, result.err) == (2, 'The article "1.txt" has no one entity "تركيا". Known are: turkey e1 '
        "haftar-forces [usage.unknown-entity]\nFor help: tawatur judge correct --help\n")  # fmt: skip
    answer = call(
        "judge", "correct", news, "1.txt", "position:1", "--set", "holder=قوات حفتر", "--set", "stance=refusal",
        "--set", "matter=بدء", "--set", "condition=", "--set", "toward=التركي، e1", "--by", "Nada", "--json",
    ).answer  # fmt: skip
    judgement = answer["judgement"]
    start = FIRST.index("بدء")
    assert judgement["correction"] == {
        "holder": "haftar-forces", "stance": "refusal", "matter": [start, start + 3, "بدء"], "condition": None,
        "toward": ["turkey", "e1"],
    }  # fmt: skip
    [position] = call("show", news, "1", "--json").answer["findings"]["positions"]
    assert position == {
        "holder": "haftar-forces", "stance": "refusal", "matter": [start, start + 3, "بدء"], "toward": ["turkey", "e1"],
        "by": "e1",
    }  # fmt: skip
    assert call("undo", news, judgement["id"][:6], "--by", "Nada", "--why", "no").status == 0
    [position] = call("show", news, "1", "--json").answer["findings"]["positions"]
    assert position["stance"] == "condition"
    again = call("undo", news, judgement["id"], "--by", "Nada")
    assert (again.status, again.err.splitlines()[0]) == (
        2, f"The judgement {judgement['id']} was taken back before. [usage.already-undone]",
    )  # fmt: skip


def test_history_tells_who_decided_what_and_how_it_stands(news: Path) -> None:
    call("judge", "accept", news, "1.txt", f"statement:{CONTENT}", "--by", "Nada")
    call("judge", "reject", news, "1.txt", "statement:1", "--by", "Samir", "--why", "it is the title's")
    answer = call("history", news, "1.txt", "statement:وقف اطلاق", "--json").answer
    assert [(row["verdict"], row["by"], row["why"], row["quotes"]) for row in answer["judgements"]] == [
        ("accept", "Nada", "", [CONTENT]), ("reject", "Samir", "it is the title's", [CONTENT]),
    ]  # fmt: skip
    [mark] = answer["stand"]
    assert (mark["state"], mark["number"], mark["kind"]) == ("disputed", 1, "statement")
    call("undo", news, answer["judgements"][0]["id"], "--by", "Nada")
    assert call("show", news, "1", "--json").answer["findings"].get("statements", []) == []
    result = call("history", news, "1", f"statement:{CONTENT}", "--lang", "ar")
    assert (result.status, result.err) == (0, "")
    assert [line.split("  ")[2:5] for line in result.out.splitlines() if not line.startswith(" ")][:3] == [
        ["Nada", "قبول", "statement"], ["Samir", "رفض", "statement"], ["Nada", "رجوع", "statement"],
    ]  # fmt: skip
    ids = " ".join(row["id"] for row in answer["judgements"][1:])
    assert result.out.splitlines()[-1] == f"مرفوض: statement «{CONTENT}»  {ids}"
    assert call("show", news, "1").out.splitlines()[-1] == f"rejected: statement «{CONTENT}»  {ids}"
    assert call("history", news, "2.txt").out == "Nothing.\n"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("judge", "accept", "NEWS", "1.txt", "speech:1"), "usage.unknown-kind"),
        (("judge", "accept", "NEWS", "1.txt", "statement:9"), "usage.unknown-record"),
        (("judge", "accept", "NEWS", "1.txt", "statement:"), "usage.unknown-record"),
        (("judge", "accept", "NEWS", "1.txt", "entity:ا"), "usage.several-records"),
        (("judge", "accept", "NEWS", "9.txt", "statement:1"), "usage.unknown-article"),
        (("judge", "accept", "NEWS", "1.txt", "statement:1", "--by", " "), "usage.no-name"),
        (("judge", "note", "NEWS", "1.txt", "statement:1"), "usage.missing-value"),
        (("judge", "correct", "NEWS", "1.txt", "statement:1", "--set", "color=red"), "usage.bad-correction"),
        (("judge", "correct", "NEWS", "1.txt", "statement:1", "--set", "form=loud"), "usage.bad-correction"),
        (("judge", "correct", "NEWS", "1.txt", "statement:1", "--set", "content=قمر"), "usage.unknown-words"),
        (("judge", "merge", "NEWS", "identity", "a", "b"), "usage.unknown-group"),
        (("judge", "merge", "NEWS", "identity", "a"), "usage.two-groups"),
        (("judge", "merge", "NEWS", "family", "a", "b"), "usage.unknown-kind"),
        (("judge", "merge", "NEWS", "story", "a", "b"), "usage.unknown-group"),
        (("judge", "split", "NEWS", "point", "1.txt#statement:1", "1.txt#position:7"), "usage.unknown-record"),
        (("undo", "NEWS", "abc"), "usage.unknown-judgement"),
    ],
)
def test_what_cannot_be_judged_is_told(news: Path, words: tuple[str, ...], code: str) -> None:
    result = call(*(news if word == "NEWS" else word for word in words), "--json")
    assert (result.status, result.answer["error"]["code"]) == (2, code)
    assert "?" not in result.answer["error"]["sentence"]
    assert call("history", news).out == "Nothing.\n"


def test_judged_articles_are_exported_as_coded_articles(news: Path, tmp_path: Path) -> None:
    call("judge", "reject", news, "1.txt", "position:1", "--by", "Nada")
    call("judge", "accept", news, "2.txt", "article", "--by", "Nada", "--why", "nothing in it")
    result = call("judged", news, "-o", tmp_path / "all", "--json")
    assert (result.answer["articles"], result.answer["disputed"]) == (2, 0)
    coded = json.loads((tmp_path / "all" / "coded" / "1.json").read_text("utf-8"))
    assert (coded["positions"], len(coded["statements"])) == ([], 1)
    second, first = json.loads((tmp_path / "all" / "judgements.json").read_text("utf-8"))
    assert [mark["state"] for mark in first["stand"]] == ["rejected"]
    assert [(one["verdict"], one["by"]) for one in second["judgements"]] == [("accept", "Nada")]
    assert call("judged", news, "-o", tmp_path / "gold", "--complete", "--json").answer["articles"] == 1
    assert [file.name for file in (tmp_path / "gold" / "coded").iterdir()] == ["2.json"]
    call("judged", news, "-o", tmp_path / "sure", "--records")
    assert json.loads((tmp_path / "sure" / "coded" / "1.json").read_text("utf-8"))["statements"] == []


@pytest.mark.shared
def test_what_is_exported_passes_the_check_of_coded_articles(news: Path, tmp_path: Path) -> None:
    import subprocess
    import sys

    kit = needs_shared() / "gold" / "goldkit.py"
    call("judge", "correct", news, "1.txt", "statement:1", "--set", "cue_class=announce", "--by", "Nada")
    assert call("judged", news, "-o", tmp_path / "out").status == 0
    command = [
        sys.executable,
        str(kit),
        "check",
        str(tmp_path / "out" / "coded"),
        "--texts",
        str(tmp_path / "out" / "texts"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_copy_backup_and_restore(news: Path, tmp_path: Path) -> None:
    digest = call("check", news, "--digest").out.strip()
    for words in (
        ("copy", news, tmp_path / "copy.db"),
        ("backup", news, tmp_path / "backup.db"),
        ("restore", tmp_path / "backup.db", tmp_path / "restored.db"),
        ("restore", tmp_path / "backup.db", tmp_path / "copy.db", "--replace"),
    ):
        answer = call(*words, "--json").answer
        assert (answer["articles"], answer["digest"], answer["same"]) == (2, digest, True)
    result = call("copy", news, tmp_path / "copy.db")
    assert (result.status, result.err) == (
        3, f'The ledger "{tmp_path / "copy.db"}" is not empty; only --replace puts another in its place. '
        "[ledger.not-empty]\n",
    )  # fmt: skip
    assert call("backup", news, tmp_path / "backup.db").status == 3
    assert call("backup", news, tmp_path / "no" / "backup.db").status == 3


def test_identities_are_merged_and_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with open_ledger(path, create=True) as ledger:
        for name in ("b", "c"):
            ledger.store_article(*make_article(name, (f"person-{name}", "فهد الدوسري")))
        link_ledger(ledger)
    [pair] = call("identities", path, "--waiting", "--json").answer["waiting"]
    merged = call("judge", "merge", path, "identity", pair["a"], pair["b"], "--by", "Nada", "--json").answer[
        "judgement"
    ]
    assert (merged["verdict"], merged["quotes"]) == ("merge", ["فهد الدوسري"])
    [row] = call("identities", path, "--json").answer["identities"]
    assert (row["id"], row["articles"]) == (pair["a"], 2)
    answer = call("judge", "split", path, "identity", pair["a"], "--take", "c", "--by", "Nada", "--json").answer
    jsonschema.Draft202012Validator(documented("judge split")).validate(answer)
    assert [row["articles"] for row in call("identities", path, "--json").answer["identities"]] == [1, 1]
    result = call("judge", "split", path, "identity", pair["a"], "--take", "b")
    assert (result.status, result.err.splitlines()[0].rpartition(" ")[2]) == (2, "[usage.nothing-taken]")


def test_what_the_program_missed_is_added(news: Path) -> None:
    by = ("--by", "Nada", "--json")
    entity = ("judge", "add", news, "2.txt", "entity", "--set", "kind=person", "--set", "forms=لافروف")
    call(*entity, "--set", "en=Lavrov", *by)
    statement = (
        "judge", "add", news, "2.txt", "statement", "--set", "content=بحث الأزمة", "--set", "cue=ذكرت",
        "--set", "speaker=Lavrov", "--set", "anonymity=named", "--set", "cue_class=say",
    )  # fmt: skip
    missing = call(*statement, *by)
    assert (missing.status, missing.answer["error"]["details"]["problem"]) == (
        2, "Object missing required field `form`",
    )  # fmt: skip
    answer = call(*statement, "--set", "form=indirect", *by).answer
    jsonschema.Draft202012Validator(documented("judge add")).validate(answer)
    shown = call("show", news, "2.txt", "--json").answer
    [lavrov] = shown["findings"]["entities"]
    [said] = shown["findings"]["statements"]
    assert (lavrov["en"], [mention["span"][2] for mention in lavrov["mentions"]]) == ("Lavrov", ["لافروف"])
    assert (said["content"][2], said["speaker"]) == ("بحث الأزمة", lavrov["id"])
    assert [mark["state"] for mark in shown["judged"]] == ["accepted", "accepted"]
    assert call("check", news).status == 0
    call("undo", news, answer["judgement"]["id"], *by)
    assert "statements" not in call("show", news, "2.txt", "--json").answer["findings"]
    assert call(*entity[:-1], "forms=قمر", *by).answer["error"]["code"] == "usage.unknown-words"


def test_points_are_named_by_their_records(news: Path) -> None:
    words = ("judge", "merge", news, "point", "1.txt#statement:1", "1.txt#position:1", "--by", "Nada", "--json")
    judgement = call(*words).answer["judgement"]
    assert (judgement["kind"], judgement["quotes"]) == ("point", [CONTENT, "بدء المفاوضات"])
    assert [row["id"] for row in call("history", news, "--json").answer["judgements"]] == [judgement["id"]]


def test_diff_lists_what_reading_again_changed(folder: Path, tmp_path: Path, quick_coding: None) -> None:
    assert call("read", folder, "--into", tmp_path / "news.db").status == 0
    assert call("diff", tmp_path / "news.db").out == "Nothing.\n"


def test_answers_are_valid_by_the_documented_schemas(news: Path, tmp_path: Path) -> None:
    by = ("--by", "Nada")
    lines: dict[str, tuple[object, ...]] = {
        "judge accept": ("judge", "accept", news, "1", "entity:1", *by),
        "judge reject": ("judge", "reject", news, "1", "statement:1", *by),
        "judge correct": ("judge", "correct", news, "1", "position:1", "--set", "stance=offer", *by),
        "judge note": ("judge", "note", news, "1", "article", "--why", "late", *by),
        "history": ("history", news, "1"),
        "diff": ("diff", news),
        "judged": ("judged", news, "-o", tmp_path / "out"),
        "copy": ("copy", news, tmp_path / "copy.db"),
        "backup": ("backup", news, tmp_path / "backup.db"),
        "restore": ("restore", tmp_path / "backup.db", tmp_path / "restored.db"),
    }
    for command, words in lines.items():
        result = call(*words, "--json", "--lang", "ar")
        assert (result.status, result.err) == (0, ""), command
        jsonschema.Draft202012Validator(documented(command)).validate(result.answer)
    assert set(lines) | {"judge merge", "judge split", "undo"} <= set(ANSWERS)
