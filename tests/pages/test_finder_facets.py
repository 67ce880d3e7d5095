"""The filters: what each listing counts for, and that nothing is offered that no listing has."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any

from commonground.listings.model import Contact, FirstTime
from commonground.pages.finder_facets import FilledFacet, fill
from commonground.times.recurrence import parse_every
from tests.pages.made import CONFIRMED, ONLINE, TUESDAY, directory, full, listing, words


def filled(*listings: object) -> dict[str, FilledFacet]:
    made = directory(*listings)  # type: ignore[arg-type]
    return {one.facet.id: one for one in fill(made.listings, words())}


def counts(facet: FilledFacet) -> dict[str, int]:
    return {value.id: count for value, count in zip(facet.values, facet.counts, strict=True)}


def test_values_are_those_that_a_listing_has_in_the_order_of_the_vocabulary() -> None:
    found = filled(listing("a", topics=("panic",)), listing("b", topics=("depression", "panic")))["topics"]
    assert counts(found) == {"depression": 1, "panic": 2}
    assert list(counts(found)) == ["depression", "panic"]
    assert found.rows == ((1,), (0, 1))


def test_a_listing_counts_once_however_often_it_meets() -> None:
    twice = listing("a", meetings=(TUESDAY, replace(TUESDAY, start=time(10), end=time(11)), ONLINE))
    found = filled(twice)
    assert counts(found["format"]) == {"in-person": 1, "online-video": 1}
    assert counts(found["weekday"]) == {"tuesday": 1, "thursday": 1}
    assert counts(found["daypart"]) == {"morning": 1, "evening": 1}
    assert len(found["format"].rows) == 3


def test_a_listing_that_does_not_meet_has_one_row_without_values() -> None:
    network = listing(
        "n", kind="network", meetings=(), topics=(), contact=Contact(website="https://n.example.org/")
    )
    found = filled(listing("a"), network)
    assert found["format"].rows == ((0,), ())
    assert counts(found["kind"]) == {"group": 1, "network": 1}


def test_weekdays_of_rules_without_one() -> None:
    daily = listing("a", meetings=(replace(TUESDAY, every=parse_every("day")),))
    assert len(filled(daily)["weekday"].values) == 7
    dated = listing(
        "a", meetings=(replace(TUESDAY, every=None, dates=(date(2026, 11, 28), date(2026, 12, 6))),)
    )
    assert counts(filled(dated)["weekday"]) == {"saturday": 1, "sunday": 1}


def test_the_night_goes_on_to_the_morning() -> None:
    early = listing("a", meetings=(replace(TUESDAY, start=time(2), end=time(3)),))
    assert counts(filled(early)["daypart"]) == {"night": 1}


def test_only_what_is_said_to_be_so_counts() -> None:
    found = filled(
        full(),
        listing(
            "b",
            first_time=FirstTime(may_stay_silent="no"),
            access={"lift": "unknown"},
            faith_content="unknown",
        ),
    )
    assert counts(found["access"]) == {"step-free-entrance": 1}
    assert counts(found["first_time"]) == {"met-by": 1, "may-stay-silent": 1, "may-bring-someone": 1}
    assert counts(found["faith_content"]) == {"none": 1}


def test_filters_without_any_value_are_left_out() -> None:
    assert "cost" not in filled(listing("a"))


def test_status() -> None:
    paused = replace(TUESDAY, status="paused")
    full_up = replace(TUESDAY, status="full")
    found = filled(
        listing("a"),
        listing("b", status="paused"),
        listing("c", meetings=(paused, paused)),
        listing("d", meetings=(full_up, paused)),
        listing("e", meetings=(full_up, TUESDAY)),
    )["status"]
    assert [found.values[row[0]].id for row in found.rows] == ["active", "paused", "paused", "full", "active"]


def test_languages_are_named_in_the_language_of_the_site() -> None:
    found = filled(full(languages=("en", "cy")))["languages"]
    assert [value.label for value in found.values] == ["English", "Welsh"]


def test_who_a_listing_is_for() -> None:
    family = listing("family", audiences=("carers-family-friends", "partners"))
    both = listing("both", audiences=("adults", "partners"))
    welcome = listing("welcome", audiences=("adults",), supporters_welcome="yes")
    alone = listing("alone", audiences=("adults",), supporters_welcome="no")
    found = filled(family, both, welcome, alone, listing("unsaid", audiences=()))["relation"]
    ids = [tuple(found.values[value].id for value in row) for row in found.rows]
    said = dict(zip(("alone", "both", "family", "unsaid", "welcome"), ids, strict=True))
    assert said == {
        "alone": ("me",),
        "both": ("me", "someone"),
        "family": ("someone",),
        "unsaid": ("me",),
        "welcome": ("me", "someone"),
    }


def test_people_under_18_are_sent_only_where_a_listing_says_that_they_can_come() -> None:
    listings = [
        listing("a-teens", organization=CONFIRMED, audiences=("teens-13-17",)),
        listing("b-anyone", organization=CONFIRMED, audiences=("anyone",)),
        listing("c-from-16", organization=CONFIRMED, audiences=("adults",), age_min=16),
        listing("d-from-18", organization=CONFIRMED, audiences=("anyone",), age_min=18),
        listing("e-unsaid", organization=CONFIRMED, audiences=()),
    ]
    found = filled(*listings)["ages"]
    assert counts(found) == {"under-18": 2}
    assert found.rows == ((0,), (), (0,), (), ())
    assert found.facet.private


def test_people_under_18_are_not_sent_to_an_organization_that_nobody_has_reached() -> None:
    teens: dict[str, Any] = {"audiences": ("teens-13-17",)}
    new = replace(CONFIRMED, confirmed_on=None, confirmed_how=None)
    found = filled(
        listing("a-confirmed", organization=CONFIRMED, **teens),
        listing("b-new", organization=new, **teens),
        listing("c-own-word", verified_how="organizer", **teens),
        listing("d-visited-as-it-says", verified_how="visited", **teens),
    )["ages"]
    assert found.rows == ((0,), (), (), ())


def test_who_looks_for_groups_of_teens_finds_none_that_nobody_has_reached() -> None:
    audiences = ("teens-13-17", "students")
    new = replace(CONFIRMED, confirmed_on=None, confirmed_how=None)
    found = filled(
        listing("a-confirmed", organization=CONFIRMED, audiences=audiences),
        listing("b-new", organization=new, audiences=audiences),
    )["audiences"]
    assert counts(found) == {"teens-13-17": 1, "students": 2}
