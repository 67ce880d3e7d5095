"""The finder as different people use it: in every state, every scheme and width, with the keyboard alone, and fifty searches told to nobody."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

import icalendar
import pytest
from playwright.sync_api import Page, expect

from commonground.settings import Settings
from tests.browser.conftest import Watch
from tests.browser.server import SiteServer
from tests.browser.test_map import open_map
from tools.made_site import made_site

PROJECT = Path(__file__).parents[2]
NOW = "2026-11-23T17:05:00Z"
QUERIES = PROJECT / "tests/asking/queries.json"
LOOKS = {"light": {"color_scheme": "light"}, "dark": {"color_scheme": "dark"}, "forced": {"forced_colors": "active"}}  # fmt: skip


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of invented groups, without prose."""
    settings = Settings(country="GB", site_url="https://site.example.org/sub/")
    return made_site(400, tmp_path_factory.mktemp("every-way"), settings, date(2026, 11, 23))[1]


@pytest.fixture
def site(folder: Path, serve_site: Callable[..., SiteServer]) -> SiteServer:
    """The site, served under a path of its own."""
    return serve_site(folder, under="/sub/")


@pytest.fixture
def find(site: SiteServer, new_page: Callable[..., Page]) -> Callable[..., Page]:
    """Opens the finder at a fixed moment: `find(**options of a browser context)`."""

    def open_finder(**options: object) -> Page:
        page = new_page(**options)
        page.clock.set_fixed_time(NOW)
        page.goto(f"{site.url}find/")
        return page

    return open_finder


def ask(page: Page, q: str = "", near: str = "") -> None:
    """Asks as people do: types and presses Enter."""
    page.fill("input[name=q]", q)
    page.fill("input[name=near]", near)
    page.press("input[name=near]", "Enter")
    expect(page.locator("#near-note:visible, main :focus:not(input)").first).to_be_attached()


def empty(page: Page) -> None:
    """Nothing has been asked."""


def suggestions(page: Page) -> None:
    """A place is being typed."""
    page.focus("input[name=near]")
    page.keyboard.type("leed")
    expect(page.get_by_role("option").first).to_be_visible()


def results(page: Page) -> None:
    """A need and a place are asked."""
    ask(page, "panic", "Leeds")
    expect(page.locator('[data-part="near"] [data-meters]').first).to_be_visible()


def several_places(page: Page) -> None:
    """What was typed may mean several places, or is spelled a little differently."""
    ask(page, near="Leedz")
    expect(page.locator("#near-note")).to_be_visible()


def open_filters(page: Page) -> None:
    """Filters are open, one of them chosen."""
    results(page)
    if page.locator("#open-filters").is_visible():
        page.click("#open-filters")
    for facet in page.locator("#filters details, .sheet-body details").all():
        facet.evaluate("one => (one.open = true)")
    page.check('input[name="cost"][value="free"]')
    expect(page.locator('#understood [data-facet="cost"]')).to_have_count(1)


def nothing(page: Page) -> None:
    """What is asked has no answer."""
    ask(page, "network sunday zzyzx", "Leeds")
    page.select_option("#within", index=1)
    if page.locator("#open-filters").is_visible():
        page.click("#open-filters")
    page.check('input[name="kind"][value="network"]')
    page.check('input[name="weekday"][value="sunday"]')
    expect(page.locator("#count")).to_have_attribute("data-total", "0")
    if page.locator("#sheet-done").is_visible():
        page.click("#sheet-done")
    expect(page.locator("#nothing")).to_be_visible()


def danger(page: Page) -> None:
    """What was typed speaks of danger, so help stands first."""
    ask(page, "i want to die")
    expect(page.locator("#help-first")).to_be_visible()


def with_map(page: Page) -> None:
    """The map is open."""
    results(page)
    open_map(page)


def without_data(page: Page) -> None:
    """The list of groups cannot be had."""
    page.route("**/groups.json", lambda route: route.abort())
    page.fill("input[name=q]", "panic")
    page.press("input[name=q]", "Enter")
    expect(page.locator("#wait")).to_contain_text("could not be had")


STATES = (empty, suggestions, results, several_places, open_filters, nothing, danger, with_map, without_data)


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_no_state_shuts_anyone_out(
    state: Callable[[Page], None], find: Callable[..., Page], axe: Callable[..., list[str]]
) -> None:
    for look in LOOKS.values():
        for width in (320, 1280):
            page = find(viewport={"width": width, "height": 800}, **look)
            state(page)
            assert axe(page) == [], f"{look} at {width} pixels"
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            page.close()


def press_tab_until(page: Page, selector: str, most: int = 120) -> None:
    """Presses Tab until what is meant has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            return
    pytest.fail(f"the Tab key never comes to {selector}")


@pytest.mark.parametrize("width", [390, 1280])
def test_the_whole_way_with_the_keyboard_alone(width: int, find: Callable[..., Page], tmp_path: Path) -> None:
    page = find(viewport={"width": width, "height": 800})
    press_tab_until(page, "input[name=q]")
    page.keyboard.type("panic")
    press_tab_until(page, "input[name=near]")
    page.keyboard.type("LS1 4DY")
    page.keyboard.press("Enter")
    expect(page.locator("#answer")).to_be_focused()
    first = page.locator('[data-part="near"] [data-group]').first
    expect(first).to_be_visible()
    id, asked = first.get_attribute("data-group"), page.input_value("input[name=near]")
    press_tab_until(page, f'[data-group="{id}"] .card-name a')
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/groups/{id}/")
    press_tab_until(page, "button.keep")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Kept: ")).to_be_focused()
    press_tab_until(page, ".calendar a, .calendar button")
    with page.expect_download() as calendar:
        page.keyboard.press("Enter")
    calendar.value.save_as(tmp_path / "group.ics")
    assert icalendar.Calendar.from_ical((tmp_path / "group.ics").read_bytes()).walk("VEVENT")
    page.go_back(
        wait_until="commit"
    )  # as Alt and the left arrow do, which a browser without a window does not hear
    expect(page.locator('#understood [data-facet="near"]')).to_have_count(1)
    assert page.input_value("input[name=near]") == asked


def test_fifty_searches_are_told_to_nobody(site: SiteServer, watch: Watch, find: Callable[..., Page]) -> None:
    random = Random(6)  # noqa: S311
    typed = [query for query, *_ in json.loads(QUERIES.read_bytes())]
    page = find()
    address, title = page.url, page.title()
    ask(page, "panic", "Leeds")  # the files are fetched at the first search
    before = len(watch.requests)
    for number in range(50):
        near = random.choice(["", "Leeds", "98101", "53.8, -1.55", "M1 1AE", "Nowhere at all"])
        ask(page, random.choice(typed), near)
        if number % 3 == 0:
            box = random.choice(page.locator("#filters input[type=checkbox]:visible").all())
            box.check()
            box.uncheck()
        assert (page.url, page.title()) == (address, title)
    assert watch.requests[before:] == []
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
