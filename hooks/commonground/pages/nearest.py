"""Finds the open groups nearest to one that closed: those of the same topics first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain, islice
from math import floor
from typing import Any

from ..directory import Directory, Listing
from ..places.nearest import distance_km

MOST = 6
"""How many groups a page of a closed one leads to."""
REACH = 2
"""How many degrees around a closed group are searched: about 220 km to the north and south."""

_Cell = tuple[int, int]
_Point = tuple[float, float]


class Neighbors:
    """The open listings of a directory by where they meet, in cells of one degree."""

    def __init__(self, directory: Directory) -> None:
        self.cells: dict[_Cell, list[tuple[_Point, Listing]]] = defaultdict(list)
        self.remote = [listing for listing in directory.listings if not _points(listing) and listing.next]
        for listing in directory.listings:
            for point in _points(listing):
                self.cells[_cell(point)].append((point, listing))

    def of(self, closed: Listing) -> tuple[Listing, ...]:
        """Return the nearest open listings, of the same topics first; then those that can be joined from anywhere."""
        topics = frozenset(closed.group.topics)
        best: dict[str, tuple[Any, Listing]] = {}
        for start in _points(closed):
            for point, listing in self._around(_cell(start)):
                rank = (topics.isdisjoint(listing.group.topics), distance_km(*start, *point))
                if listing.group.id not in best or rank < best[listing.group.id][0]:
                    best[listing.group.id] = (rank, listing)
        near = [listing for _, listing in sorted(best.values(), key=lambda pair: (pair[0], pair[1].group.id))]
        online = (listing for listing in self.remote if not topics.isdisjoint(listing.group.topics))
        return tuple(islice(chain(near, online), MOST))

    def _around(self, cell: _Cell) -> Iterator[tuple[_Point, Listing]]:
        for north in range(-REACH, REACH + 1):
            for east in range(-REACH, REACH + 1):
                yield from self.cells.get((cell[0] + north, cell[1] + east), ())


def _points(listing: Listing) -> list[_Point]:
    return [
        (placed.located.latitude, placed.located.longitude) for placed in listing.meetings if placed.located
    ]


def _cell(point: _Point) -> _Cell:
    return floor(point[0]), floor(point[1])
