"""The map of the finder in a real browser: asked for or not there, true to the list, and usable by every way of using it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Page, expect

from commonground.directory import Directory
from commonground.pages import find as finder
from commonground.pages.shell import open_shell
from commonground.project import Project
from commonground.settings import Settings
from tests.browser.conftest import Watch
from tests.browser.server import SiteServer
from tools.made_site import made_site

PROJECT = Path(__file__).parents[2]
NOW = "2026-11-23T17:05:00Z"
OTHER_HOST = "https://tile.example.org/{z}/{x}/{y}.png"
LAZY = ("map.json", "map.css", "/map/", "/vendor/")
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c020000000b4944415478da6364f80f00010501012718e3660000000049454e44ae426082"
)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Directory, Path]:
    """A directory of invented groups, and its site without prose."""
    settings = Settings(country="GB", site_url="https://site.example.org/sub/")
    return made_site(240, tmp_path_factory.mktemp("map"), settings, date(2026, 11, 23))


@pytest.fixture
def find(
    made: tuple[Directory, Path], serve_site: Callable[..., SiteServer], new_page: Callable[..., Page]
) -> Callable[..., Page]:
    """Opens the finder at a fixed moment: `find(**options of a browser context)`."""
    site = serve_site(made[1], under="/sub/")

    def open_finder(**options: object) -> Page:
        page = new_page(**options)
        page.clock.set_fixed_time(NOW)
        page.goto(f"{site.url}find/")
        return page

    return open_finder


def open_map(page: Page) -> None:
    """Opens the map, and waits until it is drawn."""
    page.click("#open-map")
    drawn(page)


def drawn(page: Page) -> None:
    """Waits until the map has been still for a moment."""
    expect(page.locator(".map-frame[data-drawn]")).to_be_visible()
    before = None
    for _ in range(100):
        now = page.get_attribute(".map-frame", "data-drawn")
        if now == before:
            return
        before = now
        page.wait_for_timeout(150)
    pytest.fail("the map never came to rest")


def marks(page: Page) -> list[dict[str, str]]:
    """Reads what stands on the map."""
    found = page.eval_on_selector_all(
        ".map-mark", "all => all.map((one) => ({...one.dataset, name: one.getAttribute('aria-label')}))"
    )
    assert isinstance(found, list)
    return found


def listed(page: Page) -> list[str]:
    """Shows the whole list of those in person, and reads their ids."""
    more = page.locator('[data-part="near"] .more')
    while more.count():
        shown = page.locator('[data-part="near"] .card').count()
        more.click()
        expect(page.locator('[data-part="near"] .card').nth(shown)).to_be_attached()
        expect(page.locator("#results")).not_to_have_attribute("aria-busy", "true")
    ids = page.eval_on_selector_all(
        '[data-part="near"] [data-group]', "all => all.map((one) => one.dataset.group)"
    )
    assert isinstance(ids, list)
    return ids


def mapped(page: Page) -> set[str]:
    """Opens every mark of the whole map and reads the ids of its cards."""
    ids: set[str] = set()
    page.get_by_role("button", name="Show all").click()
    drawn(page)
    for at in range(len(marks(page))):
        page.get_by_role("button", name="Show all").click()
        drawn(page)
        mark = page.locator(".map-mark").nth(at)
        count = int(mark.get_attribute("data-count") or 0)
        mark.focus()
        page.keyboard.press("Enter")
        expect(page.locator(".map-chosen-title")).to_be_focused()
        more = page.locator(".map-chosen .more")
        while more.is_visible():
            shown = page.locator(".map-chosen .card").count()
            more.click()
            expect(page.locator(".map-chosen .card").nth(shown)).to_be_attached()
        cards = page.locator(".map-chosen .card")
        expect(cards).to_have_count(count)
        ids |= set(cards.evaluate_all("all => all.map((one) => one.dataset.group)"))
    return ids


def test_a_group_on_the_map_is_kept_like_one_in_the_list(find: Callable[..., Page]) -> None:
    page = find()
    open_map(page)
    page.locator(".map-mark").first.focus()
    page.keyboard.press("Enter")
    card = page.locator(".map-chosen .card").first
    card.locator("button.keep").click()
    expect(card.locator("button.keep")).to_have_text("Kept")
    kept = page.locator(f"#results [data-group='{card.get_attribute('data-group')}'] button.keep")
    for button in kept.all():
        expect(button).to_have_text("Kept")


def test_nothing_of_it_is_asked_for_before_a_click(find: Callable[..., Page], watch: Watch) -> None:
    page = find()
    page.check('input[name="cost"][value="free"]')
    expect(page.locator("#understood [data-facet]")).to_have_count(1)
    page.wait_for_timeout(300)
    assert [request for request in watch.requests if any(part in request for part in LAZY)] == []
    before = len(watch.requests)
    open_map(page)
    asked = {request.rpartition("/")[2] for request in watch.requests[before:]}
    assert {"map.json", "map.css", "leaflet.js", "map.js"} <= asked
    assert watch.csp == []
    assert watch.errors == []
    before = len(watch.requests)
    for _ in range(3):
        page.get_by_role("button", name="Nearer").click()
        drawn(page)
    assert watch.requests[before:] == []


def test_it_opens_at_the_first_click_and_hides_again(find: Callable[..., Page]) -> None:
    page = find()
    button = page.locator("#open-map")
    expect(button).to_have_attribute("aria-expanded", "false")
    open_map(page)
    expect(button).to_have_text("Hide the map")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".map-title")).to_be_focused()
    button.click()
    expect(page.locator("#map")).to_be_hidden()
    expect(button).to_have_text("Show on a map")
    open_map(page)
    assert len(marks(page)) > 0
    expect(page.locator(".map-frame")).to_have_count(1)


def test_list_and_map_hold_the_same_groups(find: Callable[..., Page]) -> None:
    page = find()
    open_map(page)
    boxes = page.locator('#filters input[type="checkbox"]:not([name="format"])')
    random = Random(11)  # noqa: S311
    compared = 0
    for several in (1, 2, 1, 1, 2):
        chosen = [boxes.nth(at) for at in random.sample(range(boxes.count()), several)]
        for box in chosen:
            box.check()
        expect(page.locator("#understood [data-facet]")).to_have_count(several)
        expect(page.locator("#results")).not_to_have_attribute("aria-busy", "true")
        drawn(page)
        ids = listed(page)
        drawn(page)
        hidden = re.search(r"(\d+) more d", page.inner_text(".map-said"))
        unplaced = int(hidden[1]) if hidden else 0
        on_map = mapped(page) if ids else set()
        assert on_map <= set(ids)
        assert len(on_map) + unplaced == len(ids)
        assert page.get_attribute("#map", "data-total") == str(len(on_map))
        compared += len(on_map)
        for box in chosen:
            box.uncheck()
    assert compared > 15


def test_it_follows_the_question(find: Callable[..., Page]) -> None:
    page = find()
    open_map(page)
    everything = int(page.get_attribute("#map", "data-total") or 0)
    page.check('input[name="topics"][value="anxiety"]')
    expect(page.locator("#map")).not_to_have_attribute("data-total", str(everything))
    page.fill("input[name=near]", "53.8, -1.55")
    page.press("input[name=near]", "Enter")
    expect(page.locator(".map-here")).to_have_count(1)
    drawn(page)
    names = " ".join(mark["name"] for mark in marks(page))
    assert re.search(r"near \w|; ", names)
    page.uncheck('input[name="topics"][value="anxiety"]')
    expect(page.locator("#map")).to_have_attribute("data-total", str(everything))


def test_everything_on_it_is_named_for_a_screen_reader(
    made: tuple[Directory, Path], find: Callable[..., Page]
) -> None:
    page = find()
    open_map(page)
    group = page.get_by_role("group", name="Groups on the map")
    expect(group.get_by_role("button", name=re.compile(r"^[\d,]+ groups? near \w")).first).to_be_visible()
    names = {listing.group.id: listing.group.name for listing in made[0].listings}
    known = ("exact place", "only its town is known", "only its region is known", "somewhere within about")
    seen = 0
    for topic in ("ocd", "grief", "panic"):
        page.check(f'input[name="topics"][value="{topic}"]')
        expect(page.locator("#understood [data-facet]")).to_have_count(1)
        page.get_by_role("button", name="Show all").click()
        drawn(page)
        for mark in marks(page):
            if "group" in mark:
                seen += 1
                assert mark["name"].startswith(names[mark["group"]])
                assert any(words in mark["name"] for words in known)
            else:
                assert re.match(rf"{int(mark['count']):,} groups? near ", mark["name"])
            expect(page.get_by_role("button", name=mark["name"]).first).to_be_attached()
        page.uncheck(f'input[name="topics"][value="{topic}"]')
    assert seen > 0


def test_coarse_places_are_told_and_drawn_as_such(find: Callable[..., Page]) -> None:
    page = find()
    open_map(page)
    topics = page.locator('input[name="topics"]')
    town = page.locator(".map-mark.of-town")
    for at in range(topics.count()):
        topics.nth(at).check()
        expect(page.locator("#understood [data-facet]")).to_have_count(1)
        page.get_by_role("button", name="Show all").click()
        drawn(page)
        if town.count():
            break
        topics.nth(at).uncheck()
    mark = town.first
    assert re.search(
        r"only its town is known: within about \d+ (miles|km)", mark.get_attribute("aria-label") or ""
    )
    mark.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".map-chosen")).to_contain_text("only its town is known")
    expect(page.locator(".map-door")).to_be_hidden()


def test_it_works_with_the_keyboard_alone(find: Callable[..., Page]) -> None:
    page = find()
    page.focus("#open-map")
    page.keyboard.press("Enter")
    drawn(page)
    expect(page.locator(".map-title")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".map-skip")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".map-frame")).to_be_focused()
    page.keyboard.press("Tab")
    first = page.locator(".map-mark").nth(0)
    expect(first).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".map-mark").nth(1)).to_be_focused()
    page.keyboard.press("End")
    expect(page.locator(".map-mark").last).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".map-mark").last).to_be_focused()
    page.keyboard.press("Home")
    expect(first).to_be_focused()
    assert page.locator(".map-mark[tabindex='0']").count() == 1
    page.keyboard.press("Enter")
    title = page.locator(".map-chosen-title")
    expect(title).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert (
        "/groups/" in page.evaluate("document.activeElement.href || ''")
        or page.locator(".map-door:focus").count()
    )
    page.keyboard.press("Escape")
    expect(page.locator(".map-chosen")).to_be_hidden()
    assert page.evaluate("document.activeElement.className").startswith("map-mark")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Nearer")).to_be_focused()
    page.focus(".map-skip")
    page.keyboard.press("Enter")
    expect(page.locator("#map-after")).to_be_focused()
    page.focus("#open-map")
    page.keyboard.press("Enter")
    expect(page.locator("#map")).to_be_hidden()
    expect(page.locator("#open-map")).to_be_focused()


def test_skipping_the_map_keeps_the_question(find: Callable[..., Page]) -> None:
    page = find()
    page.check('input[name="cost"][value="free"]')
    open_map(page)
    page.focus(".map-skip")
    page.keyboard.press("Enter")
    expect(page.locator("#map-after")).to_be_focused()
    expect(page.locator("#understood [data-facet]")).to_have_count(1)
    expect(page.locator(".map-frame")).to_be_visible()
    assert "cost" not in page.url


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark", "forced"])
def test_no_accessibility_violation(
    find: Callable[..., Page], axe: Callable[..., list[str]], watch: Watch, width: int, scheme: str
) -> None:
    looks = {"forced_colors": "active"} if scheme == "forced" else {"color_scheme": scheme}
    page = find(viewport={"width": width, "height": 800}, **looks)
    open_map(page)
    assert axe(page) == []
    page.locator(".map-mark").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".map-chosen-title")).to_be_focused()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert watch.csp == []


def test_the_inks_follow_the_scheme(find: Callable[..., Page]) -> None:
    page = find(color_scheme="light")
    open_map(page)

    def sea() -> list[int]:
        found = page.evaluate(
            "[...document.querySelector('canvas.leaflet-tile').getContext('2d').getImageData(2, 2, 1, 1).data]"
        )
        assert isinstance(found, list)
        return found

    light = sea()
    page.emulate_media(color_scheme="dark")
    drawn(page)
    assert sum(sea()[:3]) < sum(light[:3])


def test_without_script_there_is_no_dead_button(find: Callable[..., Page]) -> None:
    page = find(java_script_enabled=False)
    expect(page.locator("#open-map")).to_be_hidden()
    expect(page.locator("#map")).to_be_hidden()


def test_a_map_that_cannot_be_had_is_told_and_asked_for_again(find: Callable[..., Page]) -> None:
    page = find()
    page.route("**/map.json", lambda route: route.abort())
    page.click("#open-map")
    expect(page.locator("#map")).to_contain_text("The map could not be had")
    page.click("#open-map")
    page.unroute("**/map.json")
    open_map(page)
    assert len(marks(page)) > 0


def test_it_reads_right_to_left_around_a_map_that_does_not(find: Callable[..., Page]) -> None:
    page = find()
    page.evaluate("document.documentElement.dir = 'rtl'")
    open_map(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    west = page.evaluate(
        """() => {
            const frame = document.querySelector(".map-frame").getBoundingClientRect();
            return [...document.querySelectorAll(".map-mark")].every((mark) => {
                const { left, right } = mark.getBoundingClientRect();
                return right >= frame.left - 60 && left <= frame.right + 60;
            });
        }"""
    )
    assert west


@pytest.fixture
def with_streets(
    made: tuple[Directory, Path],
    tmp_path: Path,
    serve_site: Callable[..., SiteServer],
    new_page: Callable[..., Page],
) -> Callable[..., Page]:
    """Opens the finder of a site that has streets."""

    def open_finder(tiles: str) -> Page:
        settings = replace(made[0].settings, map_tiles=tiles, map_credit="© The Makers", map_zoom=14)
        directory = replace(made[0], settings=settings)
        site = shutil.copytree(made[1], tmp_path / "site")
        for path, content in finder.outputs(directory, open_shell(Project.at(PROJECT), directory)):
            (site / path).write_bytes(content)
        page = new_page()
        page.clock.set_fixed_time(NOW)
        page.goto(f"{serve_site(site, under='/sub/').url}find/")
        return page

    return open_finder


def test_streets_of_another_host_are_asked_for_only_after_its_name_and_a_click(
    with_streets: Callable[..., Page], watch: Watch
) -> None:
    page = with_streets(OTHER_HOST)
    asked: list[str] = []

    def answer(route: object) -> None:
        asked.append(route.request.url)  # type: ignore[attr-defined]
        assert "referer" not in route.request.headers  # type: ignore[attr-defined]
        route.fulfill(status=200, content_type="image/png", body=PIXEL)  # type: ignore[attr-defined]

    page.context.route("https://tile.example.org/**", answer)
    open_map(page)
    page.get_by_role("button", name="Nearer").click()
    drawn(page)
    expect(page.locator(".map-streets")).to_contain_text(
        "tile.example.org, which then sees which area you look at"
    )
    assert asked == []
    assert watch.foreign == []
    page.get_by_role("button", name="Show streets").click()
    expect(page.locator("img.leaflet-tile-loaded").first).to_be_attached()
    expect(page.locator(".map-credit")).to_have_text("© The Makers")
    assert asked
    assert watch.csp == []
    page.get_by_role("button", name="Hide streets").click()
    expect(page.locator("img.leaflet-tile")).to_have_count(0)
    expect(page.locator("canvas.leaflet-tile").first).to_be_attached()
    watch.foreign.clear()  # asked for, named, and answered by this test


def test_streets_of_the_same_host_are_asked_for_after_a_click_too(
    with_streets: Callable[..., Page], watch: Watch
) -> None:
    page = with_streets("tiles/{z}/{x}/{y}.png")
    page.route("**/tiles/**", lambda route: route.fulfill(status=200, content_type="image/png", body=PIXEL))
    open_map(page)
    assert not [request for request in watch.requests if "/tiles/" in request]
    page.get_by_role("button", name="Show streets").click()
    expect(page.locator("img.leaflet-tile-loaded").first).to_be_attached()
    assert all("/sub/tiles/" in request for request in watch.requests if "/tiles/" in request)
    assert watch.foreign == []
