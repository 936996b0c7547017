"""Conflict models: how long it takes to solve them, and to vary every statement of one.

    python -m benchmarks.outlook              all figures; part of `make bench` too
    python -m benchmarks.outlook 20 5         one model in this process, for its memory

Models are drawn with a fixed seed: statements of three options at most, some options that go one way, some infeasible
combinations. The Libya model beside the checkout is varied where it is there, else a drawn one of its size.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Iterator

import msgspec
from rich.console import Console

from benchmarks.articles import SHARED
from benchmarks.figures import Figure, read_peak, show_figures
from tawatur.outlook.logic import All, Formula, If, Iff, Not, Some, Taken
from tawatur.outlook.model import Infeasible, Model, Option, Party, Way, Wish, Wishes
from tawatur.outlook.read import read_model
from tawatur.outlook.sensitivity import find_sensitivity
from tawatur.outlook.stability import find_stability, open_model

# (options, parties, seconds, megabytes): what somebody at a laptop waits for, and what it can hold beside a browser.
SIZES = ((12, 6, 0.15, None), (16, 6, 2.0, None), (20, 5, 25.0, 300.0))
# Statements of each party: as many as the larger published models have.
_STATEMENTS = 10
_VARIED_BAR = 1.0
_SEED = 7


class Solved(msgspec.Struct, frozen=True):
    """One model solved: processor seconds for R, GMR, SMR and SEQ together, the most memory, the states."""

    seconds: float
    megabytes: float
    states: int


def draw_model(options: int, parties: int, seed: int = _SEED) -> Model:
    """A model of this size; the same for the same seed."""
    chance = random.Random(seed)

    def literal() -> Formula:
        taken = Taken(chance.randrange(options))
        return taken if chance.random() < 0.5 else Not(taken)

    def statement() -> Formula:
        a, b, c = literal(), literal(), literal()
        return chance.choice([a, All((a, b)), Some((a, b)), If(a, b), Iff(a, b), All((a, Some((b, c))))])

    ways: tuple[Way, ...] = ("both", "both", "both", "take", "drop")
    return Model(
        parties=tuple(Party(f"p{at}") for at in range(parties)),
        options=tuple(Option(f"o{at}", at % parties, way=chance.choice(ways)) for at in range(options)),
        preferences=tuple(Wishes(tuple(Wish(statement()) for _ in range(_STATEMENTS))) for _ in range(parties)),
        infeasible=tuple(Infeasible(All((literal(), literal(), literal()))) for _ in range(2)),
    )


def solve_here(options: int, parties: int) -> Solved:
    """Solve one model in this process."""
    model = draw_model(options, parties)
    begin = time.process_time()
    position = open_model(model)
    find_stability(position, ("R", "GMR", "SMR", "SEQ"))
    return Solved(time.process_time() - begin, read_peak(), len(position.states))


def measure_outlook() -> Iterator[Figure]:
    """The figures with their bars; each size in a process of its own, so that its memory can be told."""
    for options, parties, seconds, megabytes in SIZES:
        command = [sys.executable, "-m", "benchmarks.outlook", str(options), str(parties)]
        told = subprocess.run(command, capture_output=True, check=True)
        solved = msgspec.json.decode(told.stdout, type=Solved)
        name = f"model of {options} options, {parties} parties"
        yield Figure(name, solved.seconds, "s", bar=seconds, side="most")
        if megabytes is not None:
            yield Figure(f"{name}: memory", solved.megabytes, "MB", bar=megabytes, side="most")
    path = SHARED / "data" / "conflict" / "libya_july2020.json"
    model = read_model(path) if path.exists() else draw_model(7, 5)
    begin = time.process_time()
    find_sensitivity(find_stability(open_model(model)))
    name = "all changes to the Libya model" if path.exists() else "all changes to a model of its size"
    yield Figure(name, time.process_time() - begin, "s", bar=_VARIED_BAR, side="most")


def main(arguments: list[str]) -> int:
    """The command; returns its exit status."""
    if len(arguments) == 2:
        sys.stdout.write(msgspec.json.encode(solve_here(int(arguments[0]), int(arguments[1]))).decode("ascii"))
        return 0
    figures = list(measure_outlook())
    show_figures(figures, "conflict models; one core", Console())
    return 0 if all(figure.holds for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
