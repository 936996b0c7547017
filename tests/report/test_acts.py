"""Incidents, tolls, agreements and ceasefires as the page shows them."""

from __future__ import annotations

import pytest

from tawatur.records.quantity import Quantity
from tawatur.records.span import Span
from tawatur.report.acts import Acts, lay_out_acts, write_figure
from tawatur.report.publishers import name_publishers
from tests.report.acts import clash, truce


@pytest.fixture(scope="module")
def acts() -> Acts:
    articles = [truce(), clash()]
    return lay_out_acts(articles, name_publishers(doc for doc, _ in articles))


def test_incidents_stand_in_the_order_of_their_days_with_the_words_around(acts: Acts) -> None:
    told = [
        (
            row.day,
            row.event.type,
            [one.name for one in row.actors],
            row.place.name if row.place else "",
            row.words.words,
        )
        for row in acts.incidents
    ]
    assert told == [
        ("2024-05-05", "AGREE", ["حرس المرفأ", "نقابة الميناء"], "الرأس", "وقع"),
        ("2024-05-07", "ASSAULT", ["حرس المرفأ"], "", "هاجم"),
    ]
    words = acts.incidents[1].words
    assert (words.before, words.after) == ("", " حرس المرفأ البوابة الشمالية مساء الأحد، بحسب نقابة …")


def test_one_can_filter_by_what_occurs(acts: Acts) -> None:
    assert acts.types == ["AGREE", "ASSAULT"]
    assert [one.name for one in acts.actors] == ["حرس المرفأ", "نقابة الميناء"]
    assert [one.name for one in acts.places] == ["الرأس"]


def test_an_agreement_point_by_point(acts: Acts) -> None:
    (row,) = acts.agreements
    assert [one.name for one in row.parties] == ["حرس المرفأ", "نقابة الميناء"]
    assert [(role, one.name) for role, one in row.third_parties] == [("sponsor", "وكالة المرسى")]
    assert [(p.words.words, [one.name for one in p.bound], p.deadline, p.condition) for p in row.points] == [
        ("فتح البوابة الشمالية خلال يومين", [], "خلال يومين", ""),
        ("سحب الحرس من الرصيف بشرط تسليم المفاتيح", ["حرس المرفأ"], "", "بشرط تسليم المفاتيح"),
    ]


def test_claims_of_violation_stand_under_their_ceasefire(acts: Acts) -> None:
    (row,) = acts.truces
    assert row.ceasefire is not None and row.ceasefire.in_force == "2024-05-05"
    (claim,) = row.claims
    assert (claim.accuser and claim.accuser.name, [one.name for one in claim.accused]) == (
        "نقابة الميناء",
        ["حرس المرفأ"],
    )


@pytest.mark.parametrize(
    ("best", "low", "high", "figure"),
    [
        (5.0, 5.0, 5.0, "5"),
        (None, 10.0, 20.0, "10–20"),
        (None, 100.0, None, "≥ 100"),
        (None, None, 9.0, "≤ 9"),
        (1500.0, None, None, "1,500"),
        (None, None, None, "~"),
    ],
)
def test_a_number_stands_as_told(best: float | None, low: float | None, high: float | None, figure: str) -> None:
    assert write_figure(Quantity(span=Span(0, 1, "x"), unit="killed", best=best, low=low, high=high)) == figure
