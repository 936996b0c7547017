"""Groups that people merged and split: identities of entities, stories of articles, points of records.

A group is known by its members, and a judgement names members by their words. So what is said here holds for any kind
of group, and for groups that are made anew from the findings each time.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from tawatur.ledger.judging import keep_in_force
from tawatur.records.judgement import Anchor, Judgement

Member = TypeVar("Member", bound=Hashable)


def regroup(
    groups: Mapping[str, Sequence[Member]],
    judgements: Sequence[Judgement],
    kind: str,
    find: Callable[[Anchor], Member | None],
) -> tuple[dict[str, list[Member]], dict[str, str]]:
    """Groups as people have them.

    A split takes the members on all sides but the first out of the group of the first, into one group for each side;
    a merge puts the groups of all its members into the one that the first is in. They are done in the order in which
    they were judged, so that a person's last word holds; where two people contradict each other, neither is done.

    Args:
        groups: members by the id of their group.
        judgements: all that were ever made; those of other kinds, and those taken back, are passed over.
        kind: the kind of group.
        find: the member that an anchor names, None where it is not there any more.

    Returns:
        The groups, under the ids that they had; one that was split off is called after the group and the judgement.
        And for each group that went into another, the id of that one.
    """
    members = {id_: list(several) for id_, several in groups.items()}
    group_of = {member: id_ for id_, several in members.items() for member in several}
    gone: dict[str, str] = {}
    disputed = {one.id for pair in find_conflicts(judgements, kind) for one in pair}
    for judgement in keep_in_force(judgements):
        if judgement.kind != kind or judgement.verdict not in ("merge", "split") or judgement.id in disputed:
            continue
        sides = [[member for anchor in side if (member := find(anchor)) in group_of] for side in judgement.sides]
        if judgement.verdict == "merge":
            named = [group_of[member] for side in sides for member in side if member is not None]
            merge_groups(members, group_of, gone, named)
        elif sides and sides[0]:
            split_group(members, group_of, sides, judgement.id)
    return {id_: several for id_, several in members.items() if several}, gone


def merge_groups(
    members: dict[str, list[Member]], group_of: dict[Member, str], gone: dict[str, str], named: Iterable[str]
) -> None:
    """Put all named groups into the first of them."""
    first, *others = list(dict.fromkeys(named)) or [""]
    for other in others:
        for member in members[other]:
            group_of[member] = first
        members[first] += members.pop(other)
        gone[other] = first


def split_group(
    members: dict[str, list[Member]], group_of: dict[Member, str], sides: Sequence[Sequence[Member | None]], name: str
) -> None:
    """Take the members of all sides but the first out of the group of the first, as far as they are in it."""
    group = group_of[sides[0][0]]  # type: ignore[index]
    for number, side in enumerate(sides[1:], start=1):
        moved = [member for member in side if member is not None and group_of.get(member) == group]
        if not moved:
            continue
        new = f"{group}.{name}" + (f".{number}" if len(sides) > 2 else "")
        members[new] = moved
        members[group] = [member for member in members[group] if member not in set(moved)]
        group_of.update(dict.fromkeys(moved, new))


def find_conflicts(judgements: Sequence[Judgement], kind: str) -> tuple[tuple[Judgement, Judgement], ...]:
    """Pairs of judgements of two people, one merging members that the other splits.

    A merge that its own author took apart again later (or the reverse) is no word of that person any more.
    """
    several = [one for one in keep_in_force(judgements) if one.kind == kind and one.verdict in ("merge", "split")]
    last = [
        one
        for number, one in enumerate(several)
        if not any(later.by == one.by and contradict(one, later) for later in several[number + 1 :])
    ]
    return tuple(
        (a, b) for number, a in enumerate(last) for b in last[number + 1 :] if a.by != b.by and contradict(a, b)
    )


def contradict(a: Judgement, b: Judgement) -> bool:
    """Whether one of these puts together two members that the other keeps apart."""
    merge, split = (a, b) if a.verdict == "merge" else (b, a)
    if (merge.verdict, split.verdict) != ("merge", "split"):
        return False
    joined = {place_of(anchor) for anchor in merge.anchors}
    return sum(any(place_of(anchor) in joined for anchor in side) for side in split.sides) > 1


def place_of(anchor: Anchor) -> tuple[str, str]:
    """An anchor's article and words."""
    return anchor.article, anchor.span.quote if anchor.span else ""
