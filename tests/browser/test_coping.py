"""Coping cards, the safety plan, help by country and the easy-read pages in a browser, and on paper."""

from __future__ import annotations

import pytest

from tests.browser.paper import sheets_of

CARDS = [
    f"coping/{card}/"
    for card in ("senses", "slow-breathing", "pause", "one-small-step", "sleep", "worry-time", "my-plan")
]
COPIES = {"coping/pause/": 4, "coping/my-plan/": 1}
PLAN = "my-safety-plan/"
EASY = ["easy/help-now/", "easy/first-visit/"]
PAGES = [
    "coping/",
    *CARDS,
    PLAN,
    *EASY,
    "help-now/us/",
    "print/",
    "accessibility/",
    "listing-policy/",
    "report-a-problem/",
]


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark", "forced"])
def test_no_accessibility_violation(serve_site, demo_site, new_page, axe, watch, scheme, width):
    looks = {"forced_colors": "active"} if scheme == "forced" else {"color_scheme": scheme}
    page = new_page(viewport={"width": width, "height": 800}, **looks)
    for path in PAGES:
        page.goto(serve_site(demo_site).url + path)
        assert axe(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    assert watch.csp == []
    assert watch.errors == []


@pytest.mark.parametrize("path", [*CARDS, PLAN])
def test_a_card_takes_one_page_of_paper_and_nothing_else_is_printed(serve_site, demo_site, page, path):
    page.goto(serve_site(demo_site).url + path)
    copies = page.locator(".sheet-again")
    assert copies.count() == COPIES.get(path, 1 if path == PLAN else 2) - 1
    assert not any(copy.is_visible() for copy in copies.all())
    assert page.locator("input:visible, textarea, select").count() == 0
    assert [sheets_of(page, size) for size in ("A4", "Letter")] == [1, 1]
    page.emulate_media(media="print")
    assert all(copy.is_visible() for copy in copies.all())
    assert not page.locator("h1").is_visible()
    assert not page.locator(".reviewed").is_visible()
    cut = page.evaluate(
        """() => [...document.querySelectorAll('.copies .sheet')]
            .filter((sheet) => sheet.scrollHeight > sheet.clientHeight + 1 || sheet.scrollWidth > sheet.clientWidth + 1).length"""
    )
    assert cut == 0


def test_the_help_of_every_country_takes_one_page_of_paper(serve_site, demo_site, page):
    site = serve_site(demo_site).url
    page.goto(f"{site}help-now/")
    alone = page.locator(".lines-alone a")
    addresses = [link.evaluate("link => link.href") for link in alone.all()]
    assert len(addresses) == page.locator(".lines-country").count() - 1 >= 21
    for address in addresses:
        page.goto(address)
        assert [sheets_of(page, size) for size in ("A4", "Letter")] == [1, 1], address
        assert page.locator(".line").first.get_attribute("class") == "line line-emergency"


def test_help_works_without_a_script(serve_site, demo_site, new_page):
    page = new_page(java_script_enabled=False)
    page.goto(f"{serve_site(demo_site).url}easy/help-now/")
    page.get_by_role("link", name="United Kingdom").click()
    assert page.get_by_role("heading", level=1).inner_text().split() == ["Help", "now:", "United", "Kingdom"]
    assert page.locator('a[href="tel:999"]').is_visible()
    assert page.locator('a[href="tel:116123"]').is_visible()
    page.get_by_role("link", name="all countries on this site").click()
    page.get_by_role("link", name="Only United Kingdom").click()
    assert page.url.endswith("/help-now/gb/")


@pytest.mark.parametrize("path", EASY)
def test_easy_pages_are_large_and_no_line_is_cut(serve_site, demo_site, new_page, path):
    page = new_page(viewport={"width": 320, "height": 640})
    page.goto(serve_site(demo_site).url + path)
    lines = page.locator(".easy li")
    assert lines.count() >= 18
    assert page.locator(".easy li > svg.drawing[aria-hidden=true]").count() == lines.count()
    assert page.evaluate(
        """() => [...document.querySelectorAll('.easy li')].every((line) => {
            const drawing = line.querySelector('svg').getBoundingClientRect();
            const { left, bottom, right } = line.getBoundingClientRect();
            return parseFloat(getComputedStyle(line).fontSize) >= 20 && drawing.width >= 48
                && drawing.left >= left && drawing.bottom <= bottom && right <= innerWidth;
        })"""
    )
