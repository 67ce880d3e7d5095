"""A listing's page in Chromium: hostile words stay words, times meet the visitor, messages can be copied, nobody is shut out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.server import SiteServer
from tests.pages.made import ONLINE, directory, full, listing, write
from tests.pages.test_escaping import PAYLOADS, of

NOW = "2026-11-23T15:00:00Z"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A few listings of different kinds."""
    online = listing("online", meetings=(ONLINE,), located=None)
    gone = listing("gone", status="closed", closed_on=date(2026, 8, 1))
    warmline = listing("warmline", kind="warmline", meetings=(replace(ONLINE, format="phone"),), located=None)
    made = directory(full(demo=True), listing("bare"), online, gone, warmline)
    return write(made, tmp_path_factory.mktemp("groups"))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Listings that carry markup in every text field, a folder for each payload; their pages have no policy to protect them."""
    folder = tmp_path_factory.mktemp("hostile")
    for number, payload in enumerate(PAYLOADS):
        write(of(payload), folder / str(number))
    for page in folder.rglob("*.html"):
        kept = [line for line in page.read_text().split("\n") if "Content-Security-Policy" not in line]
        page.write_text("\n".join(kept))
    return folder


def opened(open_page: Callable[..., Page], url: str, **options: object) -> Page:
    page = open_page(**options)
    page.clock.set_fixed_time(NOW)
    page.goto(url)
    return page


@pytest.mark.parametrize("number", range(len(PAYLOADS)))
def test_markup_of_a_listing_does_nothing_even_without_a_policy(number, hostile, serve_site, new_page, watch):
    server: SiteServer = serve_site(hostile)
    page = new_page()
    for path in ("groups/example-full/", "groups/example-gone/", "groups/example-line/", "online/", "a-z/"):
        page.goto(f"{server.url}{number}/{path}")
        assert page.locator("meta[http-equiv='Content-Security-Policy']").count() == 0
        page.locator("main a").first.hover()
        assert page.evaluate("window.pwned") is None
    page.goto(f"{server.url}{number}/groups/example-full/")
    assert "".join(PAYLOADS[number].split()) in "".join(page.locator("h1").inner_text().split())
    assert not [asked for asked in watch.requests if "/x" in asked]


def test_how_soon_it_is(site, serve_site, new_page):
    page = opened(new_page, serve_site(site).url + "groups/bare/")
    expect(page.locator(".dates li:first-child .soon")).to_have_text("tomorrow")
    expect(page.locator(".yours:visible")).to_have_count(0)


def test_times_are_also_those_of_the_visitor_where_they_differ(site, serve_site, new_page):
    page = opened(new_page, serve_site(site).url + "groups/online/", timezone_id="Asia/Kolkata")
    first = page.locator(".dates li:first-child")
    expect(first.locator("time")).to_have_text("Thursday 3 December, 20:00–21:00")
    expect(first.locator(".zone")).to_have_text("New York time")
    expect(first.locator(".yours")).to_have_text("Your time: Friday 06:30")


def test_a_visitor_in_the_group_s_own_zone_is_told_nothing_twice(site, serve_site, new_page):
    page = opened(new_page, serve_site(site).url + "groups/online/", timezone_id="America/Toronto")
    expect(page.locator(".yours:visible")).to_have_count(0)


def test_dates_that_have_passed_are_taken_away(site, serve_site, new_page):
    page = new_page()
    page.clock.set_fixed_time("2026-12-02T09:00:00Z")
    page.goto(serve_site(site).url + "groups/bare/")
    expect(page.locator(".dates time")).to_have_count(2)
    expect(page.locator(".dates li:first-child time")).to_contain_text("8 December")
    page.clock.set_fixed_time("2027-03-01T09:00:00Z")
    page.reload()
    expect(page.locator(".dates-passed")).to_be_visible()


def test_it_says_that_a_meeting_is_on(site, serve_site, new_page):
    page = new_page()
    page.clock.set_fixed_time("2026-11-24T19:30:00Z")
    page.goto(serve_site(site).url + "groups/bare/")
    expect(page.locator(".dates li:first-child .soon")).to_have_text("on now")


def test_a_message_can_be_copied(site, serve_site, new_page):
    page = opened(
        new_page,
        serve_site(site).url + "groups/example-full/",
        permissions=["clipboard-read", "clipboard-write"],
    )
    page.get_by_role("button", name="Copy").first.click()
    expect(page.locator(".copied").first).to_have_text("Copied")
    message = page.locator("[data-copy]").first.inner_text()
    assert page.evaluate("navigator.clipboard.readText()") == message


def test_everything_is_there_without_script(site, serve_site, new_page):
    page = opened(new_page, serve_site(site).url + "groups/example-full/", java_script_enabled=False)
    expect(page.get_by_text("Tuesday 24 November, 19:00–20:30")).to_be_visible()
    expect(page.locator("[data-copy]")).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)
    expect(page.get_by_role("link", name="Write hello@hall.example.org")).to_be_visible()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("id", ["example-full", "bare", "online", "gone", "warmline"])
def test_nobody_is_shut_out(id, scheme, width, site, serve_site, new_page, axe, watch):
    page = opened(
        new_page,
        f"{serve_site(site).url}groups/{id}/",
        color_scheme=scheme,
        viewport={"width": width, "height": 800},
    )
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert watch.csp == []


def test_edges_stay_in_forced_colors(site, serve_site, new_page, axe):
    page = opened(new_page, serve_site(site).url + "groups/example-full/", forced_colors="active")
    assert axe(page) == []
    for part in (".next", ".first", ".invented"):
        assert (
            page.locator(part).first.evaluate("element => getComputedStyle(element).borderInlineStartStyle")
            == "solid"
        )


@pytest.mark.parametrize("id", ["example-full", "gone"])
def test_targets_are_large_enough_for_a_thumb(id, site, serve_site, new_page):
    page = opened(new_page, f"{serve_site(site).url}groups/{id}/", viewport={"width": 390, "height": 844})
    small = page.locator("main a:visible, main button:visible").evaluate_all(
        """links => links
          .filter(link => !link.closest("p") || link.closest(".message-ways, .maps, .calendar"))
          .filter(link => link.getBoundingClientRect().height < 43.5)
          .map(link => link.outerHTML)"""
    )
    assert small == []


def test_print_says_that_an_example_is_invented(site, serve_site, new_page):
    page = opened(new_page, serve_site(site).url + "groups/example-full/")
    page.emulate_media(media="print")
    expect(page.locator(".invented")).to_be_visible()
    expect(page.get_by_text("hello@hall.example.org", exact=True)).to_be_visible()
    expect(page.locator(".copy").first).to_be_hidden()
    expect(page.locator("#leave")).to_be_hidden()
