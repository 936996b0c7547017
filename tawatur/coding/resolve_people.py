"""Unnamed people and titles without a name: by who was named before them, else by the words themselves."""

from __future__ import annotations

from tawatur.codebook.items import PeopleItem
from tawatur.coding.found import Found
from tawatur.coding.known import Known
from tawatur.coding.latin import write_slug


def settle_people(known: Known, phrase: Found, last: dict[str, str]) -> None:
    """Unnamed people: «المصدر» is the one named before (`last`, by noun), «المسؤول التركي» the last such person."""
    width = phrase.last - phrase.first
    again = known.grammar["same"] | known.grammar["counted"]  # «المصدر نفسه», «القادة الثلاثة»
    alone = phrase.definite and (width == 1 or (width == 2 and known.look.keys[phrase.last - 1] in again))
    base = _people_base(known, phrase)
    if alone and base in last:
        phrase.id, phrase.how = last[base], "anaphora"
        return
    diplomacy = known.look.keys[phrase.last - 1].endswith("ماسيه")  # «الدبلوماسية»: no woman of that office
    if phrase.definite and phrase.people_sort == "official" and not phrase.plural and not phrase.of and not diplomacy:
        person = _last_person(known, phrase)
        if person:
            phrase.id, phrase.how, phrase.kind, phrase.sort = person, "role", "person", "name"
            phrase.en = known.names.get(person, "")
            return
    words = known.look.words(phrase.first, phrase.last, phrase.skip)
    phrase.id = "people-" + write_slug(words)
    last[base] = phrase.id


def settle_heralds(known: Known, flat: list[Found]) -> None:
    """«مصدر» of a title is the «مصدر أمريكي مسؤول» of the text under it."""
    paragraphs = known.look.reading.paragraph_of
    people = [phrase for phrase in flat if phrase.sort == "people" and phrase.id]
    for phrase in people:
        if paragraphs[phrase.first] or phrase.last - phrase.first > 1:
            continue
        base = _people_base(known, phrase)
        for other in people:
            fuller = other.last - other.first > 1 and paragraphs[other.first] and other.plural == phrase.plural
            if fuller and not other.definite and _people_base(known, other) == base:
                phrase.id, phrase.how = other.id, "anaphora"
                break


def _people_base(known: Known, phrase: Found) -> str:
    """The noun that an anaphor would repeat: «مصادر دبلوماسية» and «المصادر» share «مصدر»."""
    for entry in known.look.at(phrase.first):
        if isinstance(entry.item, PeopleItem) and entry.end == phrase.first + 1:
            return entry.item.lemma
    return phrase.role


def _last_person(known: Known, phrase: Found) -> str:
    """The named person of the same state who was mentioned last before «المسؤول التركي»."""
    best = ""
    for other in known.order:
        if other.first >= phrase.first:
            break
        if other.kind == "person" and other.sort == "name" and other.id and other.role_words is not None:
            state = known.states.get(other.id, "")
            best = other.id if not phrase.state or state in ("", phrase.state) else best
    return best


def settle_title(known: Known, phrase: Found, flat: list[Found]) -> None:
    """A title without a name: the person of the article who holds it, nearest before; else the office itself."""
    role = phrase.role.split(" ")[0]
    best = ""
    for other in flat:
        if other.kind != "person" or other.sort != "name" or not other.id:
            continue
        if not _holds(known, other, role, phrase):
            continue
        if other.first > phrase.first and best:
            break
        best = other.id
    leader = known.codebook.entries[phrase.of].leader if phrase.of in known.codebook.entries else ""
    if not best and leader in known.people and not phrase.plural and role in known.grammar["leaders"]:
        best = leader
    if not best and phrase.definite and not phrase.plural and not phrase.of and role in known.grammar["any_office"]:
        best = _last_person(known, phrase)
    if best and not phrase.plural:
        phrase.id, phrase.how, phrase.en = best, "role", known.names.get(best, "")
        return
    if not (phrase.of or phrase.state or phrase.inner) and " " not in phrase.role:
        if phrase.people_sort == "expert" and not phrase.definite:
            phrase.kind = "people"
        elif phrase.last - phrase.first < 2:
            return
    words = known.look.words(phrase.first, phrase.last, phrase.skip)
    phrase.id = "office-" + write_slug(words)
    linked = not phrase.definite and any(
        key in known.grammar["office_links"] for key in known.look.keys[phrase.first + 1 : phrase.last]
    )
    fielded = any(word.isascii() for word in phrase.role.split(" "))  # «وزير الدفاع»: the field makes it definite
    if (
        phrase.plural
        or phrase.people_sort
        or linked
        or not (phrase.definite or phrase.of or fielded or " ال" in phrase.role)
    ):
        phrase.kind, phrase.sort = "people", "people"


def _holds(known: Known, person: Found, role: str, title: Found) -> bool:
    state_fits = not title.state or title.state in (person.state, known.states.get(person.id, ""))
    if not state_fits:
        return False
    if person.role_words is not None and person.role:
        held = person.role.split(" ")
        wanted = title.role.split(" ")
        fields = [{word for word in words if word.isascii()} for words in (held, wanted)]
        if held[0] == wanted[0] and (not fields[1] or fields[0] == fields[1]):
            return not title.of or not person.of or title.of == person.of
    entry = known.codebook.entries.get(person.id)
    if entry and (title.state or len(title.role.split(" ")) > 1):
        wanted_words = set(title.role.split(" "))
        return any(
            wanted_words <= set(words.split())
            for words, of, _, _ in entry.roles
            if not title.state or of == title.state
        )
    return False
