"""What the codebook says of a word or name, as the automaton returns it."""

from __future__ import annotations

import msgspec


class Item(msgspec.Struct, frozen=True):
    """Base of all items."""


class NameItem(Item, frozen=True):
    """A name of a listed entity; a `weak` one counts only in the company that `Entry.near` names."""

    id: str
    weak: bool = False
    loaded: str = ""
    common: bool = False  # also an everyday word or a personal name, by the gazetteer's own list


class MediumItem(Item, frozen=True):
    """A medium's name without its noun («الشرق الأوسط» of «صحيفة الشرق الأوسط»): counts where one is told something."""

    id: str


class NoNameItem(Item, frozen=True):
    """A set phrase that holds a name and names nobody: القوة القاهرة (force majeure)."""


class RoleItem(Item, frozen=True):
    """A title: `office` (وزير), `rank` (الفريق), `honorific` (السيد), `profession` (محلل) or `relation` (نظير)."""

    lemma: str
    sort: str
    en: str = ""
    leads: bool = False
    plural: bool = False
    definite: bool = False
    feminine: bool = False
    weak: bool = False
    links: tuple[str, ...] = ()


class QualifierItem(Item, frozen=True):
    """An adjective inside a title or body: السابق, العام, المعترف بها دوليا."""

    legitimacy: bool = False


class BodyItem(Item, frozen=True):
    """The head of a body that combines with a state, portfolio or place: وزارة, الجيش, البرلمان."""

    id: str
    kind: str
    en: str
    alone: bool = False
    definite: bool = False
    weak: bool = False
    takes: tuple[str, ...] = ()  # what may complete it: place, body, person …


class PortfolioItem(Item, frozen=True):
    """What a ministry is for: الخارجية, الدفاع; `alone` where it stands for the ministry by itself."""

    id: str
    en: str
    alone: bool = False


class ForceItem(Item, frozen=True):
    """A noun that builds a group from a person, state, party or government: قوات, ميليشيات, مسلحو."""

    lemma: str
    en: str = ""
    definite: bool = False
    weak: bool = False
    kind: str = "armed_group"
    sort: str = "formation"  # men vehicle formation group office


class PeopleItem(Item, frozen=True):
    """A noun for unnamed people: مصدر, مراقبون, شهود; `sort` is source, official, expert, witness …"""

    lemma: str
    sort: str
    en: str
    speaks: bool = True
    definite: bool = False
    plural: bool = False
    weak: bool = False


class AdjectiveItem(Item, frozen=True):
    """An adjective without identity that may qualify people and bodies: دبلوماسية, عسكري, رفيع."""

    definite: bool = False


class DemonymItem(Item, frozen=True):
    """An adjective or people's name of a state: التركي, روسية, الأتراك."""

    state: str
    definite: bool = False
    people: bool = False


class PlaceHeadItem(Item, frozen=True):
    """A noun before a place name: مدينة, بلدة, قاعدة, ميناء."""

    lemma: str


class DirectionItem(Item, frozen=True):
    """A side of a country or town: شرق, شمالي, جنوب غرب."""

    lemma: str
    definite: bool = False


class AgreementItem(Item, frozen=True):
    """The head of an agreement: اتفاق, هدنة, مذكرة تفاهم."""

    lemma: str
    en: str = ""
    definite: bool = False


class Entry(msgspec.Struct, frozen=True, gc=False):
    """A listed entity: who it is, whatever it is called."""

    id: str
    kind: str
    en: str
    state: str = ""
    near: tuple[str, ...] = ()
    leader: str = ""
    roles: tuple[tuple[str, str, int, int], ...] = ()  # (role as worded, of, first year, last year), 0 unknown
    parts: tuple[str, ...] = ()  # folded last parts of the person's names
