"""Finds where an address is without the network, as precisely as it may be shown, and never more so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt
from typing import Any

from geopy.adapters import BaseSyncAdapter
from geopy.exc import GeocoderUnavailable
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from .countries import country_code
from .fold import fold
from .gazetteer import Gazetteer, Place
from .lock import Lock, is_position
from .nearest import distance_km

WITHIN_KM = {"exact": 0.1, "postcode": 4.0, "town": 9.0}
"""Kilometers within which nine of ten real meetings lie of the point that is given for them.

Measured on 5,803 published meetings in US and GB: 3.8 and 4.5 km of the center of their postcode area, 9.0 km of that of their town.
Wide postcode areas, large cities and regions have more, each its own.
"""


@dataclass(frozen=True, slots=True)
class Address:
    """The parts of an address as they are written; the country is an ISO 3166-1 code."""

    venue: str = ""
    address: str = ""
    town: str = ""
    region: str = ""
    postcode: str = ""
    country: str = ""

    @property
    def key(self) -> str:
        """What the address is called in the lock file: street, town, region, postcode and country, folded."""
        postcode = "".join(self.postcode.split())
        return ", ".join(
            filter(None, map(fold, (self.address, self.town, self.region, postcode, self.country)))
        )


@dataclass(frozen=True, slots=True)
class Located:
    """Where an address is: degrees (WGS 84), what they are the center of, where they come from, and how far off they may be.

    `precision` is exact, postcode, town or region; `source` is listing, lock:<geocoder> or gazetteer.
    """

    latitude: float
    longitude: float
    precision: str
    source: str
    within_km: float
    timezone: str | None


def locate(
    address: Address,
    precision: str,
    latitude: float | None,
    longitude: float | None,
    gazetteer: Gazetteer,
    lock: Lock,
) -> Located | None:
    """Return where an address is, or None where it is hidden or not known.

    An exact one: by the lock, else by the listing's own coordinates, else by the gazetteer. Any other is the center of its postcode area,
    town or region, a public point that does not depend on where in it the meeting is; the listing's coordinates only say which town or
    region is meant where its name does not. A town that cannot be told from its namesakes is not placed.
    """
    if precision == "hidden":
        return None
    given = None
    if latitude is not None and longitude is not None and is_position(latitude, longitude):
        given = (latitude, longitude)
    if precision == "exact":
        found = lock.entries.get(address.key)
        if found:
            return _located(
                (found.latitude, found.longitude),
                found.precision,
                f"lock:{found.source}",
                WITHIN_KM[found.precision],
                address,
                gazetteer,
            )
        if given:
            return _located(given, "exact", "listing", WITHIN_KM["exact"], address, gazetteer)
    return _center(address, precision, given, gazetteer)


def _center(
    address: Address, precision: str, given: tuple[float, float] | None, gazetteer: Gazetteer
) -> Located | None:
    country = address.country
    if precision in ("exact", "postcode") and address.postcode:
        area = gazetteer.postcode(address.postcode, country)
        if area:
            return _located(
                (area.latitude, area.longitude), "postcode", "gazetteer", area.within_km, address, gazetteer
            )
    if precision != "region":
        town = _town(address, given, gazetteer)
        if town:
            return Located(
                town.latitude, town.longitude, "town", "gazetteer", _town_km(town.population), town.timezone
            )
    name = address.region
    if not name and given and (nearest := gazetteer.nearest_town(*given, country)):
        name = nearest.region
    region = gazetteer.region(name, country) if name else None
    if region is None:
        return None
    return _located(
        (region.latitude, region.longitude), "region", "gazetteer", region.within_km, address, gazetteer
    )


def _town(address: Address, given: tuple[float, float] | None, gazetteer: Gazetteer) -> Place | None:
    """Return the town of an address: the one of its name, of several the one that is nearest to given coordinates, else none."""
    towns: list[Place] = []
    if address.town:
        towns = gazetteer.town(
            address.town, address.country, address.region or None, address.postcode or None
        )
    if given and not towns:
        return gazetteer.nearest_town(*given, address.country)
    if given and len(towns) > 1:
        return min(towns, key=lambda town: distance_km(*given, town.latitude, town.longitude))
    return towns[0] if len(towns) == 1 else None


def _located(
    point: tuple[float, float],
    precision: str,
    source: str,
    within_km: float,
    address: Address,
    gazetteer: Gazetteer,
) -> Located:
    return Located(*point, precision, source, within_km, gazetteer.timezone(address.country, *point))


def _town_km(population: int) -> float:
    """Return how far a town's meetings may lie from its center: the usual figure, 25 km for nine million people."""
    return max(WITHIN_KM["town"], float(round(sqrt(population) / 120)))


class _NoNetwork(BaseSyncAdapter):  # type: ignore[misc]
    """An adapter that cannot reach anything."""

    def get_json(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> Any:
        raise GeocoderUnavailable("a build never uses the network")

    get_text = get_json


class OfflineGeocoder(Geocoder):  # type: ignore[misc]
    """The gazetteer as a geopy geocoder: answers from its own data, and cannot use the network."""

    def __init__(self, gazetteer: Gazetteer | None = None) -> None:
        super().__init__(adapter_factory=_NoNetwork)
        self._gazetteer = gazetteer or Gazetteer.open()

    def geocode(
        self, query: str | Mapping[str, str], *, exactly_one: bool = True, timeout: float | None = None
    ) -> Any:
        """Return a geopy Location for an address, or None where it is not known.

        `query` is a mapping of the parts of an Address, or text: "Leeds, West Yorkshire, GB", "LS6 2AB, United Kingdom". `raw` of the
        answer holds its precision, within_km and timezone.
        """
        address = _parse(query) if isinstance(query, str) else Address(**query)
        found = locate(address, "exact", None, None, self._gazetteer, Lock())
        if found is None:
            return None
        name = ", ".join(
            filter(
                None,
                (
                    address.postcode if found.precision == "postcode" else "",
                    address.town,
                    address.region,
                    address.country,
                ),
            )
        )
        location = Location(
            name,
            (found.latitude, found.longitude),
            {"precision": found.precision, "within_km": found.within_km, "timezone": found.timezone},
        )
        return location if exactly_one else [location]


def _parse(query: str) -> Address:
    *parts, country = [part.strip() for part in query.split(",") if part.strip()] or [""]
    town = parts[0] if parts else ""
    return Address(
        town=town,
        postcode=next((part for part in parts if any(map(str.isdigit, part))), ""),
        region=parts[-1] if len(parts) > 1 else "",
        country=country_code(country) or "",
    )
