"""Articles with entities made by hand, for tests of identities: each named person stands in an article of its own."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.records.document import Document
from tawatur.records.entity import Entity, EntityKind, Mention, Role
from tawatur.records.findings import Findings
from tawatur.records.span import make_span


def make_article(
    name: str, *entities: tuple[str, str] | tuple[str, str, str], published: str = "2020-07-01"
) -> tuple[Document, Findings]:
    """An article that names entities: (id, words) or (id, words, role) where the words are in the text."""
    text = " ".join(" ".join(part for part in entity[1:] if part) for entity in entities)
    doc = Document(name=name, text=text, published=published, published_from="metadata")
    return doc, Findings(entities=tuple(make_entity(text, *entity) for entity in entities))


def make_entity(text: str, id_: str, words: str, role: str = "") -> Entity:
    """An entity whose id tells what it is: "k:person:x" is listed, "person-x" and the like are not."""
    known = id_.startswith("k:")
    kind: EntityKind = "person" if id_.startswith(("person-", "office-")) else "government_body"
    state = ""
    if known:
        _, kind_, id_ = id_.split(":")
        kind = kind_  # type: ignore[assignment]
    if "@" in id_:
        id_, state = id_.split("@")
    if id_.startswith("place-"):
        kind = "place"
    if id_.startswith("agreement-"):
        kind = "agreement"
    start = text.index(words)
    mention = Mention(span=make_span(text, start, start + len(words)), entity=id_)
    roles: tuple[Role, ...] = ()
    if role:
        at = text.index(role)
        roles = (Role(span=make_span(text, at, at + len(role)), of=state),)
    return Entity(id=id_, kind=kind, en=id_, forms=(words,), mentions=(mention,), roles=roles, state=state, known=known)


def number_articles(several: Sequence[tuple[Document, Findings]]) -> list[str]:
    """The keys of articles in their order."""
    return [doc.key for doc, _ in several]
