from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.arabic.clitics import Lexicon, cut_particles, find_stem

KNOWN = frozenset("هدنه والي قوات حكومه ليبيا فيصل وزير كاتب لجنه حريه اتفاق هجوم".split())
LEXICON = Lexicon(KNOWN, KNOWN, frozenset(("وهو", "الذي", "كلما")), frozenset(("المانيا", "التزام")))


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("هدنه", "هدنه"),
        ("الهدنه", "هدنه"),
        ("بالهدنه", "هدنه"),
        ("وللهدنه", "هدنه"),
        ("فبهدنه", "هدنه"),
        ("لليبيا", "ليبيا"),  # ل + ليبيا
        ("للجنه", "لجنه"),  # ل + اللجنة, written alike
        ("والي", "والي"),  # governor, not "and" + …
        ("والوالي", "والي"),
        ("فيصل", "فيصل"),
        ("وفيصل", "فيصل"),
        ("كاتب", "كاتب"),
        ("ككاتب", "كاتب"),
        ("قواته", "قوات"),
        ("وقواتهم", "قوات"),
        ("حكومته", "حكومه"),
        ("بحكومتها", "حكومه"),
        ("اتفاقا", "اتفاق"),
        ("المانيا", "المانيا"),
        ("بالمانيا", "المانيا"),
        ("والتزام", "التزام"),
        ("وهو", "وهو"),
        ("وكلما", "كلما"),
        ("بالكهرباء", "كهرباء"),  # unknown, but nothing else begins so
        ("وكهرباء", "وكهرباء"),  # unknown: nobody can tell
        ("وقمر", "وقمر"),
    ],
)
def test_particles_are_taken_off_by_what_is_known(word: str, stem: str) -> None:
    assert find_stem(word, LEXICON) == stem


def test_a_word_of_a_known_one_and_a_pronoun_has_no_article() -> None:
    known = frozenset(("والد",))
    assert find_stem("والدهم", Lexicon(known, frozenset(), frozenset(), frozenset())) == "والدهم"


def test_cuts_take_fewest_letters_off_first() -> None:
    assert list(cut_particles("وللهدنه")) == ["وللهدنه", "للهدنه", "لهدنه", "الهدنه"]


@given(st.text("والبكفلهمناتيره", max_size=12))
def test_a_stem_is_part_of_its_word_and_stays_itself(word: str) -> None:
    stem = find_stem(word, LEXICON)
    assert stem == word or stem in LEXICON.stems or stem in word or stem in LEXICON.closed
