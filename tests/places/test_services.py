"""Geocoders are opened by name, with what they need; who cannot be asked is told so in one sentence."""

from __future__ import annotations

import pytest

from commonground.places.services import MAY_NOT_BE_KEPT, TIMEOUT_SECONDS, OnlineError, open_geocoder

WHO = {"COMMONGROUND_GEOCODER_USER_AGENT": "tests@example.org"}


@pytest.mark.parametrize("name", [*sorted(MAY_NOT_BE_KEPT), "GoogleV3", "Bing"])
def test_answers_that_may_not_be_kept_are_not_asked_for(name):
    with pytest.raises(OnlineError, match="may not be stored"):
        open_geocoder(name, WHO | {"COMMONGROUND_GEOCODER_KEY": "invented"})


@pytest.mark.parametrize("name", ["", "nowhere", "base", "../nominatim"])
def test_an_unknown_geocoder(name):
    with pytest.raises(OnlineError, match="no geocoder called"):
        open_geocoder(name, WHO)


@pytest.mark.parametrize("name", ["nominatim", "photon", "arcgis", "Nominatim"])
def test_geocoders_that_need_no_key(name):
    assert open_geocoder(name, WHO).timeout == TIMEOUT_SECONDS


@pytest.mark.parametrize("name", ["opencage", "mapbox", "geocodio", "geonames"])
def test_a_key_is_asked_for_and_taken(name):
    with pytest.raises(OnlineError, match="COMMONGROUND_GEOCODER_KEY"):
        open_geocoder(name, WHO)
    assert open_geocoder(name, WHO | {"COMMONGROUND_GEOCODER_KEY": "invented"})


def test_a_server_of_ones_own_is_asked_for_and_taken():
    with pytest.raises(OnlineError, match="COMMONGROUND_GEOCODER_DOMAIN"):
        open_geocoder("pelias", WHO)
    pelias = open_geocoder("pelias", WHO | {"COMMONGROUND_GEOCODER_DOMAIN": "pelias.example.org"})
    assert pelias.domain == "pelias.example.org"


def test_a_geocoder_that_needs_more_than_a_key_says_so():
    with pytest.raises(OnlineError, match="auth_id"):
        open_geocoder("liveaddress", WHO | {"COMMONGROUND_GEOCODER_KEY": "invented"})


def test_nobody_asks_without_saying_who():
    with pytest.raises(OnlineError, match="COMMONGROUND_GEOCODER_USER_AGENT"):
        open_geocoder("nominatim", {})
