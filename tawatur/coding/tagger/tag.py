"""Tag the words of a reading: who is a person, a place or a body, by a linear-chain CRF."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pycrfsuite

from tawatur.coding.lookup import Lookup
from tawatur.coding.tagger.features import read_hints, write_features

WEIGHTS = Path(__file__).parent / "weights.crfsuite"


@lru_cache(maxsize=1)
def _model() -> pycrfsuite.Tagger:
    model = pycrfsuite.Tagger()
    model.open(str(WEIGHTS))
    return model


def tag_words(look: Lookup) -> list[str]:
    """A label for each word: "O", or "B-"/"I-" with PER, LOC, ORG or MISC. Sentences are tagged one by one."""
    model = _model()
    hints = read_hints(look)
    parts = look.codebook.name_parts
    labels: list[str] = []
    for first, last in look.reading.sentences:
        rows = write_features(look.keys[first:last], look.gaps[first : last + 1], hints[first:last], parts)
        labels.extend(model.tag(rows))
    return labels
