"""What speaks for and against two entities being one: the declared table of features, by kind of entity.

A feature compares two profiles and returns `Evidence` with a score between 0 and 1 and a reason, or None where it has
nothing to say. `FEATURES` says what its score is worth: the best of the `main` features is the base, `qualifier`
features add to it or take from it, a `decisive` one settles that they are one, a `veto` that they are two.

How good the weights are is told in docs/design/identities.md: 1,710 mentions of 440 listed persons in 3,000 articles of
14 outlets, with their ids hidden, were linked without one wrong pair, 83 in 100 of each person's mentions together; of
links drawn from those nearest to `LINK` 26 of 26 were right, of pairs that wait 23 of 30 were one person.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from math import fsum
from typing import Literal, NamedTuple

from tawatur.accounts.identity_names import Name, Rarity, compare_names, names_clash
from tawatur.records.identity import Evidence
from tawatur.records.span import Span

# Two profiles are one identity from here on. A full name alone comes so far where less than one in three million bears
# it (see `compare_full_names`): a corpus of 27,000 articles names some 60,000 persons whom no list holds, so that one
# pair in fifty of such names is expected to be chance.
LINK = 0.8
# Below this a pair is not worth a person's look. 3,000 articles leave 621 pairs at 0.7, 1,195 at 0.6, 2,005 at 0.5.
WAIT = 0.6

# The fields of a profile that are sets. They are shared and never changed: most profiles have most of them empty.
_SETS = ("names", "singles", "states", "homes", "roles", "documents", "company")

Sort = Literal["decisive", "veto", "main", "qualifier"]


@dataclass(slots=True)
class Profile:
    """What articles tell of an entity, or of all the entities that were linked to one identity so far.

    Attributes:
        kind: kind of entity.
        known: the codebook's id, "" where it lists none.
        label: what names it but for persons: an id composed of head and state, or a name's slug.
        unique: the label names one body and no sort of body ("saudi-arabia-company").
        names: full names of a person (two parts or more); `singles`: names of one part.
        states, homes: the home states told; the states that its articles tell most of.
        roles: folded roles with what they are held in.
        documents: numbers of its articles; `days` their first and last day, None where no date is known.
        company: numbers of the rare entities in its articles.
        place: the article and the words of its first mention.
    """

    kind: str
    known: str = ""
    label: str = ""
    unique: bool = False
    words: int = 1
    names: AbstractSet[Name] = frozenset()
    singles: AbstractSet[str] = frozenset()
    states: AbstractSet[str] = frozenset()
    homes: AbstractSet[str] = frozenset()
    roles: AbstractSet[tuple[str, str]] = frozenset()
    documents: AbstractSet[int] = frozenset()
    days: tuple[int, int] | None = None
    company: AbstractSet[int] = frozenset()
    place: tuple[str, Span | None] = ("", None)

    def join(self, other: Profile) -> None:
        """Take in what another profile tells."""
        self.known = self.known or other.known
        for name in _SETS:
            mine, its = getattr(self, name), getattr(other, name)
            if not its <= mine:
                setattr(self, name, mine | its)
        for day in other.days or ():
            self.add_day(day)

    def add_day(self, day: int | None) -> None:
        """Widen `days` to hold a day."""
        if day is not None:
            first, last = self.days or (day, day)
            self.days = min(first, day), max(last, day)


class Setting(NamedTuple):
    """What a corpus tells beyond a pair.

    Attributes:
        rarity: how rare names are.
        company: the weight of each rare co-entity.
        homes: the share of articles that tell most of each state. In a corpus on Yemen it says nothing that two persons
            are Yemeni.
    """

    rarity: Rarity
    company: Mapping[int, float]
    homes: Mapping[str, float]


Compare = Callable[[Profile, Profile, Setting], Evidence | None]


class Feature(NamedTuple):
    """A comparison, how it counts, and what its score is worth."""

    compare: Compare
    sort: Sort
    weight: float = 1.0


def give_evidence(score: float, reason: str, one: Profile, other: Profile, **details: str) -> Evidence:
    """Evidence with the words of both profiles and the article of the second."""
    spans = (one.place[1], other.place[1])
    words = tuple(span for span in spans if span is not None)
    told = {**details, "against": other.place[0]} if other.place[0] else details
    return Evidence(score=round(score, 2), reason=reason, details=told, spans=words if len(words) == 2 else ())


def compare_codebook_ids(a: Profile, b: Profile, _: Setting) -> Evidence | None:
    """The codebook knows both by one id."""
    if not a.known or a.known != b.known:
        return None
    return Evidence(score=1.0, reason="codebook-id", details={"id": a.known})


def find_other_id(a: Profile, b: Profile, _: Setting) -> Evidence | None:
    """The codebook knows them by two ids."""
    if a.known and b.known and a.known != b.known:
        return Evidence(score=1.0, reason="other-codebook-id", details={"a": a.known, "b": b.known})
    return None


def find_kind_clash(a: Profile, b: Profile, _: Setting) -> Evidence | None:
    """A person is no body, and a place no agreement."""
    if a.kind != b.kind and {a.kind, b.kind} & _APART:
        return Evidence(score=1.0, reason="kind-clash", details={"a": a.kind, "b": b.kind})
    return None


def find_told_apart(a: Profile, b: Profile, _: Setting) -> Evidence | None:
    """An article names both as two."""
    return Evidence(score=1.0, reason="told-apart") if not a.documents.isdisjoint(b.documents) else None


def find_other_names(a: Profile, b: Profile, _: Setting) -> Evidence | None:
    """Their full names have the same family name and different given names, or fathers."""
    for one in sorted(a.names):
        for other in sorted(b.names):
            clash = names_clash(one, other)
            if clash:
                return Evidence(score=1.0, reason=f"other-{clash}", details={"a": " ".join(one), "b": " ".join(other)})
    return None


def compare_full_names(a: Profile, b: Profile, setting: Setting) -> Evidence | None:
    """Their full names are equal, spellings of one, or one is shorter; the rarer the name, the more it says.

    The score is 0.28 for a name that everybody bears and 0.08 more each time that ten times fewer bear it: 0.8 at one
    in three million. A variant of spelling costs as much as ten times more bearers, a shorter name a third of that.
    """
    best: Evidence | None = None
    for one in sorted(a.names):
        for other in sorted(b.names):
            fit, shorter = compare_names(one, other)
            if not fit:
                continue
            weight = setting.rarity.weigh_name(shorter)
            score = min(0.28 + 0.08 * weight, 0.95) - _FIT[fit]
            if best is None or score > best.score:
                best = give_evidence(score, fit, a, b, a=" ".join(one), b=" ".join(other), rarity=f"{weight:.1f}")
    return best


def compare_single_names(a: Profile, b: Profile, setting: Setting) -> Evidence | None:
    """One is known by a single part that stands first or last in the other's names: alone it never links."""
    for one, other in ((a, b), (b, a)):
        if one.names:
            continue
        for single in sorted(one.singles):
            if single in other.singles or any(single in (name[0], name[-1]) for name in other.names):
                weight = setting.rarity.weigh_part(single)
                return give_evidence(min(0.1 + 0.08 * weight, 0.5), "single-name", a, b, name=single)
    return None


def compare_composed_ids(a: Profile, b: Profile, _: Setting) -> Evidence | None:
    """A body that its sort and its state, place or leader name: a state has one ministry of defence."""
    return give_evidence(1.0, "composed-id", a, b, id=a.label) if a.unique and a.label == b.label else None


def compare_labels(a: Profile, b: Profile, _: Setting) -> Evidence | None:
    """The same words name both: one word says little, four are a name."""
    if not a.label or a.label != b.label:
        return None
    return give_evidence(min(0.25 + 0.12 * a.words, 0.73), "same-label", a, b, id=a.label)


def compare_roles(a: Profile, b: Profile, _: Setting) -> Evidence | None:
    """The same role in the same state or body; the same words of role where none is told."""
    shared = a.roles & b.roles
    if not shared:
        return None
    role, of = max(shared, key=lambda held: (bool(held[1]), len(held[0]), held))
    return give_evidence(1.0 if of else 0.5, "same-role", a, b, role=role, of=of)


def compare_states(a: Profile, b: Profile, setting: Setting) -> Evidence | None:
    """The same home state, worth the more the fewer articles tell of it; or another one."""
    if not a.states or not b.states:
        return None
    shared = a.states & b.states
    if shared:
        state = min(shared, key=lambda one: (setting.homes.get(one, 0.0), one))
        return give_evidence(1 - setting.homes.get(state, 0.0), "same-state", a, b, state=state)
    return give_evidence(-1.0, "other-state", a, b, a=min(a.states), b=min(b.states))


def compare_homes(a: Profile, b: Profile, setting: Setting) -> Evidence | None:
    """Their articles tell most of the same state, worth the more the fewer do so; or of others."""
    if not a.homes or not b.homes:
        return None
    shared = a.homes & b.homes
    if shared:
        state = min(shared, key=lambda one: (setting.homes.get(one, 0.0), one))
        score = round(1 - setting.homes.get(state, 0.0), 2)
        return Evidence(score=score, reason="same-surroundings", details={"state": state})
    return Evidence(score=-1.0, reason="other-surroundings", details={"a": min(a.homes), "b": min(b.homes)})


def compare_company(a: Profile, b: Profile, setting: Setting) -> Evidence | None:
    """The rare entities that stand beside both; three of them are as good as can be."""
    shared = a.company & b.company
    weight = fsum(setting.company.get(one, 0.0) for one in shared)
    if not weight:
        return None
    return give_evidence(min(weight / 3, 1.0), "company", a, b, shared=str(len(shared)))


def compare_days(a: Profile, b: Profile, _: Setting) -> Evidence | None:
    """Years between the articles: offices and companions change, and namesakes come."""
    if a.days is None or b.days is None:
        return None
    apart = max(a.days[0] - b.days[1], b.days[0] - a.days[1], 0)
    if apart <= _SOON:
        return None
    return Evidence(score=-min(apart / _LONG, 1.0), reason="dates-apart", details={"days": str(apart)})


# Kinds that are never slips of one another; a group may be told as armed or political, a body as organisation.
_APART = frozenset(("person", "place", "state", "agreement"))
# What a fit takes from a name's score.
_FIT = {"full-name": 0.0, "spelling": 0.08, "shorter-name": 0.03, "slip": 0.25}
# Fits that wait for a person at best.
_NEVER_ALONE = frozenset(("single-name", "slip"))
# Days that say nothing, and days after which nothing more is said: one year, ten years.
_SOON, _LONG = 365, 3650

_VETOES = (
    Feature(compare_codebook_ids, "decisive"),
    Feature(find_other_id, "veto"),
    Feature(find_kind_clash, "veto"),
    Feature(find_told_apart, "veto"),
)
_SURROUNDINGS = (
    Feature(compare_states, "qualifier", 0.1),
    Feature(compare_company, "qualifier", 0.3),
    Feature(compare_days, "qualifier", 0.1),
)
# By kind; "" is every kind that the table does not name.
FEATURES: Mapping[str, tuple[Feature, ...]] = {
    "person": (
        *_VETOES,
        Feature(find_other_names, "veto"),
        Feature(compare_full_names, "main"),
        Feature(compare_single_names, "main"),
        Feature(compare_roles, "qualifier", 0.2),
        *_SURROUNDINGS,
        Feature(compare_homes, "qualifier", 0.04),
    ),
    "": (
        *_VETOES,
        Feature(compare_composed_ids, "decisive"),
        Feature(compare_labels, "main"),
        *_SURROUNDINGS,
        Feature(compare_homes, "qualifier", 0.15),
    ),
}


def compare_profiles(a: Profile, b: Profile, setting: Setting) -> tuple[float, tuple[Evidence, ...]]:
    """How surely two profiles are one, from 0 to 1, and all that speaks for and against it.

    A single name never links, nor do names that differ by a letter and are rather two, whatever else agrees: their
    score stays below `LINK`.
    """
    found: list[Evidence] = []
    base, name, rest = 0.0, "", 0.0
    for feature in FEATURES.get(a.kind, FEATURES[""]):
        evidence = feature.compare(a, b, setting)
        if evidence is None:
            continue
        if feature.sort in ("veto", "decisive"):
            return (1.0 if feature.sort == "decisive" else 0.0), (evidence,)
        found.append(evidence)
        if feature.sort == "main":
            if evidence.score * feature.weight > base:
                base, name = evidence.score * feature.weight, evidence.reason
        elif base:
            rest += evidence.score * feature.weight
        else:
            return 0.0, ()  # no name in common: nothing else counts
    score = min(max(base + rest, 0.0), 1.0) if base else 0.0
    return round(min(score, LINK - 0.01) if name in _NEVER_ALONE else score, 3), tuple(found)
