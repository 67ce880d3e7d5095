"""The form of the packed basemap: coasts, borders and large lakes of the world, made by tools/make_basemap.py from Natural Earth.

basemap.txt.gz has two blocks, each after a line with its name and its number of lines; fields are apart by tabs:

    pieces  kind (one of COAST, BORDER, REGION, SHORE), the country of a REGION, the whole degrees that it lies between (west, south,
            east, north), then the piece in each detail, the coarsest first; one that is the same as the one before is left out
    rings   LAND or WATER, its extent in hundredths of a degree, and the numbers of its pieces (~n is piece n from end to beginning)

A piece is written as steps over 1/GRID of a degree (longitude, latitude, longitude …), each as columns.write_numbers does 2n or -2n - 1; the
first step is from 0, 0. All details of a piece have the same ends, so pieces of different detail meet. What crosses 180° goes on
beyond it.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from .columns import write_numbers

PATH = Path(__file__).parent / "data" / "basemap.txt.gz"

GRID = 250
"""Steps to a degree: 440 m, about two pixels at the largest scale that the map has."""

DETAILS = (0.4, 0.07, 0.016, 0.008, 0.004)
"""How far (degrees) a piece may be off in each detail."""

COAST, BORDER, REGION, SHORE = "cbrs"
"""Kinds of pieces: of land against the sea, between countries, between regions of one, of lakes."""

LAND, WATER = "lw"


class Piece(NamedTuple):
    """A part of a line; `bounds` are whole degrees (west, south, east, north), `details` its steps, the coarsest first."""

    kind: str
    country: str
    bounds: tuple[int, int, int, int]
    details: tuple[str, ...]


class Ring(NamedTuple):
    """The outline of land or of a lake; `extent` is the square root of its area, in degrees."""

    kind: str
    extent: float
    pieces: tuple[int, ...]


class Basemap(NamedTuple):
    """All pieces and rings of the world."""

    pieces: list[Piece]
    rings: list[Ring]


@cache
def read_basemap(path: Path = PATH) -> Basemap:
    """Read the basemap of the world."""
    lines = iter(gzip.decompress(path.read_bytes()).decode().split("\n")[:-1])
    return Basemap([_piece(line) for line in _block(lines)], [_ring(line) for line in _block(lines)])


def write_basemap(basemap: Basemap, path: Path = PATH) -> bytes:
    """Return the bytes of the packed basemap, having written them."""
    lines = [f"pieces\t{len(basemap.pieces)}"]
    for piece in basemap.pieces:
        before = ""
        details = []
        for text in piece.details:
            details.append("" if text == before else text)
            before = text
        lines.append("\t".join([piece.kind, piece.country, *map(str, piece.bounds), *details]))
    lines.append(f"rings\t{len(basemap.rings)}")
    lines += [
        f"{ring.kind}\t{round(ring.extent * 100)}\t{' '.join(map(str, ring.pieces))}"
        for ring in basemap.rings
    ]
    packed = gzip.compress("".join(f"{line}\n" for line in lines).encode(), compresslevel=9, mtime=0)
    path.write_bytes(packed)
    return packed


def write_steps(points: Iterable[tuple[float, float]]) -> str:
    """Return a line (longitude, latitude in degrees) as steps over the grid; points that fall on the one before are left out."""
    numbers: list[int] = []
    x = y = 0
    for longitude, latitude in points:
        dx, dy = round(longitude * GRID) - x, round(latitude * GRID) - y
        if numbers and not dx and not dy:
            continue
        numbers += (_folded(dx), _folded(dy))
        x, y = x + dx, y + dy
    return write_numbers(numbers)


def _folded(step: int) -> int:
    return 2 * step if step >= 0 else -2 * step - 1


def _block(lines: Iterator[str]) -> Iterator[str]:
    count = int(next(lines).partition("\t")[2])
    for _ in range(count):
        yield next(lines)


def _piece(line: str) -> Piece:
    kind, country, west, south, east, north, *texts = line.split("\t")
    details: list[str] = []
    for text in texts:
        details.append(text or details[-1])
    return Piece(kind, country, (int(west), int(south), int(east), int(north)), tuple(details))


def _ring(line: str) -> Ring:
    kind, extent, pieces = line.split("\t")
    return Ring(kind, int(extent) / 100, tuple(map(int, pieces.split(" "))))
