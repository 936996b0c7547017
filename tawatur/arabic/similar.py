"""Whether two spellings are one name: variants of transliteration and slips of the desk."""

from __future__ import annotations

from rapidfuzz.distance import DamerauLevenshtein

# Letters that transliterations of one foreign sound alternate between (غ/ج/ك/ق for g, و/ؤ dropped, ت/ط, س/ص, ز/ظ …).
_SOUNDS = str.maketrans(
    {"غ": "ج", "ق": "ج", "ك": "ج", "ط": "ت", "ص": "س", "ظ": "ز", "ذ": "ز", "ث": "س", "ض": "د", "ه": "ا"}
)
_WEAK = str.maketrans("", "", "اويء")


def skeleton(word: str) -> str:
    """A folded word reduced to what transliterations keep: sounds merged, long vowels dropped.

    Example:
        >>> skeleton("غراسيموف") == skeleton("جيراسيموف")
        True
    """
    merged = word.translate(_SOUNDS)
    return merged[:1] + merged[1:].translate(_WEAK)


def same_word(a: str, b: str) -> bool:
    """Whether two folded words may be one name part: equal skeletons, or one slip in a word of five letters or more."""
    if a == b:
        return True
    if len(a) >= 4 and len(b) >= 4 and skeleton(a) == skeleton(b):
        return True
    short = min(len(a), len(b))
    return short >= 5 and a[0] == b[0] and DamerauLevenshtein.distance(a, b, score_cutoff=1) <= 1


def same_name(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names (folded parts) may be one person's: the longer holds all parts of the shorter, in
    order."""
    if len(a) > len(b):
        a, b = b, a
    if len(a) < 2:
        return False
    at = 0
    exact = 0
    for part in a:
        while at < len(b) and not same_word(part, b[at]):
            at += 1
        if at == len(b):
            return False
        exact += part == b[at]
        at += 1
    return exact >= 1 and same_word(a[-1], b[-1])
