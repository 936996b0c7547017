"""Relations told by an attribute: «المدعومة من تركيا», «الموالية للحكومة», «بقيادة حفتر», «وكيل إيران»."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tawatur.arabic.fold import fold_key
from tawatur.arabic.tokens import LINE, STOP
from tawatur.codebook.items import DemonymItem
from tawatur.coding.event_reference import antecedent, dropped_subject, state_phrase
from tawatur.coding.event_told import AGENTS, group_of
from tawatur.coding.found import Found
from tawatur.coding.relation_means import means_of
from tawatur.coding.tie import Tie
from tawatur.coding.view import View

_BONDS: dict[int, dict[str, list[tuple[tuple[str, ...], str, str]]]] = {}
# Bonds that say who backs whom: the relation of groups.yml -> whether the one after the words is the backer.
_BACKED = {"backed": True, "loyal": False, "allied": False}
# "with the support of": they tie to the subject of their clause, not to the word before them.
_ADVERBS = frozenset("بدعم باسناد بمسانده بغطاء بتمويل بتسليح".split())
_PROXIES = frozenset("وكيل وكلاء ذراع اذرع حليف حليفه حلفاء".split())


def bond_book(view: View) -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
    """First folded word -> (further words, written-on particle, relation) of the codebook's bonds, longest first."""
    data: dict[str, Any] = view.codebook.data
    book = _BONDS.get(id(data))
    if book is None:
        book = {}
        for row in (*data["groups"]["bonds"], *data["events"]["bonds"]):
            for form in row["forms"]:
                words = fold_key(str(form)).split()
                particle = words.pop() if len(words[-1]) == 1 else ""
                book.setdefault(words[0], []).append((tuple(words[1:]), particle, row["relation"]))
        for found in book.values():
            found.sort(key=lambda row: -len(row[0]))
        _BONDS.clear()
        _BONDS[id(data)] = book
    return book


def find_bonds(view: View) -> Iterable[Tie]:
    """Relations by the attributes that tie one phrase to another."""
    book = bond_book(view)
    for at in range(view.size):
        key = view.keys[at]
        rows = book.get(key) or (book.get(key[1:]) if key[0] in "و" and len(key) > 4 else None)
        if rows:
            yield from _read_bond(view, at, rows)
        if key in _PROXIES or key[1:] in _PROXIES:
            yield from _read_proxy(view, at)


def _read_bond(view: View, at: int, rows: list[tuple[tuple[str, ...], str, str]]) -> Iterable[Tie]:
    for rest, particle, relation in rows:
        start = at + 1 + len(rest)
        if tuple(view.keys[at + 1 : start]) != rest or start >= view.size or view.gaps[start] & (STOP | LINE):
            continue
        other = _after(view, start, particle)
        if other is None:
            continue
        held = _before(view, at)
        if held is None or held.id == other.id:
            return
        yield from _tie(view, relation, held, other, at, start)
        return


def _tie(view: View, relation: str, held: Found, other: Found, at: int, start: int) -> Iterable[Tie]:
    end = view.end_of(other) if other.first >= start else start
    words = min(held.first, at), end
    if (
        relation == "led"
        and other.kind == "person"
        and held.kind in ("armed_group", "political_group", "government_body", "igo", "organisation")
    ):
        yield Tie("leads", other.id, held.id, *words)
    elif relation in _BACKED and held.kind in AGENTS and other.kind in AGENTS and other.kind != "igo":
        backer, client = (other, held) if _BACKED[relation] else (held, other)
        default = "military" if relation == "loyal" and held.kind == "armed_group" else "unspecified"
        yield Tie("supports", backer.id, client.id, *words, means=means_of(view, at, start, default))


def _after(view: View, start: int, particle: str) -> Found | None:
    """The phrase that a bond governs: right after it, with the particle written on, or as an adjective («بدعم
    تركي»)."""
    phrase = view.starts.get(start)
    key = view.keys[start]
    if phrase is not None:
        if particle and not key.startswith(particle):
            return None
        return group_of(phrase)
    if key in ("لها", "له", "لهم"):
        return antecedent(view, start - 1, key[1:], [])
    demonym = view.settled.look.of(start, DemonymItem, whole=True)
    if demonym is not None and not particle:
        return state_phrase(view, demonym[2].state)
    if key == "من" and start + 1 < view.size:
        following = view.starts.get(start + 1)
        return group_of(following) if following is not None else None
    return None


def _before(view: View, at: int) -> Found | None:
    """The phrase that a bond qualifies: the innermost that ends right before it, or the subject of its clause."""
    key = view.keys[at]
    if key in _ADVERBS:
        found = dropped_subject(view, at, view.sentence_bounds(at)[0], "", "")
        return found[0] if found else None
    back = at - 1
    while back >= 0 and at - back < 4 and view.covers[back] is None and not view.gaps[back + 1] & (STOP | LINE):
        back -= 1
    if back < 0:
        return None
    outer = view.covers[back]
    if outer is None:
        return None
    inner = [
        phrase
        for phrase in outer.inner
        if phrase.id and phrase.last == back + 1 and phrase.kind in AGENTS and phrase.kind != "person"
    ]
    return group_of(inner[-1] if inner and outer.kind != "person" else outer)


def _read_proxy(view: View, at: int) -> Iterable[Tie]:
    """«حزب الله وكيل إيران»: the state backs its proxy."""
    held, backer = view.covers[at - 1] if at else None, view.starts.get(at + 1)
    if held is None or backer is None or backer.kind != "state" or held.kind not in ("armed_group", "political_group"):
        return
    yield Tie("supports", backer.id, held.id, held.first, view.end_of(backer), means="unspecified")
