"""Unnamed people: «مصدر عسكري ليبي», «مصادر في الخارجية الروسية», «ثلاثة مسؤولين», «شهود عيان»."""

from __future__ import annotations

import re

from tawatur.arabic.tokens import QUOTE
from tawatur.codebook.items import AdjectiveItem, DemonymItem, Item, PeopleItem, QualifierItem, RoleItem
from tawatur.coding.found import Found
from tawatur.coding.lookup import Lookup
from tawatur.coding.phrase_titles import parse_complement, parse_governed

# Unnamed people who are called after what they belong to («مسؤولون في قطاع الطاقة»); of others it tells where they are.
_BELONGING = ("source", "official", "members", "expert")


def parse_counted(look: Lookup, index: int) -> Found | None:
    """Unnamed people with their number: «ثلاثة مسؤولين أمريكيين», «أحد سكان الحي», «عدد من النشطاء»."""
    key = look.keys[index]
    counts = look.grammar["counts"]
    cut = 1 if key[:1] in "ولب" and key[1:] in counts else 0
    at = index + 1
    if key[cut:] not in counts and not key.isdigit():
        return None
    if key[cut:] in ("عدد", "مجموعه") and look.joined(at) and look.keys[at] == "من":
        at += 1
    if not look.joined(at) or look.gaps[at] & QUOTE:
        return None
    found = parse_people(look, at)
    if found is None or found.skip:
        return None
    found.bare = (found.first, found.last, found.skip) if found.last - found.first > 1 else None
    found.first, found.skip, found.outer_first, found.definite, found.plural = index, cut, index, False, True
    return found


def parse_people(look: Lookup, index: int) -> Found | None:
    """Unnamed people: «مصدر عسكري ليبي», «مصادر في الخارجية الروسية», «شهود عيان», «مراقبون أتراك»."""
    head = look.of(index, PeopleItem)
    if head is None or (index and look.joined(index) and look.keys[index - 1] in look.codebook.cues.vehicle_heads):
        return None  # «مؤتمر صحفي»: an adjective
    if not head[2].definite and look.codebook.opens_speech(look.keys[index], opening=look.opens_clause(index)):
        return None  # «طالب المتظاهرون»: the verb, not a student
    skip, at, item = head
    if _is_adjective(look, index, item) or _is_office(look, index, item):
        return None
    found = Found(
        index,
        at,
        skip,
        "people",
        "people",
        "",
        en=re.split(r" \(|,", item.en)[0],
        definite=item.definite,
        plural=item.plural,
        speaks=item.speaks,
        people_sort=item.sort,
        role=item.lemma,
        how="composed",
    )
    steps = 0
    while look.joined(at) and steps < 6:
        steps += 1
        demonym = look.of(at, DemonymItem, whole=True)
        if demonym and (demonym[2].definite == item.definite or demonym[2].people):
            found.state = found.state or demonym[2].state
            at = found.last = demonym[1]
            continue
        adjective: tuple[int, int, Item] | None = look.of(at, AdjectiveItem) or look.of(at, QualifierItem, whole=True)
        if adjective and (not adjective[0] or look.keys[at].startswith("و")):
            at = found.last = adjective[1]
            continue
        break
    _governed_people(look, found, at)
    found.outer_last = found.last
    return found


def _is_adjective(look: Lookup, index: int, item: PeopleItem) -> bool:
    """«الجهود الدبلوماسية», «الأمن الداخلي»: a relational adjective after a definite noun, nobody."""
    if not item.definite or item.plural or not index or not look.joined(index):
        return False
    before = look.keys[index - 1]
    return (
        look.keys[index].endswith(("ي", "يه")) and before.startswith("ال") and before not in look.codebook.closed_words
    )


def _is_office(look: Lookup, index: int, item: PeopleItem) -> bool:
    """«وزير الدفاع التركي», «الرئيس»: an office that one person holds is a title, even without the name."""
    if item.sort != "official" or item.plural:
        return False
    role = look.of(index, RoleItem)
    return role is not None and role[2].sort == "office" and role[2].lemma not in look.grammar["unnamed_offices"]


def _governed_people(look: Lookup, found: Found, at: int) -> None:
    """The body, group or place that unnamed people belong to."""
    if not look.joined(at) or _take_medium(look, found, at) or look.gaps[at] & QUOTE:
        return
    key = look.keys[at]
    start = at
    if key in look.grammar["close_to"] and look.joined(at + 1) and look.keys[at + 1] in ("من", "علي"):
        start = at + 2
    elif key in look.grammar["where_from"] and not (key == "من" and found.definite):
        start = at + 1
    govern = parse_governed if found.role in look.grammar["kin"] else parse_complement
    inner = govern(look, start) if look.joined(start) else None
    if inner is None or (inner.weak and inner.sort in ("name", "place") and inner.last - inner.first == 1):
        found.last = _end_of_plain_phrase(look, found, start, at)
        if inner is not None and inner.last <= found.last:
            found.inner.append(inner)
        return
    if start == at and inner.skip == 0 and found.definite:
        return  # «المصدر حفتر»: no construct after an article
    if start == at and inner.skip and not look.keys[at].startswith(("ب", "ل")):
        return
    if inner.kind == "media" and start == at and inner.skip:
        return  # «ذكر شاهدان لرويترز»: the channel
    if inner.kind in ("place", "state") and found.people_sort not in ("source", "official"):
        return  # «المدنيين في غزة»: where they are is no part of what they are called
    found.of, found.state = inner.id, found.state or inner.state
    found.last = inner.outer_last
    found.inner.append(inner)


def _is_asked(look: Lookup, found: Found) -> bool:
    """Whether a verb stands before people that asks them for something with "bi"."""
    cues = look.codebook.find_cue(look.keys[found.first - 1]) if found.first else ()
    return any(cue.person_object and "ب" in cue.preps for cue in cues)


def _take_medium(look: Lookup, found: Found, at: int) -> bool:
    """«مصادر "الرياض"», «مراسل عكاظ»: sources and reporters of a medium right behind, in quotation marks or not."""
    if (
        found.definite
        or found.last - found.first != 1
        or look.keys[found.first][found.skip :] not in look.grammar["told_to"]
    ):
        return False
    inner = parse_complement(look, at)
    if inner is None or inner.kind != "media" or inner.skip:
        return False
    found.of, found.state, found.last = inner.id, found.state or inner.state, inner.outer_last
    found.inner.append(inner)
    return True


def _end_of_plain_phrase(look: Lookup, found: Found, start: int, at: int) -> int:
    """Where unnamed people belong to something without a name: «مسؤولون في قطاع الطاقة», «أعضاء بمجلس النواب»."""
    if start >= look.size:
        return found.last
    key = look.keys[start]
    attached = (
        start == at and key[0] == "ب" and len(key) > 4 and not key.startswith("بن") and found.people_sort in _BELONGING
    )
    if (start == at and not attached) or not look.joined(start) or key in look.codebook.closed_words:
        return found.last
    if look.codebook.is_cue(key) or look.gaps[start] & QUOTE:
        return found.last
    body = key[1:] if attached else key
    if attached and (look.codebook.is_masdar(body.removeprefix("ال")) or _is_asked(look, found)):
        return found.last  # «ومضت المصادر بالقول», «مطالبا الجهات المختصة بالقيام بـ»
    after = start + 1
    following = look.keys[after] if look.joined(after) else ""
    if body.startswith("ال"):
        return start + 1 if found.people_sort in _BELONGING else found.last
    if following.startswith("ال") and not look.codebook.is_cue(following):
        return after + 1
    return found.last
