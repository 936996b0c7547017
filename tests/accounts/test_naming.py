from __future__ import annotations

from tawatur.accounts.naming import NamePlace, NameUse, count_names
from tawatur.records.document import Document
from tawatur.records.entity import Entity, Mention
from tawatur.records.findings import Findings
from tawatur.records.span import make_span
from tests.report.samples import COAST, HORIZON, coast, find, horizon, name, unknown


def told(uses: tuple[NameUse, ...]) -> list[tuple[str, str, str, int]]:
    return [(use.entity, use.outlet or use.article, use.form, use.count) for use in uses]


def test_forms_of_each_outlet_are_counted_in_the_order_of_first_use() -> None:
    assert told(count_names([horizon(), coast()])) == [
        ("haddad", HORIZON, "الحداد", 2),
        ("haddad", HORIZON, "سالم الحداد", 1),
        ("ras-port", HORIZON, "ميناء الرأس", 1),
        ("marsa", HORIZON, "وكالة المرسى", 1),
        (f"{horizon()[0].key}/people-sources", HORIZON, "مصادر في الميناء", 1),
        ("ras-port", COAST, "إدارة الميناء", 1),
        ("ras-port", COAST, "إدارة ميناء الرأس", 1),
        ("haddad", COAST, "سالم الحدّاد", 1),
        (f"{coast()[0].key}/council", COAST, "المجلس البلدي", 2),
        (f"{coast()[0].key}/union", COAST, "النقابة", 1),
    ]


def test_every_place_of_a_form_is_kept() -> None:
    doc, findings = horizon()
    use = count_names([(doc, findings)])[0]
    assert use == NameUse(
        entity="haddad",
        kind="person",
        en="Salem al-Haddad",
        outlet=HORIZON,
        form="الحداد",
        known=True,
        places=tuple(
            NamePlace(article=doc.key, span=mention.span)
            for mention in findings.entities[0].mentions
            if mention.span.quote == "الحداد"
        ),
    )
    assert all(doc.text[place.span.start : place.span.end] == "الحداد" for place in use.places)


def test_articles_without_an_outlet_are_never_put_together() -> None:
    one, other = unknown("https://a.example/"), unknown("https://b.example/")
    uses = count_names([one, other])
    assert [(use.outlet, use.article, use.count) for use in uses] == [("", one[0].key, 1), ("", other[0].key, 1)]


def test_same_unlisted_name_in_two_articles_of_one_outlet_stays_two() -> None:
    docs = [Document(name=f"{n}.txt", text="كريم\n", outlet="x") for n in (1, 2)]
    coded = [(doc, Findings(entities=(name(doc, "k", "person", "Karim", "كريم", known=False),))) for doc in docs]
    assert [use.entity for use in count_names(coded)] == [f"{doc.key}/k" for doc in docs]


def test_nouns_that_point_back_and_names_inside_names_do_not_count() -> None:
    doc = Document(name="a.txt", text="مدينة سرت ثم المدينة ثم سرت والبلدة", outlet="x")
    names = [find(doc, "مدينة سرت"), find(doc, "سرت"), make_span(doc.text, 24, 27)]
    spans = [*names, find(doc, "المدينة"), find(doc, "البلدة")]
    hows = ["head", "inside", "codebook", "anaphora", "pointing"]
    entity = Entity(
        id="sirte",
        kind="place",
        en="Sirte",
        forms=(),
        mentions=tuple(Mention(span=span, entity="sirte", how=how) for span, how in zip(spans, hows, strict=True)),
        known=True,
    )
    assert told(count_names([(doc, Findings(entities=(entity,)))])) == [
        ("sirte", "x", "مدينة سرت", 1),
        ("sirte", "x", "سرت", 1),
    ]


def test_white_space_inside_a_form_is_run_together() -> None:
    doc = Document(name="a.txt", text="الأمم\n المتحدة", outlet="x")
    entity = name(doc, "un", "igo", "United Nations", doc.text)
    assert told(count_names([(doc, Findings(entities=(entity,)))])) == [("un", "x", "الأمم المتحدة", 1)]


def test_nothing_yields_nothing() -> None:
    assert count_names([]) == ()
