from __future__ import annotations

import zoneinfo
from importlib.resources import files

import pytest

from commonground.times.zones import is_zone


def test_zones_are_those_of_the_locked_package() -> None:
    assert zoneinfo.TZPATH == ()
    listed = files("tzdata").joinpath("zones").read_text().split()
    assert all(is_zone(name) for name in listed)


@pytest.mark.parametrize(
    "name", ["", "Atlantis/Capital", "europe/london", "../etc/passwd", "GMT+25", "Europe"]
)
def test_other_names_are_no_zones(name: str) -> None:
    assert not is_zone(name)
