"""Text that one article has from another, or both from a third."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from tawatur.records.base import Record
from tawatur.records.span import Span

CopyKind = Literal["whole", "passage"]
CopyOrder = Literal["dated", "named", "unknown"]


class Passage(Record, frozen=True):
    """A run of the same words in two articles: `a` in the one that came first, `b` in the other."""

    a: Span
    b: Span
    words: int


class Copy(Record, frozen=True):
    """Two articles that share text outside quotations; `a` came first, as far as `order` knows.

    `a` and `b` are keys of articles. `kind` is "whole" where the articles are near-duplicates, "passage" where they
    only share runs of 12 words or more. `order` tells why `a` is held to be first: "dated" (published on an earlier
    day or hour), "named" (`b` names the outlet or agency of `a`), "unknown" (same day: `a` is first by key).
    `resemblance` is the Jaccard index of their runs of three words; `share` the part of the words of the shorter one
    that stands in shared passages. `agency` is the entity id of the agency that either names as its source, "" where
    none does, and `agency_span` where it stands, in `agency_in`.
    """

    a: str
    b: str
    kind: CopyKind
    order: CopyOrder = "unknown"
    resemblance: float = 0.0
    share: float = 0.0
    passages: tuple[Passage, ...] = ()
    agency: str = ""
    agency_in: str = ""
    agency_span: Span | None = None


def find_roots(pairs: Iterable[tuple[str, str]], order: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """The first of all articles that are copies of each other, also over others, by each of the later ones.

    Args:
        pairs: articles of which one copies the other.
        order: date of publication and key of each.

    Example:
        >>> find_roots([("a", "b"), ("c", "b")], {"a": ("2", "a"), "b": ("1", "b"), "c": ("3", "c")})
        {'a': 'b', 'c': 'b'}
    """
    above: dict[str, str] = {}

    def find(one: str) -> str:
        while one in above:
            one = above[one]
        return one

    articles: set[str] = set()
    for a, b in pairs:
        articles |= {a, b}
        first, second = sorted((find(a), find(b)), key=order.__getitem__)
        if first != second:
            above[second] = first
    return {one: find(one) for one in sorted(articles) if one in above}
