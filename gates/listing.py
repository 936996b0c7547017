"""Fit the weights that choose the listed wordings of entities on the articles that people coded.

    python -m gates.listing            fit on each half, and print how many wordings the other half then has right
    python -m gates.listing --write    fit on both, and write tawatur/codebook/listing.yml

The model is that of `gates.calibrate`: a logistic regression over answers about how a wording stands in its text. No
word of the articles enters it. To be run again whenever the finding of names changed much.

Exit status: 0, or 2 where the coded articles are not there.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import exp
from pathlib import Path

from gates.calibrate import ROOT, SHARED, fit_model
from gates.calibrate import Example as Plain
from gates.coded import read_article as read_coding
from gates.corpus import coding_of, find_sets
from gates.words import form_key, read_anaphora
from tawatur.codebook.load import Codebook, load_codebook
from tawatur.coding.document import find_uses, read_article
from tawatur.coding.listing import LEAST, Model, list_answers, list_wordings
from tawatur.records.document import Document

COMMAND = "python -m gates.listing --write"
# On squared weights. Of 1, 2, 4, 8 and 16 the one with the best F1 on the half left out.
PENALTY = 4.0
# An answer that fewer wordings give has no weight of its own.
RARE = 8


@dataclass(frozen=True, slots=True)
class Example:
    """One wording that the program found: its half, its answers, and whether people list it."""

    document: str
    half: str
    key: str
    features: frozenset[str]
    right: bool


@dataclass(frozen=True, slots=True)
class Share:
    """How the wordings chosen in one half by weights fitted on other articles fare against people's."""

    gold: int
    found: int
    right: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (self.gold + self.found)


def find_examples(shared: Path, codebook: Codebook) -> tuple[list[Example], dict[str, int]]:
    """Every wording that the program finds in the two halves, and the number of those that people list."""
    examples: list[Example] = []
    listed: dict[str, int] = {"A": 0, "B": 0}
    anaphora = read_anaphora()
    for gold in find_sets(shared):
        if gold.name not in listed:
            continue
        for name in gold.documents:
            _, text, coding = read_coding(coding_of(gold, name), gold.folder / "texts")
            keys = {key for key in coding.forms if key not in anaphora}
            listed[gold.name] += len(keys)
            view = read_article(text, codebook)
            uses = find_uses(view, Document(name=name, text=text))
            seen: set[str] = set()
            for wording in list_wordings(view, uses):
                first, last, *_ = wording.places[0]
                start, end = view.reading.offsets(first, last)
                key = form_key(text[start:end])
                key = key if key in keys else form_key(wording.key)
                if key in anaphora:
                    continue
                right = key in keys or (len(key) > 4 and key[0] in "وفبلك" and key[1:] in keys)
                examples.append(
                    Example(name, gold.name, key, frozenset(list_answers(view, wording)), right and key not in seen)
                )
                seen.add(key)
    return examples, listed


def choose_share(examples: Sequence[Example], model: Model, gold: int, least: float = LEAST) -> Share:
    """How many wordings the weights list, and how many of these people list too."""
    chosen: dict[tuple[str, str], bool] = {}
    for one in examples:
        if rate(one, model) >= least:
            at = (one.document, one.key)
            chosen[at] = chosen.get(at, False) or one.right
    return Share(gold, len(chosen), sum(chosen.values()))


def rate(example: Example, model: Model) -> float:
    """The rating of one example; an answer without a weight counts for nothing."""
    weights = model["weights"]
    return 1 / (1 + exp(-sum((weights.get(name, 0.0) for name in example.features), model["intercept"])))


def fit(examples: Sequence[Example], penalty: float = PENALTY) -> Model:
    """Weights of the answers that are not rare."""
    counts = Counter(name for one in examples for name in one.features)
    plain = [Plain(one.document, one.half, one.features, one.right) for one in examples]
    return fit_model(plain, sorted(name for name, count in counts.items() if count >= RARE), penalty)


def measure(examples: Sequence[Example], listed: dict[str, int], penalty: float = PENALTY) -> dict[str, Share]:
    """For each half what weights fitted on the other half choose."""
    return {
        half: choose_share(
            [one for one in examples if one.half == half],
            fit([one for one in examples if one.half != half], penalty),
            listed[half],
        )
        for half in listed
    }


def write_model(model: Model, shares: dict[str, Share], examples: Sequence[Example]) -> str:
    """The file of weights, under the head that the old one has."""
    path = ROOT / "tawatur" / "codebook" / "listing.yml"
    head = "".join(line for line in path.read_text(encoding="utf-8").splitlines(True) if line.startswith("#"))
    lines = [
        "fitted:",
        f"  date: {date.today().isoformat()}",
        f"  command: {COMMAND}",
        f"  articles: {len({one.document for one in examples})}",
        f"  wordings: {len(examples)}",
        f"  right: {sum(one.right for one in examples) / len(examples):.4f}",
        *(f"  f1_on_{half.lower()}_fitted_on_the_other: {share.f1:.3f}" for half, share in shares.items()),
        f"  penalty: {PENALTY}",
        f"intercept: {model['intercept']:.3f}",
        "weights:",
        *(f'  "{name}": {weight:.3f}' for name, weight in model["weights"].items()),
    ]
    return head + "\n".join(lines) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, print the figures and, where asked, write the weights."""
    parser = argparse.ArgumentParser(prog="python -m gates.listing", description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="write the weights")
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder of the coded articles")
    options = parser.parse_args(arguments)
    if not options.shared.is_dir():
        print(f"no coded articles under {options.shared}", file=sys.stderr)
        return 2
    examples, listed = find_examples(options.shared, load_codebook())
    shares = measure(examples, listed)
    for half, share in shares.items():
        possible = sum(one.right for one in examples if one.half == half)
        print(
            f"{half}: of {share.gold} wordings {possible} are among those found; "
            f"listed {share.found}, right {share.right}: F1 {share.f1:.3f}"
        )
    if options.write:
        model = fit(examples)
        path = ROOT / "tawatur" / "codebook" / "listing.yml"
        path.write_text(write_model(model, shares, examples), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
