"""Fold Arabic text for matching, and keep the way back to the text as it was read.

Folding takes off what outlets write differently for the same word: vowel marks, tatweel, bidi controls,
zero-width signs, presentation forms, the seats of hamza, final ya, ta marbuta, Persian letter shapes and
the three digit sets. It never changes the document: every folded position maps to an original one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import msgspec

# Combining marks of Arabic (U+0610-061A, 064B-065F, 0670, 06D6-06ED without 06DD/06DE signs) and tatweel.
MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0640"
# Directional and zero-width controls, soft hyphen and BOM inside text: invisible to readers.
CONTROLS = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
# Arabic presentation forms A and B: one code point for a shaped letter or a ligature.
FORMS = "\ufb50-\ufdff\ufe70-\ufefc"

_UNEVEN = re.compile(f"[{MARKS}{CONTROLS}]+|[{FORMS}]")
_DROPPED = re.compile(f"[{MARKS}{CONTROLS}]+")

_EVEN = {
    **dict.fromkeys(map(ord, "أإآٱٲٳٵ"), "ا"),  # alef with hamza, madda or wasla -> bare alef
    **dict.fromkeys(map(ord, "ىئیېےٸ"), "ي"),  # alef maqsura, hamza on ya, Persian and Urdu ya -> ya
    **dict.fromkeys(map(ord, "ؤٶ"), "و"),  # hamza on waw -> waw
    **dict.fromkeys(map(ord, "ةۃہەھ"), "ه"),  # ta marbuta and the Urdu and Kurdish h -> ha
    **dict.fromkeys(map(ord, "کڪ"), "ك"),  # Persian and swash kaf -> kaf
    **{ord("٠") + d: str(d) for d in range(10)},
    **{ord("۰") + d: str(d) for d in range(10)},
}
_EVEN.update({ord(c): c.lower() for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"})
_SPACES = re.compile(r"\s+")


class Folded(msgspec.Struct, frozen=True):
    """A folded text with its way back.

    `map[i]` is the index, in the text that was folded, of the code point behind folded code point `i`.
    """

    text: str
    map: Sequence[int]
    source: str

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """Original half-open offsets of a folded, non-empty half-open stretch; marks on its last letter included."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no stretch {start}:{end} in a folded text of {len(self.text)}")
        first, last = self.map[start], self.map[end - 1] + 1
        following = _DROPPED.match(self.source, last)
        if following and self.source[last] not in CONTROLS_SET:
            last = following.end()
            while last > first and self.source[last - 1] in CONTROLS_SET:
                last -= 1
        return first, last


CONTROLS_SET = frozenset(
    chr(code)
    for first, final in (
        (0xAD, 0xAD),
        (0x61C, 0x61C),
        (0x200B, 0x200F),
        (0x202A, 0x202E),
        (0x2060, 0x2064),
        (0x2066, 0x206F),
        (0xFEFF, 0xFEFF),
    )
    for code in range(first, final + 1)
)


def fold(text: str) -> Folded:
    """Fold a text for matching and keep the map of positions.

    Args:
        text: any string; lone surrogates pass through unchanged.

    Returns:
        `Folded` whose `map` has one entry for each folded code point, never decreasing.

    Example:
        >>> folded = fold("الأُمـَـم")
        >>> folded.text, folded.source[folded.map[2]]
        ('الامم', 'أ')
    """
    if not _UNEVEN.search(text):
        return Folded(text.translate(_EVEN), range(len(text)), text)
    parts: list[str] = []
    origin: list[int] = []
    at = 0
    for found in _UNEVEN.finditer(text):
        start, end = found.span()
        parts.append(text[at:start])
        origin.extend(range(at, start))
        if end == start + 1 and text[start] not in CONTROLS_SET:
            shaped = _DROPPED.sub("", unicodedata.normalize("NFKC", text[start])).replace(" ", "")
            if shaped != text[start]:
                parts.append(shaped)
                origin.extend([start] * len(shaped))
        at = end
    parts.append(text[at:])
    origin.extend(range(at, len(text)))
    return Folded("".join(parts).translate(_EVEN), origin, text)


@lru_cache(maxsize=1 << 17)
def fold_word(word: str) -> str:
    """The folded form of one word. Cached: news repeats its words."""
    return fold(word).text


def fold_key(text: str) -> str:
    """The folded matching key of a name or phrase: folded, white space run together, ends trimmed.

    Example:
        >>> fold_key(" وزارةُ  الخارجيّة ")
        'وزاره الخارجيه'
    """
    return _SPACES.sub(" ", fold(text).text).strip()


def skip_letters(word: str, count: int) -> int:
    """Offset in an unfolded word after its first `count` folded letters and the marks that they carry."""
    if count <= 0:
        return 0
    folded = fold(word)
    if count >= len(folded.text):
        return len(word)
    return folded.map[count]
