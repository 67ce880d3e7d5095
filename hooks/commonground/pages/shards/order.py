"""The order in which shards number listings: by place, along the leaves of a tree, and within a leaf by kind.

Neighbors in space are then neighbors by number, so that what is near stands in few shards; and how many meetings each listing has, how
they can be joined, and whether it was not confirmed for long, is told for a whole leaf in one count of each kind. Within a kind, what says
most of listings decides: when they are joined from afar, then the filters whose lists would be longest, which so become short.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import accumulate
from math import ceil, cos, floor, radians
from typing import Any, NamedTuple

from ...places.columns import write_differences, write_numbers
from .weeks import HOUR, can_be, in_utc

LEAF = 400
"""How many listings a leaf holds at most."""

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


_Point = tuple[tuple[float, float], int]
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
        """Return for each kind how many of it are in each leaf, and the box of each leaf."""
        of_leaves = [Counter(self.kinds[one] for one in leaf.listings) for leaf in self.leaves]
        boxes = [_rounded(leaf.box) for leaf in self.leaves if leaf.box]
        return {
            "steps": STEPS,
            "counts": write_numbers(of_leaf[kind] for kind in self.classes for of_leaf in of_leaves),
            "south": write_differences(box[0] for box in boxes),
            "west": write_differences(box[1] for box in boxes),
            "height": write_numbers(box[2] - box[0] for box in boxes),
            "width": write_numbers(box[3] - box[1] for box in boxes),
        }


def arrange(data: dict[str, Any]) -> Arranged:
    """Return the listings of a directory in the order of its shards."""
    first = list(accumulate(data["groups"]["meetings"], initial=0))
    meetings = data["meetings"]
    # At the end, for the schedule -1, there is none.
    timed = [*(TIMED if can_be(schedule) else 0 for schedule in data["schedules"]), 0]
    codes = [
        way | (PLACED if place >= 0 else 0) | timed[schedule]
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
    begins, filters = _begins(data, codes, first), _filters(data)

    def order(one: int) -> tuple[Any, ...]:
        return common[kinds[one]], kinds[one], begins[one], *(rows[one] for rows in filters)

    leaves = [
        Leaf(tuple(sorted(part, key=order)), _around(part, boxes))
        for listings in (near, wide)
        for part in _parts(listings, boxes)
    ]
    nowhere.sort(key=order)
    return Arranged(data, (*leaves, Leaf(tuple(nowhere), None)), kinds, codes, first)


def _begins(data: dict[str, Any], codes: Sequence[int], first: Sequence[int]) -> list[tuple[int, int, str]]:
    """Return the hour, the weekdays and the zone of the first meeting of each listing that is joined from afar at times."""
    as_of = date.fromisoformat(data["as_of"])
    in_hours = [in_utc(schedule, as_of) for schedule in data["schedules"]]
    of_schedules = [
        (minute // HOUR, days, schedule["tz"])
        for (minute, days), schedule in zip(in_hours, data["schedules"], strict=True)
    ]
    return [
        next(
            (
                of_schedules[data["meetings"]["schedule"][meeting]]
                for meeting in range(first[listing], first[listing + 1])
                if codes[meeting] & (IN_PERSON | TIMED) == TIMED
            ),
            (-1, 0, ""),
        )
        for listing in range(len(first) - 1)
    ]


def _filters(data: dict[str, Any]) -> list[Sequence[int]]:
    """Return the rows of the filters of listings, first of those of which some value parts the listings most evenly."""
    found: list[tuple[int, Sequence[int]]] = []
    for facet in data["facets"]:
        if facet.get("ofMeeting"):
            continue
        having = Counter(value for row in facet["rows"] for value in facet["sets"][row])
        size = len(facet["rows"])
        found.append((max((min(count, size - count) for count in having.values()), default=0), facet["rows"]))
    return [rows for _, rows in sorted(found, key=lambda one: -one[0])]


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
    return _split([((box.west, box.south), one) for one in listings if (box := boxes[one])])


def _split(points: list[_Point]) -> list[list[int]]:
    """Halve an area across its longer side until each part has few enough listings, all of them about as many."""
    leaves = ceil(len(points) / LEAF)
    if leaves <= 1:
        return [[one for _, one in points]] if points else []
    wests, souths = zip(*(at for at, _ in points), strict=True)
    wide = (max(wests) - min(wests)) * cos(radians((max(souths) + min(souths)) / 2))
    across = 0 if wide > max(souths) - min(souths) else 1
    points.sort(key=lambda point: (point[0][across], point))
    middle = len(points) * (leaves // 2) // leaves
    return _split(points[:middle]) + _split(points[middle:])


def _rounded(box: Box) -> tuple[int, int, int, int]:
    return (
        floor(box.south * STEPS),
        floor(box.west * STEPS),
        ceil(box.north * STEPS),
        ceil(box.east * STEPS),
    )
