"""Quotations beside a cue: where they end, and whether they are speech."""

from __future__ import annotations

from bisect import bisect_right

from tawatur.arabic.tokens import COMMA, LINE, STOP
from tawatur.coding.clause_parts import Clause
from tawatur.coding.view import View

_NESTED = 3  # quotations that may open at one word
_LONGEST_NAME = 6  # words of a body's name in quotation marks


def quote_from(view: View, at: int) -> int | None:
    """Word index after the quotation that opens right before a word, or None where none does."""
    start = view.reading.starts[at]
    quotes = view.reading.quotes
    last = bisect_right(quotes, start, key=lambda quote: quote.start)
    for quote in quotes[max(0, last - _NESTED) : last]:  # the outermost that opens here
        if not view.reading.text[quote.start : start].strip():
            return view.reading.words_in(quote.start, quote.end).stop
    return None


def may_be_speech(view: View, clause: Clause, at: int, end: int) -> bool:
    """A quotation after a cue is speech unless it is a word or two inside a running phrase; weak verbs ask for more."""
    length = end - at
    if clause.cue.weak and not clause.cue.report:
        return length >= 4 and (
            at == clause.verb + 1 or (clause.subject is not None and view.covers[at - 1] is clause.subject)
        )
    if length >= 4:
        return True
    ended = end >= view.size or bool(view.gaps[end] & (STOP | LINE | COMMA))
    return (length >= 2 and ended) or (length >= 1 and ended and at == clause.verb + 1)


def is_name_in_quotes(view: View, at: int, end: int) -> bool:
    """Whether a quotation of up to four words is a name or its part: «حركة "مجتمع السلم"»."""
    if end - at <= _LONGEST_NAME and end < view.size and view.keys[at] in view.grammar["group_heads"]:
        return not view.gaps[end] & (STOP | LINE | COMMA)  # «لجنة المتابعة والإشراف العليا» التابعة للجبهة
    phrase = view.covers[at]
    return phrase is not None and view.end_of(phrase) >= end and end - at <= 4
