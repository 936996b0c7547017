"""Words of texts and names as search compares them: folded, without clitics, in Latin letters by sound."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from tawatur.arabic.clitics import Lexicon, find_stem
from tawatur.arabic.fold import fold_word
from tawatur.arabic.tokens import find_words

# Longer words are no words; PostgreSQL takes lexemes of 2,046 bytes.
LONGEST = 60
# Parts of names that are written in one word with the next, or in two; the stem is one: «عبد الله», «عبدالله».
JOINING = frozenset(("عبد", "ابو"))
# How a sound begins: a digit, so that it is no word of any text.
SOUND = "0"
# Letters that transliterations of one sound alternate between (Haftar, Hifter; Gaddafi, Qadhafi, Kadafi).
_SOUNDS = (
    (re.compile("kh|gh|[qgck]+"), "k"),
    (re.compile("dh|dj"), "d"),
    (re.compile("th"), "t"),
    (re.compile("sh|ch"), "s"),
    (re.compile("ph|v"), "f"),
    (re.compile("z"), "s"),
    (re.compile("j"), "j"),
)
_WEAK = re.compile("[aeiouywh]")
_DOUBLED = re.compile(r"(.)\1+")
_LATIN = re.compile("[a-z]")
# The article in Latin letters, and what stands between names: they differ from one spelling to the next.
_LATIN_ARTICLES = frozenset(("al", "el", "ul", "ad", "ar", "as", "ash", "at", "az", "an", "of", "the"))


class Key(NamedTuple):
    """A word of a text: its place in code points, its folded letters, and its stem."""

    start: int
    end: int
    word: str
    stem: str


def read_keys(text: str, lexicon: Lexicon) -> list[Key]:
    """The words of a text with their keys; what holds no letter or digit is no word.

    Example:
        >>> lexicon = Lexicon(frozenset(("هدنه",)), frozenset(("هدنه",)), frozenset(), frozenset())
        >>> [(key.word, key.stem) for key in read_keys("وبالهُدْنة - F-16", lexicon)]
        [('وبالهدنه', 'هدنه'), ('f16', 'f16')]
    """
    known = lexicon.seen
    keys: list[Key] = []
    joining = False
    for start, end in find_words(text):
        written = text[start:end]
        pair = known.get(written)
        if pair is None:
            if len(known) > 400_000:  # distinct words of a large corpus; keeps memory flat
                known.clear()
            word = read_word(written)
            pair = known[written] = (word, find_stem(word, lexicon))
        word, stem = pair
        if word:
            if joining:
                keys[-1] = keys[-1]._replace(stem=keys[-1].word + word)
            joining = word in JOINING
            keys.append(Key(start, end, word, stem))
    return keys


def read_word(written: str) -> str:
    """The key of one word: folded, Latin letters without their accents, letters and digits only."""
    folded = fold_word(written)
    if not folded.isascii() and _LATIN.search(folded):
        folded = "".join(sign for sign in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(sign))
    return "".join(sign for sign in folded.lower() if sign.isalnum())[:LONGEST]


def read_latin(name: str) -> list[str]:
    """The keys of a name in Latin letters, without articles.

    Example:
        >>> read_latin("Khalifa al-Haftar"), read_latin("Erdoğan's")
        (['khalifa', 'haftar'], ['erdogan'])
    """
    keys: list[str] = []
    for part in re.split(r"[\s\-–—/]+", name.replace("’", "'")):
        word = read_word(part.removesuffix("'s"))
        if word and _LATIN.search(word) and word not in _LATIN_ARTICLES:
            keys.append(word)
    return keys


def read_sound(word: str) -> str:
    """What a Latin word sounds like, however it is spelled: consonants by their class; "" for fewer than two.

    Example:
        >>> read_sound("haftar"), read_sound("hifter"), read_sound("gaddafi") == read_sound("qadhafi")
        ('0hftr', '0hftr', True)
    """
    sound = word
    for pattern, letter in _SOUNDS:
        sound = pattern.sub(letter, sound)
    first, rest = sound[:1], _WEAK.sub("", sound[1:])
    sound = _DOUBLED.sub(r"\1", ("a" if first in "aeiou" else first) + rest)
    return f"{SOUND}{sound}" if len(sound) > 1 else ""


def name_keys(arabic: tuple[str, ...], latin: str, lexicon: Lexicon) -> list[str]:
    """All by which an entity is found: the stems of its forms, its English name, and the sound of that, in order."""
    keys: list[str] = []
    for form in dict.fromkeys(arabic):
        keys += [key.stem for key in read_keys(form, lexicon)]
    words = read_latin(latin)
    keys += words
    keys += [word[:-1] for word in words if word.endswith("s") and len(word) > 4]  # Houthis, Houthi
    keys += [sound for word in words if (sound := read_sound(word))]
    return keys
