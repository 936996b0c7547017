"""Who decides: entities of articles taken together as parties, who fights whom, and who backs whom.

A minister, an army and a state are one party; a movement, its leader and its forces are one. Within the state where the
conflict is, its own factions are parties each; bodies of other states stand for their states. Media, international
bodies, unnamed people and places are no parties.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tawatur.outlook.model import Evidence, Label
from tawatur.records.document import Document
from tawatur.records.entity import Entity
from tawatur.records.findings import Findings
from tawatur.records.span import Span

Article = tuple[Document, Findings]

_FIGHT = ("ASSAULT", "COERCE", "THREATEN")
_BACK = ("AID", "SUPPORT")
# Endings of ids by which forces are told from those whose they are.
_FORCES = ("-forces", "-army", "-police", "-navy", "-air-force")
# Kinds that can decide.
_KINDS = ("state", "government_body", "armed_group", "political_group", "person")


@dataclass(frozen=True, slots=True)
class Tie:
    """Two parties, and the words by which one fights or backs the other."""

    a: str
    b: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Cast:
    """The parties of a story by id, who belongs to which, and how they stand to each other.

    `theatre` is the state whose factions fight each other, "" where states do; `fighters` those who fight; `backers`
    are ties of backing, from the backer to the fighter; `foes` are ties between opponents.
    """

    labels: dict[str, Label]
    party_of: dict[str, str]
    theatre: str
    fighters: tuple[str, ...]
    backers: tuple[Tie, ...]
    foes: tuple[Tie, ...]

    def client(self, party: str) -> str:
        """The fighter that a party backs most, "" where it backs none; a fighter backs itself."""
        if party in self.fighters:
            return party
        ties = sorted((tie for tie in self.backers if tie.a == party), key=lambda tie: -len(tie.evidence))
        return ties[0].b if ties else ""

    def side(self, fighter: str) -> tuple[str, ...]:
        """A fighter and those who back it."""
        return (fighter, *sorted({tie.a for tie in self.backers if tie.a != fighter and self.client(tie.a) == fighter}))

    def enemies(self, fighter: str) -> tuple[str, ...]:
        """The fighters whom a fighter fights."""
        return tuple(other for other in self.fighters if any({tie.a, tie.b} == {fighter, other} for tie in self.foes))


def point_to(doc: Document, span: Span, by: str = "") -> Evidence:
    """The words of a span as evidence."""
    return Evidence(doc.name or doc.key, span.start, span.end, span.quote, by)


def find_cast(
    articles: Sequence[Article],
    backing: Iterable[tuple[str, str, Evidence]] = (),
    disputes: Iterable[tuple[str, str, Evidence]] = (),
    leaders: Mapping[str, str] | None = None,
) -> Cast:
    """The parties of some articles.

    Args:
        articles: with what was found in them.
        backing: further ties of backing (backer's entity, client's entity, words), told by positions.
        disputes: further pairs of opponents, for quarrels in which nobody fights.
        leaders: person -> the group that the person leads, where the codebook knows.
    """
    entities: dict[str, Entity] = {}
    counts: Counter[str] = Counter()
    for _, findings in articles:
        for entity in findings.entities:
            entities.setdefault(entity.id, entity)
            counts[entity.id] += len(entity.mentions)
    theatre = _find_theatre(articles, entities, counts)
    party_of = {
        id_: _find_party(entity, theatre, entities, articles, leaders or {}) for id_, entity in entities.items()
    }
    party_of = {id_: party for id_, party in party_of.items() if party}
    foes = _tie([*_list_ties(articles, _FIGHT, relations=False), *disputes], party_of)
    fighters = _find_fighters(foes, theatre, entities)
    backers = _tie([*_list_ties(articles, _BACK, relations=True), *backing], party_of)
    backers = [tie for tie in backers if tie.b in fighters and tie.a not in fighters and tie.a != theatre]
    backers = [tie for tie in backers if not _fight_each_other(tie, foes)]
    if not fighters or not all(one in entities and entities[one].state == theatre != one for one in fighters):
        theatre = ""  # states fight each other: all of them are parties
    labels = {party: _label(party, entities, articles) for party in dict.fromkeys(party_of.values())}
    return Cast(labels, party_of, theatre, tuple(fighters), tuple(backers), tuple(foes))


def _find_fighters(foes: list[Tie], theatre: str, entities: dict[str, Entity]) -> list[str]:
    """Factions of the state where it happens that fight each other; where there are not two, the pair that fights most.

    The state itself counts among them only where it is one of such a pair: among its factions it is none of them.
    """
    local = {id_ for id_, entity in entities.items() if entity.state == theatre and entity.kind != "state"}
    weights: Counter[str] = Counter()
    pairs: Counter[frozenset[str]] = Counter()
    for tie in foes:
        if {tie.a, tie.b} <= local:
            weights.update({tie.a: len(tie.evidence), tie.b: len(tie.evidence)})
        pairs[frozenset((tie.a, tie.b))] += len(tie.evidence)
    if not pairs:
        return []
    pair, most = max(pairs.items(), key=lambda one: (one[1], sorted(one[0])))
    # A skirmish between factions, told of once or twice, is not what a war of states is about.
    if sum(weights.values()) >= most:
        return [party for party, _ in weights.most_common()]
    return sorted(pair, key=lambda party: party == theatre)


def _fight_each_other(tie: Tie, foes: list[Tie]) -> bool:
    fights = sum(len(one.evidence) for one in foes if {one.a, one.b} == {tie.a, tie.b})
    return fights > len(tie.evidence)


def _label(party: str, entities: dict[str, Entity], articles: Sequence[Article]) -> Label:
    """What a party is called: in Arabic as the articles do most."""
    entity = entities.get(party)
    if entity is None:
        return Label(en=party.replace("-", " ").title())
    forms = Counter(
        mention.span.quote.strip("«»“”\"'،.:؛() \n")
        for _, findings in articles
        for one in findings.entities
        if one.id == party
        for mention in one.mentions
        if mention.how in ("codebook", "composed")
    )
    named = forms.most_common(1)
    return Label(ar=named[0][0] if named else next(iter(entity.forms), ""), en=entity.en)


def _find_theatre(articles: Sequence[Article], entities: dict[str, Entity], counts: Counter[str]) -> str:
    """The state where most is placed: named itself, or by the places and factions that lie in it."""
    told: Counter[str] = Counter()
    for _, findings in articles:
        for event in findings.events:
            if event.place in entities:
                told[entities[event.place].state] += 2
    for id_, entity in entities.items():
        if entity.kind in ("place", "armed_group", "political_group"):
            told[entity.state] += counts[id_]
        elif entity.kind == "state":
            told[id_] += counts[id_]
    told.pop("", None)
    return told.most_common(1)[0][0] if told else ""


def _find_party(
    entity: Entity,
    theatre: str,
    entities: dict[str, Entity],
    articles: Sequence[Article],
    leaders: Mapping[str, str],
) -> str:
    if entity.kind not in _KINDS:
        return ""
    if entity.kind == "state":
        return entity.id
    if entity.state and entity.state != theatre and (entity.known or entity.state in entities):
        # A movement of another state may act for itself; what it is asked to do its state is asked too.
        return entity.state
    if entity.kind == "person":
        led = _find_led(entity.id, theatre, entities, articles)
        return led or (leaders.get(entity.id, "") if leaders.get(entity.id) in entities else "")
    for ending in _FORCES:
        base = entity.id.removesuffix(ending)
        if base != entity.id and base in entities:
            return base
    if entity.kind == "government_body" and entity.state:
        return entity.state
    whose = _find_owner(entity, entities)
    if whose:
        return whose
    return entity.id if entity.known and entity.kind in ("armed_group", "political_group") else ""


def _find_led(person: str, theatre: str, entities: dict[str, Entity], articles: Sequence[Article]) -> str:
    """The faction or government that a person leads or belongs to."""
    told: Counter[str] = Counter()
    for _, findings in articles:
        for relation in findings.relations:
            if relation.type in ("leads", "member_of") and relation.a == person and relation.b in entities:
                told[relation.b] += 1
    for body, _ in told.most_common():
        if entities[body].kind in ("armed_group", "political_group") and entities[body].known:
            return body
    return theatre if any(body == theatre or entities[body].kind == "government_body" for body in told) else ""


def _find_owner(entity: Entity, entities: dict[str, Entity]) -> str:
    """The political group after which forces are called, by a name of both in either language."""
    if entity.kind != "armed_group":
        return ""
    for other in entities.values():
        if other.kind == "political_group" and other.state == entity.state and other.known:
            names = set(other.forms)
            if any(name in form and name != form for form in entity.forms for name in names):
                return other.id
            if other.en and other.en.casefold() in entity.en.casefold():
                return other.id
    return ""


def _list_ties(
    articles: Sequence[Article], types: tuple[str, ...], *, relations: bool
) -> list[tuple[str, str, Evidence]]:
    ties = []
    for doc, findings in articles:
        for event in findings.events:
            if event.type in types and event.status in ("occurred", "ongoing", "planned"):
                ties += [
                    (actor, recipient, point_to(doc, event.anchor, event.claimed_by))
                    for actor in event.actors
                    for recipient in event.recipients
                ]
        if relations:
            ties += [
                (relation.a, relation.b, point_to(doc, relation.span))
                for relation in findings.relations
                if relation.type == "supports"
            ]
    return ties


def _tie(pairs: Iterable[tuple[str, str, Evidence]], party_of: dict[str, str]) -> list[Tie]:
    joined: dict[tuple[str, str], list[Evidence]] = {}
    for a, b, evidence in pairs:
        first, second = party_of.get(a, ""), party_of.get(b, "")
        if first and second and first != second:
            joined.setdefault((first, second), []).append(evidence)
    return [Tie(a, b, tuple(evidence)) for (a, b), evidence in sorted(joined.items(), key=lambda one: -len(one[1]))]
