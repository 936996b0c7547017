"""Where it happens: the places that the articles name, on an outline of the world, drawn as SVG."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import cos, radians
from typing import Any

from markupsafe import Markup

from tawatur.accounts.review import Review
from tawatur.codebook.gazetteer import Place, load_places
from tawatur.report.publishers import Publisher
from tawatur.report.statements import anchor_of
from tawatur.report.words import clean_text

# Width of the figure in its own units, and the shape of the window (width to height).
_WIDTH, _SHAPE = 1000, 1.7
# Degrees that the window shows at least around the places, and beside the outermost of them.
_LEAST, _MARGIN = 11.0, 0.18
# Places drawn, those that most articles name first; names are left out where they would cover another.
PLACES_SHOWN = 40
# Types that no dot stands for: a state or sea is no place on a map of towns.
_WIDE = frozenset(("state", "sea", "region", "continent", "ocean", "division"))


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map: how often it is named, in how many columns, how many acts are told of it; an address."""

    place: Place
    name: str
    count: int
    columns: int
    events: int
    anchor: str


def gather_spots(review: Review) -> list[Spot]:
    """Places with coordinates, those of acts and of most mentions first."""
    known = _places_by_id()
    counts: dict[str, list[tuple[str, str, str]]] = {}
    for doc, findings in review.articles:
        for entity in findings.entities:
            place = known.get(entity.id)
            if entity.kind == "place" and place is not None and place.lat is not None and place.type not in _WIDE:
                for mention in entity.mentions:
                    counts.setdefault(entity.id, []).append(
                        (review.witnesses.columns[doc.key], anchor_of(doc.key, mention.span), mention.span.quote)
                    )
    events: dict[str, list[str]] = {}
    for doc, findings in review.articles:
        for event in findings.events:
            if event.place in counts:
                events.setdefault(event.place, []).append(anchor_of(doc.key, event.anchor))
    spots = [
        Spot(
            place=known[id_],
            name=clean_text(known[id_].names[0] if known[id_].names else rows[0][2]),
            count=len(rows),
            columns=len({row[0] for row in rows}),
            events=len(events.get(id_, ())),
            anchor=(events.get(id_) or [rows[0][1]])[0],
        )
        for id_, rows in counts.items()
    ]
    return sorted(spots, key=lambda spot: (-spot.events, -spot.count, spot.place.id))[:PLACES_SHOWN]


def draw_map(review: Review, publishers: Mapping[str, Publisher], label: str) -> Markup:
    """The figure, or nothing where no place has coordinates.

    Args:
        review: the articles.
        publishers: who published, by key.
        label: what the figure is called.

    Returns:
        One SVG element: land, borders, and a dot for each place as large as it is often named, filled where acts are
        told of it. Each dot is a link to the words.
    """
    spots = _near(gather_spots(review))
    if not spots:
        return Markup("")
    west, south, east, north = _window(spots)
    middle = cos(radians((south + north) / 2))
    scale = _WIDTH / ((east - west) * middle)
    height = (north - south) * scale

    def point(lon: float, lat: float) -> tuple[float, float]:
        return (lon - west) * middle * scale, (north - lat) * scale

    land = Markup("").join(
        Markup('<path d="{}"/>').format(path) for path in _outlines((west, south, east, north), point)
    )
    return Markup(
        '<svg class="figure map" viewBox="0 0 {w} {h}" role="img" aria-label="{label}" data-t-label="map.title">'
        '<rect class="sea" width="{w}" height="{h}"/><g class="land">{land}</g>{spots}</svg>'
    ).format(w=_WIDTH, h=round(height), label=label, land=land, spots=_draw_spots(spots, point, height))


def _draw_spots(spots: Sequence[Spot], point: Any, height: float) -> Markup:
    taken: list[tuple[float, float, float, float]] = []
    parts = []
    for spot in spots:
        x, y = point(spot.place.lon, spot.place.lat)
        size = min(16.0, 4 + 1.6 * spot.count**0.5)
        width = 9.5 * len(spot.name)
        text = Markup("")
        for dy in (-size - 6, size + 17):
            box = x - width / 2, y + dy - 14, x + width / 2, y + dy + 4
            if box[0] < 0 or box[2] > _WIDTH or box[1] < 0 or box[3] > height:
                continue
            if not any(box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3] for b in taken):
                taken.append(box)
                text = Markup('<text x="{}" y="{}" text-anchor="middle" direction="rtl">{}</text>').format(
                    round(x), round(y + dy), spot.name
                )
                break
        parts.append(
            Markup('<a href="#{}"><title>{} — {} ({})</title><circle class="{}" cx="{}" cy="{}" r="{}"/>{}</a>').format(
                spot.anchor,
                spot.name,
                spot.place.en,
                spot.count,
                "spot acted" if spot.events else "spot",
                round(x),
                round(y),
                f"{size:.1f}",
                text,
            )
        )
    return Markup("").join(reversed(parts))


def _near(spots: Sequence[Spot]) -> list[Spot]:
    """The places of the story: capitals far away that are only named (Washington, Moscow) would shrink all others.

    Where acts are told of places, those farther than 25 degrees from their middle and named without an act are left
    out.
    """
    acted = [spot for spot in spots if spot.events] or list(spots)
    lons = sorted(spot.place.lon or 0.0 for spot in acted for _ in range(max(1, spot.events)))
    lats = sorted(spot.place.lat or 0.0 for spot in acted for _ in range(max(1, spot.events)))
    if not lons:
        return []
    lon, lat = lons[len(lons) // 2], lats[len(lats) // 2]
    return [
        spot
        for spot in spots
        if abs((spot.place.lon or 0.0) - lon) < _FAR and abs((spot.place.lat or 0.0) - lat) < _FAR * 0.6
    ]


_FAR = 25.0


def _window(spots: Sequence[Spot]) -> tuple[float, float, float, float]:
    lons = [spot.place.lon or 0.0 for spot in spots]
    lats = [spot.place.lat or 0.0 for spot in spots]
    west, east, south, north = min(lons), max(lons), min(lats), max(lats)
    middle = cos(radians((south + north) / 2))
    width = max((east - west) * (1 + 2 * _MARGIN), _LEAST / middle)
    height = max((north - south) * (1 + 2 * _MARGIN), width * middle / _SHAPE)
    width = max(width, height * _SHAPE / middle)
    lon, lat = (west + east) / 2, (south + north) / 2
    return lon - width / 2, lat - height / 2, lon + width / 2, lat + height / 2


def _outlines(window: tuple[float, float, float, float], point: Any) -> list[str]:
    """Paths of the countries that the window meets; lines that it does not show are cut to a wide frame around it."""
    west, south, east, north = window
    world = _world()
    paths = []
    margin = (east - west) * 0.3
    for rings in world["countries"]:
        drawn = []
        for ring in rings:
            line = _ring(world["arcs"], ring)
            if max(x for x, _ in line) < west or min(x for x, _ in line) > east:
                continue
            if max(y for _, y in line) < south or min(y for _, y in line) > north:
                continue
            shown: list[str] = []
            for lon, lat in line:
                x, y = point(min(max(lon, west - margin), east + margin), min(max(lat, south - margin), north + margin))
                step = f"{x:.0f} {y:.0f}"
                if not shown or shown[-1] != step:
                    shown.append(step)
            if len(shown) > 2:
                drawn.append("M" + "L".join(shown) + "z")
        if drawn:
            paths.append("".join(drawn))
    return paths


def _ring(arcs: Sequence[Sequence[int]], ring: Sequence[int]) -> list[tuple[float, float]]:
    line: list[tuple[float, float]] = []
    for number in ring:
        flat = arcs[number if number >= 0 else ~number]
        points = [(flat[at] / 100, flat[at + 1] / 100) for at in range(0, len(flat), 2)]
        if number < 0:
            points.reverse()
        line.extend(points[1:] if line else points)
    return line


@lru_cache(maxsize=1)
def _world() -> dict[str, Any]:
    """Outlines of countries, from Natural Earth (public domain); see `tawatur.codebook.build.world`."""
    data = (files("tawatur.codebook") / "world.json.gz").read_bytes()
    world: dict[str, Any] = json.loads(gzip.decompress(data))
    return world


@lru_cache(maxsize=1)
def _places_by_id() -> dict[str, Place]:
    return {place.id: place for place in load_places()}
