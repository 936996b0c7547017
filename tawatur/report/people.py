"""Who speaks, and what to call them on the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from tawatur.accounts.naming import NO_NAMES, identify_entity
from tawatur.arabic.fold import fold_key
from tawatur.records.entity import Entity
from tawatur.report.words import clean_text

# Mentions that say who it is by an office; a name is shown where there is one.
_DESCRIPTIONS = (*NO_NAMES, "role")
# Roles shown beside a speaker: the two that articles use most; more would be a list of every wording.
_ROLES_SHOWN = 2


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody or something with a name on the page. `forms` are all names, for the search; `roles` as worded."""

    key: str
    name: str
    en: str
    kind: str
    known: bool
    roles: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()

    @property
    def followed(self) -> bool:
        """Whether it is one across articles; unnamed people never are."""
        return self.known and self.kind != "people"


@dataclass(slots=True)
class _Seen:
    entity: Entity
    names: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    forms: dict[str, None] = field(default_factory=dict)


class People:
    """All entities of the brief under their keys across articles, filled article by article."""

    def __init__(self) -> None:
        self._seen: dict[str, _Seen] = {}

    def add(self, entities: Iterable[Entity], article: str) -> None:
        """Count the names and roles that one article gives its entities."""
        for entity in entities:
            seen = self._seen.setdefault(identify_entity(entity, article), _Seen(entity))
            for mention in entity.mentions:
                if mention.how not in _DESCRIPTIONS:
                    seen.names[_plain(mention.span.quote)] += 1
            seen.roles.update(_plain(role.span.quote) for role in entity.roles)
            seen.forms.update(dict.fromkeys(_plain(form) for form in entity.forms))

    def find(self, key: str) -> Person:
        """The person of a key that was added."""
        seen = self._seen[key]
        return Person(
            key=key,
            name=_choose_name(seen),
            en=clean_text(seen.entity.en),
            kind=seen.entity.kind,
            known=seen.entity.known,
            roles=tuple(role for role, _ in seen.roles.most_common(_ROLES_SHOWN)),
            forms=tuple(seen.forms),
        )


def filter_key(person: Person) -> str:
    """What the filter by speaker takes for one: who is followed across articles, or all of one name together."""
    return person.key if person.followed else f"={fold_key(person.name)}"


def _choose_name(seen: _Seen) -> str:
    """The name used most; for a person the fullest of those in use, since surnames alone are shared."""
    if not seen.names:
        return next(iter(seen.forms), "") or clean_text(seen.entity.en or seen.entity.id)
    full = seen.entity.kind == "person"
    return max(seen.names, key=lambda name: (full and " " in name, seen.names[name]))


def _plain(text: str) -> str:
    return " ".join(clean_text(text).split())
