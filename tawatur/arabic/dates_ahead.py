"""Tell whether the words before a time say that it lies ahead."""

from __future__ import annotations

import re

from tawatur.arabic.calendar import folded_words
from tawatur.arabic.numbers_scan import Scan

# Words looked back over for a sign of the future; a clause of news seldom holds more between its verb and its date.
LOOK_BACK = 9
_STOPS = frozenset('.؟?!؛;\n»«"')
_FUTURE_VERB = re.compile(r"[وف]?س[يتن][^\W\d_]{3,}$")  # سيلتقي ستعقد سنواصل


def is_ahead(scan: Scan, at: int) -> bool:
    """True where the words before say that what follows lies ahead: "سيلتقي", "من المقرر", and no report since."""
    words, past = folded_words("future", "words"), folded_words("past_cues")
    for back in range(at - 1, max(-1, at - 1 - LOOK_BACK), -1):
        word = scan.word(back)
        if word in _STOPS:
            return False
        if scan.stands_in(back, past):
            return False
        if scan.stands_in(back, words) or is_future_verb(word):
            return True
    return False


def is_future_verb(word: str) -> bool:
    """True for a present verb with the particle of the future before it: "سيلتقي"; false for nouns in س ("سيارة")."""
    if not _FUTURE_VERB.match(word):
        return False
    stem = word[1:] if word[0] in "وف" else word
    if stem in folded_words("future", "not_verb_words"):
        return False
    return not stem.startswith(tuple(folded_words("future", "not_verbs")))
