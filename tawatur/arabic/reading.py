"""A text read once: words, folded keys, gaps, sentences, paragraphs and quotations, as parallel lists.

Every later step counts in word indices of a `Reading` and turns them into code points at the very end, so that
the text is scanned once and nothing is searched twice.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from tawatur.arabic.fold import fold_word
from tawatur.arabic.quotes import Quote, find_quotes
from tawatur.arabic.tokens import COLON, LINE, QUOTE, STOP, find_words, read_gap


class Reading:
    """Words of one text with what is known of each before any codebook is opened.

    Attributes:
        text: the text as read; never changed.
        starts, ends: code-point offsets of word `i`, half-open.
        keys: folded word `i`.
        gaps: flags (see `tokens`) of what stands before word `i`; `gaps[len]` is what follows the last word.
        sentences: half-open word ranges; a paragraph's end always ends a sentence.
        sentence_of, paragraph_of: for word `i`, the index of its sentence and of its paragraph (non-empty line).
        quotes: quotations in code points; `quote_at[i]` is the depth of quotation word `i` stands in.
    """

    __slots__ = (
        "ends",
        "gaps",
        "keys",
        "paragraph_of",
        "quote_depth",
        "quotes",
        "sentence_of",
        "sentences",
        "starts",
        "text",
    )

    def __init__(self, text: str) -> None:
        self.text = text
        words = find_words(text)
        self.starts = [start for start, _ in words]
        self.ends = [end for _, end in words]
        self.keys = [fold_word(text[start:end]) for start, end in words]
        self.gaps = _read_gaps(text, words)
        _join_initials(self.gaps, self.keys)
        self.quotes: tuple[Quote, ...] = find_quotes(text)
        self.quote_depth = _read_depths(self.starts, self.quotes)
        self.sentences, self.sentence_of, self.paragraph_of = _part(self.gaps, self.keys)

    def __len__(self) -> int:
        return len(self.keys)

    def offsets(self, first: int, last: int) -> tuple[int, int]:
        """Code-point offsets of the half-open word range `first:last`."""
        return self.starts[first], self.ends[last - 1]

    def word_at(self, offset: int) -> int:
        """Index of the word that holds a code-point offset, or of the next one."""
        index = bisect_right(self.starts, offset) - 1
        return index if index >= 0 and offset < self.ends[index] else index + 1

    def words_in(self, start: int, end: int) -> range:
        """Indices of the words that a stretch of code points touches."""
        return range(bisect_right(self.ends, start), bisect_left(self.starts, end))


def read_text(text: str) -> Reading:
    """Read a text once. See `Reading`."""
    return Reading(text)


_GAPS: dict[str, int] = {"": 0, " ": 0}


def _read_gaps(text: str, words: list[tuple[int, int]]) -> list[int]:
    gaps: list[int] = []
    at = 0
    for start, end in words:
        between = text[at:start]
        flags = _GAPS.get(between)
        if flags is None:
            flags = read_gap(between)
            if len(between) < 6 and len(_GAPS) < 4096:  # common gaps are short and few: remember them
                _GAPS[between] = flags
        gaps.append(flags)
        at = end
    gaps.append(read_gap(text[at:]))
    return gaps


# Titles that outlets shorten to their first letter and a full stop, folded: doctor, engineer, professor.
_INITIALS = frozenset("دما")


def _join_initials(gaps: list[int], keys: list[str]) -> None:
    """Take the full stop after a shortened title for no end of a sentence: «قال د. خالد إن …», unlike «عام 2015 م.»."""
    for index in range(1, len(keys)):
        shortened = _INITIALS.issuperset(keys[index - 1].split("."))
        dated = index > 1 and keys[index - 2][-1].isdigit()
        if shortened and not dated and gaps[index] & STOP and not gaps[index] & LINE:
            gaps[index] &= ~STOP


def _read_depths(starts: list[int], quotes: tuple[Quote, ...]) -> list[int]:
    depths = [0] * len(starts)
    for quote in quotes:
        for index in range(bisect_left(starts, quote.start), bisect_left(starts, quote.end)):
            depths[index] += 1
    return depths


def _part(gaps: list[int], keys: list[str]) -> tuple[list[tuple[int, int]], list[int], list[int]]:
    """Sentences and paragraphs from the gaps alone."""
    count = len(keys)
    sentences: list[tuple[int, int]] = []
    sentence_of: list[int] = []
    paragraph_of: list[int] = []
    first = paragraph = 0
    for index in range(count):
        gap = gaps[index]
        if index and gap & (STOP | LINE):
            sentences.append((first, index))
            first = index
            if gap & LINE:
                paragraph += 1
        sentence_of.append(len(sentences))
        paragraph_of.append(paragraph)
    if first < count:
        sentences.append((first, count))
    return sentences, sentence_of, paragraph_of


__all__ = ["COLON", "LINE", "QUOTE", "STOP", "Reading", "read_text"]
