from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

from tests.cli.call import call

pytestmark = pytest.mark.usefixtures("quick_coding")


def test_the_closing_table_counts_what_was_read(folder: Path, tmp_path: Path) -> None:
    result = call("read", folder, "--into", tmp_path / "news.db")
    assert (result.status, result.err) == (0, "")
    assert [line.split() for line in result.out.splitlines()] == [
        ["Articles", "read", "2"],
        ["of", "them", "new", "2"],
        ["Refused", "0"],
        ["Entities", "0"],
        ["Statements", "0"],
        ["Outlets", "1"],
    ]
    again = call("read", folder, "--into", tmp_path / "news.db", "--lang", "ar")
    assert (again.status, again.err) == (0, "")
    assert [line.rsplit(maxsplit=1) for line in again.out.splitlines()] == [
        ["المقالات المقروءة", "2"],
        ["معروف من قبل", "2"],
        ["المتروك", "0"],
        ["الكيانات", "0"],
        ["الأقوال", "0"],
        ["الوسائل", "1"],
    ]


def test_the_answer_counts_the_same(folder: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "news.db"
    (folder / "3.txt").write_text("The end of the war", encoding="utf-8")
    numbers = {
        "articles": 2, "new": 2, "known": 0, "versions": 0, "updated": 0, "recoded": 0,
        "refused": 1, "notes": 0, "entities": 0, "statements": 0, "outlets": 1,
    }  # fmt: skip
    refusal = {
        "document": f"{folder}/3.txt",
        "stage": "sniff",
        "code": "ingest.not-arabic",
        "details": {"path": f"{folder}/3.txt", "language": "en"},
        "sentence": f'"{folder}/3.txt" is not in Arabic; its language seems to be: English.',
    }
    result = call("read", folder, "--into", ledger, "--json")
    assert (result.status, result.err) == (1, "")
    assert result.answer == {
        "ledger": str(ledger), **numbers, "refusals": [refusal], "remarks": [], "unlisted": 0,
    }  # fmt: skip
    (folder / "3.txt").unlink()
    (folder / "1.txt").write_text((folder / "1.txt").read_text("utf-8") + "وأكد ذلك أمس.\n", encoding="utf-8")
    changed = call("read", folder, "--into", ledger, "--json", "--again", "--workers", 1)
    assert (changed.status, changed.answer) == (0, {
        "ledger": str(ledger), **numbers, "new": 0, "versions": 1, "recoded": 1, "refused": 0,
        "refusals": [], "remarks": [], "unlisted": 0,
    })  # fmt: skip


def test_exit_status_3_where_nothing_could_be_read(folder: Path, tmp_path: Path) -> None:
    result = call("read", folder / "gone.txt", "--into", tmp_path / "news.db")
    assert result.status == 3
    assert result.err.splitlines() == [
        f'There is no file or folder "{folder}/gone.txt". [ingest.missing-path]',
        "Nothing could be read.",
    ]
    readme = folder / "README"
    readme.write_text("هذا المجلد فيه أخبار", encoding="utf-8")
    result = call("read", readme, "--into", tmp_path / "news.db", "--lang", "ar")
    assert (result.status, result.err) == (3, "لم يُقرأ شيء.\n")


def test_a_coding_that_fails_is_a_refusal(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(doc: Any, codebook: object) -> None:
        raise ValueError(f"nothing fits {doc.name}")

    monkeypatch.setattr("tawatur.run.worker.code_article", fail)
    for _ in range(2):  # the second time the ledger knows of the refusals, and they are told again
        result = call("read", folder, "--into", tmp_path / "news.db", "--json")
        assert (result.status, result.answer["refused"]) == (1, 2)
        told = [one["sentence"] for one in result.answer["refusals"]]
        assert [sentence.startswith('The article "1.txt" could not be coded') for sentence in told] == [True, False]
        assert "ValueError" in told[0] and told[0].endswith("nothing fits 1.txt)")


def test_no_more_refusals_are_listed_than_one_can_read(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tawatur.cli.read.MOST_LISTED", 2)
    for number in range(5):
        (folder / f"x{number}.txt").touch()
    answer = call("read", folder, "--into", tmp_path / "news.db", "--json").answer
    assert (answer["refused"], len(answer["refusals"]), answer["unlisted"]) == (5, 2, 3)
    result = call("read", folder, "--into", tmp_path / "other.db")
    assert result.err.splitlines()[2:] == ["Refusals and remarks not listed here: 3"]


def test_a_progress_bar_is_drawn_on_a_terminal_only(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("tests.cli.call.io.StringIO", Terminal)
    monkeypatch.setenv("TERM", "xterm")
    result = call("read", folder, "--into", tmp_path / "news.db", "--json")
    assert "Reading" in result.err
    assert result.answer["articles"] == 2


def test_ledgers_that_cannot_be_opened(folder: Path, tmp_path: Path) -> None:
    text = folder / "1.txt"
    for into, code in (
        (folder, "ledger.is-folder"),
        (text, "ledger.not-sqlite"),
        (tmp_path / "none/news.db", "ledger.no-folder"),
        ("nodb://x", "ledger.url"),
    ):
        result = call("read", folder, "--into", into)
        assert (result.status, result.err.count("\n")) == (3, 1)
        assert result.err.endswith(f"[{code}]\n")
    assert text.read_text("utf-8").startswith("وزير الخارجية")
