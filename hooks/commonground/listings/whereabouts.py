"""Finds where the place of a meeting is: for the directory, and for the rules that ask whether it can be found."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import cos, radians
from typing import NamedTuple

from ..places.gazetteer import Gazetteer
from ..places.gazetteer import Place as KnownTown
from ..places.geocode import Address, Located, locate
from ..places.lock import Lock
from ..places.nearest import distance_km
from .model import Place
from .redact import precision_of

FAR_KM = 50.0
"""Coordinates farther than this from the named town are a mistake."""


class Area(NamedTuple):
    """Country, region and town of a place, as far as they are known, named as the gazetteer does: one town has one name however it is written."""

    country: str
    region: str
    town: str


@lru_cache(maxsize=32768)
def whereabouts(place: Place, gazetteer: Gazetteer) -> Located | None:
    """Return where a place is without the lock: by its own coordinates, its postcode, its town or its region."""
    return locate_place(place, gazetteer, Lock()) if place.country else None


def locate_place(place: Place, gazetteer: Gazetteer, lock: Lock) -> Located | None:
    """Return where a place is, as precisely as it may be shown; None where it is hidden or cannot be found."""
    latitude = float(place.latitude) if place.latitude is not None else None
    longitude = float(place.longitude) if place.longitude is not None else None
    return locate(address_of(place), precision_of(place), latitude, longitude, gazetteer, lock)


def address_of(place: Place) -> Address:
    """Return the parts of a place that a geocoder reads."""
    return Address(
        venue=place.venue or "",
        address=place.address or "",
        town=place.town or "",
        region=place.region or "",
        postcode=place.postcode or "",
        country=place.country or "",
    )


@lru_cache(maxsize=256)
def distance_from_stated(place: Place, gazetteer: Gazetteer) -> float | None:
    """Return how far the coordinates of a place are from its postcode or the nearest town of its name, in km; None if not known."""
    if place.latitude is None or place.longitude is None or not place.country:
        return None
    stated = [
        (town.latitude, town.longitude)
        for town in (
            gazetteer.town(place.town, place.country, place.region, place.postcode) if place.town else ()
        )
    ]
    area = gazetteer.postcode(place.postcode, place.country) if place.postcode else None
    if area:
        stated.append((area.latitude, area.longitude))
    here = float(place.latitude), float(place.longitude)
    return min((distance_km(*here, *there) for there in stated), default=None)


def area_of(place: Place, located: Located | None, gazetteer: Gazetteer) -> Area:
    """Return the area that a place lies in, which has to name its country."""
    country = place.country or ""
    if place.town:
        known = gazetteer.town(place.town, country, place.region)
        town = _nearest(known, located) if located and len(known) > 1 else next(iter(known), None)
        return (
            Area(country, town.region, town.name) if town else Area(country, place.region or "", place.town)
        )
    if located and located.precision in ("exact", "postcode"):
        near = gazetteer.nearest_town(located.latitude, located.longitude, country)
        if near:
            return Area(country, near.region, near.name)
    if place.region:
        region = gazetteer.region(place.region, country)
        return Area(country, region.name if region else place.region, "")
    return Area(country, "", "")


def _nearest(towns: Sequence[KnownTown], located: Located) -> KnownTown | None:
    """Return the town of a name that lies nearest to where the meeting was found; the best known one where nothing lies between them."""
    shrink = cos(radians(located.latitude))

    def squared_degrees(town: KnownTown) -> float:
        return (town.latitude - located.latitude) ** 2 + ((town.longitude - located.longitude) * shrink) ** 2

    return min(towns, key=squared_degrees, default=None)
