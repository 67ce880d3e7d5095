"""The finder's file of places is that of the directory's own countries, with the towns where its groups are."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from commonground.listings.model import Meeting, Place
from commonground.pages.place_index import PATH, outputs, towns_of_groups
from tests.pages.made import TUESDAY, directory, listing, shell


def at(**place: str | None) -> Meeting:
    """A meeting at another place, found where TUESDAY's is."""
    return replace(TUESDAY, place=Place(**place))  # type: ignore[arg-type]


def file(meeting: Meeting) -> dict[str, Any]:
    made = directory(listing(meetings=(meeting,)))
    ((path, content),) = outputs(made, shell(made))
    assert path == PATH
    found = json.loads(content)
    assert isinstance(found, dict)
    return found


def test_the_countries_of_the_groups_are_in_under_the_names_people_write() -> None:
    names = {country["code"]: country["names"] for country in file(TUESDAY)["countries"]}
    assert names["GB"] == ["United Kingdom", "UK", "Great Britain"]
    assert "IE" in {country["code"] for country in file(at(country="IE", town="Cork"))["countries"]}


def test_a_town_of_a_group_is_in_though_no_gazetteer_has_it() -> None:
    found = file(at(country="GB", town="Example Parva", region="West Yorkshire"))
    [country] = [country for country in found["countries"] if country["code"] == "GB"]
    assert "Example Parva" in country["towns"].split("|")


def test_only_what_is_shown_of_a_place_is_a_town() -> None:
    region_only = at(country="GB", town="Leeds", region="West Yorkshire", precision="region")
    hidden = at(country="GB", town="Leeds", precision="hidden")
    listings = [
        listing("example-a", meetings=(region_only,)),
        listing("example-b", meetings=(hidden,)),
        listing("example-c", meetings=(TUESDAY,), located=None),
    ]
    assert towns_of_groups(directory(*listings)) == set()
    assert {town.name for town in towns_of_groups(directory(listing(meetings=(TUESDAY,))))} == {"Leeds"}
