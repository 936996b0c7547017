"""What actors want, accept, refuse, condition or threaten, by their own words or by the outlet's report."""

from __future__ import annotations

from tawatur.coding.entities import span_of
from tawatur.coding.position_bare import find_bare
from tawatur.coding.position_futures import find_futures
from tawatur.coding.position_merge import Candidate, drop_doubles
from tawatur.coding.position_read import read_hit
from tawatur.coding.position_scene import Scene, open_scene
from tawatur.coding.position_verdicts import find_verdicts
from tawatur.coding.position_whole import WHOLE, read_future, read_phrase, read_verdict
from tawatur.coding.statements import Draft
from tawatur.coding.view import View
from tawatur.records.position import Position


def find_positions(view: View, drafts: list[Draft]) -> list[Position]:
    """Positions of an article, each once for each holder, in the order of their matter.

    A word of will alone makes none: it needs its matter and somebody who wills it. Points of an agreement and
    accusations are no positions.

    Args:
        view: the settled article.
        drafts: its statements, from `find_statements`.

    Returns:
        Records whose ids are those of `view.settled.phrases`.
    """
    scene = open_scene(view, drafts)
    return _write(view, scene.voices.ids, drop_doubles(view, find_candidates(scene)))


def find_candidates(scene: Scene) -> list[Candidate]:
    """All that tells a position in an article, doubles included."""
    found: list[Candidate] = []
    for hit in scene.hits:
        found += read_phrase(scene, hit) if hit.sense.side in WHOLE else read_hit(scene, hit, found)
    told = {one.at for one in found}
    for future in find_futures(scene.view, scene.book, scene.voices):
        if future.at not in told:
            found += read_future(scene, future)
    for verdict in find_verdicts(scene.view, scene.book, scene.voices):
        found += read_verdict(scene, verdict)
    found += list(find_bare(scene, found))
    return found


def _write(view: View, ids: set[str], found: list[Candidate]) -> list[Position]:
    """Records of candidates; who is only meant by a pronoun or «بلادنا», and named nowhere, stands in none."""
    records: list[Position] = []
    for one in sorted(found, key=lambda one: (one.start, one.end, one.at)):
        matter = span_of(view, one.start, one.end, one.cut)
        condition = span_of(view, *one.condition) if one.condition is not None else None
        for holder in one.holders:
            if holder not in ids:
                continue
            toward = tuple(id_ for id_ in one.toward if id_ != holder and id_ in ids)
            by = one.by if one.by in ids else ""
            records.append(Position(holder, one.stance, matter, condition, toward, by))  # type: ignore[arg-type]
    return list(dict.fromkeys(records))
