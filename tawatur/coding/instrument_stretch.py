"""Where a stretch that renders a text begins after its verb, and where it ends."""

from __future__ import annotations

import msgspec

from tawatur.arabic.tokens import COMMA, LINE, QUOTE, STOP
from tawatur.coding.clause import THAT
from tawatur.coding.content import end_of_content
from tawatur.coding.event_slots import WHO
from tawatur.coding.found import Found
from tawatur.coding.view import View


class Stretch(msgspec.Struct):
    """Words that render points of a text, in word indices; `cut` letters of the first word are no part of them.

    `label:label_end` are the words that name the text, or those of agreeing where it has no name; `subjects` are names
    beside the verb, where its parties may be.
    """

    start: int
    end: int
    label: int
    label_end: int
    kind: str
    cut: int = 0
    subjects: list[Found] = []


CONTENT = 60  # words of points at most

# Words that begin like a written-on preposition and are others: by the terms of, about, after, between.
_LOOKALIKES = frozenset("بموجب بمقتضي بحسب بناء بشان بخصوص بعد بين".split())
_ABOUT = frozenset("بخصوص بشان حول".split())
# These go back to the telling of news without a mark before them: after, when, while.
_AWAY = frozenset("بعدما عندما حينما فيما بينما وذلك".split())
# After a comma these go back to the telling of news.
_BACK = frozenset(
    "حيث فيما بينما لكن وفق وفقا بحسب حسب لافتا مشيرا موكدا مضيفا الذي التي والذي والتي وذلك وهو "
    "وهي وهذا مما ما".split()
)


def start_after(view: View, at: int, preps: tuple[str, ...], reach: int) -> tuple[int, int]:
    """Where the points begin after one of some prepositions.

    Args:
        at: the word after the verb, or after its text.
        preps: folded prepositions; "" for a bare object.
        reach: words to look at.

    Returns:
        (word, letters of it that are the preposition), or (-1, 0).
    """
    last = min(view.sentence_bounds(at - 1)[1], at + reach)
    for near in range(at, last):
        key = view.keys[near]
        if view.gaps[near] & (STOP | LINE):
            return -1, 0
        for prep in preps:
            if prep == "":
                if near == at and not (view.covers[near] is not None or key in WHO):
                    return near, 0
            elif len(prep) == 1:
                covered = view.covers[near] is not None and view.covers[near].kind != "agreement"  # type: ignore[union-attr]
                if key[0] == prep and len(key) > 3 and not covered and key not in _LOOKALIKES:
                    return near, 1
            elif key == prep and near + 1 < view.size:
                start = near + 1
                return (start + 1 if view.keys[start] in THAT else start), 0
        if key in _ABOUT and near + 1 < view.size:
            return near + 1, 0
        if key in THAT:
            return -1, 0
    return -1, 0


def end_after(view: View, start: int) -> int:
    """Word index after points that begin at a word: their sentence's end, or the clause that hands the word back."""
    end = min(end_of_content(view, start, set()), start + CONTENT)
    quoted = bool(view.gaps[start] & QUOTE)
    for at in range(start + 1, end):
        if (
            quoted
            and view.gaps[at] & QUOTE
            and not view.reading.quote_depth[at]
            and view.keys[at][:1] != "و"
            and view.keys[at] not in ("فضلا", "اضافه")
        ):
            return at
        if (view.gaps[at] & COMMA and view.keys[at] in _BACK) or view.keys[at] in _AWAY:
            return at
        if view.gaps[at] & COMMA and any(cue.sort == "participle" for cue in view.codebook.find_cue(view.keys[at])):
            return at
    return end
