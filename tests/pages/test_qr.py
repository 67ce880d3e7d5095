"""Codes on paper: an independent reader finds the address in them."""

from __future__ import annotations

import re

import pytest
import zxingcpp

from commonground.pages.qr import QUIET, Code, code_of

SCALE = 4


def read(code: Code) -> list[str]:
    """Paints the path of a code as pixels and reads it as a camera would."""
    pixels = [bytearray(b"\xff" * code.size) for _ in range(code.size)]
    for x, y, run in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", code.path):
        pixels[int(y)][int(x) : int(x) + int(run)] = bytes(int(run))
    rows = [bytes(pixel for pixel in row for _ in range(SCALE)) for row in pixels for _ in range(SCALE)]
    picture = memoryview(b"".join(rows)).cast("B", shape=[len(rows), code.size * SCALE])
    return [found.text for found in zxingcpp.read_barcodes(picture)]


@pytest.mark.parametrize(
    "address",
    [
        "https://a.example/",
        "https://site.example.org/sub/places/united-kingdom/west-yorkshire/leeds/",
        "https://site.example.org/sub/places/united-kingdom/" + "long-name-of-a-town/" * 12,
    ],
)
def test_the_code_of_an_address_is_read_back(address: str) -> None:
    assert read(code_of(address)) == [address]


def test_a_code_has_a_quiet_zone_and_nothing_beyond_its_size() -> None:
    code = code_of("https://site.example.org/")
    runs = [tuple(map(int, run)) for run in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", code.path)]
    assert min(x for x, _, _ in runs) == min(y for _, y, _ in runs) == QUIET
    assert max(x + run for x, _, run in runs) == max(y + 1 for _, y, _ in runs) == code.size - QUIET
