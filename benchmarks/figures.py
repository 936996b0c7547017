"""A measured figure with its bar, and how figures are shown and kept."""

from __future__ import annotations

import platform
import resource
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import msgspec
from rich.console import Console
from rich.table import Table

_PAGE = resource.getpagesize()
_MB = 1 << 20


class Figure(msgspec.Struct, frozen=True):
    """One figure. `bar` is what it must reach ("least") or keep under ("most"); None where nothing is asked of it."""

    name: str
    value: float
    unit: str
    bar: float | None = None
    side: Literal["least", "most"] = "least"

    @property
    def holds(self) -> bool:
        """Whether the figure keeps its bar."""
        if self.bar is None:
            return True
        return self.value >= self.bar if self.side == "least" else self.value <= self.bar


def read_resident() -> float:
    """Megabytes of memory that this process holds now; where the system does not tell (not Linux) the most it held."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * _PAGE / _MB
    except OSError:
        return read_peak()


def read_peak() -> float:
    """The most megabytes of memory that this process held so far."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (_MB if sys.platform == "darwin" else 1024)  # bytes on macOS, kilobytes elsewhere


def describe_machine() -> dict[str, str]:
    """What the figures were measured on."""
    return {"python": platform.python_version(), "system": platform.system(), "processor": _processor()}


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


def show_figures(figures: Sequence[Figure], title: str, console: Console) -> None:
    """The figures as a table, with their bars."""
    table = Table(title=title)
    for column in ("figure", "measured", "unit", "bar", ""):
        table.add_column(column, justify="right" if column in ("measured", "bar") else "left")
    for figure in figures:
        bar = "" if figure.bar is None else f"{'≥' if figure.side == 'least' else '≤'} {show_number(figure.bar)}"
        verdict = "" if figure.bar is None else "holds" if figure.holds else "MISSED"
        table.add_row(figure.name, show_number(figure.value), figure.unit, bar, verdict)
    console.print(table)


def show_number(value: float) -> str:
    """Three figures that count, thousands parted.

    Example:
        >>> show_number(29520.1), show_number(0.6812), show_number(1.0)
        ('29,520', '0.681', '1')
    """
    if abs(value) >= 1000:
        return f"{value:,.0f}"
    return f"{value:.3g}"


def write_figures(figures: Sequence[Figure], path: Path, **about: object) -> None:
    """The figures as JSON, with what they were measured on."""
    path.parent.mkdir(exist_ok=True)
    rows = [{**msgspec.structs.asdict(figure), "holds": figure.holds} for figure in figures]
    kept = {"machine": describe_machine(), **about, "figures": rows}
    path.write_bytes(msgspec.json.format(msgspec.json.encode(kept), indent=2))
