from __future__ import annotations

import json
import resource
from pathlib import Path

from tests.cli.call import call, call_program

ARABIC = "أعلن المتحدث باسم الحكومة أمس أن الهدنة ستبدأ بعد يومين، وقال إن الاتفاق سيوقع في العاصمة.\n"


def test_a_full_disk_stops_the_run_and_loses_nothing(tmp_path: Path) -> None:
    first = tmp_path / "1.txt"
    first.write_text(ARABIC, encoding="utf-8")
    ledger = tmp_path / "news.db"
    assert call_program("read", first, "--into", ledger).status == 0
    before = call("articles", ledger, "--json").answer["articles"]
    many = tmp_path / "many.jsonl"
    lines = [{"id": f"{n}", "url": f"https://example.org/{n}", "text": f"{n} {ARABIC * 100}"} for n in range(300)]
    many.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    # A limit on the size of files is what a full disk is to the ledger, and it harms nobody else.
    limit = ledger.stat().st_size + 600_000
    result = call_program(
        "read", many, "--into", ledger, setup=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    )
    stored = len(call("articles", ledger, "--json").answer["articles"]) - len(before)
    assert 0 < stored < 300
    assert result.status == 1
    assert result.err.splitlines()[0] == (
        f"Reading stopped. Articles stored by this run, which are kept: {stored}. Give the same command again to go on."
    )
    assert result.err.splitlines()[1].startswith(
        f'There is no room left to write the ledger "{ledger}"; what was stored'
    )
    assert result.err.endswith("[ledger.full]\n")
    assert "Traceback" not in result.err
    # Nothing is lost, and the same run goes on where there is room again.
    assert before[0] in call("articles", ledger, "--json").answer["articles"]
    assert call("check", ledger).status == 0
    again = call_program("read", many, "--into", ledger, "--json")
    assert (again.status, again.answer["new"], again.answer["known"]) == (0, 300 - stored, stored)


def test_a_file_that_cannot_be_written_is_told_in_a_sentence(tmp_path: Path) -> None:
    first = tmp_path / "1.txt"
    first.write_text(ARABIC * 2000, encoding="utf-8")
    ledger = tmp_path / "news.db"
    assert call_program("read", first, "--into", ledger).status == 0
    result = call_program(
        "export", "coding", ledger, "-o", tmp_path / "out",
        setup=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000)),
    )  # fmt: skip
    assert (result.status, result.err) == (3, f'There is no room left to write "{tmp_path}/out". [output.full]\n')
    result = call("export", "coding", ledger, "-o", first, "--lang", "ar")
    assert (result.status, result.err) == (3, f"«{first}» ليس مجلدا. [output.not-a-folder]\n")
