"""The pack of a group in a browser and on paper: everything prints in one go, and nothing is asked of another host."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.paper import sheets_of
from tests.browser.server import SiteServer

PACK = "groups/example-cedar-room-book-table/pack/"


def open_pack(site: SiteServer, page: Page, path: str = PACK) -> Page:
    """Opens a pack and waits until the sheets that all groups share are in it."""
    page.goto(site.url + path)
    expect(page.locator(".pack-choice")).to_be_visible()
    return page


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("country", ["us", "gb", "other"])
def test_it_prints_in_one_go_on_six_pages_at_most(
    country: str, paper: str, serve_site: Callable[..., SiteServer], demo_site: Path, page: Page
) -> None:
    number = {"us": ">911<", "gb": ">999<", "other": ">000<"}[country]
    packs = (
        folder
        for folder in sorted(demo_site.glob("groups/*/pack"))
        if number in (folder / "index.html").read_text("utf-8")
    )
    path = next(packs).relative_to(demo_site).as_posix() + "/"
    open_pack(serve_site(demo_site), page, path)
    assert sheets_of(page, paper) <= 6


def test_every_sheet_is_there_and_another_plan_can_be_chosen(
    serve_site: Callable[..., SiteServer], demo_site: Path, page: Page
) -> None:
    open_pack(serve_site(demo_site), page)
    expect(page.locator(".sheet:visible")).to_have_count(6)
    expect(page.locator(".pack-said")).to_have_text("")
    plan = page.get_by_label("Session plan")
    assert plan.locator("option").count() >= 12
    name = plan.locator("option").nth(3).inner_text()
    plan.select_option(label=name)
    expect(page.locator(".pack-brought").filter(has_text=name).first).to_be_visible()
    expect(page.locator(".sheet:visible")).to_have_count(6)


def test_without_a_script_the_shared_sheets_are_links(
    serve_site: Callable[..., SiteServer], demo_site: Path, new_page: Callable[..., Page]
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(serve_site(demo_site).url + PACK)
    expect(page.locator(".sheet:visible")).to_have_count(3)
    for name in ("The ground rules, as a poster", "A session plan", "Feedback cards"):
        expect(page.get_by_role("link", name=name)).to_be_visible()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_shuts_nobody_out(
    scheme: str,
    width: int,
    serve_site: Callable[..., SiteServer],
    demo_site: Path,
    new_page: Callable[..., Page],
    axe: Callable[..., list[str]],
) -> None:
    page = new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    open_pack(serve_site(demo_site), page)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
