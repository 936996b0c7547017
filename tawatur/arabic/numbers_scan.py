"""A folded text as words, each looked up once in a table of word senses.

Dates and numbers are read by rules that ask of a word "is it a month, a unit, a number word?". Asking a table of
whole words keeps that cheap: nine words in ten of a news text are in no table and are never touched again.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources
from typing import Any, NamedTuple

import yaml

from tawatur.arabic.fold import Folded, fold, fold_key

# Letters, figures with their inner separators, line ends and single signs; every other white space parts words.
TOKEN = re.compile(
    r"""
    [^\W\d_]+                       # يوليو
    | \d+ (?: [.,٫٬،’'] \d+ )*      # 2020   1,500   2.5   17.6.2020
    | \n                            # a line end stops every rule
    | [^\w\s] | _                   # / ( - %
    """,
    re.VERBOSE,
)
# Particles written onto a word: and, so, in, for, like, and the pairs of them that news uses.
PARTICLES = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل", "وك")
ARTICLE = "ال"  # the definite article


class Entry(NamedTuple):
    """What the table knows of one written word."""

    prefix: str
    """The particles before the word; they are no part of a mention."""
    senses: dict[str, list[tuple[tuple[str, ...], Any]]]
    """For each kind of word: the further words of the phrase and its value, longest phrase first."""


class Lexicon:
    """Phrases of one or more words, by kind, found at a word of a `Scan` in one look."""

    __slots__ = ("_senses", "never", "table")

    def __init__(self, never: frozenset[str] = frozenset()) -> None:
        self._senses: dict[str, dict[str, list[tuple[tuple[str, ...], Any]]]] = {}
        self.never = never
        self.table: dict[str, Entry] = {}

    def add(self, kind: str, phrase: object, value: Any = True) -> None:
        """Enter a phrase; a phrase entered twice under one kind keeps its first value."""
        words = TOKEN.findall(fold_key(str(phrase)))
        if not words:
            return
        found = self._senses.setdefault(words[0], {}).setdefault(kind, [])
        rest = tuple(words[1:])
        if all(known != rest for known, _ in found):
            found.append((rest, value))
            found.sort(key=lambda sense: -len(sense[0]))

    def add_all(self, kind: str, phrases: object, value: Any = True) -> None:
        """Enter every phrase of a list under one value."""
        for phrase in phrases if isinstance(phrases, list) else []:
            self.add(kind, phrase, value)

    def close(self) -> Lexicon:
        """Write the table of written words: each word bare, then with its particles where no other word is meant."""
        table = {word: Entry("", senses) for word, senses in self._senses.items()}
        for word, senses in self._senses.items():
            if len(word) < 2 or not word[0].isalpha():
                continue
            stem = word[1:] if word.startswith(ARTICLE) else word  # ل + ال is written لل
            for prefix in PARTICLES:
                written = prefix + (stem if prefix.endswith("ل") else word)
                if written not in self.never:
                    table.setdefault(written, Entry(prefix, senses))
        self.table = table
        return self


class Scan:
    """One text as parallel lists: folded words, their folded offsets and what the lexicon knows of them."""

    __slots__ = ("ends", "entries", "folded", "starts", "words")

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.folded: Folded = fold(text)
        found = list(TOKEN.finditer(self.folded.text))
        self.words: list[str] = [token.group() for token in found]
        self.starts: list[int] = [token.start() for token in found]
        self.ends: list[int] = [token.end() for token in found]
        look = lexicon.table.get
        self.entries: list[Entry | None] = [look(word) for word in self.words]
        # Two empty words at the end let rules look ahead without asking for the length.
        self.words += ["", ""]
        self.entries += [None, None]

    def look_up(self, lexicon: Lexicon) -> Scan:
        """The same words looked up in another lexicon."""
        other = Scan.__new__(Scan)
        other.folded, other.words, other.starts, other.ends = self.folded, self.words, self.starts, self.ends
        look = lexicon.table.get
        other.entries = [look(word) for word in self.words]
        return other

    def __len__(self) -> int:
        return len(self.starts)

    def sense(self, at: int, kind: str, prefix: str | None = "") -> tuple[Any, int] | None:
        """Value of the phrase of a kind that begins at a word, and the word after it.

        Args:
            at: word index; one outside the text finds nothing.
            kind: kind of word, as entered in the lexicon.
            prefix: particles that the word must carry; "" none, None any.
        """
        entry = self.entries[at] if 0 <= at < len(self.entries) else None
        if entry is None or kind not in entry.senses or (prefix is not None and entry.prefix != prefix):
            return None
        words = self.words
        for rest, value in entry.senses[kind]:
            size = len(rest)
            if not size:
                return value, at + 1
            if tuple(words[at + 1 : at + 1 + size]) == rest:
                return value, at + 1 + size
        return None

    def word(self, at: int) -> str:
        """Folded word at an index; empty outside the text."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def stands_in(self, at: int, words: frozenset[str]) -> bool:
        """True where the word at an index, with or without its particles, is one of a set of folded words."""
        word = self.word(at)
        if not word:
            return False
        if word in words:
            return True
        if word.startswith("لل"):
            return ARTICLE + word[2:] in words
        if word[0] not in "وفبلك":
            return False
        return word[1:] in words or (word[:2] in PARTICLES and word[2:] in words)

    def whole(self, at: int) -> int | None:
        """The whole number written in figures at a word, without separators; None where there is none."""
        word = self.word(at)
        return int(word) if word.isdecimal() and len(word) < 10 else None

    def joined(self, at: int) -> bool:
        """True where nothing stands between a word and the one before it."""
        return 0 < at < len(self.starts) and self.ends[at - 1] == self.starts[at]

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Original code points of a run of words, without the particles of the first."""
        entry = self.entries[start]
        skipped = len(entry.prefix) if entry else 0
        return self.folded.to_source(self.starts[start] + skipped, self.ends[end - 1])

    def source_word(self, at: int) -> str:
        """A word as the text has it."""
        first, last = self.folded.to_source(self.starts[at], self.ends[at])
        return self.folded.source[first:last]


@lru_cache(maxsize=8)
def read_table(name: str) -> dict[str, Any]:
    """One file of word tables from the codebook's folder, read on first use."""
    source = resources.files("tawatur").joinpath("codebook", name)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    table: dict[str, Any] = yaml.load(source.read_text(encoding="utf-8"), loader)
    return table
