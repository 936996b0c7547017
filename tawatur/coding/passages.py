"""The sentences of an article that can hold a time or a number, so that the rules for these read no others.

The rules for times and numbers ask several questions of every tenth word. Half of the sentences of news hold neither
figures nor any word that names a time or a number, and are passed over after one look at their words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from typing import Any, NamedTuple

from tawatur.arabic.fold import fold
from tawatur.arabic.numbers_scan import Lexicon

_END = re.compile(r"(?<=[.؟?!؛;])\s+ | \n+", re.VERBOSE)  # "2.5" and "17.6.2020" end no sentence
_WORD = re.compile(r"[^\W\d_]+")
_FIGURE = re.compile(r"\d")
# The rules carry what befell persons on over at most four words ("قتل 30 شخصا، بينهم 3 أطفال"); five line ends between
# sentences that did not stand together keep it from reaching over what was left out.
_BETWEEN = "\n" * 5


class Passages(NamedTuple):
    """The kept sentences as one text, with the way back.

    Attributes:
        text: the sentences, with line ends between them.
        starts: where each begins in `text`.
        sources: where each begins in the article.
    """

    text: str
    starts: list[int]
    sources: list[int]

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the article of a stretch within one sentence of `text`."""
        at = bisect_right(self.starts, start) - 1
        shift = self.sources[at] - self.starts[at]
        return start + shift, end + shift


def cut_passages(text: str, words: frozenset[str]) -> Passages:
    """The sentences of a text that hold a figure or one of some folded words.

    Example:
        >>> passages = cut_passages("رحب الطرفان بذلك. وقعت الهدنة أمس.", frozenset({"امس"}))
        >>> passages.text, passages.to_source(12, 15)
        ('وقعت الهدنة أمس.', (30, 33))
    """
    kept, starts, sources = [], [], []
    first = length = 0
    for last, following in _ends(text):
        sentence = text[first:last]
        if _FIGURE.search(sentence) or not words.isdisjoint(_WORD.findall(fold(sentence).text)):
            kept.append(sentence)
            starts.append(length)
            sources.append(first)
            length += len(sentence) + len(_BETWEEN)
        first = following
    return Passages(_BETWEEN.join(kept), starts, sources)


def _ends(text: str) -> list[tuple[int, int]]:
    """Where each sentence ends, and where the next one begins."""
    return [found.span() for found in _END.finditer(text)] + [(len(text), len(text))]


def telling_words(lexicon: Lexicon, tells: Callable[[str, Any], bool]) -> frozenset[str]:
    """Folded words of which a text holds one at least wherever it holds a telling phrase of a lexicon.

    Args:
        lexicon: phrases by their first words.
        tells: whether a phrase of a kind and with a value tells.

    Returns:
        The phrases of one word; of a longer phrase that holds none of these, its longest word.
    """
    phrases = [
        (word, *rest)
        for word, entry in lexicon.table.items()
        for kind, senses in entry.senses.items()
        for rest, value in senses
        if tells(kind, value)
    ]
    single = {phrase[0] for phrase in phrases if len(phrase) == 1}
    longest = {max(phrase, key=len) for phrase in phrases if single.isdisjoint(phrase)}
    return frozenset(single | longest)
