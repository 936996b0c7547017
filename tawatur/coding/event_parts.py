"""Who acts where the clause of an act names nobody: each who is named near is weighed by where and how he stands.

Grammar gives out the parts of a clause (`event_roles`, `event_nouns`, `event_sides`); it cannot see an actor told a
sentence before, nor one that a nominal sentence leaves to the reader. Everyone named in the act's sentence or in the
one before it is described by yes-or-no features of his place and kind; a fitted weight of each
(`codebook/event_weights.yml`) decides who acts, or that nobody named does.

What it does not do: it reads no words, so that a weight means the same in every war and outlet; it takes no actor away
that grammar gave.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from tawatur.coding.event_told import AGENTS, Told, add_once, group_of, is_anyone
from tawatur.coding.found import Found
from tawatur.coding.view import View

# Unnamed people who tell of a thing and take no part in it.
_TELLERS = frozenset("source official expert witness observer".split())
# Prepositions that get a feature of their own, folded: on, against, towards, for, with, between, from, in, to, by.
_PREPS = frozenset("علي ضد نحو ل مع بين من في الي ب قرب امام داخل حول تجاه عند".split())
# Prepositions after which nobody acts: in, near, before, inside, about, against, towards, to, on, at.
_WHERE = frozenset("في قرب امام داخل حول ضد نحو تجاه الي علي عند".split())
# Words between an act and a phrase: next to it, in its clause, in its sentence; more is far.
_BUCKETS = (2, 5, 10, 18)
# How many of those most often named in an article get a feature of their own.
_RANKS = 3
# Letters and words back from a phrase in which its preposition is looked for.
_REACH = 4


class Candidate(msgspec.Struct):
    """One who may act, and what is true of his place."""

    phrase: Found
    features: list[str]


class Salience:
    """How often each is named in an article, and who stands in its title."""

    def __init__(self, view: View) -> None:
        counts = Counter(
            phrase.id
            for phrase in view.starts.values()
            if phrase.kind in AGENTS and phrase.id and not is_anyone(phrase)
        )
        self.ranks = {id_: rank for rank, (id_, _) in enumerate(counts.most_common(_RANKS), 1)}
        title_end = next((at for at in range(view.size) if view.reading.paragraph_of[at] > 0), 0)
        self.title = {phrase.id for at, phrase in view.starts.items() if at < title_end}


def name_actors(view: View, told: Iterable[Told], model: Mapping[str, Any]) -> None:
    """Give each act without an actor the one that weighs most, where that weighs enough.

    Args:
        view: the article.
        told: acts with the parts that grammar gives them.
        model: `event_weights.yml`: `least`, `intercept`, `weights`.
    """
    salience: Salience | None = None
    for one in told:
        if one.actors or one.act.subject not in ("actor", "both"):
            continue
        salience = salience or Salience(view)
        rated = [(rate(found.features, model), found.phrase) for found in list_candidates(view, salience, one)]
        best = max(rated, key=lambda pair: pair[0], default=None)
        if best is not None and best[0] >= model["least"]:
            add_once(one.actors, best[1])


def rate(features: Sequence[str], model: Mapping[str, Any]) -> float:
    """Log-odds of some features."""
    weights: Mapping[str, float] = model["weights"]
    return float(model["intercept"]) + sum(weights.get(name, 0.0) for name in features)


def list_candidates(view: View, salience: Salience, told: Told) -> list[Candidate]:
    """Everyone who may act: the agents named in the act's sentence and in the one before it, in the order of the text.

    Args:
        view: the article.
        salience: who is named often in it.
        told: the act.
    """
    first, last = view.sentence_bounds(told.first)
    begin = (
        view.reading.sentences[told.sentence - 1][0] if told.sentence and view.reading.paragraph_of[first] else first
    )
    places: dict[str, list[int]] = {}
    phrases: dict[str, Found] = {}
    for at in range(begin, last):
        phrase = view.starts.get(at)
        if phrase is None or told.first <= at < told.last:
            continue
        phrase = group_of(phrase)
        if at >= told.last and _prep_at(view, at) in _WHERE:
            continue  # «انفجار قرب مقر الشرطة»
        if phrase.kind in AGENTS and phrase.id and not is_anyone(phrase) and _may_act(told, phrase):
            places.setdefault(phrase.id, []).append(at)
            phrases.setdefault(phrase.id, phrase)
    every = [at for found in places.values() for at in found]
    before = max((at for at in every if at < told.first), default=-1)
    after = min((at for at in every if at >= told.last), default=-1)
    return [
        Candidate(
            phrases[id_],
            [
                *_describe_who(salience, told, phrases[id_]),
                *_describe_place(view, told, phrases[id_], found, first, (before, after)),
            ],
        )
        for id_, found in places.items()
    ]


# Kinds that nobody coded as protesting: they are protested against.
_IN_POWER = frozenset("state government_body armed_group igo person".split())
# Types of force, in which companies, charities and the United Nations do not act.
_FORCE = frozenset(("ASSAULT", "COERCE", "MOBILIZE"))


def _may_act(told: Told, phrase: Found) -> bool:
    if told.act.type == "PROTEST" and phrase.kind in _IN_POWER:
        return False
    if told.act.type in _FORCE and phrase.kind in ("organisation", "igo"):
        return False
    return all(one.id != phrase.id for one in told.recipients)


def _describe_who(salience: Salience, told: Told, phrase: Found) -> list[str]:
    teller = phrase.people_sort in _TELLERS
    features = ["kind people, tellers" if phrase.kind == "people" and teller else f"kind {phrase.kind}"]
    rank = salience.ranks.get(phrase.id, 0)
    flags = {
        f"named {rank}. most": rank > 0,
        "in the title": phrase.id in salience.title,
        "without a name": phrase.id.startswith(("people-", "group-", "office-")),
        "indefinite": not phrase.definite,
        "speaks": any(one.id == phrase.id for one in told.speakers),
        "is acted upon": any(one.id == phrase.id for one in told.recipients),
        "is where it happens": any(one.id == phrase.id for one in (*told.places, *told.within)),
    }
    return features + [name for name, holds in flags.items() if holds]


def _describe_place(
    view: View, told: Told, phrase: Found, found: Sequence[int], first: int, nearest: tuple[int, int]
) -> list[str]:
    near = min((at for at in found if at >= first), key=lambda at: abs(at - told.first), default=-1)
    if near < 0:
        opens = found[0] == view.sentence_bounds(found[0])[0]
        oblique = "oblique" if view.is_oblique(phrase) else "bare"
        return ["sentence before", f"sentence before, {oblique}"] + ["sentence before, opens it"] * opens
    if near < told.first:
        covered = view.covers[near]
        features = [
            f"before, {_bucket(told.first - near)}",
            "before, oblique" if covered is not None and view.is_oblique(covered) else "before, bare",
        ]
        return features + ["before, nearest"] * (near == nearest[0]) + ["before, in its scope"] * (near >= told.scope)
    features = [f"after, {_bucket(near - told.last)}", f"after {_prep_at(view, near)}"]
    return features + ["after, nearest"] * (near == nearest[1]) + ["after, in its clause"] * (near < told.end)


def _bucket(distance: int) -> str:
    return next((f"{limit} words" for limit in _BUCKETS if distance <= limit), "far")


def _prep_at(view: View, at: int) -> str:
    """The preposition that governs the phrase at a word; "nothing" for none."""
    phrase, key = view.starts.get(at), view.keys[at]
    if phrase is not None and at == phrase.first and phrase.skip:
        letter = key[: phrase.skip].lstrip("وف")[:1]
        if letter in ("ب", "ل"):
            return letter
    if key.startswith("لل"):
        return "ل"
    for back in range(at - 1, max(at - _REACH, -1), -1):
        word = view.keys[back]
        if word in _PREPS:
            return word
        if view.covers[back] is not None:
            break
        if word[0] in "بل" and len(word) > _REACH:
            return word[0]
    return "nothing"
