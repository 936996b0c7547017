"""An article as its outlet published it."""

from __future__ import annotations

import hashlib
from functools import cached_property

from tawatur.records.base import Record


class Document(Record, frozen=True, dict=True):
    """One version of one article. `text` is what was read and is never edited.

    An article is its `outlet` and its `url`, or, without a URL, the `name` it came with: that is its `key`. Equal
    text from another outlet is another article; changed text under one key is a new version of the same article.
    `outlet` is "" where nobody says who published it. `published` is an ISO date, with a time where known, or "".
    `title_end` counts the code points of `text` that are the title; 0 without one.
    """

    name: str
    text: str
    outlet: str = ""
    url: str = ""
    published: str = ""
    published_from: str = ""  # "metadata", "inferred" (from the text), or "" where unknown
    author: str = ""
    title_end: int = 0

    @property
    def title(self) -> str:
        """The title as it stands in the text, or ""."""
        return self.text[: self.title_end]

    @property
    def key(self) -> str:
        """Identity of the article: sixteen hexadecimal digits over outlet and URL or name."""
        return article_key(self.outlet, self.url, self.name)

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of the UTF-8 text (a lone surrogate counts by its code point)."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


def article_key(outlet: str, url: str, name: str) -> str:
    """Sixteen hexadecimal digits that stand for (outlet, URL or name)."""
    what = f"{outlet}\x1furl\x1f{url}" if url else f"{outlet}\x1fname\x1f{name}"
    return hashlib.sha256(what.encode("utf-8", "surrogatepass")).hexdigest()[:16]
