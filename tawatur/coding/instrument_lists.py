"""Points that an article prints as a list: «وجاء في نص الاتفاق: 1- … 2- …»."""

from __future__ import annotations

from collections.abc import Iterable

from tawatur.arabic.tokens import COLON, DASH, LINE
from tawatur.codebook.texts import TextBook
from tawatur.coding.instrument_labels import label_at
from tawatur.coding.instrument_stretch import Stretch
from tawatur.coding.view import View

_ITEM = 60  # words of an item of a list at most
# Ordinals that number an item: first, second, …
_ORDINALS = frozenset("اولا ثانيا ثالثا رابعا خامسا سادسا سابعا ثامنا تاسعا عاشرا".split())


def read_lists(view: View, book: TextBook) -> Iterable[Stretch]:
    """Items of a list after a colon, in whose sentence an adopted text is named."""
    for colon in range(1, view.size):
        if not view.gaps[colon] & COLON or not view.gaps[colon] & LINE:
            continue
        first = view.sentence_bounds(colon - 1)[0]
        label = next(
            (found for at in range(colon - 1, first - 1, -1) if (found := label_at(view, book, at)) is not None), None
        )
        items = list(_items_after(view, colon)) if label is not None else []
        if label is not None and len(items) > 1:
            for start, end in items:
                yield Stretch(start, end, label[0], label[1], "text")


def _items_after(view: View, at: int) -> Iterable[tuple[int, int]]:
    """Items after a colon, each on a line of its own that begins with a number or a dash."""
    start = at
    while start < view.size:
        number = (view.keys[start][0].isdigit() and len(view.keys[start]) < 3) or view.keys[start] in _ORDINALS
        if not (view.gaps[start] & LINE and (number or view.gaps[start] & DASH)):
            return
        begin = start + number
        end = begin
        while end < view.size and end - begin < _ITEM and not (end > begin and view.gaps[end] & LINE):
            end += 1
        if end > begin:
            yield begin, end
        start = end
