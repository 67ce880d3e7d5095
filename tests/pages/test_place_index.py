"""The finder's file of places is that of the directory's own countries, with the towns where its groups are."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from typing import Any

from commonground.listings.model import Meeting, Place
from commonground.pages import finder_index
from commonground.pages.place_index import PATH, outputs, towns_of_groups
from tests.pages.made import TUESDAY, directory, listing, shell


def at(**place: str | None) -> Meeting:
    """A meeting at another place, found where TUESDAY's is."""
    return replace(TUESDAY, place=Place(**place))  # type: ignore[arg-type]


def files(*meetings: Meeting) -> tuple[dict[str, Any], dict[str, Any]]:
    """The files of a directory of Britain and another country."""
    made = directory(listing(meetings=(TUESDAY, *meetings)))
    found = {path: json.loads(content) for path, content in outputs(made, shell(made))}
    first = found.pop(PATH)
    ((path, others),) = found.items()
    assert path == f"finder/{first['others']}"
    return first, others


def codes(file: dict[str, Any]) -> list[str]:
    """The countries of which a file has towns."""
    return [country["code"] for country in file["countries"] if country["towns"]]


def test_the_countries_of_the_groups_are_in_under_the_names_people_write() -> None:
    for file in files(at(country="IE", town="Cork"), at(country="US", town="Boston")):
        names = {country["code"]: country["names"] for country in file["countries"]}
        assert names["GB"] == ["United Kingdom", "UK", "Great Britain"]
        assert list(names) == ["GB", "IE", "US"]


def test_the_first_country_is_in_a_file_of_its_own_and_all_others_in_another() -> None:
    first, others = files(at(country="IE", town="Cork"), at(country="US", town="Boston"))
    assert codes(first) == ["GB"]
    assert codes(others) == ["IE", "US"]
    assert ["99999", 4] in first["forms"], "a ZIP code, four digits short of a whole one"


def test_both_files_together_weigh_no_more_than_200_kb() -> None:
    both = files(*(at(country=code, town="") for code in ("US", "CA", "AU", "DE", "FR")))
    assert sum(len(gzip.compress(finder_index.encode(file), 9)) for file in both) <= 200_000


def test_one_country_needs_no_second_file() -> None:
    made = directory(listing(meetings=(TUESDAY,)))
    ((path, content),) = outputs(made, shell(made))
    assert path == PATH
    assert "others" not in json.loads(content)


def test_a_town_of_a_group_is_in_though_no_gazetteer_has_it() -> None:
    first, _ = files(
        at(country="GB", town="Example Parva", region="West Yorkshire"), at(country="IE", town="Cork")
    )
    assert "Example Parva" in first["countries"][0]["towns"].split("|")


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
