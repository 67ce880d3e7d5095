"""Finds the open groups nearest to one that closed: those of the same topics first."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import chain, islice

from ..directory import Directory, Listing
from ..places.nearest import NearestPoints

MOST = 6
"""How many groups a page of a closed one leads to."""
WITHIN_KM = 250
"""How far away a group may be that is called near."""

_Point = tuple[float, float]
_Ranked = dict[str, tuple[float, Listing]]
"""Listings by id, and how many kilometers away each is."""


class Neighbors:
    """The open listings of a directory by where they meet, and those of each topic."""

    def __init__(self, directory: Directory) -> None:
        self.somewhere = [(listing, _points(listing)) for listing in directory.listings]
        self.remote = [listing for listing, points in self.somewhere if not points and listing.next]
        self._spots = cache(self._make_spots)

    def of(self, closed: Listing) -> tuple[Listing, ...]:
        """Return the nearest open listings, of the same topics first; then those that can be joined from anywhere."""
        topics = frozenset(closed.group.topics)
        alike: _Ranked = {}
        for topic in topics:
            self._add_nearest(closed, topic, alike)
        others: _Ranked = {}
        if len(alike) < MOST:
            self._add_nearest(closed, "", others)
        near = chain(_in_order(alike), (other for other in _in_order(others) if other.group.id not in alike))
        online = (listing for listing in self.remote if not topics.isdisjoint(listing.group.topics))
        return tuple(islice(chain(near, online), MOST))

    def _add_nearest(self, closed: Listing, topic: str, ranked: _Ranked) -> None:
        """Add at least the MOST listings of a topic that are nearest to any place where a closed one met, if there are so many."""
        points, listings = self._spots(topic)
        for start in _points(closed):
            found: _Ranked = {}
            count = wanted = MOST
            while count == wanted and len(found) < MOST:  # a listing may meet in many places
                wanted *= 2
                nearest = points.nearest(*start, wanted, WITHIN_KM)
                count = len(nearest)
                for kilometers, number in reversed(nearest):
                    found[listings[number].group.id] = (kilometers, listings[number])
            for name, one in found.items():
                ranked[name] = min(one, ranked.get(name, one), key=lambda pair: pair[0])

    def _make_spots(self, topic: str) -> tuple[NearestPoints, list[Listing]]:
        """Return where the listings of a topic meet, or of all where it is empty, and the listing of each point."""
        spots = [
            (point, listing)
            for listing, points in self.somewhere
            if points and (not topic or topic in listing.group.topics)
            for point in points
        ]
        return NearestPoints([point for point, _ in spots]), [listing for _, listing in spots]


def _in_order(ranked: _Ranked) -> Iterator[Listing]:
    order = sorted(ranked.values(), key=lambda pair: (pair[0], pair[1].group.id))
    return (listing for _, listing in order)


def _points(listing: Listing) -> list[_Point]:
    """Return where a listing meets, each place once."""
    located = (placed.located for placed in listing.meetings if placed.located)
    return list(dict.fromkeys((at.latitude, at.longitude) for at in located))
