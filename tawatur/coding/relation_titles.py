"""Who leads and who belongs to what, by title: «الرئيس الروسي فلاديمير بوتين», «المتحدث باسم الجيش», «مصدر في
الوزارة»."""

from __future__ import annotations

from collections.abc import Iterable

from tawatur.codebook.items import DemonymItem, RoleItem
from tawatur.coding.found import Found
from tawatur.coding.tie import Tie
from tawatur.coding.view import View

# Adjectives of an office that is held no more.
_FORMER = frozenset(
    "السابق السابقه الاسبق سابقا سابق المخلوع المعزول المقال المستقيل الاسبقين السابقين المنتخب".split()
)
# Unnamed people who belong to the body that they are named with.
_OF_BODY = frozenset("source official".split())
# Offices that are held in many places: a state is theirs only where it is said.
_SAID = frozenset("زعيم قائد قيادي نائب سيناتور مبعوث موفد منسق مقرر عضو شيخ مفتي إمام نائبة ممثل".split())
_LATE = frozenset("الراحل الراحله".split())
_NO_BODIES = frozenset(("place", "agreement", "media"))


def find_titles(view: View) -> Iterable[Tie]:
    """Relations of people with the state, body or group that their title names."""
    named = {phrase.id for phrase in view.settled.phrases}
    last: Found | None = None
    for phrase in view.settled.phrases:
        if phrase.kind == "person" and phrase.role_words is not None:
            yield from _tie_person(view, phrase, last, named)
            last = phrase
        elif phrase.kind in ("people", "person") and phrase.id:
            yield from _tie_unnamed(view, phrase, named)


def _tie_person(view: View, person: Found, last: Found | None, named: set[str]) -> Iterable[Tie]:
    assert person.role_words is not None
    first, end = person.role_words
    item = role_at(view, first)
    if item is None or item.sort == "profession" or any(key in _FORMER for key in view.keys[first : end + 1]):
        return
    words = min(first, person.first), max(end, person.last)
    late = any(key in _LATE for key in view.keys[first : end + 1])
    if item.sort == "relation":
        state = person.of or person.state
        if last is None or not state or state not in named:
            return
        leads = _leads(view, last)
        yield Tie("leads" if leads else "member_of", person.id, state, *words)
        return
    if item.sort in ("rank", "honorific") and not item.leads:
        return
    body = _headed_body(view, person, item, named) if item.leads else _joined_body(view, person, item, named)
    if body and not (late and _kind(view, body) == "state"):
        yield Tie("leads" if item.leads else "member_of", person.id, body, *words)


def _leads(view: View, person: Found) -> bool:
    item = role_at(view, person.role_words[0]) if person.role_words is not None else None
    return item is not None and item.leads


def role_at(view: View, at: int) -> RoleItem | None:
    """The longest title that the codebook knows at a word."""
    found = view.settled.look.of(at, RoleItem)
    return found[2] if found is not None else None


def _headed_body(view: View, person: Found, item: RoleItem, named: set[str]) -> str:
    """What a leader leads: the body named with the title, the army of a chief of staff, else the state."""
    if person.of and person.of in named and _kind(view, person.of) not in _NO_BODIES:
        return person.of
    state = person.state
    if "الأركان" in item.lemma or "أركان" in item.lemma:
        return next(
            (id_ for id_ in (f"{state}-general-staff", f"{state}-army") if id_ in named),
            state if state in named else "",
        )
    return state if state in named and not person.of and _is_said(view, person, item) else ""


def _joined_body(view: View, person: Found, item: RoleItem, named: set[str]) -> str:
    sent = item.lemma.split(" ")[0] in ("مبعوث", "موفد", "منسق", "مقرر")
    if (
        person.of
        and person.of in named
        and _kind(view, person.of) not in _NO_BODIES
        and not (sent and _kind(view, person.of) == "state")
    ):
        return person.of
    return person.state if person.state in named and not person.of and _is_said(view, person, item) else ""


def _is_said(view: View, person: Found, item: RoleItem) -> bool:
    """Whether the state stands with the title, or the title is one that needs none («وزير الخارجية»)."""
    if item.lemma.split(" ")[0] not in _SAID:
        return True
    assert person.role_words is not None
    look = view.settled.look
    for at in range(*person.role_words):
        demonym = look.of(at, DemonymItem)
        if demonym is not None and demonym[2].state == person.state:
            return True
    return False


def _kind(view: View, id_: str) -> str:
    return view.settled.kinds.get(id_, "")


def _tie_unnamed(view: View, people: Found, named: set[str]) -> Iterable[Tie]:
    """«مصدر في الخارجية», «متحدث باسم الشرطة», «مسؤول تركي»: unnamed, with the body or state that they belong to."""
    words = people.first, people.last
    item = role_at(view, people.first)
    office = people.id.startswith("office-") and item is not None and item.sort == "office"
    if people.plural or not (office or (people.kind == "people" and people.people_sort in _OF_BODY)):
        return
    if (
        people.of
        and people.of in named
        and _kind(view, people.of) not in (*_NO_BODIES, "state")
        and people.of != people.id
    ):
        yield Tie("leads" if office and item is not None and item.leads else "member_of", people.id, people.of, *words)
    elif people.people_sort == "official" and people.state in named and people.kind == "people":
        yield Tie("member_of", people.id, people.state, *words)


# "government", "administration", "regime": the person named after it leads it.
_NAMED_FOR = frozenset("حكومه اداره نظام الحكومه".split())


def find_named_for(view: View) -> Iterable[Tie]:
    """«حكومة الرئيس باراك أوباما», «إدارة ترامب»: a government that is named for who leads it."""
    for phrase in view.settled.phrases:
        if phrase.kind != "person" or not phrase.id:
            continue
        start = min(phrase.outer_first, phrase.first)
        body = view.covers[start - 1] if start else view.covers[start]
        outer = view.covers[start]
        if outer is not None and outer is not phrase and outer.kind in ("government_body", "political_group"):
            body = outer
        if body is None or body.kind not in ("government_body", "political_group") or body.id == phrase.id:
            continue
        if view.keys[body.first][body.skip :] in _NAMED_FOR:
            yield Tie("leads", phrase.id, body.id, body.first, max(phrase.last, body.last))
