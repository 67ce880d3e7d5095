"""A QR code (ISO/IEC 18004) as an SVG path, for pages that are printed."""

from __future__ import annotations

from dataclasses import dataclass

import segno

QUIET = 4
"""How many modules around a code stay white."""

MASK = 2
"""One of the eight masks, all of which readers know; to look for the best of them takes four times as long."""


@dataclass(frozen=True, slots=True)
class Code:
    """A code: how many modules it is wide with its quiet zone, and the path of the dark ones."""

    size: int
    path: str


def code_of(address: str) -> Code:
    """Return the code of an address, which can be read though a seventh of it is damaged (level M)."""
    matrix = segno.make_qr(address, error="m", mode="byte", mask=MASK, boost_error=False).matrix
    return Code(len(matrix) + 2 * QUIET, "".join(_row(y, row) for y, row in enumerate(matrix, start=QUIET)))


def _row(y: int, row: bytearray) -> str:
    """Return the dark runs of a row as rectangles one module high."""
    path, x = [], 0
    for run in bytes(row).replace(b"\x00", b" ").split(b" "):
        if run:
            path.append(f"M{x + QUIET} {y}h{len(run)}v1h-{len(run)}z")
        x += len(run) + 1
    return "".join(path)
