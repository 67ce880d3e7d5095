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

from .fold import fold
from .gazetteer import Gazetteer
from .lock import Lock

EXACT_KM = 0.1


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
        return ", ".join(
            filter(None, map(fold, (self.address, self.town, self.region, self.postcode, self.country)))
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
    town or region, a public point that does not depend on where in it the meeting is; the listing's coordinates only name the nearest town
    where no town is given.
    """
    if precision == "hidden":
        return None
    given = (
        (latitude, longitude)
        if latitude is not None and longitude is not None and (latitude or longitude)
        else None
    )
    if precision == "exact":
        found = lock.entries.get(address.key)
        if found:
            return _located(
                (found.latitude, found.longitude),
                "exact",
                f"lock:{found.source}",
                EXACT_KM,
                address,
                gazetteer,
            )
        if given:
            return _located(given, "exact", "listing", EXACT_KM, address, gazetteer)
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
        towns = (
            gazetteer.town(address.town, country, address.region or None, address.postcode or None)
            if address.town
            else []
        )
        town = towns[0] if towns else gazetteer.nearest_town(*given, country) if given else None
        if town:
            return Located(
                town.latitude, town.longitude, "town", "gazetteer", _town_km(town.population), town.timezone
            )
    region = gazetteer.region(address.region, country) if address.region else None
    if region is None:
        return None
    return _located(
        (region.latitude, region.longitude), "region", "gazetteer", region.within_km, address, gazetteer
    )


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
    """Return how far a town's meetings may lie from its center: 4 km for a small one, 25 km for nine million people."""
    return float(max(4, round(sqrt(population) / 120)))


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
        """Return a geopy Location for an address (a mapping of its parts, or "town, region, country"), or None where it is not known."""
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
            {"precision": found.precision, "within_km": found.within_km},
        )
        return location if exactly_one else [location]


def _parse(query: str) -> Address:
    parts = [part.strip() for part in query.split(",") if part.strip()]
    country = parts.pop().upper() if parts and len(parts[-1]) == 2 else ""
    if len(parts) > 1:
        return Address(town=parts[0], region=parts[-1], country=country)
    return Address(town=parts[0] if parts else "", postcode=parts[0] if parts else "", country=country)
