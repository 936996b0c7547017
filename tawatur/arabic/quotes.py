"""Quotation marks of every kind, paired as readers pair them.

Outlets write « » “ ” " and mix them; right-to-left typing turns them the wrong way round (”النص“ or »النص«), so that
what a mark does is read from where it stands, not from its shape: a mark with space before it and a letter after it
opens.
"""

from __future__ import annotations

import re

import msgspec

from tawatur.arabic.tokens import QUOTE_MARKS

# A mark may be typed as two single ones: ''النص''.
_MARK = re.compile(f"[{QUOTE_MARKS}]|''|‘‘|’’|``|\n")
_ANY = re.compile(f"[{QUOTE_MARKS}]|''|‘‘|’’|``")
_LONGEST = 1500  # characters of a quotation of several paragraphs; a mark further on belongs to another
_BEFORE_OPENING = frozenset(' \t\u00a0([{-–—:،,/\n«“"')
_AFTER_CLOSING = frozenset(' \t\u00a0)]}-–—:،,؛;.!?؟…/\n»”"')
# Particles that Arabic writes onto a quoted word: «لـ"داعش"», «و"النصرة"»: a mark right after one of them opens.
_PARTICLES = re.compile(r"(?:^|[\s(«“\"])[وفبكل]{1,2}ـ?$")


class Quote(msgspec.Struct, frozen=True, order=True):
    """A quotation: offsets of its content, without its marks; `closed` is false where no closing mark was found."""

    start: int
    end: int
    closed: bool
    depth: int


def find_quotes(text: str) -> tuple[Quote, ...]:
    """Quotations of a text, outer before inner, in order.

    A quotation that a paragraph leaves open runs on where the next mark closes it, else it ends with the paragraph: a
    next paragraph that begins with an opening mark has a quotation of its own, as outlets that re-open at each mean it.

    Example:
        >>> text = 'قال: ”نعم“، وأضاف "لا".'
        >>> [text[q.start:q.end] for q in find_quotes(text)]
        ['نعم', 'لا']
    """
    found: list[Quote] = []
    stack: list[tuple[int, str]] = []
    for mark in _MARK.finditer(text):
        at, sign = mark.start(), mark.group()
        if sign == "\n":
            if not (stack and _closes_later(text, at, stack[0][0])):
                found.extend(_left_open(stack, at))
                stack.clear()
            continue
        if _opens(text, at, sign, stack):
            stack.append((mark.end(), sign))
        elif stack:
            start, _ = stack.pop()
            if start < at:
                found.append(Quote(start, at, True, len(stack)))
    found.extend(_left_open(stack, len(text)))
    return tuple(sorted(found, key=lambda quote: (quote.start, -quote.end)))


def _closes_later(text: str, at: int, start: int) -> bool:
    """Whether a quotation runs on over the end of its paragraph: the next mark of all closes, and is not far."""
    following = _ANY.search(text, at)
    if following is None or following.start() - start > _LONGEST:
        return False
    mark = following.start()
    return text[mark - 1] not in _BEFORE_OPENING and (mark + 1 == len(text) or text[mark + 1] in _AFTER_CLOSING)


def _left_open(stack: list[tuple[int, str]], end: int) -> list[Quote]:
    """Only the outermost open mark counts: an inner one without an end is a slip."""
    return [Quote(start, end, False, 0) for start, _ in stack[:1] if start < end]


def _opens(text: str, at: int, sign: str, stack: list[tuple[int, str]]) -> bool:
    before = text[at - 1] if at else "\n"
    end = at + len(sign)
    after = text[end] if end < len(text) else "\n"
    space_before = before in _BEFORE_OPENING or (
        before in "وفبكلـ" and bool(_PARTICLES.search(text[max(0, at - 5) : at]))
    )
    space_after = after in _AFTER_CLOSING
    if space_before and not space_after:
        # A same-shaped straight mark right after an open one with nothing between would be an empty quotation.
        return not (stack and stack[-1][1] == sign == '"' and stack[-1][0] == at)
    if space_after and not space_before:
        return False
    # Space on both sides, or letters on both: the shape decides, then whether one is open.
    if sign in "«“„‹" and not (stack and stack[-1][1] == sign):
        return not stack
    return not stack
