"""What search engines read: one graph a listing, nothing finer than it may be shown, in the vocabulary of schema.org."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from commonground.exports.linked_data import linked_data
from tests.pages.made import AT_HALL, LEEDS, ONLINE, SETTINGS, TUESDAY, full, listing

PAGE = "https://site.example.org/sub/groups/example-full/"


def graph(made, settings=SETTINGS):
    data = linked_data(made, settings)
    assert data["@context"] == "https://schema.org"
    return data["@graph"]


def test_a_group_is_an_organization_and_a_series_with_its_next_events():
    organization, series = graph(full())
    assert organization == {
        "@type": "Organization",
        "@id": "#organization",
        "name": "EXAMPLE – Org",
        "url": "https://org.example.org/",
    }
    assert series["@type"] == "EventSeries"
    assert series["url"] == PAGE
    assert "startDate" not in series
    assert series["eventSchedule"] == {
        "@type": "Schedule",
        "repeatFrequency": "P1W",
        "startTime": "19:00:00",
        "duration": "PT90M",
        "scheduleTimezone": "Europe/London",
        "byDay": ["TU"],
        "startDate": "2026-01-06",
        "endDate": "2027-12-21",
        "exceptDate": ["2026-12-29"],
    }
    events = series["subEvent"]
    assert [event["startDate"] for event in events] == [
        "2026-11-24T19:00:00+00:00",
        "2026-12-01T19:00:00+00:00",
        "2026-12-08T19:00:00+00:00",
        "2026-12-15T19:00:00+00:00",
    ]
    assert all(event["name"] and event["location"]["@id"] == series["location"]["@id"] for event in events)
    assert all(datetime.fromisoformat(event["endDate"]).utcoffset() is not None for event in events)
    assert series["location"]["address"]["streetAddress"] == "1 Example Street"
    assert series["location"]["geo"] == {"@type": "GeoCoordinates", "latitude": 53.82, "longitude": -1.56}


def test_a_street_that_is_withheld_makes_no_event_and_no_coordinates():
    made = listing(meetings=(replace(TUESDAY, place=replace(LEEDS, precision="town")),))
    _, series = graph(made)
    assert "subEvent" not in series
    assert series["location"] == {
        "@type": "Place",
        "@id": "#place-1",
        "name": "Leeds",
        "address": {
            "@type": "PostalAddress",
            "addressLocality": "Leeds",
            "addressRegion": "West Yorkshire",
            "addressCountry": "GB",
        },
    }


def test_coordinates_of_a_town_are_not_given_as_those_of_a_street():
    _, series = graph(listing(located=replace(AT_HALL, precision="town")))
    assert "geo" not in series["location"]


def test_an_online_event_has_its_offset_and_somewhere_to_go():
    _, series = graph(listing(meetings=(ONLINE,), located=None))
    assert series["eventAttendanceMode"] == "https://schema.org/OnlineEventAttendanceMode"
    assert series["eventSchedule"]["byDay"] == ["1TH", "3TH"]
    assert series["subEvent"][0]["location"] == {
        "@type": "VirtualLocation",
        "url": PAGE.replace("full", "one"),
    }
    assert series["subEvent"][0]["startDate"] == "2026-12-03T20:00:00-05:00"


def test_in_both_there_are_two_locations():
    _, series = graph(listing(meetings=(replace(TUESDAY, format="hybrid"),)))
    assert [location["@type"] for location in series["location"]] == ["Place", "VirtualLocation"]
    assert series["subEvent"][0]["location"][0] == {"@id": "#place-1"}


def test_who_does_not_meet_has_no_series():
    assert len(graph(listing(status="paused"))) == 1
    assert len(graph(listing(kind="network", meetings=()))) == 1


def test_only_the_next_four_are_events_however_many_meetings_there_are():
    many = (TUESDAY, TUESDAY, TUESDAY, ONLINE)
    series = graph(listing(meetings=many))[1:]
    starts = {event["startDate"] for one in series for event in one.get("subEvent", ())}
    assert len(starts) <= 4


def test_what_is_invented_says_so_in_every_node():
    for node in graph(full(demo=True)):
        assert "invented example" in node["disambiguatingDescription"]


def test_a_site_without_an_address_names_none():
    _, series = graph(full(), replace(SETTINGS, site_url=""))
    assert "url" not in series
