"""Listed names, with what outlets add to them; and media by their head."""

from __future__ import annotations

from tawatur.arabic.tokens import QUOTE
from tawatur.codebook.items import DemonymItem, MediumItem, NameItem, PlaceHeadItem
from tawatur.coding.found import Found
from tawatur.coding.latin import write_latin, write_slug
from tawatur.coding.lookup import Lookup


def parse_name(look: Lookup, index: int) -> Found | None:
    """A listed name, with the demonym that outlets add to it («حزب الله اللبناني»)."""
    told = _told_to(look, index)
    if told is not None:
        return told
    strong: tuple[int, int] | None = None
    weak: tuple[int, int] | None = None
    for known in look.at(index):
        if isinstance(known.item, NameItem):
            if not known.item.weak and (strong is None or known.end > strong[1]):
                strong = known.skip, known.end
            elif known.item.weak and (weak is None or known.end > weak[1]):
                weak = known.skip, known.end
    chosen = weak if strong is None or (weak and weak[1] > strong[1]) else strong
    if chosen is None:
        return None
    skip, end = chosen
    ids = [e.item for e in look.at(index) if isinstance(e.item, NameItem) and (e.skip, e.end) == chosen]
    ids.sort(key=lambda item: item.weak)
    entries = look.codebook.entries
    entry = entries[ids[0].id]
    found = Found(
        index,
        end,
        skip,
        "place" if entry.kind == "place" else "name",
        entry.kind,
        entry.id,
        en=entry.en,
        state=entry.state,
        weak=ids[0].weak,
        common=ids[0].common,
        alternatives=tuple(item.id for item in ids),
        capital_of=look.codebook.capitals.get(entry.id, ""),
    )
    if entry.kind in ("armed_group", "political_group", "media", "igo", "organisation", "government_body", "agreement"):
        last = _skip_adjectives(look, end, entry.state)
        if last > end:
            found.bare = (index, end, skip)
        elif end - index == 2 and look.of(end - 1, DemonymItem, whole=True) is not None:
            found.cuts = [(index, index + 1, skip, "demonymless")]  # «الكونغرس الأمريكي»
        found.last = found.outer_last = last
        if (
            look.keys[index][skip:] in look.grammar["name_heads"]
            and end - index > 1
            and "انباء" not in look.keys[index + 1]
        ):
            found.bare = (index + 1, end, 0)
    if entry.kind in ("igo", "organisation", "government_body", "political_group") and found.bare is None:
        _split_where(look, found)
    if entry.kind == "person":
        _extend_person(look, found)
    if entry.kind == "place":
        _extend_place(look, found)
    return found


def _told_to(look: Lookup, index: int) -> Found | None:
    """A medium's bare name where one is told something: «قال لـ"الشرق الأوسط"», «بيان تلقت الجزيرة نسخة منه»."""
    if not index:
        return None
    before = look.keys[index - 1]
    quoted = look.gaps[index] & QUOTE and before in look.grammar["told_to"]
    seen = before in look.grammar["received"] and look.joined(index) and not look.gaps[index]
    if not (quoted or seen):
        return None
    named = [(e.end, e.item.id) for e in look.at(index) if isinstance(e.item, NameItem | MediumItem) and not e.skip]
    media = [(end, id_) for end, id_ in named if look.codebook.entries[id_].kind == "media"]
    if not media:
        return None
    end = max(media)[0]
    ids = tuple(id_ for last, id_ in media if last == end)
    if seen and not any(word in look.keys[end : end + 3] for word in look.grammar["copies"]):
        return None
    entry = look.codebook.entries[ids[0]]
    return Found(index, end, 0, "name", "media", entry.id, en=entry.en, state=entry.state, alternatives=ids)


def _split_where(look: Lookup, found: Found) -> None:
    """«بعثة الأمم المتحدة في ليبيا» is also called «بعثة الأمم المتحدة», and names Libya."""
    for at in range(found.first + 2, found.last - 1):
        if look.keys[at] != "في":
            continue
        found.bare = (found.first, at, found.skip)
        where = look.of(at + 1, NameItem, whole=True)
        if where is not None and look.codebook.entries[where[2].id].kind in ("state", "place"):
            entry = look.codebook.entries[where[2].id]
            sort = "place" if entry.kind == "place" else "name"
            found.inner.append(Found(at + 1, where[1], 0, sort, entry.kind, entry.id, en=entry.en, state=entry.state))
        return


def _extend_place(look: Lookup, found: Found) -> None:
    """A province named after its town is the town («محافظة تعز» and «تعز»); «طرابلس العاصمة» is Tripoli."""
    if found.last - found.first > 1 and look.of(found.first, PlaceHeadItem) is not None:
        inner = [
            e.item
            for e in look.at(found.first + 1)
            if isinstance(e.item, NameItem) and e.end == found.last and not e.skip
        ]
        same = [item for item in inner if look.codebook.entries[item.id].state == found.state]
        if same:
            found.alternatives = tuple(item.id for item in same)
            found.id, found.weak, found.common = same[0].id, found.weak and same[0].weak, False
            found.bare = (found.first + 1, found.last, 0)
    if look.joined(found.last) and look.keys[found.last] == "العاصمه":
        found.bare = (found.first, found.last, found.skip)
        found.last = found.outer_last = found.last + 1


def _extend_person(look: Lookup, found: Found) -> None:
    """A listed short name may begin a longer unlisted one («صالح عباد»): take the name parts that follow."""
    at = found.last
    while (
        at < look.size
        and look.joined(at)
        and not look.gaps[at] & QUOTE
        and look.keys[at] in look.codebook.name_parts
        and look.keys[at] not in look.codebook.closed_words
        and not look.at(at)
        and not look.codebook.is_cue(look.keys[at])
    ):
        at += 1
    if at > found.last and found.weak:
        found.id, found.alternatives, found.en, found.how = "", (), "", "parts"
        found.last = found.outer_last = at


def _skip_adjectives(look: Lookup, index: int, state: str) -> int:
    """Index after definite demonyms of `state` and official adjectives that follow a name."""
    last = index
    at = index
    while at < look.size and look.joined(at):
        demonym = look.of(at, DemonymItem, whole=True)
        if demonym and demonym[2].definite and (demonym[2].state == state or not state) and not demonym[2].people:
            at = last = demonym[1]
            continue
        if look.keys[at] in look.grammar["name_adjectives"]:
            at = last = at + 1
            continue
        break
    return last


def _headed_media(look: Lookup, index: int, cut: int, at: int, listed: tuple[int, int, NameItem]) -> Found | None:
    """A listed medium after the noun that says what it is: «شبكة CNN», «وكالة إنترفاكس»."""
    media = [e.item for e in look.at(at) if isinstance(e.item, NameItem) and e.end == listed[1] and not e.skip]
    entry = next((e for e in (look.codebook.entries[item.id] for item in media) if e.kind == "media"), None)
    if entry is None or (look.keys[index][cut:] == "موقع" and entry.id in look.grammar["platforms"]):
        return None  # «موقع تويتر» is called «تويتر»
    return Found(
        index, listed[1], cut, "name", "media", entry.id, en=entry.en, state=entry.state, bare=(at, listed[1], 0)
    )


def parse_media(look: Lookup, index: int) -> Found | None:
    """A medium that no list holds, by its head: «إذاعة الساحل», «صحيفة "الميزان الجديد"»."""
    cut = 1 if look.keys[index][:1] in "ولب" and look.keys[index][1:] in look.grammar["media_heads"] else 0
    head = look.keys[index][cut:]
    at = index + 1
    if head not in look.grammar["media_heads"] or not look.joined(at):
        return None
    quoted = bool(look.gaps[at] & QUOTE)
    listed = look.of(at, NameItem, whole=True)
    if listed:
        return _headed_media(look, index, cut, at, listed)
    if look.codebook.is_cue(look.keys[at]) or look.keys[at] in look.codebook.closed_words or look.of(at, DemonymItem):
        return None
    if not quoted and not look.keys[at].startswith("ال"):
        return None
    last = at + 1
    while last < look.size and look.joined(last) and last - at < 3:
        if quoted != (not look.gaps[last] & QUOTE) and quoted:
            break
        if not quoted and not (look.keys[last].startswith("ال") and not look.at(last)):
            break
        last += 1
    name = write_latin(" ".join(look.keys[at:last]))
    return Found(
        index, last, cut, "name", "media", "media-" + write_slug(name), en=name, how="head", bare=(at, last, 0)
    )
