"""What a ledger promises, on every database."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tawatur.errors import InputError
from tawatur.ledger.check import check_ledger
from tawatur.ledger.ledger import Ledger
from tawatur.ledger.open import open_ledger
from tawatur.records.document import Document
from tawatur.records.findings import Findings
from tawatur.records.quantity import Quantity
from tawatur.records.refusal import Refusal
from tests.ledger.samples import find, make_document, make_findings
from tests.ledger.strategies import DOCUMENTS, FINDINGS

ANY_LEDGER = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
FEWER = Findings(quantities=(Quantity(span=find("30 أسيرا"), unit="captives"),))


def test_an_article_and_its_findings_are_kept(ledger: Ledger) -> None:
    doc = make_document(outlet="الأفق", published="2018-12-13", published_from="metadata", author="سالم")
    assert ledger.store_article(doc, make_findings()) == "new"
    assert ledger.find_article(doc.key) == doc
    assert ledger.findings(doc.key) == make_findings()
    assert list(ledger.coded_articles()) == [(doc, make_findings())]
    assert check_ledger(ledger) == ()


def test_what_is_not_there(ledger: Ledger) -> None:
    assert ledger.find_article("0" * 16) is None
    assert ledger.findings("0" * 16) == Findings()
    assert ledger.versions("0" * 16) == ()
    assert ledger.updates("0" * 16) == ()
    assert list(ledger.articles()) == []
    assert ledger.refusals() == ()


def test_what_is_known_is_not_written(ledger: Ledger) -> None:
    doc = make_document()
    ledger.store_article(doc, make_findings())
    assert ledger.store_article(doc, Findings()) == "known"
    assert ledger.findings(doc.key) == make_findings()


def test_equal_text_from_another_outlet_is_another_article(ledger: Ledger) -> None:
    first, second = make_document(outlet="الأفق"), make_document(outlet="النجم")
    assert [ledger.store_article(doc, Findings()) for doc in (first, second)] == ["new", "new"]
    assert {doc.outlet for doc in ledger.articles()} == {"الأفق", "النجم"}


def test_changed_text_is_a_new_version_and_the_old_one_stays(ledger: Ledger) -> None:
    old, new = make_document(url="https://news.example/1"), make_document(text="غيره", url="https://news.example/1")
    ledger.store_article(old, make_findings())
    assert ledger.store_article(new, Findings()) == "version"
    assert ledger.find_article(old.key) == new
    assert ledger.findings(old.key) == Findings()
    assert ledger.versions(old.key) == ((old, make_findings()), (new, Findings()))
    assert check_ledger(ledger) == ()


def test_an_older_text_read_again_changes_nothing(ledger: Ledger) -> None:
    old, new = make_document(), make_document(text="غيره")
    for doc in (old, new):
        ledger.store_article(doc, Findings())
    digest = ledger.digest()
    assert [ledger.store_article(doc, Findings(), again=doc is old) for doc in (old, new)] == ["known", "known"]
    assert ledger.digest() == digest


def test_changed_metadata_is_recorded_with_new_findings(ledger: Ledger) -> None:
    doc = make_document(published="2018-12-13", published_from="inferred")
    dated = make_document(published="2018-12-14", published_from="metadata")
    ledger.store_article(doc, make_findings())
    assert ledger.store_article(dated, FEWER) == "updated"
    assert ledger.find_article(doc.key) == dated
    assert ledger.versions(doc.key) == ((dated, FEWER),)
    (update,) = ledger.updates(doc.key)
    assert (update.version, update.published, update.published_from) == (1, "2018-12-14", "metadata")
    assert check_ledger(ledger) == ()
    # Metadata from before the change are known, in whatever order a corpus is read again.
    assert [ledger.store_article(one, Findings()) for one in (doc, dated)] == ["known", "known"]


def test_reading_again_replaces_the_findings_of_the_current_version(ledger: Ledger) -> None:
    doc = make_document()
    ledger.store_article(doc, make_findings())
    assert ledger.store_article(doc, FEWER, again=True) == "recoded"
    assert ledger.findings(doc.key) == FEWER
    assert ledger.counts()["mentions"] == 0
    assert ledger.store_article(doc, make_findings(), again=True) == "recoded"
    assert ledger.findings(doc.key) == make_findings()


def test_outcomes_are_told_without_storing(ledger: Ledger) -> None:
    doc = make_document(url="https://news.example/1")
    ledger.store_article(doc, Findings())
    docs = [
        doc,
        make_document("b.txt"),
        make_document(text="غيره", url=doc.url),
        make_document(url=doc.url, author="س"),
    ]
    assert ledger.outcomes(docs) == ["known", "new", "version", "updated"]
    assert ledger.outcomes(docs, again=True) == ["recoded", "new", "version", "updated"]
    assert ledger.outcomes([]) == []
    assert ledger.counts()["articles"] == 1


def test_articles_come_by_date_and_key(ledger: Ledger) -> None:
    docs = [make_document(f"{n}.txt", published=f"2020-01-{1 + n % 7:02}" if n % 5 else "") for n in range(230)]
    for doc in docs:
        ledger.store_article(doc, Findings())
    assert list(ledger.articles()) == sorted(docs, key=lambda doc: (doc.published, doc.key))


def test_a_refusal_is_kept_once_until_its_text_is_stored(ledger: Ledger) -> None:
    doc, other = make_document(), make_document(text="غيره")
    unread = Refusal(document="b.txt", stage="decode", code="ingest.not-text", details={"path": "ب"})
    failed = Refusal(document=doc.name, stage="code", code="coding.failed")
    assert [ledger.store_refusal(unread), ledger.store_refusal(unread)] == [True, False]
    assert [ledger.store_refusal(failed, doc), ledger.store_refusal(failed, other)] == [True, True]
    assert ledger.refusals() == (failed, failed, unread)
    ledger.store_article(doc, Findings())
    assert ledger.refusals() == (failed, unread)


def test_a_value_that_fits_no_column_refuses_the_article_alone(ledger: Ledger) -> None:
    doc = Document(name="a.txt", text="ا", title_end=2**80)
    with pytest.raises(InputError) as caught:
        ledger.store_article(doc, Findings())
    assert caught.value.code == "ledger.unstorable"
    assert list(ledger.articles()) == []
    assert ledger.store_article(make_document(), make_findings()) == "new"


def test_the_digest_does_not_depend_on_the_order_of_reading(ledger: Ledger, tmp_path: Path) -> None:
    docs = [make_document(f"{n}.txt") for n in range(12)]
    refusal = Refusal(document="x.txt", stage="open", code="ingest.empty-file")
    for doc in docs:
        ledger.store_article(doc, make_findings())
    ledger.store_refusal(refusal)
    with open_ledger(tmp_path / "other.db", create=True) as other:
        other.store_refusal(refusal)
        for doc in random.Random(1).sample(docs, len(docs)):
            other.store_article(doc, make_findings())
        assert other.digest() == ledger.digest()
        other.store_article(docs[0], FEWER, again=True)
        assert other.digest() != ledger.digest()


@ANY_LEDGER
@given(FINDINGS)
def test_any_findings_come_back_from_the_database(ledger: Ledger, findings: Findings) -> None:
    doc = make_document()
    ledger.store_article(doc, findings, again=True)
    assert ledger.findings(doc.key) == findings


@settings(ANY_LEDGER, max_examples=40)
@given(docs=st.lists(DOCUMENTS, max_size=8), cut=st.integers(0, 8))
def test_reading_a_stream_again_from_anywhere_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, empty_file: Path, docs: list[Document], cut: int
) -> None:
    folder = tmp_path_factory.mktemp("ledgers")
    for name in ("a.db", "b.db"):
        shutil.copy(empty_file, folder / name)
    with open_ledger(folder / "a.db") as straight, open_ledger(folder / "b.db") as broken:
        for doc in docs:
            straight.store_article(doc, Findings())
        for doc in (*docs[:cut], *docs, *docs):
            broken.store_article(doc, Findings())
        assert broken.digest() == straight.digest()
        assert check_ledger(broken) == tuple(p for p in check_ledger(broken) if p.code == "title")
        by_key = {doc.key: doc for doc in docs}
        assert {doc.key for doc in broken.articles()} == set(by_key)
