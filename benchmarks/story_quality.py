"""How well stories are found: B-cubed on articles of the corpus that were grouped by hand.

`python -m benchmarks.story_quality [--all]` codes the checked articles of two development days and of two test days
(with --all every article of these days, as a newsroom would have them), finds stories, and prints precision, recall and
F1 for both columns of the checked tables: `story` after the coding manual (the same main event or its direct follow-up
within three days) and `strand`, which parts follow-ups (a funeral, an arrest, a condemnation) from the event.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from rich.console import Console

from benchmarks.articles import CORPUS, ROOT, read_documents
from tawatur.accounts.stories import link_stories
from tawatur.codebook.load import load_codebook
from tawatur.coding.document import code_article
from tawatur.records.document import Document

CHECKED = {
    "development": ROOT / "tests" / "accounts" / "data" / "stories_2015-08-02.tsv",
    "test": ROOT / "tests" / "accounts" / "data" / "stories_2015-08-08.tsv",
}


class Score(NamedTuple):
    """B-cubed over articles."""

    precision: float
    recall: float
    f1: float


def read_checked(path: Path, column: str = "story") -> dict[str, str]:
    """The group of each checked article, by its name."""
    with path.open(encoding="utf-8", newline="") as rows:
        lines = [line for line in rows if not line.startswith("#")]
    return {row["article"]: row[column] for row in csv.DictReader(lines, delimiter="\t")}


def score_groups(found: Mapping[str, str], checked: Mapping[str, str]) -> Score:
    """B-cubed (Bagga and Baldwin 1998) of the articles that were checked.

    Example:
        >>> score_groups({"a": "1", "b": "1", "c": "1"}, {"a": "x", "b": "x", "c": "y"}).recall
        1.0
    """
    here: dict[str, set[str]] = defaultdict(set)
    there: dict[str, set[str]] = defaultdict(set)
    names = [name for name in checked if name in found]
    for name in names:
        here[found[name]].add(name)
        there[checked[name]].add(name)
    shared = {name: len(here[found[name]] & there[checked[name]]) for name in names}
    precision = sum(shared[name] / len(here[found[name]]) for name in names) / len(names)
    recall = sum(shared[name] / len(there[checked[name]]) for name in names) / len(names)
    return Score(precision, recall, 2 * precision * recall / (precision + recall))


def find_groups(docs: Iterable[Document]) -> dict[str, str]:
    """The story of each article, by its name."""
    codebook = load_codebook()
    coded = [(doc, code_article(doc, codebook)) for doc in docs]
    names = {doc.key: doc.name for doc, _ in coded}
    stories = link_stories(coded).stories
    return {names[account.document]: story.id for story in stories for account in story.accounts}


def score_checked(corpus: Path, checked: Mapping[str, str]) -> Score:
    """The score of stories found among the checked articles alone."""
    docs = [doc for doc in read_documents(corpus) if doc.name in checked]
    return score_groups(find_groups(docs), checked)


def main(arguments: list[str] | None = None) -> int:
    """The command; returns its exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.story_quality", description="Score stories.")
    parser.add_argument("--all", action="store_true", help="find stories among all articles of the days")
    parser.add_argument("--only", choices=list(CHECKED), help="one of the two tables")
    options = parser.parse_args(arguments)
    console = Console()
    if not CORPUS.exists():
        console.print(f"There is no corpus at {CORPUS}.")
        return 2
    for name, path in CHECKED.items():
        if options.only in (None, name):
            checked = read_checked(path)
            days = {article[:10] for article in checked}
            docs = [
                doc
                for doc in read_documents(CORPUS)
                if doc.name in checked or (options.all and doc.published[:10] in days)
            ]
            found = find_groups(docs)
            console.print(f"{name}: {len(docs)} articles, {len(checked)} checked, {len(set(found.values()))} stories")
            for column in ("story", "strand"):
                score = score_groups(found, read_checked(path, column))
                console.print(f"  {column}: P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
