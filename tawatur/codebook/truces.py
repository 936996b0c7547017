"""Words of ceasefires, compiled from `ceasefires.yml`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tawatur.arabic.fold import fold_key
from tawatur.arabic.inflect import inflect_verb
from tawatur.codebook.texts import bare_forms
from tawatur.codebook.triggers import fold_all

_SHORT = 3  # letters of a perfect that is told from other words by what stands near it


class TruceBook:
    """Words of ceasefires, folded. See the head of `ceasefires.yml` for the fields of the same names.

    `declares`, `starts`, `extends`, `ends` and `breaks` hold every form of their verbs; `announces` those of `declares`
    that one side can do alone. Phrases are tuples of folded words.
    """

    def __init__(self, data: dict[str, Any]) -> None:
        self.nouns, self.heads = fold_all(data["nouns"]), fold_all(data["heads"])
        self.objects = _phrases(data["objects"])
        self.declares, self.starts, self.extends, self.ends, self.breaks = (
            frozenset(_forms(data[name])) for name in ("declares", "starts", "extends", "ends", "breaks")
        )
        self.announces = frozenset(_forms(row for row in data["declares"] if row.get("alone")))
        self.starts_phrases, self.alone = _phrases(data["starts_phrases"]), _phrases(data["alone"])
        self.mechanisms = _phrases(data["mechanisms"])
        self.broken = fold_all(data["broken"])
        self.despite, self.until, self.lasting = (fold_all(data[name]) for name in ("despite", "until", "lasting"))
        self.begins = fold_all(data["from"])
        self.purposes: dict[str, str] = {
            fold_key(word): purpose for purpose, words in data["purposes"].items() for word in words
        }
        self.final, self.monitors = fold_all(data["final"]), fold_all(data["monitors"])
        self.units: dict[str, str] = {
            fold_key(word): letter for letter, words in data["units"].items() for word in words
        }
        self.counts: dict[str, int] = {fold_key(word): number for word, number in data["counts"].items()}
        self.pairs = fold_all(data["pairs"])

    def names(self, keys: list[str], at: int) -> int:
        """Word index after a ceasefire that is named at a word, or -1."""
        forms = set(bare_forms(keys[at]))
        if forms & self.nouns:
            return at + 1
        if forms & self.heads:
            for near in range(at + 1, min(at + 4, len(keys))):
                for words in self.objects:
                    if tuple(keys[near : near + len(words)]) == words:
                        return near + len(words)
        return -1


def _phrases(rows: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Folded words of phrases, longest first."""
    return tuple(sorted((tuple(fold_key(row).split()) for row in rows), key=lambda words: -len(words)))


def _forms(rows: Iterable[dict[str, Any]]) -> Iterable[str]:
    for row in rows:
        for form in inflect_verb(row["lemma"], row["imperfect"], (), ""):
            key = fold_key(form.text)
            if form.person == 2 or form.tense not in ("perfect", "imperfect") or len(key) < _SHORT:
                continue
            yield key
        for masdar in row["masdar"]:
            yield fold_key(masdar)
            yield "ال" + fold_key(masdar)
