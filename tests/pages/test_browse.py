"""The pages that need no script: every listing a few clicks from the finder, at any size, in the same order every time."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from commonground.directory import Directory
from commonground.listings.model import Contact, Place
from commonground.pages import browse, group
from commonground.pages.links import BrowseLinks, browse_links
from commonground.pages.lists import MOST, CardList, ListPage, pages
from tests.pages.made import AT_HALL, LEEDS, ONLINE, TUESDAY, directory, full, listing, outputs, shell, words

COUNTRY_ONLY = Place(country="IE", precision="hidden")
ARRANGED = replace(ONLINE, every=None, start=None, end=None, by_arrangement=True)


@cache
def many() -> Directory:
    """Makes a directory with one of each kind, and more in one town and topic than a page holds."""
    hidden = listing("hidden", meetings=(replace(TUESDAY, place=COUNTRY_ONLY),))
    region = listing(
        "region",
        meetings=(replace(TUESDAY, place=replace(LEEDS, precision="region", region="England")),),
        located=None,
    )
    nowhere = listing("nowhere", meetings=(replace(TUESDAY, place=None),), located=None)
    network = listing(
        "network", kind="network", meetings=(), topics=(), contact=Contact(website="https://net.example.org/")
    )
    warmline = listing(
        "warmline", kind="warmline", topics=(), meetings=(replace(ONLINE, format="phone"),), located=None
    )
    arranged = listing("arranged", meetings=(ARRANGED,), located=None, topics=("grief",))
    paused = listing("paused", status="paused", meetings=(ONLINE,), located=None, topics=("grief",))
    crowd = [listing(f"crowd-{number:03}") for number in range(2 * MOST + 20)]
    return directory(hidden, region, nowhere, network, warmline, arranged, paused, full(), *crowd)


@cache
def site() -> dict[str, bytes]:
    made = many()
    return {path: content for module in (browse, group) for path, content in outputs(module, made).items()}


def links(path: str) -> list[str]:
    """Lists the pages that the main part of a page leads to."""
    document = html.document_fromstring(site()[f"{path}index.html"].decode())
    found = (str(link) for link in document.xpath("//main//a/@href"))
    inside = (link for link in found if ":" not in link and not link.startswith("#"))
    return [posixpath.normpath(posixpath.join(path, link)) + "/" for link in inside if link.endswith("/")]


def doors(found: BrowseLinks) -> list[str]:
    """Lists what the finder leads to without script."""
    single = (found.places, found.all_topics, found.online, found.letters)
    return [entry.path for entry in (*found.countries, *found.topics, *found.weekdays, *single)]


def reach(start: list[str], clicks: int) -> set[str]:
    """Returns every page that can be reached from pages that are one click away."""
    seen, edge = set(start), set(start)
    for _ in range(clicks - 1):
        edge = {link for path in edge for link in links(path) if f"{link}index.html" in site()} - seen
        seen |= edge
    return seen


def test_every_listing_is_four_clicks_from_the_finder():
    seen = reach(doors(browse_links(many(), words())), 4)
    assert {f"groups/{one.group.id}/" for one in many().listings} <= seen


def test_a_to_z_is_three_clicks_to_every_listing():
    seen = reach(["a-z/"], 3)
    assert {f"groups/{one.group.id}/" for one in many().listings} <= seen


def test_a_place_leads_to_its_listings_though_they_fill_several_pages():
    town = "places/gb/england/leeds/"
    assert town in links("places/gb/")
    cards = [card for path in (town, f"{town}page-2/", f"{town}page-3/") for card in _cards(path)]
    here = {
        one.group.id
        for one in many().listings
        if one.meetings and one.meetings[0].meeting.place == listing().meetings[0].meeting.place
    }
    assert here <= set(cards)
    assert len(cards) == len(set(cards)) == 2 * MOST + 21


def test_a_hidden_place_stands_on_its_country_s_page():
    assert _cards("places/ie/") == ["hidden"]
    assert "Place not shown" in site()["places/ie/index.html"].decode()


def test_a_region_stands_on_its_own_page():
    assert "region" in _cards("places/gb/england/")


def test_one_town_has_one_page_however_it_is_written():
    other = listing("other", meetings=(replace(TUESDAY, place=replace(LEEDS, town="Leeds City")),))
    made = directory(listing(), other)
    towns = [
        path
        for path, _ in browse.outputs(made, shell(made))
        if re.fullmatch(r"places/gb/[^/]+/[^/]+/index\.html", path)
    ]
    assert towns == ["places/gb/england/leeds/index.html"]


def test_two_towns_of_one_name_have_a_page_each():
    def newport(id: str, latitude: float, longitude: float):
        located = replace(AT_HALL, latitude=latitude, longitude=longitude)
        return listing(
            id, meetings=(replace(TUESDAY, place=replace(LEEDS, town="Newport")),), located=located
        )

    made = directory(newport("west", 51.59, -2.99), newport("east", 52.76, -2.4))
    paths = [path for path, _ in browse.outputs(made, shell(made))]
    assert {"places/gb/wales/newport/index.html", "places/gb/england/newport/index.html"} <= set(paths)


def test_what_can_be_joined_tonight_begins_with_the_phone():
    document = html.document_fromstring(site()["online/index.html"].decode())
    assert _cards("online/")[0] == "warmline"
    headings = [heading.text_content() for heading in document.xpath("//main//h2")]
    assert headings[0] == "By phone"
    assert "National networks and their own finders" in headings
    assert "online/by-arrangement/" in links("online/")


def test_a_day_lists_what_meets_on_it():
    assert "warmline" in _cards("online/thursday/")
    assert _cards("online/monday/") == []
    assert "Nothing is listed here yet." in site()["online/monday/index.html"].decode()


def test_what_has_no_day_stands_by_arrangement():
    assert set(_cards("online/by-arrangement/")) == {"arranged", "paused"}


def test_every_topic_of_the_vocabulary_has_a_page():
    assert _cards("topics/grief/") == ["arranged", "paused"]
    assert "No group is listed for this yet." in site()["topics/hoarding/index.html"].decode()
    assert 'class="help-first"' in site()["topics/self-harm/index.html"].decode()


def test_no_page_shows_more_cards_than_a_phone_can_bear():
    assert (
        max(len(_cards(path.removesuffix("index.html"))) for path in site() if path.endswith("index.html"))
        <= MOST
    )


def test_an_empty_directory_has_pages_that_say_so():
    made = directory()
    found = {path: content.decode() for path, content in browse.outputs(made, shell(made))}
    assert "No group with a place is listed yet." in found["places/index.html"]
    assert "No group is listed yet." in found["a-z/index.html"]


def test_the_links_of_the_finder_count_what_they_lead_to():
    found = browse_links(many(), words())
    assert [(entry.path, entry.name) for entry in found.countries] == [
        ("places/ie/", "Ireland"),
        ("places/gb/", "United Kingdom"),
    ]
    assert [entry.note for entry in found.countries] == ["1", str(2 * MOST + 22)]
    assert ("topics/grief/", "2") in [(entry.path, entry.note) for entry in found.topics]
    assert [entry.name for entry in found.weekdays][:2] == ["Monday", "Tuesday"]


def test_pages_are_the_same_every_time():
    assert dict(browse.outputs(many(), shell(many()))).items() <= site().items()


@given(st.lists(st.integers(0, 350), max_size=4))
def test_cutting_loses_and_repeats_nothing(sizes):
    lists = tuple(
        CardList(f"part {number}", tuple(listing(id=f"{number}-{one}") for one in range(size)))
        for number, size in enumerate(sizes)
    )
    made = list(pages(ListPage(path="topics/x/", title="X", cards=lists)))
    shown = [one.group.id for page in made for part in page.cards for one in part.listings]
    assert shown == [one.group.id for part in lists for one in part.listings]
    assert all(sum(len(part.listings) for part in page.cards) <= MOST for page in made)
    assert [page.path for page in made] == [
        "topics/x/",
        *(f"topics/x/page-{number}/" for number in range(2, len(made) + 1)),
    ]


@pytest.mark.parametrize(
    "path",
    ["places/index.html", "places/gb/index.html", "online/index.html", "a-z/index.html", "topics/index.html"],
)
def test_links_are_relative(path):
    document = html.document_fromstring(site()[path].decode())
    assert not [link for link in document.xpath("//main//@href") if link.startswith(("/", "http"))]


def _cards(path: str) -> list[str]:
    document = html.document_fromstring(site()[f"{path}index.html"].decode())
    return [str(id) for id in document.xpath("//main//li[@class='card']/@data-group")]
