from __future__ import annotations

import pytest

from tawatur.codebook.load import load_codebook
from tawatur.codebook.matters import MatterBook, strip_word


@pytest.fixture(scope="module")
def book() -> MatterBook:
    return MatterBook(load_codebook().data["matters"])


@pytest.mark.parametrize(
    ("words", "matters"),
    [
        ("التوصل لوقف طويل الأمد ومستمر لإطلاق النار", {"ceasefire"}),
        ("ضمان إيصال المساعدات العاجلة إلى المحتاجين", {"aid-access"}),
        ("لا حل عسكريا للنزاع", {"no-military-solution"}),  # and not the military solution that stands in it
        ("سحب المقاتلين من المدينة وفتح المعبر", {"withdrawal", "borders"}),
        ("تبادل الأسرى والجثامين", {"prisoners"}),
        ("حضر الطقس باردا", set()),
    ],
)
def test_matters_that_words_name(book: MatterBook, words: str, matters: set[str]) -> None:
    assert book.find_matters(words) == matters


def test_rungs_of_a_rendering(book: MatterBook) -> None:
    assert [(rung.family, rung.en) for _, _, rung in book.find_rungs("ممارسة الضغوط على الأطراف")] == [
        ("pressing", "put pressure on")
    ]
    assert [rung.en for _, _, rung in book.find_rungs("بإشراف الأمم المتحدة وتسهيلها")] == [
        "supervision",
        "facilitation",
    ]


def test_matters_that_pull_against_each_other(book: MatterBook) -> None:
    assert book.opposed("ceasefire", "fighting")
    assert book.opposed("fighting", "ceasefire")
    assert not book.opposed("ceasefire", "talks")


def test_every_reference_in_the_table_is_there(book: MatterBook) -> None:
    assert {other for one in book.matters.values() for other in one.against} <= set(book.matters)
    assert len(book.matters) >= 50


def test_what_a_word_may_be_without_particles_and_endings() -> None:
    assert {"انسحاب", "انسحابهم"} <= strip_word("وبانسحابهم") | strip_word("بانسحابهم")
    assert "مساعد" in strip_word("للمساعدات")
