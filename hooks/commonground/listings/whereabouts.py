"""Finds where the place of a meeting is: for the directory, and for the rules that ask whether it can be found."""

from __future__ import annotations

from functools import lru_cache

from ..places.gazetteer import Gazetteer
from ..places.geocode import Address, Located, locate
from ..places.lock import Lock
from ..places.nearest import distance_km
from .model import Place
from .redact import precision_of

FAR_KM = 50.0
"""Coordinates farther than this from the named town are a mistake."""


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
