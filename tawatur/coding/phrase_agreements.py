"""Agreements composed in the text: «الاتفاق النووي مع إيران», «قرار مجلس الأمن رقم 2216», «هدنة إنسانية»."""

from __future__ import annotations

from tawatur.arabic.tokens import QUOTE
from tawatur.codebook.items import AdjectiveItem, AgreementItem, DemonymItem, Item
from tawatur.coding.found import Found
from tawatur.coding.lookup import Lookup
from tawatur.coding.phrase_titles import parse_complement


def parse_agreement(look: Lookup, index: int) -> Found | None:
    """An agreement composed in the text: «الاتفاق النووي مع إيران», «اتفاق جدة», «قرار مجلس الأمن رقم 2216»."""
    head = look.of(index, AgreementItem)
    if head is None or head[2].lemma not in look.grammar["texts"]:
        return None
    skip, at, item = head
    last = at
    names = core = 0
    while look.joined(at) and at - index < 9:
        key = look.keys[at]
        adjective: tuple[int, int, Item] | None = look.of(at, AdjectiveItem, whole=True) or look.of(
            at, DemonymItem, whole=True
        )
        nested = look.of(at, AgreementItem, whole=True)
        if adjective and not names:
            at = last = adjective[1]
        elif nested and not item.definite and not names:
            at = last = nested[1]
        elif key == "رقم" and look.joined(at + 1) and look.keys[at + 1][0].isdigit():
            at = last = at + 2
        elif key in ("مع", "بين") and look.joined(at + 1) and (inner := parse_complement(look, at + 1)):
            core = last if last > head[1] or item.definite else core
            at = last = inner.outer_last
            names += 1
        elif names and key.startswith("و") and (inner := parse_complement(look, at)) and inner.skip:
            at = last = inner.outer_last
        elif not names and not item.definite and (inner := parse_complement(look, at)) and not inner.skip:
            at = last = inner.outer_last
            names += 1
        elif not names and not item.definite and (end := _end_of_subject(look, at)) > at:
            at = last = end
            names += 1
        else:
            break
    complete = last > head[1] or item.lemma in look.grammar["truces"]
    if item.lemma == "قرار" and not names:
        complete = False
    further = _end_of_subject(look, last, whole="لل") if names and last > head[1] else last
    return Found(
        index,
        last,
        skip,
        "agreement",
        "agreement",
        "",
        en=item.en,
        definite=item.definite,
        role=item.lemma,
        weak=not complete,
        cuts=[(index, end, skip, part) for end, part in ((core, "core"), (further, "longer")) if end and end != last],
    )


def _end_of_subject(look: Lookup, at: int, whole: str = "ال") -> int:
    """Word index after what an agreement is about: «[قانون] التغذية القسرية», «[اتفاق] 14 يوليو»."""
    if not look.joined(at) or look.gaps[at] & QUOTE:
        return at
    if look.keys[at].isdigit() and look.joined(at + 1) and look.keys[at + 1] in look.codebook.time_words:
        return at + 2
    end = at
    while look.joined(end) and end - at < 3:
        key = look.keys[end]
        if not key.startswith(whole if end == at else "ال") or len(key) < 5 or key in look.codebook.closed_words:
            break
        if look.codebook.is_cue(key) or key in look.codebook.time_words:
            break
        end += 1
    return end
