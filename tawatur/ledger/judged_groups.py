"""Stories and points as people have them: what they merged and split, laid over what was joined."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from tawatur.ledger.anchors import KINDS, SAME_WORDS, list_records, overlap, place_span
from tawatur.ledger.judging import read_told
from tawatur.ledger.regroup import regroup
from tawatur.records.document import Document
from tawatur.records.findings import Findings
from tawatur.records.judgement import Anchor, Judgement
from tawatur.records.point import Link, Member, Point
from tawatur.records.story import Account, Story

STORY, POINT = "story", "point"


def judge_stories(
    stories: Sequence[Story], judgements: Sequence[Judgement], titles: Mapping[str, str]
) -> tuple[tuple[Story, ...], dict[str, str]]:
    """Stories with all merges and splits in force done, in their order; and what went over into what.

    Args:
        stories: as they were joined, all of them.
        judgements: all that were ever made.
        titles: the headlines of articles by key, for stories that were split off.
    """
    accounts = {account.document: account for story in stories for account in story.accounts}
    groups = {story.id: [account.document for account in story.accounts] for story in stories}
    regrouped, gone = regroup(groups, judgements, STORY, lambda anchor: anchor.article)
    known = {story.id: story for story in stories}
    judged = [
        known[id_]
        if id_ in known and groups[id_] == members
        else make_story(id_, known.get(id_), [accounts[key] for key in members], titles)
        for id_, members in regrouped.items()
    ]
    return tuple(sorted(judged, key=lambda story: (story.first, story.id))), gone


def make_story(id_: str, old: Story | None, accounts: Iterable[Account], titles: Mapping[str, str]) -> Story:
    """A story of these accounts; a copy whose root is elsewhere is none any more here."""
    ordered = sorted(accounts, key=lambda one: (one.published, one.document))
    here = {one.document for one in ordered}
    told = tuple(one if one.root_of in here else replace(one, root_of="") for one in ordered)
    return Story(
        id=id_,
        accounts=told,
        first=min((one.published for one in told if one.published), default=""),
        last=max((one.published for one in told), default=""),
        title=old.title if old is not None else titles.get(told[0].document, ""),
    )


def judge_points(
    points: Sequence[Point], judgements: Sequence[Judgement], articles: Mapping[str, tuple[Document, Findings]]
) -> list[Point]:
    """Points with all merges and splits in force done; links stay where both their records do.

    Args:
        points: as records were linked.
        judgements: all that were ever made.
        articles: those that the points are of, by key.
    """
    if not any(one.kind == POINT for one in judgements):
        return list(points)
    members: dict[tuple[str, str], list[Member]] = {}
    for member in (member for point in points for member in point.members):
        members.setdefault((member.document, member.kind), []).append(member)

    def find(anchor: Anchor) -> Member | None:
        if anchor.article not in articles or anchor.span is None:
            return None
        doc, findings = articles[anchor.article]
        span = place_span(doc.text, anchor.span)
        was = read_told(doc, anchor.kind, anchor.told)
        records = list_records(findings, anchor.kind)
        best, most = None, SAME_WORDS
        for member in members.get((anchor.article, anchor.kind), ()) if span is not None else ():
            fit = overlap(member.span, span) if span is not None else 0.0
            if fit < most or member.index >= len(records) or was is None:
                continue
            record = records[member.index]
            if all(getattr(record, name) == getattr(was, name) for name in KINDS[anchor.kind].unique):
                best, most = member, fit
        return best

    groups = {point.id: list(point.members) for point in points}
    regrouped, _ = regroup(groups, judgements, POINT, find)
    links = {id(link): link for point in points for link in point.links}
    group_of = {member: id_ for id_, several in regrouped.items() for member in several}
    kept: dict[str, list[Link]] = {}
    for link in links.values():
        if group_of.get(link.a) == group_of.get(link.b):
            kept.setdefault(group_of[link.a], []).append(link)
    known = {point.id: point for point in points}
    return [
        known[id_]
        if id_ in known and groups[id_] == several
        else Point(id=id_, members=tuple(several), links=tuple(kept.get(id_, ())))
        for id_, several in regrouped.items()
    ]
