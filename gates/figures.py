"""Counts as shares, and the table that shows them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gates.scorer import Counts, Figures


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure over several articles."""

    gold: int
    found: int
    precision: float
    recall: float
    f1: float


def sum_figures(articles: Iterable[Figures]) -> dict[str, Figure]:
    """Each figure over all articles: every record counts the same, in whatever article it stands."""
    sums: dict[str, list[Counts]] = defaultdict(list)
    for figures in articles:
        for name, counts in figures.items():
            sums[name].append(counts)
    return {name: make_figure(Counts(*map(sum, zip(*several, strict=True)))) for name, several in sums.items()}


def make_figure(counts: Counts) -> Figure:
    """Precision, recall and their harmonic mean; 0 where there is nothing to share."""
    precision = counts.right / counts.found if counts.found else 0.0
    recall = counts.right / counts.gold if counts.gold else 0.0
    both = precision + recall
    return Figure(counts.gold, counts.found, precision, recall, 2 * precision * recall / both if both else 0.0)


def value_of(name: str, figure: Figure) -> float:
    """The number that a figure stands for: F1, unless its name ends in the one that it is."""
    if name.endswith("recall"):
        return figure.recall
    return figure.precision if name.endswith("precision") else figure.f1


def write_table(figures: Mapping[str, Figure], floors: Mapping[str, float] | None = None) -> str:
    """A table of figures; with floors also these, and a mark where a figure is under its own."""
    head = f"{'figure':34} {'gold':>5} {'found':>5} {'prec':>6} {'rec':>6} {'F1':>6}"
    lines = [head + (f" {'floor':>6}" if floors is not None else "")]
    for name, figure in figures.items():
        line = (
            f"{name:34} {figure.gold:5} {figure.found:5} {figure.precision:6.3f} {figure.recall:6.3f} {figure.f1:6.3f}"
        )
        if floors is not None:
            floor = floors.get(name)
            line += "      -" if floor is None else f" {floor:6.3f}"
            line += "  UNDER ITS FLOOR" if floor is not None and value_of(name, figure) < floor else ""
        lines.append(line)
    return "\n".join(lines) + "\n"
