"""What the codebook says at each word of a reading, looked up once."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from tawatur.arabic.reading import Reading
from tawatur.arabic.tokens import BREAK, DASH, LINE, STOP
from tawatur.codebook.items import AdjectiveItem, Item, NameItem, QualifierItem
from tawatur.codebook.load import Codebook

Kind = TypeVar("Kind", bound=Item)

# A name may run over a quotation mark («حكومة "الوفاق"») but over no other mark.
PHRASE_BREAK = BREAK
# «كبير على» is "great on", not "like Bir Ali": an adjective is never cut for a name of several words.
_ADJECTIVES = (AdjectiveItem, QualifierItem)


class At(msgspec.Struct, frozen=True, gc=False):
    """One item at a word: letters skipped before it, and the word index after it."""

    skip: int
    end: int
    item: Item


class Lookup:
    """Items of the codebook by word index; see `at`. `tags` are the tagger's labels, all "O" until it has run."""

    def __init__(self, reading: Reading, codebook: Codebook) -> None:
        self.reading = reading
        self.codebook = codebook
        self.grammar = codebook.grammar
        self.keys = reading.keys
        self.gaps = _without_hyphens(reading)
        self.size = len(reading.keys)
        self.ends = _phrase_ends(self.gaps, self.size)
        self.tags: list[str] = ["O"] * self.size
        self._at: list[tuple[At, ...] | None] = [None] * self.size

    def at(self, index: int) -> tuple[At, ...]:
        """All items that begin at a word, longest first; ways to cut the word that a better way rules out are gone."""
        if index >= self.size:
            return ()
        found = self._at[index]
        if found is None:
            found = self._look(index)
            self._at[index] = found
        return found

    def of(self, index: int, kind: type[Kind], *, whole: bool = False) -> tuple[int, int, Kind] | None:
        """The longest item of one kind at a word: (skip, end, item); `whole` allows no written-on particle."""
        for entry in self.at(index):
            if isinstance(entry.item, kind) and not (whole and entry.skip):
                return entry.skip, entry.end, entry.item
        return None

    def words(self, first: int, last: int, skip: int = 0) -> str:
        """The folded words of a range without the particles written onto the first: «للقوات» is «القوات»."""
        words = " ".join(self.keys[first:last])[skip:]
        bare = words[1:] if words.startswith(("ولل", "فلل")) else words
        return "ال" + bare[2:] if bare.startswith("لل") and len(bare.split(" ", 1)[0]) > 4 else words

    def end_of_tag(self, index: int, kind: str) -> int:
        """Word index after the tagged run of one kind that begins at a word, or `index` where none does."""
        if self.tags[index] != "B-" + kind and not (
            self.tags[index] == "I-" + kind and (not index or self.tags[index - 1] == "O")
        ):
            return index
        end = index + 1
        while end < self.ends[index] and self.tags[end] == "I-" + kind:
            end += 1
        return end

    def joined(self, index: int) -> bool:
        """Whether a word follows its predecessor without a comma, stop, bracket or line break."""
        return index < self.size and not self.gaps[index] & PHRASE_BREAK

    def opens_clause(self, index: int) -> bool:
        """Whether a clause can open with a word: at the head of a sentence, with «و», or after a joining word."""
        if not index or self.gaps[index] & (STOP | LINE) or self.keys[index][:1] in "وف":
            return True
        return self.keys[index - 1] in self.grammar["clause_joiners"]

    def _look(self, index: int) -> tuple[At, ...]:
        hits = list(self.codebook.names.find(self.keys, index, self.ends[index]))
        if not hits:
            return ()
        if len(hits) > 1:
            hits.sort(key=lambda hit: (-(hit.end), hit.skip))
            best = min(hits, key=lambda hit: (_weakness(hit.items), hit.skip)).skip
            longest = hits[0].end
            whole = any(not hit.skip and any(isinstance(item, _ADJECTIVES) for item in hit.items) for hit in hits)
            hits = [
                hit
                for hit in hits
                if hit.skip == best or (hit.end == longest and longest > index + 1 and not (whole and hit.skip))
            ]
        return tuple(At(hit.skip, hit.end, item) for hit in hits for item in hit.items)


def _weakness(items: tuple[Item, ...]) -> int:
    """0 where some item is no weak name; a bare people's name or weak name gives way to another cut of the word."""
    return int(all(isinstance(item, NameItem) and item.weak for item in items))


def _without_hyphens(reading: Reading) -> list[int]:
    """Gaps, where a hyphen without space parts no two words: «فرانك-فالتر»."""
    gaps = list(reading.gaps)
    for index in range(1, len(reading.keys)):
        if gaps[index] == DASH and reading.starts[index] - reading.ends[index - 1] == 1:
            gaps[index] = 0
    return gaps


def _phrase_ends(gaps: list[int], size: int) -> list[int]:
    """For each word, the index of the first later word that a phrase may not reach."""
    ends = [size] * size
    end = size
    for index in range(size - 1, -1, -1):
        ends[index] = end
        if gaps[index] & PHRASE_BREAK:
            end = index
    return ends
