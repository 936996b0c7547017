"""Contradictions and verdicts as sentences, in Arabic and English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tawatur.messages import Lang, say

if TYPE_CHECKING:
    from tawatur.accounts.review import Review
    from tawatur.records.point import Contradiction

# A clause longer than this is shown by its beginning: the words themselves are a click away.
_SHOWN = 90


def describe_contradiction(one: Contradiction, review: Review, lang: Lang) -> str:
    """What two records differ in: one sentence with the words of both."""
    ours, theirs = review.by_member[one.a], review.by_member[one.b]
    details = {
        "who": name_parties(review, sorted(ours.who | theirs.who if one.kind == "position" else ours.who), lang),
        "a": _cut(one.a_words.quote if one.a_words else ours.span.quote),
        "b": _cut(one.b_words.quote if one.b_words else theirs.span.quote),
        "matter": name_matters(review, one.details.get("matter", ""), lang),
        "family": "",
    }
    if one.reason == "rendering":
        english, arabic = review.book.families[one.details["family"]]
        details["family"] = english if lang == "en" else arabic
    elif one.reason in ("number", "date", "place") and not one.a_words:
        details["a"], details["b"] = one.details["a"], one.details["b"]
    return say(f"contradiction.{one.reason}", lang, details)


def name_parties(review: Review, parties: list[str], lang: Lang, most: int = 3) -> str:
    """Names of some parties, run together."""
    comma = "، " if lang == "ar" else ", "
    return comma.join(dict.fromkeys(review.parties.name(party, lang) for party in parties[:most]))


def name_matters(review: Review, ids: str, lang: Lang) -> str:
    """Names of matters, from their ids with spaces between."""
    matters = [review.book.matters[id_] for id_ in ids.split() if id_ in review.book.matters]
    return " / ".join(one.en if lang == "en" else one.ar for one in matters)


def _cut(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _SHOWN else words[:_SHOWN].rsplit(" ", 1)[0] + " …"
