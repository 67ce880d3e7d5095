"""The order in which shards number listings: by place, along the leaves of a quadtree, and within a leaf by kind.

Neighbors in space are then neighbors by number, so that what is near stands in few shards; and how many meetings each listing has, how
they can be joined, and whether it was not confirmed for long, is told for a whole leaf in a few pairs of a kind and a count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, groupby
from math import ceil, floor
from typing import Any, NamedTuple

from ...places.columns import write_differences, write_numbers
from .weeks import QUARTER, can_be

LEAF = 400
"""How many listings a leaf holds at most."""

DEEPEST = 22
"""A square is not split more often than so: its sides are some ten meters."""

STEPS = 500
"""The sides of a leaf's box are in 1/500 of a degree, rounded outward."""

WIDE = 0.5
"""Listings whose rooms are more than so many degrees apart have leaves of their own, so that they do not widen the others'."""

IN_PERSON, PLACED, TIMED = 1, 16, 32
"""What a meeting is: one goes there (a part of its `way`); its place may be shown, and it meets at times (added to its `way`)."""

Kind = tuple[int, ...]
"""Whether a listing was not confirmed for long (1), and what each of its meetings is."""


class Box(NamedTuple):
    """Degrees; east is never less than west."""

    south: float
    west: float
    north: float
    east: float


_Point = tuple[float, float, int]
"""Longitude and latitude of a listing, and the listing."""


class Leaf(NamedTuple):
    """Listings that follow one another; `box` holds all their places, None where they have none."""

    listings: tuple[int, ...]
    box: Box | None


@dataclass(frozen=True)
class Arranged:
    """The columns of a directory and the order of its shards: `leaves` hold listings by their place in the columns."""

    data: dict[str, Any]
    leaves: tuple[Leaf, ...]
    kinds: Sequence[Kind]
    codes: Sequence[int]
    first: Sequence[int]

    @cached_property
    def order(self) -> list[int]:
        """The listings in the order of their numbers."""
        return [listing for leaf in self.leaves for listing in leaf.listings]

    @cached_property
    def meetings(self) -> list[int]:
        """The meetings in the order of their numbers."""
        return [meeting for listing in self.order for meeting in self.meetings_of(listing)]

    def meetings_of(self, listing: int) -> range:
        """Return the meetings of a listing by their place in the columns."""
        return range(self.first[listing], self.first[listing + 1])

    @cached_property
    def classes(self) -> list[Kind]:
        """Every kind once, the most frequent first."""
        return [kind for kind, _ in sorted(Counter(self.kinds).items(), key=lambda one: (-one[1], one[0]))]

    def leaf_columns(self) -> dict[str, Any]:
        """Return for each leaf how many kinds it has, each kind and its count, and the box."""
        number = {kind: at for at, kind in enumerate(self.classes)}
        runs = [
            [
                (number[kind], len(list(same)))
                for kind, same in groupby(self.kinds[one] for one in leaf.listings)
            ]
            for leaf in self.leaves
        ]
        boxes = [_rounded(leaf.box) for leaf in self.leaves if leaf.box]
        return {
            "steps": STEPS,
            "runs": write_numbers(map(len, runs)),
            "kinds": write_numbers(kind for leaf in runs for kind, _ in leaf),
            "counts": write_numbers(count - 1 for leaf in runs for _, count in leaf),
            "south": write_differences(box[0] for box in boxes),
            "west": write_differences(box[1] for box in boxes),
            "height": write_numbers(box[2] - box[0] for box in boxes),
            "width": write_numbers(box[3] - box[1] for box in boxes),
        }


def arrange(data: dict[str, Any]) -> Arranged:
    """Return the listings of a directory in the order of its shards."""
    first = list(accumulate(data["groups"]["meetings"], initial=0))
    begins = _begins(data)
    meetings = data["meetings"]
    codes = [
        way | (PLACED if place >= 0 else 0) | (TIMED if begins[schedule] else 0)
        for way, place, schedule in zip(meetings["way"], meetings["place"], meetings["schedule"], strict=True)
    ]
    kinds = [
        (old, *codes[first[listing] : first[listing + 1]])
        for listing, old in enumerate(data["groups"]["old"])
    ]
    boxes = _boxes(data, first)
    near = [one for one, box in enumerate(boxes) if box and not _is_wide(box)]
    wide = [one for one, box in enumerate(boxes) if box and _is_wide(box)]
    nowhere = [one for one, box in enumerate(boxes) if not box]
    common = {kind: -count for kind, count in Counter(kinds).items()}
    leaves = [
        Leaf(tuple(sorted(part, key=lambda one: (common[kinds[one]], kinds[one]))), _around(part, boxes))
        for listings in (near, wide)
        for part in _parts(listings, boxes)
    ]
    nowhere.sort(key=lambda one: (common[kinds[one]], kinds[one], begins[meetings["schedule"][first[one]]]))
    return Arranged(data, (*leaves, Leaf(tuple(nowhere), None)), kinds, codes, first)


def _begins(data: dict[str, Any]) -> list[tuple[Any, ...]]:
    """Return the part of the day, the weekdays and the zone of each schedule that has times; at the end, for -1, nothing."""
    return [
        *(
            (schedule["start"] // QUARTER, days, schedule["tz"]) if (days := can_be(schedule)) else ()
            for schedule in data["schedules"]
        ),
        (),
    ]


def _boxes(data: dict[str, Any], first: Sequence[int]) -> list[Box | None]:
    """Return the box of each listing's places."""
    latitudes, longitudes = data["places"]["latitude"], data["places"]["longitude"]
    place = data["meetings"]["place"]
    boxes: list[Box | None] = []
    for listing in range(len(first) - 1):
        at = {place[meeting] for meeting in range(first[listing], first[listing + 1])} - {-1}
        if not at:
            boxes.append(None)
            continue
        north, east = [latitudes[one] for one in at], [longitudes[one] for one in at]
        boxes.append(Box(min(north), min(east), max(north), max(east)))
    return boxes


def _is_wide(box: Box) -> bool:
    return box.north - box.south > WIDE or box.east - box.west > WIDE


def _around(listings: Sequence[int], boxes: Sequence[Box | None]) -> Box:
    found = [box for one in listings if (box := boxes[one])]
    return Box(
        min(box.south for box in found),
        min(box.west for box in found),
        max(box.north for box in found),
        max(box.east for box in found),
    )


def _parts(listings: Sequence[int], boxes: Sequence[Box | None]) -> list[list[int]]:
    """Return the listings of each leaf, neighbors one after another."""
    points = [(box.west, box.south, one) for one in listings if (box := boxes[one])]
    return _split(points, Box(-90, -180, 90, 180), 0)


def _split(points: list[_Point], square: Box, depth: int) -> list[list[int]]:
    """Split a square into quarters until each has few enough listings, and join neighbors that have few together."""
    if len(points) <= LEAF or depth == DEEPEST:
        ordered = [one for _, _, one in sorted(points)]
        return [ordered[at : at + LEAF] for at in range(0, len(ordered), LEAF)]
    middle_x, middle_y = (square.west + square.east) / 2, (square.south + square.north) / 2
    quarters: list[list[_Point]] = [[], [], [], []]
    for point in points:
        quarters[(point[0] >= middle_x) + 2 * (point[1] >= middle_y)].append(point)
    leaves: list[list[int]] = []
    for number, quarter in enumerate(quarters):
        west, east = (middle_x, square.east) if number & 1 else (square.west, middle_x)
        south, north = (middle_y, square.north) if number & 2 else (square.south, middle_y)
        for leaf in _split(quarter, Box(south, west, north, east), depth + 1):
            if leaves and len(leaves[-1]) + len(leaf) <= LEAF:
                leaves[-1] += leaf
            else:
                leaves.append(leaf)
    return leaves


def _rounded(box: Box) -> tuple[int, int, int, int]:
    return (
        floor(box.south * STEPS),
        floor(box.west * STEPS),
        ceil(box.north * STEPS),
        ceil(box.east * STEPS),
    )
