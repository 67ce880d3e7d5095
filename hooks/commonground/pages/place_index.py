"""The place index of the finder, finder/places.json: the towns and postcode areas of the directory's countries in one small file.

The browser fetches it whole when "Near" is first used, so no request depends on what a visitor types; overrides/assets/finder/places.js
reads it. Columns of differences keep it small once the host compresses it.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import log
from os.path import commonprefix
from typing import Any

from ..directory import Directory
from ..locale import locale_of
from ..places.gazetteer import Gazetteer, Place
from ..places.postcodes import FULL_CODE_ADDS
from .shell import Shell

Output = tuple[str, bytes]

PATH = "finder/places.json"
BUDGET_BYTES = 200_000
"""What the file may weigh, compressed by gzip -9; only postcodes and towns where groups are can make it heavier."""

_SIZES = (
    0,
    1000,
    1500,
    2000,
    3000,
    4000,
    5000,
    6000,
    8000,
    10_000,
    15_000,
    20_000,
    50_000,
    100_000,
    500_000,
    10**8,
)
"""The populations from which on every town may be in."""

STEPS = 50
"""Coordinates are multiples of 1/50 of a degree, so at most 0.01° (about 1 km) off: enough to sort groups by distance."""


def outputs(directory: Directory, shell: Shell) -> Iterator[Output]:
    """Give the one file of places of the finder."""
    countries = _countries(directory)
    near = _towns_of_groups(directory)
    yield PATH, place_index(directory.gazetteer, countries, near)[0]


def place_index(
    gazetteer: Gazetteer,
    countries: Mapping[str, Sequence[str]],
    needed: Iterable[Place],
    budget: int = BUDGET_BYTES,
) -> tuple[bytes, int]:
    """Return the file, and the population from which on it holds every town.

    `countries` are the names of each country by its code, the one with the most groups first; `needed` are the towns that must be in.
    """
    codes = list(countries)
    must = set(needed)
    towns = [place for code in codes for place in gazetteer.towns(code)]
    postcodes = {code: _postcodes(gazetteer, code) for code in codes}

    def from_size(people: int) -> bytes:
        return _file(
            countries, [place for place in towns if place.population >= people or place in must], postcodes
        )

    low, high = 0, len(_SIZES) - 1
    while low < high:
        middle = (low + high) // 2
        if len(gzip.compress(from_size(_SIZES[middle]), 9)) <= budget:
            high = middle
        else:
            low = middle + 1
    return from_size(_SIZES[low]), _SIZES[low]


def _file(
    countries: Mapping[str, Sequence[str]], towns: Sequence[Place], postcodes: Mapping[str, dict[str, Any]]
) -> bytes:
    numbers = {code: number for number, code in enumerate(countries)}
    # Towns of a region in bands of latitude, so that neighbors in the list are near and their differences small.
    ordered = sorted(
        towns,
        key=lambda town: (
            numbers[town.country],
            town.region,
            round(town.latitude),
            town.longitude,
            town.geoname_id,
        ),
    )
    named = dict.fromkeys((numbers[town.country], town.region_code, town.region) for town in ordered)
    regions = {region: number for number, region in enumerate(named)}
    document = {
        "countries": [
            {"code": code, "names": list(names)} | ({"postcodes": postcodes[code]} if postcodes[code] else {})
            for code, names in countries.items()
        ],
        "regions": [list(region) for region in regions],
        "names": "\n".join(town.name for town in ordered),
        "region": [regions[numbers[town.country], town.region_code, town.region] for town in ordered],
        "north": _differences(town.latitude for town in ordered),
        "east": _differences(town.longitude for town in ordered),
        "size": [round(4 * log(town.population + 1)) for town in ordered],
        "steps": STEPS,
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def _postcodes(gazetteer: Gazetteer, country: str) -> dict[str, Any]:
    """Return the columns of a country's postcode areas: each code as what it shares with the one before (a digit) and its rest."""
    areas = sorted(gazetteer.postcodes(country), key=lambda area: area.code)
    if not areas:
        return {}
    codes = ["", *(area.code for area in areas)]
    shared = [(min(9, len(commonprefix([before, code]))), code) for before, code in pairwise(codes)]  # noqa: RUF071 - of letters
    return {
        "rest": FULL_CODE_ADDS.get(country, 0),
        "codes": " ".join(f"{same}{code[same:]}" for same, code in shared),
        "north": _differences(area.latitude for area in areas),
        "east": _differences(area.longitude for area in areas),
    }


def _differences(degrees: Iterable[float]) -> list[int]:
    steps = [0, *(round(value * STEPS) for value in degrees)]
    return [after - before for before, after in pairwise(steps)]


def _countries(directory: Directory) -> dict[str, list[str]]:
    """Return the names of the countries that have groups, by code, those of the most groups first; the site's own first of all."""
    placed = Counter(
        meeting.meeting.place.country
        for listing in directory.listings
        for meeting in listing.meetings
        if meeting.meeting.place and meeting.meeting.place.country
    )
    own = directory.settings.country
    known = directory.gazetteer.country_codes()
    codes = sorted(
        ({own} & known) | (placed.keys() & known), key=lambda code: (code != own, -placed[code], code)
    )
    locales = dict.fromkeys([locale_of(directory.settings.language), locale_of("en")])
    short = {"GB": ["UK", "England", "Scotland", "Wales", "Northern Ireland"], "US": ["USA", "America"]}
    return {
        code: list(
            dict.fromkeys([*(locale.territories.get(code, code) for locale in locales), *short.get(code, ())])
        )
        for code in codes
    }


def _towns_of_groups(directory: Directory) -> set[Place]:
    """Return the towns in which groups meet, or which are the nearest to them."""
    found = set()
    for listing in directory.listings:
        for meeting in listing.meetings:
            place, located = meeting.meeting.place, meeting.located
            if place and located and place.country:
                near = directory.gazetteer.nearest_town(located.latitude, located.longitude, place.country)
                named = (
                    directory.gazetteer.town(place.town, place.country, place.region, place.postcode)
                    if place.town
                    else []
                )
                found |= {town for town in (near, *named[:1]) if town}
    return found
