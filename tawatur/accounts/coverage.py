"""Point by outlet: who reports it and with what hedge, who leaves it out, who contradicts it, and who had it first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from tawatur.accounts.corroboration import Witnesses
from tawatur.accounts.naming import NamePlace
from tawatur.accounts.tellings import Telling
from tawatur.records.base import Record
from tawatur.records.point import Contradiction, Member, Point
from tawatur.records.span import Span

Cover = Literal["reported", "left-out", "contradicted"]


class Cell(Record, frozen=True):
    """What one column has of a point: its records and their hedges, whether it tells it in its own voice.

    `echo` is a clause that tells the point without a record of its own: the column does not leave it out.
    """

    column: str
    cover: Cover
    members: tuple[Member, ...] = ()
    hedges: tuple[str, ...] = ()
    own_voice: bool = False
    echo: NamePlace | None = None


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
    echoes: Mapping[tuple[str, str], Span] | None = None,
) -> list[Row]:
    """The matrix of some points.

    Args:
        points: its rows.
        by_member: every record of the story.
        witnesses: its columns; an article without an outlet is one of its own.
        echoes: (point, article) to a clause that tells it, from `tawatur.accounts.echoes.find_echoes`.
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
                cells=tuple(
                    _cell(
                        column,
                        inside.get(column, []),
                        against,
                        witnesses,
                        _echo_of(point, column, witnesses, echoes or {}),
                    )
                    for column in columns
                ),
                first=tuple(column for column in columns if days.get(column) == day) if day != "9999" else (),
                day=day if day != "9999" else "",
            )
        )
    return rows


def _cell(
    column: str,
    told: Sequence[Telling],
    against: Mapping[Member, set[Member]],
    witnesses: Witnesses,
    echo: NamePlace | None,
) -> Cell:
    if not told:
        return Cell(column=column, cover="reported" if echo else "left-out", echo=echo)
    disputed = any(witnesses.columns[other.document] != column for one in told for other in against.get(one.member, ()))
    return Cell(
        column=column,
        cover="contradicted" if disputed else "reported",
        members=tuple(one.member for one in told),
        hedges=tuple(dict.fromkeys(one.hedge for one in told if one.hedge)),
        own_voice=not any(one.by for one in told),
    )


def _echo_of(
    point: Point, column: str, witnesses: Witnesses, echoes: Mapping[tuple[str, str], Span]
) -> NamePlace | None:
    for article, other in witnesses.columns.items():
        if other == column and (point.id, article) in echoes:
            return NamePlace(article=article, span=echoes[point.id, article])
    return None


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
