"""Reads the borders that tools/make_basemap.py packs: TopoJSON of npm packages, and the regions of a country by our own gazetteer."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from commonground.places.nearest import NearestPoints
from commonground.places.packed import read_places

Point = tuple[float, float]
Line = list[Point]
Ring = list[int]
"""Numbers of arcs in order; ~n is arc n from its end to its beginning."""


@dataclass(frozen=True)
class Topology:
    """Lines that shapes share (longitude, latitude in degrees), and the rings of each shape."""

    arcs: list[Line]
    shapes: list[list[Ring]]
    ids: list[str]
    grid: float


def read_topology(path: Path, name: str) -> Topology:
    """Read one object of a TopoJSON file."""
    document = json.loads(path.read_text("utf-8"))
    (scale_x, scale_y), (x0, y0) = document["transform"]["scale"], document["transform"]["translate"]
    arcs: list[Line] = []
    for arc in document["arcs"]:
        x = y = 0
        line: Line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * scale_x + x0, y * scale_y + y0))
        arcs.append(line)
    geometries = document["objects"][name]["geometries"]
    return Topology(
        arcs,
        [list(_rings(geometry)) for geometry in geometries],
        [str(geometry.get("id", "")) for geometry in geometries],
        max(scale_x, scale_y),
    )


def holds(path: Path, name: str) -> bool:
    """Whether a TopoJSON file has shapes under that name (that of Russia has none)."""
    return "geometries" in json.loads(path.read_text("utf-8"))["objects"].get(name, {})


def shared_lines(topology: Topology, owners: list[str]) -> list[Line]:
    """Return the arcs that have shapes of different owners on their two sides."""
    sides: dict[int, set[str]] = defaultdict(set)
    uses: Counter[int] = Counter()
    for rings, owner in zip(topology.shapes, owners, strict=True):
        for ring in rings:
            for arc in ring:
                sides[_number(arc)].add(owner)
                uses[_number(arc)] += 1
    return [topology.arcs[number] for number, found in sorted(sides.items()) if len(found) > 1]


def regions_of(topology: Topology, country: str) -> list[str]:
    """Return the region of our gazetteer that each shape lies in, by the towns inside it; of one without towns, by the nearest town."""
    packed = read_places(country)

    def shown(number: int | None) -> str:
        while number is not None and not packed.regions[number].shown:
            number = next(iter(packed.regions[number].parents), None)
        return "" if number is None else packed.regions[number].code

    towns = [(row.longitude, row.latitude, shown(row.region)) for row in packed.places]
    near = NearestPoints([(row.latitude, row.longitude) for row in packed.places])
    found = []
    for rings in topology.shapes:
        outlines = [outline(topology.arcs, ring) for ring in rings]
        points = [point for line in outlines for point in line]
        west, south = min(p[0] for p in points), min(p[1] for p in points)
        east, north = max(p[0] for p in points), max(p[1] for p in points)
        inside = Counter(
            region
            for x, y, region in towns
            if west <= x <= east and south <= y <= north and _inside(x, y, outlines)
        )
        middle = points[0]
        nearest = near.nearest(middle[1], middle[0])
        found.append(inside.most_common(1)[0][0] if inside else towns[nearest[0][1]][2])
    return found


def outline(arcs: list[Line], ring: Ring) -> Line:
    """Return the points of a ring."""
    points: Line = []
    for arc in ring:
        line = arcs[_number(arc)]
        points += (line if arc >= 0 else line[::-1])[1 if points else 0 :]
    return points


def _rings(geometry: dict[str, Any]) -> Iterator[Ring]:
    if geometry.get("type") == "Polygon":
        yield from geometry["arcs"]
    elif geometry.get("type") == "MultiPolygon":
        for polygon in geometry["arcs"]:
            yield from polygon


def _number(arc: int) -> int:
    return ~arc if arc < 0 else arc


def _inside(x: float, y: float, outlines: list[Line]) -> bool:
    inside = False
    for line in outlines:
        for (x1, y1), (x2, y2) in pairwise(line):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                inside = not inside
    return inside
