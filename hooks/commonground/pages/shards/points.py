"""Shards of points: the places of a leaf's meetings, one after another, for distances."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ...places.columns import write_differences
from .order import Arranged

DIGITS = range(3, 13)
"""How many decimals of a degree a leaf may need so that its coordinates are exactly those that are published."""


def points(arranged: Arranged) -> Iterator[dict[str, Any]]:
    """Give the shard of each leaf that has places."""
    places, place = arranged.data["places"], arranged.data["meetings"]["place"]
    for leaf in arranged.leaves:
        if not leaf.box:
            continue
        at = [
            place[meeting]
            for listing in leaf.listings
            for meeting in arranged.meetings_of(listing)
            if place[meeting] >= 0
        ]
        latitudes, longitudes = ([places[name][one] for one in at] for name in ("latitude", "longitude"))
        steps = _steps([*latitudes, *longitudes])
        yield {
            "steps": steps,
            "latitude": write_differences(round(degrees * steps) for degrees in latitudes),
            "longitude": write_differences(round(degrees * steps) for degrees in longitudes),
        }


def _steps(degrees: Sequence[float]) -> int:
    """Return how many steps in a degree give these values exactly."""
    for digits in DIGITS:
        steps: int = 10**digits
        if all(round(value * steps) / steps == value for value in degrees):
            break
    return steps
