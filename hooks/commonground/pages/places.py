"""The places of the directory as a tree: country, region, town, and the listings that meet in each."""

from __future__ import annotations

import weakref
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from math import cos, radians

from ..directory import Directory, Listing, PlacedMeeting
from ..listings.model import Place
from ..places.gazetteer import Gazetteer
from ..places.gazetteer import Place as KnownTown
from ..places.geocode import Located
from .addresses import PLACES, slugs
from .where import IN_A_ROOM

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


@dataclass(frozen=True, slots=True)
class Places:
    """All countries of a directory, and for each listing by id the first town, region or country it meets in."""

    countries: tuple[Country, ...]
    trails: dict[str, tuple[Crumb, ...]]

    def crumbs(self, id: str) -> tuple[Crumb, ...]:
        """Return the way to a listing: its country, and its town or region; nothing where it has no place."""
        return self.trails.get(id, ())


_Spot = tuple[str, str, str]
"""Country, region and town of a meeting, as far as they are known; "remote" in the place of the region where it is in no room."""

_last: list[tuple[weakref.ref[Directory], Places]] = []


def places_of(directory: Directory) -> Places:
    """Return the tree of a directory; worked out once for the pages that ask one after the other."""
    if not _last or _last[0][0]() is not directory:
        _last[:] = [(weakref.ref(directory), _tree(directory))]
    return _last[0][1]


def _tree(directory: Directory) -> Places:
    finder = _Finder(directory.gazetteer)
    found: dict[str, dict[str, dict[str, list[Listing]]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(list))
    )
    remote: dict[str, list[Listing]] = defaultdict(list)
    first: dict[str, tuple[str, str, str]] = {}
    for listing in directory.listings:
        rooms, others = finder.spots(listing)
        for country, region, town in rooms:
            found[country][region][town].append(listing)
        for country in others:
            remote[country].append(listing)
        if rooms:
            first[listing.group.id] = rooms[0]
        elif others:
            first[listing.group.id] = (others[0], "", "")
    countries, paths = [], {}
    for code in sorted({*found, *remote}):
        made = _country(code, found[code], remote[code])
        countries.append(made)
        paths[code, "", ""] = made.path
        for below in made.regions:
            paths[code, below.name, ""] = below.path if below.name else made.path
            paths.update({(code, below.name, place.name): place.path for place in below.towns})
    return Places(tuple(countries), {id: _trail(spot, paths) for id, spot in first.items()})


def _country(code: str, regions: dict[str, dict[str, list[Listing]]], remote: list[Listing]) -> Country:
    path = f"{PLACES}{code.lower()}/"
    names = slugs(name for name in regions if name)
    made = []
    for name in sorted(regions):
        towns = regions[name]
        inside = f"{path}{names.get(name, _NOWHERE)}/"
        below = slugs(town for town in towns if town)
        listed = tuple(
            Town(town, f"{inside}{below[town]}/", tuple(towns[town])) for town in sorted(towns) if town
        )
        whole = tuple(towns.get("", ())) if name else ()
        if listed or whole:
            made.append(Region(name, inside, listed, whole))
    unplaced = tuple(regions[""][""]) if "" in regions and "" in regions[""] else ()
    return Country(code, path, tuple(made), unplaced, tuple(remote))


def _trail(spot: _Spot, paths: dict[_Spot, str]) -> tuple[Crumb, ...]:
    country, region, town = spot
    trail = [Crumb(paths[country, "", ""], country, country=True)]
    if town or region:
        trail.append(Crumb(paths[spot], town or region))
    return tuple(trail)


class _Finder:
    """Finds the region and town of meetings in the gazetteer, each name once, so that one town has one page however it is written."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.towns = cache(gazetteer.town)
        self.region = cache(gazetteer.region)

    def spots(self, listing: Listing) -> tuple[list[_Spot], list[str]]:
        """Return where a listing meets in rooms, and the countries it belongs to where it does not, each once."""
        rooms: dict[_Spot, None] = {}
        others: dict[str, None] = {}
        for placed in listing.meetings:
            place = placed.meeting.place
            if place is None or not place.country:
                continue
            if placed.meeting.format in IN_A_ROOM:
                rooms[self._spot(placed, place, place.country)] = None
            else:
                others[place.country] = None
        return list(rooms), list(others)

    def _spot(self, placed: PlacedMeeting, place: Place, country: str) -> _Spot:
        if place.town:
            known = self.towns(place.town, country, place.region)
            chosen = (
                _nearest(known, placed.located)
                if placed.located and len(known) > 1
                else next(iter(known), None)
            )
            return (
                (country, chosen.region, chosen.name) if chosen else (country, place.region or "", place.town)
            )
        if placed.located and placed.located.precision in ("exact", "postcode"):
            near = self.gazetteer.nearest_town(placed.located.latitude, placed.located.longitude, country)
            if near:
                return country, near.region, near.name
        if place.region:
            region = self.region(place.region, country)
            return country, region.name if region else place.region, ""
        return country, "", ""


def _nearest(towns: Sequence[KnownTown], located: Located) -> KnownTown | None:
    """Return the town of a name that lies nearest to where the meeting was found; the best known one where nothing lies between them."""
    shrink = cos(radians(located.latitude))

    def squared_degrees(town: KnownTown) -> float:
        return (town.latitude - located.latitude) ** 2 + ((town.longitude - located.longitude) * shrink) ** 2

    return min(towns, key=squared_degrees, default=None)


def _different(*listings: Iterable[Listing]) -> int:
    return len({listing.group.id for some in listings for listing in some})
