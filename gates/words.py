"""Texts as the scores see them: forms folded, spans compared word by word.

The folding is part of the definition of the scores, and must not follow the program's own when that grows better.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from pathlib import Path

import yaml

Place = tuple[int, int]  # half-open, in code points

MARKS = re.compile("[\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
LETTERS = str.maketrans("أإآٱىة", "اااايه")  # hamza and madda off the alef, alef maqsura to ya, ta marbuta to ha
WORD = re.compile("[\\w\u064b-\u065f\u0670\u0640]+")  # with vowel marks and the stretched line
LIL = re.compile("^[وف]?لل")  # "and/so for the" (وللقوات)
PARTICLES = re.compile(r"^[وف]?[بك]?(?=ال\w{2})")  # "and/so" and "in/like" before "the" (وبالقوات)
PARTICLE = frozenset("وفبلك")  # and, so, in, for, like


def read_text(path: Path) -> str:
    """A text as its offsets count it: UTF-8 without one byte order mark, line ends as LF."""
    text = path.read_bytes().decode("utf-8").removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def fold_words(text: str) -> str:
    """The words of a text without marks, alike where newspapers spell them differently, one space between them."""
    return " ".join(re.findall(r"\w+", MARKS.sub("", text).translate(LETTERS).lower()))


def form_key(form: str) -> str:
    """A form folded, without the particles that Arabic writes onto the article of its first word."""
    return PARTICLES.sub("", LIL.sub("ال", fold_words(form)))


def shared_keys(gold: set[str], found: set[str]) -> list[tuple[str, str]]:
    """Pairs of equal keys; one attached particle on either side does not part them."""
    left_gold, left_found = gold - found, found - gold
    pairs = [(key, key) for key in gold & found]
    pairs += [(key, key[1:]) for key in left_gold if has_particle(key) and key[1:] in left_found]
    pairs += [(key[1:], key) for key in left_found if has_particle(key) and key[1:] in left_gold]
    return pairs


def has_particle(key: str) -> bool:
    """Whether the first letter may be a particle; shorter words begin with such a letter too often."""
    return len(key) > 4 and key[0] in PARTICLE


@cache
def read_anaphora() -> frozenset[str]:
    """Folded forms that point back, which no score counts."""
    return frozenset(yaml.safe_load(Path(__file__).with_name("anaphora.yml").read_text(encoding="utf-8")))


class Words:
    """The words of one text, and how far two spans cover the same ones."""

    def __init__(self, text: str) -> None:
        found = [match.span() for match in WORD.finditer(text)]
        self.starts = [start for start, _ in found]
        self.ends = [end for _, end in found]

    def touch(self, place: Place) -> range:
        """The numbers of the words that a span touches."""
        return range(bisect_right(self.ends, place[0]), bisect_left(self.starts, place[1]))

    def overlap(self, one: Place | None, other: Place | None) -> float:
        """The share of words that both spans touch, of those that either does; 0 without a span."""
        if one is None or other is None:
            return 0.0
        first, second = self.touch(one), self.touch(other)
        both = max(0, min(first.stop, second.stop) - max(first.start, second.start))
        either = len(first) + len(second) - both
        return both / either if either else 0.0
