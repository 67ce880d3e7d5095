"""The pages of places, topics, days and names in Chromium, without script and with it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.pages.made import ONLINE, directory, full, listing, write

PAGES = (
    "places/",
    "places/gb/",
    "places/gb/england/leeds/",
    "topics/",
    "topics/self-harm/",
    "online/",
    "online/thursday/",
    "a-z/",
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A few listings in one town, and some to be joined from anywhere."""
    anywhere = listing("online", meetings=(ONLINE,), located=None)
    warmline = listing("warmline", kind="warmline", meetings=(replace(ONLINE, format="phone"),), located=None)
    crowd = [listing(f"crowd-{number:03}") for number in range(130)]
    return write(directory(full(), anywhere, warmline, *crowd), tmp_path_factory.mktemp("browse"))


def test_from_a_country_to_a_group_without_script(site, serve_site, new_page):
    page = new_page(java_script_enabled=False)
    page.goto(serve_site(site, under="/sub/").url + "places/")
    page.locator("main").get_by_role("link", name="United Kingdom").click()
    page.locator("main").get_by_role("link", name="Leeds").click()
    page.get_by_role("link", name="Page 2").click()
    page.locator(".card a").first.click()
    expect(page.locator("main[data-group]")).to_be_visible()


def test_a_card_says_how_soon(site, serve_site, new_page):
    page = new_page()
    page.clock.set_fixed_time("2026-11-23T15:00:00Z")
    page.goto(serve_site(site).url + "topics/anxiety/")
    expect(page.locator("[data-group='crowd-000'] .card-soon")).to_have_text("tomorrow")


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_nobody_is_shut_out(path, scheme, width, site, serve_site, new_page, axe, watch):
    page = new_page(color_scheme=scheme, viewport={"width": width, "height": 800})
    page.goto(serve_site(site).url + path)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert watch.csp == []


@pytest.mark.parametrize("path", PAGES)
def test_targets_are_large_enough_for_a_thumb(path, site, serve_site, new_page):
    page = new_page(viewport={"width": 390, "height": 844})
    page.goto(serve_site(site).url + path)
    small = page.locator("main a:visible").evaluate_all(
        "links => links.filter(link => !link.closest('p') && link.getBoundingClientRect().height < 43.5).map(link => link.outerHTML)"
    )
    assert small == []
