"""On how many independent roots a point rests, and apart from that how many independent outlets witness it.

A root is the first speaker of a chain, or the outlet itself where nobody is quoted; an article that copies another has
the other's roots. One speaker in ten papers is one root with ten witnesses.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Literal

from tawatur.accounts.parties import Article, Parties
from tawatur.accounts.tellings import Telling
from tawatur.records.base import Record
from tawatur.records.copy import Copy
from tawatur.records.point import Contradiction, Member, Point

Verdict = Literal["one-root", "several-roots", "both-sides", "only-the-accuser", "not-by-the-holder"]

# Acts that one side does to another: told by the one they are done to alone, they are an accusation.
_HOSTILE = frozenset(("ASSAULT", "COERCE", "ACCUSE", "THREATEN", "SANCTION", "MOBILIZE"))


class Root(Record, frozen=True):
    """Who stands at the beginning: a party ("" for an outlet in its own voice), or an outlet or lone article.

    `members` are the records that rest on it, `witnesses` the columns (outlets, or articles without one) that carry it,
    copies counted once.
    """

    party: str
    outlet: str
    members: tuple[Member, ...]
    witnesses: tuple[str, ...]


class Corroboration(Record, frozen=True):
    """What a point rests on.

    `verdicts`: "one-root" or "several-roots" (independent ones); "both-sides" where both the doer's and the other side
    tell it; "only-the-accuser" where those alone tell an act who are not its doer's side and name him;
    "not-by-the-holder" where a position is told by others alone. `denied_by` are parties that deny it. `witnesses` are
    the independent columns that carry it from whatever root.
    """

    point: str
    roots: tuple[Root, ...]
    verdicts: tuple[Verdict, ...]
    denied_by: tuple[str, ...] = ()
    witnesses: tuple[str, ...] = ()


class Witnesses:
    """The articles of a story as columns, and which of them depend on each other.

    Two depend on each other where one copies the other or they share a run of 12 words outside quotations, where one
    names the other's outlet as its channel, or where both name one channel for the same words.
    """

    def __init__(self, articles: Sequence[Article], copies: Iterable[Copy] = ()) -> None:
        self.columns: dict[str, str] = {doc.key: doc.outlet or doc.key for doc, _ in articles}
        self.names: dict[str, str] = {doc.outlet or doc.key: doc.outlet or doc.name for doc, _ in articles}
        self.lone = frozenset(doc.key for doc, _ in articles if not doc.outlet)
        self._first: dict[str, str] = {}
        self._shares: set[frozenset[str]] = set()
        for copy in copies:
            self._shares.add(frozenset((copy.a, copy.b)))
            if copy.kind == "whole":
                self._first.setdefault(copy.b, copy.a)

    def first(self, article: str) -> str:
        """The article that an article copies in whole, itself where it copies none."""
        seen = {article}
        while (up := self._first.get(article, article)) not in seen:
            seen.add(up)
            article = up
        return article

    def depend(self, a: str, b: str) -> bool:
        """Whether two articles are not independent by the words that they share."""
        return self.first(a) == self.first(b) or frozenset((a, b)) in self._shares

    def independent(self, members: Sequence[Telling], parties: Parties) -> list[str]:
        """Columns that carry some records, those that depend on an earlier one left out."""
        kept: list[Telling] = []
        columns: dict[str, None] = {}
        order = {article: at for at, article in enumerate(self.columns)}

        def place(telling: Telling) -> tuple[str, bool, int]:
            key = telling.article
            return telling.published or "9", self.first(key) != key, order[key]

        for one in sorted(members, key=place):
            if any(self.depend(one.article, other.article) or _channel(one, other, parties, self) for other in kept):
                continue
            kept.append(one)
            columns[self.columns[one.article]] = None
        return list(columns)


def _channel(a: Telling, b: Telling, parties: Parties, witnesses: Witnesses) -> bool:
    """Whether two records of two outlets name one channel, or one names the other's outlet."""
    if witnesses.columns[a.article] == witnesses.columns[b.article]:
        return False
    if frozenset(a.chain) & frozenset(b.chain) - {""}:
        return True
    outlets = {witnesses.names[witnesses.columns[one.article]] for one in (a, b)}
    return any(parties.name(hop) in outlets for hop in (*a.chain, *b.chain))


def corroborate(
    point: Point,
    by_member: Mapping[Member, Telling],
    parties: Parties,
    witnesses: Witnesses,
    contradictions: Sequence[Contradiction] = (),
) -> Corroboration:
    """What a point rests on.

    Args:
        point: the point.
        by_member: every record of the story.
        parties: who is one, and who is on one side.
        witnesses: the columns and how they depend on each other.
        contradictions: those of the story; denials of members of this point are told.

    Returns:
        The roots, the one with most witnesses first, and the verdicts.
    """
    members = [by_member[member] for member in point.members]
    articles = {telling.article for telling in members}
    statements = [one for one in by_member.values() if one.kind == "statement" and one.article in articles]
    roots: dict[tuple[str, str], list[Telling]] = {}
    for telling in members:
        roots.setdefault(_root_of(telling, statements, witnesses), []).append(telling)
    made = [
        Root(
            party=party,
            outlet=outlet,
            members=tuple(telling.member for telling in told),
            witnesses=tuple(witnesses.independent(told, parties)),
        )
        for (party, outlet), told in roots.items()
    ]
    made.sort(key=lambda root: (-len(root.witnesses), root.party == "", root.members[0].document))
    denied = dict.fromkeys(
        party
        for one in contradictions
        if one.kind == "whether" and one.reason == "denied"
        for denial, told in ((one.a, one.b), (one.b, one.a))
        if told in point.members and (by_member[denial].sort == "deny" or by_member[denial].status == "denied")
        for party in sorted(by_member[denial].who if by_member[denial].sort == "deny" else {by_member[denial].by})
        if party
    )
    return Corroboration(
        point=point.id,
        roots=tuple(made),
        verdicts=tuple(_judge(made, members, parties, witnesses)),
        denied_by=tuple(denied),
        witnesses=tuple(witnesses.independent(members, parties)),
    )


def _root_of(telling: Telling, statements: Sequence[Telling], witnesses: Witnesses) -> tuple[str, str]:
    """(party, outlet) at the beginning of a record's chain."""
    if telling.by:
        return telling.by, ""
    if telling.kind == "provision":  # whoever's words hold it gives it
        holding = [
            other
            for other in statements
            if other.article == telling.article
            and other.by
            and other.span.start <= telling.span.start
            and telling.span.end <= other.span.end
        ]
        if holding:
            return min(holding, key=lambda other: other.span.end - other.span.start).by, ""
    return "", witnesses.columns[witnesses.first(telling.article)]


def _judge(
    roots: Sequence[Root], members: Sequence[Telling], parties: Parties, witnesses: Witnesses
) -> Iterable[Verdict]:
    apart = _independent_roots(roots, parties, witnesses)
    yield "several-roots" if apart > 1 else "one-root"
    tellers = [root.party for root in roots if root.party]
    outlets = any(root.outlet for root in roots)
    who = frozenset(party for telling in members for party in telling.who)
    whom = frozenset(party for telling in members for party in telling.whom) - who
    own = any(parties.related(teller, party) for teller in tellers for party in who)
    theirs = any(parties.related(teller, party) for teller in tellers for party in whom)
    if own and theirs:
        yield "both-sides"
    kinds = {telling.kind for telling in members}
    if "position" in kinds and tellers and not own and not outlets:
        yield "not-by-the-holder"
    hostile = any(telling.kind == "event" and telling.sort in _HOSTILE for telling in members)
    accused = any(telling.kind == "statement" and telling.sort == "accuse" for telling in members)
    if tellers and not outlets and not own and (hostile or accused) and (theirs or accused):
        yield "only-the-accuser"


def _independent_roots(roots: Sequence[Root], parties: Parties, witnesses: Witnesses) -> int:
    """Roots, those counted once that are one side or whose articles depend on each other."""
    groups = [{at} for at in range(len(roots))]
    for at, place in combinations(range(len(roots)), 2):
        a, b = roots[at], roots[place]
        if a.party and b.party:
            one = parties.related(a.party, b.party)
        elif a.outlet and b.outlet:
            one = any(witnesses.depend(x.document, y.document) for x in a.members for y in b.members)
        else:
            one = {x.document for x in a.members} == {y.document for y in b.members}
        if one:
            first = next(group for group in groups if at in group)
            second = next(group for group in groups if place in group)
            if first is not second:
                first |= second
                groups.remove(second)
    return len(groups)
