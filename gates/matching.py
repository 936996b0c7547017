"""Which record of one coding is which of the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from gates.coded import Article, Coded
from gates.words import Words, fold_words, shared_keys

Score = Callable[[Coded, Coded], float]
Pair = tuple[Coded, Coded]


@dataclass(frozen=True, slots=True)
class Sameness:
    """Which entity of the gold coding is which of the one that was found, one to one."""

    pairs: frozenset[tuple[str, str]]

    def equal(self, gold: str, found: str) -> bool:
        """Whether two names of entities mean the same one, or both nobody."""
        return (not gold and not found) or (gold, found) in self.pairs

    def hits(self, gold: Iterable[str], found: Sequence[str]) -> int:
        """How many of the gold entities were found."""
        return sum(any((one, other) in self.pairs for other in found) for one in gold)

    def alike(self, gold: Sequence[str], found: Sequence[str]) -> bool:
        """Whether two lists share at least half of their entities, or are both empty."""
        if not gold and not found:
            return True
        hits = self.hits(gold, found)
        return 2 * hits >= len(set(gold)) + len(set(found)) - hits


def pair_entities(gold: Article, found: Article, text: str) -> Sameness:
    """Pair entities by how often the forms they share occur in the text, the most frequent first."""
    weights: dict[tuple[str, str], int] = defaultdict(int)
    folded = fold_words(text)
    for key, other in shared_keys(set(gold.forms), set(found.forms)):
        weights[gold.forms[key], found.forms[other]] += 1 + folded.count(key)
    pairs: set[tuple[str, str]] = set()
    used_gold: set[str] = set()
    used_found: set[str] = set()
    for one, other in sorted(weights, key=lambda pair: (-weights[pair], pair)):
        if one not in used_gold and other not in used_found:
            pairs.add((one, other))
            used_gold.add(one)
            used_found.add(other)
    return Sameness(frozenset(pairs))


def pair_records(gold: Sequence[Coded], found: Sequence[Coded], score: Score) -> list[Pair]:
    """Pair records one to one, the best score first; those without any are left alone. Of equals the last wins."""
    scored = sorted(
        ((score(one, other), i, j) for i, one in enumerate(gold) for j, other in enumerate(found)), reverse=True
    )
    pairs = []
    used_gold: set[int] = set()
    used_found: set[int] = set()
    for value, i, j in scored:
        if value > 0 and i not in used_gold and j not in used_found:
            pairs.append((gold[i], found[j]))
            used_gold.add(i)
            used_found.add(j)
    return pairs


def near(words: Words, least: float) -> Score:
    """A score that is the overlap of two records in words, from `least` on."""

    def score(gold: Coded, found: Coded) -> float:
        overlap = words.overlap(gold.place, found.place)
        return overlap if overlap >= least else 0.0

    return score
