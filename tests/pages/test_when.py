"""When a listing meets: the rule in words, then dates where the group is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from commonground.pages.when import times_of, upcoming_of
from tests.pages.made import ONLINE, TUESDAY, listing, words


def test_the_next_four_of_all_meetings_in_order():
    found = upcoming_of(listing(meetings=(TUESDAY, ONLINE)), words())
    assert [one.start for one in found] == [
        "2026-11-24T19:00:00+00:00",
        "2026-12-01T19:00:00+00:00",
        "2026-12-03T20:00:00-05:00",
        "2026-12-08T19:00:00+00:00",
    ]
    assert found[0].end == "2026-11-24T20:30:00+00:00"
    assert (found[0].day, found[0].hours) == ("Tuesday 24 November", "19:00–20:30")


def test_a_zone_is_named_where_people_elsewhere_may_join_and_only_once():
    assert [one.zone for one in upcoming_of(listing(), words())] == [""] * 4
    found = upcoming_of(listing(meetings=(ONLINE,)), words())
    assert [one.zone for one in found] == ["New York time", "", "", ""]
    assert all(one.remote for one in found)


def test_the_rule_and_what_is_out_of_the_ordinary():
    meeting = replace(
        TUESDAY,
        starting=date(2026, 12, 1),
        until=date(2027, 3, 30),
        excluding=(date(2026, 1, 6), date(2026, 12, 29)),
    )
    times = times_of(listing(meetings=(meeting,)).meetings[0], words())
    assert (times.days, times.hours, times.zone) == ("Every Tuesday", "19:00–20:30", "")
    assert times.notes == (
        "It starts on 1 December 2026.",
        "It runs until 30 March 2027.",
        "It does not meet on Tuesday 29 December.",
    )


def test_a_length_that_was_not_told_is_not_shown():
    times = times_of(listing(meetings=(replace(TUESDAY, end=None),)).meetings[0], words())
    assert times.hours == "19:00"


def test_by_arrangement():
    meeting = replace(TUESDAY, every=None, start=None, end=None, by_arrangement=True)
    made = listing(meetings=(meeting,))
    assert times_of(made.meetings[0], words()).days == "By arrangement"
    assert upcoming_of(made, words()) == ()
