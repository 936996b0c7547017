"""What news counts: nouns by unit class, in all their counted forms, and the lexicon that numbers are found with."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Literal, NamedTuple

from tawatur.arabic.fold import fold_key
from tawatur.arabic.numbers_scan import ARTICLE, Lexicon, read_table
from tawatur.arabic.numbers_words import add_number_words

UnitClass = Literal[
    "persons_killed",
    "wounded",
    "arrested",
    "displaced",
    "missing",
    "persons",
    "money",
    "distance",
    "weapons",
    "vehicles",
    "percent",
    "time",
    "other",
]
PERSONS = frozenset({"persons", "persons_killed", "wounded", "arrested", "displaced", "missing"})
Form = Literal["one", "two", "many"]
_MARBUTA = "ه"  # ta marbuta, folded; it opens into ت before an ending
_TWO = ("ان", "ين")  # endings of the dual


class Noun(NamedTuple):
    """A counted noun: its class, its singular as the codebook writes it, its form, and whether it has the article."""

    unit_class: UnitClass
    singular: str
    form: Form
    definite: bool


def write_dual(singular: str) -> tuple[str, ...]:
    """The duals of a folded singular: all its words in the dual, and its first word alone.

    Example:
        >>> write_dual("طائره حربيه")
        ('طائرتان حربيتان', 'طائرتين حربيتين', 'طائرتان حربيه', 'طائرتين حربيه')
    """
    words = [word[:-1] + "ت" if word.endswith(_MARBUTA) else word for word in singular.split()]
    whole = [" ".join(word + ending for word in words) for ending in _TWO]
    if len(words) == 1:
        return tuple(whole)
    rest = " ".join(singular.split()[1:])  # "طائرتين دون طيار": only the head of a construct is dual
    return (*whole, *(f"{words[0]}{ending} {rest}" for ending in _TWO))


def write_accusative(singular: str) -> str:
    """The counted accusative of a folded singular: "قتيل" → "قتيلا"; words in ta marbuta or alef stay."""
    return " ".join(word if word[-1] in "هاء" else word + "ا" for word in singular.split())


def _with_article(phrase: str) -> str:
    return ARTICLE + phrase


@lru_cache(maxsize=1)
def number_lexicon() -> Lexicon:
    """The lexicon of number words, counted nouns and frames, built on first use."""
    table = read_table("numbers.yml")
    lexicon = Lexicon(frozenset(fold_key(word) for word in table["never"]))
    add_number_words(lexicon)
    for phrase, bounds in table["vague"].items():
        lexicon.add("vague", phrase, tuple(bounds))
    for kind in ("about", "after"):
        for effect, phrases in table[kind].items():
            lexicon.add_all(kind, phrases, effect)
    for unit_class, nouns in table["classes"].items():
        for forms in nouns:
            _add_noun(lexicon, unit_class, forms)
    for people in table["peoples"]:
        _add_noun(lexicon, "persons", [people, people + "ين", people + "ون", people + "ات"])
    for unit_class, frame in table["frames"].items():
        lexicon.add_all("before", frame["before"], unit_class)
        lexicon.add_all("behind", frame["after"], unit_class)
    for kind in ("others", "among", "mixed", "and_wounded", "and_missing", "labels", "between", "to"):
        lexicon.add_all(kind, table[kind])
    for sign, unit in table["signs"].items():
        lexicon.add("sign", sign, unit)
    return lexicon.close()


def _add_noun(lexicon: Lexicon, unit_class: UnitClass, forms: list[str]) -> None:
    """Enter a noun's forms; a form that is both plural and dual ("مدنيين") is a plural."""
    singular, folded = forms[0], fold_key(forms[0])
    for definite in (False, True):

        def add(phrase: str, form: Form, definite: bool = definite) -> None:
            written = _with_article(phrase) if definite else phrase
            value: Any = Noun(unit_class, singular, form, definite)
            lexicon.add("noun", written, value)

        add(singular, "one")
        for plural in forms[1:]:
            add(plural, "many")
        if len(folded.split()[0]) > 2 and unit_class != "percent":  # "كم" has no dual: "كمين" is an ambush
            add(write_accusative(folded), "one")
            for dual in write_dual(folded):
                if dual not in folded_list("never_dual"):
                    add(dual, "two")


@lru_cache(maxsize=16)
def folded_list(name: str) -> frozenset[str]:
    """The folded words of one list of `numbers.yml`."""
    return frozenset(fold_key(word) for word in read_table("numbers.yml")[name])
