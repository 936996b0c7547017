"""All phrases of an article that name somebody, in order, before they are resolved."""

from __future__ import annotations

from tawatur.arabic.tokens import CLOSE, COMMA, DASH, LINE, OPEN, STOP
from tawatur.codebook.items import RoleItem
from tawatur.coding.found import Found
from tawatur.coding.lookup import Lookup
from tawatur.coding.phrase_titles import parse_title
from tawatur.coding.phrases import parse_phrase


def find_phrases(look: Lookup) -> list[Found]:
    """Phrases from left to right, none overlapping another but those that a phrase governs (`Found.inner`)."""
    found: list[Found] = []
    at = 0
    while at < look.size:
        phrase = parse_phrase(look, at)
        if phrase is None:
            at += 1
            continue
        found.append(phrase)
        if phrase.kind == "person" and phrase.sort == "name":
            _read_apposition(look, phrase)
        at = max(phrase.outer_last, at + 1)
    return found


def _read_apposition(look: Lookup, person: Found) -> None:
    """A title after the name: «جون كيري وزير الخارجية», «بيرول ديمير، القيادي في حزب العدالة»."""
    at = person.outer_last
    if at >= look.size or look.gaps[at] & (STOP | LINE | CLOSE):
        return
    if look.gaps[at] and not look.gaps[at] & (COMMA | DASH | OPEN):
        return
    role = look.of(at, RoleItem, whole=True)
    if role is None or role[2].sort == "honorific":
        return
    title = parse_title(look, at)
    if title is None or title.sort != "title":
        return
    if not (title.of or title.state or title.definite or any(word.isascii() for word in title.role.split(" "))):
        return
    if person.role_words is None:
        person.role_words = (at, title.outer_last)
        person.role, person.of, person.state = title.role, title.of, person.state or title.state
    person.inner.extend(title.inner)
    person.outer_last = title.outer_last
