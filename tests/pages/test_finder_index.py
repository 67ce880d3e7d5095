"""The finder's data file: whole, small, and with no more in it than may be shown."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from commonground.directory import Listing
from commonground.listings.model import Contact
from commonground.pages.card import card_of
from commonground.pages.finder_index import IN_PERSON, PATH, PAUSED, REMOTE, outputs
from commonground.pages.freshness import OLD_AFTER
from tests.pages.made import AS_OF, AT_HALL, LEEDS, ONLINE, TUESDAY, directory, full, listing, shell, words


def data(*listings: Listing) -> dict[str, Any]:
    ((path, content),) = made(*listings)
    assert path == PATH
    found = json.loads(content)
    assert isinstance(found, dict)
    return found


def made(*listings: Listing) -> list[tuple[str, bytes]]:
    directory_made = directory(*listings)
    return list(outputs(directory_made, shell(directory_made)))


def test_every_listing_is_there_as_its_card_says_it() -> None:
    listings = [
        full(),
        listing("b", meetings=(ONLINE, TUESDAY)),
        listing("c", status="paused"),
        listing("d", languages=("es",), summary="Un grupo."),
    ]
    found = data(*listings)
    groups, texts = found["groups"], found["texts"]
    for at, one in enumerate(sorted(listings, key=lambda each: each.group.id)):
        card = card_of(one, words())
        told = {name: groups[name][at] for name in ("id", "name", "summary")}
        told |= {name: texts[groups[name][at]] for name in ("lang", "where", "rule", "state")}
        assert told == {name: getattr(card, name) for name in told}
        assert [texts[fact] for fact in found["facts"][groups["facts"][at]]] == list(card.facts)
        assert texts[groups["when"][at]] == ("" if card.next else card.when)


def test_columns_are_of_one_length_and_point_at_what_is_there() -> None:
    network = listing(
        "n", kind="network", meetings=(), topics=(), contact=Contact(website="https://n.example.org/")
    )
    found = data(full(), network, listing("b", meetings=(ONLINE, TUESDAY)))
    groups, meetings = found["groups"], found["meetings"]
    assert {len(column) for column in groups.values()} == {3}
    assert {len(column) for column in meetings.values()} == {sum(groups["meetings"])} == {4}
    assert meetings["way"] == [REMOTE, IN_PERSON, IN_PERSON, 0]
    for name, table in (("schedule", found["schedules"]), ("place", found["places"]["latitude"])):
        assert all(-1 <= number < len(table) for number in meetings[name])
    for facet in found["facets"]:
        if "rows" in facet:
            assert len(facet["rows"]) == (4 if facet.get("ofMeeting") else 3)
            assert all(0 <= row < len(facet["sets"]) for row in facet["rows"])


def test_places_are_as_precise_as_they_are_published() -> None:
    exact = replace(AT_HALL, latitude=53.8201237, longitude=-1.5600001)
    found = data(listing("a", located=exact))["places"]
    assert (found["latitude"], found["longitude"]) == ([53.8201237], [-1.5600001])


def test_what_must_not_be_shown_is_nowhere_in_the_file() -> None:
    town = replace(AT_HALL, precision="town")
    secret = replace(
        LEEDS, venue="Secret Hall", address="9 Hidden Road", postcode="LS9 9ZZ", directions="Knock twice."
    )
    for precision in ("town", "region", "hidden"):
        one = listing(
            "a", meetings=(replace(TUESDAY, place=replace(secret, precision=precision)),), located=town
        )
        ((_, content),) = made(one)
        for word in ("Secret", "Hidden Road", "LS9", "Knock"):
            assert word not in content.decode()
        if precision == "hidden":
            assert json.loads(content)["places"]["latitude"] == []


def test_paused_meetings_say_so() -> None:
    found = data(
        listing("a", meetings=(TUESDAY, replace(TUESDAY, status="paused"))), listing("b", status="paused")
    )
    assert found["meetings"]["way"] == [IN_PERSON, IN_PERSON | PAUSED, IN_PERSON | PAUSED]


def test_hybrid_meetings_can_be_joined_both_ways_and_online_ones_have_no_place() -> None:
    hybrid = replace(TUESDAY, format="hybrid")
    found = data(listing("a", meetings=(hybrid, replace(ONLINE, place=LEEDS))))
    assert found["meetings"]["way"] == [IN_PERSON | REMOTE, REMOTE]
    assert found["meetings"]["place"] == [0, -1]


def test_what_nobody_confirmed_for_a_year_is_marked_so_that_it_sinks() -> None:
    days = [AS_OF - timedelta(days=OLD_AFTER - 1), AS_OF - timedelta(days=OLD_AFTER)]
    listings = [listing(f"g-{number}", verified=day) for number, day in enumerate(days)]
    assert data(*listings)["groups"]["old"] == [0, 1]


def test_closed_listings_are_left_out() -> None:
    assert data(listing("a", status="closed"), listing("b"))["groups"]["id"] == ["b"]


def test_an_empty_directory_has_a_file_too() -> None:
    assert data()["groups"]["id"] == []


def test_what_repeats_stands_once() -> None:
    found = data(*(listing(f"g-{number}") for number in range(50)))
    assert len(found["schedules"]) == 1
    assert len(found["places"]["latitude"]) == 1
    assert len(found["texts"]) == len(set(found["texts"]))


@pytest.mark.parametrize("name", ["</script><b>", 'a"b\\c', "\u2028 line"])
def test_any_text_survives(name: str) -> None:
    assert data(listing("a", name=name))["groups"]["name"] == [name]


def test_the_same_directory_gives_the_same_bytes() -> None:
    listings = [full(), listing("b"), listing("c", meetings=(ONLINE,))]
    assert made(*listings) == made(*reversed(listings))
