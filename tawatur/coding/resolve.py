"""Whom the phrases of an article mean: one entity for each person, body, group, place and agreement.

Strong names settle first; then weak ones by the company they keep, unlisted people by their parts, surnames, bodies
without a state by what was named before, and titles by who holds them. Nothing is settled by knowledge of the world
beyond the codebook.
"""

from __future__ import annotations

from tawatur.codebook.load import Codebook
from tawatur.coding.found import Found
from tawatur.coding.known import Known
from tawatur.coding.lookup import Lookup
from tawatur.coding.resolve_bodies import settle_agreement, settle_body, settle_force, settle_ship
from tawatur.coding.resolve_later import find_own_bodies, find_own_country, find_pointing, find_surnames
from tawatur.coding.resolve_names import settle_name
from tawatur.coding.resolve_people import settle_heralds, settle_people, settle_title


class Settled:
    """The settled phrases of one article.

    Attributes:
        phrases: all phrases that mean somebody, in order of their first word; those inside others included.
        kinds, names, states: kind, English name and home state of each entity id.
        main_state: the state that the article names most, or "".
    """

    def __init__(self, look: Lookup, phrases: list[Found]) -> None:
        flat = _flatten(phrases)
        known = Known(look, flat)
        self.look = look
        self.codebook: Codebook = look.codebook
        self.kinds, self.names, self.states = known.kinds, known.names, known.states
        self.main_state = known.main_state
        known.order = flat
        for phrase in flat:
            settle_name(known, phrase)
            if phrase.id and phrase.kind == "place":
                known.last_place_end = phrase.last
        flat += find_surnames(known, flat)
        flat.sort(key=lambda phrase: (phrase.first, -phrase.last))
        flat += find_own_country(known, flat)
        flat += find_own_bodies(known, flat)
        flat += find_pointing(known, flat)
        flat.sort(key=lambda phrase: (phrase.first, -phrase.last))
        known.order = flat
        _settle_rest(known, flat)
        settle_heralds(known, flat)
        self.phrases = [phrase for phrase in flat if phrase.id]


def _settle_rest(known: Known, flat: list[Found]) -> None:
    """What needs the names before it: bodies without a state, forces, unnamed people, titles, agreements."""
    bodies: dict[str, str] = {}
    last_people: dict[str, str] = {}
    for phrase in flat:
        if phrase.id and phrase.sort != "title":
            if phrase.sort == "body":
                bodies[phrase.role.rstrip("!")] = phrase.id
            if phrase.kind in ("armed_group", "government_body", "media"):
                bodies[known.look.keys[phrase.first][phrase.skip :]] = phrase.id
            known.remember(phrase)
            continue
        if phrase.sort == "body":
            settle_body(known, phrase, bodies)
        elif phrase.sort == "force":
            settle_force(known, phrase)
        elif phrase.sort == "people":
            settle_people(known, phrase, last_people)
        elif phrase.sort == "title":
            settle_title(known, phrase, flat)
        elif phrase.sort == "agreement":
            settle_agreement(known, phrase)
        elif phrase.sort == "ship":
            settle_ship(known, phrase)
        known.remember(phrase)


def _flatten(phrases: list[Found]) -> list[Found]:
    """Phrases and those inside them, in order of their first word, the longer first."""
    flat: list[Found] = []
    stack = list(reversed(phrases))
    while stack:
        phrase = stack.pop()
        flat.append(phrase)
        stack.extend(reversed(phrase.inner))
    flat.sort(key=lambda phrase: (phrase.first, -phrase.last))
    return flat
