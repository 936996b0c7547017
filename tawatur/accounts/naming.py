"""What each outlet calls the same people, bodies and places."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tawatur.records.base import Record
from tawatur.records.document import Document
from tawatur.records.entity import Entity, Mention
from tawatur.records.findings import Findings
from tawatur.records.span import Span

# Mentions that are no choice of name: a noun that points back ("the movement", "the agreement"), and the shorter name
# that stands inside a longer one that is counted already ("Sirte" in "the city of Sirte").
NO_NAMES = ("anaphora", "pointing", "inside")


class NamePlace(Record, frozen=True):
    """Where a name stands: the key of the article, and the words."""

    article: str
    span: Span


class NameUse(Record, frozen=True):
    """One form of one entity in one outlet, with every place where it stands.

    `entity` is the codebook's id where the codebook knows the entity, else "ARTICLE/ID": a name that nobody listed
    is followed within its article only, since two articles may mean two people by it. `article` is "" where `outlet`
    is known, else the key of the article, which then stands for itself. `by_office` tells a description ("the foreign
    minister") from a name. `places` are in reading order.
    """

    entity: str
    kind: str
    en: str
    outlet: str
    form: str
    places: tuple[NamePlace, ...]
    article: str = ""
    known: bool = False
    by_office: bool = False

    @property
    def count(self) -> int:
        """How often the outlet used the form."""
        return len(self.places)


class _Use(NamedTuple):
    entity: str
    outlet: str
    article: str
    form: str
    by_office: bool


def count_names(articles: Iterable[tuple[Document, Findings]]) -> tuple[NameUse, ...]:
    """Count the forms that outlets use for each entity.

    A form counts as the article spells it, white space run together; the same words in two spellings are two forms.
    An office that stands for a person ("the foreign minister") counts as one of its forms; nouns that only point back
    and names inside longer names do not (see `NO_NAMES`). Articles without an outlet are never put together.

    Args:
        articles: each article with what was found in it; read once, in order.

    Returns:
        One `NameUse` for each entity, outlet and form, in the order of first use.

    Example:
        >>> from tawatur.records.span import Span
        >>> mention = Mention(span=Span(0, 4, "أنقرة"[:4]), entity="turkey")
        >>> entity = Entity(id="turkey", kind="state", en="Turkey", forms=(), mentions=(mention,), known=True)
        >>> [use] = count_names([(Document(name="a", text="أنقرة", outlet="x"), Findings(entities=(entity,)))])
        >>> use.entity, use.outlet, use.form, use.count
        ('turkey', 'x', 'أنقر', 1)
    """
    places: dict[_Use, list[NamePlace]] = {}
    entities: dict[str, Entity] = {}
    for doc, findings in articles:
        alone = "" if doc.outlet else doc.key
        for entity in findings.entities:
            id_ = identify_entity(entity, doc.key)
            entities.setdefault(id_, entity)
            for mention in _named(entity):
                use = _Use(id_, doc.outlet, alone, write_form(mention), mention.how == "role")
                places.setdefault(use, []).append(NamePlace(article=doc.key, span=mention.span))
    return tuple(
        NameUse(
            entity=use.entity,
            kind=entities[use.entity].kind,
            en=entities[use.entity].en,
            outlet=use.outlet,
            article=use.article,
            form=use.form,
            places=tuple(found),
            known=entities[use.entity].known,
            by_office=use.by_office,
        )
        for use, found in places.items()
    )


def identify_entity(entity: Entity, article: str) -> str:
    """The id of an entity across articles: the codebook's, or, where it is not listed, one of this article alone.

    Unnamed people ("diplomatic sources") are never the same people in two articles.
    """
    return entity.id if entity.known and entity.kind != "people" else f"{article}/{entity.id}"


def write_form(mention: Mention) -> str:
    """The words of a mention with their white space run together."""
    return " ".join(mention.span.quote.split())


def _named(entity: Entity) -> list[Mention]:
    """The mentions that name the entity, in reading order."""
    return sorted((m for m in entity.mentions if m.how not in NO_NAMES), key=lambda mention: mention.span)
