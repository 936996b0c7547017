"""Names in their place, and whom they mean in one article."""

from __future__ import annotations

from typing import Literal

from tawatur.records.base import Record
from tawatur.records.span import Span

EntityKind = Literal[
    "state",
    "government_body",
    "armed_group",
    "political_group",
    "igo",
    "organisation",
    "media",
    "person",
    "place",
    "agreement",
    "people",
]


class Mention(Record, frozen=True):
    """A name in its place. `how` says by what it was found: codebook, composed, title, tagged, surname, anaphora."""

    span: Span
    entity: str
    how: str = "codebook"


class Role(Record, frozen=True):
    """An office or description that the article gives a person, as worded; `of` is the entity it is held in."""

    span: Span
    of: str = ""


class Entity(Record, frozen=True):
    """Who or what the names of one article mean.

    `id` is unique in the article and, where the codebook knows the entity, the codebook's own id. `forms` are the
    distinct surface forms in the order of their first use. `state` is the id of the home state, where known.
    """

    id: str
    kind: EntityKind
    en: str
    forms: tuple[str, ...]
    mentions: tuple[Mention, ...]
    roles: tuple[Role, ...] = ()
    state: str = ""
    known: bool = False  # the codebook lists it
