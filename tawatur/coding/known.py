"""What an article is known to name, while its phrases are settled."""

from __future__ import annotations

from collections import Counter

from tawatur.codebook.load import Codebook
from tawatur.coding.found import Found
from tawatur.coding.lookup import Lookup


class Known:
    """What is known of the entities of one article while its phrases are settled.

    Attributes:
        kinds, names, states: kind, English name and home state of each entity id.
        people: the folded parts of each name under which a person was met, by id.
        present: how often each listed entity, and each state through its people, bodies and places, is named.
        main_state: the state that the article names most, or "".
        order: all phrases in order of their first word.
        last_place_end: word index after the place settled last.
    """

    def __init__(self, look: Lookup, flat: list[Found]) -> None:
        self.look = look
        self.codebook: Codebook = look.codebook
        self.grammar = look.codebook.grammar
        self.kinds: dict[str, str] = {}
        self.names: dict[str, str] = {}
        self.states: dict[str, str] = {}
        self.people: dict[str, list[tuple[str, ...]]] = {}
        self.present = _count_present(flat, look.codebook)
        self.main_state = _main_state(self.present, flat)
        self.order: list[Found] = []
        self.last_place_end = -1

    def remember(self, phrase: Found) -> None:
        """Keep kind, name and state of a settled phrase, and the form of a person's name."""
        if not phrase.id:
            return
        self.kinds.setdefault(phrase.id, phrase.kind)
        self.names.setdefault(phrase.id, phrase.en or phrase.id)
        self.states.setdefault(phrase.id, phrase.state)
        if phrase.kind == "person" and phrase.sort == "name":
            known = self.people.setdefault(phrase.id, [])
            parts = name_parts(self.look, phrase)
            if parts not in known:
                known.append(parts)


def _count_present(flat: list[Found], codebook: Codebook) -> Counter[str]:
    """How often each listed entity is named without doubt; each state also through its people, bodies and places.

    A homonym of places in several states («طرابلس») speaks for the one that the rest of the article names most.
    """
    entries = codebook.entries
    homonyms: list[Found] = []
    present: Counter[str] = Counter()
    for phrase in flat:
        if phrase.sort == "place" and len({entries[id_].state for id_ in phrase.alternatives}) > 1:
            homonyms.append(phrase)
            continue
        if phrase.id and not phrase.weak:
            present[phrase.id] += 1
        if phrase.state and (not phrase.weak or phrase.sort in ("people", "title", "body")):
            present[phrase.state] += 1
        if phrase.capital_of:
            present[phrase.capital_of] += 1
    for phrase in homonyms:
        best = max(phrase.alternatives, key=lambda id_: present[entries[id_].state])
        if not phrase.weak:
            present[best] += 1
            present[entries[best].state] += 2 if phrase.capital_of == entries[best].state else 1
    return present


def _main_state(present: Counter[str], flat: list[Found]) -> str:
    states = {phrase.id for phrase in flat if phrase.kind == "state" and phrase.id}
    states |= {phrase.state for phrase in flat if phrase.state}
    ranked = sorted(states, key=lambda state: (-present[state], state))
    return ranked[0] if ranked else ""


def name_parts(look: Lookup, phrase: Found) -> tuple[str, ...]:
    """The folded parts of a personal name; «عبد الله» is one part."""
    words = list(look.keys[phrase.first : phrase.last])
    words[0] = words[0][phrase.skip :]
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] in look.grammar["written_together"]:
            joined[-1] += word
        else:
            joined.append(word)
    return tuple(joined)
