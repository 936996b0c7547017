"""Who stands at the end of a chain: an outlet, or an article whose outlet nobody knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from tawatur.arabic.fold import fold_key
from tawatur.records.document import Document
from tawatur.report.words import clean_text


@dataclass(frozen=True, slots=True)
class Publisher:
    """An outlet with `articles` of its own, or (`known` false) one article that stands under its own name.

    `key` is the outlet's name, or the article's key; `label` is what the page shows; `index` counts in page order.
    """

    key: str
    label: str
    known: bool
    articles: int
    index: int


def publisher_key(doc: Document) -> str:
    """The key of who published an article: its outlet, or the article itself."""
    return doc.outlet or doc.key


def name_publishers(docs: Iterable[Document]) -> dict[str, Publisher]:
    """Everybody who published, by key, in the order of the page: outlets by name, then articles without one.

    Articles without an outlet are never put together, even under one name.

    Example:
        >>> found = name_publishers([Document(name="b", text="x"), Document(name="a", text="y", outlet="Z")])
        >>> [(one.label, one.known, one.articles) for one in found.values()]
        [('Z', True, 1), ('b', False, 1)]
    """
    count: Counter[str] = Counter()
    labels: dict[str, tuple[bool, str]] = {}
    for doc in docs:
        key = publisher_key(doc)
        count[key] += 1
        labels.setdefault(key, (not doc.outlet, clean_text(doc.outlet or doc.name)))
    order = sorted(labels, key=lambda key: (labels[key][0], fold_key(labels[key][1]), key))
    return {key: Publisher(key, labels[key][1], not labels[key][0], count[key], at) for at, key in enumerate(order)}
