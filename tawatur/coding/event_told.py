"""An act as one place of an article tells it, before mentions of the same happening are joined."""

from __future__ import annotations

import msgspec

from tawatur.codebook.triggers import Act, ActForm
from tawatur.coding.found import Found

# Kinds that act: whoever else stands in a place of action (a town, a paper) does not.
AGENTS = frozenset("person state government_body armed_group political_group igo organisation people".split())


class Told(msgspec.Struct):
    """One telling of an act, in word indices.

    `first:last` are its trigger words; `actors`, `recipients` and `places` the phrases that play its parts,
    `within` where it
    happens. `status` is an
    `Event`'s; "" is one that only asks for the act, which is no event. `scope` is the first word of the innermost
    statement around it, or of its sentence, and `speakers` are those of that statement.
    """

    first: int
    last: int
    act: Act
    form: ActForm
    article: bool = False
    conjunction: bool = False
    prep: str = ""
    future: bool = False
    actors: list[Found] = []
    recipients: list[Found] = []
    places: list[Found] = []
    within: list[Found] = []
    speakers: list[Found] = []
    status: str = "occurred"
    date: str = ""
    place: str = ""
    claimed_by: str = ""
    cue_class: str = ""
    scope: int = 0
    title: bool = False
    sentence: int = 0
    paragraph: int = 0
    end: int = 0  # word index after the clause that tells it
    light: int = -1  # the verb that lends it its subject
    accused: Found | None = None  # whom the statement around it accuses
    against: bool = False  # «ضد» says who stands on the other side
    partner: bool = False  # somebody without a name stands where a recipient would
    done: bool = False  # «تم» makes the noun a finite passive
    somewhere: bool = False  # a place or thing without a name was struck or taken
    meets_needs: bool = True  # the parts that its trigger needs are told
    stranger: str = ""  # folded noun without a name that stands as the subject of a verb
    again: int = 0  # further tellings that were joined to it
    mentions: list[int] = []  # first words of those, casualties among them

    @property
    def type(self) -> str:
        """PLOVER's type."""
        return self.act.type


def add_once(phrases: list[Found], phrase: Found) -> None:
    """Add a phrase unless its entity is there."""
    if phrase.id and all(other.id != phrase.id for other in phrases):
        phrases.append(phrase)


def give_part(told: Told, part: str, phrase: Found) -> None:
    """Let a phrase play a part (see the head of `events.yml`), where its kind allows it."""
    phrase = group_of(phrase)
    if not phrase.id or is_anyone(phrase):
        return
    if part in ("actor", "both", "recipient"):
        phrase = as_party(phrase)
    agent = phrase.kind in AGENTS
    where = phrase.kind in ("place", "state")
    if part == "actor" and agent:
        add_once(told.actors, phrase)
    elif part == "both" and agent:
        add_once(told.actors, phrase)
        add_once(told.recipients, phrase)
    elif part == "recipient" and (agent or phrase.kind == "media"):
        add_once(told.recipients, phrase)
    elif part == "target":
        if phrase.kind == "place":
            add_once(told.places, phrase)
        if agent or phrase.kind == "place":
            add_once(told.recipients, phrase)
    elif part == "ground":
        if where:
            add_once(told.places, phrase)
        elif agent:
            add_once(told.recipients, phrase)
    elif part == "host":
        if where:
            add_once(told.places, phrase)
        if agent:
            add_once(told.recipients, phrase)
    elif part == "place" and where:
        add_once(told.within, phrase)


def acts(phrase: Found) -> bool:
    """Whether a phrase may stand for somebody who acts: its kind does, or it is a capital («أجرت أنقرة محادثات»)."""
    return phrase.kind in AGENTS or bool(phrase.capital_of)


def as_party(phrase: Found) -> Found:
    """The state that a capital stands for where it acts; `alternatives` keeps the town, should nothing name the
    state."""
    if phrase.kind != "place" or not phrase.capital_of:
        return phrase
    return msgspec.structs.replace(phrase, id=phrase.capital_of, kind="state", alternatives=(phrase.id,))


# Lemmas of people who are the group that they fight for: gunman, fighter, member, soldier, militant.
_FIGHTERS = frozenset("مسلح مقاتل عنصر عناصر فرد أفراد جندي متشدد مقاوم متمرد إرهابي مقاومو مسلحو رجال عضو".split())


def group_of(phrase: Found) -> Found:
    """The group that unnamed fighters belong to: «مسلحي جماعة الحوثي», «عناصر من قوات الاحتلال»; else the phrase
    itself."""
    if phrase.kind != "people" or phrase.role.split(" ")[0] not in _FIGHTERS:
        return phrase
    for inner in phrase.inner:
        if inner.id and inner.kind in ("armed_group", "political_group", "government_body"):
            return inner
    return phrase


# "person", "casualty", "other": people that are named by nothing but what befell them.
_ANYONE = frozenset("شخص ضحية قتيل جريح آخر طرف جانب".split())
_COUNTED = 2  # words of "five persons"
_REST = frozenset("آخر طرف جانب ضحية قتيل جريح".split())
# "aircraft", "jets", "artillery": things that strike and belong to somebody.
_NO_GROUPS = frozenset("طائرة طائرات مدفعية مقاتلات مروحيات دبابات صواريخ بوارج سفن آليات طيران".split())


def is_anyone(phrase: Found) -> bool:
    """Whether a phrase counts people or things without saying whose they are: «خمسة أشخاص», «قتلى», «طائرة حربية»."""
    if phrase.kind == "armed_group":
        return phrase.id.startswith("group-") and phrase.role in _NO_GROUPS
    if phrase.kind != "people":
        return False
    alone = phrase.last - phrase.first <= _COUNTED or phrase.role in _REST
    return phrase.role in _ANYONE and alone and not phrase.inner
