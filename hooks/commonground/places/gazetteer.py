"""The offline gazetteer: towns, regions, postcodes and time zones of the world, from GeoNames data (CC BY 4.0; see data/SOURCES.md).

A country is read at its first use and kept; nothing here uses the network.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, cached_property, lru_cache

from .fold import fold, place_key
from .nearest import NearestPoints, distance_km
from .packed import PlaceRow, PostcodeRow, RegionRow, countries_with, read_places, read_postcodes
from .postcodes import split_postcode

USUAL_POSTCODE_KM = 4
"""Kilometers within which nine of ten meetings lie of the center of their postcode area, where the area is of the usual size."""

DOMINATES = 10
"""Of towns of one name, one with so many times the people of the next is the one that is meant."""

_POSTCODE_REACH_KM = 30
"""A town farther than this from the center of a postcode area is not the one that was meant."""


@dataclass(frozen=True, slots=True)
class Place:
    """A populated place: its region as people write it, its coordinates in degrees (WGS 84), its IANA time zone."""

    geoname_id: int
    name: str
    country: str
    region: str
    region_code: str
    latitude: float
    longitude: float
    population: int
    timezone: str


@dataclass(frozen=True, slots=True)
class Region:
    """A region of a country, with the center of its people and how far nine of ten of them live from it."""

    code: str
    name: str
    latitude: float
    longitude: float
    within_km: float


@dataclass(frozen=True, slots=True)
class Postcode:
    """A postcode area and its center; `is_area` is false where a full code, of a street or a building, was asked for."""

    code: str
    latitude: float
    longitude: float
    is_area: bool
    within_km: float


class Gazetteer:
    """Looks up places of any country; opening it is cheap, a country's first look-up reads its files."""

    @classmethod
    def open(cls) -> Gazetteer:
        """Return the gazetteer that comes with the program."""
        return cls()

    def country_codes(self) -> frozenset[str]:
        """Return the ISO 3166-1 codes of the countries that have places."""
        return countries_with("places")

    def town(
        self, name: str, country: str, region: str | None = None, postcode: str | None = None
    ) -> list[Place]:
        """Return the places of a name, the likeliest first; more than one means that it cannot be told which is meant.

        Region and postcode choose between places of one name. Without them the most populous is returned alone only where it has at
        least DOMINATES times the people of the next.
        """
        return _country(country).town(name, region, postcode) if self._has(country) else []

    def region(self, name: str, country: str) -> Region | None:
        """Return a region by its name or code."""
        return _country(country).region(name) if self._has(country) else None

    def postcode(self, code: str, country: str) -> Postcode | None:
        """Return the area that a written postcode lies in; None where it is not known."""
        return _postcode(code, country)

    def towns(self, country: str) -> list[Place]:
        """Return every place of a country, the most populous first."""
        return _country(country).all() if self._has(country) else []

    def postcodes(self, country: str) -> list[Postcode]:
        """Return every postcode area of a country."""
        rows = _postcode_areas(country).values()
        return [
            Postcode(row.code, row.latitude, row.longitude, True, float(row.within_km or USUAL_POSTCODE_KM))
            for row in rows
        ]

    def nearest_town(self, latitude: float, longitude: float, country: str) -> Place | None:
        """Return the place of a country that is nearest to a position."""
        return _nearest(country, latitude, longitude) if self._has(country) else None

    def timezone(self, country: str, latitude: float, longitude: float) -> str | None:
        """Return the time zone of the place of a country that is nearest to a position."""
        near = self.nearest_town(latitude, longitude, country)
        return near.timezone if near else None

    def suggest(self, name: str, country: str) -> str | None:
        """Return the name of a country's place that is spelled most like `name`."""
        return _country(country).suggest(name) if self._has(country) else None

    def _has(self, country: str) -> bool:
        return country in self.country_codes()


class _Country:
    """The places of one country and the ways to find them."""

    def __init__(self, code: str) -> None:
        self.code = code
        packed = read_places(code)
        self._timezones: Sequence[str] = packed.timezones
        self._regions: Sequence[RegionRow] = packed.regions
        self._rows: Sequence[PlaceRow] = packed.places

    @cached_property
    def _own_names(self) -> dict[str, list[int]]:
        return self._index((row.name,) for row in self._rows)

    @cached_property
    def _other_names(self) -> dict[str, list[int]]:
        return self._index(row.other_names.split(";") if row.other_names else () for row in self._rows)

    @staticmethod
    def _index(names: Iterable[Iterable[str]]) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for number, several in enumerate(names):
            for key in {place_key(name) for name in several}:
                found[key].append(number)
        return dict(found)

    @cached_property
    def _region_names(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for number, region in enumerate(self._regions):
            for key in dict.fromkeys(
                fold(name) for name in (region.code, region.name, *region.other_names) if name
            ):
                found[key].append(number)
        return dict(found)

    @cached_property
    def _points(self) -> NearestPoints:
        return NearestPoints([(row.latitude, row.longitude) for row in self._rows])

    def town(self, name: str, region: str | None, postcode: str | None) -> list[Place]:
        key = place_key(name)
        numbers = self._own_names.get(key) or self._other_names.get(key, [])
        if region and (wanted := set(self._region_names.get(fold(region), ()))):
            numbers = [number for number in numbers if wanted & self._around(self._rows[number].region)]
        area = _postcode(postcode, self.code) if postcode and len(numbers) > 1 else None
        if area:
            near = [
                (distance_km(area.latitude, area.longitude, row.latitude, row.longitude), n)
                for n in numbers
                if (row := self._rows[n])
            ]
            numbers = [number for distance, number in sorted(near) if distance <= _POSTCODE_REACH_KM][:1]
        people = [self._rows[number].population for number in numbers]
        if len(people) > 1 and people[0] >= DOMINATES * max(people[1], 1):
            numbers = numbers[:1]
        return [self._place(number) for number in numbers]

    def region(self, name: str) -> Region | None:
        numbers = self._region_names.get(fold(name))
        if not numbers:
            return None
        row = self._regions[numbers[0]]
        return Region(row.code, row.name, row.latitude, row.longitude, float(row.within_km))

    def nearest(self, latitude: float, longitude: float) -> Place | None:
        found = self._points.nearest(latitude, longitude)
        return self._place(found[0][1]) if found else None

    def all(self) -> list[Place]:
        return [self._place(number) for number in range(len(self._rows))]

    def suggest(self, name: str) -> str | None:
        matches = get_close_matches(place_key(name), self._own_names, n=1, cutoff=0.75)
        return self._rows[self._own_names[matches[0]][0]].name if matches else None

    def _place(self, number: int) -> Place:
        row = self._rows[number]
        shown = self._shown(row.region)
        return Place(
            row.geoname_id,
            row.name,
            self.code,
            shown.name if shown else "",
            shown.code if shown else "",
            row.latitude,
            row.longitude,
            row.population,
            self._timezones[row.timezone],
        )

    def _around(self, number: int | None) -> set[int]:
        """Return the region of that number and all those that it lies in."""
        if number is None:
            return set()
        return {number}.union(*(self._around(parent) for parent in self._regions[number].parents))

    def _shown(self, number: int | None) -> RegionRow | None:
        """Return the region that is shown with a place of the region of that number: itself, or the first around it that is."""
        if number is None:
            return None
        row = self._regions[number]
        return (
            row
            if row.shown
            else next((found for parent in row.parents if (found := self._shown(parent))), None)
        )


@cache
def _country(code: str) -> _Country:
    return _Country(code)


@lru_cache(maxsize=65536)
def _nearest(code: str, latitude: float, longitude: float) -> Place | None:
    return _country(code).nearest(latitude, longitude)


@cache
def _postcode_areas(country: str) -> dict[str, PostcodeRow]:
    return read_postcodes(country) if country in countries_with("postcodes") else {}


def _postcode(code: str, country: str) -> Postcode | None:
    parts = split_postcode(code, country)
    row = _postcode_areas(country).get(parts[0]) if parts else None
    if parts is None or row is None:
        return None
    return Postcode(
        row.code, row.latitude, row.longitude, not parts[1], float(row.within_km or USUAL_POSTCODE_KM)
    )
