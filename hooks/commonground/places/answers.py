"""How precise the answer of an online geocoder is, by the words that each service has for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

# Where each service says it: Pelias and GeocodeEarth, Photon, ArcGIS, OpenCage, Geocodio, HERE, Mapbox.
_WHERE = (
    ("properties", "layer"),
    ("properties", "type"),
    ("attributes", "Addr_type"),
    ("components", "_type"),
    ("accuracy_type",),
    ("resultType",),
    ("place_type",),
)
# fmt: off
_EXACT = {
    "address", "building", "house", "houseNumber", "intersection", "nearest_rooftop_match", "PointAddress", "POI", "poi", "point",
    "range_interpolation", "rooftop", "StreetAddress", "StreetInt", "Subaddress", "venue",
}
_COARSE = {
    "administrativeArea", "borough", "city", "coarse", "continent", "country", "county", "dependency", "district", "Locality", "localadmin",
    "locality", "macrocounty", "macroregion", "municipality", "place", "region", "state", "town", "village",
}
# fmt: on
# Nominatim's place_rank: 30 and 29 are houses and points, 28 and 27 parts of streets, 26 streets, 25 to 21 parts of towns and postcodes.
_RANK_EXACT = 29
_RANK_COARSE = 21


def answer_precision(raw: object) -> str | None:
    """Return "exact" for a house or a point, "postcode" for a street or what is as wide, None for a whole town or more.

    `raw` is the answer as the service gave it (geopy's Location.raw). One that does not say how precise it is is not taken for exact.
    """
    rank = _at(raw, ("place_rank",))
    if isinstance(rank, int):
        return "exact" if rank >= _RANK_EXACT else "postcode" if rank >= _RANK_COARSE else None
    word = next((found for path in _WHERE if (found := _at(raw, path))), "")
    if isinstance(word, Sequence) and not isinstance(word, str):
        word = word[0]
    if word in _EXACT:
        return "exact"
    return None if word in _COARSE else "postcode"


def _at(raw: object, path: tuple[str, ...]) -> Any:
    for name in path:
        if not isinstance(raw, Mapping):
            return None
        raw = raw.get(name)
    return raw
