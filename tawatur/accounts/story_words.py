"""Words as they count for stories: folded, without particles and endings, and without those that tell nothing."""

from __future__ import annotations

from functools import lru_cache

import yaml

from tawatur.arabic.fold import fold_word
from tawatur.codebook.sources import PACKAGE

# What is written onto a word, the longest first: and, so, with the, like the, for the, the.
_BEFORE = ("وبال", "ولل", "فال", "وال", "بال", "كال", "لل", "ال", "و")
# One letter written onto a word: with, for, like, so; taken off where four letters are left ("لمجلس", to the council).
_LETTERS = "بلكف"
# Endings of number, gender and possession, folded.
_AFTER = ("هما", "هم", "ها", "نا", "ات", "ون", "ين", "ان", "يه", "ه", "ي", "ا")
# The fields of story_words.yml that list words of articles.
WRITTEN = ("honours", "telling", "credits")
# A stem keeps so many letters: two-letter rests meet too many words.
_SHORTEST = 3


@lru_cache(maxsize=1 << 17)
def stem_word(word: str) -> str:
    """A folded word without what is written onto it; "" for one that tells nothing of a story, or is a figure.

    It is no morphology: it makes written forms of a noun meet, and leaves verbs of one root apart.

    Args:
        word: one word, folded.

    Example:
        >>> stem_word("والسياراتُ") == stem_word("سيارة")
        True
        >>> stem_word("إلى")
        ''
    """
    word = fold_word(word)
    if not word[:1].isalpha() or word in _stop_words():
        return ""
    stem = strip_word(word)
    return "" if stem in _stop_stems() or len(stem) < _SHORTEST - 1 else stem


def strip_word(word: str) -> str:
    """A folded word without particles, article and endings."""
    for before in _BEFORE:
        if word.startswith(before) and len(word) - len(before) >= _SHORTEST:
            word = word[len(before) :]
            break
    if word[0] in _LETTERS and len(word) > _SHORTEST + 1:
        word = word[1:]
    for after in _AFTER:
        if word.endswith(after) and len(word) - len(after) >= _SHORTEST:
            return word[: -len(after)]
    return word


@lru_cache(maxsize=1)
def _stop_words() -> frozenset[str]:
    """Words of the codebook that tell nothing, folded."""
    lists = _load("function_words")
    own = _load("story_words")
    words = [lists[name] for name in ("closed", "time", "number")] + [own[name] for name in WRITTEN]
    return frozenset(fold_word(word) for several in words for word in several.split())


@lru_cache(maxsize=1)
def _stop_stems() -> frozenset[str]:
    """The stems of those of them that no content word shares: reporting words and courtesy."""
    own = _load("story_words")
    return frozenset(strip_word(fold_word(word)) for name in WRITTEN for word in own[name].split())


@lru_cache(maxsize=1)
def wire_ids() -> frozenset[str]:
    """Ids of agencies whose English names do not say that they are."""
    return frozenset(_load("story_words")["agencies"].split())


def _load(name: str) -> dict[str, str]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    lists: dict[str, str] = yaml.load((PACKAGE / f"{name}.yml").read_text(encoding="utf-8"), Loader=loader)
    return lists
