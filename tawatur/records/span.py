"""A stretch of original text."""

from __future__ import annotations

import msgspec


class Span(msgspec.Struct, frozen=True, order=True, array_like=True):
    """Half-open stretch of `Document.text` in code points, with the words that stand there.

    `document.text[span.start:span.end] == span.quote` holds for every span of every record.
    In JSON a span is the array `[start, end, quote]`.
    """

    start: int
    end: int
    quote: str


def make_span(text: str, start: int, end: int) -> Span:
    """The span of `text[start:end]`; raises ValueError where that is empty or outside the text."""
    if not 0 <= start < end <= len(text):
        raise ValueError(f"no stretch {start}:{end} in a text of {len(text)} code points")
    return Span(start, end, text[start:end])
