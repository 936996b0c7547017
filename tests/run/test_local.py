from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tawatur.errors import LedgerError
from tawatur.ledger.check import check_ledger
from tawatur.ledger.ledger import Ledger
from tawatur.ledger.open import open_ledger
from tawatur.records.document import Document
from tawatur.records.findings import Findings
from tawatur.records.refusal import Refusal
from tawatur.run.local import read_into, store_stream
from tawatur.run.summary import RunSummary
from tests.run.fake import CODEBOOK, make_stream, use_fake_coder


@pytest.fixture(autouse=True)
def fake_coder(monkeypatch: pytest.MonkeyPatch) -> None:
    use_fake_coder(monkeypatch)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "news.db", create=True) as ledger:
        yield ledger


def test_a_few_files_are_read_in_this_process(ledger: Ledger, tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    for number in range(3):
        (articles / f"{number}.txt").write_text(f"قال الوزير سالم نادر أمس في صنعاء {number}", encoding="utf-8")
    done: list[int] = []
    summary = read_into([articles], ledger, codebook=CODEBOOK, progress=done.append)
    assert summary == RunSummary(articles=3, new=3, entities=3)
    assert done == [1, 1, 1]
    assert read_into([articles], ledger, codebook=CODEBOOK) == RunSummary(articles=3, known=3)
    assert read_into([articles], ledger, codebook=CODEBOOK, again=True) == RunSummary(articles=3, recoded=3, entities=3)


def test_a_corpus_on_two_processes_is_the_same_as_on_one(ledger: Ledger, tmp_path: Path) -> None:
    expected = RunSummary(articles=300, new=254, versions=23, updated=23, refused=28, entities=300, outlets=2)
    done: list[int] = []
    assert store_stream(make_stream(300), ledger, codebook=CODEBOOK, progress=done.append) == expected
    assert sum(done) == 328
    with open_ledger(tmp_path / "one.db", create=True) as one:
        assert store_stream(make_stream(300), one, codebook=CODEBOOK, workers=1) == expected
        assert one.digest() == ledger.digest()
        with ledger.engine.connect() as there, one.engine.connect() as here:
            order = "SELECT article, number, sha256 FROM versions ORDER BY id"
            assert there.exec_driver_sql(order).all() == here.exec_driver_sql(order).all()
    assert check_ledger(ledger) == ()


def test_reading_again_writes_nothing(ledger: Ledger) -> None:
    store_stream(make_stream(100), ledger, codebook=CODEBOOK)
    digest = ledger.digest()
    again = store_stream(make_stream(100), ledger, codebook=CODEBOOK)
    assert again == RunSummary(articles=100, known=100, refused=10, outlets=2)
    assert ledger.digest() == digest


@pytest.mark.parametrize(("word", "error"), [("fail", "ValueError"), ("deep", "RecursionError")])
def test_an_article_that_cannot_be_coded_is_refused_and_the_run_goes_on(ledger: Ledger, word: str, error: str) -> None:
    summary = store_stream(make_stream(90, every=30, word=word), ledger, codebook=CODEBOOK)
    assert (summary.articles, summary.new + summary.versions, summary.refused) == (90, 87, 3 + 9)
    refused = [refusal for refusal in ledger.refusals() if refusal.stage == "code"]
    assert [(refusal.document, refusal.code) for refusal in refused] == [
        ("29.txt", "coding.failed"),
        ("59.txt", "coding.failed"),
        ("89.txt", "coding.failed"),
    ]
    assert {refusal.details["error"] for refusal in refused} == {error}
    assert {refusal.details["where"].split(":")[0] for refusal in refused} == {"fake.py"}
    # The same again: nothing more is written.
    digest = ledger.digest()
    assert store_stream(make_stream(90, every=30, word=word), ledger, codebook=CODEBOOK).refused == 12
    assert ledger.digest() == digest


def test_an_article_that_ends_its_process_is_refused_and_the_run_goes_on(ledger: Ledger) -> None:
    summary = store_stream(make_stream(120, every=40, word="crash"), ledger, codebook=CODEBOOK)
    assert (summary.articles, summary.new + summary.versions, summary.refused) == (120, 117, 3 + 11)
    refused = [refusal for refusal in ledger.refusals() if refusal.stage == "code"]
    assert refused == [
        Refusal(document=name, stage="code", code="coding.crashed", details={"path": name})
        for name in ("119.txt", "39.txt", "79.txt")
    ]


def test_an_article_that_cannot_be_stored_is_refused(ledger: Ledger) -> None:
    docs = [Document(name="a.txt", text="نص", title_end=2**70), Document(name="b.txt", text="نص")]
    assert store_stream(docs, ledger, codebook=CODEBOOK) == RunSummary(articles=2, new=1, refused=1, entities=1)
    (refusal,) = ledger.refusals()
    assert (refusal.document, refusal.stage, refusal.code) == ("a.txt", "store", "ledger.unstorable")


def test_remarks_are_kept_and_counted_apart(ledger: Ledger) -> None:
    done: list[int] = []
    remark = Refusal(document="a.txt", stage="note", code="ingest.unknown-date")
    stream = [Document(name="a.txt", text="نص"), remark]
    summary = store_stream(stream, ledger, codebook=CODEBOOK, progress=done.append)
    assert summary == RunSummary(articles=1, new=1, notes=1, entities=1)
    assert ledger.refusals() == (remark,)
    assert done == [1]


def test_a_ledger_that_fails_stops_the_run_and_keeps_what_was_stored(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Ledger.store_article

    def fail_late(self: Ledger, doc: Document, findings: Findings, *, again: bool = False) -> str:
        if doc.name == "60.txt":
            raise LedgerError("ledger.full", ledger=self.where, error="")
        return store(self, doc, findings, again=again)

    monkeypatch.setattr(Ledger, "store_article", fail_late)
    with pytest.raises(LedgerError):
        store_stream(make_stream(200), ledger, codebook=CODEBOOK)
    assert ledger.counts()["versions"] == 60
    monkeypatch.undo()
