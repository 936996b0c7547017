"""Articles near in time, found by the rare terms and marks that they share: never all with all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from tawatur.accounts.copies import Text
from tawatur.accounts.story_features import Rarity, Weighed, weigh_sketch
from tawatur.accounts.story_sketch import Sketch, hash_words

# A direct follow-up comes within three days; a copy of a copy may come a day later.
STORY_DAYS, COPY_DAYS = 3, 4
# Terms by which an article is found, the weightiest first.
MOST_KEYS = 32
# Articles of one day under one term or mark, beyond which it is too common to lead to any: the latest are looked at.
MOST_UNDER_KEY = 60
# Articles that are compared, those that share most by weight, and those that are looked at word by word for copies.
MOST_NEAR, MOST_COPIED = 24, 40


class Placed(NamedTuple):
    """An article on the shelf, with the terms under which it stands, as numbers, and their weights."""

    weighed: Weighed
    text: Text
    keys: dict[int, float]


def choose_keys(weighed: Weighed) -> dict[int, float]:
    """The terms by which an article is found, as numbers, with their weights: of headline, text, names and figures."""
    terms = {term: weight * weight for term, weight in weighed.vector.items()}
    scale = max(terms.values(), default=1.0) / max((w * w for w in weighed.names.values()), default=1.0)
    for term, weight in weighed.names.items():
        terms[term] = weight * weight * scale
    rarest = sorted(terms, key=lambda term: (-terms[term], term))[:MOST_KEYS]
    return {number_term(term): weighed.rarity(term) ** 2 for term in rarest}


@lru_cache(maxsize=1 << 17)
def number_term(term: str) -> int:
    """A number that stands for a term."""
    return hash_words((term,))


class Shelf:
    """Articles by their keys and days. It forgets none: the caller fills it with those that are near in time.

    Attributes:
        placed: the articles, by their keys in the ledger.
    """

    def __init__(self, rarity: Rarity) -> None:
        self.rarity = rarity
        self.placed: dict[str, Placed] = {}
        self._under: dict[int | None, dict[int, list[str]]] = {}

    def place(self, one: Placed) -> None:
        """Put an article on the shelf."""
        sketch, marks = one.weighed.sketch, one.text.marks
        self.placed[sketch.article] = one
        under = self._under.setdefault(sketch.day, {})
        for key in (*one.keys, *marks.bands, *marks.prints):
            articles = under.get(key)
            if articles is None:
                under[key] = [sketch.article]
            else:
                articles.append(sketch.article)

    def forget(self, before: int) -> list[str]:
        """Take off the articles published before a day; those without a date stay. Returns their keys."""
        gone = [key for key, one in self.placed.items() if (day := one.weighed.sketch.day) is not None and day < before]
        for key in gone:
            del self.placed[key]
        for past in [day for day in self._under if day is not None and day < before]:
            del self._under[past]
        return gone

    def near(self, one: Placed) -> list[Placed]:
        """The articles within `STORY_DAYS` that share most with one, which need not be on the shelf."""
        return self._gather(one, one.keys.items(), STORY_DAYS, MOST_NEAR)

    def copied(self, one: Placed) -> list[Placed]:
        """The articles within `COPY_DAYS` that share marks with one."""
        marks = [(mark, 1.0) for mark in (*one.text.marks.bands, *one.text.marks.prints)]
        return self._gather(one, marks, COPY_DAYS, MOST_COPIED)

    def _gather(self, one: Placed, keys: Collection[tuple[int, float]], within: int, most: int) -> list[Placed]:
        found: dict[str, float] = defaultdict(float)
        for day in self._near_days(one.weighed.sketch.day, within):
            under = self._under[day]
            for key, weight in keys:
                for article in under.get(key, ())[-MOST_UNDER_KEY:]:
                    found[article] += weight
        found.pop(one.weighed.sketch.article, None)
        best = sorted(found.items(), key=itemgetter(1), reverse=True)[:most]
        return [self.placed[article] for article, _ in best]

    def _near_days(self, day: int | None, within: int) -> Sequence[int | None]:
        """Days of the shelf near one; an article without a date is near to all."""
        if day is None:
            return sorted(self._under, key=lambda one: (one is None, one))
        return [one for one in (None, *range(day - within, day + within + 1)) if one in self._under]


def prepare(sketch: Sketch, text: Text, rarity: Rarity) -> Placed:
    """An article as it stands on a shelf."""
    weighed = weigh_sketch(sketch, rarity)
    return Placed(weighed, text, choose_keys(weighed))
