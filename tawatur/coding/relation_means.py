"""What support is given with, by the words around it."""

from __future__ import annotations

from tawatur.coding.view import View

# Means, each with the words that betray it: mercenaries, arms, troops, money, aircraft and the army, diplomacy.
_MEANS = (
    ("mercenaries", frozenset("مرتزقه كمرتزقه المرتزقه".split())),
    ("arms", frozenset("سلاح اسلحه بالسلاح بالاسلحه صواريخ ذخيره ذخاير".split())),
    ("troops", frozenset("قوات جنود مقاتلين بقوات بمقاتلين".split())),
    ("money", frozenset("مالي ماليا اموال بالمال تمويل المالي".split())),
    ("military", frozenset("عسكري عسكريا العسكري جوي جويا الجوي غارات طيران عسكريه بطيران العسكريه".split())),
    ("political", frozenset("سياسي سياسيا السياسي دبلوماسي دبلوماسيا".split())),
)


def means_of(view: View, first: int, last: int, default: str) -> str:
    """The means of a support told at a word range, by what stands right after it."""
    if default not in ("", "unspecified"):
        return default
    near = view.keys[last : last + 4]
    for means, words in _MEANS:
        if any(key in words or key[1:] in words for key in near):
            return means
    return default
