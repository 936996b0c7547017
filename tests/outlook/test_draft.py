"""Drafts: from positions to parties, options and statements, each with the words that it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tawatur.codebook.acts import load_acts
from tawatur.codebook.load import load_codebook
from tawatur.coding.document import code_article
from tawatur.errors import ModelError
from tawatur.ingest.paths import read_paths
from tawatur.outlook.draft import Draft, draft_model
from tawatur.outlook.draft_acts import SELF, ActReader
from tawatur.outlook.draft_parties import Article, find_cast
from tawatur.outlook.logic import write_formula
from tawatur.outlook.model import STANDINGS, Wishes
from tawatur.outlook.questions import list_questions
from tawatur.outlook.read import parse_model
from tawatur.outlook.yaml_write import write_yaml_form
from tawatur.records.document import Document
from tawatur.records.entity import Entity, Mention
from tawatur.records.findings import Findings
from tawatur.records.span import Span, make_span
from tests.needs import needs_shared


def article(text: str, *entities: tuple[str, str, str, str], **records: tuple[object, ...]) -> Article:
    """An article with entities (id, kind, home state, form), each mentioned wherever its form stands."""

    def places(form: str) -> Iterator[Span]:
        at = text.find(form)
        while at >= 0:
            yield make_span(text, at, at + len(form))
            at = text.find(form, at + 1)

    found = tuple(
        Entity(
            id=id_,
            kind=kind,  # type: ignore[arg-type]
            en=id_.title(),
            forms=(form,),
            mentions=tuple(Mention(span=span, entity=id_) for span in places(form)),
            state=state,
            known=True,
        )
        for id_, kind, state, form in entities
    )
    return Document(name="a.txt", text=text), Findings(entities=found, **records)  # type: ignore[arg-type]


SIDES = (
    ("north", "political_group", "land", "جبهة الشمال"),
    ("south", "political_group", "land", "مجلس الجنوب"),
    ("neighbour", "state", "neighbour", "مملكة الجوار"),
    ("port", "place", "land", "الميناء"),
)


def read_acts(text: str) -> list[tuple[str, str, bool, bool]]:
    doc, findings = article(text, *SIDES)
    reader = ActReader(doc, findings, load_acts(), {id_: id_ for id_, kind, _, _ in SIDES if kind != "place"})
    return [(one.act.id, one.actor, one.turned, one.denied) for one in reader.read(make_span(text, 0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("انسحاب جبهة الشمال من الميناء", [("withdraw", "north", False, False)]),
        ("إخلاء الميناء من قوات جبهة الشمال", [("withdraw", "north", False, False)]),
        ("وقف هجوم مجلس الجنوب على الميناء", [("attack", "south", True, False)]),
        ("إذا لم تنسحب جبهة الشمال", [("withdraw", "north", False, True)]),
        ("على جبهة الشمال أن تنسحب", [("withdraw", "north", False, False)]),
        ("دعم مملكة الجوار لمجلس الجنوب", [("support", "neighbour", False, False)]),
        ("لن تتخلى عن هذا الدعم", [("support", "", True, True)]),
        ("نقل مملكة الجوار قوات إلى الميناء", [("intervene", "neighbour", False, False)]),
        ("سنهاجم الميناء", [("attack", SELF, False, False)]),
        ("توقيع اتفاق وقف إطلاق النار", [("ceasefire", "", False, False)]),
        (
            "رفع الحصار عن الميناء وإطلاق سراح الأسرى",
            [("lift_blockade", "", False, False), ("prisoners", "", False, False)],
        ),
        ("لا حل عسكريا للأزمة", [("attack", "", False, True)]),
        ("ازدهار التجارة", []),
    ],
)
def test_acts_in_their_place(text: str, expected: list[tuple[str, str, bool, bool]]) -> None:
    assert read_acts(text) == expected


STORY = """\
اشتباكات قرب الميناء

هاجمت جبهة الشمال مواقع مجلس الجنوب.
وقال مجلس الجنوب إنه لن يوقع على وقف إطلاق النار إلا بعد انسحاب جبهة الشمال من الميناء.
وأكدت مملكة الجوار أن دخول الميناء خط أحمر. وتدعم مملكة الجوار مجلس الجنوب بالسلاح.
"""


def story() -> Article:
    from tawatur.records.event import Event
    from tawatur.records.position import Position
    from tawatur.records.relation import Relation

    def span(quote: str) -> Span:
        at = STORY.index(quote)
        return make_span(STORY, at, at + len(quote))

    return article(
        STORY,
        *SIDES,
        events=(Event(type="ASSAULT", anchor=span("هاجمت"), actors=("north",), recipients=("south",)),),
        relations=(
            Relation(
                type="supports", a="neighbour", b="south", span=span("تدعم مملكة الجوار مجلس الجنوب"), means="arms"
            ),
        ),
        positions=(
            Position(
                holder="south",
                stance="condition",
                matter=span("يوقع على وقف إطلاق النار"),
                condition=span("انسحاب جبهة الشمال من الميناء"),
                by="south",
            ),
            Position(holder="neighbour", stance="red_line", matter=span("دخول الميناء"), by="neighbour"),
        ),
    )


def statements(draft: Draft) -> list[tuple[str, str, str, str]]:
    ids = [option.id for option in draft.model.options]
    return [
        (party.id, write_formula(wish.formula, ids), wish.standing, rule)
        for party, one, rules in zip(draft.model.parties, draft.model.preferences, draft.rules, strict=True)
        if isinstance(one, Wishes)
        for wish, rule in zip(one.statements, rules, strict=True)
    ]


def test_who_decides_and_who_backs_whom() -> None:
    cast = find_cast([story()])
    assert (cast.theatre, set(cast.fighters)) == ("land", {"north", "south"})
    assert [(tie.a, tie.b) for tie in cast.backers] == [("neighbour", "south")]
    assert (cast.client("neighbour"), cast.side("south"), cast.enemies("north")) == (
        "south",
        ("south", "neighbour"),
        ("south",),
    )


def test_a_draft_from_one_article() -> None:
    draft = draft_model([story()])
    assert [party.id for party in draft.model.parties] == ["north", "south", "neighbour"]
    ids = [option.id for option in draft.model.options]
    assert ids == ["north_withdraw", "north_attack", "south_ceasefire", "neighbour_support"]
    assert statements(draft) == [
        ("north", "not neighbour_support", "assumed", "struck"),
        ("north", "not north_withdraw", "assumed", "costly"),
        ("south", "south_ceasefire iff north_withdraw", "asserted", "condition"),
        ("south", "north_withdraw", "asserted", "asked"),
        ("south", "neighbour_support", "claimed", "asked"),
        ("south", "not north_attack", "assumed", "struck"),
        ("neighbour", "not north_attack", "assumed", "line"),
        ("neighbour", "neighbour_support", "claimed", "own"),
    ]
    for option in draft.model.options:
        assert option.evidence
    for one in draft.model.preferences:
        assert isinstance(one, Wishes)
        for wish in one.statements:
            assert wish.evidence and all(STORY[e.start : e.end] == e.quote for e in wish.evidence)
    assert [key for key, _ in list_questions(draft)] == [
        "order",
        "feasible",
        "one-way",
        "status-quo",
        "assumed",
        "claimed",
    ]
    assert [one.id for one in parse_model(write_yaml_form(draft.model)).options] == [o.id for o in draft.model.options]


def test_nothing_comes_of_articles_without_positions() -> None:
    with pytest.raises(ModelError, match="no-positions"):
        draft_model([article("لا شيء هنا.")])


# The parties, options and evidenced statements of the model made by hand, in the ids that a draft gives them.
PARTIES = {"government_of_national_accord", "libyan_national_army", "turkey", "russia", "egypt"}
GNA, LNA = "government_of_national_accord", "libyan_national_army"
OPTIONS = {
    f"{GNA}_attack",
    f"{GNA}_ceasefire",
    f"{LNA}_withdraw",
    f"{LNA}_ceasefire",
    "turkey_support",
    "russia_withdraw",
    "egypt_intervene",
}
BY_HAND = {
    (GNA, f"{LNA}_withdraw"),
    (GNA, "not egypt_intervene"),
    (GNA, f"{GNA}_attack iff not {LNA}_withdraw"),
    (GNA, f"{GNA}_ceasefire iff {LNA}_withdraw"),
    (GNA, "turkey_support"),
    (GNA, "russia_withdraw"),
    (LNA, f"not {GNA}_attack"),
    (LNA, f"not {LNA}_withdraw"),
    (LNA, "not turkey_support"),
    (LNA, f"{LNA}_ceasefire"),
    (LNA, f"egypt_intervene if {GNA}_attack"),
    (LNA, "not russia_withdraw"),
    ("turkey", "turkey_support"),
    ("turkey", f"{LNA}_withdraw"),
    ("turkey", "not egypt_intervene"),
    ("turkey", "russia_withdraw"),
    ("turkey", f"not {GNA}_attack"),
    ("turkey", f"{GNA}_ceasefire iff {LNA}_withdraw"),
    ("russia", f"not {GNA}_attack"),
    ("russia", f"{GNA}_ceasefire"),
    ("russia", f"{LNA}_ceasefire"),
    ("russia", "not turkey_support"),
    ("egypt", f"not {GNA}_attack"),
    ("egypt", f"egypt_intervene iff {GNA}_attack"),
    ("egypt", "not turkey_support"),
}


@pytest.mark.shared
def test_a_draft_of_libya_holds_what_was_made_by_hand() -> None:
    folder: Path = needs_shared() / "libya"
    codebook = load_codebook()
    articles = [(doc, code_article(doc, codebook)) for doc in read_paths([folder]) if isinstance(doc, Document)]
    draft = draft_model(articles)
    proposed = statements(draft)
    assert {party.id for party in draft.model.parties} >= PARTIES
    assert len({option.id for option in draft.model.options} & OPTIONS) >= 5
    assert len({(party, want) for party, want, _, _ in proposed} & BY_HAND) >= 12
    assert {standing for _, _, standing, _ in proposed} <= set(STANDINGS)
    texts = {doc.name: doc.text for doc, _ in articles}
    for one in draft.model.preferences:
        assert isinstance(one, Wishes)
        for wish in one.statements:
            assert wish.evidence and all(texts[e.document][e.start : e.end] == e.quote for e in wish.evidence)
