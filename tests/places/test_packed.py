"""What is packed comes back as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from commonground.places import packed
from commonground.places.packed import PackedPlaces, PlaceRow, PostcodeRow, RegionRow


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "DATA", tmp_path)


def test_places_come_back() -> None:
    regions = [
        RegionRow("N", "North", (), (), True, 1.5, -2.25, 40),
        RegionRow("N.1", "Upper North", ("Oberland", "高地"), (0,), False, 1.25, -2.0, 9),
    ]
    places = [
        PlaceRow("Ærøskøbing", 1, 1, 54.888, 10.411, 938, 7, "Aeroskobing;Ærø"),
        PlaceRow("Nowhere", None, 0, -0.001, 179.999, 0, 8, ""),
    ]
    made = PackedPlaces(["Europe/Copenhagen", "Europe/Berlin"], regions, places)
    first = packed.write_places("XX", made)
    assert packed.read_places("XX") == made
    assert packed.write_places("XX", packed.read_places("XX")) == first


def test_postcodes_come_back_sorted() -> None:
    rows = [
        PostcodeRow("LS62", 53.8, -1.5, 0),
        PostcodeRow("LS6", -53.82, 179.57, 52),
        PostcodeRow("A1", 0.001, 0, 0),
    ]
    packed.write_postcodes("XX", rows)
    assert list(packed.read_postcodes("XX").values()) == sorted(rows)
