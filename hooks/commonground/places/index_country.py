"""What one country gives to the place index: its postcode areas, its regions, and its towns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from math import log
from typing import Any, NamedTuple

from .columns import write_codes, write_differences, write_numbers
from .fold import fold, place_key
from .index_names import other_names, region_key
from .nearest import distance_km
from .packed import PlaceRow, PostcodeRow, RegionRow, countries_with, read_places, read_postcodes
from .postcodes import FULL_CODE_ADDS

STEPS_PER_DEGREE = 50
"""Coordinates are multiples of 1/50 of a degree, so at most 0.01° (about 1 km) off: enough to sort groups by distance."""

_SAME_TOWN_KM = 40.0
"""A town of the gazetteer that is farther than this from where a listing has its town is another one of that name."""

_BAND = 12
"""Towns of a region stand in bands of so many steps of latitude, eastward and westward in turn, so that each is near the one before."""


class Town(NamedTuple):
    """A town as a listing names it; its coordinates are those that may be shown."""

    country: str
    name: str
    region: str
    latitude: float
    longitude: float


class _Region(NamedTuple):
    """A region by its code and the names that places in it are found by, the one that is shown first."""

    code: str
    names: tuple[str, ...]


class _Entry(NamedTuple):
    """A town of the index; of its names the first is shown."""

    region: _Region
    names: tuple[str, ...]
    latitude: float
    longitude: float
    population: int
    needed: bool


class IndexedCountry:
    """One country of the index; `names` are those by which it is known, `wanted` are towns that must be in."""

    def __init__(self, code: str, names: Sequence[str], wanted: Sequence[Town] = ()) -> None:
        self.code = code
        self.names = list(names)
        self.has_postcodes = True
        packed = read_places(code)
        self._places: Sequence[PlaceRow] = packed.places
        self._rows: Sequence[RegionRow] = packed.regions
        self._keys = [place_key(row.name) for row in self._places]
        self._regions = self._all_regions()
        self._towns = self._all_towns(wanted)

    @cached_property
    def postcodes(self) -> dict[str, Any]:
        """The columns of the postcode areas, and how many characters make a whole code of one; empty where there are none."""
        if self.code not in countries_with("postcodes"):
            return {}
        return self._codes(sorted(read_postcodes(self.code).values()))

    def postcodes_in(self, size: int) -> Iterator[tuple[str, str, dict[str, Any]]]:
        """Give the postcode areas in parts of so many: the first and the last code of each, and its columns."""
        known = self.code in countries_with("postcodes")
        rows = sorted(read_postcodes(self.code).values()) if known else []
        for at in range(0, len(rows), size):
            part = rows[at : at + size]
            yield part[0].code, part[-1].code, self._codes(part)

    def _codes(self, rows: Sequence[PostcodeRow]) -> dict[str, Any]:
        signs, codes = write_codes([row.code for row in rows])
        return {
            "rest": FULL_CODE_ADDS.get(self.code, 0),
            "signs": signs,
            "codes": codes,
            "north": write_differences(_steps(row.latitude) for row in rows),
            "east": write_differences(_steps(row.longitude) for row in rows),
        }

    @property
    def names_of_towns(self) -> list[tuple[str, ...]]:
        """All names of each town, in the order of the file."""
        return [town.names for town in self._towns]

    def towns(self, people: int) -> dict[str, Any]:
        """Return the columns of the towns of at least so many people and of those that must be in."""
        return self.columns(
            number for number, town in enumerate(self._towns) if town.needed or town.population >= people
        )

    def columns(self, numbers: Iterable[int]) -> dict[str, Any]:
        """Return the country's columns but those of postcodes, with some towns, by their places in the order of the file.

        A region is the number of its towns, its code and its names; towns stand in the order of the regions, `size` is 4·ln(people + 1).
        """
        towns = [self._towns[number] for number in numbers]
        counts: dict[_Region, int] = {}
        for town in towns:
            counts[town.region] = counts.get(town.region, 0) + 1
        return {
            "code": self.code,
            "names": self.names,
            "regions": [[count, region.code, *region.names] for region, count in counts.items()],
            "towns": "|".join(";".join(town.names) for town in towns),
            "size": write_numbers(round(4 * log(town.population + 1)) for town in towns),
            "north": write_differences(_steps(town.latitude) for town in towns),
            "east": write_differences(_steps(town.longitude) for town in towns),
        }

    def _all_towns(self, wanted: Sequence[Town]) -> list[_Entry]:
        """Return the towns in the order of the file: of those of one name and region the largest, and all that must be in."""
        needed, own = self._find(wanted)
        seen = set()
        found = []
        for number, row in enumerate(self._places):
            key = (self._regions[row.region], self._keys[number])
            if key in seen and number not in needed:
                continue
            seen.add(key)
            names = (row.name, *needed.get(number, ()), *other_names(row))
            found.append(_Entry(key[0], names, row.latitude, row.longitude, row.population, number in needed))
        return sorted([*found, *own], key=_order)

    def _find(self, wanted: Sequence[Town]) -> tuple[dict[int, list[str]], list[_Entry]]:
        """Return the gazetteer's towns that are wanted, by number, with the names it does not know, and the towns that it does not have."""
        named = self._named() if wanted else {}
        needed: dict[int, list[str]] = {}
        own: dict[tuple[_Region, str], _Entry] = {}
        for town in wanted:
            key = place_key(town.name)
            near = [
                (distance, number)
                for number in named.get(key, ())
                if (distance := _distance_km(town, self._places[number])) <= _SAME_TOWN_KM
            ]
            if near:
                names = needed.setdefault(min(near)[1], [])
                if self._keys[min(near)[1]] != key and key not in map(place_key, names):
                    names.append(town.name)
            elif key:
                region = self._region_named(town.region)
                name = town.name.replace("|", " ").replace(";", " ")
                own.setdefault(
                    (region, key), _Entry(region, (name,), town.latitude, town.longitude, 0, needed=True)
                )
        return needed, list(own.values())

    def _named(self) -> dict[str, list[int]]:
        """Return the numbers of places by key: of those that have it as their own name, else as another one."""
        own: dict[str, list[int]] = {}
        other: dict[str, list[int]] = {}
        for number, row in enumerate(self._places):
            own.setdefault(self._keys[number], []).append(number)
            for name in row.other_names.split(";") if row.other_names else ():
                other.setdefault(place_key(name), []).append(number)
        return other | own

    def _all_regions(self) -> dict[int | None, _Region]:
        """Return, by the number of every region, the one that is named beside its towns: the nearest upward that is shown, else the topmost.

        A place is also found by the names of the topmost regions around it ("leeds, england").
        """
        named: dict[int, int] = {}
        topmost: dict[int, dict[int, None]] = {}
        for number in range(len(self._rows)):
            around = [number]
            for current in around:
                around += [parent for parent in self._rows[current].parents if parent not in around]
            shown = next((at for at in around if self._rows[at].shown), around[-1])
            named[number] = shown
            tops = (at for at in around if at != shown and not self._rows[at].parents)
            topmost.setdefault(shown, {}).update(dict.fromkeys(tops))
        regions = {shown: self._names_of(shown, tops) for shown, tops in topmost.items()}
        return {None: _Region("", ())} | {number: regions[shown] for number, shown in named.items()}

    def _region_named(self, name: str) -> _Region:
        """Return the region that a listing names, or one of that name where the gazetteer has none."""
        key = region_key(name)
        for number, row in enumerate(self._rows):
            if key and key in map(region_key, (row.name, *row.other_names, _letters(row.code))):
                return self._regions[number]
        return _Region("", (name,) if name else ())

    def _names_of(self, number: int, around: Iterable[int]) -> _Region:
        """Return a region with its names, then those of the regions around it; each name stands once."""
        names: dict[str, str] = {}
        row = self._rows[number]
        for name in (row.name, region_key(row.name), *row.other_names):
            names.setdefault(fold(name), name)
        for other in (self._rows[at] for at in around):
            for name in (other.name, *other.other_names, _letters(other.code)):
                names.setdefault(fold(name), name)
        names.pop("", None)
        return _Region(row.code, tuple(names.values()))


def _order(town: _Entry) -> tuple[Any, ...]:
    north, east = _steps(town.latitude), _steps(town.longitude)
    band = north // _BAND
    return town.region, band, east if band % 2 else -east, north, town.names, town.population


def _letters(code: str) -> str:
    """Return the last part of a region's code where people write it: "NSW", not "ENG.B7"."""
    last = code.rpartition(".")[2]
    return last if last.isalpha() else ""


def _distance_km(town: Town, row: PlaceRow) -> float:
    return distance_km(town.latitude, town.longitude, row.latitude, row.longitude)


def _steps(degrees: float) -> int:
    return round(degrees * STEPS_PER_DEGREE)
