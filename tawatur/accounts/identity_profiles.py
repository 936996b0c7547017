"""The entities of a corpus as profiles that can be compared: read once, article by article."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from math import log
from typing import NamedTuple

from tawatur.accounts.identity_features import Profile, Setting
from tawatur.accounts.identity_names import Rarity, split_name
from tawatur.arabic.fold import fold_key
from tawatur.records.document import Document
from tawatur.records.entity import Entity, Mention
from tawatur.records.findings import Findings
from tawatur.records.identity import Evidence
from tawatur.records.span import Span

# Mentions that do not name: a noun or title that points back, a shorter name inside a longer one.
NO_NAMES = frozenset(("anaphora", "inside", "role", "pointing", "subject"))
# Sorts of bodies of which a state, place or leader has many: their composed ids name the sort and no body. The sorts
# are ids of the codebook's institutions and groups; those that end in "-plural" or in "-parliament-committee" are many
# too. Of the 40 composed ids in most of 3,000 articles, 9 are of these sorts.
MANY = frozenset(
    (
        *("municipality", "ministry", "ministry-bare", "parliament-committee", "foreign-relations-committee"),
        *("company", "football", "hospital", "university", "embassy", "consulate", "diplomatic-mission"),
        *("court", "criminal-court", "appeal-court", "administrative-court", "judges", "union", "opposition"),
        *("chamber-of-commerce", "operations-command", "military-base", "military-region", "special-forces"),
        *("militias", "forces", "fighters", "coalition-of", "press", "media", "media-office", "news-agency"),
        *("parties", "local-authorities", "local-police", "inquiry", "governorate", "provincial-administration"),
        *("regional-government", "tribal-council", "airlines", "ambulance", "prisons", "crossings-authority"),
        *("airport-authority", "ports-authority"),
    )
)
# Of these a leader or group has one, a state many: "Haftar's forces" and "Saudi forces".
LED = frozenset(("forces", "militias", "fighters"))
# Entities that stand in more articles than one in 200 are company for anybody; three articles are rare in any corpus.
COMMON_SHARE, RARE_ANYWHERE = 0.005, 3

CODEBOOK = (Evidence(score=1.0, reason="codebook-id"),)


@dataclass(slots=True)
class Cluster:
    """An identity in the making: its profile, its members with their evidence, its English name, and all its forms."""

    profile: Profile
    english: str
    members: list[tuple[str, str, tuple[Evidence, ...]]] = field(default_factory=list)
    forms: Counter[str] = field(default_factory=Counter)

    def absorb(self, other: Cluster, evidence: tuple[Evidence, ...]) -> None:
        """Take in another cluster whose members join for this evidence."""
        self.profile.join(other.profile)
        self.members += [(document, entity, (*told, *evidence)) for document, entity, told in other.members]
        self.forms.update(other.forms)


class _Article(NamedTuple):
    order: tuple[str, str]
    day: int | None
    home: str
    company: frozenset[int]
    listed: list[Cluster]
    unlisted: list[Cluster]


class Corpus(NamedTuple):
    """All entities of a corpus: one cluster for each listed one, one for each mention in an article of the others."""

    listed: dict[str, Cluster]
    unlisted: list[Cluster]
    setting: Setting


def read_profiles(articles: Iterable[tuple[Document, Findings]]) -> Corpus:
    """Read the entities of all articles; unnamed people are left out.

    Args:
        articles: each with its findings, of which only entities are used; read once.

    Returns:
        The clusters, those of unlisted entities by date of publication and key of their article.
    """
    listed: dict[str, Cluster] = {}
    numbers: dict[str, int] = {}
    spread: Counter[int] = Counter()
    read: list[_Article] = []
    for number, (doc, findings) in enumerate(articles):
        named = [entity for entity in findings.entities if entity.kind != "people"]
        keys = [key for entity in named if (key := company_key(entity))]
        company = frozenset(numbers.setdefault(key, len(numbers)) for key in keys)
        spread.update(company)
        article = _Article((doc.published, doc.key), read_day(doc.published), find_home(named), company, [], [])
        for entity in named:
            profile = describe_entity(entity, number, doc.key)
            profile.add_day(article.day)
            profile.homes = frozenset((article.home,)) if article.home else frozenset()
            cluster = Cluster(profile, entity.en, [(doc.key, entity.id, CODEBOOK if entity.known else ())])
            cluster.forms.update(write_forms(entity))
            if not entity.known:
                article.unlisted.append(cluster)
            elif entity.id in listed:
                join_listed(listed[entity.id], cluster)
            else:
                listed[entity.id] = cluster
        read.append(article)
    rare = max(COMMON_SHARE * len(read), RARE_ANYWHERE)
    size = len(read)
    weights = {one: log(size / n) / log(size) for one, n in spread.items() if 2 <= n <= rare and n < size}
    owners = {id_: cluster.profile.kind for id_, cluster in listed.items()}
    unlisted: list[Cluster] = []
    for article in sorted(read, key=lambda one: one.order):
        around = frozenset(one for one in article.company if one in weights)
        for cluster in article.unlisted:
            profile = cluster.profile
            own = {numbers.get("=" + " ".join(name)) for name in profile.names}
            profile.company = around if own.isdisjoint(around) else around - own
            profile.unique = is_unique(profile.label, owners)
        unlisted += article.unlisted
    rarity = Rarity(name for cluster in (*listed.values(), *unlisted) for name in cluster.profile.names)
    homes = Counter(article.home for article in read)
    return Corpus(listed, unlisted, Setting(rarity, weights, {home: n / len(read) for home, n in homes.items()}))


def join_listed(cluster: Cluster, other: Cluster) -> None:
    """Add another article's telling of a listed entity; only persons are compared, and need more than their forms."""
    if cluster.profile.kind == "person":
        first = min(cluster.profile.place, other.profile.place, key=lambda place: place[0])
        cluster.profile.join(other.profile)
        cluster.profile.place = first
    cluster.members += other.members
    cluster.forms.update(other.forms)


def write_forms(entity: Entity) -> list[str]:
    """The words of an entity's mentions that name it, with their white space run together."""
    named = [" ".join(mention.span.quote.split()) for mention in entity.mentions if mention.how not in NO_NAMES]
    return named or list(entity.forms)


def describe_entity(entity: Entity, number: int, document: str) -> Profile:
    """What one article tells of an entity."""
    profile = Profile(entity.kind, known=entity.id if entity.known else "", documents=frozenset((number,)))
    named = [mention for mention in entity.mentions if mention.how not in NO_NAMES]
    forms = dict.fromkeys(write_forms(entity))
    profile.place = (document, find_place(named or list(entity.mentions)))
    if entity.state:
        profile.states = frozenset((entity.state,))
    if entity.kind == "person" and not is_office(entity):
        names = [split_name(form) for form in forms]
        profile.names = frozenset(name for name in names if len(name) > 1)
        profile.singles = frozenset(name[0] for name in names if len(name) == 1)
        profile.roles = frozenset((fold_role(role.span.quote), role.of or entity.state) for role in entity.roles)
    elif not entity.known:
        profile.label = entity.id
        profile.words = max((len(form.split()) for form in forms), default=1)
    return profile


def find_place(mentions: list[Mention]) -> Span | None:
    """The longest of the mentions, the first of these."""
    spans = [mention.span for mention in mentions]
    return max(spans, key=lambda span: (span.end - span.start, -span.start)) if spans else None


def is_office(entity: Entity) -> bool:
    """Whether a person is told by the office alone ("the Turkish foreign minister"): the reader gives such an id."""
    return entity.id.startswith("office-")


def is_unique(label: str, owners: Mapping[str, str]) -> bool:
    """Whether a label is an id composed of a listed entity and a sort of body of which it has one.

    Args:
        label: an id that the reader composed.
        owners: the kind of each listed entity.
    """
    owner, _, side = label.partition(":")
    if side:
        return owner in owners  # «شمال العراق»: a part of a state
    parts = label.split("-")
    for cut in range(1, len(parts)):
        kind, sort = owners.get("-".join(parts[:cut])), "-".join(parts[cut:])
        if kind is not None:
            led = kind in ("person", "armed_group", "political_group") and sort in LED
            return led or not (sort in MANY or sort.endswith(("-plural", "-parliament-committee")))
    return False


def company_key(entity: Entity) -> str:
    """What tells that the same entity stands in another article: the codebook's id, or a full personal name."""
    if entity.known:
        return "" if entity.kind == "state" else entity.id
    if entity.kind != "person" or is_office(entity):
        return ""
    longest = max((split_name(form) for form in entity.forms), key=len, default=())
    return "=" + " ".join(longest) if len(longest) > 1 else ""


def find_home(entities: list[Entity]) -> str:
    """The state that an article tells most of, by its mentions and those of whom it is home to."""
    states: Counter[str] = Counter()
    for entity in entities:
        state = entity.id if entity.kind == "state" and entity.known else entity.state
        if state:
            states[state] += len(entity.mentions)
    return min(states, key=lambda state: (-states[state], state), default="")


def fold_role(role: str) -> str:
    """A role without what is written onto its first word: "and the", "to the", "the"."""
    words = fold_key(role).split()
    first = words[0]
    for particle in ("وال", "لل", "ال", "و"):
        if first.startswith(particle) and len(first) > len(particle) + 2:
            first = first[len(particle) :]
            break
    return " ".join((first, *words[1:]))


def read_day(published: str) -> int | None:
    """A date of publication as a number of days; None where it is not known to the day."""
    try:
        return date.fromisoformat(published[:10]).toordinal()
    except ValueError:
        return None


def short_hash(*words: str) -> str:
    """Six hexadecimal digits that stand for some words."""
    return hashlib.sha256("\x1f".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:6]
