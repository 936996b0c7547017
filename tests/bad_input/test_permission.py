from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.call import NOBODY, call_without_rights

ARABIC = "أعلن المتحدث باسم الحكومة أمس أن الهدنة ستبدأ بعد يومين.\n"


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder that everybody may enter; pytest's own are for its user alone."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    for path in folder.rglob("*"):
        path.chmod(0o700)
    shutil.rmtree(folder)


def test_what_one_may_not_read_is_refused_and_the_rest_is_read(place: Path) -> None:
    news = place / "news"
    (news / "closed").mkdir(parents=True)
    for name in ("1.txt", "2.txt", "closed/3.txt"):
        (news / name).write_text(ARABIC, encoding="utf-8")
    (news / "2.txt").chmod(0)
    (news / "closed").chmod(0)
    ledgers = place / "ledgers"
    ledgers.mkdir()
    ledgers.chmod(0o777)
    result = call_without_rights("read", news, "--into", ledgers / "news.db")
    assert (result.status, result.err.splitlines()) == (
        1,
        [
            f'You do not have permission to read "{news}/2.txt". [ingest.no-permission]',
            f'You do not have permission to read "{news}/closed". [ingest.no-permission]',
        ],
    )
    result = call_without_rights("read", news, "--into", ledgers / "news.db", "--lang", "ar", "--json")
    assert (result.answer["known"], [one["sentence"] for one in result.answer["refusals"]]) == (
        1,
        [f"لا تملك صلاحية قراءة «{news}/2.txt».", f"لا تملك صلاحية قراءة «{news}/closed»."],
    )


def test_a_ledger_that_one_may_not_write_is_told_before_anything_is_read(place: Path) -> None:
    (place / "1.txt").write_text(ARABIC, encoding="utf-8")
    closed = place / "closed"
    closed.mkdir()
    closed.chmod(0o555)
    if not os.getuid():
        os.chown(place / "1.txt", NOBODY, -1)
    result = call_without_rights("read", place / "1.txt", "--into", closed / "news.db")
    assert result.status == 3
    assert result.err.endswith("[ledger.read-only]\n")
    assert "Traceback" not in result.err
