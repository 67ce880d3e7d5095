"""The real towns that invented groups are put into (see tools/make_groups.py)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from commonground.places.fold import place_key
from commonground.places.packed import PackedPlaces, PlaceRow, read_places

COUNTRIES = ("US", "GB", "CA", "AU", "IE")
PEOPLE = 5_000
"""Smaller places are not drawn."""


@dataclass(frozen=True, slots=True)
class Town:
    """A town that groups are put into."""

    row: PlaceRow
    region: str
    country: str
    timezone: str


def towns() -> list[Town]:
    """Return the towns of COUNTRIES with at least PEOPLE inhabitants whose name is the only one of its kind in its region."""
    return [town for country in COUNTRIES for town in _towns(country, read_places(country))]


def _towns(country: str, packed: PackedPlaces) -> list[Town]:
    regions = [_shown(packed, row.region) for row in packed.places]
    names = Counter(zip((place_key(row.name) for row in packed.places), regions, strict=True))
    return [
        Town(row, region, country, packed.timezones[row.timezone])
        for row, region in zip(packed.places, regions, strict=True)
        if row.population >= PEOPLE and region and names[place_key(row.name), region] == 1
    ]


def _shown(packed: PackedPlaces, number: int | None) -> str:
    """Return the name of a region, or of the one around it that is shown with places."""
    if number is None:
        return ""
    region = packed.regions[number]
    around = (packed.regions[parent] for parent in (number, *region.parents))
    return next((each.name for each in around if each.shown), region.name)
