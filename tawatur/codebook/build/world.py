"""Build `world.json.gz`, the outlines of the map, from the npm package `world-atlas` (Natural Earth, public domain).

    npm pack world-atlas@2 && tar xzf world-atlas-2.0.2.tgz
    python -m tawatur.codebook.build.world package/countries-50m.json

The file holds the arcs that borders and coasts share, simplified, and for each country the rings that they make. Map
data: Natural Earth, public domain. world-atlas: ISC licence, Copyright 2013-2019 Michael Bostock.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parent.parent / "world.json.gz"
# Degrees that a simplified line may leave the true one: a pixel on a map 40 degrees wide.
TOLERANCE = 0.04

Line = list[tuple[float, float]]


def read_arcs(topology: dict[str, Any]) -> list[Line]:
    """The arcs of a TopoJSON file in degrees east and north."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for deltas in topology["arcs"]:
        x = y = 0
        line: Line = []
        for dx, dy in deltas:
            x, y = x + dx, y + dy
            line.append((x * sx + tx, y * sy + ty))
        arcs.append(line)
    return arcs


def simplify(line: Line, tolerance: float) -> Line:
    """Fewer points of a line, none of the others farther from it than the tolerance (Ramer, Douglas and Peucker)."""
    if len(line) < 3:
        return line
    keep = {0, len(line) - 1}
    stack = [(0, len(line) - 1)]
    while stack:
        first, last = stack.pop()
        (ax, ay), (bx, by) = line[first], line[last]
        length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
        far, at = 0.0, -1
        for i in range(first + 1, last):
            px, py = line[i]
            if length:
                gap = abs((bx - ax) * (ay - py) - (ax - px) * (by - ay)) / length
            else:
                gap = ((px - ax) ** 2 + (py - ay) ** 2) ** 0.5
            if gap > far:
                far, at = gap, i
        if far > tolerance:
            keep.add(at)
            stack += [(first, at), (at, last)]
    return [line[i] for i in sorted(keep)]


def build_world(source: Path) -> dict[str, Any]:
    """What the file holds: `arcs` in hundredths of degrees, flat; `countries` as rings of arcs (~n reversed)."""
    topology = json.loads(source.read_text("utf-8"))
    arcs = [simplify(line, TOLERANCE) for line in read_arcs(topology)]
    flat = [[round(value * 100) for point in line for value in point] for line in arcs]
    countries = []
    for shape in topology["objects"]["countries"]["geometries"]:
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        countries.append([ring for polygon in polygons for ring in polygon])
    return {"arcs": flat, "countries": countries}


if __name__ == "__main__":
    content = json.dumps(build_world(Path(sys.argv[1])), separators=(",", ":")).encode("ascii")
    TARGET.write_bytes(gzip.compress(content, 9, mtime=0))
    print(TARGET, len(content), TARGET.stat().st_size)
