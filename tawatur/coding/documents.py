"""Texts that an article tells of, and who issued them, so that «البيان» later on speaks for its issuer.

«أصدرت الوزارة بيانا … وجاء في البيان أن»: the noun with the article points back at the last text of that noun.
"""

from __future__ import annotations

import msgspec

from tawatur.arabic.tokens import LINE, STOP
from tawatur.coding.clause_parts import SPEAKERS
from tawatur.coding.drafts import Draft
from tawatur.coding.found import Found
from tawatur.coding.vehicles import issuer_of
from tawatur.coding.view import View

# Words back from a text's noun within which the verb that issued it stands («أصدرت وزارة … أمس بيانا»).
_REACH = 14


class Text(msgspec.Struct, frozen=True):
    """A text that the article tells of: the word of its noun, the bare noun, and who issued it."""

    at: int
    noun: str
    issuer: Found


def find_texts(view: View, drafts: list[Draft]) -> list[Text]:
    """All texts with an issuer, in order: named with one («بيان لوزارة»), issued or used by one («قالت في بيان»)."""
    spoken = {draft.clause.vehicle: draft for draft in drafts if draft.clause is not None and draft.clause.vehicle >= 0}
    found: list[Text] = []
    for at, key in enumerate(view.keys):
        noun = bare_noun(view, key)
        if not noun:
            continue
        issuer = _issuer(view, at, spoken.get(at))
        if issuer is not None:
            found.append(Text(at, noun, issuer))
    return found


def bare_noun(view: View, key: str) -> str:
    """The noun of a text without article, accusative ending and written-on particle, or "" where a word is none."""
    for form in (key, key[1:] if key[:1] in "وبل" else "", key.removesuffix("ا")):
        if form and form in view.codebook.cues.vehicles:
            return form[2:] if form.startswith("ال") and len(form) > 4 else form
    return ""


def last_issuer(texts: list[Text], noun: str, before: int) -> Found | None:
    """Who issued the last text of a noun that stands before a word."""
    return next((text.issuer for text in reversed(texts) if text.noun == noun and text.at < before), None)


def _issuer(view: View, at: int, draft: Draft | None) -> Found | None:
    """Issuer of the text at a word: the speaker who speaks in it, what its noun governs, or who issued it."""
    key = view.keys[at]
    definite = key.startswith("ال")
    document = view.starts.get(at) or Found(at, at + 1, 0, "people", "people", "", definite=definite, role=key)
    if draft is not None and draft.speaker is not None and draft.speaker.kind != "people":
        return draft.speaker
    issuer = issuer_of(view, document, at)
    if issuer is not None:
        return issuer
    return None if definite else _who_issued(view, at)


def _who_issued(view: View, at: int) -> Found | None:
    """«أصدرت وزارة الداخلية بيانا», «صدر عن الديوان بيان»: the phrase after a verb of issuing before the noun."""
    first = max(view.sentence_bounds(at)[0], at - _REACH)
    for verb in range(at - 1, first - 1, -1):
        if view.gaps[verb + 1] & (LINE | STOP):
            return None
        key = view.keys[verb]
        if key in view.grammar["issuing"] or (key[:1] in "وف" and key[1:] in view.grammar["issuing"]):
            for index in range(verb + 1, min(verb + 4, at)):
                phrase = view.starts.get(index)
                if phrase is not None:
                    return phrase if phrase.kind in SPEAKERS and phrase.kind != "media" else None
            before = view.covers[verb - 1] if verb else None
            return before if before is not None and before.kind in SPEAKERS else None
    return None
