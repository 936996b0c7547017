"""What is measured on: real articles where they lie beside the checkout, else those of examples/, repeated."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

import msgspec

from tawatur.ingest.paths import read_paths
from tawatur.records.document import Document

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
CORPUS = SHARED / "data" / "corpus" / "saudinewsnet-dev.jsonl.gz"
OUT = ROOT / "out"


class Sample(msgspec.Struct, frozen=True):
    """Articles to measure on, where they come from, and SHA-256 of their texts in order (sixteen digits)."""

    origin: str
    digest: str
    docs: list[Document]

    @property
    def words(self) -> int:
        """Words parted by white space, as everybody counts them."""
        return sum(count_words(doc.text) for doc in self.docs)


def count_words(text: str) -> int:
    """Words parted by white space."""
    return len(text.split())


def read_documents(path: Path) -> Iterator[Document]:
    """The articles below a path; refusals are passed over."""
    for item in read_paths([path]):
        if isinstance(item, Document):
            yield item


def read_sample(count: int, corpus: Path = CORPUS) -> Sample:
    """The first `count` articles of the corpus; without it those of examples/, in turn, until there are as many."""
    if corpus.exists():
        origin, docs = corpus.name, list(islice(read_documents(corpus), count))
    else:
        origin, docs = "examples/, repeated", list(islice(cycle(read_examples()), count))
    total = hashlib.sha256()
    for doc in docs:
        total.update(doc.sha256.encode())
    return Sample(origin, total.hexdigest()[:16], docs)


def read_examples() -> list[Document]:
    """The articles of examples/."""
    return list(read_documents(ROOT / "examples"))


def make_long(words: int) -> str:
    """A text of about `words` words: the examples' articles one after the other, as often as it takes.

    Example:
        >>> 400 <= count_words(make_long(400)) < 500
        True
    """
    paragraphs = [line for doc in read_examples() for line in doc.text.split("\n") if line.strip()]
    made: list[str] = []
    count = 0
    for paragraph in cycle(paragraphs):
        if count >= words:
            break
        made.append(paragraph)
        count += count_words(paragraph)
    return "\n\n".join(made)
