"""Words, gaps, sentences and quotations of a text."""

from __future__ import annotations

import pytest

from tawatur.arabic.quotes import find_quotes
from tawatur.arabic.reading import read_text
from tawatur.arabic.tokens import COLON, COMMA, QUOTE, find_words


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in find_words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("محطة «إن.تي.في» التركية", ["محطة", "إن.تي.في", "التركية"]),
        ("نمو 1.5 في المئة", ["نمو", "1.5", "في", "المئة"]),
        ("١٬٢٠٠ قتيل و3,000 جريح", ["١٬٢٠٠", "قتيل", "و3,000", "جريح"]),
        ("(أ.ف.ب) نقلت", ["أ.ف.ب", "نقلت"]),
        ("الحل السياسي.وأعرب الوزير", ["الحل", "السياسي", "وأعرب", "الوزير"]),
        ("عند 12:30 أقلعت F-16", ["عند", "12:30", "أقلعت", "F-16"]),
        ("قَالَ الرَّئِيسُ", ["قَالَ", "الرَّئِيسُ"]),
        ('لـ"داعش"', ["لـ", "داعش"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('قال «نعم» ثم “لا” ثم "ربما"', ["نعم", "لا", "ربما"]),
        ("قال ”نعم“ وأضاف »لا«", ["نعم", "لا"]),  # the wrong way round
        ('وقال: "الاتفاق مع "الوفاق" قائم".', ['الاتفاق مع "الوفاق" قائم', "الوفاق"]),  # nested
        ("قال: «سنبقى هنا.\nوأضاف آخر", ["سنبقى هنا."]),  # left open: ends with its paragraph
        ('مقاتلو تنظيم "داعش" و"النصرة" ل"الرياض"', ["داعش", "النصرة", "الرياض"]),
    ],
)
def test_quotes(text: str, expected: list[str]) -> None:
    assert [text[quote.start : quote.end] for quote in find_quotes(text)] == expected


def test_sentences_and_paragraphs() -> None:
    reading = read_text("عنوان\n\nقال الوزير إن 1.5 مليون نازح عادوا. وأضاف: لا.\nختام")
    assert [" ".join(reading.keys[a:b]) for a, b in reading.sentences] == [
        "عنوان",
        "قال الوزير ان 1.5 مليون نازح عادوا",
        "واضاف لا",
        "ختام",
    ]
    assert reading.paragraph_of == [0, *[1] * 9, 2]


def test_gaps_say_what_stands_before_a_word() -> None:
    reading = read_text("قال، ثم: «نعم»")
    assert reading.gaps[:3] == [0, COMMA, COLON | QUOTE]
    assert reading.quote_depth == [0, 0, 1]
