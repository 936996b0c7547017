"""One automaton over words for everything the codebook knows.

Names, titles, institutions, demonyms and cues are compiled into one trie of folded words. The reader walks it once for
each word of an article. The particles و ف ب ك ل that Arabic writes onto a word are tried only against what the codebook
holds, and only where the whole word is not itself known: «والي» (governor) is never read as «و + الي».
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from tawatur.arabic.fold import fold_key

_CONJUNCTIONS = "وف"
_PREPOSITIONS = "بكل"
# A folded word is cut at most twice (و + ل, ف + ب), and what is left must keep two letters.
_LEAST = 2

Node = dict[Any, Any]
LEAF = 0  # key under which a node keeps its items; words are strings, so it cannot collide


class Hit(msgspec.Struct, frozen=True):
    """A pattern that begins at a word: letters skipped before it, word index after it, what the codebook says of it."""

    skip: int
    end: int
    items: tuple[Any, ...]


class Automaton:
    """A trie over folded words; see the module. Build with `add`, then `find` at word indices."""

    def __init__(self) -> None:
        self.root: Node = {}
        self._entries: dict[str, tuple[tuple[int, Node], ...]] = {}

    def add(self, name: str, item: Any) -> None:
        """Let `name`, in any of its spellings of joined words, mean `item`."""
        for words in spell_words(fold_key(name)):
            node = self.root
            for word in words:
                node = node.setdefault(word, {})
            kept: tuple[Any, ...] = node.get(LEAF, ())
            if item not in kept:
                node[LEAF] = (*kept, item)

    def drop(self, word: str, kind: type[Any]) -> None:
        """Let a name of one folded word no longer mean any item of a kind."""
        node = self.root.get(word, {})
        kept = tuple(item for item in node.get(LEAF, ()) if not isinstance(item, kind))
        if kept:
            node[LEAF] = kept
        else:
            node.pop(LEAF, None)

    def knows(self, word: str) -> bool:
        """Whether a pattern begins with this folded word as it stands."""
        return word in self.root

    def items(self, word: str) -> tuple[Any, ...]:
        """What one folded word means by itself."""
        return tuple(self.root.get(word, {}).get(LEAF, ()))

    def find(self, keys: list[str], index: int, end: int) -> Iterator[Hit]:
        """Patterns that begin at word `index` and end before `end`, longest first for each way to cut the word."""
        entries = self._entries.get(keys[index])
        if entries is None:
            entries = self._enter(keys[index])
        for skip, start in entries:
            node: Node | None = start
            at = index + 1
            hits: list[Hit] = []
            while node is not None:
                if LEAF in node:
                    hits.append(Hit(skip, at, node[LEAF]))
                node = node.get(keys[at]) if at < end else None
                at += 1
            yield from reversed(hits)

    def _enter(self, key: str) -> tuple[tuple[int, Node], ...]:
        """Ways into the trie for one folded word, remembered."""
        found = tuple((skip, self.root[rest]) for skip, rest in cut_particles(key) if rest in self.root)
        if len(self._entries) > 400_000:  # distinct words of a large corpus; keeps memory flat
            self._entries.clear()
        self._entries[key] = found
        return found


def cut_particles(key: str) -> Iterable[tuple[int, str]]:
    """A folded word, then what is left of it without written-on particles, with the letters skipped.

    The double lam of «للحكومة» stands for ل + ال: its rest is «الحكومة», and nothing is skipped, since the
    words of the text begin with both.

    Example:
        >>> list(cut_particles("وللحكومه"))
        [(0, 'وللحكومه'), (1, 'للحكومه'), (1, 'الحكومه')]
    """
    yield 0, key
    bases = [(0, key)]
    if len(key) > _LEAST and key[0] in _CONJUNCTIONS:
        bases.append((1, key[1:]))
        yield 1, key[1:]
    for skip, base in bases:
        if base.startswith("لل") and len(base) > 3:
            yield skip, "ال" + base[2:]
        if len(base) > _LEAST and base[0] in _PREPOSITIONS:
            yield skip + 1, base[1:]


_JOINED = ("عبد", "ابو", "ابي", "ابا", "بو", "ام", "بن", "ابن", "ذو", "نصر", "فضل", "جاد", "بيت", "سيف", "نور", "علاء")


def spell_words(key: str) -> list[tuple[str, ...]]:
    """Ways to write the words of a name: «عبد الله» and «عبدالله», «أبو ظبي» and «أبوظبي»."""
    words = key.replace("-", " ").split(" ")
    variants: list[tuple[str, ...]] = [tuple(words)]
    for at, word in enumerate(words[:-1]):
        if word in _JOINED and len(words[at + 1]) > 2:
            joined = (*words[:at], word + words[at + 1], *words[at + 2 :])
            variants.append(joined)
    for at, word in enumerate(words):
        for part in ("عبد", "ابو"):
            rest = word[len(part) :]
            if word.startswith(part) and len(rest) > 3 and (part == "ابو" or rest.startswith("ال")):
                variants.append((*words[:at], part, rest, *words[at + 1 :]))
    return variants
