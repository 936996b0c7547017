"""Run the program on the articles that people coded, and fail where a figure fell under its floor.

    python -m gates.gate                 measure all sets, compare with gates/floors.json
    python -m gates.gate --set libya     one set (libya, A, B); may be given again
    python -m gates.gate --pin           raise floors to what was measured
    python -m gates.gate --pin --lower   set them to what was measured, even where that is lower

Exit status: 0 where no figure is under its floor, 1 where one is, 2 where the coded articles are not there.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from gates.corpus import choose_sets, digest_set, find_sets, measure_set
from gates.figures import write_table
from gates.floors import FLOORS, find_breaches, pin_floors, read_floors, write_floors
from tawatur.codebook.load import load_codebook

SHARED = Path(__file__).parent.parent.parent / "shared"


def main(arguments: list[str] | None = None) -> int:
    """The command; returns its exit status."""
    options = read_options(arguments)
    if not (options.shared / "gold").is_dir():
        sys.stderr.write(f"The coded articles are not in {options.shared}.\n")
        return 2
    floors, broken = read_floors(options.floors), []
    codebook = load_codebook()
    for gold in choose_sets(find_sets(options.shared), options.set):
        digest, figures = digest_set(gold), measure_set(gold, codebook)
        if options.pin:
            floors[gold.name] = pin_floors(floors.get(gold.name), digest, figures, lower=options.lower)
        pinned = floors.get(gold.name)
        sys.stdout.write(f"{gold.name}: {len(gold.documents)} articles, digest {digest[:16]}\n")
        sys.stdout.write(write_table(figures, pinned.figures if pinned else {}) + "\n")
        broken += [f"{gold.name}: {breach}" for breach in find_breaches(pinned, digest, figures)]
    if options.pin:
        write_floors(floors, options.floors)
    sys.stdout.write("".join(f"{breach}\n" for breach in broken) or "No figure is under its floor.\n")
    return 1 if broken else 0


def read_options(arguments: list[str] | None) -> argparse.Namespace:
    """The command's options."""
    parser = argparse.ArgumentParser(prog="python -m gates.gate", description="Compare all figures with their floors.")
    parser.add_argument("--set", action="append", choices=("libya", "A", "B"), default=[], help="only this set")
    parser.add_argument("--pin", action="store_true", help="raise floors to what is measured")
    parser.add_argument("--lower", action="store_true", help="with --pin: lower them too")
    parser.add_argument("--shared", type=Path, default=SHARED, help="the folder of coded articles")
    parser.add_argument("--floors", type=Path, default=FLOORS, help="the file of floors")
    options = parser.parse_args(arguments)
    if options.lower and not options.pin:
        parser.error("--lower goes with --pin")
    return options


if __name__ == "__main__":
    sys.exit(main())
