"""Entities of an article from its settled phrases."""

from __future__ import annotations

from typing import get_args

from tawatur.arabic.fold import skip_letters
from tawatur.coding.found import Found
from tawatur.coding.view import View
from tawatur.records.entity import Entity, EntityKind, Mention, Role
from tawatur.records.span import Span, make_span

_KINDS: dict[str, EntityKind] = {kind: kind for kind in get_args(EntityKind)}


def span_of(view: View, first: int, last: int, skip: int = 0) -> Span:
    """The span of a word range, without the first `skip` folded letters of its first word."""
    start, end = view.reading.offsets(first, last)
    if skip:
        start += skip_letters(view.reading.text[start : view.reading.ends[first]], skip)
    return make_span(view.reading.text, start, end)


def build_entities(view: View, used: set[str]) -> tuple[Entity, ...]:
    """One `Entity` for each id, in the order of first mention.

    Unnamed people and groups without a name are listed where a record uses them; all else wherever it is named.
    """
    mentions: dict[str, list[Mention]] = {}
    roles: dict[str, list[Role]] = {}
    for phrase in view.settled.phrases:
        if _passing(phrase, view.grammar) and phrase.id not in used:
            continue
        span = span_of(view, phrase.first, phrase.last, phrase.skip)
        mentions.setdefault(phrase.id, []).append(Mention(span=span, entity=phrase.id, how=phrase.how))
        if phrase.bare is not None:
            bare = span_of(view, *phrase.bare)
            mentions[phrase.id].append(Mention(span=bare, entity=phrase.id, how="inside"))
        if phrase.role_words is not None and phrase.kind == "person":
            role = Role(span=span_of(view, *phrase.role_words), of=phrase.of or phrase.state)
            if role not in roles.setdefault(phrase.id, []):
                roles[phrase.id].append(role)
    entries = view.codebook.entries
    settled = view.settled
    for id_, held in roles.items():  # a role is held in an entity of the article, or in none
        roles[id_] = [role if role.of in mentions else Role(span=role.span) for role in held]
    return tuple(
        Entity(
            id=id_,
            kind=_KINDS[settled.kinds[id_]],
            en=settled.names[id_],
            forms=_distinct_forms(found, settled.kinds[id_]),
            mentions=tuple(found),
            roles=tuple(roles.get(id_, ())),
            state=settled.states.get(id_, ""),
            known=id_ in entries,
        )
        for id_, found in mentions.items()
    )


# Unnamed people that coders list even where no record uses them, by sort and article: the least number of words. Taken
# on half A of the coded articles: of these at least every second phrase is listed, of the rest at most every third.
_LISTED = {
    ("civilians", True): 1,
    ("source", False): 2,
    ("party", True): 2,
    ("party", False): 2,
    ("members", False): 2,
    ("members", True): 2,
    ("official", True): 2,
    ("official", False): 2,
    ("expert", False): 2,
    ("witness", True): 2,
    ("witness", False): 2,
    ("collective", True): 2,
}


def _passing(phrase: Found, grammar: dict[str, frozenset[str]]) -> bool:
    """Whether a phrase is listed only where a record uses it."""
    width = phrase.last - phrase.first
    if phrase.sort == "people":
        least = _LISTED.get((phrase.people_sort, phrase.definite))
        return least is None or width < least
    if phrase.sort != "force" or not phrase.id.startswith("group-"):
        return False
    return not (phrase.definite and width > 1 and phrase.role in grammar["listed_forces"])


def _distinct_forms(mentions: list[Mention], kind: str) -> tuple[str, ...]:
    """Wordings by which an article calls an entity, in order; «بلاده» is no name of a state."""
    forms: dict[str, None] = {}
    for mention in mentions:
        if mention.how != "anaphora" or kind != "state":
            forms.setdefault(mention.span.quote)
    if not forms:
        forms.setdefault(mentions[0].span.quote)
    return tuple(forms)
