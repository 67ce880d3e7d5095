"""The pack of a group: what is printed before a meeting."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html

from commonground.directory import Listing
from commonground.listings.model import FirstTime, Place
from commonground.pages import group
from commonground.pages.pack import pack_path
from commonground.pages.shell import Shell
from tests.pages.made import ONLINE, TUESDAY, directory, listing, outputs, shell


def pack(one: Listing, frame: Shell | None = None) -> html.HtmlElement | None:
    """Makes the page of the pack of a listing; None where it has none."""
    made = outputs(group, directory(one), frame)
    page = made.get(f"{pack_path(one.group.id)}index.html")
    return html.document_fromstring(page.decode()) if page else None


def text(element: html.HtmlElement) -> str:
    """Returns the words of an element."""
    return " ".join(element.text_content().split())


def test_the_pack_has_the_door_the_crisis_sheet_and_the_greeter_s_card():
    page = pack(listing())
    assert page is not None
    assert [text(heading) for heading in page.xpath("//section[contains(@class,'sheet')]/h2")] == [
        "EXAMPLE – example-one",
        "If someone is in danger",
        "At the door",
    ]


def test_the_sheet_for_a_crisis_has_the_numbers_of_the_group_s_own_country_and_its_address():
    page = pack(listing())
    assert page is not None
    sheet = page.find_class("pack-crisis")[0]
    assert "999" in text(sheet)
    assert "116 123" in text(sheet)
    assert TUESDAY.place is not None
    assert str(TUESDAY.place.address) in text(sheet)


def test_an_address_that_a_group_keeps_to_itself_is_left_blank():
    place = Place(town="Leeds", country="GB", precision="town")
    page = pack(listing(meetings=(replace(TUESDAY, place=place),)))
    assert page is not None
    where = page.find_class("pack-place")[0]
    assert "Leeds" not in text(where)
    assert len(where.find_class("blank")) == 3


def test_a_country_of_which_no_number_is_known_leaves_room_to_write_them():
    place = Place(town="Suva", country="FJ", precision="town")
    page = pack(listing(meetings=(replace(TUESDAY, place=place),)))
    assert page is not None
    numbers = page.find_class("pack-numbers")[0]
    assert len(numbers.find_class("blank")) == 2


def test_a_group_without_a_sign_outside_is_told_so():
    page = pack(listing(first_time=FirstTime(sign_outside="no")))
    assert page is not None
    assert "no sign outside" in text(page.get_element_by_id("main"))


@pytest.mark.parametrize(
    "said",
    [{"meetings": (ONLINE,), "located": None}, {"status": "closed"}, {"kind": "network", "meetings": ()}],
)
def test_a_group_without_a_room_has_no_pack(said):
    assert pack(listing(**said)) is None


@pytest.mark.parametrize(
    ("said", "poster"),
    [
        ({}, "in-person"),
        ({"topics": ("suicide-loss",)}, "loss"),
        ({"topics": ("psychosis-voices-visions",)}, "hearing-voices"),
        ({"audiences": ("carers-family-friends",)}, "family"),
    ],
)
def test_the_poster_is_that_of_the_kind_of_group_where_the_site_has_it(said, poster):
    there = (f"ground-rules/posters/{poster}/", "ground-rules/posters/in-person/")
    one = listing(**said)
    page = pack(one, replace(shell(directory(one)), prose=there))
    assert page is not None
    assert page.xpath("//@data-sheet") == [f"ground-rules/posters/{poster}/"]
