"""An act as one place of an article tells it, before mentions of the same happening are joined."""

from __future__ import annotations

import msgspec

from tawatur.codebook.triggers import Act, ActForm
from tawatur.coding.found import Found

# Kinds that act: whoever else stands in a place of action (a town, a paper) does not.
AGENTS = frozenset("person state government_body armed_group political_group igo organisation people".split())


class Told(msgspec.Struct):
    """One telling of an act, in word indices.

    `first:last` are its trigger words; `actors`, `recipients` and `places` the phrases that play its parts, `held` places
    that the act is about (taken, left). `status` is an `Event`'s; "" is one that asks for the act, which is no event.
    """

    first: int
    last: int
    act: Act
    form: ActForm
    article: bool = False
    conjunction: bool = False
    prep: str = ""
    future: bool = False
    actors: list[Found] = []
    recipients: list[Found] = []
    places: list[Found] = []
    status: str = "occurred"
    date: str = ""
    place: str = ""
    claimed_by: str = ""
    title: bool = False
    sentence: int = 0
    end: int = 0  # word index after the clause that tells it
    light: int = -1  # the verb that lends it its subject

    @property
    def type(self) -> str:
        """PLOVER's type."""
        return self.act.type

    def parties(self) -> int:
        """How many different entities take part."""
        return len({phrase.id for phrase in (*self.actors, *self.recipients)})


def add_once(phrases: list[Found], phrase: Found) -> None:
    """Add a phrase unless its entity is there."""
    if phrase.id and all(other.id != phrase.id for other in phrases):
        phrases.append(phrase)


def give_part(told: Told, part: str, phrase: Found) -> None:
    """Let a phrase play a part (see the head of `events.yml`), where its kind allows it."""
    if not phrase.id or is_anyone(phrase):
        return
    agent = phrase.kind in AGENTS
    where = phrase.kind in ("place", "state")
    if part == "actor" and agent:
        add_once(told.actors, phrase)
    elif part == "both" and agent:
        add_once(told.actors, phrase)
        add_once(told.recipients, phrase)
    elif part == "recipient" and (agent or phrase.kind == "media"):
        add_once(told.recipients, phrase)
    elif part == "target":
        if phrase.kind == "place":
            add_once(told.places, phrase)
        if agent or phrase.kind == "place":
            add_once(told.recipients, phrase)
    elif part == "ground":
        add_once(told.places if where else told.recipients, phrase) if where or agent else None
    elif part == "host":
        if where:
            add_once(told.places, phrase)
        if agent:
            add_once(told.recipients, phrase)
    elif part == "place" and where:
        add_once(told.places, phrase)


# "person", "casualty", "worker": people that are named by nothing but what befell them.
_ANYONE = frozenset("شخص ضحية قتيل جريح آخر".split())


def is_anyone(phrase: Found) -> bool:
    """Whether a phrase counts people without saying who they are: «خمسة أشخاص», «قتلى»."""
    return phrase.kind == "people" and phrase.role in _ANYONE and phrase.last - phrase.first == 1
