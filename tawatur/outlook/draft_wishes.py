"""From claims to preference statements, and what follows from who fights and backs whom.

A claim that words of an article make comes out as asserted or claimed. What only follows from the parties' places (that
one struck would rather not be) is assumed, and rests on the words that tell of those places. Nothing else is proposed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from tawatur.codebook.acts import Acts
from tawatur.outlook.draft_claims import Claim, Key
from tawatur.outlook.draft_parties import Cast
from tawatur.outlook.model import Evidence, Standing

# Words shown for one statement; more say no more.
MOST_EVIDENCE = 6


@dataclass(frozen=True, slots=True)
class Proposal:
    """A statement for a party: `key` done or not, alone or tied to a cause by "iff" or "if"; `rule` says why."""

    holder: str
    key: Key
    wanted: bool
    rule: str
    standing: Standing
    evidence: tuple[Evidence, ...]
    cause: tuple[Key, bool] | None = None
    link: str = ""


def fold_keys(claims: Iterable[Claim], weights: Mapping[Key, int], cast: Cast) -> list[Claim]:
    """One option for a backer's support and its intervention: the one that more words tell of."""

    def fold(key: Key) -> Key:
        act, party = key
        if act in ("support", "intervene") and cast.client(party) not in ("", party):
            return max([("intervene", party), ("support", party)], key=lambda one: weights.get(one, 0))
        return key

    return [
        replace(one, key=fold(one.key), cause=(fold(one.cause[0]), one.cause[1]) if one.cause else None)
        for one in claims
    ]


def propose(claims: list[Claim], options: Mapping[Key, tuple[Evidence, ...]], acts: Acts, cast: Cast) -> list[Proposal]:
    """All statements, each party's by weight: red lines, threats, own acts, what is asked, what is assumed."""
    told = [one for one in claims if one.key in options and (one.cause is None or one.cause[0] in options)]
    found: list[Proposal] = []
    for one in told:
        link = "iff" if one.sort in ("threat", "condition") else ""
        found.append(Proposal(one.holder, one.key, one.wanted, one.sort, one.standing, one.evidence, one.cause, link))
        if one.sort == "threat" and one.cause and one.cause[0][1] != one.holder:
            found.append(
                Proposal(one.holder, one.cause[0], not one.cause[1], "threatened-for", one.standing, one.evidence)
            )
    found += _tie_lines(told, options, acts)
    found += _hand_on(told, options, acts, cast)
    found += _assume(told, options, acts, cast)
    return _merge(found)


def _tie_lines(claims: list[Claim], options: Mapping[Key, tuple[Evidence, ...]], acts: Acts) -> Iterator[Proposal]:
    """Whoever draws a red line and has means of force uses them where it is crossed."""
    for one in claims:
        if one.sort == "line":
            for key, evidence in options.items():
                if key[1] == one.holder and acts.acts[key[0]].sort == "harm":
                    yield Proposal(
                        one.holder,
                        key,
                        True,
                        "line-threat",
                        "assumed",
                        (*one.evidence, *evidence),
                        (one.key, True),
                        "iff",
                    )


def _hand_on(
    claims: list[Claim], options: Mapping[Key, tuple[Evidence, ...]], acts: Acts, cast: Cast
) -> Iterator[Proposal]:
    """What a backer asks of the other side it asks for its client; what it threatens its client counts on."""
    for one in claims:
        client = cast.client(one.holder)
        if not client or client == one.holder:
            continue
        foreign = one.key[1] not in cast.side(client)
        if one.sort in ("asked", "own") and one.wanted and foreign and acts.acts[one.key[0]].sort == "costly":
            yield Proposal(client, one.key, True, "through-backer", "assumed", one.evidence)
        if one.sort == "condition" and one.key[1] == client:
            yield Proposal(client, one.key, True, "through-backer", "assumed", one.evidence, one.cause, "iff")
        if one.sort == "line":
            for key, evidence in options.items():
                if key[1] == one.holder and acts.acts[key[0]].sort == "harm":
                    words = (*one.evidence, *evidence)
                    yield Proposal(client, key, True, "counts-on-backer", "assumed", words, (one.key, True), "if")


def _assume(
    claims: list[Claim], options: Mapping[Key, tuple[Evidence, ...]], acts: Acts, cast: Cast
) -> Iterator[Proposal]:
    offered = {(one.holder, one.key) for one in claims if one.key[1] == one.holder}
    lines = {(cast.client(one.holder), one.holder) for one in claims if one.sort == "line"}
    for key, evidence in options.items():
        act, owner = acts.acts[key[0]], key[1]
        client = cast.client(owner)
        if act.sort in ("harm", "backing") and client:
            for enemy in cast.enemies(client):
                for party in cast.side(enemy):
                    yield Proposal(party, key, False, "struck", "assumed", evidence)
            if owner != client and (client, owner) not in lines:
                yield Proposal(client, key, True, "backed", "assumed", evidence)
        if act.sort == "costly" and (owner, key) not in offered:
            yield Proposal(owner, key, False, "costly", "assumed", evidence)
            if client and client != owner:
                # Its forces stand there for its client.
                yield Proposal(client, key, False, "backed", "assumed", evidence)


_ORDER = (
    "line",
    "line-threat",
    "threatened-for",
    "own",
    "threat",
    "condition",
    "asked",
    "through-backer",
    "struck",
    "costly",
    "backed",
    "counts-on-backer",
)


def _merge(proposals: list[Proposal]) -> list[Proposal]:
    """Equal statements become one with all their evidence; of opposite ones the better grounded stays, as contested."""
    rank = {"asserted": 0, "claimed": 1, "contested": 1, "assumed": 2}
    merged: dict[tuple[str, Key, bool, tuple[Key, bool] | None], Proposal] = {}
    for one in sorted(proposals, key=lambda one: (rank[one.standing], _ORDER.index(one.rule))):
        place = (one.holder, one.key, one.wanted, one.cause)
        if place not in merged:
            merged[place] = one
        elif one.standing != "assumed" or merged[place].standing == "assumed":
            kept = merged[place]
            merged[place] = replace(kept, evidence=tuple(dict.fromkeys((*kept.evidence, *one.evidence))))
    result = []
    for (holder, key, wanted, cause), one in merged.items():
        opposite = merged.get((holder, key, not wanted, cause))
        if opposite is not None and cause is None:
            if one.standing == "assumed":
                continue
            if opposite.standing != "assumed":
                if len(opposite.evidence) > len(one.evidence) or (
                    len(opposite.evidence) == len(one.evidence) and not wanted
                ):
                    continue
                one = replace(one, standing="contested", evidence=(*one.evidence, *opposite.evidence))
        result.append(replace(one, evidence=one.evidence[:MOST_EVIDENCE]))
    return sorted(result, key=lambda one: (one.holder, _ORDER.index(one.rule), rank[one.standing], -len(one.evidence)))
