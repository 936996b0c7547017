"""Who an entity is in the ledger, across articles, and why it is held to be so."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from tawatur.records.base import Record
from tawatur.records.span import Span


class Identity(Record, frozen=True):
    """One person, body, place or agreement of the ledger. `names` are all forms that articles used for it."""

    id: str
    kind: str
    en: str
    names: tuple[str, ...] = ()
    state: str = ""


class Evidence(Record, frozen=True):
    """What speaks for or against two entities being one: `score` adds to it or takes from it.

    `reason` is a stable code, filled by `details`, so that it can be told in any language. `spans` are the words that
    it rests on: none, or first those in the one article, then those in the other, which `details` name as "against".
    """

    score: float
    reason: str
    details: Mapping[str, str] = msgspec.field(default_factory=dict)
    spans: tuple[Span, ...] = ()


class IdentityMember(Record, frozen=True):
    """An entity of an article that is an identity; `evidence` is empty for the entity that the identity began with."""

    document: str
    entity: str
    identity: str
    evidence: tuple[Evidence, ...] = ()


class IdentityWaiting(Record, frozen=True):
    """Two identities that may be one: they stay apart until a person decides. `a` sorts before `b`."""

    a: str
    b: str
    score: float
    evidence: tuple[Evidence, ...] = ()


class Linked(Record, frozen=True):
    """All identities of a corpus, by id; who belongs to which, by article and entity; and what is uncertain."""

    identities: tuple[Identity, ...] = ()
    members: tuple[IdentityMember, ...] = ()
    waiting: tuple[IdentityWaiting, ...] = ()
