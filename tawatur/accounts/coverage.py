"""Point by outlet: who reports it and with what hedge, who leaves it out, who contradicts it, and who had it first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from tawatur.accounts.corroboration import Witnesses
from tawatur.accounts.tellings import Telling
from tawatur.records.base import Record
from tawatur.records.point import Contradiction, Member, Point

Cover = Literal["reported", "left-out", "contradicted"]


class Cell(Record, frozen=True):
    """What one column has of a point. `hedged` counts its records there that keep a distance or quote somebody."""

    column: str
    cover: Cover
    members: tuple[Member, ...] = ()
    hedges: tuple[str, ...] = ()
    own_voice: bool = False


class Row(Record, frozen=True):
    """One point over all columns. `first` are the columns that have it on the first day, `day` that day ("" unknown).

    Several columns in `first` had it on the same day: their order is not known.
    """

    point: Point
    cells: tuple[Cell, ...]
    first: tuple[str, ...]
    day: str


def cover_points(
    points: Sequence[Point],
    by_member: Mapping[Member, Telling],
    witnesses: Witnesses,
    contradictions: Sequence[Contradiction],
) -> list[Row]:
    """The matrix of some points.

    Args:
        points: its rows.
        by_member: every record of the story.
        witnesses: its columns; an article without an outlet is one of its own.
        contradictions: a column that has the point in a record that another column's record contradicts is marked.

    Returns:
        One row for each point, in order; the columns in that of the articles.
    """
    columns = list(dict.fromkeys(witnesses.columns.values()))
    against: dict[Member, set[Member]] = {}
    for one in contradictions:
        against.setdefault(one.a, set()).add(one.b)
        against.setdefault(one.b, set()).add(one.a)
    rows = []
    for point in points:
        inside: dict[str, list[Telling]] = {}
        for member in point.members:
            inside.setdefault(witnesses.columns[member.document], []).append(by_member[member])
        days = {column: min(one.published or "9999" for one in told) for column, told in inside.items()}
        day = min(days.values())
        rows.append(
            Row(
                point=point,
                cells=tuple(_cell(column, inside.get(column, []), against, witnesses) for column in columns),
                first=tuple(column for column in columns if days.get(column) == day) if day != "9999" else (),
                day=day if day != "9999" else "",
            )
        )
    return rows


def _cell(
    column: str, told: Sequence[Telling], against: Mapping[Member, set[Member]], witnesses: Witnesses
) -> Cell:
    if not told:
        return Cell(column=column, cover="left-out")
    disputed = any(
        witnesses.columns[other.document] != column for one in told for other in against.get(one.member, ())
    )
    return Cell(
        column=column,
        cover="contradicted" if disputed else "reported",
        members=tuple(one.member for one in told),
        hedges=tuple(dict.fromkeys(one.hedge for one in told if one.hedge)),
        own_voice=not any(one.by for one in told),
    )


def rank_points(points: Sequence[Point], by_member: Mapping[Member, Telling]) -> list[Point]:
    """Points worth a row, those of most articles first; what stands on the same words as a wider point is left out.

    A provision or statement that is told as each party's position too would make a row for each of them.
    """
    kinds = {"provision": 0, "statement": 1, "position": 2, "event": 3}

    def rank(point: Point) -> tuple[int, int, str]:
        best = min(kinds[by_member[member].kind] for member in point.members)
        return -len({member.document for member in point.members}), best, ""

    ranked = sorted(points, key=rank)
    shown: list[Point] = []
    taken: dict[str, list[tuple[int, int]]] = {}
    for point in ranked:
        if all(_shadowed(member, taken.get(member.document, ())) for member in point.members):
            continue
        shown.append(point)
        for member in point.members:
            taken.setdefault(member.document, []).append((member.span.start, member.span.end))
    return shown


# The share of a record's letters that another point's record must hold for it to say nothing new.
_SHADOW = 0.75


def _shadowed(member: Member, taken: Sequence[tuple[int, int]]) -> bool:
    start, end = member.span.start, member.span.end
    return any(min(end, high) - max(start, low) >= _SHADOW * (end - start) for low, high in taken)
