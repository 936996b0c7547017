"""Texts that carry speech (statement, report, tweet), and who issued them."""

from __future__ import annotations

from tawatur.arabic.tokens import COLON, COMMA, LINE, STOP
from tawatur.coding.clause_parts import SPEAKERS, THAT
from tawatur.coding.found import Found
from tawatur.coding.view import View


def is_vehicle(view: View, phrase: Found) -> bool:
    """Whether a phrase is a text that carries speech («بيان», «تقرير لخبراء …»), not a speaker."""
    return phrase.kind == "people" and view.keys[phrase.first][phrase.skip :] in view.codebook.cues.vehicles


def vehicle_word(view: View, start: int, particle: str) -> Found | None:
    """A noun of vehicle at a word, also where the codebook has no phrase there: «بحسب البيان», «وفق بيان للخارجية»."""
    if start >= view.size or start in view.starts:
        return None
    key = view.keys[start]
    if key.startswith("لل") and particle:
        key = "ال" + key[2:]
    elif particle and key.startswith(particle):
        key = key[1:]
    if key not in view.codebook.cues.vehicles:
        return None
    return Found(start, start + 1, 0, "people", "people", "", definite=key.startswith("ال"), role=key)


def _unknown_issuer(view: View, at: int) -> Found | None:
    """A definite body's noun right after that of its text, which no list holds, with its adjectives."""
    head = view.keys[at].removeprefix("ال")
    known = any(head in view.grammar[name] for name in ("group_heads", "government_nouns", "organisation_nouns"))
    if not view.keys[at].startswith("ال") or view.covers[at] is not None or not known:
        return None
    last = at + 1
    while last < view.size and not view.gaps[last] and view.keys[last].startswith("ال") and view.covers[last] is None:
        if view.keys[last] in view.codebook.closed_words:
            break
        last += 1
    return view.add_unknown(at, last)


def issuer_of(view: View, document: Found, at: int) -> Found | None:
    """Who issued a document: what it governs, or the nearest phrase after it that is not said to have seen it."""
    for inner in document.inner:
        if inner.kind in SPEAKERS and inner.kind != "media":
            return inner
    end = view.end_of(document)
    if not document.definite and end < view.size and not view.gaps[end]:
        named = _unknown_issuer(view, end)  # «بيان الحركة الشعبية»
        if named is not None:
            return named
    for index in range(end, min(end + 4, view.size)):
        phrase = view.starts.get(index)
        if phrase is document:
            continue
        if phrase is not None:
            return phrase if phrase.kind in SPEAKERS and phrase.kind != "media" else None
        key = view.keys[index]
        if view.gaps[index] & (STOP | LINE | COMMA | COLON) or key in THAT or key in view.grammar["not_issuing"]:
            return None
    return None
