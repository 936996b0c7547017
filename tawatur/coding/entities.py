"""Entities of an article from its settled phrases."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from tawatur.arabic.fold import skip_letters
from tawatur.coding.listing import choose_wordings, cut_phrase, list_wordings
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


def build_entities(view: View, uses: Mapping[str, frozenset[str]]) -> tuple[Entity, ...]:
    """One `Entity` for each id, in the order of first mention.

    Which wordings are listed as forms is told by `tawatur.coding.listing`; an entity without any is not listed.
    """
    listed = choose_wordings(view, list_wordings(view, uses), view.codebook.data["listing"])
    mentions: dict[str, list[Mention]] = {}
    forms: dict[str, dict[str, None]] = {}
    roles: dict[str, list[Role]] = {}
    for phrase in view.settled.phrases:
        keys = listed.get(phrase.id)
        if keys is None:
            continue
        for first, last, skip, part in cut_phrase(phrase):
            span = span_of(view, first, last, skip)
            chosen = view.settled.look.words(first, last, skip) in keys
            if chosen:
                forms.setdefault(phrase.id, {}).setdefault(span.quote)
            if chosen or part == "whole":
                how = phrase.how if part == "whole" else "inside"
                mentions.setdefault(phrase.id, []).append(Mention(span=span, entity=phrase.id, how=how))
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
            forms=tuple(forms[id_]),
            mentions=tuple(found),
            roles=tuple(roles.get(id_, ())),
            state=settled.states.get(id_, ""),
            known=id_ in entries,
        )
        for id_, found in mentions.items()
    )
