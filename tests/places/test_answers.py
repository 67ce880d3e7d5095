"""How precise each service's answer is; the forms are those of the services' own documentation."""

from __future__ import annotations

from typing import Any

import pytest

from commonground.places.answers import answer_precision


@pytest.mark.parametrize(
    ("raw", "precision"),
    [
        ({"place_rank": 30}, "exact"),  # Nominatim
        ({"place_rank": 26}, "postcode"),
        ({"place_rank": 16}, None),
        ({"properties": {"type": "house"}}, "exact"),  # Photon
        ({"properties": {"type": "street"}}, "postcode"),
        ({"properties": {"type": "city"}}, None),
        ({"properties": {"layer": "address"}}, "exact"),  # Pelias
        ({"properties": {"layer": "locality"}}, None),
        ({"attributes": {"Addr_type": "PointAddress"}}, "exact"),  # ArcGIS
        ({"attributes": {"Addr_type": "Postal"}}, "postcode"),
        ({"attributes": {"Addr_type": "Locality"}}, None),
        ({"components": {"_type": "building"}}, "exact"),  # OpenCage
        ({"components": {"_type": "county"}}, None),
        ({"accuracy_type": "rooftop"}, "exact"),  # Geocodio
        ({"accuracy_type": "place"}, None),
        ({"resultType": "houseNumber"}, "exact"),  # HERE
        ({"place_type": ["address"]}, "exact"),  # Mapbox
        ({"place_type": ["postcode"]}, "postcode"),
        ({}, "postcode"),
        ("text", "postcode"),
        (None, "postcode"),
    ],
)
def test_answers(raw: Any, precision: str | None) -> None:
    assert answer_precision(raw) == precision
