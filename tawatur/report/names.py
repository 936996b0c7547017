"""The matrix of entities and outlets: who calls whom what, and how often."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from tawatur.accounts.naming import NameUse
from tawatur.report.publishers import Publisher
from tawatur.report.statements import anchor_of
from tawatur.report.words import clean_text

# Columns of the matrix. More would leave each too narrow to read on any screen; the outlets with fewest articles then
# share a last column, where each still stands under its own label.
MOST_COLUMNS = 16


@dataclass(frozen=True, slots=True)
class FormCell:
    """A form in an outlet; `number` counts the uses on the page."""

    use: NameUse
    form: str
    number: int

    @property
    def anchor(self) -> str:
        """The address of the first place where the form stands."""
        return anchor_of(self.use.places[0].article, self.use.places[0].span)


@dataclass(frozen=True, slots=True)
class NameRow:
    """An entity with its forms by outlet: `cells` in the order of the columns, `others` with their publishers."""

    entity: str
    name: str
    en: str
    kind: str
    outlets: int
    total: int
    forms: tuple[str, ...]
    cells: tuple[tuple[FormCell, ...], ...]
    others: tuple[tuple[Publisher, tuple[FormCell, ...]], ...]

    @property
    def runs(self) -> Iterator[tuple[int, int, tuple[FormCell, ...]]]:
        """The cells with empty ones run together: (column, columns wide, forms). Most cells of a matrix are empty."""
        for empty, run in groupby(enumerate(self.cells), key=lambda place: not place[1]):
            places = list(run)
            if empty:
                yield places[0][0], len(places), ()
            else:
                yield from ((column, 1, cells) for column, cells in places)


@dataclass(frozen=True, slots=True)
class NameMatrix:
    """Columns (outlets), rows (entities), and all uses in the order of their numbers."""

    columns: tuple[Publisher, ...]
    rows: tuple[NameRow, ...]
    uses: tuple[NameUse, ...]
    has_others: bool


def lay_out_names(uses: Iterable[NameUse], publishers: Mapping[str, Publisher]) -> NameMatrix:
    """Lay the uses of names out as a matrix.

    Args:
        uses: from `tawatur.accounts.naming.count_names`.
        publishers: who published, by key.

    Returns:
        Rows by number of outlets, then by number of uses, most first; cells with the most used form first.
    """
    columns = _choose_columns(publishers.values())
    by_entity: dict[str, list[FormCell]] = {}
    for number, use in enumerate(uses):
        by_entity.setdefault(use.entity, []).append(FormCell(use, clean_text(use.form), number))
    rows = [_make_row(cells, columns, publishers) for cells in by_entity.values()]
    rows.sort(key=lambda row: (-row.outlets, -row.total))
    flat = sorted((cell for cells in by_entity.values() for cell in cells), key=lambda cell: cell.number)
    return NameMatrix(columns, tuple(rows), tuple(cell.use for cell in flat), len(columns) < len(publishers))


def _choose_columns(publishers: Iterable[Publisher]) -> tuple[Publisher, ...]:
    """The outlets with most articles, known ones before articles that stand alone, in page order."""
    most = sorted(publishers, key=lambda one: (not one.known, -one.articles, one.index))[:MOST_COLUMNS]
    return tuple(sorted(most, key=lambda one: one.index))


def _make_row(cells: list[FormCell], columns: tuple[Publisher, ...], publishers: Mapping[str, Publisher]) -> NameRow:
    by_publisher: dict[str, list[FormCell]] = {}
    totals: dict[str, int] = {}
    offices = {cell.form for cell in cells if cell.use.by_office}
    for cell in sorted(cells, key=lambda cell: -cell.use.count):
        by_publisher.setdefault(cell.use.outlet or cell.use.article, []).append(cell)
        totals[cell.form] = totals.get(cell.form, 0) + cell.use.count
    shown = {column.key for column in columns}
    first = cells[0].use
    full = first.kind == "person"
    return NameRow(
        entity=first.entity,
        name=max(totals, key=lambda form: (form not in offices, full and " " in form, totals[form])),
        en=clean_text(first.en),
        kind=first.kind,
        outlets=len(by_publisher),
        total=sum(totals.values()),
        forms=tuple(totals),
        cells=tuple(tuple(by_publisher.get(column.key, ())) for column in columns),
        others=tuple((publishers[key], tuple(found)) for key, found in by_publisher.items() if key not in shown),
    )
