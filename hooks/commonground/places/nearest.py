"""Distances on the sphere, and the nearest of many points without a numeric library."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import asin, cos, inf, radians, sin, sqrt

EARTH_RADIUS_KM = 6371.0088
"""Mean radius (IUGG), as geopy's great_circle uses it."""

_KM_PER_DEGREE = EARTH_RADIUS_KM * radians(1)


def distance_km(latitude1: float, longitude1: float, latitude2: float, longitude2: float) -> float:
    """Return the great-circle distance in kilometers (haversine), equal to geopy's great_circle and ten times quicker."""
    phi1, phi2 = radians(latitude1), radians(latitude2)
    half_latitude = sin((phi2 - phi1) / 2)
    half_longitude = sin(radians(longitude2 - longitude1) / 2)
    square = half_latitude * half_latitude + cos(phi1) * cos(phi2) * half_longitude * half_longitude
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(square)))


class NearestPoints:
    """Finds the points nearest to a position, by a grid of cells that is searched in growing rings.

    Points are (latitude, longitude) in degrees, named by their place in the sequence; `cell` is the side of a cell in degrees, best so
    that a cell holds a few points.
    """

    def __init__(self, points: Sequence[tuple[float, float]], cell: float = 0.15) -> None:
        self._points = points
        self._cell = cell
        self._columns = round(360 / cell)
        # Where more cells than this would be looked into, it is quicker to look at every point.
        self._rings = min(self._columns // 2, 1 + round(sqrt(len(points))))
        self._cells: dict[tuple[int, int], list[int]] = defaultdict(list)
        for number, (latitude, longitude) in enumerate(points):
            self._cells[self._cell_of(latitude, longitude)].append(number)

    def nearest(
        self, latitude: float, longitude: float, count: int = 1, within_km: float = inf
    ) -> list[tuple[float, int]]:
        """Return up to `count` (kilometers, number of the point), nearest first; equal distances in the order of the points."""
        found: list[tuple[float, int]] = []
        row, column = self._cell_of(latitude, longitude)
        for ring in range(self._rings):
            for cell in self._ring(row, column, ring):
                found += [
                    (distance_km(latitude, longitude, *self._points[number]), number)
                    for number in self._cells.get(cell, ())
                ]
            reach = self._reach_km(latitude, ring)
            found.sort()
            if (
                reach >= within_km
                or (len(found) >= count and found[count - 1][0] <= reach)
                or len(found) == len(self._points)
            ):
                break
        else:
            found = sorted(
                (distance_km(latitude, longitude, *point), number)
                for number, point in enumerate(self._points)
            )
        return [pair for pair in found[:count] if pair[0] <= within_km]

    def _cell_of(self, latitude: float, longitude: float) -> tuple[int, int]:
        return int((latitude + 90) / self._cell), int((longitude + 180) / self._cell) % self._columns

    def _ring(self, row: int, column: int, ring: int) -> Iterator[tuple[int, int]]:
        """Yield the cells at `ring` steps, each once; columns wrap around at the antimeridian."""
        if ring == 0:
            yield row, column
            return
        for step in range(-ring, ring + 1):
            yield row - ring, (column + step) % self._columns
            yield row + ring, (column + step) % self._columns
        for step in range(-ring + 1, ring):
            yield row + step, (column - ring) % self._columns
            yield row + step, (column + ring) % self._columns

    def _reach_km(self, latitude: float, ring: int) -> float:
        """Return the distance within which every point lies in the rings up to this one: that of the next row, or of the next meridian."""
        degrees = ring * self._cell
        to_meridian = asin(sin(radians(min(degrees, 90.0))) * cos(radians(latitude)))
        return min(degrees * _KM_PER_DEGREE, EARTH_RADIUS_KM * to_meridian)
