"""Shards of points: the places of a leaf, and which of them each of its meetings has, one after another, for distances."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ...places.columns import write_differences, write_numbers
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
            (places["longitude"][place[meeting]], places["latitude"][place[meeting]])
            for listing in leaf.listings
            for meeting in arranged.meetings_of(listing)
            if place[meeting] >= 0
        ]
        distinct = sorted(set(at))
        number = {point: number for number, point in enumerate(distinct)}
        steps = _steps([degrees for point in distinct for degrees in point])
        yield {
            "steps": steps,
            "longitude": write_differences(round(longitude * steps) for longitude, _ in distinct),
            "latitude": write_differences(round(latitude * steps) for _, latitude in distinct),
            "place": write_numbers(number[point] for point in at),
        }


def _steps(degrees: Sequence[float]) -> int:
    """Return how many steps in a degree give these values exactly."""
    for digits in DIGITS:
        steps: int = 10**digits
        if all(round(value * steps) / steps == value for value in degrees):
            break
    return steps
