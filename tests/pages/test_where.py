"""A place is told as precisely as the group wants, and no map is offered for a place that is not told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from commonground.pages.where import area_of, where_of
from tests.pages.made import AT_HALL, LEEDS, ONLINE, TUESDAY, listing, words


def place(precision: str, **changes):
    made = listing(meetings=(replace(TUESDAY, place=replace(LEEDS, precision=precision)),), **changes)
    return where_of(made.meetings[0], words())


def test_an_exact_place_has_its_address_and_maps():
    where = place("exact")
    assert where.venue == "Community Hall"
    assert where.lines == ("1 Example Street", "Leeds LS6 2AB", "West Yorkshire", "United Kingdom")
    assert where.untold == ""
    assert where.map_app == "geo:53.82000,-1.56000?q=53.82000,-1.56000"
    assert (
        where.map_page
        == "https://www.openstreetmap.org/?mlat=53.82000&mlon=-1.56000#map=17/53.82000/-1.56000"
    )


def test_an_address_that_was_found_only_by_its_town_is_searched_by_its_words():
    where = place("exact", located=replace(AT_HALL, precision="town"))
    assert where.map_app == "geo:0,0?q=1%20Example%20Street%2C%20Leeds%2C%20LS6%202AB%2C%20GB"
    assert "53.82" not in where.map_page


@pytest.mark.parametrize(
    ("precision", "lines"),
    [
        ("postcode", ("Leeds LS6 2AB", "West Yorkshire", "United Kingdom")),
        ("town", ("Leeds", "West Yorkshire", "United Kingdom")),
        ("region", ("West Yorkshire", "United Kingdom")),
        ("hidden", ("United Kingdom",)),
    ],
)
def test_a_coarse_place_says_what_it_does_not_tell(precision, lines):
    where = place(precision)
    assert where.lines == lines
    assert "Ask the group for the address." in where.untold
    assert where.venue == where.directions == where.map_app == where.map_page == ""


def test_in_a_word_it_is_a_town_or_how_it_is_joined():
    assert area_of(listing().meetings[0], words()) == "Leeds"
    assert area_of(listing(meetings=(ONLINE,)).meetings[0], words()) == "Online by video"
