"""Positions that a whole clause tells: a set phrase, an undertaking in the future, a verdict."""

from __future__ import annotations

from tawatur.coding.position_conditions import find_condition
from tawatur.coding.position_frame import read_frame
from tawatur.coding.position_futures import Future
from tawatur.coding.position_matter import end_matter
from tawatur.coding.position_merge import Candidate
from tawatur.coding.position_read import make_demand
from tawatur.coding.position_scene import Scene, clause_start
from tawatur.coding.position_senses import Hit
from tawatur.coding.position_verdicts import Verdict, judges
from tawatur.coding.position_whose import Whose, find_speakers

# Sides of a set phrase that this module reads; where the matter follows, `position_read` does.
WHOLE = frozenset(("before", "whole", "link", "unless", "clause"))
# "then", with a pronoun: after a condition in front.
_THEN = frozenset("فان فانه فانها".split())
# Words from «لا يمكن» within which إلا makes it the only way.
_UNLESS = 12


def read_phrase(scene: Scene, hit: Hit) -> list[Candidate]:
    """A set phrase that is its own matter («لا حل عسكريا …»), ends it («… خط أحمر»), or links it to its condition."""
    inside = scene.voices.container(hit.at)
    if inside is None:
        return []
    whose = find_speakers(scene, inside)
    if not whose[0]:
        return []
    view, side = scene.view, hit.sense.side
    if side in ("whole", "unless"):
        end = end_matter(view, scene.book, hit.at, inside.end, scene.places)
        return _make_whole(scene, hit, end, inside.end, whose)
    start = clause_start(view, hit.at, inside.start)
    if hit.at <= start:
        return []
    if side == "clause":
        end = end_matter(view, scene.book, hit.end - 1, inside.end, scene.places)
        return (
            [Candidate(hit.at, hit.stance, start, end, 0, *whose, sort="phrase")]
            if inside.speaker is None or judges(inside.speaker)
            else []
        )
    condition = None
    if side == "link":
        frame = read_frame(view, scene.book, hit, None)
        if not hit.end <= frame.start < inside.end:
            return []
        condition = (frame.start, end_matter(view, scene.book, frame.start, inside.end, scene.places), frame.cut)
    return [Candidate(hit.at, hit.stance, start, hit.at, 0, *whose, condition, sort="phrase")]


def _make_whole(scene: Scene, hit: Hit, end: int, limit: int, whose: Whose) -> list[Candidate]:
    """A set phrase from its first word on, with its condition: «لا مفاوضات قبل الانسحاب»."""
    view = scene.view
    cut = int(view.keys[hit.at][0] == "و")
    means = hit.sense.side == "unless" and _but_by(scene, hit.end, min(end, hit.end + _UNLESS))
    condition = None
    if not means and (hit.sense.side == "unless" or hit.stance == "refusal"):
        condition = find_condition(view, scene.book, hit.end - 1, end, hit.at, limit, negated=True)
    if condition is None or not condition.only:
        if hit.sense.side == "unless" and not means:
            return []
        return [Candidate(hit.at, hit.stance, hit.at, end, cut, *whose, sort="phrase")]
    span = (condition.start, condition.end, 0)
    made = [Candidate(hit.at, "condition", hit.at, condition.start, cut, *whose, span, sort="phrase")]
    return made + make_demand(scene, hit.at, condition, whose)


def read_future(scene: Scene, future: Future) -> list[Candidate]:
    """An undertaking («ستواصل …»), a refusal («لن تعود …»), a red line («لن تسمح …»)."""
    view, draft = scene.view, future.draft
    end = end_matter(view, scene.book, future.start, draft.end, scene.places)
    condition = find_condition(view, scene.book, future.start, end, draft.start, draft.end, negated=future.negated)
    holders, by = find_speakers(scene, draft)
    subject, stance, span = future.subject, future.stance, None
    if subject is not None:
        own = draft.speaker is not None and scene.voices.is_own(subject, draft.speaker)
        holders = [subject.id if subject.kind == "person" and not own else scene.voices.represent(subject)]
    if condition is not None:
        span = (condition.start, condition.end, 0)
        end = min(end, condition.start) if condition.start > future.start else end
        if condition.only and stance == "refusal":
            stance = "condition"
        elif future.strikes:
            stance = "red_line"
    if not holders or (end - future.start < 2 and condition is None):
        return []
    toward = [future.toward] if future.toward else []
    made = [Candidate(future.at, stance, future.start, end, future.cut, holders, by, span, toward, "future")]
    if condition is not None and stance == "condition":
        made += make_demand(scene, future.at, condition, (holders, by))
    return made


def read_verdict(scene: Scene, verdict: Verdict) -> list[Candidate]:
    """A clause that judges its subject, whole."""
    view, draft = scene.view, verdict.draft
    whose = find_speakers(scene, draft)
    if not whose[0]:
        return []
    start, span = verdict.start, None
    end = end_matter(view, scene.book, verdict.at, draft.end, scene.places)
    condition = find_condition(view, scene.book, verdict.at, end, draft.start, draft.end, negated=False)
    if condition is not None:
        span = (condition.start, condition.end, 0)
        end = min(end, condition.start) if condition.start > verdict.at else end
        start = max(start, condition.end) if condition.start <= start < condition.end else start
    while view.keys[start] in _THEN and start < end - 1:
        start += 1
    return [Candidate(verdict.at, verdict.stance, start, end, 0, *whose, span, sort="verdict")] if end > start else []


def _but_by(scene: Scene, first: int, last: int) -> bool:
    """Whether «إلا» with a means («إلا عبر», «إلا بـ») stands in a stretch."""
    keys = scene.view.keys
    means = (keys[at + 1] for at in range(first, last) if keys[at] == "الا" and at + 1 < scene.view.size)
    return any((key[0] == "ب" and key != "بعد") or key in scene.book.words["means"] for key in means)
