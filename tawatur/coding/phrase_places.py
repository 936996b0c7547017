"""Places with their noun or side: «مدينة سرت», «شرق ليبيا», «العاصمة طرابلس»."""

from __future__ import annotations

from tawatur.codebook.items import DemonymItem, DirectionItem, NameItem, PlaceHeadItem
from tawatur.coding.found import Found
from tawatur.coding.lookup import Lookup
from tawatur.coding.phrase_names import parse_name


def parse_place(look: Lookup, index: int) -> Found | None:
    """A place with its head or side: «مدينة سرت», «قاعدة الوطية الجوية», «شرق ليبيا», «العاصمة طرابلس»."""
    direction = look.of(index, DirectionItem)
    if direction:
        return _parse_side(look, index, direction)
    head = look.of(index, PlaceHeadItem)
    if head is None:
        return None
    skip, at, item = head
    if not look.joined(at):
        return None
    demonym = look.of(at, DemonymItem, whole=True)
    if demonym and look.keys[index][skip:].startswith("ال") and look.joined(demonym[1]):
        at = demonym[1]
    nested = look.of(at, PlaceHeadItem, whole=True)
    if nested and look.joined(nested[1]):
        at = nested[1]
    if look.keys[index][skip:] in look.grammar["paired"]:
        return _parse_pair(look, index, skip, at)
    name = parse_name(look, at)
    seat = item.lemma in look.grammar["capital"] and not look.keys[index][skip:].startswith("ال")
    if seat and (nested or (name and name.kind == "place")):
        return None  # «عاصمة محافظة شبوة»: another place than the one named
    if name and name.skip == 0 and name.kind in ("place", "state") and look.joined(at):
        place = name.id
        if name.kind == "state" and item.lemma in look.grammar["capital"]:
            place = next((c for c, s in look.codebook.capitals.items() if s == name.id), name.id)
        last = _skip_place_adjectives(look, name.last)
        settled = look.keys[index][skip:] in look.grammar["settlements"]
        bare = (name.first, name.last, 0) if name.kind == "place" and settled else None
        cuts = [] if last == name.last else [(index, name.last, skip, "core")]
        longer = last
        while look.joined(longer) and (after := look.of(longer, DemonymItem, whole=True)) and after[2].definite:
            longer = _skip_place_adjectives(look, after[1])
        if longer > last:
            cuts.append((index, longer, skip, "longer"))
        return Found(
            index,
            last,
            skip,
            "place",
            "place",
            place,
            en=name.en,
            state=name.state,
            alternatives=name.alternatives,
            bare=bare,
            cuts=cuts,
        )
    if demonym and item.lemma in look.grammar["capital"]:
        capital = next((c for c, s in look.codebook.capitals.items() if s == demonym[2].state), "")
        if capital:
            entry = look.codebook.entries[capital]
            return Found(index, demonym[1], skip, "place", "place", capital, en=entry.en, state=entry.state)
    if item.lemma in look.grammar["capital"] or look.keys[index][skip:].startswith("ال"):
        return None
    if look.keys[index][skip:] in look.grammar["vague_heads"]:
        return None  # «قطاع العقارات», «سد العجز»
    end = _end_of_unlisted_place(look, at)
    if end > at:
        return Found(
            index,
            end,
            skip,
            "place",
            "place",
            "",
            how="head",
            weak=False,
            bare=(at, end, 0) if look.keys[index][skip:] in look.grammar["settlements"] else None,
        )
    return None


def _parse_pair(look: Lookup, index: int, skip: int, at: int) -> Found | None:
    """«بلدتي نبل والزهراء», «مدن حلب وحماة»: several places after one noun; the first keeps it as a form."""
    first = parse_name(look, at)
    if first is None or first.skip or first.kind != "place":
        return None
    found = first
    found.cuts = [*found.cuts, (index, first.last, skip, "longer")]
    found.outer_first = index
    return found


_AREA = 3  # words of an area: its noun and two adjectives


def parse_area(look: Lookup, index: int) -> Found | None:
    """A border, a region or waters by their adjectives: «الحدود السورية», «المنطقة الشرقية»."""
    key = look.keys[index]
    areas = look.grammar["areas"]
    skip = 1 if key[:1] in "وفبكل" and key[1:] in areas else 0
    noun = "ال" + key[2:] if key.startswith("لل") else key[skip:]
    if noun not in areas or not look.joined(index + 1):
        return None
    last, state, sides = index + 1, "", 0
    while look.joined(last) and last - index < _AREA:
        demonym = look.of(last, DemonymItem, whole=True)
        if demonym is not None and demonym[2].definite:
            state, last = state or demonym[2].state, demonym[1]
        elif look.keys[last] in look.grammar["area_adjectives"]:
            sides, last = sides + 1, last + 1
        else:
            break
    if last == index + 1:
        return None
    found = Found(index, last, skip, "place", "place", "", state=state, how="area")
    following = look.of(last + 1, NameItem) if look.joined(last + 1) and look.keys[last] in ("مع", "بين") else None
    if following is not None:
        found.cuts = [(index, following[1], skip, "longer")]
    elif look.joined(last) and look.keys[last] == "للبلاد":
        found.cuts = [(index, last + 1, skip, "longer")]
    return found


def _skip_place_adjectives(look: Lookup, at: int) -> int:
    while look.joined(at) and look.keys[at] in look.grammar["place_adjectives"]:
        at += 1
    return at


def _end_of_unlisted_place(look: Lookup, at: int) -> int:
    """A place that no list holds: one or two words with the article, or one bare word, that nothing else claims."""
    key = look.keys[at]
    if (
        key in look.codebook.closed_words
        or look.at(at)
        or len(key) < 3
        or key[0].isdigit()
        or look.codebook.is_cue(key)
    ):
        return at
    after = at + 1
    if not key.startswith("ال") and look.joined(after) and look.keys[after].startswith("ال") and not look.at(after):
        if look.keys[after] not in look.codebook.closed_words:
            return after + 1
        return at
    return after


def _parse_side(look: Lookup, index: int, direction: tuple[int, int, DirectionItem]) -> Found | None:
    skip, at, item = direction
    if not look.joined(at):
        return None
    base = "-".join(item.lemma.split())
    if item.definite:
        demonym = look.of(at, DemonymItem, whole=True)
        if demonym and demonym[2].definite:
            return Found(
                index, demonym[1], skip, "place", "place", f"{demonym[2].state}:{base}", state=demonym[2].state
            )
        return None
    name = parse_name(look, at)
    if (
        name
        and name.skip == 0
        and name.kind == "place"
        and (item.lemma == "وسط" or look.codebook.entries[name.id].state)
    ):
        return None  # «جنوب طرابلس»: a side of a town is the town
    if name and name.skip == 0 and name.kind in ("state", "place") and not name.weak:
        return Found(
            index,
            name.last,
            skip,
            "place",
            "place",
            f"{name.id}:{base}",
            en=f"{base} {name.en}",
            state=name.state,
            inner=[name],
        )
    if look.keys[at] == "البلاد":
        return Found(index, at + 1, skip, "place", "place", "", role=base, how="side", weak=False)
    return None
