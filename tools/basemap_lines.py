"""Cuts lines into pieces and simplifies each, so that pieces of different detail still meet (tools/make_basemap.py)."""

from __future__ import annotations

from itertools import pairwise
from math import cos, hypot, radians

Point = tuple[float, float]
Line = list[Point]

WIDEST = 2.0
"""No piece reaches farther than so many degrees east or north, so that a map of one region takes only what it needs."""


def pieces(line: Line) -> list[Line]:
    """Return a line cut into pieces that each stay within WIDEST; one that crosses 180° goes on beyond it."""
    line = _unrolled(line)
    found: list[Line] = []
    piece = [line[0]]
    west = east = line[0][0]
    south = north = line[0][1]
    for before, point in pairwise(line):
        wide = max(east, point[0]) - min(west, point[0]) > WIDEST
        high = max(north, point[1]) - min(south, point[1]) > WIDEST
        if len(piece) > 1 and (wide or high):
            found.append(piece)
            piece = [before]
            west = east = before[0]
            south = north = before[1]
        piece.append(point)
        west, east = min(west, point[0]), max(east, point[0])
        south, north = min(south, point[1]), max(north, point[1])
    return [*found, piece]


def simplified(line: Line, tolerance: float) -> Line:
    """Return a line without the points that are within `tolerance` (degrees of latitude) of it (Douglas and Peucker); its ends stay."""
    if len(line) < 3:
        return line
    squeeze = cos(radians(sum(y for _, y in line) / len(line)))
    flat = [(x * squeeze, y) for x, y in line]
    kept = {0, len(line) - 1}
    waiting = [(0, len(line) - 1)]
    while waiting:
        first, last = waiting.pop()
        far, at = max(
            ((_away(flat[n], flat[first], flat[last]), n) for n in range(first + 1, last)), default=(0.0, 0)
        )
        if far > tolerance:
            kept.add(at)
            waiting += [(first, at), (at, last)]
    return [line[n] for n in sorted(kept)]


def _unrolled(line: Line) -> Line:
    x, turns = line[0][0], 0
    unrolled: Line = []
    for longitude, latitude in line:
        turns += (x - longitude > 180) - (longitude - x > 180)
        x = longitude
        unrolled.append((longitude + 360 * turns, latitude))
    return unrolled


def _away(point: Point, start: Point, end: Point) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    along = ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / length if length else 0
    along = min(1, max(0, along))
    return hypot(point[0] - start[0] - along * dx, point[1] - start[1] - along * dy)
