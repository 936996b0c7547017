"""Agreements composed in the text: «الاتفاق النووي مع إيران», «قرار مجلس الأمن رقم 2216», «هدنة إنسانية»."""

from __future__ import annotations

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
    names = 0
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
            at = last = inner.outer_last
            names += 1
        elif names and key.startswith("و") and (inner := parse_complement(look, at)) and inner.skip:
            at = last = inner.outer_last
        elif not names and not item.definite and (inner := parse_complement(look, at)) and not inner.skip:
            at = last = inner.outer_last
            names += 1
        else:
            break
    complete = last > head[1] or item.lemma in look.grammar["truces"]
    if item.lemma == "قرار" and not names:
        complete = False
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
    )
