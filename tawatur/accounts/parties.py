"""Who is one, and who stands on one side, across the articles of a story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from tawatur.accounts.naming import NO_NAMES, write_form
from tawatur.arabic.fold import fold_key
from tawatur.codebook.items import DemonymItem, NameItem
from tawatur.codebook.load import Codebook
from tawatur.records.document import Document
from tawatur.records.entity import Entity
from tawatur.records.findings import Findings

Article = tuple[Document, Findings]

# Words of an unnamed collective that means the parties of a conflict, whoever they are: «أطراف النزاع», «جميع الأطراف».
_PARTIES = ("اطراف", "الاطراف")
# A form shorter than this, folded, says too little of who is meant ("the army" is somebody else in each state).
_LONG_FORM = 5
PARTIES = "the-parties"


class Parties:
    """Entities of several articles as parties: who is the same, and who belongs with whom.

    A party is a string; two records name one party where their strings are equal. `same` links entities by the
    ledger's identities where these are given, else by codebook id, English name, or a full form that both articles
    use. People without a name are nobody across articles, but for the parties of a conflict as a whole.
    """

    def __init__(
        self,
        articles: Sequence[Article],
        codebook: Codebook | None = None,
        identities: Mapping[tuple[str, str], str] | None = None,
    ) -> None:
        self._up: dict[str, str] = {}
        self.entities: dict[str, Entity] = {}  # the entity with most mentions of each party
        self._ids: dict[tuple[str, str], str] = {}
        self._related: dict[str, set[str]] = {}
        self._gather(articles, identities or {})
        self._relate(articles, codebook)
        self._names = self._choose_names(articles, codebook)

    def find(self, article: str, entity: str) -> str:
        """The party that an entity of an article is; "" for nobody."""
        node = self._ids.get((article, entity))
        return self._root(node) if node is not None else ""

    def find_all(self, article: str, entities: Iterable[str]) -> frozenset[str]:
        """The parties that these entities are."""
        return frozenset(self.find(article, entity) for entity in entities) - {""}

    def related(self, a: str, b: str) -> bool:
        """Whether two parties are one side of a matter: a state and its minister, an army and its commander.

        Two bodies with one head are one side too; two ministers of one state are not.
        """
        if a == b or b in self._related.get(a, ()):
            return True
        shared = self._related.get(a, set()) & self._related.get(b, set())
        return any(self.entities[one].kind == "person" for one in shared)

    def side(self, party: str) -> frozenset[str]:
        """A party with all that are one side with it."""
        return frozenset({party} | self._related.get(party, set()))

    def name(self, party: str, lang: str = "ar") -> str:
        """What to call a party."""
        entity = self.entities.get(party)
        if entity is None:
            return party
        if lang == "en" and entity.en:
            return entity.en
        return self._names.get(party) or (entity.forms[0] if entity.forms else entity.en or entity.id)

    def _choose_names(self, articles: Sequence[Article], codebook: Codebook | None) -> dict[str, str]:
        """The name of each party that articles use most; of a person the fullest, of a state its own."""
        used: dict[str, Counter[str]] = {}
        for doc, findings in articles:
            for entity in findings.entities:
                counts = used.setdefault(self.find(doc.key, entity.id), Counter())
                for mention in entity.mentions:
                    if mention.how not in (*NO_NAMES, "role"):
                        counts[write_form(mention)] += 1
        states = {row["id"]: row["names"][0] for row in codebook.data["states"]} if codebook is not None else {}
        names = {}
        for party, counts in used.items():
            entity = self.entities[party]
            if entity.kind == "state" and entity.id in states:
                names[party] = str(states[entity.id])
            elif counts:
                person = entity.kind == "person"
                names[party] = max(counts, key=lambda form: (person and " " in form, counts[form], form))
        return names

    def _gather(self, articles: Sequence[Article], identities: Mapping[tuple[str, str], str]) -> None:
        count: dict[str, int] = {}
        chosen: list[tuple[str, Entity]] = []
        for doc, findings in articles:
            for entity in findings.entities:
                node = f"{doc.key}/{entity.id}"
                self._ids[doc.key, entity.id] = node
                chosen.append((node, entity))
                for handle in _handles(doc.key, entity, identities):
                    self._join(node, handle)
        for node, entity in chosen:
            root = self._root(node)
            weight = len(entity.mentions) + 1000 * entity.known
            if weight > count.get(root, -1):
                count[root] = weight
                self.entities[root] = entity

    def _relate(self, articles: Sequence[Article], codebook: Codebook | None) -> None:
        by_id = {entity.id: root for root, entity in self.entities.items() if entity.known}
        for doc, findings in articles:
            for relation in findings.relations:
                if relation.type in ("leads", "member_of"):
                    self._tie(self.find(doc.key, relation.a), self.find(doc.key, relation.b))
        states = {entity.en.casefold(): root for root, entity in self.entities.items() if entity.kind == "state"}
        for root, entity in self.entities.items():
            if entity.kind in ("person", "government_body", "armed_group"):
                for state in _home_states(entity, codebook):
                    known = codebook.entries.get(state) if codebook is not None else None
                    self._tie(root, by_id.get(state) or states.get(known.en.casefold() if known else "", ""))
            if codebook is not None and entity.id in codebook.entries:
                leader = codebook.entries[entity.id].leader
                if leader in by_id:
                    self._tie(root, by_id[leader])
            if entity.kind in ("armed_group", "people"):
                self._tie_to_names(root, entity)

    def _tie_to_names(self, root: str, entity: Entity) -> None:
        """A force that is told by its leader's or its government's name belongs with that leader or government."""
        keys = [set(fold_key(form).split()[1:]) for form in entity.forms]
        for other, one in self.entities.items():
            if other != root and one.kind in ("person", "political_group", "government_body", "armed_group"):
                for form in one.forms:
                    words = fold_key(form).split()
                    last = words[-1] if words else ""
                    if one.kind != "person" and len(words) < 2:
                        continue
                    if len(last) > 2 and any((set(words) if one.kind != "person" else {last}) <= key for key in keys):
                        self._tie(root, other)
                        break

    def _tie(self, a: str, b: str) -> None:
        if a and b and a != b and not {self.entities[a].kind, self.entities[b].kind} <= {"state", "igo"}:
            self._related.setdefault(a, set()).add(b)
            self._related.setdefault(b, set()).add(a)

    def _root(self, node: str) -> str:
        while (up := self._up.get(node, node)) != node:
            self._up[node] = self._up.get(up, up)
            node = up
        return node

    def _join(self, a: str, b: str) -> None:
        a, b = self._root(a), self._root(b)
        if a != b:
            first, second = sorted((a, b))
            self._up[second] = first


def _home_states(entity: Entity, codebook: Codebook | None) -> Iterable[str]:
    """Ids of the states that an entity belongs to: its own, or, of a body or an office, those in its name."""
    if entity.state:
        yield entity.state
        return
    if codebook is None or entity.kind == "armed_group":
        return
    told = [role.span.quote for role in entity.roles] if entity.kind == "person" else list(entity.forms)
    for words in told:
        keys = fold_key(words).split()
        for at in range(len(keys)):
            for hit in codebook.names.find(keys, at, len(keys)):
                for item in hit.items:
                    if isinstance(item, DemonymItem):
                        yield item.state
                    elif isinstance(item, NameItem) and at and codebook.entries[item.id].kind == "state":
                        yield item.id


def _handles(article: str, entity: Entity, identities: Mapping[tuple[str, str], str]) -> Iterable[str]:
    """What makes this entity one with those of other articles."""
    if entity.kind == "people":
        if any(word in _PARTIES for form in entity.forms for word in fold_key(form).split()):
            yield PARTIES
        return
    identity = identities.get((article, entity.id))
    if identity is not None:
        yield f"identity:{identity}"
    if entity.known:
        yield f"id:{entity.id}"
    if entity.en and " " in entity.en and not entity.known:
        yield f"en:{entity.kind}:{entity.en.casefold()}"
    if not entity.known and identity is None:
        for form in entity.forms:
            key = fold_key(form)
            if len(key) >= _LONG_FORM and " " in key:
                yield f"form:{entity.kind}:{key}"
