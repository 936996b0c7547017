"""Train the tagger: `python -m tawatur.coding.tagger.train DATA [--dev]`, where DATA holds anercorp/ and wojood/.

ANERcorp's training part and the sample of Wojood are read (PER, LOC, ORG, MISC; Wojood's 21 types mapped on these),
words are found as in any text, and the codebook's hints are taken as at run time. With `--dev` a tenth is held out for
choosing constants; the test part is read only by `benchmarks/tagger.py`.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import pycrfsuite

from tawatur.arabic.reading import read_text
from tawatur.codebook.load import Codebook, load_codebook
from tawatur.coding.lookup import Lookup
from tawatur.coding.tagger.features import read_hints, write_features

WEIGHTS = Path(__file__).parent / "weights.crfsuite"
Sentence = list[tuple[str, str]]
_WOJOOD = {"PERS": "PER", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "ORG": "ORG"}
# c1 makes the model sparse (7 MB instead of 60), c2 smooths; both chosen on the held-out tenth.
_OPTIONS = {"c1": 0.3, "c2": 0.02, "max_iterations": 120, "feature.possible_transitions": True}


def read_anercorp(path: Path) -> list[Sentence]:
    """Sentences of (token, label) from "token label" lines, parted by empty lines."""
    sentences: list[Sentence] = [[]]
    for line in path.read_text(encoding="utf-8").split("\n"):
        if not line.strip():
            sentences.append([])
            continue
        token, _, label = line.rpartition(" ")
        sentences[-1].append((token, label.replace("PERS", "PER")))
    return [sentence for sentence in sentences if sentence]


def read_wojood(path: Path) -> list[Sentence]:
    """The same from Wojood's nested labels: the outermost label that maps on PER, LOC or ORG."""
    sentences: list[Sentence] = [[]]
    for line in path.read_text(encoding="utf-8").split("\n"):
        parts = line.split(" ")
        if not line.strip() or len(parts) < 2:
            sentences.append([])
            continue
        label = "O"
        for tag in parts[1:]:
            kind = _WOJOOD.get(tag[2:])
            if kind:
                label = f"{tag[:2]}{kind}"
                break
        sentences[-1].append((parts[0], label))
    return [sentence for sentence in sentences if sentence]


def align(sentence: Sentence) -> tuple[str, list[str | None], list[int]]:
    """The sentence as text, its label for each word that the reader finds, and the token of each word."""
    text = " ".join(token for token, _ in sentence)
    ends: list[int] = []
    at = 0
    for token, _ in sentence:
        at += len(token)
        ends.append(at)
        at += 1
    labels: list[str | None] = []
    owners: list[int] = []
    owner = 0
    for start in read_text(text).starts:
        while ends[owner] <= start:
            owner += 1
        label = sentence[owner][1]
        if owners and owners[-1] == owner and label.startswith("B-"):
            label = "I-" + label[2:]
        labels.append(label)
        owners.append(owner)
    return text, labels, owners


def features_of(text: str, codebook: Codebook) -> list[list[str]]:
    """Feature rows of one sentence."""
    look = Lookup(read_text(text), codebook)
    return write_features(look.keys, look.gaps, read_hints(look), codebook.name_parts)


def train(data: Path, *, dev: bool) -> None:
    """Train on the data and write the weights beside this file."""
    codebook = load_codebook()
    sentences = read_anercorp(data / "anercorp" / "ANERcorp_train.txt")
    if not dev:
        for part in ("train", "val", "test"):
            sentences += read_wojood(data / "wojood" / "data" / f"{part}.txt")
    trainer = pycrfsuite.Trainer(verbose=False)
    for number, sentence in enumerate(sentences):
        if dev and number % 10 == 0:
            continue
        text, labels, _ = align(sentence)
        if labels:
            trainer.append(features_of(text, codebook), labels)
    trainer.set_params(_OPTIONS)
    trainer.train(str(WEIGHTS))


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--dev", action="store_true")
    chosen = arguments.parse_args()
    train(chosen.data, dev=chosen.dev)
