"""The floors: what each figure reached once, and must not fall under again.

`floors.json` holds for each set of articles the digest of its files and a floor for each figure. A floor is the
figure cut after three places. Pinning raises floors; only `--lower` lets one sink, and the diff shows it.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from gates.figures import Figure, value_of

FLOORS = Path(__file__).with_name("floors.json")
PLACES = 1000


@dataclass(frozen=True, slots=True)
class Floors:
    """The floors of one set, for the files with this digest."""

    digest: str
    figures: Mapping[str, float]


def read_floors(path: Path = FLOORS) -> dict[str, Floors]:
    """All floors, by the name of the set; none where nothing was pinned yet."""
    if not path.exists():
        return {}
    content = json.loads(path.read_text(encoding="utf-8"))
    return {name: Floors(one["digest"], one["figures"]) for name, one in content.items()}


def write_floors(floors: Mapping[str, Floors], path: Path = FLOORS) -> None:
    """Write all floors."""
    content = {name: {"digest": one.digest, "figures": dict(one.figures)} for name, one in sorted(floors.items())}
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def pin_floors(old: Floors | None, digest: str, figures: Mapping[str, Figure], *, lower: bool) -> Floors:
    """The floors of a set after a measurement: the old ones or what was measured, whichever is higher.

    Args:
        old: the floors of the set, None without any. Those of other files are forgotten: they bind nothing.
        digest: of the files that were measured.
        figures: what was measured.
        lower: take what was measured, though it is lower.
    """
    known = old.figures if old is not None and old.digest == digest else {}
    measured = {name: math.floor(value_of(name, figure) * PLACES) / PLACES for name, figure in figures.items()}
    if lower:
        return Floors(digest, measured)
    gone = {name: floor for name, floor in known.items() if name not in measured}
    return Floors(digest, {**gone, **{name: max(value, known.get(name, 0.0)) for name, value in measured.items()}})


def find_breaches(floors: Floors | None, digest: str, figures: Mapping[str, Figure]) -> list[str]:
    """What a measurement breaks, in words; nothing where no floors were pinned."""
    if floors is None:
        return []
    if floors.digest != digest:
        return ["its articles are not those that the floors were pinned on"]
    missing = [f"{name} is not measured any more" for name in floors.figures if name not in figures]
    return missing + [
        f"{name} {value_of(name, figures[name]):.4f} is under its floor {floor:.3f}"
        for name, floor in floors.figures.items()
        if name in figures and value_of(name, figures[name]) < floor
    ]
