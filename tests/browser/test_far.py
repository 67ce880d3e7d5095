"""The finder of a directory in shards, and of one in one file, told to nobody: fifty searches, and everything at once for offline use."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from urllib.parse import urlsplit

import pytest
from lxml import html
from playwright.sync_api import Page, expect

from commonground.pages import finder_index, place_index
from commonground.pages.shards import sharded
from commonground.settings import Settings
from tests.browser.conftest import Watch
from tests.browser.server import SiteServer
from tests.browser.test_every_way import NOW, QUERIES, ask
from tests.browser.test_map import open_map
from tests.pages.made import shell
from tools.made_columns import made_columns
from tools.made_site import made_site

PLACES = ["", "Leeds", "98101", "53.8, -1.55", "M1 1AE", "Nowhere at all"]
SHARD = re.compile(r"/sub/finder/(shards|places)/[0-9a-f]{16}/[0-9]+\.json")


@pytest.fixture(scope="session")
def folder_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Path]:
    """Makes the site of invented groups, without prose: with the data of so many groups in shards, or with its own few in one file (0)."""
    made: dict[int, Path] = {}

    def folder_of(size: int) -> Path:
        if size not in made:
            settings = Settings(country="GB", site_url="https://site.example.org/sub/")
            directory, site = made_site(300, tmp_path_factory.mktemp("far"), settings, date(2026, 11, 23))
            if size:
                with pytest.MonkeyPatch.context() as patch:
                    patch.setattr(finder_index, "ONE_FILE_UP_TO", 0)
                    places = list(place_index.outputs(directory, shell(directory)))
                manifest, shards = sharded(made_columns(size), finder_index.encode)
                for path, content in [
                    *places,
                    (finder_index.PATH, finder_index.encode(manifest)),
                    *shards,
                ]:
                    (site / path).parent.mkdir(parents=True, exist_ok=True)
                    (site / path).write_bytes(content)
            made[size] = site
        return made[size]

    return folder_of


@pytest.fixture
def find(
    folder_of: Callable[[int], Path],
    serve_site: Callable[..., SiteServer],
    new_page: Callable[..., Page],
) -> Callable[[int], Page]:
    """Opens the finder of a site at a fixed moment."""

    def open_finder(size: int) -> Page:
        page = new_page()
        page.clock.set_fixed_time(NOW)
        page.goto(f"{serve_site(folder_of(size), under='/sub/').url}find/")
        return page

    return open_finder


@pytest.mark.parametrize("size", [6_000, pytest.param(100_000, marks=pytest.mark.slow)])
def test_fifty_searches_ask_for_numbers_alone(size: int, find: Callable[[int], Page], watch: Watch) -> None:
    random = Random(7)  # noqa: S311
    typed = [query for query, *_ in json.loads(QUERIES.read_bytes())]
    page = find(size)
    address, title = page.url, page.title()
    ask(page, "panic", "Leeds")  # what every search needs is fetched at the first
    before = len(watch.requests)
    for number in range(50):
        ask(page, random.choice(typed), random.choice(PLACES))
        if number % 3 == 0:
            box = random.choice(page.locator("#filters input[type=checkbox]:visible").all())
            box.check()
            box.uncheck()
        if number % 7 == 0:
            page.select_option("#when", random.choice(["now", "today", "week", ""]))
        assert (page.url, page.title()) == (address, title)
    asked = watch.requests[before:]
    assert asked
    assert [
        one for one in asked if not SHARD.fullmatch(urlsplit(one)._replace(scheme="", netloc="").geturl())
    ] == []
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def download(page: Page) -> None:
    """Downloads everything, as someone does who reads before."""
    page.click("#offline summary")
    expect(page.locator("#offline-get")).to_contain_text(re.compile(r"about \d+ MB"))
    page.click("#offline-get")
    expect(page.locator("#offline-save")).to_be_focused(timeout=60_000)


def near_leeds(page: Page) -> list[str]:
    """Asks for something near a place; returns the answer."""
    ask(page, "panic", "Leeds")
    expect(page.locator('#understood [data-facet="near"]')).to_have_count(1)
    expect(page.locator('#results [data-part="near"] [data-meters]').first).to_be_visible()
    return page.locator("#results [data-group]").all_inner_texts()


@pytest.mark.parametrize("size", [0, 6_000, pytest.param(100_000, marks=pytest.mark.slow)])
def test_everything_that_was_downloaded_needs_no_network(
    size: int, find: Callable[[int], Page], watch: Watch, tmp_path: Path
) -> None:
    random = Random(8)  # noqa: S311
    typed = [query for query, *_ in json.loads(QUERIES.read_bytes())]
    page = find(size)
    total = size or int(page.get_attribute("#count", "data-total") or 0)
    assert [one for one in watch.requests if "/finder/" in one and not one.endswith(".js")] == []
    download(page)
    before = len(watch.requests)
    page.context.set_offline(True)
    for _ in range(10):
        ask(page, random.choice(typed), random.choice(PLACES))
    shown = near_leeds(page)
    open_map(page)
    with page.expect_download() as saved:
        page.click("#offline-save")
    assert watch.requests[before:] == []
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    saved.value.save_as(tmp_path / "groups.html")
    document = html.document_fromstring((tmp_path / "groups.html").read_text("utf-8"))
    assert len(document.findall(".//section")) == total
    again = find(size)
    assert near_leeds(again) == shown


def test_the_offer_shuts_nobody_out(find: Callable[[int], Page], axe: Callable[..., list[str]]) -> None:
    page = find(0)
    page.click("#offline summary")
    expect(page.locator("#offline-get")).to_be_visible()
    assert axe(page) == []
    page.click("#offline-get")
    expect(page.locator("#offline-save")).to_be_focused()
    assert axe(page) == []


def test_what_could_not_be_had_is_told_and_can_be_tried_again(find: Callable[[int], Page]) -> None:
    page = find(6_000)
    page.route("**/all.txt", lambda route: route.abort())
    page.click("#offline summary")
    page.click("#offline-get")
    expect(page.locator("#offline-said")).to_contain_text("could not be had")
    page.unroute("**/all.txt")
    page.click("#offline-get")
    expect(page.locator("#offline-said")).to_contain_text("Everything is here")
