"""The map of a directory in shards in a real browser: as true to the list as that of a small one, and no heavier to open."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from commonground.settings import Settings
from tests.browser.conftest import Watch
from tests.browser.server import SiteServer
from tests.browser.test_map import NOW, drawn, marks
from tools.bench_map import SMALL, write_directory
from tools.made_columns import AS_OF
from tools.made_site import made_site

FEW_REQUESTS = 40
"""More than opening the map ever asks for, of a directory of any size."""


@pytest.fixture(scope="session", params=[6_000, pytest.param(100_000, marks=pytest.mark.slow)])
def site(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    serve_site: Callable[..., SiteServer],
) -> SiteServer:
    """The finder of a directory that is too large for one file, served under a path of its own."""
    folder = tmp_path_factory.mktemp("map-shards")
    settings = Settings(country="GB", site_url="https://site.example.org/sub/")
    made = made_site(SMALL, folder, settings, AS_OF)[1]
    write_directory(request.param, made)
    return serve_site(made, under="/sub/")


@pytest.fixture
def find(site: SiteServer, new_page: Callable[..., Page]) -> Callable[..., Page]:
    """Opens the finder at a fixed moment: `find(**options of a browser context)`."""

    def open_finder(**options: object) -> Page:
        page = new_page(**options)
        page.clock.set_fixed_time(NOW)
        page.goto(f"{site.url}find/")
        return page

    return open_finder


def open_map(page: Page) -> None:
    """Opens the map, and waits until it is drawn."""
    page.click("#open-map")
    settled(page)


def settled(page: Page) -> None:
    """Waits until list and map have read what they need."""
    expect(page.locator("#results")).not_to_have_attribute("aria-busy", "true")
    drawn(page)
    expect(page.locator(".map-frame")).not_to_have_attribute("aria-busy", "true", timeout=30_000)
    drawn(page)


def show_all(page: Page) -> None:
    """Brings all groups of the answer into view."""
    page.get_by_role("button", name="Show all").click()
    settled(page)


def in_person(page: Page) -> int:
    """Reads how many groups of the answer the list has in person."""
    more = page.locator('[data-part="near"] .more')
    if more.count():
        found = re.search(r"of ([\d,]+)\)", more.inner_text())
        assert found
        return int(found[1].replace(",", ""))
    return page.locator('[data-part="near"] .card').count()


def on_map(page: Page) -> tuple[int, int]:
    """Reads how many groups the map says that it shows, and how many it says have no place."""
    said = page.inner_text(".map-said")
    hidden = re.search(r"([\d,]+) more d", said)
    return int(page.get_attribute("#map", "data-total") or 0), int(
        hidden[1].replace(",", "")
    ) if hidden else 0


def shards_in(requests: list[str]) -> list[str]:
    """Returns the requests for shards of groups."""
    return [request for request in requests if "/finder/shards/" in request]


def test_list_and_map_count_the_same_groups(find: Callable[..., Page]) -> None:
    page = find()
    open_map(page)
    seen = set()
    boxes = page.locator('#filters input[type="checkbox"]:not([name="format"])')
    for at in (None, 0, 5, 11):
        if at is not None:
            boxes.nth(at).check()
            expect(page.locator("#understood [data-facet]")).to_have_count(1)
        settled(page)
        shown, unplaced = on_map(page)
        assert shown + unplaced == in_person(page)
        show_all(page)
        counts = [int(mark["count"]) for mark in marks(page)]
        assert sum(counts) >= shown
        assert all(count <= shown for count in counts)
        seen.add(shown)
        if at is not None:
            boxes.nth(at).uncheck()
            expect(page.locator("#understood [data-facet]")).to_have_count(0)
    assert len(seen) > 2


def test_everything_on_it_is_named_for_a_screen_reader(find: Callable[..., Page]) -> None:
    page = find()
    open_map(page)
    alone = several = 0
    for near in ("", "53.8, -1.55", "51.5, -0.12"):
        if near:
            page.fill("input[name=near]", near)
            page.press("input[name=near]", "Enter")
            expect(page.locator(".map-here")).to_have_count(1)
            settled(page)
        for mark in marks(page):
            if "group" in mark:
                alone += 1
                assert mark["name"].startswith("EXAMPLE")
                assert re.search(r"; (exact place|only its|somewhere)", mark["name"])
            else:
                several += 1
                assert re.match(rf"{int(mark['count']):,} groups? near \w", mark["name"])
            expect(page.get_by_role("button", name=mark["name"]).first).to_be_attached()
    assert alone
    assert several


def test_the_keyboard_alone_finds_a_group_by_coming_nearer(find: Callable[..., Page]) -> None:
    page = find()
    open_map(page)
    alone = page.locator(".map-mark[data-group]")
    tried: set[str] = set()
    while not alone.count():
        # The smallest is the quickest way to a single group, but those of one place never come apart.
        found = [(int(mark["count"]), mark["name"], at) for at, mark in enumerate(marks(page))]
        _, name, at = min(one for one in found if one[1] not in tried)
        tried.add(name)
        page.locator(".map-mark").nth(at).focus()
        page.keyboard.press("Enter")
        expect(page.locator(".map-chosen-title")).to_be_focused()
        expect(page.locator(".map-chosen .card").first).to_be_visible()
        page.keyboard.press("Escape")
        settled(page)
        assert page.evaluate("document.activeElement.className").startswith("map-mark")
    group = alone.first.get_attribute("data-group")
    alone.first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".map-chosen-title")).to_be_focused()
    expect(page.locator(".map-chosen .card")).to_have_count(1)
    expect(page.locator(".map-chosen .card")).to_have_attribute("data-group", group or "")


def test_opening_it_asks_for_little_and_for_numbers_alone(find: Callable[..., Page], watch: Watch) -> None:
    page = find(viewport={"width": 390, "height": 800})
    page.focus("#order")
    expect(page.locator("#results .more").first).to_be_visible()
    expect(page.locator("#results")).not_to_have_attribute("aria-busy", "true")
    before = len(watch.requests)
    open_map(page)
    assert len(shards_in(watch.requests[before:])) < FEW_REQUESTS
    for _ in range(7):
        page.get_by_role("button", name="Nearer").click()
        settled(page)
    asked = shards_in(watch.requests[before:])
    assert all(re.search(r"/finder/shards/[0-9a-f]{16}/[0-9]+\.json$", request) for request in asked)
    assert len(asked) == len(set(asked))
    assert watch.csp == []
    assert watch.errors == []


def test_what_could_not_be_had_is_told_and_asked_for_again(find: Callable[..., Page]) -> None:
    page = find()
    open_map(page)
    page.route("**/finder/shards/**", lambda route: route.abort())
    nearer = page.get_by_role("button", name="Nearer")
    told = page.get_by_role("alert").filter(has_text="could not be had just now")
    for _ in range(10):
        if told.count() or nearer.is_disabled():
            break
        nearer.click()
        settled(page)
    expect(told).to_be_visible()
    page.unroute("**/finder/shards/**")
    told.get_by_role("button", name="Try again").click()
    settled(page)
    expect(told).to_have_count(0)
    assert len(marks(page)) > 0


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_accessibility_violation(
    find: Callable[..., Page], axe: Callable[..., list[str]], watch: Watch, width: int, scheme: str
) -> None:
    page = find(viewport={"width": width, "height": 800}, color_scheme=scheme)
    open_map(page)
    assert axe(page) == []
    page.locator(".map-mark").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".map-chosen-title")).to_be_focused()
    settled(page)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert watch.csp == []
