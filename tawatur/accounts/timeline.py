"""Over time: a story, an actor's position on a matter, what became of words given, who held which place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

from tawatur.accounts.parties import Article, Parties
from tawatur.accounts.point_features import AGAINST, NEGATED
from tawatur.accounts.tellings import Telling
from tawatur.codebook.matters import MatterBook
from tawatur.records.base import Record
from tawatur.records.point import Member, Point
from tawatur.records.span import Span

Outcome = Literal["open", "kept", "broken", "claimed-broken", "disputed"]

# A commitment, offer or announced act is followed for this long; what comes later answers something else.
_FOLLOWED = timedelta(days=120)
# Acts that keep and that break a word given on a matter.
_KEEPS = {
    "ceasefire": ("CONCEDE", "RETREAT"),
    "withdrawal": ("RETREAT",),
    "prisoners": ("RETREAT",),
    "talks": ("CONSULT",),
    "signing": ("AGREE",),
    "aid-access": ("AID", "RETREAT"),
    "cooperation": ("CONSULT", "COOPERATE"),
}
_BREAKS = {
    "ceasefire": ("ASSAULT",),
    "de-escalation": ("ASSAULT",),
    "no-military-solution": ("ASSAULT",),
    "talks": ("REJECT",),
    "signing": ("REJECT",),
    "aid-access": ("COERCE",),
}


class Moment(Record, frozen=True):
    """Something on a time line: an act, told by `members`, on the `day` that they resolve it to (as precise as told).

    `told` says that the day is that of the article, since the act has none of its own.
    """

    day: str
    members: tuple[Member, ...]
    sort: str
    status: str
    told: bool = False


class Stand(Record, frozen=True):
    """A position at a time; `change` from the one before: another direction ("changed") or stance ("shifted")."""

    day: str
    member: Member
    stance: str
    matter: str
    by: str
    change: Literal["", "same", "shifted", "changed"] = ""


class FollowUp(Record, frozen=True):
    """What became of a word given: a commitment, an offer, an announced act or a truce.

    "kept" and "broken" where a later record of a party in its own voice or the outlet's says so; "claimed-broken"
    where only others claim the breach; "disputed" where records of both kinds stand; "open" where nothing later
    answers it.
    """

    given: Member
    matter: str
    outcome: Outcome
    answers: tuple[Member, ...] = ()


class Hold(Record, frozen=True):
    """A claim that a party holds a place, from the day given or that of the article; `by` claims it ("" the outlet)."""

    place: str
    party: str
    day: str
    article: str
    span: Span
    by: str = ""
    taken: bool = False


def draw_up_timeline(points: Sequence[Point], by_member: dict[Member, Telling]) -> list[Moment]:
    """All acts of a story in the order of their days, each point of it once; acts feared or asked for are left out."""
    moments = []
    for point in points:
        acts = [by_member[member] for member in point.members if member.kind == "event"]
        acts = [act for act in acts if act.status != "hypothetical"]
        if not acts:
            continue
        dated = max(acts, key=lambda act: len(act.date))
        statuses = [act.status for act in acts]
        moments.append(
            Moment(
                day=dated.date or min(act.published for act in acts),
                members=tuple(act.member for act in acts),
                sort=dated.sort,
                status="denied" if "denied" in statuses else statuses[0],
                told=not dated.date,
            )
        )
    return sorted(moments, key=lambda moment: (moment.day, moment.members[0].document, moment.members[0].span))


def follow_positions(tellings: Sequence[Telling], parties: Parties) -> dict[tuple[str, str], list[Stand]]:
    """Each party's positions on each matter in the order of the days on which they were told, with the changes.

    Returns:
        (party, matter) to its stands; a position on several matters stands under each.
    """
    stands: dict[tuple[str, str], list[Stand]] = {}
    wills = [one for one in tellings if one.kind == "position"]
    for one in sorted(wills, key=lambda one: (one.published, one.article, one.index)):
        for party in sorted(one.who):
            for matter in sorted(one.matters):
                line = stands.setdefault((party, matter), [])
                line.append(
                    Stand(
                        day=one.published,
                        member=one.member,
                        stance=one.sort,
                        matter=matter,
                        by=one.by,
                        change=_change(line, one, matter),
                    )
                )
    return stands


def _change(line: Sequence[Stand], one: Telling, matter: str) -> Literal["", "same", "shifted", "changed"]:
    if not line:
        return ""
    before = line[-1].stance
    if matter not in NEGATED and (before in AGAINST) != (one.sort in AGAINST):
        return "changed"
    return "same" if before == one.sort else "shifted"


def follow_up(tellings: Sequence[Telling], parties: Parties, book: MatterBook) -> list[FollowUp]:
    """What became of commitments, offers, announced acts and truces.

    Args:
        tellings: all records of the articles.
        parties: who is one, and who is on one side.
        book: the table of matters.

    Returns:
        One follow-up for each word given, by the day on which it was told; of those in the same words the first.
    """
    acts = [one for one in tellings if one.kind == "event" and one.status in ("occurred", "ongoing")]
    given = [
        one
        for one in tellings
        if (one.kind == "position" and one.sort in ("commitment", "offer") and one.matters & _KEEPS.keys())
        or (one.kind == "event" and one.status == "planned" and one.sort not in ("ASSAULT", "MOBILIZE"))
        or (one.kind == "event" and one.sort in ("CONCEDE", "AGREE") and "ceasefire" in book.find_matters(one.words))
    ]
    found: dict[tuple[str, frozenset[str], str], FollowUp] = {}
    for one in sorted(given, key=lambda one: (one.published, one.article, one.index)):
        matters = one.matters or book.find_matters(one.words)
        keeps = {sort for matter in matters for sort in _KEEPS.get(matter, ())}
        if one.kind == "event":
            keeps = {one.sort} if one.status == "planned" else set()
        breaks = {sort for matter in matters for sort in _BREAKS.get(matter, ())}
        later = [act for act in acts if act is not one and _answers(one, act, parties)]
        kept = [act for act in later if act.sort in keeps and _by_all(one, act, parties)]
        broken = [act for act in later if act.sort in breaks]
        key = (next(iter(sorted(matters)), ""), one.who, one.kind)
        found.setdefault(
            key,
            FollowUp(
                given=one.member,
                matter=key[0],
                outcome=_judge(kept, broken, one, parties),
                answers=tuple(act.member for act in (*kept, *broken)),
            ),
        )
    return list(found.values())


def _answers(given: Telling, act: Telling, parties: Parties) -> bool:
    """Whether an act is later than a word given, by somebody of its side."""
    if not given.who or not any(parties.related(one, other) for one in given.who for other in act.who):
        return False
    start, end = _day(given.date) or _day(given.published), _day(act.date) or _day(act.published)
    if start is None or end is None or not act.date:
        return False
    return start < end <= start + _FOLLOWED


def _by_all(given: Telling, act: Telling, parties: Parties) -> bool:
    return all(any(parties.related(one, other) for other in (*act.who, *act.whom)) for one in given.who)


def _judge(kept: Sequence[Telling], broken: Sequence[Telling], given: Telling, parties: Parties) -> Outcome:
    if kept and broken:
        return "disputed"
    if kept:
        return "kept"
    if not broken:
        return "open"
    plain = any(not act.by or any(parties.related(act.by, one) for one in given.who) for act in broken)
    return "broken" if plain else "claimed-broken"


def trace_control(articles: Sequence[Article], tellings: Sequence[Telling], parties: Parties) -> list[Hold]:
    """Who is said to hold which place, and who is said to have taken it, in the order of the days.

    From relations of control, and from attacks that their words tell as a taking.
    """
    holds = []
    for doc, findings in articles:
        day = doc.published[:10]
        for relation in findings.relations:
            if relation.type == "controls":
                holds.append(
                    Hold(
                        place=parties.find(doc.key, relation.b),
                        party=parties.find(doc.key, relation.a),
                        day=relation.since or day,
                        article=doc.key,
                        span=relation.span,
                        by=_teller(tellings, doc.key, relation.span),
                    )
                )
    spans = {(hold.article, hold.place, hold.party) for hold in holds}
    for one in tellings:
        if one.kind != "event" or one.sort != "ASSAULT" or not one.place or one.status != "occurred":
            continue
        if not any(stem in one.span.quote for stem in _TAKING_STEMS):
            continue
        for party in sorted(one.who):
            if (one.article, one.place, party) not in spans:
                holds.append(
                    Hold(
                        place=one.place,
                        party=party,
                        day=one.date or one.published,
                        article=one.article,
                        span=one.span,
                        by=one.by,
                        taken=True,
                    )
                )
    return sorted(holds, key=lambda hold: (hold.place, hold.day, hold.article, hold.span))


# Stems of taking: سيطر "took control", استعاد "retook", استول "seized", حرر "liberated", سقط "fell", انتزع "wrested".
_TAKING_STEMS = ("سيطر", "استعاد", "استول", "حرر", "تحرير", "سقط", "سقوط", "انتزع", "السيطرة")


def _teller(tellings: Sequence[Telling], article: str, span: Span) -> str:
    """The speaker of the shortest statement that holds some words, "" where the outlet tells them itself."""
    holding = [
        one
        for one in tellings
        if one.article == article
        and one.kind == "statement"
        and one.span.start <= span.start
        and span.end <= one.span.end
    ]
    return min(holding, key=lambda one: one.span.end - one.span.start).by if holding else ""


def _day(text: str) -> date | None:
    """The first day that an ISO date of any precision means."""
    parts = text[:10].split("-")
    try:
        return date(int(parts[0]), int(parts[1]) if len(parts) > 1 else 1, int(parts[2]) if len(parts) > 2 else 1)
    except (ValueError, IndexError):
        return None
