"""The map of the finder, finder/map.json: coasts, borders, lakes and names of towns, as fine as need be where groups are, coarse elsewhere.

The browser fetches it when someone asks for the map; it is the same for every question. overrides/assets/map/basemap.js reads it.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from math import cos, floor, hypot, radians
from typing import Any, NamedTuple

from ..directory import Directory
from ..places.basemap import DETAILS, GRID, REGION, Basemap, Piece, Ring, read_basemap
from ..places.columns import write_differences, write_numbers
from ..places.packed import countries_with, read_places
from .shell import Shell

Output = tuple[str, bytes]
Cell = tuple[int, int]
"""A whole degree of longitude and of latitude."""

PATH = "finder/map.json"
VERSION = 1

BUDGET, BUDGET_MORE, MOST_BYTES = 60_000, 12_000, 120_000
"""The file of one or two countries stays below so many bytes as a host compresses it, by less detail where they are wide; each
further country may add some, up to a limit."""

NEAR, NAMED, AROUND, FAR = 1, 2, 6, 25
"""How many degrees from a group the map is detailed, small towns are named, it is less detailed, and it ends."""

WORLDWIDE = 90
"""A directory that reaches over so many degrees has the whole world on its map."""

MOST_LABELS = 1_200
LABEL_STEPS = 100
"""Labels stand on hundredths of a degree."""
LABELS = (
    (2, 8.0, 1_000_000),
    (3, 4.0, 500_000),
    (4, 2.0, 200_000),
    (5, 1.0, 80_000),
    (6, 0.5, 25_000),
    (7, 0.3, 8_000),
    (8, 0.15, 2_000),
    (9, 0.08, 0),
)
"""From which zoom on a town is named: how many degrees apart such towns are, and how many people they have at least."""
WIDELY_NAMED = 6
"""Up to this zoom towns are named a good way around the groups, above it near them."""


class Detail(NamedTuple):
    """Which detail of a line is taken near groups, around them, and elsewhere (places in DETAILS)."""

    near: int
    around: int
    elsewhere: int


OUTSIDE = 3
"""The zone of what is not on the map."""

BEST_FIRST = (
    Detail(4, 2, 1),
    Detail(3, 2, 1),
    Detail(4, 2, 0),
    Detail(3, 1, 1),
    Detail(3, 2, 0),
    Detail(3, 1, 0),
    Detail(2, 1, 0),
    Detail(1, 1, 0),
    Detail(1, 0, 0),
    Detail(0, 0, 0),
)


def outputs(directory: Directory, shell: Shell) -> Iterator[Output]:
    """Give the one file of the map."""
    points = {
        (placed.located.longitude, placed.located.latitude)
        for listing in directory.listings
        for placed in listing.meetings
        if placed.located
    }
    countries = {
        placed.meeting.place.country
        for listing in directory.listings
        for placed in listing.meetings
        if placed.meeting.place and placed.meeting.place.country
    } | ({directory.settings.country} - {""})
    yield PATH, map_file(read_basemap(), points, sorted(countries))


def map_file(basemap: Basemap, points: Iterable[tuple[float, float]], countries: Sequence[str]) -> bytes:
    """Return the map around points (longitude, latitude) in the finest detail that keeps within the budget."""
    homes = {(floor(x), floor(y)) for x, y in points}
    around = grown(homes, AROUND)
    zones = _zones(basemap, homes, around)
    labels = _labels(grown(homes, NAMED), around, countries)
    budget = min(BUDGET + BUDGET_MORE * max(0, len(countries) - 2), MOST_BYTES)
    made = b""
    for detail in BEST_FIRST:
        lines = _lines(basemap, zones, frozenset(countries), detail)
        document = {"version": VERSION, "grid": GRID, **lines, "labels": labels}
        made = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
        if len(gzip.compress(made, compresslevel=6, mtime=0)) <= budget:
            break
    return made


def grown(cells: Iterable[Cell], by: int) -> frozenset[Cell]:
    """Return the cells and those up to `by` degrees from them; the world is round."""
    wide = {((x + step + 180) % 360 - 180, y) for x, y in cells for step in range(-by, by + 1)}
    return frozenset((x, y + step) for x, y in wide for step in range(-by, by + 1))


def _zones(basemap: Basemap, homes: set[Cell], around: frozenset[Cell]) -> list[int]:
    """Return where each piece is: the place of its detail in Detail, or OUTSIDE the map."""
    near = grown(homes, NEAR)
    wide = max((x for x, _ in homes), default=180) - min((x for x, _ in homes), default=-180)
    far = None if wide > WORLDWIDE else grown(homes, FAR)

    def zone(piece: Piece) -> int:
        cells = _cells(piece)
        if not near.isdisjoint(cells):
            return 0
        if not around.isdisjoint(cells):
            return 1
        return OUTSIDE if far is not None and far.isdisjoint(cells) else 2

    return [zone(piece) for piece in basemap.pieces]


def _cells(piece: Piece) -> list[Cell]:
    west, south, east, north = piece.bounds
    return [
        ((x + 180) % 360 - 180, y)
        for x in range(west, max(east, west + 1))
        for y in range(south, max(north, south + 1))
    ]


def _lines(
    basemap: Basemap, zones: Sequence[int], countries: frozenset[str], detail: Detail
) -> dict[str, Any]:
    """Return the pieces and the rings of the map, numbered anew; a ring that is wholly outside, or too small to see, is left out."""
    kinds: list[str] = []
    lines: list[str] = []
    numbers: dict[int, int] = {}
    level = (*detail, detail.elsewhere)

    def take(number: int) -> int:
        if number not in numbers:
            numbers[number] = len(lines)
            kinds.append(basemap.pieces[number].kind)
            lines.append(basemap.pieces[number].details[level[zones[number]]])
        return numbers[number]

    rings: list[tuple[Ring, list[int]]] = []
    for ring in basemap.rings:
        nearest = min(zones[~piece if piece < 0 else piece] for piece in ring.pieces)
        if nearest == OUTSIDE or ring.extent < 2 * DETAILS[level[nearest]]:
            continue
        rings.append((ring, [~take(~piece) if piece < 0 else take(piece) for piece in ring.pieces]))
    for number, piece in enumerate(basemap.pieces):
        if piece.kind == REGION and piece.country in countries:
            take(number)
    return {
        "kinds": "".join(kinds),
        "lines": lines,
        "rings": {
            "kinds": "".join(ring.kind for ring, _ in rings),
            "lengths": write_numbers(len(pieces) for _, pieces in rings),
            "pieces": write_differences(piece for _, pieces in rings for piece in pieces),
        },
    }


def _labels(near: frozenset[Cell], around: frozenset[Cell], countries: Sequence[str]) -> dict[str, Any]:
    """Return the towns to name, those first that a small map names, and how many of them each zoom has."""
    towns = sorted(
        (
            (row.population, row.name.replace("|", " "), row.longitude, row.latitude)
            for country in countries
            if country in countries_with("places")
            for row in read_places(country).places
            if (floor(row.longitude), floor(row.latitude)) in around
        ),
        reverse=True,
    )
    kept: dict[int, None] = {}
    counts = []
    for zoom, apart, people in LABELS:
        named = _Apart(apart)
        for at in kept:
            named.add(towns[at][2], towns[at][3])
        for at, (population, _, x, y) in enumerate(towns):
            if population < people or len(kept) >= MOST_LABELS:
                break
            if (zoom <= WIDELY_NAMED or (floor(x), floor(y)) in near) and named.add(x, y):
                kept[at] = None
        counts.append(len(kept))
    chosen = [towns[at] for at in kept]
    return {
        "names": "|".join(name for _, name, _, _ in chosen),
        "longitude": write_differences(round(x * LABEL_STEPS) for _, _, x, _ in chosen),
        "latitude": write_differences(round(y * LABEL_STEPS) for _, _, _, y in chosen),
        "zooms": {str(zoom): count for (zoom, _, _), count in zip(LABELS, counts, strict=True)},
    }


class _Apart:
    """Points of which none is nearer than so many degrees of latitude to another."""

    def __init__(self, apart: float) -> None:
        self._apart = apart
        self._cells: dict[Cell, list[tuple[float, float]]] = {}

    def add(self, x: float, y: float) -> bool:
        """Take a point in, if it is far enough from the others; return whether it is."""
        narrow = cos(radians(y))
        column, row = floor(x * narrow / self._apart), floor(y / self._apart)
        for other_x, other_y in (
            point
            for step in (-1, 0, 1)
            for up in (-1, 0, 1)
            for point in self._cells.get((column + step, row + up), ())
        ):
            if hypot((other_x - x) * narrow, other_y - y) < self._apart:
                return False
        self._cells.setdefault((column, row), []).append((x, y))
        return True
