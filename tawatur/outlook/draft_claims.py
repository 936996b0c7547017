"""What positions, relations and events say of acts: who wants which act of whom done or left undone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from tawatur.codebook.acts import Act, Acts
from tawatur.outlook.draft_acts import SELF, ActReader, ToldAct
from tawatur.outlook.draft_parties import Article, Cast, point_to
from tawatur.outlook.model import Evidence, Standing
from tawatur.records.event import Event
from tawatur.records.position import Position

# An act and the party that it lies with.
Key = tuple[str, str]
Relay = Literal["own", "asked", "line", "threat", "condition"]

_OWN = ("commitment", "offer", "refusal")
_AGAINST = ("refusal", "opposition", "concern", "red_line")
# Events as acts, where they tell what a party could do rather than what it did long ago.
_EVENTS = {"ASSAULT": "attack", "MOBILIZE": "intervene", "AID": "support", "RETREAT": "withdraw"}
_MILITARY = ("military", "arms", "troops", "mercenaries", "unspecified", "")


@dataclass(frozen=True, slots=True)
class Claim:
    """`holder` wants `key` done (`wanted`) or not; `cause` is what it is tied to, with whether that is done.

    `sort`: "own" of its own act, "asked" of another's, "line" a red line, "threat" its act where the cause comes about,
    "condition" only where the cause does.
    """

    holder: str
    key: Key
    wanted: bool
    sort: Relay
    standing: Standing
    evidence: tuple[Evidence, ...]
    cause: tuple[Key, bool] | None = None


def list_backing(
    articles: Sequence[Article], acts: Acts, party_of: Mapping[str, str]
) -> Iterator[tuple[str, str, Evidence]]:
    """Who supports whom by the words of positions: (backer's entity, client's entity, words)."""
    for doc, findings in articles:
        reader = ActReader(doc, findings, acts, party_of)
        for position in findings.positions:
            for told in reader.read(position.matter):
                if told.act.sort == "backing" and told.objects:
                    backer = position.holder if told.actor in ("", SELF) else told.actor
                    yield backer, told.objects[0], point_to(doc, position.matter, position.by)


def list_claims(articles: Sequence[Article], acts: Acts, cast: Cast) -> Iterator[Claim]:
    """All claims of the positions and relations of some articles."""
    for doc, findings in articles:
        reader = ActReader(doc, findings, acts, cast.party_of)
        for position in findings.positions:
            holder = cast.party_of.get(position.holder, "")
            if holder and holder != cast.theatre:
                evidence = point_to(doc, position.matter, position.by)
                yield from _read_position(reader, position, holder, evidence, cast, doc_condition(doc, position))
        for relation in findings.relations:
            backer, client = cast.party_of.get(relation.a, ""), cast.party_of.get(relation.b, "")
            if relation.type == "supports" and relation.means in _MILITARY and cast.client(backer) == client != backer:
                words = (point_to(doc, relation.span),)
                yield Claim(backer, ("support", backer), True, "own", "claimed", words)
                yield Claim(client, ("support", backer), True, "asked", "claimed", words)


def doc_condition(doc: object, position: Position) -> tuple[Evidence, ...]:
    """The words of a position's condition as evidence."""
    if position.condition is None:
        return ()
    return (point_to(doc, position.condition, position.by),)  # type: ignore[arg-type]


def list_events(articles: Sequence[Article], cast: Cast) -> Iterator[tuple[Key, Evidence]]:
    """What parties do, plan or might do, as grounds for an option that positions name."""
    for doc, findings in articles:
        for event in findings.events:
            act = _EVENTS.get(event.type)
            if act and event.status != "denied":
                yield from (
                    ((act, party), point_to(doc, event.anchor, event.claimed_by)) for party in _actors(event, cast)
                )


def _actors(event: Event, cast: Cast) -> list[str]:
    return sorted({cast.party_of[actor] for actor in event.actors if actor in cast.party_of})


def _read_position(
    reader: ActReader,
    position: Position,
    holder: str,
    evidence: Evidence,
    cast: Cast,
    condition: tuple[Evidence, ...],
) -> Iterator[Claim]:
    standing: Standing = "asserted" if position.by and cast.party_of.get(position.by) == holder else "claimed"
    causes = []
    if position.condition is not None:
        for told in reader.read(position.condition):
            done = not (told.turned ^ told.denied)
            causes += [(key, done) for key in _find_keys(told, holder, position, cast, cause=True, wanted=done)]
    restricted = "إلا" in position.matter.quote.split()  # except
    for told in reader.read(position.matter):
        own = position.stance in _OWN
        wanted = _is_wanted(position, told, restricted)
        for key in _find_keys(told, holder, position, cast, cause=False, wanted=wanted):
            who = holder
            mine = standing
            if causes and told.near and key[1] != holder and position.stance == "demand" and told.act.sort == "harm":
                # What another threatens in somebody's telling is that other's threat.
                who, mine = key[1], "claimed"
            if position.condition is not None and position.stance == "condition":
                for cause in causes:
                    yield Claim(who, key, True, "condition", mine, (evidence, *condition), cause)
            elif causes and (own or who != holder) and wanted:
                for cause in causes:
                    yield Claim(who, key, True, "threat", mine, (evidence, *condition), cause)
            elif restricted and position.stance == "refusal":
                continue  # "will not … except …": the exception is for a person to word
            elif position.stance == "red_line" and key[1] != who:
                yield Claim(who, key, False, "line", mine, (evidence,))
            else:
                yield Claim(who, key, wanted, "own" if key[1] == who else "asked", mine, (evidence,))
    if position.stance == "red_line" and not any(True for _ in reader.read(position.matter)):
        # Whatever it is drawn around («المدينة خط أحمر»: the town is a red line), it is drawn against an attack.
        client = cast.client(holder)
        for enemy in cast.enemies(client) if client else cast.fighters:
            yield Claim(holder, ("attack", enemy), False, "line", "assumed", (evidence,))
    if position.stance == "condition":
        for key, done in causes:
            if key[1] != holder:
                yield Claim(holder, key, done, "asked", standing, condition or (evidence,))


def _is_wanted(position: Position, told: ToldAct, restricted: bool) -> bool:
    against = position.stance in _AGAINST and told.actor != SELF
    # The particle of a refusal («لن نقبل», will not accept) is what makes it one, and does not count again.
    denied = told.denied and not against and not restricted
    return not (against ^ told.turned ^ denied)


def _find_keys(told: ToldAct, holder: str, position: Position, cast: Cast, *, cause: bool, wanted: bool) -> list[Key]:
    """The options that an act is: its doer's; where none is named the holder's, those addressed, or all fighters'."""
    act: Act = told.act
    actor = holder if told.actor == SELF else cast.party_of.get(told.actor, "")
    own = position.stance in _OWN and not cause
    if own and not told.near:
        actor = holder
    # What is granted under a condition is the holder's to grant; whom it addresses is asked for the condition.
    if not actor and position.toward and not own and (cause or position.stance != "condition"):
        actor = next((cast.party_of[one] for one in position.toward if one in cast.party_of), "")
    if actor == cast.theatre:
        actor = ""
    if act.id == "cross_line" or (act.id == "attack" and not actor):
        client = cast.client(holder)
        # A military solution is nobody's in particular; whoever is for it would bring it about himself.
        general = act.id == "attack" and len(told.span.quote.split()) > 1
        if act.id == "attack" and wanted and client:
            return [("attack", client)]
        return [("attack", one) for one in (cast.enemies(client) if client and not general else cast.fighters)]
    if act.sort == "mutual" and actor and actor not in cast.fighters:
        return []
    if act.sort == "costly" and not actor and not cause:
        return [(act.id, one) for one in cast.fighters]
    if act.sort == "mutual" and not actor:
        client = cast.client(holder)
        return (
            [(act.id, client)]
            if position.stance == "condition" and client
            else [(act.id, one) for one in cast.fighters]
        )
    if act.sort == "backing" and not actor:
        actor = holder if own or cast.client(holder) != holder else ""
        if not own and position.stance not in ("support",):
            return []
    if act.id == "attack" and actor not in cast.fighters and cast.client(actor):
        actor = cast.client(actor)  # what a backer does beside its client is the client's attack
    if not actor and cause and act.sort == "costly":
        actor = next((one for one in cast.enemies(cast.client(holder) or holder)), "")
    if act.id in ("intervene", "support") and actor in cast.fighters:
        return []
    if act.sort == "backing" and not cast.client(actor):
        return []  # support of somebody who is no fighter here
    return [(act.id, actor)] if actor else []
