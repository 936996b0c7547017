"""Keys of words as the real codebook knows them."""

from __future__ import annotations

import pytest

from tawatur.arabic.clitics import Lexicon, find_stem
from tawatur.arabic.fold import fold_word
from tawatur.codebook.keys import name_keys, read_keys, read_latin, read_sound
from tawatur.codebook.lexicon import load_lexicon
from tawatur.codebook.load import load_codebook


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon(load_codebook())


@pytest.mark.parametrize(
    ("words", "stem"),
    [
        ("هدنة الهدنة بالهدنة والهدنة للهدنة وللهدنة هدنتهم لهدنة", "هدنه"),
        ("إسرائيل اسرائيل لإسرائيل وإسرائيل", "اسراييل"),
        ("ليبيا لليبيا بليبيا وليبيا", "ليبيا"),
        ("ألمانيا بألمانيا وألمانيا", "المانيا"),
        ("قوات القوات قواته وقواتها للقوات", "قوات"),
        ("حكومة الحكومة حكومته بالحكومة", "حكومه"),
        ("والي الوالي", "والي"),
        ("باريس وباريس", "باريس"),
        ("لجنة اللجنة للجنة", "لجنه"),
        ("بيان البيان", "بيان"),
        ("فريق الفريق والفريق", "فريق"),
        ("كتائب وكتائب", "كتايب"),
        ("لبنان بلبنان", "لبنان"),
        ("باليستية الباليستية", "باليستيه"),
    ],
)
def test_forms_of_a_word_share_its_stem(lexicon: Lexicon, words: str, stem: str) -> None:
    stems = {find_stem(fold_word(word), lexicon) for word in words.split()}
    assert stems == {stem}


def test_what_begins_like_a_particle_keeps_its_letters(lexicon: Lexicon) -> None:
    for (
        word
    ) in "وزير وفد وقف وطن واشنطن فيصل فلسطين فصائل كتاب كرامة كبير بلد بيروت باليستي لجنة لاجئ التزام إلغاء".split():
        assert find_stem(fold_word(word), lexicon) == fold_word(word)


def test_signs_inside_words_and_names_in_two_words(lexicon: Lexicon) -> None:
    keys = read_keys("قالت «إن.تي.في» إن F-16 عبد الله", lexicon)
    assert [key.word for key in keys] == ["قالت", "انتيفي", "ان", "f16", "عبد", "الله"]
    assert keys[4].stem == "عبدالله"


def test_names_in_latin_letters_by_word_and_sound(lexicon: Lexicon) -> None:
    assert read_latin("Khalifa al-Haftar") == ["khalifa", "haftar"]
    assert read_latin("Erdoğan's") == ["erdogan"]
    assert len({read_sound(name) for name in ("haftar", "hifter", "heftar")}) == 1
    assert len({read_sound(name) for name in ("gaddafi", "qadhafi", "kadafi", "gadhafi")}) == 1
    assert read_sound("al") == "0al"
    assert name_keys(("الحوثيون", "جماعة الحوثي"), "Houthis", lexicon) == [
        "حوثيون", "جماعه", "حوثي", "houthis", "houthi", "0hts",
    ]  # fmt: skip
