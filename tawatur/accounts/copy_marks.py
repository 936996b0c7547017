"""The words of a text as numbers, and the marks by which texts that share words find each other.

Two kinds of marks. *Bands* of a MinHash signature over runs of three words: near-duplicates share one with high
probability. *Prints*, chosen by winnowing among the hashes of runs of eight words outside quotations: texts that
share a run of twelve words outside quotations share a print, always.

Source: A. Broder, On the resemblance and containment of documents (1997); S. Schleimer, D. Wilkerson, A. Aiken,
Winnowing: local algorithms for document fingerprinting (2003).
"""

from __future__ import annotations

import hashlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec
import rensa

from tawatur.arabic.fold import fold_word
from tawatur.arabic.quotes import find_quotes
from tawatur.arabic.tokens import find_words

# A shared passage has so many words: the coding manual's rule of independence.
PASSAGE = 12
# Words of a print, and prints of which one is chosen: a run of PRINT + CHOICE - 1 words holds a chosen print.
PRINT, CHOICE = 8, 5
# Words of a run of the signature, its length, and the numbers in a band. 16 bands of 4 find texts of which half of the
# runs are the same with a probability of 0.64, of which three quarters are the same with 0.998; what is missed shares
# passages, which prints find without fail.
RUN, SIGNATURE, BAND = 3, 64, 4
_SEED = 2015  # any number; ledgers keep bands, so that it never changes
# Numbers of words and runs are taken modulo a prime, with a base that is any large number.
PRIME = (1 << 61) - 1
BASE = 1_000_003


class Words(NamedTuple):
    """The words of a text: folded, with their places, and how deep in quotations each stands."""

    keys: list[str]
    starts: list[int]
    ends: list[int]
    depth: list[int]


def read_words(text: str) -> Words:
    """Read the words of a text: what `tawatur.arabic.reading` gives, without sentences and gaps, in half the time."""
    places = find_words(text)
    starts = [start for start, _ in places]
    depth = [0] * len(places)
    for quote in find_quotes(text):
        for index in range(bisect_left(starts, quote.start), bisect_left(starts, quote.end)):
            depth[index] += 1
    return Words([fold_word(text[start:end]) for start, end in places], starts, [end for _, end in places], depth)


class Marks(msgspec.Struct, frozen=True, eq=False):
    """The words of a text and its marks.

    Attributes:
        words: a number for each folded word; `starts`, `ends` their places in code points.
        open: the same, with 0 for words inside quotations.
        signature: MinHash over runs of three words; () for texts of less.
        bands: numbers of 61 bits; `prints` likewise, with the word where the run begins.
    """

    words: Sequence[int]
    open: Sequence[int]
    starts: Sequence[int]
    ends: Sequence[int]
    signature: tuple[int, ...]
    bands: tuple[int, ...]
    prints: dict[int, int]


def mark_words(read: Words) -> Marks:
    """Number the words of a text and choose its marks.

    Example:
        >>> one, other = (mark_words(read_words(text)) for text in ("وصل الوفد إلى المدينة", "وَصَلَ الوفد الى المدينة"))
        >>> list(one.words) == list(other.words)
        True
    """
    words = array("q", (number_word(key) for key in read.keys))
    outside = array("q", (0 if depth else word for word, depth in zip(words, read.depth, strict=True)))
    signature = sign_runs(read.keys)
    return Marks(
        words=words,
        open=outside,
        starts=array("i", read.starts),
        ends=array("i", read.ends),
        signature=signature,
        bands=tuple(band_signature(signature)),
        prints=choose_prints(outside),
    )


@lru_cache(maxsize=1 << 17)
def number_word(word: str) -> int:
    """A number of 61 bits for a word, never 0, the same in every process."""
    digest = hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") % (PRIME - 1) + 1


def sign_runs(keys: Sequence[str]) -> tuple[int, ...]:
    """The MinHash signature of the runs of three words."""
    if len(keys) < RUN:
        return ()
    minhash = rensa.RMinHash(SIGNATURE, _SEED)
    minhash.update([f"{a} {b} {c}" for a, b, c in zip(keys, keys[1:], keys[2:], strict=False)])
    return tuple(minhash.digest())


def band_signature(signature: tuple[int, ...]) -> Iterable[int]:
    """One number for each band of a signature."""
    for first in range(0, len(signature), BAND):
        value = first + 1
        for part in signature[first : first + BAND]:
            value = (value * BASE + part + 1) % PRIME
        yield value


def choose_prints(words: Sequence[int]) -> dict[int, int]:
    """The chosen hashes of runs of `PRINT` words, with the first word of each; a 0 among the words ends a run.

    Of each `CHOICE` neighbouring hashes the least is chosen.
    """
    chosen: dict[int, int] = {}
    top = pow(BASE, PRINT, PRIME)
    hashes: list[int] = []
    value = length = 0
    for index, word in enumerate(words):
        if not word:
            if len(hashes) >= CHOICE:
                _winnow(hashes, index - PRINT - len(hashes) + 1, chosen)
            hashes = []
            value = length = 0
            continue
        value = (value * BASE + word) % PRIME
        length += 1
        if length > PRINT:
            value = (value - words[index - PRINT] * top) % PRIME
        if length >= PRINT:
            hashes.append(value)
    if len(hashes) >= CHOICE:
        _winnow(hashes, len(words) - PRINT - len(hashes) + 1, chosen)
    return chosen


def _winnow(hashes: list[int], first: int, chosen: dict[int, int]) -> None:
    """Add the least of each `CHOICE` neighbours, the first of which begins with the word `first`."""
    for at in range(len(hashes) - CHOICE + 1):
        least = min(hashes[at : at + CHOICE])
        if least not in chosen:
            chosen[least] = first + hashes.index(least, at)


def guess_resemblance(a: tuple[int, ...], b: tuple[int, ...]) -> float:
    """The share of equal numbers of two signatures, which estimates the Jaccard index of their runs."""
    return sum(x == y for x, y in zip(a, b, strict=True)) / len(a) if len(a) == len(b) and a else 0.0
