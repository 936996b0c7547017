"""Acts of parties to a conflict, from `acts.yml`: which words tell of which act."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal

import yaml

from tawatur.arabic.fold import fold_key

Sort = Literal["harm", "backing", "costly", "mutual", "plain"]

# What may stand before a stem: particles, the article, then the future and the prefixes of the imperfect.
_PARTICLES = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فل", "وك")
_INNER = ("", "ال", "ل", "س", "ي", "ت", "ن", "سي", "ست", "سن")
# What may stand after it: pronouns and endings.
_ENDINGS = (
    "",
    "ها",
    "ه",
    "هم",
    "هما",
    "نا",
    "ي",
    "ك",
    "كم",
    "ون",
    "وا",
    "ت",
    "ين",
    "ان",
    "ا",
    "ته",
    "تها",
    "تهم",
    "تنا",
)
# A stem this short would be found in too many words.
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Act:
    """An act as `acts.yml` lists it; the words are folded."""

    id: str
    ar: str
    en: str
    sort: Sort
    object: bool
    words: frozenset[str]
    verbs: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Acts:
    """All acts by id, and the words that turn an act round or say that it goes on."""

    acts: dict[str, Act]
    turns: frozenset[str]
    keeps: frozenset[str]

    def find(self, words: list[str]) -> Iterator[tuple[Act, int, int]]:
        """The acts that folded words tell of: act, first word, word after the last; long phrases first, none twice."""
        stems = [frozenset(list_stems(word)) for word in words]
        used: set[int] = set()
        found: list[tuple[int, int, Act]] = []
        phrases = sorted(
            ((phrase, act) for act in self.acts.values() for phrase in act.phrases), key=lambda one: -len(one[0])
        )
        for phrase, act in phrases:
            for at in range(len(words) - len(phrase) + 1):
                places = range(at, at + len(phrase))
                if not used & set(places) and all(part in stems[at + n] for n, part in enumerate(phrase)):
                    used |= set(places)
                    found.append((at, at + len(phrase), act))
        for at, stem in enumerate(stems):
            if at not in used:
                for act in self.acts.values():
                    if stem & act.words or stem & act.verbs:
                        used.add(at)
                        found.append((at, at + 1, act))
                        break
        for start, end, act in sorted(found, key=lambda one: one[:2]):
            yield act, start, end


def list_stems(word: str) -> Iterator[str]:
    """What a folded word may be without what is written onto it; the word itself comes first.

    Example:
        >>> "انسحاب" in list(list_stems("بانسحابها"))
        True
    """
    for particle in _PARTICLES:
        if not word.startswith(particle):
            continue
        after = word[len(particle) :]
        for inner in _INNER:
            if not after.startswith(inner):
                continue
            core = after[len(inner) :]
            for ending in _ENDINGS:
                if core.endswith(ending) and len(core) - len(ending) >= _SHORTEST:
                    yield core[: len(core) - len(ending)]
                    if ending in ("ها", "ه", "هم", "نا", "ته", "تها", "تهم", "تنا"):
                        yield core[: len(core) - len(ending)] + "ه"


@lru_cache(maxsize=1)
def load_acts() -> Acts:
    """The acts, read once."""
    told = yaml.safe_load((files("tawatur.codebook") / "acts.yml").read_text("utf-8"))
    acts = {one["id"]: _make_act(one) for one in told["acts"]}
    return Acts(acts, _fold_all(told["turns"]), _fold_all(told["keeps"]))


def _fold_all(words: list[str]) -> frozenset[str]:
    return frozenset(fold_key(word) for word in words)


def _make_act(one: dict[str, object]) -> Act:
    def words(name: str) -> list[str]:
        told = one.get(name, [])
        assert isinstance(told, list)
        return [str(word) for word in told]

    phrases = tuple(tuple(fold_key(part) for part in phrase.split()) for phrase in words("phrases"))
    return Act(
        id=str(one["id"]),
        ar=str(one["ar"]),
        en=str(one["en"]),
        sort=one["sort"],  # type: ignore[arg-type]
        object=bool(one.get("object")),
        words=_fold_all(words("nouns")),
        # A perfect that begins with alef drops it after the imperfect's prefix («انسحب», «ينسحب»: withdrew, withdraws).
        verbs=_fold_all(words("verbs")) | {verb[1:] for verb in _fold_all(words("verbs")) if verb.startswith("ا")},
        phrases=phrases,
    )
