"""The offline gazetteer: towns, regions, postcodes and time zones of the world, from GeoNames data (CC BY 4.0; see data/SOURCES.md).

A country is read at its first use and kept; nothing here uses the network.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, cached_property, lru_cache

from .fold import place_key
from .nearest import NearestPoints, distance_km
from .packed import PlaceRow, PostcodeRow, RegionRow, countries_with, read_places, read_postcodes
from .postcodes import split_postcode

USUAL_POSTCODE_KM = 4
"""Kilometers within which nine of ten meetings lie of the center of their postcode area, where the area is of the usual size."""

DOMINATES = 10
"""Of towns of one name, one with so many times the people of the next is the one that is meant."""

OTHER_NAME_WEIGHT = 1 / 20
"""What a place's people count for where the name is another name of it (an older one, one in another language, a short form)."""

_SAME_PLACE_KM = 15
"""Places of one name that are nearer than this are one place."""

_POSTCODE_REACH_KM = 30
"""A town farther than this from the center of a postcode area, unless the area is wider, is not the one that was meant."""

# "Newcastle upon Tyne" is also called Newcastle; "Oregon City" is not called Oregon.
_SHORT_FORM = re.compile(r" (?:upon|on|under|by|in|next|sur|sous|am|an|im|bei|ob) ")
# "Co. Down" and "County Down" are Down; "Provincia di Siracusa" is Siracusa.
_REGION_WORDS = re.compile(
    r"^(?:county of|county|co|state of|province of|provincia d[ei]|departement d[eu]|region of) (?=.)"
    r"|(?<=.) (?:county|region|district|province|state|voivodeship|prefecture)$"
)


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

        Region and postcode choose between places of one name; a region that is not known is passed over. The likeliest is returned alone
        only where it has at least DOMINATES times the people of the next. Names repeat most in GB: without county or postcode a
        British name is certain only so, or where no other place of 1,000 people has it.
        """
        return list(_towns(country, name, region, postcode)) if self._has(country) else []

    def region(self, name: str, country: str) -> Region | None:
        """Return a region by its name or code."""
        return _country(country).region(name) if self._has(country) else None

    def postcode(self, code: str, country: str) -> Postcode | None:
        """Return the area that a written postcode lies in; None where it is not known."""
        return _postcode(code, country)

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
        self._ancestors: dict[int, frozenset[int]] = {}

    @cached_property
    def _own_names(self) -> dict[str, list[int]]:
        return self._index((row.name,) for row in self._rows)

    @cached_property
    def _other_names(self) -> dict[str, list[int]]:
        found = self._index(row.other_names.split(";") if row.other_names else () for row in self._rows)
        for key in self._own_names:
            if short := _SHORT_FORM.search(key):
                found.setdefault(key[: short.start()], []).extend(self._own_names[key])
        return found

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
            code = region.code.rpartition(".")[2]
            names = (region.code, code if code.isalpha() else "", region.name, *region.other_names)
            for key in dict.fromkeys(filter(None, map(_region_key, names))):
                found[key].append(number)
        return dict(found)

    @cached_property
    def _points(self) -> NearestPoints:
        return NearestPoints([(row.latitude, row.longitude) for row in self._rows], cell=0.05)

    def town(self, name: str, region: str | None, postcode: str | None) -> list[Place]:
        key = place_key(name)
        weights = {n: self._rows[n].population * OTHER_NAME_WEIGHT for n in self._other_names.get(key, ())}
        weights |= {n: float(self._rows[n].population) for n in self._own_names.get(key, ())}
        wanted = set(self._region_names.get(_region_key(region), ())) if region else set()
        if wanted:
            weights = {
                n: weight for n, weight in weights.items() if wanted & self._around(self._rows[n].region)
            }
        area = _postcode(postcode, self.code) if postcode and len(weights) > 1 else None
        if area:
            near = {n: distance_km(area.latitude, area.longitude, *self._point(n)) for n in weights}
            nearest = min(near, key=lambda n: (near[n], n))
            return [self._place(nearest)] if near[nearest] <= max(_POSTCODE_REACH_KM, area.within_km) else []
        return [self._place(n) for n in self._likely(weights)]

    def _likely(self, weights: dict[int, float]) -> list[int]:
        """Return the numbers of the likeliest places: each once, up to the one that the first dominates."""
        kept: list[int] = []
        for number in sorted(weights, key=lambda n: (-weights[n], n)):
            if kept and weights[kept[0]] >= DOMINATES * max(weights[number], 1):
                break
            point = self._point(number)
            if all(distance_km(*point, *self._point(other)) > _SAME_PLACE_KM for other in kept):
                kept.append(number)
        return kept

    def _point(self, number: int) -> tuple[float, float]:
        row = self._rows[number]
        return row.latitude, row.longitude

    def region(self, name: str) -> Region | None:
        numbers = self._region_names.get(_region_key(name))
        if not numbers:
            return None
        row = self._regions[numbers[0]]
        return Region(row.code, row.name, row.latitude, row.longitude, float(row.within_km))

    def nearest(self, latitude: float, longitude: float) -> Place | None:
        found = self._points.nearest(latitude, longitude)
        return self._place(found[0][1]) if found else None

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

    def _around(self, number: int | None) -> frozenset[int]:
        """Return the region of that number and all those that it lies in."""
        if number is None:
            return frozenset()
        if number not in self._ancestors:
            parents = self._regions[number].parents
            self._ancestors[number] = frozenset((number,)).union(*map(self._around, parents))
        return self._ancestors[number]

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
def _towns(code: str, name: str, region: str | None, postcode: str | None) -> tuple[Place, ...]:
    return tuple(_country(code).town(name, region, postcode))


@lru_cache(maxsize=65536)
def _nearest(code: str, latitude: float, longitude: float) -> Place | None:
    return _country(code).nearest(latitude, longitude)


def _region_key(name: str) -> str:
    """Return the key that a region is found by: folded, without words such as "County"."""
    return _REGION_WORDS.sub("", place_key(name))


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
