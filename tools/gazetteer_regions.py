"""Builds the regions of one country from GeoNames' two levels and the table gazetteer_regions.tsv."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple

from commonground.places.fold import fold
from commonground.places.nearest import NearestPoints, distance_km
from commonground.places.packed import RegionRow

SECOND_LEVEL = {"GB", "IE"}
"""Countries where the second level is named beside a town: "Leeds, West Yorkshire", not "Leeds, England"."""
_PREFIX = re.compile(
    r"^(City and (Metropolitan )?Borough|City and County|Metropolitan Borough|Royal Borough|Borough|City|County|District) of "
)
_SUFFIX = re.compile(r" (county borough|council|city)$", re.IGNORECASE)
_SAMPLE = 400


class Town(NamedTuple):
    """What the regions need to know of a place: where, how many people, and GeoNames' codes of its two levels."""

    latitude: float
    longitude: float
    population: int
    admin1: str
    admin2: str


@dataclass
class Region:
    """A region while it is built; `parents` are keys of the tree."""

    code: str
    name: str
    shown: bool
    other_names: list[str] = field(default_factory=list)
    parents: list[str] = field(default_factory=list)


class RegionTree:
    """The regions of one country by GeoNames code ("ENG", "ENG.H3"), and those of the table by "=" and their code."""

    def __init__(self, country: str, admin1: dict[str, str], admin2: dict[str, str]) -> None:
        self.country = country
        self.regions: dict[str, Region] = {}
        second = country in SECOND_LEVEL
        start = f"{country}."
        for code, name in sorted(admin1.items()):
            if code.startswith(start):
                self.regions[code.removeprefix(start)] = Region(
                    code.removeprefix(start), _clean(name), not second
                )
        for code, name in sorted(admin2.items()):
            if code.startswith(start):
                key = code.removeprefix(start)
                self.regions[key] = Region(key, _clean(name), second, parents=[key.partition(".")[0]])
        if second:
            self._shorten_names()
        for code, name, others, members, shown in table().get(country, ()):
            self._apply(code, name, others, members, shown)

    def _shorten_names(self) -> None:
        for key, region in self.regions.items():
            short = _SUFFIX.sub("", _PREFIX.sub("", region.name)).removeprefix("The ")
            if "." in key and short != region.name:
                region.other_names.append(region.name)
                region.name = short

    def _apply(self, code: str, name: str, others: list[str], members: list[str], shown: bool) -> None:
        known = [member for member in members if member in self.regions]
        if len(known) != len(members):
            raise SystemExit(
                f"gazetteer_regions.tsv: {self.country} {name}: the source has no region {set(members) - set(known)}"
            )
        if len(known) == 1 and shown:
            region = self.regions[known[0]]
            if region.name != name:
                region.other_names.append(region.name)
            region.code, region.name, region.shown = code, name, True
            region.other_names += others
            return
        key = f"={code}"
        self.regions[key] = Region(code, name, shown, list(others))
        for member in known:
            self.regions[member].parents.insert(0 if shown else len(self.regions[member].parents), key)
            if shown:
                self.regions[member].shown = False

    def learn_names(self, towns: list[Town], states: Iterable[tuple[str | None, float, float]]) -> None:
        """Add names of first-level regions from postcode rows (state, latitude, longitude): "Bayern" lies where Bavaria's towns are."""
        samples: dict[str, list[tuple[float, float]]] = defaultdict(list)
        for state, latitude, longitude in states:
            if state:
                samples[_clean(state)].append((latitude, longitude))
        index = NearestPoints([(town.latitude, town.longitude) for town in towns])
        known = {
            fold(name) for region in self.regions.values() for name in (region.name, *region.other_names)
        }
        for state, points in sorted(samples.items()):
            if fold(state) in known or len(points) < 3 or self.country in SECOND_LEVEL:
                continue
            step = max(1, len(points) // _SAMPLE)
            votes = Counter(towns[index.nearest(*point)[0][1]].admin1 for point in points[::step])
            code, count = votes.most_common(1)[0]
            if count >= 0.8 * votes.total() and code in self.regions:
                self.regions[code].other_names.append(state)

    def pack(self, towns: list[Town]) -> tuple[list[RegionRow], list[int | None]]:
        """Return the rows of the regions that have towns, and the number of each town's own region."""
        leaves = [self._leaf(town) for town in towns]
        within: dict[str, list[Town]] = defaultdict(list)
        for town, leaf in zip(towns, leaves, strict=True):
            for key in self._ancestors(leaf) if leaf else ():
                within[key].append(town)
        order = {key: number for number, key in enumerate(sorted(within, key=self._rank))}
        rows = []
        for key in order:
            region = self.regions[key]
            latitude, longitude, reach = center(within[key])
            names = dict.fromkeys(
                name for name in map(_clean, region.other_names) if fold(name) != fold(region.name)
            )
            parents = tuple(order[parent] for parent in region.parents)
            rows.append(
                RegionRow(
                    region.code, region.name, tuple(names), parents, region.shown, latitude, longitude, reach
                )
            )
        return rows, [order[leaf] if leaf else None for leaf in leaves]

    def _leaf(self, town: Town) -> str | None:
        second = f"{town.admin1}.{town.admin2}"
        return second if second in self.regions else town.admin1 if town.admin1 in self.regions else None

    def _ancestors(self, key: str) -> dict[str, None]:
        found = {key: None}
        for parent in self.regions[key].parents:
            found |= self._ancestors(parent)
        return found

    def _rank(self, key: str) -> tuple[bool, bool, str]:
        """Order regions so that of equal names the one that is shown comes first, then those of the table, then the first level."""
        return not self.regions[key].shown, not key.startswith("="), key


def center(towns: list[Town]) -> tuple[float, float, int]:
    """Return the mean position of the people of some towns, and the kilometers within which nine of ten live.

    Longitudes are counted from the largest town's, so that a region across the antimeridian has its center inside.
    """
    weights = [max(town.population, 500) for town in towns]
    total = sum(weights)
    zero = max(towns, key=lambda town: town.population).longitude
    east = [(town.longitude - zero + 180) % 360 - 180 for town in towns]
    latitude = sum(town.latitude * weight for town, weight in zip(towns, weights, strict=True)) / total
    longitude = (
        zero + sum(e * weight for e, weight in zip(east, weights, strict=True)) / total + 180
    ) % 360 - 180
    distances = sorted(
        (distance_km(latitude, longitude, town.latitude, town.longitude), weight)
        for town, weight in zip(towns, weights, strict=True)
    )
    people = 0
    for distance, weight in distances:
        people += weight
        if people >= 0.9 * total:
            return round(latitude, 3), round(longitude, 3), max(9, round(distance))
    raise AssertionError("the weights add up")


@cache
def table() -> dict[str, list[tuple[str, str, list[str], list[str], bool]]]:
    """Return gazetteer_regions.tsv by country."""
    found: dict[str, list[tuple[str, str, list[str], list[str], bool]]] = defaultdict(list)
    for line in Path(__file__).with_suffix(".tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            country, code, name, others, members, shown = line.split("\t")
            found[country].append(
                (code, name, [o for o in others.split(";") if o], members.split(), shown == "yes")
            )
    return found


def _clean(name: str) -> str:
    return " ".join(name.replace(";", " ").split())
