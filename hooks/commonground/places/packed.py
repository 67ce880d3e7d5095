"""The form of the packed gazetteer: one gzipped text file of places and one of postcodes a country, made by tools/make_gazetteer.py.

places/<country>.txt.gz has three blocks, each after a line with its name and its number of lines; fields are apart by tabs:

    timezones  one IANA name a line, the most frequent first
    regions    code, name, other names (apart by ;), numbers of the regions it lies in (apart by spaces), 1 where it is the region that
               is shown with a place, latitude, longitude, kilometers within which nine of ten of its people live
    places     name, number of its region or nothing, number of its time zone, latitude, longitude, population, GeoNames id,
               other names (apart by ;); the most populous first

postcodes/<country>.txt.gz has one code a line, sorted: the number of characters shared with the line before, the rest of the code, then
latitude and longitude in thousandths of a degree, each as the difference from the line before, and the kilometers within which the area
lies where that is more than a built-up area's.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from os.path import commonprefix
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).parent / "data"


class RegionRow(NamedTuple):
    """A region as it is packed; `parents` are numbers in the same file."""

    code: str
    name: str
    other_names: tuple[str, ...]
    parents: tuple[int, ...]
    shown: bool
    latitude: float
    longitude: float
    within_km: int


class PlaceRow(NamedTuple):
    """A populated place as it is packed; `region` and `timezone` are numbers in the same file."""

    name: str
    region: int | None
    timezone: int
    latitude: float
    longitude: float
    population: int
    geoname_id: int
    other_names: str


class PostcodeRow(NamedTuple):
    """A postcode area as it is packed."""

    code: str
    latitude: float
    longitude: float
    within_km: int


class PackedPlaces(NamedTuple):
    """Everything of one country."""

    timezones: Sequence[str]
    regions: Sequence[RegionRow]
    places: Sequence[PlaceRow]


NO_POSTCODE_KM = 0
"""Stands for an area of the usual size."""


@cache
def countries_with(kind: str) -> frozenset[str]:
    """Return the codes of the countries that have a packed file of `kind`: places or postcodes."""
    return frozenset(path.name.partition(".")[0] for path in (DATA / kind).glob("??.txt.gz"))


def read_places(country: str) -> PackedPlaces:
    """Read the places of one country; raise FileNotFoundError where there are none."""
    lines = iter(_lines("places", country))
    timezones = list(_block(lines))
    regions = [_region(line) for line in _block(lines)]
    return PackedPlaces(timezones, regions, [_place(line) for line in _block(lines)])


def read_postcodes(country: str) -> dict[str, PostcodeRow]:
    """Read the postcode areas of one country by code; raise FileNotFoundError where there are none."""
    found: dict[str, PostcodeRow] = {}
    code, latitude, longitude = "", 0, 0
    for line in _lines("postcodes", country):
        shared, north, east, within = line.split("\t")
        code = code[: int(shared[0])] + shared[1:]
        latitude += int(north)
        longitude += int(east)
        found[code] = PostcodeRow(code, latitude / 1000, longitude / 1000, int(within or NO_POSTCODE_KM))
    return found


def write_places(country: str, packed: PackedPlaces) -> bytes:
    """Return the bytes of the file of places of a country, having written it."""
    lines = [f"timezones\t{len(packed.timezones)}", *packed.timezones, f"regions\t{len(packed.regions)}"]
    for region in packed.regions:
        parents = " ".join(map(str, region.parents))
        where = f"{_degrees(region.latitude)}\t{_degrees(region.longitude)}\t{region.within_km}"
        lines.append(
            f"{region.code}\t{region.name}\t{';'.join(region.other_names)}\t{parents}\t{'1' if region.shown else ''}\t{where}"
        )
    lines.append(f"places\t{len(packed.places)}")
    for place in packed.places:
        number = "" if place.region is None else place.region
        where = f"{_degrees(place.latitude)}\t{_degrees(place.longitude)}"
        zone = place.timezone or ""
        people = place.population or ""
        lines.append(
            f"{place.name}\t{number}\t{zone}\t{where}\t{people}\t{place.geoname_id}\t{place.other_names}"
        )
    return _write("places", country, lines)


def write_postcodes(country: str, rows: Iterable[PostcodeRow]) -> bytes:
    """Return the bytes of the file of postcodes of a country, having written it."""
    lines = []
    before, latitude, longitude = "", 0, 0
    for row in sorted(rows):
        shared = min(9, len(commonprefix((before, row.code))))  # noqa: RUF071 - of letters
        north, east = round(row.latitude * 1000), round(row.longitude * 1000)
        lines.append(
            f"{shared}{row.code[shared:]}\t{north - latitude}\t{east - longitude}\t{row.within_km or ''}"
        )
        before, latitude, longitude = row.code, north, east
    return _write("postcodes", country, lines)


def _degrees(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _write(kind: str, country: str, lines: Iterable[str]) -> bytes:
    packed = gzip.compress("".join(f"{line}\n" for line in lines).encode(), compresslevel=9, mtime=0)
    path = DATA / kind / f"{country}.txt.gz"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(packed)
    return packed


def _lines(kind: str, country: str) -> list[str]:
    text = gzip.decompress((DATA / kind / f"{country}.txt.gz").read_bytes()).decode()
    return text.split("\n")[:-1]


def _block(lines: Iterator[str]) -> Iterator[str]:
    count = int(next(lines).partition("\t")[2])
    for _ in range(count):
        yield next(lines)


def _region(line: str) -> RegionRow:
    code, name, others, parents, shown, latitude, longitude, within = line.split("\t")
    other_names = tuple(others.split(";")) if others else ()
    return RegionRow(
        code,
        name,
        other_names,
        tuple(map(int, parents.split())),
        bool(shown),
        float(latitude),
        float(longitude),
        int(within),
    )


def _place(line: str) -> PlaceRow:
    name, region, zone, latitude, longitude, population, geoname_id, others = line.split("\t")
    return PlaceRow(
        name,
        int(region) if region else None,
        int(zone or 0),
        float(latitude),
        float(longitude),
        int(population or 0),
        int(geoname_id),
        others,
    )
