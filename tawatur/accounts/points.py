"""The same provision, position, statement or event across accounts.

Two records of one kind are compared by the table in `point_features`. Records are then put together from the surest
pair down, as long as the pairs between two groups are on average over the bar (average linkage), so that one chance
likeness does not chain two points. Records of different kinds that stand on the same words of one article (a statement
that is a provision, the event that a provision names) bring their points together; a position stays one for each
holder.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from tawatur.accounts.parties import Parties
from tawatur.accounts.point_features import BARS, VETO, Pair, weigh_pair
from tawatur.accounts.similarity import compare_texts
from tawatur.accounts.tellings import Telling
from tawatur.arabic.tokens import find_words
from tawatur.records.identity import Evidence
from tawatur.records.point import Link, Point

# Pairs below both are not weighed: nothing else could lift them over a bar.
_LEAST_ALIKE = 0.2
_LEAST_WITH_MATTER = 0.04
# Of the words of two records of one article, the share that makes them one stretch.
_SAME_STRETCH = 0.8
# And where a statement holds one provision alone, the share of its letters from which it is that provision.
_MOST_OF_IT = 0.6
# A provision's act stands at its head («إجراء جولة جديدة»): within this many words.
_HEAD = 2
# A statement that tells one event, no will and no provision, and is short, is that event as told.
_SHORT_STATEMENT = 22


def link_points(tellings: Sequence[Telling], parties: Parties) -> list[Point]:
    """Points of some articles, those of one article only among them.

    Args:
        tellings: the records, from `tawatur.accounts.tellings.tell_articles`.
        parties: who is one across the articles.

    Returns:
        Every record in exactly one point, in the order of their first members; a point's `links` are the pairs that
        hold it together, with their evidence.
    """
    links: dict[tuple[int, int], tuple[float, tuple[Evidence, ...]]] = {}
    for kind in BARS:
        where = [at for at, telling in enumerate(tellings) if telling.kind == kind]
        cosines = compare_texts([tellings[at].words for at in where])
        for a, b, alike in _candidates(tellings, where, cosines):
            score, evidence = weigh_pair(Pair(tellings[a], tellings[b], alike, parties))
            if score > VETO / 2:
                links[a, b] = score - BARS[kind], evidence
    groups = _group(tellings, links)
    groups = _join_facets(tellings, groups)
    return [_write_point(tellings, group, links) for group in sorted(groups, key=lambda group: group[0])]


def _candidates(
    tellings: Sequence[Telling], where: Sequence[int], cosines: npt.NDArray[np.float32]
) -> Iterable[tuple[int, int, float]]:
    """Pairs of one kind that are alike enough to be weighed, with how alike."""
    for at, place in np.argwhere(np.triu(cosines, 1) >= _LEAST_WITH_MATTER):
        one, other = tellings[where[at]], tellings[where[place]]
        if one.article == other.article and one.kind != "provision":
            continue
        alike = float(cosines[at, place])
        if alike >= _LEAST_ALIKE or one.matters & other.matters or one.kind == "event":
            yield where[at], where[place], alike


def _group(
    tellings: Sequence[Telling], links: dict[tuple[int, int], tuple[float, tuple[Evidence, ...]]]
) -> list[list[int]]:
    """Average linkage over pairs of different articles; a pair that was not weighed counts as far below the bar."""
    group_of = {at: [at] for at in range(len(tellings))}
    for (a, b), (margin, _) in sorted(links.items(), key=lambda item: (-item[1][0], item[0])):
        if margin < 0:
            break
        one, other = group_of[a], group_of[b]
        if one is other:
            continue
        margins = [
            links[min(x, y), max(x, y)][0] if (min(x, y), max(x, y)) in links else _UNWEIGHED
            for x in one
            for y in other
            if tellings[x].article != tellings[y].article or (min(x, y), max(x, y)) in links
        ]
        if margins and sum(margins) / len(margins) >= 0:
            one.extend(other)
            for at in other:
                group_of[at] = one
    return [sorted(group) for group in {id(group): group for group in group_of.values()}.values()]


_UNWEIGHED = -0.5


def _join_facets(tellings: Sequence[Telling], groups: list[list[int]]) -> list[list[int]]:
    """Bring groups of different kinds together where their records stand on the same words of one article."""
    group_of = {at: group for group in groups for at in group}
    by_article: dict[str, list[int]] = {}
    for at, telling in enumerate(tellings):
        by_article.setdefault(telling.article, []).append(at)
    for where in by_article.values():
        events = [at for at in where if tellings[at].kind == "event"]
        for a in where:
            one = tellings[a]
            if one.kind not in ("statement", "provision"):
                continue
            inside = [at for at in events if _holds(one, tellings[at])]
            plain = not any(
                tellings[at].kind in ("position", "provision") and _holds(one, tellings[at]) for at in where
            )
            for b in where:
                other = tellings[b]
                facet = False
                if one.kind == "statement" and other.kind == "provision":
                    facet = _same_stretch(one, other) or (
                        [b] == [at for at in where if tellings[at].kind == "provision" and _holds(one, tellings[at])]
                        and _share(one, other) > _MOST_OF_IT
                    )
                elif one.kind == "provision" and other.kind == "event":
                    facet = _heads(one, other)
                elif one.kind == "statement" and other.kind == "event":
                    facet = [b] == inside and plain and len(find_words(one.words)) <= _SHORT_STATEMENT
                if facet and group_of[a] is not group_of[b]:
                    joined = group_of[a] + group_of[b]
                    for at in joined:
                        group_of[at] = joined
    return [sorted(group) for group in {id(group): group for group in group_of.values()}.values()]


def _holds(whole: Telling, part: Telling) -> bool:
    return whole.span.start <= part.span.start and part.span.end <= whole.span.end


def _same_stretch(a: Telling, b: Telling) -> bool:
    return _share(a, b) > _SAME_STRETCH


def _share(a: Telling, b: Telling) -> float:
    shared = min(a.span.end, b.span.end) - max(a.span.start, b.span.start)
    return shared / (max(a.span.end, b.span.end) - min(a.span.start, b.span.start))


def _heads(provision: Telling, event: Telling) -> bool:
    if not (provision.span.start - 2 <= event.span.start and event.span.end <= provision.span.end):
        return False
    return len(find_words(provision.words[: max(0, event.span.start - provision.span.start)])) < _HEAD


def _write_point(
    tellings: Sequence[Telling], group: list[int], links: dict[tuple[int, int], tuple[float, tuple[Evidence, ...]]]
) -> Point:
    members = tuple(tellings[at].member for at in group)
    held = tuple(
        Link(a=tellings[a].member, b=tellings[b].member, score=round(margin, 3), evidence=evidence)
        for place, a in enumerate(group)
        for b in group[place + 1 :]
        if (a, b) in links
        for margin, evidence in (links[a, b],)
        if margin >= 0
    )
    first = members[0]
    name = f"{first.document}\x1f{first.kind}\x1f{first.span.start}\x1f{first.span.end}\x1f{first.index}"
    return Point(id=hashlib.sha256(name.encode()).hexdigest()[:12], members=members, links=held)
