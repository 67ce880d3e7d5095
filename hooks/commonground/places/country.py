"""The places, regions and postcodes of one country, read from the packed files and found by folded name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from . import packed
from .fold import place_key
from .nearest import NearestPoints
from .packed import PlaceRow, PostcodeRow

_REGION_WORDS = re.compile(
    r"^(?:county of|county|co|state of|province of|provincia d[ei]|departement d[eu]|region of) (?=.)"
    r"|(?<=.) (?:county|region|district|province|state|voivodeship|prefecture)$"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A populated place; `region` and `region_code` are those that are named beside it, coordinates its center in degrees (WGS 84)."""

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
    """A state, province, county or district: the center of its people, and the kilometers within which nine of ten of them live."""

    code: str
    name: str
    country: str
    latitude: float
    longitude: float
    within_km: float


class Country:
    """One country of the gazetteer; every index is made at its first use."""

    def __init__(self, code: str) -> None:
        self.code = code
        self._packed = packed.read_places(code)
        self._places: dict[int, Place] = {}

    def place(self, number: int) -> Place:
        """Return a place by its number; numbers count from the most populous."""
        if number not in self._places:
            row = self._packed.places[number]
            region = self._shown_region(row.region)
            self._places[number] = Place(
                row.geoname_id,
                row.name,
                self.code,
                region.name if region else "",
                region.code if region else "",
                row.latitude,
                row.longitude,
                row.population,
                self._packed.timezones[row.timezone],
            )
        return self._places[number]

    def rows(self) -> list[tuple[Place, PlaceRow]]:
        """Return every place, the most populous first, beside the row it was made of."""
        return [(self.place(number), row) for number, row in enumerate(self._packed.places)]

    def named(self, key: str) -> list[int]:
        """Return the numbers of the places whose own name folds to `key`, the most populous first."""
        return self._names.get(key, [])

    def also_named(self, key: str) -> list[int]:
        """Return the numbers of the places that have another name that folds to `key`, the most populous first."""
        return self._other_names.get(key, [])

    def keys(self) -> list[str]:
        """Return the keys of all names, places' own first and by population."""
        return [*self._names, *self._other_names]

    def regions_named(self, name: str) -> list[int]:
        """Return the numbers of the regions of a name or code, those that are named beside towns first."""
        return self._regions.get(region_key(name), [])

    def region(self, number: int) -> Region:
        """Return a region by its number."""
        row = self._packed.regions[number]
        return Region(row.code, row.name, self.code, row.latitude, row.longitude, float(row.within_km))

    def regions_of(self, number: int) -> frozenset[int]:
        """Return the numbers of all regions that a place lies in."""
        leaf = self._packed.places[number].region
        return self._ancestors[leaf] if leaf is not None else frozenset()

    def nearest(self, latitude: float, longitude: float) -> Place | None:
        """Return the place whose center is nearest."""
        found = self._points.nearest(latitude, longitude)
        return self.place(found[0][1]) if found else None

    @property
    def timezones(self) -> list[str]:
        """The IANA names of the country's time zones, the most frequent first."""
        return list(self._packed.timezones)

    @cached_property
    def _names(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for number, row in enumerate(self._packed.places):
            found.setdefault(place_key(row.name), []).append(number)
        return found

    @cached_property
    def _other_names(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for number, row in enumerate(self._packed.places):
            if not row.other_names:
                continue
            own = place_key(row.name)
            for key in dict.fromkeys(map(place_key, row.other_names.split(";"))):
                if key and key != own:
                    found.setdefault(key, []).append(number)
        return found

    @cached_property
    def _regions(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for number, row in enumerate(self._packed.regions):
            code = row.code.rpartition(".")[2]
            names = [row.name, *row.other_names, *([code] if code.isalpha() else [])]
            for key in dict.fromkeys(map(region_key, names)):
                found.setdefault(key, []).append(number)
        return found

    @cached_property
    def _ancestors(self) -> list[frozenset[int]]:
        regions = self._packed.regions
        found: list[frozenset[int]] = []
        for number in range(len(regions)):
            lies_in: set[int] = set()
            ahead = [number]
            while ahead:
                current = ahead.pop()
                if current not in lies_in:
                    lies_in.add(current)
                    ahead += regions[current].parents
            found.append(frozenset(lies_in))
        return found

    @cached_property
    def _points(self) -> NearestPoints:
        return NearestPoints([(row.latitude, row.longitude) for row in self._packed.places])

    def _shown_region(self, number: int | None) -> packed.RegionRow | None:
        """Return the nearest region upward that is named beside towns, else the topmost."""
        if number is None:
            return None
        ahead = [number]
        for current in ahead:
            row = self._packed.regions[current]
            if row.shown:
                return row
            ahead += row.parents
        return self._packed.regions[ahead[-1]]


def region_key(name: str) -> str:
    """Return the key that a region is found by: folded, without words such as "County" or "Province of"."""
    return _REGION_WORDS.sub("", place_key(name))


def read_postcodes(country: str) -> dict[str, PostcodeRow]:
    """Return the postcode areas of a country by code; none where the gazetteer has none."""
    return packed.read_postcodes(country) if country in packed.countries_with("postcodes") else {}
