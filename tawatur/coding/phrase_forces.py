"""Armed groups named after somebody: «قوات حفتر», «القوات الموالية للحكومة», «القوات التركية»."""

from __future__ import annotations

from collections.abc import Callable

from tawatur.arabic.tokens import QUOTE
from tawatur.codebook.items import AdjectiveItem, DemonymItem, ForceItem, MediumItem, NameItem, QualifierItem
from tawatur.coding.found import Found
from tawatur.coding.lookup import Lookup
from tawatur.coding.phrase_names import parse_name

Parser = Callable[[Lookup, int], Found | None]


def parse_force(look: Lookup, index: int, govern: Parser) -> Found | None:
    """Forces of somebody: «قوات حفتر», «ميليشيات الحوثي», «القوات التركية», «القوات الموالية لحكومة الوفاق»."""
    head = look.of(index, ForceItem)
    if head is None:
        return None
    skip, at, item = head
    if look.keys[index][skip:] in look.grammar["paired_groups"]:
        return _parse_pair(look, index, skip, at)
    if _is_adjective(look, index):
        return None
    found = Found(
        index,
        at,
        skip,
        "force",
        item.kind,
        "",
        people_sort=item.sort,
        en=item.en.partition(",")[0] or "Forces",
        definite=item.definite,
        how="composed",
    )
    if item.sort == "vehicle" and look.joined(at) and look.keys[at] in look.grammar["civil"]:
        return None
    start = at
    adjectives = 0
    while look.joined(at) and adjectives < 4:
        key = look.keys[at]
        if key in look.grammar["loyal"]:
            start = at + 2 if look.keys[at + 1 : at + 2] and look.keys[at + 1] in ("من", "ل") else at + 1
            inner = govern(look, start) if look.joined(start) else None
            if inner and start > at + 1:  # «الميليشيات المدعومة من إيران»: a group of its own
                found.cuts = [(index, at, skip, "core")]
                found.last, found.weak, found.role = inner.outer_last, True, item.lemma
                found.outer_last, found.inner = found.last, [inner]
                return found
            if inner and (inner.skip or look.keys[start].startswith("ل")):
                return _force_of(look, found, inner)
            if look.joined(at + 1) and look.keys[at + 1] in look.grammar["to_them"]:
                at += 2  # «القوات الموالية لها»: a group of its own
            break
        demonym = look.of(at, DemonymItem, whole=True)
        if (
            demonym
            and item.lemma == "طائرات"
            and look.keys[index][skip:].removeprefix("ال").endswith("ه")
            and at == start
        ):
            return None  # «الطائرة الماليزية»: one aircraft or ship of a country is no army
        if demonym and demonym[2].definite == item.definite:
            found.last = found.outer_last = demonym[1]
            found.state = demonym[2].state
            army = look.keys[index][skip:] in look.grammar["army_heads"] or item.lemma in look.grammar["armies"]
            found.id = f"{found.state}-{'army' if army else 'militias'}"
            found.en = f"{item.en or 'Forces'} of {look.codebook.entries[found.state].en}"
            return found
        if at == start and not item.definite and not _led_by(look, index, item):
            inner = govern(look, at)
            army = item.lemma in look.grammar["state_forces"]
            if inner and inner.skip == 0 and inner.sort != "place" and (inner.kind != "state" or army):
                return _force_of(look, found, inner)
        if at == start and (end := _end_of_unit(look, at, item)) > at:
            found.cuts = [(index, at, skip, "core")] if item.definite else []
            found.last = found.outer_last = end
            found.role, found.people_sort = item.lemma, "unit"
            return found
        adjective = look.of(at, AdjectiveItem, whole=True) is not None
        if (adjective or look.of(at, QualifierItem, whole=True) is not None) and key.startswith("ال") == item.definite:
            at += 1
            adjectives += 1
            continue
        break
    if item.weak:
        return None
    if at > start:
        found.last = found.outer_last = at
    elif not item.definite and item.lemma in look.grammar["inanimate_forces"]:
        return None  # «وحدة أراضيها», «تشكيل حكومة»: no armed men
    found.weak = True
    found.role = item.lemma
    return found


def _parse_pair(look: Lookup, index: int, skip: int, at: int) -> Found | None:
    """«تنظيمي داعش والقاعدة»: the first of two groups after one noun."""
    first = parse_name(look, at) if look.joined(at) else None
    if first is None or first.skip or first.kind not in ("armed_group", "political_group"):
        return None
    first.cuts = [*first.cuts, (index, first.last, skip, "longer")]
    first.outer_first = index
    return first


def _is_adjective(look: Lookup, index: int) -> bool:
    """«هجوم مسلح»: the singular after an indefinite noun."""
    if look.keys[index] not in look.grammar["armed"] or not index or not look.joined(index):
        return False
    before = look.keys[index - 1]
    return len(before) > 3 and not look.codebook.is_cue(before)


def _end_of_unit(look: Lookup, at: int, item: ForceItem) -> int:
    """Word index after the number or name of a unit: «اللواء 22», «الكتيبة التاسعة», «لواء الحرية», «كتائب الزاوية»."""
    if item.lemma not in look.grammar["units"] or look.gaps[at] & QUOTE:
        return at
    key = look.keys[at]
    if item.definite:
        return at + 1 if key.isdigit() or key in look.grammar["ordinals"] else at
    if key in look.codebook.closed_words or look.codebook.is_cue(key) or key[0].isdigit():
        return at
    name = look.of(at, NameItem, whole=True)
    if name is not None and not name[2].weak:
        return name[1] if look.codebook.entries[name[2].id].kind == "place" else at
    if any(not isinstance(entry.item, NameItem | MediumItem) for entry in look.at(at)):
        return at
    if key.startswith("ال") and len(key) > 4:
        return at + 1
    further = look.joined(at + 1) and look.keys[at + 1].startswith("ال") and not look.at(at + 1)
    return at + 2 if further and look.keys[at + 1] not in look.codebook.closed_words else at


def _led_by(look: Lookup, index: int, item: ForceItem) -> bool:
    """«الجيش بقيادة حفتر»: by whom it is led, no force of his."""
    return item.lemma == "قيادة" and look.keys[index].startswith("ب")


def _force_of(look: Lookup, found: Found, inner: Found) -> Found | None:
    """`found` as the force of `inner`."""
    entries, leaders = look.codebook.entries, look.codebook.leaders
    found.last = found.outer_last = inner.outer_last
    found.inner.append(inner)
    found.state = inner.state
    if inner.kind == "armed_group" and inner.id:
        found.id, found.en, found.kind = inner.id, inner.en, inner.kind
        found.bare = (inner.first, inner.last, inner.skip)
        found.alternatives, found.weak = inner.alternatives, inner.weak
        found.inner.clear()
    elif inner.id in leaders:
        led = entries[leaders[inner.id]]
        found.id, found.en, found.kind = led.id, led.en, led.kind
    elif inner.kind == "state" and inner.id:
        found.id, found.en = f"{inner.id}-army", f"Forces of {inner.en}"
    elif inner.id:
        found.id, found.en = f"{inner.id}-forces", f"{inner.en}'s forces"
        if inner.sort == "name" and inner.kind in ("political_group", "armed_group"):
            found.alternatives = inner.alternatives
    else:
        found.of = ""
        found.role = look.keys[found.first]
    return found
