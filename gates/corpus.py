"""The articles that people coded, in the sets that have floors of their own, and the program's run over each."""

from __future__ import annotations

import csv
import hashlib
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from gates.coded import NOTHING, Article, read_article
from gates.figures import Figure, sum_figures
from gates.scorer import score_article
from tawatur.codebook.load import Codebook
from tawatur.exchange.coding import export_coding
from tawatur.ledger.open import open_ledger
from tawatur.run.local import read_into

METADATA = "metadata.csv"


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Some of the coded articles: `folder` holds texts, codings and metadata, `documents` the names chosen."""

    name: str
    folder: Path
    documents: tuple[str, ...]


def find_sets(shared: Path) -> tuple[GoldSet, ...]:
    """The five articles that are read first, and the two halves of all."""
    folder = shared / "gold" / "dev"
    halves = read_rows(folder / "split.csv")
    chosen = {
        "libya": [row["file"] for row in read_rows(folder / "libya.csv")],
        "A": [row["file"] for row in halves if row["half"] == "A"],
        "B": [row["file"] for row in halves if row["half"] == "B"],
    }
    return tuple(GoldSet(name, folder, tuple(sorted(documents))) for name, documents in chosen.items())


def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a table."""
    with path.open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def coding_of(gold: GoldSet, document: str) -> Path:
    """Where people's coding of a document lies."""
    return gold.folder / "coded" / f"{document.removesuffix('.txt')}.json"


def digest_set(gold: GoldSet) -> str:
    """SHA-256 of the texts, the codings and the rows of metadata of a set: floors hold for these alone."""
    total = hashlib.sha256()
    rows = {row["file"]: row for row in read_rows(gold.folder / METADATA)}
    for document in gold.documents:
        for path in (gold.folder / "texts" / document, coding_of(gold, document)):
            total.update(hashlib.sha256(path.read_bytes()).digest())
        total.update(repr(sorted(rows[document].items())).encode("utf-8"))
    return total.hexdigest()


def measure_set(gold: GoldSet, codebook: Codebook) -> dict[str, Figure]:
    """Run the program over a set, from files to ledger to export, and score what it found."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copy_articles(gold, folder / "articles")
        with open_ledger(folder / "ledger.db", create=True) as ledger:
            read_into([folder / "articles"], ledger, codebook=codebook)
            export_coding(ledger, folder / "export")
        found = read_coding(folder / "export")
    return score_set(gold, found)


def copy_articles(gold: GoldSet, target: Path) -> None:
    """The articles of a set in a folder of their own, with their rows of metadata, as a user would have them."""
    target.mkdir()
    for document in gold.documents:
        shutil.copyfile(gold.folder / "texts" / document, target / document)
    rows = [row for row in read_rows(gold.folder / METADATA) if row["file"] in gold.documents]
    with (target / METADATA).open("w", encoding="utf-8", newline="") as table:
        writer = csv.DictWriter(table, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def read_coding(folder: Path) -> dict[str, Article]:
    """All coded articles of an export, by document."""
    articles = (read_article(path, folder / "texts") for path in sorted((folder / "coded").glob("*.json")))
    return {document: article for document, _, article in articles}


def score_set(gold: GoldSet, found: Mapping[str, Article]) -> dict[str, Figure]:
    """The figures of a set; an article that was not found counts as one without records."""
    scores = []
    for document in gold.documents:
        _, text, article = read_article(coding_of(gold, document), gold.folder / "texts")
        scores.append(score_article(article, found.get(document, NOTHING), text))
    return sum_figures(scores)


def choose_sets(sets: Sequence[GoldSet], names: Sequence[str]) -> list[GoldSet]:
    """The sets with these names, all without any."""
    return [gold for gold in sets if not names or gold.name in names]
