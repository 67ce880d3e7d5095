"""Addresses are placed as precisely as their listing allows, at public centers, and without the network."""

from __future__ import annotations

import socket
from datetime import date
from typing import Any

import pytest
from geopy.exc import GeocoderUnavailable
from geopy.extra.rate_limiter import RateLimiter
from hypothesis import given
from hypothesis import strategies as st

from commonground.places.gazetteer import Gazetteer
from commonground.places.geocode import WITHIN_KM, Address, Located, OfflineGeocoder, locate
from commonground.places.lock import Found, Lock, NotFound
from commonground.places.nearest import distance_km

HALL = Address("Community Hall", "1 Example Street", "Leeds", "West Yorkshire", "LS6 2AB", "GB")
ON = date(2026, 11, 2)
ANDOVER = 51.211, -1.494, "town"
HERE = 53.8123, -1.5678


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("a build never uses the network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def place(
    address: Address, precision: str, gazetteer: Gazetteer, here: Any = (None, None), lock: Lock | None = None
) -> Located:
    found = locate(address, precision, *here, gazetteer, lock or Lock())
    assert found
    return found


def test_the_lock_comes_first_then_the_listing_then_the_gazetteer(gazetteer: Gazetteer) -> None:
    lock = Lock({HALL.key: Found(53.8, -1.5, "exact", "nominatim", ON)})
    found = place(HALL, "exact", gazetteer, HERE, lock)
    assert (found.latitude, found.source, found.within_km) == (53.8, "lock:nominatim", 0.1)
    found = place(HALL, "exact", gazetteer, HERE)
    assert (found.latitude, found.longitude) == HERE
    assert (found.precision, found.source, found.timezone) == ("exact", "listing", "Europe/London")
    found = place(HALL, "exact", gazetteer)
    assert (found.precision, found.source, found.within_km) == ("postcode", "gazetteer", 4.0)


def test_a_street_in_the_lock_is_not_called_exact(gazetteer: Gazetteer) -> None:
    lock = Lock({HALL.key: Found(53.8, -1.5, "postcode", "photon", ON)})
    found = place(HALL, "exact", gazetteer, lock=lock)
    assert (found.precision, found.within_km) == ("postcode", WITHIN_KM["postcode"])


def test_an_address_that_a_geocoder_does_not_know_is_placed_by_the_gazetteer(gazetteer: Gazetteer) -> None:
    lock = Lock(not_found={HALL.key: NotFound("nominatim", ON)})
    assert place(HALL, "exact", gazetteer, lock=lock).source == "gazetteer"


@pytest.mark.parametrize("precision", ["postcode", "town", "region"])
@given(north=st.floats(-0.01, 0.01), east=st.floats(-0.01, 0.01))
def test_a_coarse_place_never_tells_its_own_coordinates(precision: str, north: float, east: float) -> None:
    gazetteer = Gazetteer.open()
    lock = Lock({HALL.key: Found(*HERE, "exact", "nominatim", ON)})
    found = place(HALL, precision, gazetteer, (HERE[0] + north, HERE[1] + east), lock)
    assert found == place(HALL, precision, gazetteer)
    assert (found.precision, found.source) == (precision, "gazetteer")


@pytest.mark.parametrize("precision", ["town", "postcode"])
@given(north=st.floats(-0.01, 0.01), east=st.floats(-0.01, 0.01))
def test_a_place_of_coordinates_alone_is_moved_to_the_nearest_town(
    precision: str, north: float, east: float
) -> None:
    found = place(Address(country="GB"), precision, Gazetteer.open(), (51.209 + north, -1.479 + east))
    assert (found.latitude, found.longitude, found.precision) == ANDOVER


def test_a_region_of_coordinates_alone(gazetteer: Gazetteer) -> None:
    assert place(Address(country="US"), "region", gazetteer, (45.5, -122.6)) == place(
        Address(region="OR", country="US"), "region", gazetteer
    )


def test_hidden_and_unknown_places_are_nowhere(gazetteer: Gazetteer) -> None:
    assert locate(HALL, "hidden", *HERE, gazetteer, Lock({HALL.key: Found(*HERE, "exact", "x", ON)})) is None
    assert locate(Address(country="GB"), "exact", None, None, gazetteer, Lock()) is None
    assert locate(Address(town="Leeds"), "town", None, None, gazetteer, Lock()) is None


@pytest.mark.parametrize(
    "here", [(0.0, 0.0), (float("nan"), 1.0), (91.0, 0.0), (0.0, 181.0), (float("inf"), 0.0), (None, 1.0)]
)
def test_coordinates_that_mean_nothing_are_passed_over(gazetteer: Gazetteer, here: Any) -> None:
    assert place(HALL, "exact", gazetteer, here).source == "gazetteer"


def test_a_town_that_cannot_be_told_from_its_namesakes_is_not_placed(gazetteer: Gazetteer) -> None:
    newport = Address(town="Newport", country="GB")
    assert locate(newport, "town", None, None, gazetteer, Lock()) is None
    island = place(newport, "town", gazetteer, (50.7, -1.3))
    assert distance_km(island.latitude, island.longitude, 50.701, -1.291) < 1
    assert place(Address(town="Newport", region="Isle of Wight", country="GB"), "town", gazetteer) == island
    assert place(Address(town="Newport", postcode="PO30 1AA", country="GB"), "town", gazetteer) == island
    portland = Address(town="Portland", country="US")
    assert locate(portland, "exact", None, None, gazetteer, Lock()) is None


def test_one_key_for_one_address_however_it_is_written() -> None:
    assert HALL.key == "1 example street, leeds, west yorkshire, ls62ab, gb"
    other = Address("Hall", "1  example street.", "LEEDS", "West-Yorkshire", "ls62ab", "GB")
    assert other.key == HALL.key


def test_the_offline_geocoder_is_one_of_geopys(gazetteer: Gazetteer) -> None:
    geocode = RateLimiter(OfflineGeocoder(gazetteer).geocode, swallow_exceptions=False)
    location = geocode("Leeds, West Yorkshire, United Kingdom")
    assert (location.latitude, location.longitude, location.raw["precision"]) == (53.796, -1.548, "town")
    assert geocode("LS6 2AB, GB").raw["precision"] == "postcode"
    assert (
        geocode({"town": "Portland", "region": "OR", "country": "US"}).raw["timezone"]
        == "America/Los_Angeles"
    )
    assert [found.address for found in geocode("Munich, DE", exactly_one=False)] == ["Munich, DE"]
    for unknown in ("", "Nowhere at all, GB", "Leeds", "Newport, GB"):
        assert geocode(unknown) is None


def test_the_offline_geocoder_has_no_network() -> None:
    geocoder = OfflineGeocoder()
    for get in (geocoder.adapter.get_json, geocoder.adapter.get_text):
        with pytest.raises(GeocoderUnavailable):
            get("http://127.0.0.1/", timeout=1, headers={})
