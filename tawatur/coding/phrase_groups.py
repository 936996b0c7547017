"""Parties, associations and missions that no list holds: «حزب العدالة والتنمية», «نقابة أطباء السودان»."""

from __future__ import annotations

from tawatur.arabic.tokens import QUOTE
from tawatur.codebook.items import DemonymItem, NameItem
from tawatur.coding.found import Found
from tawatur.coding.latin import write_latin, write_slug
from tawatur.coding.lookup import Lookup
from tawatur.coding.phrase_names import parse_name

_WORDS = 3  # definite words of a name after its head; longer names are in the lists
_KINDS = (
    ("party_heads", "political_group"),
    ("association_heads", "organisation"),
    ("committee_heads", "government_body"),
)


def parse_group(look: Lookup, index: int) -> Found | None:
    """A group by its head and what follows: nouns in construct up to definite ones, or the body it was sent by."""
    ship = _parse_ship(look, index)
    if ship is not None:
        return ship
    cut, head = _head_of(look, index)
    at = index + 1
    if not head or not look.joined(at) or look.of(index, NameItem) is not None:
        return None
    if head in look.grammar["mission_heads"]:
        return _parse_mission(look, index, cut, at)
    kind = next((kind for words, kind in _KINDS if head in look.grammar[words]), "")
    if not kind or look.gaps[at] & QUOTE:
        return None
    last = at
    if (
        kind != "political_group"
        and _may_name(look, last)
        and not look.keys[last].startswith("ال")
        and not _is_state(look, last)
    ):
        last += 1
    first = last
    while last - first < _WORDS and look.joined(last) and _may_name(look, last) and _is_definite(look, last):
        if look.of(last, DemonymItem, whole=True) is not None:
            break
        if last > first and not look.keys[last].startswith("و") and not look.keys[last].endswith(("ي", "يه")):
            break  # a noun after the name is no part of it: «اتهم حزب الشعوب الشرطة»
        last += 1
    state, end = _state_after(look, last)
    if last == first and not (state and kind != "political_group"):
        return None
    words = " ".join(look.keys[index:end])[cut:]
    return Found(
        index, end, cut, "name", kind, "group-" + write_slug(words), en=write_latin(words), state=state, how="head"
    )


def _parse_ship(look: Lookup, index: int) -> Found | None:
    """«سفينة شحن», «ناقلة النفط "سونيون"», «السفينة MSC Aries»: a ship by its sort or its name."""
    key = look.keys[index]
    heads = look.grammar["ship_heads"]
    cut = 1 if key[:1] in "وفبلك" and key[1:] in heads else 0
    if key[cut:] not in heads and not (key.startswith("لل") and "ال" + key[2:] in heads):
        return None
    last = index + 1
    while look.joined(last):
        demonym = look.of(last, DemonymItem, whole=True)
        if demonym is None and look.keys[last] not in look.grammar["ship_sorts"]:
            break
        last = demonym[1] if demonym is not None else last + 1
    sort = last
    quoted = bool(look.gaps[last] & QUOTE) if look.joined(last) else False
    while (
        look.joined(last)
        and last - sort < _WORDS
        and (look.keys[last].isascii() or (quoted and (last == sort or not look.gaps[last] & QUOTE)))
    ):
        last += 1
    definite = key[cut:].startswith(("ال", "لل"))
    if last == index + 1 and not definite:
        return None
    words = look.words(index, last, cut)
    found = Found(index, last, cut, "ship", "organisation", "", en=write_latin(words), definite=definite, how="head")
    found.role = look.words(sort, last) if last > sort else ""
    if sort < last:
        found.bare = (sort, last, 0)
    return found


def _head_of(look: Lookup, index: int) -> tuple[int, str]:
    key = look.keys[index]
    heads = look.grammar["group_heads"]
    if key in heads:
        return 0, key
    return (1, key[1:]) if key[:1] in "وفلب" and key[1:] in heads else (0, "")


def _parse_mission(look: Lookup, index: int, cut: int, at: int) -> Found | None:
    sender = parse_name(look, at)
    if sender is None or sender.skip or sender.kind not in ("igo", "organisation") or look.gaps[at] & QUOTE:
        return None
    return Found(
        index,
        sender.last,
        cut,
        "name",
        "igo",
        f"{sender.id}-mission",
        en=f"{sender.en} Mission",
        how="composed",
        inner=[sender],
    )


def _may_name(look: Lookup, at: int) -> bool:
    key = look.keys[at]
    return not (
        look.gaps[at] & QUOTE
        or key in look.codebook.closed_words
        or key in look.codebook.time_words
        or key in look.grammar["generic"]
        or look.codebook.is_cue(key)
        or key[0].isdigit()
    )


def _is_definite(look: Lookup, at: int) -> bool:
    key = look.keys[at]
    return len(key) > 4 and key.startswith(("ال", "وال"))


def _is_state(look: Lookup, at: int) -> bool:
    name = look.of(at, NameItem, whole=True)
    return name is not None and look.codebook.entries[name[2].id].kind == "state"


def _state_after(look: Lookup, at: int) -> tuple[str, int]:
    """State by demonym or name after a group's name: (state, word after it)."""
    if not look.joined(at) or look.gaps[at] & QUOTE:
        return "", at
    demonym = look.of(at, DemonymItem, whole=True)
    if demonym is not None and demonym[2].definite and not demonym[2].people:
        return demonym[2].state, demonym[1]
    name = look.of(at, NameItem, whole=True)
    if name is not None and look.codebook.entries[name[2].id].kind == "state":
        return name[2].id, name[1]
    return "", at
