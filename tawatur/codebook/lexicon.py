"""Every word that the codebook knows, so that written-on particles are taken off by knowledge (`arabic/clitics.py`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from tawatur.arabic.clitics import ARTICLE, LEAST, SURE, Lexicon, cut_particles
from tawatur.arabic.fold import fold_word
from tawatur.codebook.gazetteer import load_places
from tawatur.codebook.load import Codebook
from tawatur.codebook.sources import recall, remember, stamp_sources
from tawatur.codebook.stances import load_stances
from tawatur.codebook.triggers import TriggerBook

# Bearers from which a part of a name is a word that news writes particles onto; rarer ones only keep their letters.
KNOWN_NAME = 20
# Inhabitants from which a place is one.
KNOWN_PLACE = 50_000
_ARABIC = re.compile("[\u0620-\u064a\u0671-\u06d3\u064b-\u0652]{2,}")


@lru_cache(maxsize=2)
def load_lexicon(codebook: Codebook) -> Lexicon:
    """The words of a codebook, remembered in the user's cache folder beside it."""
    stamp = f"{stamp_sources(None)}-words"
    kept = recall(stamp)
    if kept is not None and kept[0] == len(codebook.entries):  # a user's overlay changes what there is to know
        return Lexicon(*kept[1:])
    lexicon = make_lexicon(codebook)
    parts = (lexicon.whole, lexicon.stems, lexicon.closed, lexicon.with_article)
    remember(stamp, (len(codebook.entries), *parts))
    return lexicon


def make_lexicon(codebook: Codebook) -> Lexicon:
    """The words of a codebook, gathered anew: those of all its lists, and all forms of its verbs and nouns."""
    closed = frozenset(word for word in find_words(codebook.data["function_words"]["closed"]))
    own = codebook.data["clitics"]
    sure = {*find_words(own["whole"]), *find_words(codebook.data["function_words"])} - closed
    listed = sure | set(find_words(codebook.cues.forms))
    triggers = TriggerBook(codebook.data["events"])
    relations = TriggerBook(codebook.data["events"], "relations", triggers)
    for forms in (triggers.words, relations.words, triggers.light, triggers.verbs, load_stances(codebook).forms):
        listed |= set(find_words(forms))
    later: set[str] = set()
    for words in find_phrases(codebook.data):
        listed.update(words[:1])
        later.update(words[1:])
    listed |= {word for word in later if not is_written_on(word, listed)}
    listed -= {word for word in listed - sure if has_ending(word, listed)}
    whole, stems = set(listed), set(listed)
    for place in load_places():
        names = {words[0] for words in find_phrases((place.names, place.weak_names)) if len(words) == 1}
        whole |= names
        if place.population >= KNOWN_PLACE:
            stems |= names
    for name, (given, surname) in codebook.name_parts.items():
        whole.add(name)
        if given + surname >= KNOWN_NAME:
            stems.add(name)
    with_article = frozenset(find_words(own["with_article"]))
    for known in (whole, stems):  # a listed word with the article makes the word without it known too
        known |= {
            word[len(ARTICLE) :]
            for word in known
            if word.startswith(ARTICLE) and len(word) >= LEAST + len(ARTICLE) and word not in with_article
        }
    return Lexicon(frozenset(whole), frozenset(stems), closed, with_article)


def is_written_on(word: str, known: set[str]) -> bool:
    """Whether a later word of a listed phrase bears a particle: «والحرية», «للقوى», «وحماية»."""
    rests = [rest for rest in cut_particles(word) if rest != word]
    return any(rest.startswith(ARTICLE) and len(rest) >= LEAST + len(ARTICLE) for rest in rests) or any(
        rest in known and len(rest) > LEAST for rest in rests
    )


def has_ending(word: str, known: set[str]) -> bool:
    """Whether a listed word is another listed one with a pronoun: it has no letters of its own then («حكومتها»)."""
    return any(
        word.endswith(ending) and (stem in known or (stem.endswith("ت") and f"{stem[:-1]}ه" in known))
        for ending, stem in ((ending, word[: -len(ending)]) for ending in ("هما", "هم", "ها"))
        if len(stem) >= SURE
    ) or (
        len(word) > SURE
        and (
            (word.endswith("ته") and f"{word[:-2]}ه" in known)
            or (word.endswith("اته") and word[:-1] in known)
            or (word.endswith("ا") and not word.endswith("يا") and len(word) > SURE + 1 and word[:-1] in known)
        )
    )


def find_words(content: Any) -> Iterator[str]:
    """Every Arabic word in a value of any shape, folded."""
    for words in find_phrases(content):
        yield from words


def find_phrases(content: Any) -> Iterator[list[str]]:
    """The Arabic words of each text in a value of any shape, folded."""
    if isinstance(content, str):
        yield [fold_word(word) for word in _ARABIC.findall(content)]
    elif isinstance(content, Mapping):
        for key, value in content.items():
            yield from find_phrases(key)
            yield from find_phrases(value)
    elif isinstance(content, Iterable):
        for value in content:
            yield from find_phrases(value)
