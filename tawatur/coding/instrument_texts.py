"""Where an article says what an adopted text holds, in one pass over its words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tawatur.codebook.texts import TextBook
from tawatur.codebook.triggers import bare_noun
from tawatur.coding.instrument_agreeing import read_agreeing
from tawatur.coding.instrument_joint import read_joint
from tawatur.coding.instrument_lists import read_lists
from tawatur.coding.instrument_stretch import Stretch
from tawatur.coding.instrument_telling import read_clauses, read_purpose, read_telling, read_terms, read_whose_terms
from tawatur.coding.statements import Draft
from tawatur.coding.view import View


def find_stretches(view: View, book: TextBook, drafts: Sequence[Draft]) -> Iterable[Stretch]:
    """Every stretch that renders points of an adopted text, in no order; stretches may overlap."""
    for at in range(view.size):
        key = view.keys[at]
        phrase = view.covers[at]
        if phrase is not None and phrase.kind != "agreement":
            continue
        known = key in book.agrees or key in book.tells or key in book.telling
        bare = key if known or key[0] not in "وف" or len(key) < 3 else key[1:]
        agreeing = bare if bare in book.agrees else bare_noun(bare)
        if agreeing in book.agrees:
            yield from read_agreeing(view, book, at, agreeing)
        if bare in book.tells or bare in book.telling:
            yield from read_telling(view, book, at, bare)
        elif bare in book.terms:
            yield from read_whose_terms(view, book, at)
        elif key in book.under or (key[1:] in book.under and key[0] == "و"):
            yield from read_terms(view, book, at)
        yield from read_purpose(view, book, at)
        yield from read_clauses(view, book, at)
    yield from read_lists(view, book)
    yield from read_joint(view, book, drafts)
