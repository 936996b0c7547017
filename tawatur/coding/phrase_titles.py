"""Titles with what they govern and the name that follows: «وزير الخارجية الروسي سيرغي لافروف», «الرئيس التركي»."""

from __future__ import annotations

from tawatur.arabic.tokens import CLOSE, COLON, COMMA, DASH, LINE, OPEN, QUOTE, STOP
from tawatur.codebook.items import (
    AdjectiveItem,
    BodyItem,
    DemonymItem,
    NameItem,
    PortfolioItem,
    QualifierItem,
    RoleItem,
)
from tawatur.coding.found import Found
from tawatur.coding.lookup import Lookup
from tawatur.coding.personal import end_of_name
from tawatur.coding.phrase_bodies import parse_body
from tawatur.coding.phrase_forces import parse_force
from tawatur.coding.phrase_groups import parse_group
from tawatur.coding.phrase_names import parse_name
from tawatur.coding.phrase_places import parse_place


def parse_governed(look: Lookup, index: int) -> Found | None:
    """What forces may belong to: a complement, or a title with or without its name; the longer of the two."""
    complement = parse_complement(look, index)
    title = parse_title(look, index)
    if complement is None or (title is not None and title.outer_last > complement.outer_last and title.sort == "name"):
        return title
    return complement


def parse_complement(look: Lookup, index: int) -> Found | None:
    """The longest phrase that another may govern: anything but a title or unnamed people."""
    found = [
        parse_name(look, index),
        parse_body(look, index),
        parse_force(look, index, parse_governed),
        parse_place(look, index),
        parse_group(look, index),
    ]
    return max((phrase for phrase in found if phrase), key=lambda phrase: phrase.outer_last, default=None)


def parse_title(look: Lookup, index: int) -> Found | None:
    """A title, with the name that follows it, or alone: «وزير الخارجية الروسي سيرغي لافروف», «الرئيس التركي».

    Where a longer and a shorter title begin here («زعيم جماعة», «زعيم»), the one whose phrase reaches further is
    meant; of equals the shorter, since what it governs is then a name («زعيم + جماعة الحوثي»).
    """
    best: Found | None = None
    for entry in look.at(index):
        if isinstance(entry.item, RoleItem):
            found = _parse_role(look, index, entry.skip, entry.end, entry.item)
            if found and (
                best is None or found.outer_last > best.outer_last or (found.outer_last == best.outer_last and found.of)
            ):
                best = found
    return best


def _parse_role(look: Lookup, index: int, skip: int, at: int, item: RoleItem) -> Found | None:
    found = Found(
        index,
        at,
        skip,
        "title",
        "person",
        "",
        en=item.en,
        definite=item.definite,
        plural=item.plural,
        feminine=item.feminine,
        role=item.lemma,
        how="title",
    )
    if item.sort == "profession":
        found.people_sort = "expert"
    found.honorific = item.sort == "honorific"
    found.weak_title = item.weak
    at = _read_complements(look, found, _read_body_inside(look, found, at), item)
    found.last = found.outer_last = at
    end = _name_after_title(look, found, at)
    if (
        end is None
        and item.sort == "profession"
        and index
        and look.joined(index)
        and look.keys[index - 1].startswith("ال")
    ):
        return None  # «الحل السياسي»: an adjective, not a politician
    if end is None and item.sort in ("office", "relation") and _is_adjective(look, index, item):
        return None
    if end is None and item.sort in ("rank", "honorific") and not (found.of or found.state or " " in found.role):
        return None  # «الفريق الأول»: a team, or somebody's rank alone
    if end is None and look.keys[index][skip:] in look.codebook.closed_words:
        return None  # «أمام الكونغرس»: before, not an imam
    if (
        not item.definite
        and end is None
        and (
            look.codebook.is_cue(look.keys[index])
            or look.codebook.opens_speech(look.keys[index], opening=look.opens_clause(index))
        )
    ):
        return None  # «طالب تحالف …»: the verb, not a student
    if end is None and item.weak and not (found.of or found.state or item.definite):
        return None
    if (
        end is None
        and not (found.of or found.state or item.definite or " " in item.lemma or " " in found.role)
        and item.sort != "profession"
    ):
        return None
    return found


def _is_adjective(look: Lookup, index: int, item: RoleItem) -> bool:
    """«النظام الحاكم في …»: a definite title after a definite noun that is no name or title qualifies it."""
    if not item.definite or not index or not look.joined(index) or look.gaps[index] & QUOTE:
        return False
    before = look.keys[index - 1]
    if len(before) < 5 or not before.startswith("ال") or before in look.codebook.closed_words:
        return False  # «ألغى الرئيس»: a verb, folded
    if before in look.codebook.name_parts:
        return False
    return not look.at(index - 1) and not look.tags[index - 1].endswith("PER") and not look.codebook.is_cue(before)


def _read_body_inside(look: Lookup, found: Found, at: int) -> int:
    """«قائد القوات الجوية», «رئيس لجنة العلاقات الخارجية»: the body whose name the title's words begin; the index
    after both."""
    for start in range(found.first + 1, at):
        head = look.of(start, BodyItem, whole=True)
        if head is None or head[1] < at:
            continue
        body = parse_complement(look, start)
        if (
            body is not None
            and body.outer_last >= at
            and not body.skip
            and body.kind not in ("person", "place", "state")
        ):
            found.of, found.state = body.id, body.state
            found.inner.append(body)
            return body.outer_last
    return at


def _read_complements(look: Lookup, found: Found, at: int, item: RoleItem) -> int:
    """What a title governs: portfolio, body, state, adjectives, further titles. Returns the index after it."""
    steps = 0
    while look.joined(at) and steps < 10:
        steps += 1
        if look.gaps[at] & QUOTE and not look.of(at, NameItem):
            break
        role = look.of(at, RoleItem, whole=True)
        portfolio = look.of(at, PortfolioItem)
        if (
            portfolio
            and (not portfolio[0] or look.keys[at].startswith(("و", "ل")))
            and not found.of
            and not item.definite
        ):
            found.role += " " + portfolio[2].id
            at = portfolio[1]
            continue
        demonym = look.of(at, DemonymItem, whole=True)
        if demonym and (demonym[2].definite or not (item.definite or found.of)):
            found.state = found.state or demonym[2].state
            at = demonym[1]
            continue
        qualifier = look.of(at, QualifierItem, whole=True)
        if qualifier:
            at = qualifier[1]
            continue
        adjective = look.of(at, AdjectiveItem, whole=True)
        if adjective and (adjective[2].definite or not item.definite):
            at = adjective[1]
            continue
        if role and (
            role[2].sort in ("rank", "honorific")
            or (role[2].sort == "profession" and role[2].definite)
            or (role[2].sort == "office" and (not role[2].definite or found.of))
        ):
            at = role[1]
            continue
        if look.keys[at] in look.grammar["generic"]:
            at += 1
            continue
        end = _read_governed(look, found, at, item)
        if end == at:
            end = _read_unlisted(look, found, at, item)
        if end == at:
            break
        linked = look.keys[at] in look.grammar["title_links"] or look.keys[at] in item.links
        at = end
        if linked and found.inner and found.inner[-1].sort == "place":
            break
    return at


def _read_governed(look: Lookup, found: Found, at: int, item: RoleItem) -> int:
    """A body, group, state or place that the title governs, bare or after a link («باسم», «لدى», «في», «لـ»)."""
    key = look.keys[at]
    start = at
    linked = key in look.grammar["title_links"] or key in item.links
    if linked:
        start = at + 1
        if not look.joined(start) or look.keys[start] in look.codebook.cues.vehicles:
            return at  # «الوزير في بيان»: where he says it, not Bayan in Kuwait
    inner = parse_complement(look, start)
    if linked and inner is None:
        return _read_title_inside(look, found, start) or at
    if (
        linked
        and inner is not None
        and key == "في"
        and key not in item.links
        and inner.sort == "place"
        and found.plural
    ):
        return at
    if inner is None or inner.kind == "person" or inner.sort == "people":
        return at
    if inner.kind == "media" and start == at and inner.skip:
        return at  # «قال ضابط في خفر السواحل لقناة …»: the channel
    if inner.skip and not look.keys[start].startswith(("ل", "ب")):
        return at
    if inner.weak and inner.sort in ("name", "place") and start == at:
        return at
    if (
        start == at
        and not inner.skip
        and found.definite
        and inner.sort in ("name", "place")
        and not found.of
        and " " not in found.role
    ):
        # «الرئيس سوريا»: a title with the article governs no bare noun
        return at
    found.of = found.of or inner.id
    found.state = found.state or (inner.state if inner.kind != "igo" else "")
    if inner.sort != "title" and not (inner.kind == "state" and start == at):
        found.inner.append(inner)
    return inner.outer_last


def _read_unlisted(look: Lookup, found: Found, at: int, item: RoleItem) -> int:
    """What a title governs though no list holds it: «رئيسة جمعية أمهات المفقودين», «قائد المنطقة العسكرية الوسطى».

    Nouns in construct up to a definite one with its adjectives, or a place; they count where a name or a rank follows,
    so that an object («هاجم القائد المدينة») is never taken. Returns `at` where there are none.
    """
    linked = look.keys[at] in look.grammar["title_links"] or look.keys[at] in item.links
    attached = look.keys[at].startswith("لل") and len(look.keys[at]) > 4
    definite = look.keys[found.first][found.skip :].startswith("ال")
    if item.sort == "honorific" or (definite and not (linked or attached)) or look.gaps[at] & QUOTE:
        return at
    last = at + linked
    while (
        last < at + 4 and look.joined(last) and _may_govern(look, last) and not look.keys[last].startswith(("ال", "لل"))
    ):
        place = parse_place(look, last) or parse_name(look, last)
        if place is not None and place.kind == "place" and not place.skip and last > at + linked - 1:
            last = place.outer_last
            return last if _name_follows(look, last) else at
        last += 1
    nouns = last
    while (
        last - nouns < 3 and look.joined(last) and _may_govern(look, last) and look.keys[last].startswith(("ال", "لل"))
    ):
        last += 1
    return last if last > nouns and _name_follows(look, last) else at


def _may_govern(look: Lookup, at: int) -> bool:
    key = look.keys[at]
    if look.gaps[at] & QUOTE or key in look.codebook.closed_words or look.codebook.is_cue(key):
        return False
    return look.of(at, RoleItem, whole=True) is None


def _name_follows(look: Lookup, at: int) -> bool:
    """Whether a rank or a personal name stands at a word."""
    if not look.joined(at) or look.codebook.is_cue(look.keys[at]):
        return False
    role = look.of(at, RoleItem, whole=True)
    if role is not None:
        return role[2].sort in ("rank", "honorific", "profession") and look.joined(role[1])
    name = parse_name(look, at)
    if name is not None:
        return name.kind == "person" and not name.skip
    return end_of_name(look, at, titled=True) - at >= 2


def _read_title_inside(look: Lookup, found: Found, start: int) -> int:
    """«الناطقة باسم المبعوث الدولي …»: a title under a title; the name after them is the outer one's. 0 if none."""
    role = look.of(start, RoleItem)
    if role is None or (role[0] and not look.keys[start].startswith("لل")):
        return 0
    under = Found(start, role[1], 0, "title", "person", "", role=role[2].lemma, definite=role[2].definite)
    end = _read_complements(look, under, role[1], role[2])
    found.of, found.state = found.of or under.of, found.state or under.state
    found.role += " " + under.role
    found.inner.extend(under.inner)
    return end


def _listed_people(look: Lookup, at: int) -> list[tuple[int, str]]:
    """Listed people whose name begins at a word, even where a place has it too («الوزير أوستن»): (end, id), longest
    first."""
    named = [(e.end, e.item.id) for e in look.at(at) if isinstance(e.item, NameItem) and not e.skip]
    return sorted(((end, id_) for end, id_ in named if look.codebook.entries[id_].kind == "person"), reverse=True)


def _name_after_title(look: Lookup, found: Found, at: int) -> int | None:
    """Let the title's phrase become the person that follows, if one does; returns the index after the name."""
    start = at
    if start >= look.size:
        return None
    gap = look.gaps[start]
    if gap & (STOP | LINE | COLON | CLOSE):
        return None
    comma = bool(gap & (COMMA | DASH | OPEN))
    if comma and not (found.of or found.state or " " in found.role):
        return None
    name = parse_name(look, start)
    if name and name.kind == "person" and name.skip == 0:
        end = name.last
        id_, en, alternatives, how = name.id, name.en, name.alternatives, name.how
        longer = end_of_name(look, start, titled=not comma)
        if (longer > end and name.weak) or (
            longer > end + 0
            and look.codebook.name_parts.get(look.keys[end])
            and longer == end + 1
            and name.last - start == 1
        ):
            end, id_, en, alternatives, how = longer, "", "", (), "parts"
    elif bearers := _listed_people(look, start):
        end = bearers[0][0]
        alternatives = tuple(id_ for last, id_ in bearers if last == end)
        id_, en, how = alternatives[0], look.codebook.entries[alternatives[0]].en, "codebook"
    elif name and name.skip == 0 and not name.weak:
        return None
    else:
        strong = bool(found.of or found.state or " " in found.role)
        end = end_of_name(look, start, titled=not comma and not found.plural, strong=strong)
        if end == start or (end - start == 1 and found.weak_title and not strong):
            return None
        id_, en, alternatives, how = "", "", (), "titled"
    if found.honorific and at - found.first == 1:
        found.role = ""
    else:
        found.role_words = (found.first, at)
    found.first, found.last, found.skip = start, end, 0
    found.sort, found.id, found.en, found.alternatives, found.how = "name", id_, en, alternatives, how
    found.outer_last = end
    return end
