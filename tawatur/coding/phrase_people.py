"""Unnamed people: «مصدر عسكري ليبي», «مصادر في الخارجية الروسية», «ثلاثة مسؤولين», «شهود عيان»."""

from __future__ import annotations

import re

from tawatur.arabic.tokens import QUOTE
from tawatur.codebook.items import AdjectiveItem, DemonymItem, Item, PeopleItem, QualifierItem, RoleItem
from tawatur.coding.found import Found
from tawatur.coding.lookup import Lookup
from tawatur.coding.phrase_forces import parse_force
from tawatur.coding.phrase_titles import parse_complement, parse_governed

# Unnamed people who are called after what they belong to («مسؤولون في قطاع الطاقة»); of others it tells where they are.
_BELONGING = ("source", "official", "members", "expert")
# Endings of a plural that governs a noun: no -un, -in, which are cut there, and no accusative.
_CONSTRUCT = ("و", "ي", "اء", "ا", "ات", "ه", "ل", "د", "ر", "ب", "ف", "م", "س", "ع", "ق", "ك", "ن")


def parse_counted(look: Lookup, index: int) -> Found | None:
    """Unnamed people with their number: «ثلاثة مسؤولين أمريكيين», «عدد من النشطاء», «هؤلاء السجناء»."""
    key = look.keys[index]
    counts, pointing = look.grammar["counts"], look.grammar["pointing"]
    cut = 1 if key[:1] in "ولب" and (key[1:] in counts or key[1:] in pointing or key[1:].isdigit()) else 0
    at = index + 1
    points = key[cut:] in pointing
    if key[cut:] not in counts and not points and not key[cut:].isdigit():
        return None
    if not points and look.joined(at) and look.keys[at] == "من":
        at += 1
    if not look.joined(at) or look.gaps[at] & QUOTE:
        return None
    found = parse_people(look, at) or parse_nation(look, at)
    if found is None or found.skip:
        return None
    force = parse_force(look, at, parse_governed)
    if force is not None and force.last > found.last:
        return None  # «5000 من أفراد الشرطة التركية»: the force is the name
    if points:
        found.cuts = [*found.cuts, (index, found.last, cut, "pointed")]
        found.outer_first = index
        return found
    if found.last - found.first > 1 or found.people_sort == "nation":
        found.bare = found.first, found.last, found.skip
    found.cuts = [*found.cuts, *((index, last, cut, part) for _, last, _, part in found.cuts)]
    found.id = ""
    found.first, found.skip, found.outer_first, found.definite, found.plural = index, cut, index, False, True
    return found


def parse_nation(look: Lookup, index: int) -> Found | None:
    """A nation by its name: «الليبيين», «فلسطينيين»."""
    key = look.keys[index]
    nations = [e for e in look.at(index) if isinstance(e.item, DemonymItem) and e.end == index + 1]
    if not nations or not key.endswith(("ون", "ين")):
        return None
    skip, at = nations[0].skip, index + 1
    item = nations[0].item
    assert isinstance(item, DemonymItem)
    if index and not skip and look.joined(index):
        before = look.keys[index - 1]
        if before == "مع":
            return None  # «تضامنا مع الفلسطينيين»: company, which neither acts nor suffers
        agrees = before.startswith("ال") == key.startswith("ال")
        if agrees and before not in look.codebook.closed_words and not look.codebook.is_cue(before):
            return None  # an adjective of the noun before it
    state = look.codebook.entries[item.state]
    last = at
    while look.joined(last) and (adjective := look.of(last, AdjectiveItem, whole=True)) is not None:
        if adjective[2].definite != item.definite:
            break
        last = adjective[1]
    return Found(
        index,
        last,
        skip,
        "people",
        "people",
        f"{item.state}-people" if last == at else "",
        en=f"People of {state.en}",
        state=item.state,
        definite=item.definite,
        plural=True,
        people_sort="nation",
        role=look.keys[index][skip:],
        how="composed",
    )


def is_plural_of_people(look: Lookup, index: int) -> bool:
    """Whether a word that nothing knows is a sound plural, which Arabic keeps for people: «المحتجون», «السياسيين».

    The ending -in alone is that of duals as well («المشروعين»), and tells nothing.
    """
    key = look.keys[index]
    definite = key.startswith("ال")
    bare = key[2:] if definite else key
    if len(bare) < 5 or key in look.codebook.closed_words or bare in look.codebook.closed_words or look.at(index):
        return False
    if look.codebook.is_cue(key) or (not definite and bare[0] in "يتنوفبكلس"):
        return False
    if bare.endswith(("يون", "يين")):
        return True
    return bare.endswith("ون") and (definite or bare.startswith("م"))


def _end_of_adjectives(look: Lookup, found: Found, at: int) -> int:
    """Word index after the adjectives, demonyms, numbers and further plurals that agree with unnamed people."""
    for _ in range(6):
        if not look.joined(at):
            break
        demonym = look.of(at, DemonymItem, whole=True)
        if demonym and (demonym[2].definite == found.definite or demonym[2].people):
            found.state = found.state or demonym[2].state
            at = demonym[1]
            continue
        key = look.keys[at]
        if key in look.grammar["honouring"]:
            break
        adjective: tuple[int, int, Item] | None = look.of(at, AdjectiveItem) or look.of(at, QualifierItem, whole=True)
        if adjective and (key.startswith("و") if adjective[0] else key.startswith("ال") == found.definite):
            at = adjective[1]
            continue
        if key in look.grammar["numbering"]:
            at += 1
            continue
        if found.plural and key.startswith("ال") == found.definite and _is_plural_adjective(look, at):
            at += 1
            continue
        break
    return at


def _is_plural_adjective(look: Lookup, at: int) -> bool:
    """«الهاربين العائدين»: a second plural of people, listed or not, qualifies the first."""
    other = look.of(at, PeopleItem, whole=True)
    if other is not None:
        return look.keys[at].endswith(("ون", "ين"))
    return is_plural_of_people(look, at)


def parse_people(look: Lookup, index: int) -> Found | None:
    """Unnamed people: «مصدر عسكري ليبي», «مصادر في الخارجية الروسية», «شهود عيان», «مراقبون أتراك»."""
    head = look.of(index, PeopleItem)
    if head is None or (index and look.joined(index) and look.keys[index - 1] in look.codebook.cues.vehicle_heads):
        return None  # «مؤتمر صحفي»: an adjective
    if not head[2].definite and look.codebook.opens_speech(look.keys[index], opening=look.opens_clause(index)):
        return None  # «طالب المتظاهرون»: the verb, not a student
    skip, at, item = head
    if _is_adjective(look, index, item) or _is_armed(look, index) or _is_office(look, index, item):
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
    at = found.last = _end_of_adjectives(look, found, at)
    _governed_people(look, found, at)
    found.outer_last = found.last
    _cut_people(look, found, at)
    return found


def _cut_people(look: Lookup, found: Found, core: int) -> None:
    """Stretches that may be the form as well: without what it governs, or with the phrase that goes on after it."""
    if found.last > core:
        found.cuts = [(found.first, core, found.skip, "core")]
    last = found.last
    if look.joined(last) and look.keys[last] in look.grammar["same"]:
        found.cuts = [*found.cuts, (found.first, last + 1, found.skip, "same")]
    end = _end_of_prepositional(look, last)
    if end > last:
        found.cuts = [*found.cuts, (found.first, end, found.skip, "longer")]
    end = _end_of_joined(look, found, last)
    if end > last:
        found.cuts = [*found.cuts, (found.first, end, found.skip, "joined")]


def _end_of_joined(look: Lookup, found: Found, at: int) -> int:
    """Word index after a second noun that «و» joins: «سكان الفوعة وكفريا», «نواب وقيادات»."""
    if not look.joined(at) or not look.keys[at].startswith("و"):
        return at
    if found.inner and found.inner[-1].last == at:
        other = parse_complement(look, at)
        return other.outer_last if other is not None and other.skip and other.kind == found.inner[-1].kind else at
    people = look.of(at, PeopleItem)
    if people is None or not people[0] or people[2].definite != found.definite:
        return at
    return _end_of_adjectives(
        look, Found(at, people[1], 0, "people", "people", "", definite=found.definite, plural=True), people[1]
    )


def _end_of_prepositional(look: Lookup, at: int) -> int:
    """Word index after a preposition with its noun and that noun's own: «عن الطعام», «في الملف الليبي»."""
    if not look.joined(at) or not look.joined(at + 1) or look.keys[at] not in look.grammar["after_people"]:
        return at
    end = at + 1
    if look.keys[end] in look.codebook.closed_words or look.codebook.is_cue(look.keys[end]) or look.gaps[end] & QUOTE:
        return at
    if look.keys[end] in look.grammar["adverbial"]:
        return at
    inner = parse_complement(look, end)
    if inner is not None and not inner.skip:
        return inner.outer_last
    definite = look.keys[end].startswith("ال")
    end += 1
    while (
        look.joined(end)
        and end - at < 4
        and look.keys[end].startswith("ال")
        and not look.codebook.is_cue(look.keys[end])
    ):
        adjective = look.of(end, AdjectiveItem, whole=True) is not None
        if definite and not adjective and look.of(end, DemonymItem, whole=True) is None:
            break
        end, definite = end + 1, True
    return end


def _is_armed(look: Lookup, index: int) -> bool:
    """«هجوم مسلح»: the adjective after an indefinite noun."""
    if look.keys[index] not in look.grammar["armed"] or not index or not look.joined(index):
        return False
    before = look.keys[index - 1]
    return len(before) > 3 and not look.codebook.is_cue(before)


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
    elif key == "علي" and found.people_sort not in ("source", "expert"):
        return  # «استولى … على سفينة»
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
    if inner.kind == "person" and start == at and found.role not in look.grammar["kin"]:
        return  # «نائبه نعيم قاسم»: who it is
    if inner.kind in ("place", "state") and found.people_sort not in ("source", "official") and start != at:
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
    if key in look.grammar["adverbial"]:
        return found.last  # «20 قتيلا على الأقل»
    attached = (
        start == at and key[0] == "ب" and len(key) > 4 and not key.startswith("بن") and found.people_sort in _BELONGING
    )
    if start == at and not attached and not found.definite and found.last == at and at - found.first == 1:
        return _end_of_construct(look, found, at)
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


def _end_of_construct(look: Lookup, found: Found, at: int) -> int:
    """«نشطاء اليمين المتطرف», «وجهاء القبيلتين»: a definite noun that people belong to, with its adjectives."""
    key = look.keys[at]
    if not key.startswith("ال") or len(key) < 5 or key in look.codebook.closed_words or look.codebook.is_cue(key):
        return found.last
    if not look.keys[found.first].endswith(_CONSTRUCT) or look.keys[found.first].endswith(("ون", "ين")):
        return found.last
    end = at + 1
    while look.joined(end) and end - at < 3:
        adjective: tuple[int, int, Item] | None = look.of(end, AdjectiveItem, whole=True) or look.of(
            end, DemonymItem, whole=True
        )
        if adjective is None or not look.keys[end].startswith("ال"):
            break
        end = adjective[1]
    return end
