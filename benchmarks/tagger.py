"""Score the tagger on ANERcorp's test part: `python -m benchmarks.tagger`.

Strict: an entity counts where its first token, its last token and its kind (PER, LOC, ORG, MISC) are right. Words are
found as in any text and brought back onto the corpus's tokens as in training. Exit status: 0 where the bar holds, 1
where it is missed, 2 where the corpus is not there. Source of the split: Obeid et al. 2020 (CAMeL Tools).
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from benchmarks.articles import OUT, SHARED
from benchmarks.figures import Figure, show_figures, write_figures
from tawatur.arabic.reading import read_text
from tawatur.codebook.load import Codebook, load_codebook
from tawatur.coding.lookup import Lookup
from tawatur.coding.tagger.tag import tag_words
from tawatur.coding.tagger.train import Sentence, align, read_anercorp

TEST = SHARED / "data" / "ner" / "anercorp" / "ANERcorp_test.txt"
# A tagger without a language model is of use from here on.
BAR = 0.68
KINDS = ("PER", "LOC", "ORG", "MISC")

Entity = tuple[int, int, str]  # first token, token after it, kind


def read_entities(labels: Sequence[str]) -> set[Entity]:
    """Entities of a sentence's labels; an I- of another kind begins one, as does a B-.

    Example:
        >>> sorted(read_entities(["B-PER", "I-PER", "O", "I-LOC", "B-LOC"]))
        [(0, 2, 'PER'), (3, 4, 'LOC'), (4, 5, 'LOC')]
    """
    found: set[Entity] = set()
    first, kind = 0, ""
    for at, label in enumerate([*labels, "O"]):
        if kind and label != "I-" + kind:
            found.add((first, at, kind))
            kind = ""
        if label != "O" and not kind:
            first, kind = at, label[2:]
    return found


def tag_tokens(sentence: Sentence, codebook: Codebook) -> list[str]:
    """A label for each token of a sentence: that of its first word, if any."""
    text, _, owners = align(sentence)
    labels = tag_words(Lookup(read_text(text), codebook)) if owners else []
    tagged = ["O"] * len(sentence)
    for owner, label in zip(owners, labels, strict=True):
        if tagged[owner] == "O":
            tagged[owner] = label
    return tagged


def measure_tagger(sentences: Sequence[Sentence], codebook: Codebook) -> list[Figure]:
    """F1 over all kinds, its precision and recall, F1 of each kind, and speed on sentences one by one."""
    gold: Counter[str] = Counter()
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    begun = time.process_time()
    for sentence in sentences:
        expected = read_entities([label for _, label in sentence])
        tagged = read_entities(tag_tokens(sentence, codebook))
        for counts, entities in ((gold, expected), (found, tagged), (right, expected & tagged)):
            counts.update(kind for _, _, kind in entities)
    seconds = time.process_time() - begun
    tokens = sum(len(sentence) for sentence in sentences)
    return [
        Figure("strict F1", share_both(right.total(), found.total() + gold.total()), "", BAR),
        Figure("precision", right.total() / max(found.total(), 1), ""),
        Figure("recall", right.total() / max(gold.total(), 1), ""),
        *(
            Figure(f"F1 of {kind}", share_both(right[kind], found[kind] + gold[kind]), f"{gold[kind]}")
            for kind in KINDS
        ),
        Figure("speed, with folding and codebook", tokens / seconds, "tokens/s"),
    ]


def share_both(right: int, both: int) -> float:
    """F1 of so many right ones, among found and expected ones together."""
    return 2 * right / both if both else 0.0


def main(arguments: list[str] | None = None) -> int:
    """The command; returns its exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.tagger", description="Score the tagger on ANERcorp.")
    parser.add_argument("--corpus", type=Path, default=TEST, help="a file of token-label lines")
    options = parser.parse_args(arguments)
    if not options.corpus.exists():
        Console().print(f"There is no corpus at {options.corpus}.")
        return 2
    sentences = read_anercorp(options.corpus)
    figures = measure_tagger(sentences, load_codebook())
    digest = hashlib.sha256(options.corpus.read_bytes()).hexdigest()[:16]
    show_figures(figures, f"{options.corpus.name}, {sum(map(len, sentences)):,} tokens", Console())
    write_figures(figures, OUT / "tagger.json", origin=options.corpus.name, digest=digest)
    return 0 if all(figure.holds for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
