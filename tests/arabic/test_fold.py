"""Folding takes off spelling variants and keeps the way back."""

from __future__ import annotations

import pytest

from tawatur.arabic.fold import fold, fold_key, skip_letters


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("الأُمَمُ المُتَّحِدَة", "الامم المتحده"),  # marks, hamza, ta marbuta
        ("ســــرت", "سرت"),  # tatweel
        ("ﻻ ﷲ ﺳﺮﺕ", "لا الله سرت"),  # presentation forms, ligatures
        ("\u200fحفتر\u202c", "حفتر"),  # bidi controls
        ("إسطنبول أنقرة آذار ٱلقدس", "اسطنبول انقره اذار القدس"),
        ("مستشفى شؤون رئيس", "مستشفي شوون رييس"),
        ("٢٠٢٠ ۲۰۲۰ 2020", "2020 2020 2020"),  # three digit sets
        ("کریم", "كريم"),  # Persian kaf and ya
        ("CNN", "cnn"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text).text == folded


def test_map_leads_back_to_the_letters() -> None:
    folded = fold("قَالَ ﻻ")
    assert folded.text == "قال لا"
    assert list(folded.map) == [0, 2, 3, 5, 6, 6]
    assert folded.to_source(0, 3) == (0, 5)
    assert folded.to_source(4, 6) == (6, 7)


def test_to_source_refuses_what_is_not_there() -> None:
    with pytest.raises(ValueError, match="no stretch"):
        fold("نص").to_source(1, 1)


def test_fold_key_runs_white_space_together() -> None:
    assert fold_key("  وزارة \n الخارجيّة ") == "وزاره الخارجيه"


@pytest.mark.parametrize(
    ("word", "count", "offset"), [("والأمم", 1, 1), ("وَالأمم", 1, 2), ("بـحفتر", 1, 2), ("لا", 5, 2)]
)
def test_skip_letters_passes_over_marks(word: str, count: int, offset: int) -> None:
    assert skip_letters(word, count) == offset
