from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.call import call, call_program


def test_an_unknown_exception_is_one_sentence_and_exit_70(coded_ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: object) -> None:
        raise RuntimeError("the sky fell")

    monkeypatch.setattr("tawatur.ledger.ledger.Ledger.coded_articles", fail)
    monkeypatch.delenv("TAWATUR_TRACEBACK", raising=False)
    result = call("articles", coded_ledger)
    assert (result.status, result.out, result.err.count("\n")) == (70, "", 1)
    assert result.err.startswith("A fault inside the program: RuntimeError: the sky fell at test_faults.py:")
    assert result.err.endswith("Run it again with TAWATUR_TRACEBACK=1 to see the details. [internal]\n")
    result = call("articles", coded_ledger, "--json")
    assert (result.status, result.answer["error"]["code"], result.answer["exit"]) == (70, "internal", 70)
    monkeypatch.setenv("TAWATUR_TRACEBACK", "1")
    result = call("articles", coded_ledger, "--lang", "ar")
    assert result.err.startswith("Traceback (most recent call last):")
    assert "خلل داخلي في البرنامج: RuntimeError: the sky fell" in result.err.splitlines()[-1]


def test_ctrl_c_is_told_and_exits_130(coded_ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(self: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tawatur.ledger.ledger.Ledger.coded_articles", interrupt)
    result = call("articles", coded_ledger, "--lang", "ar")
    assert (result.status, result.err) == (130, "أوقفه المستعمل؛ ما حُفظ قبل ذلك باق. [interrupted]\n")
    answer = call("articles", coded_ledger, "--json").answer
    assert (answer["error"]["code"], answer["exit"]) == ("interrupted", 130)


def test_a_reader_that_has_seen_enough_is_no_fault(coded_ledger: Path) -> None:
    command = f"{sys.executable} -m tawatur.cli.app schema | head -1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "{\n", "")


def test_arabic_goes_out_whatever_the_locale(coded_ledger: Path) -> None:
    result = call_program("articles", coded_ledger, LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert (result.status, result.err) == (0, "")
    assert "صوت المدينة" in result.out


def test_the_door_opens_quickly() -> None:
    program = "import sys; import tawatur.cli.app; print(*sorted(sys.modules))"
    begun = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert time.perf_counter() - begun < 3  # 0.15 s on an idle machine; a test runs beside others
    heavy = {"sqlalchemy", "alembic", "jinja2", "rapidfuzz", "rich", "pycrfsuite", "charset_normalizer"}
    assert not heavy & set(done.stdout.split())


def test_only_the_shell_prints_and_exits() -> None:
    package = Path(__file__).parent.parent.parent / "tawatur"
    wrong = [
        str(file.relative_to(package))
        for file in sorted(package.rglob("*.py"))
        if file.relative_to(package).parts[0] != "cli" and "build" not in file.parts
        for line in file.read_text("utf-8").splitlines()
        if line.strip().startswith(("print(", "sys.exit(", "exit(", "sys.stdout", "sys.stderr"))
    ]
    assert wrong == []
