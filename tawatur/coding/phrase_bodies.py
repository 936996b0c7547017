"""Bodies composed of a head, a portfolio and a state: «وزارة الدفاع الروسية», «الجيش التركي», «الدولة الليبية»."""

from __future__ import annotations

from tawatur.arabic.tokens import QUOTE
from tawatur.codebook.items import AdjectiveItem, BodyItem, DemonymItem, NameItem, PortfolioItem, QualifierItem
from tawatur.coding.found import Found
from tawatur.coding.latin import write_slug
from tawatur.coding.lookup import Lookup
from tawatur.coding.phrase_names import parse_name
from tawatur.coding.phrase_places import parse_place


def parse_body(look: Lookup, index: int) -> Found | None:
    """A body composed of a head, a portfolio and a state: «وزارة الدفاع الروسية», «الخارجية الروسية», «جيش إسرائيل»."""
    itself = parse_state(look, index)
    if itself is not None:
        return itself
    head = look.of(index, BodyItem)
    portfolio = look.of(index, PortfolioItem) if head is None else None
    if head:
        skip, at, item = head
        found = Found(index, at, skip, "body", item.kind, "", en=item.en, definite=item.definite, how="composed")
        base = item.id
        under = look.of(at, PortfolioItem) if look.joined(at) else None
        if under:
            at, base, found.en = under[1], f"{under[2].id}-{item.id}", f"{item.en} of {under[2].en}"
            found.last, found.definite = at, True
        complete = item.alone or bool(under)
    elif portfolio and portfolio[2].alone:
        skip, at, part = portfolio
        if not look.keys[index].startswith(("ال", "وال", "فال", "بال", "كال", "لل", "ولل", "فلل")):
            return None
        if index and look.joined(index) and look.keys[index - 1].startswith("ال") and look.keys[index][:1] == "ا":
            return None  # «السياسة الخارجية»: an adjective
        found = Found(index, at, skip, "body", "government_body", "", en=f"Ministry of {part.en}", how="composed")
        base, complete = f"{part.id}-ministry", False
    else:
        return None
    if head and (whole := _parse_local(look, found, at, head[2], base)):
        return whole
    state, last, legitimate = _governing_state(look, found, at)
    if base == _PRESS:
        while look.joined(at) and look.of(at, AdjectiveItem, whole=True):
            at += 1
        found.last = max(last, at)
        found.outer_last, found.state = found.last, state
        found.id = "press-" + write_slug(" ".join(look.keys[index : found.last])[skip:])
        return found
    if state:
        found.state, found.last = state, last
        found.definite = True
    elif legitimate:
        found.last = last
    elif head and head[2].weak:
        return None
    elif portfolio and portfolio[2].id in ("foreign-affairs", "interior"):
        pass  # «الخارجية» alone: the ministry named before, or that of the article's main state
    elif not complete and not (found.definite and head):
        return None
    if found.state:
        found.en = f"{found.en}, {look.codebook.entries[found.state].en}"
    found.weak = not found.state
    found.id = f"{found.state}-{base}" if found.state else ""
    found.role = f"{base}{'!' if legitimate else ''}"
    found.outer_last = found.last
    if head:
        _read_seat(look, found, head[2])
    return found


def _parse_local(look: Lookup, found: Found, at: int, item: BodyItem, base: str) -> Found | None:
    """«شرطة إسطنبول», «بلدية مدينة سبها»: the body of a place; «لجنة مجلس الشيوخ»: that of another body."""
    if item.definite or not look.joined(at) or look.gaps[at] & QUOTE:
        return None
    if "place" in item.takes:
        place = parse_place(look, at) or parse_name(look, at)
        if (
            place is not None
            and place.kind == "place"
            and not place.skip
            and not (place.weak and place.how == "codebook")
        ):
            if look.codebook.capitals.get(place.id) and item.kind == "government_body" and "state" in item.takes:
                return None  # «سلطات صنعاء»: the capital stands for the state
            found.last = found.outer_last = place.outer_last
            found.state, found.id = place.state, f"{place.id}-{base}" if place.id else ""
            found.en, found.role, found.weak = f"{item.en} of {place.en}", base, not place.id
            found.inner.append(place)
            return found
    if "body" in item.takes and item.id.endswith("committee"):
        body = look.of(at, BodyItem, whole=True)
        whole = parse_body(look, at) if body is not None and body[2].id != item.id else parse_name(look, at)
        if whole is not None and not whole.skip and whole.kind == "government_body":
            found.last = found.outer_last = whole.outer_last
            found.state, found.id = whole.state, f"{whole.id}-{base}" if whole.id else ""
            found.en, found.role, found.weak = f"{item.en}, {whole.en}", base, not whole.id
            found.inner.append(whole)
            return found
    return None


def _read_seat(look: Lookup, found: Found, item: BodyItem) -> None:
    """«القنصلية الإيرانية في دمشق», «لجنة الشؤون الخارجية بمجلس النواب»: where a body of a state sits."""
    at = found.last
    if not look.joined(at) or not ({"place", "body"} & set(item.takes) or item.id in look.grammar["abroad"]):
        return
    start = at + 1 if look.keys[at] == "في" else at
    if not look.joined(start) or (start == at and not look.keys[at].startswith("ب")):
        return
    seat = parse_name(look, start) or parse_place(look, start)
    if seat is None and "body" in item.takes and look.of(start, BodyItem) is not None:
        seat = parse_body(look, start)
    if seat is None or (start == at and not seat.skip) or seat.kind not in ("place", "state", "government_body"):
        return
    found.cuts = [(found.first, seat.outer_last, found.skip, "seat")]
    found.inner.append(seat)


def parse_state(look: Lookup, index: int) -> Found | None:
    """«الدولة الليبية», «الجمهورية اليمنية», «الأراضي اللبنانية»: the state itself."""
    key = look.keys[index]
    heads = look.grammar["state_heads"]
    cut = 1 if key[:1] in "وبف" and key[1:] in heads else 0
    if key[cut:] not in heads or not look.joined(index + 1):
        return None
    demonym = look.of(index + 1, DemonymItem, whole=True)
    if demonym is None or not demonym[2].definite:
        return None
    state = demonym[2].state
    return Found(index, demonym[1], cut, "name", "state", state, en=look.codebook.entries[state].en, state=state)


# The press as a whole («وسائل إعلام محلية») speaks without being one body of a state.
_PRESS = "press"


def _named_state(look: Lookup, at: int, name: tuple[int, int, NameItem]) -> Found:
    """The state named inside a body's phrase, which is a mention of its own."""
    entry = look.codebook.entries[name[2].id]
    sort = "place" if entry.kind == "place" else "name"
    return Found(
        at,
        name[1],
        name[0],
        sort,
        entry.kind,
        entry.id,
        en=entry.en,
        state=entry.state,
        capital_of=look.codebook.capitals.get(entry.id, ""),
    )


def _governing_state(look: Lookup, found: Found, at: int) -> tuple[str, int, bool]:
    """State after a body's head, by demonym or name, across adjectives: (state, index after it, whether recognised)."""
    state, last, legitimate = "", at, False
    definite = found.definite
    steps = 0
    while at < look.size and look.joined(at) and steps < 5:
        steps += 1
        demonym = look.of(at, DemonymItem, whole=True)
        if demonym and demonym[2].definite == definite and not state and not _feminine_clash(look, at):
            state, at = demonym[2].state, demonym[1]
            last = at
            continue
        name = look.of(at, NameItem)
        if name and not state and _is_state(look, name[2].id):
            linked = name[0] and look.keys[at].startswith(("ل", "ب"))
            if not definite or linked:
                found.inner.append(_named_state(look, at, name))
                state, at = _state_of(look, name[2].id), name[1]
                last = at
                continue
        if look.keys[at] == "في" and not state and steps <= 2:
            inside = look.of(at + 1, NameItem) if look.joined(at + 1) else None
            if inside and look.codebook.entries[inside[2].id].kind == "state" and definite:
                found.inner.append(_named_state(look, at + 1, inside))
                state, at = inside[2].id, inside[1]
                last = at
            break
        qualifier = look.of(at, QualifierItem, whole=True)
        if qualifier:
            legitimate = legitimate or qualifier[2].legitimacy
            at = qualifier[1]
            if qualifier[2].legitimacy:
                last = at
            continue
        adjective = look.of(at, AdjectiveItem, whole=True)
        if adjective and adjective[2].definite == definite:
            at = adjective[1]
            continue
        break
    return state, last, legitimate


def _feminine_clash(look: Lookup, at: int) -> bool:
    """A plural people's name is no adjective of a body: «الجيش الأتراك»."""
    found = look.of(at, DemonymItem, whole=True)
    return bool(found and found[2].people and look.keys[at].endswith(("ون", "ين")))


def _is_state(look: Lookup, id_: str) -> bool:
    return look.codebook.entries[id_].kind == "state" or id_ in look.codebook.capitals


def _state_of(look: Lookup, id_: str) -> str:
    return look.codebook.capitals.get(id_, id_)
