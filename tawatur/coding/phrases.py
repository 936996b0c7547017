"""Noun phrases that name somebody: offices with their bodies and states, armies, ministries, forces, unnamed people.

The grammar is that of Arabic construct phrases: head, complement, adjectives. What may combine stands in the codebook;
here stands only the order. Each function reads at a word index and returns a `Found` or None.
"""

from __future__ import annotations

from tawatur.arabic.tokens import CLOSE, COLON, COMMA, DASH, LINE, OPEN, QUOTE, STOP
from tawatur.codebook.items import (
    AdjectiveItem,
    AgreementItem,
    BodyItem,
    DemonymItem,
    DirectionItem,
    ForceItem,
    NameItem,
    NoNameItem,
    PeopleItem,
    PlaceHeadItem,
    PortfolioItem,
    QualifierItem,
    RoleItem,
)
from tawatur.coding.found import Found
from tawatur.coding.latin import write_latin, write_slug
from tawatur.coding.lookup import Lookup
from tawatur.coding.personal import MEDIA_HEADS, end_of_name

# Links between a title and what it governs: in the name of, of, at, in, to, for the affairs of.
_LINKS = frozenset("باسم لدي في شوون لشوون للشوون بشوون الخاص الخاصه المكلف الدايم".split())
_LOYAL = frozenset(
    "المواليه التابعه المويده المناوءه المناهضه المدعومه المتحالفه التابعين الموالين الموالون مواليه تابعه مويده موالين تابعين "
    "موالون تابعون المويدين المويدون المناصره".split()
)
# Adjectives that turn a nation's men into its army or into a militia.
_ARMY_HEADS = frozenset(
    "قوات القوات جيش الجيش جنود الجنود جنودا جندي طيران الطيران مقاتلات المقاتلات طايرات الطايرات".split()
)


def parse_phrase(look: Lookup, index: int) -> Found | None:
    """The longest phrase that names somebody and begins at a word."""
    if not look.at(index):
        return parse_counted(look, index) or parse_media(look, index) or parse_unlisted(look, index)
    if look.of(index, NoNameItem) is not None:
        return Found(index, look.of(index, NoNameItem)[1], 0, "dropped", "people", "")  # type: ignore[index]
    best: Found | None = None
    for parse in _PARSERS:
        found = parse(look, index)
        if found and (best is None or found.outer_last > best.outer_last):
            best = found
    return best or parse_unlisted(look, index)


def parse_media(look: Lookup, index: int) -> Found | None:
    """A medium that no list holds, by its head: «إذاعة الساحل», «صحيفة "الميزان الجديد"»."""
    cut = 1 if look.keys[index][:1] in "ولب" and look.keys[index][1:] in MEDIA_HEADS else 0
    head = look.keys[index][cut:]
    at = index + 1
    if head not in MEDIA_HEADS or not look.joined(at):
        return None
    quoted = bool(look.gaps[at] & QUOTE)
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


def parse_complement(look: Lookup, index: int) -> Found | None:
    """A phrase that another may govern: anything but a title."""
    best: Found | None = None
    for parse in (parse_name, parse_body, parse_force, parse_place):
        found = parse(look, index)
        if found and (best is None or found.outer_last > best.outer_last):
            best = found
    return best


def parse_name(look: Lookup, index: int) -> Found | None:
    """A listed name, with the demonym that outlets add to it («حزب الله اللبناني»)."""
    strong: tuple[int, int] | None = None
    weak: tuple[int, int] | None = None
    for entry in look.at(index):
        if isinstance(entry.item, NameItem):
            if not entry.item.weak and (strong is None or entry.end > strong[1]):
                strong = entry.skip, entry.end
            elif entry.item.weak and (weak is None or entry.end > weak[1]):
                weak = entry.skip, entry.end
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
        found.last = found.outer_last = last
        if look.keys[index][skip:] in _NAME_HEADS and end - index > 1:
            found.bare = (index + 1, end, 0)
    if entry.kind == "person":
        _extend_person(look, found)
    if entry.kind == "place":
        _extend_place(look, found)
    return found


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


# "agency", "channel", "organisation", "front" …: the name after them is a form of its own.
_NAME_HEADS = frozenset(
    "وكاله قناه محطه شبكه صحيفه جريده مجله اذاعه تنظيم تحالف شركه ميليشيا مليشيا ميليشيات مليشيات".split()
)


def _extend_person(look: Lookup, found: Found) -> None:
    """A listed short name may stand inside a longer unlisted one: «صالح» in «علي صالح عباد»; take name parts that follow."""
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
        if look.keys[at] in ("الرسميه", "الحكوميه", "للانباء", "الاخباريه", "الاسبوعيه", "اليوميه", "الفضاييه"):
            at = last = at + 1
            continue
        break
    return last


def parse_body(look: Lookup, index: int) -> Found | None:
    """A body composed of a head, a portfolio and a state: «وزارة الدفاع الروسية», «الخارجية الروسية», «جيش إسرائيل»."""
    state = _parse_state_body(look, index)
    if state is not None:
        return state
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
        found = Found(index, at, skip, "body", "government_body", "", en=f"Ministry of {part.en}", how="composed")
        base, complete = f"{part.id}-ministry", False
    else:
        return None
    state, last, legitimate = _governing_state(look, at, found.definite)
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
    elif portfolio:
        pass  # «الخارجية» alone: the ministry named before, or that of the article's main state
    elif not complete and not (found.definite and head):
        return None
    if found.state:
        found.en = f"{found.en}, {look.codebook.entries[found.state].en}"
    found.weak = not found.state
    found.id = f"{found.state}-{base}" if found.state else ""
    found.role = f"{base}{'!' if legitimate else ''}"
    found.outer_last = found.last
    return found


def _parse_state_body(look: Lookup, index: int) -> Found | None:
    """«الدولة الليبية», «الجمهورية اليمنية», «الأراضي اللبنانية»: the state itself."""
    key = look.keys[index]
    cut = 1 if key[:1] in "وبف" and key[1:] in _STATE_HEADS else 0
    if key[cut:] not in _STATE_HEADS or not look.joined(index + 1):
        return None
    demonym = look.of(index + 1, DemonymItem, whole=True)
    if demonym is None or not demonym[2].definite:
        return None
    state = demonym[2].state
    return Found(index, demonym[1], cut, "name", "state", state, en=look.codebook.entries[state].en, state=state)


_STATE_HEADS = frozenset("الدوله الجمهوريه المملكه السلطنه الاراضي الاماره".split())


# The press as a whole («وسائل إعلام محلية») speaks without being one body of a state.
_PRESS = "press"


def _governing_state(look: Lookup, at: int, definite: bool) -> tuple[str, int, bool]:
    """State after a body's head, by demonym or name, across adjectives: (state, index after it, whether recognised)."""
    state, last, legitimate = "", at, False
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
                state, at = _state_of(look, name[2].id), name[1]
                last = at
                continue
        if look.keys[at] == "في" and not state and steps <= 2:
            inside = look.of(at + 1, NameItem) if look.joined(at + 1) else None
            if inside and look.codebook.entries[inside[2].id].kind == "state" and definite:
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


def parse_force(look: Lookup, index: int) -> Found | None:
    """Forces of somebody: «قوات حفتر», «ميليشيات الحوثي», «القوات التركية», «القوات الموالية لحكومة الوفاق»."""
    head = look.of(index, ForceItem)
    if head is None:
        return None
    skip, at, item = head
    found = Found(
        index, at, skip, "force", "armed_group", "", en=item.en or "Forces", definite=item.definite, how="composed"
    )
    start = at
    adjectives = 0
    while look.joined(at) and adjectives < 4:
        key = look.keys[at]
        if key in _LOYAL:
            inner = parse_complement(look, at + 1) or parse_title(look, at + 1)
            if look.joined(at + 1) and inner and (inner.skip or look.keys[at + 1] in ("من", "ل")):
                return _force_of(look, found, inner)
            break
        demonym = look.of(at, DemonymItem, whole=True)
        if demonym and demonym[2].definite == item.definite:
            found.last = found.outer_last = demonym[1]
            found.state = demonym[2].state
            army = look.keys[index][skip:] in _ARMY_HEADS or item.lemma in (
                "قوات",
                "جنود",
                "طيران",
                "مقاتلات",
                "طائرات",
                "جندي",
            )
            found.id = f"{found.state}-{'army' if army else 'militias'}"
            found.en = f"{item.en or 'Forces'} of {look.codebook.entries[found.state].en}"
            return found
        if at == start and not item.definite:
            inner = parse_complement(look, at) or parse_title(look, at)
            army = item.lemma in ("قوات", "جيش", "جنود", "طيران", "مقاتلات")
            if inner and inner.skip == 0 and inner.sort != "place" and (inner.kind != "state" or army):
                return _force_of(look, found, inner)
        if look.of(at, AdjectiveItem, whole=True) or look.of(at, QualifierItem, whole=True):
            at += 1
            adjectives += 1
            continue
        break
    if item.weak:
        return None
    if at > start:
        found.last = found.outer_last = at
    found.weak = True
    found.role = item.lemma
    return found


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
    else:
        found.of = ""
        found.role = look.keys[found.first]
    return found


_WHERE_FROM = frozenset("في من داخل لدي ب علي قرب باسم".split())
_CLOSE_TO = frozenset("مقربه مقرب مقربين قريبه قريب مطلعه مطلع مطلعين".split())


def _opens_clause(look: Lookup, index: int) -> bool:
    """Whether a clause can open with a word: at the head of a sentence, with «و», or after a word that joins clauses."""
    if not index or look.gaps[index] & (STOP | LINE) or look.keys[index][:1] in "وف":
        return True
    return look.keys[index - 1] in (
        "كما",
        "فيما",
        "بينما",
        "حيث",
        "لكن",
        "ولكن",
        "جانبه",
        "جانبها",
        "جهته",
        "جهتها",
        "بدوره",
        "بدورها",
    )


def parse_counted(look: Lookup, index: int) -> Found | None:
    """Unnamed people with their number: «ثلاثة مسؤولين أمريكيين», «أحد سكان الحي», «عدد من النشطاء»."""
    key = look.keys[index]
    cut = 1 if key[:1] in "ولب" and key[1:] in _COUNTS else 0
    at = index + 1
    if key[cut:] not in _COUNTS and not key.isdigit():
        return None
    if key[cut:] in ("عدد", "عدة", "مجموعه") and look.joined(at) and look.keys[at] == "من":
        at += 1
    if not look.joined(at) or look.gaps[at] & QUOTE:
        return None
    found = parse_people(look, at)
    if found is None or found.skip:
        return None
    found.bare = (found.first, found.last, found.skip) if found.last - found.first > 1 else None
    found.first, found.skip, found.outer_first, found.definite, found.plural = index, cut, index, False, True
    return found


# "one of", "some", "a number of" and the numerals that count people.
_COUNTS = frozenset(
    "احد احدي بعض عدد عده مجموعه عشرات مئات ميات الاف اثنان اثنين ثلاثه اربعه خمسه سته سبعه ثمانيه تسعه عشره ثلاث اربع".split()
)


def parse_people(look: Lookup, index: int) -> Found | None:
    """Unnamed people: «مصدر عسكري ليبي», «مصادر في الخارجية الروسية», «شهود عيان», «مراقبون أتراك»."""
    head = look.of(index, PeopleItem)
    if head is None or (index and look.joined(index) and look.keys[index - 1] in look.codebook.cues.vehicle_heads):
        return None  # «مؤتمر صحفي»: an adjective
    if not head[2].definite and look.codebook.opens_speech(look.keys[index], opening=_opens_clause(look, index)):
        return None  # «طالب المتظاهرون»: the verb, not a student
    skip, at, item = head
    found = Found(
        index,
        at,
        skip,
        "people",
        "people",
        "",
        en=item.en,
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
        adjective = look.of(at, AdjectiveItem) or look.of(at, QualifierItem, whole=True)
        if adjective and (not adjective[0] or look.keys[at].startswith("و")):
            at = found.last = adjective[1]
            continue
        break
    _governed_people(look, found, at)
    found.outer_last = found.last
    return found


def _governed_people(look: Lookup, found: Found, at: int) -> None:
    """The body, group or place that unnamed people belong to."""
    if not look.joined(at) or look.gaps[at] & QUOTE:
        return
    key = look.keys[at]
    start = at
    if key in _CLOSE_TO and look.joined(at + 1) and look.keys[at + 1] in ("من", "علي"):
        start = at + 2
    elif key in _WHERE_FROM and not (key == "من" and found.definite):
        start = at + 1
    inner = parse_complement(look, start) if look.joined(start) else None
    if inner is None or (inner.weak and inner.sort in ("name", "place") and inner.last - inner.first == 1):
        found.last = _end_of_plain_phrase(look, found, start, at)
        if inner is not None and inner.last <= found.last:
            found.inner.append(inner)
        return
    if start == at and inner.skip == 0 and found.definite:
        return  # «المصدر حفتر»: no construct after an article
    if start == at and inner.skip and not look.keys[at].startswith(("ب", "ل")):
        return
    if inner.kind in ("place", "state") and start > at and found.people_sort not in ("source", "official"):
        return  # «المدنيين في غزة»: where they are is no part of what they are called
    found.of, found.state = inner.id, found.state or inner.state
    found.last = inner.outer_last
    found.inner.append(inner)


def _end_of_plain_phrase(look: Lookup, found: Found, start: int, at: int) -> int:
    """Where unnamed people belong to something without a name: «مسؤولون في قطاع الطاقة», «أعضاء بمجلس النواب»."""
    key = look.keys[start]
    attached = start == at and key[0] == "ب" and len(key) > 4 and not key.startswith("بن")
    if (
        start == at
        and not attached
        or start >= look.size
        or not look.joined(start)
        or key in look.codebook.closed_words
    ):
        return found.last
    if look.codebook.is_cue(key) or look.gaps[start] & QUOTE:
        return found.last
    body = key[1:] if attached else key
    after = start + 1
    following = look.keys[after] if look.joined(after) else ""
    if body.startswith("ال"):
        return start + 1 if found.people_sort in ("source", "official", "members", "expert") else found.last
    if following.startswith("ال") and not look.codebook.is_cue(following):
        return after + 1
    return found.last


def parse_place(look: Lookup, index: int) -> Found | None:
    """A place with its head or side: «مدينة سرت», «قاعدة الوطية الجوية», «شرق ليبيا», «الجنوب الليبي», «العاصمة طرابلس»."""
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
    name = parse_name(look, at)
    if name and name.skip == 0 and name.kind in ("place", "state") and look.joined(at):
        place = name.id
        if name.kind == "state" and item.lemma in ("عاصمة", "العاصمة"):
            place = next((c for c, s in look.codebook.capitals.items() if s == name.id), name.id)
        last = _skip_place_adjectives(look, name.last)
        bare = (name.first, name.last, 0) if name.kind == "place" else None
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
        )
    if demonym and item.lemma in ("عاصمة", "العاصمة"):
        capital = next((c for c, s in look.codebook.capitals.items() if s == demonym[2].state), "")
        if capital:
            entry = look.codebook.entries[capital]
            return Found(index, demonym[1], skip, "place", "place", capital, en=entry.en, state=entry.state)
    if item.lemma in ("عاصمة", "العاصمة") or look.keys[index][skip:].startswith("ال"):
        return None
    end = _end_of_unlisted_place(look, at)
    if end > at:
        return Found(index, end, skip, "place", "place", "", how="head", weak=False, bare=(at, end, 0))
    return None


def _skip_place_adjectives(look: Lookup, at: int) -> int:
    while look.joined(at) and look.keys[at] in (
        "الجويه",
        "البحريه",
        "الدولي",
        "الساحليه",
        "الحدوديه",
        "الحدودي",
        "النفطي",
        "العسكريه",
        "العسكري",
        "البحري",
    ):
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


# Heads that make an agreement with any complement, and those that are one by themselves. Proposals, plans, deals and
# recommendations are left to the list: in news they are mostly no text that parties adopted.
_TEXTS = frozenset(
    (
        "اتفاق",
        "اتفاقية",
        "معاهدة",
        "مذكرة تفاهم",
        "بروتوكول",
        "ميثاق",
        "هدنة",
        "وقف إطلاق النار",
        "قرار",
        "مبادرة",
        "بيان مشترك",
        "إعلان",
    )
)
_TRUCES = frozenset(("هدنة", "وقف إطلاق النار"))


def parse_agreement(look: Lookup, index: int) -> Found | None:
    """An agreement composed in the text: «الاتفاق النووي مع إيران», «اتفاق جدة», «قرار مجلس الأمن رقم 2216», «هدنة إنسانية»."""
    head = look.of(index, AgreementItem)
    if head is None or head[2].lemma not in _TEXTS:
        return None
    skip, at, item = head
    last = at
    names = 0
    while look.joined(at) and at - index < 9:
        key = look.keys[at]
        adjective = look.of(at, AdjectiveItem, whole=True) or look.of(at, DemonymItem, whole=True)
        nested = look.of(at, AgreementItem, whole=True)
        if adjective and not names:
            at = last = adjective[1]
        elif nested and not item.definite and not names:
            at = last = nested[1]
        elif key == "رقم" and look.joined(at + 1) and look.keys[at + 1][0].isdigit():
            at = last = at + 2
        elif key in ("مع", "بين") and look.joined(at + 1) and (inner := parse_complement(look, at + 1)):
            at = last = inner.outer_last
            names += 1
        elif names and key.startswith("و") and (inner := parse_complement(look, at)) and inner.skip:
            at = last = inner.outer_last
        elif not names and not item.definite and (inner := parse_complement(look, at)) and not inner.skip:
            at = last = inner.outer_last
            names += 1
        else:
            break
    complete = last > head[1] or item.lemma in _TRUCES
    if item.lemma == "قرار" and not names:
        complete = False
    return Found(
        index,
        last,
        skip,
        "agreement",
        "agreement",
        "",
        en=item.en,
        definite=item.definite,
        role=item.lemma,
        weak=not complete,
    )


# What a title governs without naming it: both countries, the country, the party, the movement …
_GENERIC = frozenset(
    "البلدين الدولتين البلاد الدوله الحزب الحركه التنظيم الجماعه الجمهوريه الحكومه الجانبين الطرفين البلديه".split()
)


def parse_title(look: Lookup, index: int) -> Found | None:
    """A title, with the name that follows it, or alone: «وزير الخارجية الروسي سيرغي لافروف», «الرئيس التركي».

    Where a longer and a shorter title begin here («زعيم جماعة», «زعيم»), the one whose phrase reaches further is meant; of
    equals the shorter, since what it governs is then a name («زعيم + جماعة الحوثي»).
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
    at = _read_complements(look, found, at, item)
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
    if end is None and item.weak and look.keys[index][skip:] in look.codebook.closed_words:
        return None  # «أمام الكونغرس»: before, not an imam
    if (
        not item.definite
        and end is None
        and (
            look.codebook.is_cue(look.keys[index])
            or look.codebook.opens_speech(look.keys[index], opening=_opens_clause(look, index))
        )
    ):
        return None  # «طالب تحالف …»: the verb, not a student
    if end is None and item.weak and not (found.of or found.state or item.definite):
        return None
    if (
        end is None
        and not (found.of or found.state or item.definite or " " in item.lemma)
        and item.sort != "profession"
    ):
        return None
    return found


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
        if demonym and demonym[2].definite and not _surname_position(look, at):
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
        if look.keys[at] in _GENERIC:
            at += 1
            continue
        end = _read_governed(look, found, at, item)
        if end == at:
            break
        linked = look.keys[at] in _LINKS or look.keys[at] in item.links
        at = end
        if linked and found.inner and found.inner[-1].sort == "place":
            break
    return at


def _surname_position(look: Lookup, at: int) -> bool:
    """A definite demonym right after a known given name would be a family name; after a title it is not."""
    return False


def _read_governed(look: Lookup, found: Found, at: int, item: RoleItem) -> int:
    """A body, group, state or place that the title governs, bare or after a link («باسم», «لدى», «في», «لـ»)."""
    key = look.keys[at]
    start = at
    linked = key in _LINKS or key in item.links
    if linked:
        start = at + 1
        if not look.joined(start):
            return at
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


def _read_title_inside(look: Lookup, found: Found, start: int) -> int:
    """«الناطقة باسم المبعوث الدولي …»: a title under a title; the name that follows belongs to the outer one. 0 if none."""
    role = look.of(start, RoleItem)
    if role is None or role[0] and not look.keys[start].startswith("لل"):
        return 0
    under = Found(start, role[1], 0, "title", "person", "", role=role[2].lemma, definite=role[2].definite)
    end = _read_complements(look, under, role[1], role[2])
    found.of, found.state = found.of or under.of, found.state or under.state
    found.role += " " + under.role
    found.inner.extend(under.inner)
    return end


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
        if longer > end and name.weak:
            end, id_, en, alternatives, how = longer, "", "", (), "parts"
        elif (
            longer > end + 0
            and look.codebook.name_parts.get(look.keys[end])
            and longer == end + 1
            and name.last - start == 1
        ):
            end, id_, en, alternatives, how = longer, "", "", (), "parts"
    elif name and name.skip == 0 and not name.weak:
        return None
    else:
        strong = bool(found.of or found.state or " " in found.role)
        end = end_of_name(look, start, titled=not comma and not found.plural, strong=strong)
        if end == start:
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


def parse_unlisted(look: Lookup, index: int) -> Found | None:
    """A person, place or body whom no list knows: by the tagger, or by a given name and at least one more part."""
    key = look.keys[index]
    tag = look.tags[index]
    if key not in look.codebook.name_parts and tag == "O":
        return None
    end = end_of_name(look, index, titled=False)
    if end > index:
        return Found(index, end, 0, "name", "person", "", how="parts")
    if key in look.codebook.closed_words or look.codebook.is_cue(key):
        return None
    if tag.endswith("LOC"):
        end = look.end_of_tag(index, "LOC")
        if end > index and not (end == index + 1 and key[0] in "وفبكل"):
            return Found(index, end, 0, "place", "place", "", how="head")
    if tag.endswith("PER") and not key.startswith(("ال", "وال", "لل", "بال")):
        end = look.end_of_tag(index, "PER")
        if end > index:
            return Found(
                index,
                end,
                int(key[0] in "وف" and key[1:] in look.codebook.name_parts),
                "name",
                "person",
                "",
                how="tagged",
            )
    return None


_PARSERS = (
    parse_name,
    parse_counted,
    parse_people,
    parse_title,
    parse_body,
    parse_force,
    parse_place,
    parse_agreement,
    parse_media,
)
