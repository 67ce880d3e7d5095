"""Pages of places as they are printed: how to get there and to reach each group, how old that is, and the way back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from lxml import html

from commonground.pages import browse
from commonground.pages.printed import printed_of
from commonground.pages.shown import shown_of
from tests.pages.made import SETTINGS, directory, full, listing, shell, words

OLD = listing("old", verified=date(2025, 11, 1), verified_how="website")


def page(path: str, *listings: object, **settings: object) -> html.HtmlElement:
    made = directory(*listings, settings=replace(SETTINGS, **settings))  # type: ignore[arg-type]
    files = dict(browse.outputs(made, shell(made)))
    return html.document_fromstring(files[f"{path}index.html"].decode())


def test_what_is_printed_of_a_listing() -> None:
    printed = printed_of(shown_of(full(), words(), "GB"))
    assert printed.where == (
        "Community Hall, 1 Example Street, Leeds LS6 2AB, West Yorkshire, United Kingdom",
    )
    assert printed.ways == (
        ("Write", "hello@hall.example.org"),
        ("Call", "0113 496 0000"),
        ("Website", "hall.example.org"),
        ("Call", "0113 496 0001"),
        ("Join", "hall.example.org/join"),
    )
    assert (printed.confirmed, printed.old) == (
        "The people who run it confirmed this on 2 November 2026.",
        False,
    )


def test_what_was_confirmed_more_than_a_year_ago_is_marked_and_says_so() -> None:
    leeds = page("places/gb/england/leeds/", full(), OLD)
    (marked,) = leeds.find_class("old")
    assert marked.getparent().get("data-group") == "old"
    said = " ".join(marked.text_content().split())
    assert "read on its own website on 1 November 2025" in said
    assert "more than a year ago" in said


def test_the_page_of_a_place_has_the_day_and_its_address_on_paper() -> None:
    leeds = page("places/gb/england/leeds/", full())
    (foot,) = leeds.find_class("paper-foot")
    assert "23 November 2026" in foot.text_content()
    (address,) = foot.find_class("paper-address")
    assert address.text_content() == "https://site.example.org/sub/places/gb/england/leeds/"


def test_without_an_address_of_its_own_the_site_prints_none() -> None:
    foot = page("places/gb/england/leeds/", full(), site_url="").find_class("paper-foot")
    assert not foot[0].find_class("paper-address")


def test_other_lists_carry_nothing_for_paper() -> None:
    letters = page("a-z/", full())
    assert not letters.find_class("on-paper")
    assert not letters.find_class("paper-foot")
