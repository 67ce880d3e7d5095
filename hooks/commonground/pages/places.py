"""The places of the directory as a tree: country, region, town, and the listings that meet in each."""

from __future__ import annotations

import weakref
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ..directory import Directory, Listing
from .addresses import PLACES, slug

_NOWHERE = "elsewhere"
"""Stands in the address of towns whose region is not known."""


@dataclass(frozen=True, slots=True)
class Town:
    """A town, the address of its page, and the listings that meet there."""

    name: str
    path: str
    listings: tuple[Listing, ...]


@dataclass(frozen=True, slots=True)
class Region:
    """A region (its name empty where it is not known), its towns, and the listings of which only the region is shown."""

    name: str
    path: str
    towns: tuple[Town, ...]
    listings: tuple[Listing, ...]

    @property
    def total(self) -> int:
        """How many listings meet in the region."""
        return _different(self.listings, *(town.listings for town in self.towns))


@dataclass(frozen=True, slots=True)
class Country:
    """A country, its regions, the listings whose place is not shown, and those that belong to it without meeting in a room."""

    code: str
    path: str
    regions: tuple[Region, ...]
    unplaced: tuple[Listing, ...]
    remote: tuple[Listing, ...]

    @property
    def total(self) -> int:
        """How many listings the country has."""
        towns = (town.listings for region in self.regions for town in region.towns)
        return _different(self.unplaced, self.remote, *(region.listings for region in self.regions), *towns)


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step on the way to a page; a country is named by its code, which a page puts into words."""

    path: str
    name: str
    country: bool = False


_last: list[tuple[weakref.ref[Directory], tuple[Country, ...]]] = []


def places_of(directory: Directory) -> tuple[Country, ...]:
    """Return the countries of a directory by code; worked out once for the pages that ask one after the other."""
    if not _last or _last[0][0]() is not directory:
        _last[:] = [(weakref.ref(directory), tuple(_countries(directory.listings)))]
    return _last[0][1]


def trail_of(listing: Listing) -> tuple[Crumb, ...]:
    """Return the way to a listing: its country, and the first town or region it meets in; nothing where it has no place."""
    if not listing.rooms:
        return tuple(Crumb(country_path(code), code, country=True) for code in listing.countries[:1])
    code, region, town = listing.rooms[0]
    trail = [Crumb(country_path(code), code, country=True)]
    if town or region:
        path = town_path(code, region, town) if town else region_path(code, region)
        trail.append(Crumb(path, town or region))
    return tuple(trail)


def country_path(code: str) -> str:
    """Return the address of the page of a country."""
    return f"{PLACES}{code.lower()}/"


def region_path(code: str, region: str) -> str:
    """Return the address of the page of a region; names that differ in signs and accents alone share one."""
    return f"{country_path(code)}{slug(region) if region else _NOWHERE}/"


def town_path(code: str, region: str, town: str) -> str:
    """Return the address of the page of a town; names that differ in signs and accents alone share one."""
    return f"{region_path(code, region)}{slug(town)}/"


@dataclass(slots=True)
class _Spot:
    """A place while the tree grows: its name, the listings there by id, and the places in it by their address."""

    name: str
    listings: dict[str, Listing] = field(default_factory=dict)
    below: dict[str, _Spot] = field(default_factory=dict)
    remote: dict[str, Listing] = field(default_factory=dict)

    def at(self, path: str, name: str) -> _Spot:
        spot = self.below.setdefault(path, _Spot(name))
        spot.name = min(spot.name, name)
        return spot

    def inside(self) -> list[tuple[str, _Spot]]:
        return sorted(self.below.items(), key=lambda found: (found[1].name, found[0]))


def _countries(listings: Iterable[Listing]) -> Iterator[Country]:
    world = _Spot("")
    for listing in listings:
        id = listing.group.id
        for code, region, town in listing.rooms:
            spot = world.at(country_path(code), code)
            if region or town:
                spot = spot.at(region_path(code, region), region)
            if town:
                spot = spot.at(town_path(code, region, town), town)
            spot.listings[id] = listing
        for code in listing.countries:
            world.at(country_path(code), code).remote[id] = listing
    for path, country in world.inside():
        regions = (
            Region(
                region.name,
                inside,
                tuple(
                    Town(town.name, address, tuple(town.listings.values()))
                    for address, town in region.inside()
                ),
                tuple(region.listings.values()),
            )
            for inside, region in country.inside()
        )
        yield Country(
            country.name,
            path,
            tuple(regions),
            tuple(country.listings.values()),
            tuple(country.remote.values()),
        )


def _different(*listings: Iterable[Listing]) -> int:
    return len({listing.group.id for some in listings for listing in some})
