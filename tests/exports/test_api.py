"""The open data: every published listing in the contract's own fields, no finer than its pages show it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from commonground.exports import api
from commonground.listings.fields import fields_of
from commonground.listings.model import Group
from tests.pages.made import LEEDS, ONLINE, TUESDAY, directory, full, listing, outputs


def data(*listings):
    made = directory(*listings)
    [(path, content)] = outputs(api, made).items()
    assert path == "api/groups.json"
    return json.loads(content, parse_constant=lambda constant: (_ for _ in ()).throw(ValueError(constant)))


def test_it_says_what_it_is_and_as_of_when():
    found = data(listing())
    assert found["as_of"] == "2026-11-23"
    assert found["license"].startswith("https://creativecommons.org/")
    assert "GeoNames" in found["attribution"]
    assert found["demo"] is False


def test_listings_are_in_the_order_of_their_ids():
    found = data(listing("c"), listing("a"), listing("b"))
    assert [group["id"] for group in found["groups"]] == ["a", "b", "c"]


def test_every_field_of_the_contract_is_there():
    [group] = data(full(demo=True))["groups"]
    absent = {"closed_on", "moved_to"}
    assert set(fields_of(Group)) - set(group) == absent
    assert group["cost"] == {
        "kind": "fee",
        "amount": 3.5,
        "currency": "GBP",
        "note": "No one is turned away.",
    }
    assert group["verified"] == "2026-11-02"
    assert group["access"] == {"step-free-entrance": "yes", "hearing-loop": "no", "lift": "unknown"}
    assert group["organization"]["name"] == "EXAMPLE – Org"
    meeting = group["meetings"][0]
    assert (meeting["every"], meeting["start"], meeting["end"]) == ("tuesday", "19:00", "20:30")
    assert meeting["excluding"] == ["2026-12-29"]
    assert meeting["place"]["latitude"] == 53.82
    assert meeting["next"] == [
        "2026-11-24T19:00:00+00:00",
        "2026-12-01T19:00:00+00:00",
        "2026-12-08T19:00:00+00:00",
        "2026-12-15T19:00:00+00:00",
    ]


def test_a_zone_that_was_worked_out_is_published():
    [group] = data(listing(meetings=(ONLINE,), located=None))["groups"]
    assert group["meetings"][0]["timezone"] == "America/New_York"
    assert group["meetings"][0]["next"][0] == "2026-12-03T20:00:00-05:00"
    assert "place" not in group["meetings"][0]


def test_what_is_not_shown_is_not_in_it():
    coarse = replace(TUESDAY, place=replace(LEEDS, precision="town"))
    hidden = replace(TUESDAY, place=replace(LEEDS, precision="hidden"))
    source = json.dumps(data(listing("a", meetings=(coarse,)), listing("b", meetings=(hidden,))))
    for secret in ("Example Street", "Community Hall", "LS6", "Blue door"):
        assert secret not in source
    assert [group["meetings"][0]["place"]["precision"] for group in json.loads(source)["groups"]] == [
        "town",
        "hidden",
    ]
    assert "latitude" not in json.loads(source)["groups"][1]["meetings"][0]["place"]


def test_those_that_closed_stand_apart():
    found = data(
        listing("open"), listing("gone", status="closed", closed_on=date(2026, 8, 1), moved_to="open")
    )
    assert [group["id"] for group in found["groups"]] == ["open"]
    assert found["closed"] == [
        {"id": "gone", "name": "EXAMPLE – gone", "closed_on": "2026-08-01", "moved_to": "open", "was": []}
    ]


def test_an_empty_directory_is_an_empty_list():
    assert data()["groups"] == []
