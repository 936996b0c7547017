from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tawatur.exchange.coding import choose_name, export_coding
from tawatur.ledger.open import open_ledger
from tawatur.records.document import Document
from tawatur.records.findings import Findings
from tests.ledger.samples import TEXT, make_document, make_findings
from tests.needs import needs_shared

CODED = {
    "document": "a.txt",
    "outlet": "الأفق",
    "published": "2018-12-13",
    "published_from": "metadata",
    "entities": [
        {"id": "nader", "kind": "person", "en": "Salem Nader", "forms": ["سالم نادر"], "role": "الوزير"},
        {"id": "horizon", "kind": "media", "en": "Horizon", "forms": ["وكالة الأفق", "الأفق"]},
        {"id": "yemen", "kind": "state", "en": "Yemen", "forms": []},
    ],
    "statements": [
        {
            "start": 46,
            "end": 76,
            "speaker": "nader",
            "anonymity": "named",
            "cue": "قال",
            "cue_class": "say",
            "form": "direct",
            "via": ["horizon"],
            "with": ["yemen"],
        }
    ],
    "positions": [
        {
            "start": 52,
            "end": 58,
            "holder": "yemen",
            "stance": "condition",
            "condition": "إذا أطلق 30 أسيرا",
            "toward": ["nader", "horizon"],
            "by": "nader",
        }
    ],
    "provisions": [{"start": 63, "end": 76, "instrument": "الاتفاق", "parties": ["yemen", "nader"], "date": "2018-12"}],
    "events": [
        {
            "start": 46,
            "end": 58,
            "type": "CONCEDE",
            "anchor": "سنقبل الهدنة",
            "actors": ["yemen"],
            "recipients": ["nader", "yemen"],
            "place": "",
            "date": "",
            "status": "hypothetical",
            "claimed_by": "nader",
        }
    ],
    "relations": [
        {"start": 15, "end": 31, "type": "member_of", "a": "nader", "b": "yemen", "means": "", "since": "", "until": ""}
    ],
}


@dataclass
class Articles:
    """Articles that are in no ledger."""

    articles: list[tuple[Document, Findings]]

    def coded_articles(self) -> Iterator[tuple[Document, Findings]]:
        return iter(self.articles)


def test_an_article_out_of_a_ledger(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "news.db", create=True) as ledger:
        doc = make_document(outlet="الأفق", published="2018-12-13", published_from="metadata")
        ledger.store_article(make_document(text="قبله", outlet="الأفق"), Findings())
        ledger.store_article(doc, make_findings())
        assert export_coding(ledger, tmp_path / "out") == 1
    assert json.loads((tmp_path / "out/coded/a.json").read_text(encoding="utf-8")) == CODED
    assert (tmp_path / "out/texts/a.txt").read_bytes() == TEXT.encode("utf-8")


def test_every_span_finds_its_words_in_the_exported_text(tmp_path: Path) -> None:
    export_coding(Articles([(make_document(), make_findings())]), tmp_path)
    coded = json.loads((tmp_path / "coded/a.json").read_text(encoding="utf-8"))
    text = (tmp_path / "texts" / coded["document"]).read_bytes().decode("utf-8")
    quotes = [
        text[row["start"] : row["end"]]
        for kind in ("statements", "positions", "provisions", "events", "relations")
        for row in coded[kind]
    ]
    assert quotes == ["سنقبل الهدنة إذا أطلق 30 أسيرا", "الهدنة", "أطلق 30 أسيرا", "سنقبل الهدنة", "الوزير سالم نادر"]


def test_texts_are_written_as_they_count(tmp_path: Path) -> None:
    texts = ["سطر\nوسطر\u2028", "\U0001f600 رمز", "نصف \ud800 حرف"]
    export_coding(Articles([(Document(name=f"{n}", text=text), Findings()) for n, text in enumerate(texts)]), tmp_path)
    written = [(tmp_path / "texts" / str(n)).read_bytes().decode("utf-8") for n in range(3)]
    assert written == ["سطر\nوسطر\u2028", "\U0001f600 رمز", "نصف \ufffd حرف"]


def test_parties_of_a_point_stand_in_for_those_of_its_instrument(tmp_path: Path) -> None:
    findings = make_findings()
    (instrument,) = findings.instruments
    bare = Findings(instruments=(type(instrument)(label=instrument.label, provisions=instrument.provisions),))
    export_coding(Articles([(make_document(), bare)]), tmp_path)
    (row,) = json.loads((tmp_path / "coded/a.json").read_text(encoding="utf-8"))["provisions"]
    assert row["parties"] == ["yemen"]


def test_names_of_files() -> None:
    taken: set[str] = set()
    names = ["a.txt", "A.TXT", "a", "news/2015/a.txt", "خبر.txt", "feed.jsonl:12", "..", "https://x.example/?q=1", "/"]
    docs = [Document(name=name, text="") for name in names]
    assert [choose_name(doc, taken) for doc in docs] == [
        "a.txt",
        f"A-{docs[1].key}.TXT",
        f"a-{docs[2].key}",
        "news_2015_a.txt",
        "خبر.txt",
        "feed.jsonl_12",
        docs[6].key,
        "https_x.example_q=1",
        "_",
    ]


def test_a_very_long_name_is_cut() -> None:
    name = choose_name(Document(name="م" * 400 + ".txt", text=""), set())
    assert name == "م" * 110 + ".txt"


def test_every_article_has_files_of_its_own(tmp_path: Path) -> None:
    docs = [Document(name="a.txt", text=str(n), outlet=str(n)) for n in range(5)]
    assert export_coding(Articles([(doc, Findings()) for doc in docs]), tmp_path) == 5
    coded = sorted((tmp_path / "coded").iterdir())
    read = [json.loads(path.read_text(encoding="utf-8"))["document"] for path in coded]
    assert sorted((tmp_path / "texts" / name).read_text(encoding="utf-8") for name in read) == list("01234")


@pytest.mark.shared
def test_the_kit_of_the_coded_articles_finds_nothing_wrong(tmp_path: Path) -> None:
    path = needs_shared() / "gold" / "goldkit.py"
    spec = importlib.util.spec_from_file_location("goldkit", path)
    assert spec is not None and spec.loader is not None
    kit = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(kit)
    docs = [(make_document(name), make_findings()) for name in ("a.txt", "b/c.txt", "d")]
    export_coding(Articles(docs), tmp_path)
    for coded in sorted((tmp_path / "coded").iterdir()):
        article, text, errors = kit.load(coded, tmp_path / "texts")
        assert (text, errors) == (TEXT, [])
        assert len(article["statements"]) == 1
