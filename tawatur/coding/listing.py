"""Which wordings of an article are listed as forms of its entities: a rating of how each stands in the text.

The reader finds more noun phrases than a person would write down: «سكان» and «سكان المدينة», «مصادر» and «مصادر محلية»,
«قطاع غزة» and «غزة». Each wording of each entity is rated by how it is built and where it stands, never by which words
it holds: a weight then means the same in every war and outlet. What is rated `LEAST` or more is listed, and so is the
best wording of whatever a record names, and of every party that the codebook lists.

Each family below asks one question and answers with one of a few values. The weight of each answer in log-odds stands
in `codebook/listing.yml`, fitted by `python -m gates.listing --write`.

What it does not do: it moves no span, and it never unsays whom a phrase means.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from math import exp
from typing import Any

import msgspec

from tawatur.arabic.tokens import LINE, STOP
from tawatur.codebook.items import PlaceHeadItem
from tawatur.coding.found import Found
from tawatur.coding.view import PREPOSITIONS, View

Model = Mapping[str, Any]

# F1 is greatest where what is listed is right at least half as often as F1 itself: 0.8 is aimed at.
LEAST = 0.4


class Wording(msgspec.Struct):
    """One way in which an article words an entity, with all places where it does so.

    `places` are (first, last, skip, phrase, part) in word indices; `part` is "whole" for the words of the phrase
    itself, else how it was cut: "inside" (the name without its noun), "core" (without what it governs), "longer".
    """

    entity: str
    key: str
    kind: str
    places: list[tuple[int, int, int, Found, str]]
    uses: frozenset[str]
    wordings: int = 1  # of the entity
    rank: int = 0  # among them, by first place

    @property
    def phrase(self) -> Found:
        """The phrase of the first place."""
        return self.places[0][3]

    @property
    def part(self) -> str:
        """How the first place was cut from its phrase."""
        return self.places[0][4]

    @property
    def width(self) -> int:
        """Words."""
        return self.places[0][1] - self.places[0][0]


def list_wordings(view: View, uses: Mapping[str, frozenset[str]]) -> list[Wording]:
    """All wordings of all entities, in the order of their first place; `uses` tells in which records an id stands."""
    found: dict[tuple[str, str], Wording] = {}
    named = {phrase.id for phrase in view.settled.phrases if phrase.how != "anaphora"}
    for phrase in view.settled.phrases:
        if phrase.how == "anaphora" and phrase.kind == "state" and phrase.id in named:
            continue  # «بلاده» is no name of a state
        for first, last, skip, part in cut_phrase(phrase):
            key = view.settled.look.words(first, last, skip)
            wording = found.get((phrase.id, key))
            if wording is None:
                kind = view.settled.kinds[phrase.id]
                found[phrase.id, key] = wording = Wording(phrase.id, key, kind, [], uses.get(phrase.id, frozenset()))
            wording.places.append((first, last, skip, phrase, part))
    by_entity: dict[str, list[Wording]] = {}
    for wording in found.values():
        by_entity.setdefault(wording.entity, []).append(wording)
    for wordings in by_entity.values():
        for rank, wording in enumerate(wordings):
            wording.wordings, wording.rank = len(wordings), rank
    return list(found.values())


def cut_phrase(phrase: Found) -> Iterator[tuple[int, int, int, str]]:
    """The words of a phrase, and the shorter and longer stretches that may be its form too."""
    yield phrase.first, phrase.last, phrase.skip, "whole"
    if phrase.bare is not None:
        yield *phrase.bare, "inside"
    for first, last, skip, part in phrase.cuts:
        if phrase.bare != (first, last, skip):
            yield first, last, skip, part


def rate_wording(view: View, wording: Wording, model: Model) -> float:
    """The share of wordings like this one that people list."""
    weights = model["weights"]
    return 1 / (1 + exp(-sum((weights.get(name, 0.0) for name in list_answers(view, wording)), model["intercept"])))


def list_answers(view: View, wording: Wording) -> list[str]:
    """The answers of all families, as the weights are named."""
    answers = []
    for name, ask in FAMILIES:
        answer = ask(view, wording)
        if answer:
            answers.append(f"{name}: {answer}")
    return answers


def choose_wordings(view: View, wordings: Iterable[Wording], model: Model) -> dict[str, set[str]]:
    """The listed wordings of each entity, by folded words; of an entity in a record at least the best one."""
    listed: dict[str, set[str]] = {}
    best: dict[str, tuple[float, str]] = {}
    for wording in wordings:
        rated = rate_wording(view, wording, model)
        if rated >= LEAST:
            listed.setdefault(wording.entity, set()).add(wording.key)
        elif (wording.uses or _is_listed(view, wording)) and rated > best.get(wording.entity, (-1.0, ""))[0]:
            best[wording.entity] = (rated, wording.key)
    for entity, (_, key) in best.items():
        listed.setdefault(entity, {key})
    return listed


def _is_listed(view: View, wording: Wording) -> bool:
    """Whether the codebook lists the entity by name, as a party or a body: such a one is never left out."""
    return wording.entity in view.codebook.entries and wording.kind in _NEVER_LEFT_OUT


_NEVER_LEFT_OUT = frozenset(("political_group", "armed_group", "igo", "organisation", "person"))


# -- the questions ---------------------------------------------------------------------------------------------------


def _sort(view: View, wording: Wording) -> str:
    """What sort of thing it is, by how it was read."""
    phrase = wording.phrase
    if wording.kind == "people":
        return "people " + (phrase.people_sort or phrase.sort)
    if phrase.sort == "force":
        own = "of its own" if phrase.id.startswith("group-") else "of another"
        return f"force {phrase.people_sort} {own}"
    if phrase.sort == "title":
        return "title of an office" if phrase.id.startswith("office-") else "title of a person"
    if phrase.sort == "name":
        return f"{wording.kind} {'listed' if phrase.id in view.codebook.entries else 'unlisted'}"
    return f"{wording.kind} {phrase.sort}"


def _kind(wording: Wording) -> str:
    """Unnamed, named or place: by which the other questions are told apart."""
    if wording.kind == "people":
        return "people"
    if wording.kind in ("place", "agreement", "armed_group", "government_body"):
        return wording.kind
    return "name"


def _used(view: View, wording: Wording) -> str:
    return f"{_kind(wording)} {'in a record' if wording.uses else 'in none'}"


def _use(name: str) -> Callable[[View, Wording], str]:
    return lambda view, wording: _kind(wording) if name in wording.uses else ""


def _definite(view: View, wording: Wording) -> str:
    if wording.kind not in ("people", "armed_group", "agreement", "place", "government_body"):
        return ""
    number = "plural" if wording.phrase.plural else "singular"
    article = "definite" if wording.phrase.definite else "indefinite"
    return f"{_kind(wording)} {article}" + (f" {number}" if wording.kind == "people" else "")


def _part(view: View, wording: Wording) -> str:
    if wording.part == "whole":
        longest = any(len(list(cut_phrase(place[3]))) > 1 for place in wording.places)
        return f"{wording.kind} whole" if longest else ""
    if wording.kind == "place" and wording.part == "inside":
        noun = view.keys[wording.phrase.first][wording.phrase.skip :]
        return f"place inside {'a town' if noun in view.grammar['settlements'] else 'another noun'}"
    return f"{wording.kind} {wording.part}"


def _cut(view: View, wording: Wording) -> str:
    """How it was cut, whatever its kind."""
    return "" if wording.part == "whole" else wording.part


def _width(view: View, wording: Wording) -> str:
    return f"{_kind(wording)} {min(wording.width, 5)}"


def _often(view: View, wording: Wording) -> str:
    return f"{_kind(wording)} {min(len(wording.places), 4)}"


def _how(view: View, wording: Wording) -> str:
    return f"{_kind(wording)} {wording.phrase.how}"


def _weak(view: View, wording: Wording) -> str:
    return _kind(wording) if wording.phrase.weak else ""


def _among(view: View, wording: Wording) -> str:
    if wording.wordings == 1:
        return f"{_kind(wording)} the only"
    return f"{_kind(wording)} {'the first' if wording.rank == 0 else 'a later'}"


def _where(view: View, wording: Wording) -> str:
    paragraphs = [view.reading.paragraph_of[place[0]] for place in wording.places]
    return f"{_kind(wording)} " + (
        "the title" if 0 in paragraphs else "the opening" if min(paragraphs) == 1 else "below"
    )


def _before(view: View, wording: Wording) -> str:
    """What stands before its first place."""
    first, _, skip, phrase, _ = wording.places[0]
    first = min(first, phrase.outer_first)
    kind = _kind(wording)
    if first == 0 or view.gaps[first] & (STOP | LINE):
        return f"{kind} opens its sentence"
    key, before = view.keys[first], view.keys[first - 1]
    if skip and key[0] in "وف":
        return f"{kind} joined by and"
    if skip or before in PREPOSITIONS:
        return f"{kind} after a preposition"
    if view.codebook.is_cue(before):
        return f"{kind} after a reporting verb"
    return (
        f"{kind} after a mark"
        if view.gaps[first]
        else f"{kind} after {'the article' if before[:2] == 'ال' else 'a word'}"
    )


def _after(view: View, wording: Wording) -> str:
    """What stands after its first place."""
    last = max(wording.places[0][1], 0)
    kind = _kind(wording)
    if last >= view.size or view.gaps[last] & (STOP | LINE):
        return f"{kind} closes its sentence"
    key = view.keys[last]
    if view.gaps[last]:
        return f"{kind} before a mark"
    if key in view.grammar["relatives"]:
        return f"{kind} before a relative"
    if key in PREPOSITIONS:
        return f"{kind} before a preposition"
    return f"{kind} before {'the article' if key[:2] == 'ال' else 'a word'}"


def _inside(view: View, wording: Wording) -> str:
    """Whether it stands only within a longer phrase."""
    for first, last, _, phrase, part in wording.places:
        cover = view.covers[first]
        if part == "whole" and (cover is phrase or cover is None or cover.last < last):
            return f"{_kind(wording)} on its own"
    cover = view.covers[wording.places[0][0]]
    return f"{_kind(wording)} within {cover.sort if cover is not None and cover is not wording.phrase else 'itself'}"


def _governs(view: View, wording: Wording) -> str:
    if wording.kind != "people" or wording.part != "whole":
        return ""
    phrase = wording.phrase
    return "a name" if phrase.inner else "a state" if phrase.state else "nobody"


def _place_head(view: View, wording: Wording) -> str:
    if wording.kind != "place":
        return ""
    first = wording.places[0][0]
    if ":" in wording.entity:
        return "a side"
    if view.settled.look.of(first, PlaceHeadItem) is not None and wording.width > 1:
        return "a noun"
    return "a small town" if wording.entity in view.codebook.small_places else ""


FAMILIES: tuple[tuple[str, Callable[[View, Wording], str]], ...] = (
    ("sort", _sort),
    ("used", _used),
    ("speaks", _use("speaker")),
    ("channel", _use("channel")),
    ("holds", _use("holder")),
    ("acts", _use("actor")),
    ("suffers", _use("recipient")),
    ("place", _use("place")),
    ("bound", _use("bound")),
    ("form", _definite),
    ("part", _part),
    ("cut", _cut),
    ("words", _width),
    ("times", _often),
    ("how", _how),
    ("weak", _weak),
    ("among", _among),
    ("where", _where),
    ("before", _before),
    ("after", _after),
    ("inside", _inside),
    ("governs", _governs),
    ("place head", _place_head),
)
