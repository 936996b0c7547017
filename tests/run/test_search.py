"""Search finds what readers of Arabic expect, on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tawatur.arabic.clitics import Lexicon
from tawatur.codebook.lexicon import load_lexicon
from tawatur.codebook.load import load_codebook
from tawatur.ledger.anchors import make_anchor
from tawatur.ledger.deciding import decide_record
from tawatur.ledger.ledger import Ledger
from tawatur.ledger.open import open_ledger
from tawatur.records.document import Document
from tawatur.records.entity import Entity, Mention
from tawatur.records.event import Event
from tawatur.records.findings import Findings
from tawatur.records.position import Position
from tawatur.records.span import Span, make_span
from tawatur.records.statement import Statement
from tawatur.run.search import Asked, Passage, index_ledger, search_ledger
from tests.ledger.conftest import create_database, server

__all__ = ["server"]

TEXTS = {
    "truce": "اتفاق على الهدنة\n\nرحب الوزير بِالهُدْنَة في غزة، وقال خليفة سعدون: «نرفض الهدنة إذا استمر القصف».",
    "israel": "قصف في الجنوب\n\nأعلنت إسرائيل أن قواتها قصفت مواقع، وطالبت وكهرباءها مقطوعة.",
    "governor": "والي الخرطوم\n\nاستقبل والي الخرطوم عبدالله سعدون الوفد، ثم غادر إلى باريس.",
    "sea": "سفينة في البحر\n\nغادرت السفينة ميناء بورتسودان ليلا نحو البحر الأحمر مع عبد الله سعدون.",
}


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon(load_codebook())


def find(name: str, words: str) -> Span:
    start = TEXTS[name].index(words)
    return make_span(TEXTS[name], start, start + len(words))


def make_entity(name: str, id_: str, kind: str, en: str, *forms: str) -> Entity:
    mentions = tuple(Mention(span=find(name, form), entity=id_) for form in forms)
    return Entity(id=id_, kind=kind, en=en, forms=forms, mentions=mentions)  # type: ignore[arg-type]


TRUCE = Findings(
    entities=(
        make_entity("truce", "e1", "person", "Khalifa Sa'dun", "خليفة سعدون"),
        make_entity("truce", "gaza", "place", "Gaza", "غزة"),
    ),
    statements=(
        Statement(
            content=find("truce", "نرفض الهدنة إذا استمر القصف"), cue=find("truce", "وقال"), speaker="e1",
            anonymity="named", cue_class="say", form="direct",
        ),
    ),
    positions=(
        Position(
            holder="e1", stance="refusal", matter=find("truce", "الهدنة إذا"), condition=find("truce", "استمر القصف"),
            by="e1",
        ),
    ),
)  # fmt: skip
ISRAEL = Findings(
    entities=(
        make_entity("israel", "israel", "state", "Israel", "إسرائيل"),
        make_entity("israel", "south", "place", "the South", "الجنوب"),
    ),
    events=(
        Event(type="ASSAULT", anchor=find("israel", "قصفت"), actors=("israel",), place="south", date="2015-07-03"),
        Event(type="ASSAULT", anchor=find("israel", "قصف"), status="denied", date="2015-08"),
    ),
)


def fill(ledger: Ledger) -> None:
    findings = {"truce": TRUCE, "israel": ISRAEL}
    for number, (name, text) in enumerate(TEXTS.items()):
        doc = Document(
            name=name, text=text, title_end=text.index("\n"), outlet=("صحيفة الأفق", "النجم")[number % 2],
            published=f"2015-07-0{1 + number}", published_from="metadata",
        )  # fmt: skip
        ledger.store_article(doc, findings.get(name, Findings()))


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def ledger(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, lexicon: Lexicon
) -> Iterator[Ledger]:
    where = str(tmp_path_factory.mktemp("search") / "news.db")
    if request.param == "postgresql":
        where = create_database(request.getfixturevalue("server"))
    with open_ledger(where, create=True) as opened:
        fill(opened)
        assert index_ledger(opened, lexicon) == 4
        assert index_ledger(opened, lexicon) == 0
        yield opened


def ask(ledger: Ledger, lexicon: Lexicon, words: str = "", **filters: object) -> list[Passage]:
    count, found = search_ledger(ledger, Asked(words=words, **filters), lexicon)  # type: ignore[arg-type]
    assert count == len(found)
    return found


def names(ledger: Ledger, found: list[Passage]) -> list[str]:
    return [doc.name for one in found if (doc := ledger.find_article(one.article))]


@pytest.mark.parametrize(
    ("words", "expected", "hits"),
    [
        ("هدنة", ["truce"], ["الهدنة", "بِالهُدْنَة", "الهدنة"]),
        ("الهدنة", ["truce"], ["الهدنة", "بِالهُدْنَة", "الهدنة"]),
        ("بالهدنة", ["truce"], ["الهدنة", "بِالهُدْنَة", "الهدنة"]),
        ("هُدْنَة", ["truce"], ["الهدنة", "بِالهُدْنَة", "الهدنة"]),
        ("اسرائيل", ["israel"], ["إسرائيل"]),
        ("إسرائيل", ["israel"], ["إسرائيل"]),
        ("Israel", ["israel"], ["إسرائيل"]),
        ("والي", ["governor"], ["والي", "والي"]),
        ("كهرباء", ["israel"], ["وكهرباءها"]),
        ("قوات", ["israel"], ["قواتها"]),
        ("باريس", ["governor"], ["باريس"]),
        ("بحر", ["sea"], ["البحر", "البحر"]),
        ("عبد الله", ["sea", "governor"], ["عبد"]),
        ("عبدالله سعدون", ["sea", "governor"], ["عبد", "سعدون"]),
        ('"الهدنة"', ["truce"], ["الهدنة", "الهدنة"]),
        ('"هدنة"', [], []),
        ('"البحر الاحمر"', ["sea"], ["البحر الأحمر"]),
        ("«الأحمر البحر»", [], []),
        ("الأحمر البحر", ["sea"], ["البحر", "البحر", "الأحمر"]),
        ("عبدالله -باريس", ["sea"], None),
        ('عبدالله -"البحر الأحمر"', ["governor"], None),
        ("الهدنة في غزة", ["truce"], ["الهدنة", "بِالهُدْنَة", "غزة", "الهدنة"]),
        ("Khalifa Sadoun", ["truce"], ["خليفة سعدون"]),
        ("Halifax", [], []),
        ("قمر", [], []),
    ],
)
def test_words_are_found_as_readers_expect(
    ledger: Ledger, lexicon: Lexicon, words: str, expected: list[str], hits: list[str] | None
) -> None:
    found = ask(ledger, lexicon, words)
    assert names(ledger, found) == expected
    if hits:
        assert [hit.quote for hit in found[0].hits] == hits
    for one in found:
        doc = ledger.find_article(one.article)
        assert doc is not None
        assert all(doc.text[span.start : span.end] == span.quote for span in (one.shown, one.span, *one.hits))


def test_filters_find_records_by_who_and_where_and_when(ledger: Ledger, lexicon: Lexicon) -> None:
    for name in ("سعدون", "خليفة سعدون", "Saadoun", "khalifa sadun", "Sa'dun"):
        [statement] = ask(ledger, lexicon, "هدنة", speaker=name)
        assert (statement.kind, statement.number, statement.span.quote) == (
            "statement", 0, "نرفض الهدنة إذا استمر القصف",
        )  # fmt: skip
        assert [one.kind for one in ask(ledger, lexicon, holder=name)] == ["position"]
    assert ask(ledger, lexicon, speaker="Lavrov") == []
    assert [one.number for one in ask(ledger, lexicon, actor="اسرائيل")] == [0]
    assert [one.number for one in ask(ledger, lexicon, types=("ASSAULT",))] == [0, 1]
    assert [one.number for one in ask(ledger, lexicon, types=("ASSAULT",), statuses=("denied",))] == [1]
    assert [one.number for one in ask(ledger, lexicon, kinds=("event",), since="2015-08")] == [1]
    assert [one.number for one in ask(ledger, lexicon, kinds=("event",), until="2015-07-03")] == [0]
    assert names(ledger, ask(ledger, lexicon, place="Gaza")) == ["truce"]
    assert [one.number for one in ask(ledger, lexicon, kinds=("event",), place="جنوب")] == [0, 1]
    assert names(ledger, ask(ledger, lexicon, outlet="الافق")) == ["governor", "truce"]
    assert names(ledger, ask(ledger, lexicon, "قصف", outlet="النجم")) == ["israel"]
    assert names(ledger, ask(ledger, lexicon, since="2015-07-02", until="2015-07-03")) == ["governor", "israel"]


def test_what_people_decided_is_what_is_found(tmp_path: Path, lexicon: Lexicon) -> None:
    with open_ledger(tmp_path / "news.db", create=True) as ledger:
        fill(ledger)
        index_ledger(ledger, lexicon)
        doc = next(doc for doc in ledger.articles() if doc.name == "truce")
        anchor = make_anchor(doc, TRUCE, "statement", 0)
        ledger.judge(decide_record(TRUCE, anchor, "reject", by="Nada"))
        assert index_ledger(ledger, lexicon) == 1
        assert ask(ledger, lexicon, speaker="سعدون") == []


def test_a_long_article_is_shown_around_its_hits(tmp_path: Path, lexicon: Lexicon) -> None:
    text = "كلمة " * 300 + "وصلت هدنة وقصف معا " + "كلمة " * 300 + "هدنة"
    with open_ledger(tmp_path / "news.db", create=True) as ledger:
        ledger.store_article(Document(name="long", text=text), Findings())
        index_ledger(ledger, lexicon)
        [found] = ask(ledger, lexicon, "هدنة قصف")
        assert [hit.quote for hit in found.hits] == ["هدنة", "وقصف", "هدنة"]
        assert found.shown.start <= found.hits[0].start and found.hits[1].end <= found.shown.end
        assert 30 < len(found.shown.quote.split()) < 60
