"""Whatever an online geocoder does, no answer is lost, no pin is wrong, and an outage is never "no such address"."""

from __future__ import annotations

import itertools
from datetime import date
from pathlib import Path

import pytest
from geopy.exc import GeocoderServiceError
from geopy.geocoders import Nominatim

from commonground.places.geocode import Address
from commonground.places.lock import Found, Lock, NotFound
from commonground.places.online import (
    LONGEST_WAIT_SECONDS,
    SECONDS_BETWEEN,
    TRIES,
    Outcome,
    geocode_addresses,
)
from commonground.places.services import open_geocoder
from tests.places.misbehaving import OUTAGES, UNUSABLE, FakeGeocoder, fake_geocoder

DAY = date(2026, 11, 23)
OLD = {"9 old road, leeds, gb": Found(53.8, -1.5, "exact", "photon", date(2026, 1, 2))}
ADDRESSES = [
    Address("Example Hall", "1 First Street", "Leeds", "West Yorkshire", "LS1 4AP", "GB"),
    Address("Example Library", "2 Second Street", "Leeds", "", "", "GB"),
    Address("Example Room", "3 Third Street", "Leeds", "", "LS6 2AB", "GB"),
]
KNOWN = {
    "First Street": (53.79648, -1.54785),
    "Second Street": (53.80123, -1.55001),
    "Third Street": (53.81999, -1.57002),
}
WHOLE = OLD | {
    address.key: Found(*where, "exact", "nominatim", DAY)
    for address, where in zip(ADDRESSES, KNOWN.values(), strict=True)
}
POSITIONS = pytest.mark.parametrize("position", [0, 1, 2], ids=["first", "middle", "last"])
PATIENT = 10.0
"""Seconds that a healthy answer may take on a busy machine."""


@pytest.fixture
def service():
    with fake_geocoder(dict(KNOWN)) as geocoder:
        yield geocoder


@pytest.fixture
def path(tmp_path: Path) -> Path:
    lock = tmp_path / "geocode.lock"
    Lock(OLD).write(lock)
    return lock


def run(
    service: FakeGeocoder, path: Path, gazetteer, addresses=ADDRESSES, timeout: float = PATIENT
) -> Outcome:
    geocoder = open_geocoder("nominatim", service.environment(), timeout)
    assert isinstance(geocoder, Nominatim)
    outcome = geocode_addresses(
        addresses,
        Lock.read(path),
        path,
        geocoder,
        "nominatim",
        gazetteer,
        DAY,
        sleep=service.clock.sleep,
        clock=service.clock,
    )
    assert Lock.read(path) == outcome.lock
    return outcome


def assert_polite(service: FakeGeocoder) -> None:
    times = [request.at for request in service.asked]
    gaps = [later - earlier for earlier, later in itertools.pairwise(times)]
    assert all(gap >= SECONDS_BETWEEN - 1e-9 for gap in gaps), gaps
    assert all("tests@example.org" in request.user_agent for request in service.asked)


def test_addresses_are_found_once_and_kept(service, path, gazetteer):
    outcome = run(service, path, gazetteer)
    assert (outcome.found, outcome.left, outcome.stopped) == (3, 0, "")
    assert Lock.read(path) == Lock(WHOLE)
    assert service.queries() == [
        "1 First Street, Leeds, West Yorkshire, LS1 4AP, GB",
        "2 Second Street, Leeds, GB",
        "3 Third Street, Leeds, LS6 2AB, GB",
    ]
    assert_polite(service)
    run(service, path, gazetteer)
    assert len(service.asked) == 3


def test_an_unknown_address_is_kept_as_such_and_not_asked_for_again(service, path, gazetteer):
    del service.known["Second Street"]
    outcome = run(service, path, gazetteer)
    assert outcome.not_found == [ADDRESSES[1]]
    assert Lock.read(path).not_found == {ADDRESSES[1].key: NotFound("nominatim", DAY)}
    assert outcome.found == 2
    run(service, path, gazetteer)
    assert len(service.asked) == 3


@POSITIONS
@pytest.mark.parametrize("fault", OUTAGES)
def test_an_outage_loses_nothing_and_the_next_run_goes_on(service, path, gazetteer, fault, position):
    street = list(KNOWN)[position]
    service.faults = {street: fault}
    outcome = run(service, path, gazetteer, timeout=0.2 if fault in ("hang", "drip") else PATIENT)
    assert outcome.stopped
    assert outcome.stopped.isprintable()
    assert (outcome.found, outcome.left) == (position, 3 - position)
    assert (outcome.not_found, outcome.refused) == ([], [])
    kept = {key: WHOLE[key] for key in [*OLD, *(address.key for address in ADDRESSES[:position])]}
    assert Lock.read(path) == Lock(kept)
    assert len(service.asked) <= position + TRIES
    assert_polite(service)
    service.faults = {}
    asked = len(service.asked)
    run(service, path, gazetteer)
    assert Lock.read(path) == Lock(WHOLE)
    assert len(service.asked) == asked + 3 - position


@POSITIONS
@pytest.mark.parametrize("fault", UNUSABLE)
def test_a_wrong_answer_makes_no_pin_and_does_not_stop_the_others(service, path, gazetteer, fault, position):
    service.faults = {list(KNOWN)[position]: fault}
    outcome = run(service, path, gazetteer)
    assert (outcome.found, outcome.left, outcome.stopped) == (2, 0, "")
    [(address, reason)] = outcome.refused
    assert address == ADDRESSES[position]
    assert reason
    assert Lock.read(path) == Lock({key: found for key, found in WHOLE.items() if key != address.key})
    assert len(service.asked) == 3
    assert_polite(service)
    service.faults = {}
    run(service, path, gazetteer)
    assert Lock.read(path) == Lock(WHOLE)


@pytest.mark.parametrize(
    "fault", ["429", "429 and wait 30 s", "500", "503", "reset", "cut off", "HTML", "null"]
)
def test_a_failure_that_passes_is_tried_again(service, path, gazetteer, fault):
    service.faults, service.once = {"Second Street": fault}, True
    outcome = run(service, path, gazetteer)
    assert (outcome.found, outcome.stopped) == (3, "")
    assert Lock.read(path) == Lock(WHOLE)
    assert len(service.asked) == 4
    assert_polite(service)


def test_the_wait_that_is_asked_for_is_kept(service, path, gazetteer):
    service.faults = {"First Street": "429 and wait 30 s"}
    run(service, path, gazetteer)
    assert [request.at for request in service.asked] == [0, 30, 60]


def test_a_wait_that_is_too_long_ends_the_run(service, path, gazetteer):
    service.faults = {"First Street": "429 and wait a day"}
    assert run(service, path, gazetteer).stopped
    assert len(service.asked) == 1
    assert service.clock.now <= LONGEST_WAIT_SECONDS


@pytest.mark.parametrize("fault", ["401", "403"])
def test_who_is_not_let_in_does_not_knock_again(service, path, gazetteer, fault):
    service.faults = {"First Street": fault}
    assert run(service, path, gazetteer).stopped
    assert len(service.asked) == 1


def test_nobody_there(path, gazetteer):
    with fake_geocoder({}) as gone:
        pass
    outcome = run(gone, path, gazetteer)
    assert outcome.stopped
    assert outcome.left == 3
    assert Lock.read(path) == Lock(OLD)


def test_a_server_that_cannot_prove_who_it_is(service, path, gazetteer):
    environment = service.environment() | {"COMMONGROUND_GEOCODER_SCHEME": "https"}
    with pytest.raises(GeocoderServiceError):
        open_geocoder("nominatim", environment).geocode("1 First Street")
    assert service.asked == []


def test_one_address_under_two_names_is_asked_for_once(service, path, gazetteer):
    first = ADDRESSES[0]
    again = Address("Another Room", "1 first street", first.town, first.region, "LS14AP", first.country)
    outcome = run(service, path, gazetteer, [first, again])
    assert len(service.asked) == 1
    assert (outcome.found, outcome.left) == (1, 0)


def test_an_interrupted_run_keeps_what_it_has(service, path, gazetteer):
    def interrupt(_):
        raise KeyboardInterrupt

    service.clock.sleep = interrupt
    outcome = run(service, path, gazetteer)
    assert "interrupted" in outcome.stopped
    assert (outcome.found, outcome.left) == (1, 2)
    assert set(Lock.read(path).entries) == {*OLD, ADDRESSES[0].key}


def test_a_disk_that_is_full_loses_nothing(service, path, gazetteer, monkeypatch):
    before = path.read_bytes()

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        run(service, path, gazetteer)
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_a_town_in_place_of_a_house_is_no_pin(service, path, gazetteer, monkeypatch):
    monkeypatch.setattr("tests.places.misbehaving.HOUSE", 16)
    outcome = run(service, path, gazetteer)
    assert (outcome.found, len(outcome.not_found)) == (0, 3)
    assert Lock.read(path).entries == OLD
