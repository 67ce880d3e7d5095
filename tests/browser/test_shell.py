"""The frame, the prose and the first page in a browser: for every eye, on every width, with and without a script."""

from __future__ import annotations

import json

import pytest

PAGES = {"home": "", "prose": "ground-rules/", "help": "help-now/", "missing": "404.html"}
STUCK = """() => [...document.querySelectorAll('body *')]
    .filter((element) => ['fixed', 'sticky'].includes(getComputedStyle(element).position))
    .map((element) => element.getBoundingClientRect())
    .filter(({ width, height, top, bottom }) => width && height && bottom > 0 && top < innerHeight
        && (top <= 0 || bottom >= innerHeight))
    .reduce((sum, { height }) => sum + height, 0) / innerHeight"""
FOCUSED = """() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const { left, top, width, height } = element.getClientRects()[0];
    const x = left + width / 2;
    const covered = [0.15, 0.5, 0.85].map((part) => {
        const found = document.elementFromPoint(x, top + height * part);
        return Boolean(found) && (element.contains(found) || found.contains(element));
    });
    return { name: element.outerHTML.slice(0, 90), shown: covered.every(Boolean), id: element.id };
}"""


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark", "forced"])
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_no_accessibility_violation(serve_site, demo_site, new_page, axe, watch, path, scheme, width):
    looks = {"forced_colors": "active"} if scheme == "forced" else {"color_scheme": scheme}
    page = new_page(viewport={"width": width, "height": 800}, **looks)
    page.goto(serve_site(demo_site).url + path)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert watch.csp == []


@pytest.mark.parametrize(("width", "height"), [(320, 256), (390, 844), (800, 700), (1280, 800)])
@pytest.mark.parametrize("path", [PAGES["home"], PAGES["prose"]])
def test_what_sticks_is_low_and_never_hides_the_focus(serve_site, demo_site, new_page, path, width, height):
    page = new_page(viewport={"width": width, "height": height})
    page.goto(serve_site(demo_site).url + path)
    page.evaluate("scrollTo(0, document.body.scrollHeight / 2)")
    assert page.evaluate(STUCK) <= 0.15
    page.evaluate("scrollTo(0, 0)")
    seen = []
    for _ in range(80):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused is None:
            break
        seen.append(focused)
    assert len(seen) > 12
    assert [focused["name"] for focused in seen if not focused["shown"]] == []


def test_targets_are_large_enough(serve_site, demo_site, new_page):
    page = new_page(viewport={"width": 390, "height": 844})
    page.goto(serve_site(demo_site).url)
    page.locator(".menu-folded summary").click()
    small = page.evaluate(
        """() => [...document.querySelectorAll('header a, header button, summary, #help-now a, .doors a, .box a')]
            .filter((element) => element.checkVisibility())
            .filter((element) => element.getBoundingClientRect().height < 44)
            .map((element) => element.outerHTML.slice(0, 80))"""
    )
    assert small == []


def test_both_kinds_of_page_have_the_same_header(serve_site, demo_site, page):
    def header() -> object:
        return page.evaluate(
            """() => ['#help-now', 'header.top', '.brand', '.menu a', '#leave'].map((selector) => {
                const element = document.querySelector(selector);
                const { x, y, width, height } = element.getBoundingClientRect();
                const { font, color, textDecorationLine } = getComputedStyle(element);
                return [selector, x, y, width, height, font, color, textDecorationLine];
            })"""
        )

    url = serve_site(demo_site).url
    page.goto(url + "ground-rules/")
    prose = header()
    page.goto(url + "find/")
    assert header() == prose


def test_the_menu_folds_without_a_script(serve_site, demo_site, new_page):
    page = new_page(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    page.goto(serve_site(demo_site).url)
    assert not page.locator(".menu").is_visible()
    page.locator(".menu-folded summary").click()
    page.locator(".menu-folded").get_by_role("link", name="Ground rules").click()
    assert page.url.endswith("/ground-rules/")


def test_the_menu_closes_on_escape_and_when_something_else_is_used(serve_site, demo_site, new_page):
    page = new_page(viewport={"width": 390, "height": 844})
    page.goto(serve_site(demo_site).url)
    menu, summary = page.locator(".menu-folded nav"), page.locator(".menu-folded summary")
    summary.click()
    page.keyboard.press("Escape")
    assert not menu.is_visible()
    assert summary.evaluate("element => element === document.activeElement")
    summary.click()
    page.mouse.click(200, 600)
    assert not menu.is_visible()


def test_the_search_of_the_prose_keeps_what_is_typed_in_the_page(serve_site, demo_site, new_page, axe):
    server = serve_site(demo_site)
    page = new_page()
    page.goto(server.url + "ground-rules/")
    address, title = page.url, page.title()
    opener = page.get_by_role("button", name="Search these pages")
    with page.expect_response("**/search_index.json"):
        opener.click()
    page.keyboard.type("CRÍSIS lines")
    panel = page.locator("dialog.search")
    panel.get_by_role("link", name="Help now").first.wait_for()
    assert "match" in panel.get_by_role("status").inner_text()
    assert axe(page) == []
    assert (page.url, page.title()) == (address, title)
    assert not any("sis" in request.lower() for request in server.requests)
    assert page.locator("a#leave").is_enabled()
    page.keyboard.press("Escape")
    assert not panel.is_visible()
    assert opener.evaluate("element => element === document.activeElement")
    opener.click()
    page.locator("dialog.search input").fill("zzzz")
    page.get_by_text("Nothing found").wait_for()


def test_a_result_of_the_search_opens_its_part_of_the_page(serve_site, demo_site, page):
    page.goto(serve_site(demo_site).url)
    page.get_by_role("button", name="Search these pages").click()
    page.keyboard.type("private window")
    link = page.locator("dialog.search li a").first
    link.wait_for()
    page.keyboard.press("Enter")
    assert link.evaluate("element => element === document.activeElement")
    page.keyboard.press("Enter")
    page.wait_for_url("**/leave-quickly/**")


def test_the_box_hands_over_what_was_typed_without_an_address(serve_site, demo_site, page):
    server = serve_site(demo_site)
    page.route(
        "**/assets/finder/*.js", lambda route: route.abort()
    )  # the finder would take what it is handed
    page.goto(server.url)
    page.get_by_label("What is going on, and where?").fill("panic attacks, Leeds")
    page.keyboard.press("Enter")
    page.wait_for_url("**/find/")
    assert json.loads(page.evaluate("sessionStorage.getItem('cg:ask')")) == {"q": "panic attacks, Leeds"}
    assert page.evaluate("localStorage.length") == 0
    assert not any("panic" in request or "Leeds" in request for request in server.requests)
    page.goto(server.url)
    page.get_by_role("link", name="Find groups").click()
    page.wait_for_url("**/find/")
    assert page.evaluate("sessionStorage.length") == 0


def test_home_works_without_a_script(serve_site, demo_site, new_page):
    page = new_page(java_script_enabled=False)
    page.goto(serve_site(demo_site).url)
    assert not page.locator("#ask-text").is_visible()
    assert not page.locator(".search-open").is_visible()
    assert page.locator(".doors a").count() == 4
    page.get_by_role("link", name="Find groups").click()
    assert page.url.endswith("/find/")


def test_print_is_black_on_white_without_the_frame(serve_site, demo_site, page):
    page.goto(serve_site(demo_site).url + "ground-rules/")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    for selector in ("#help-now", ".menu", ".menu-folded", ".search-open", ".leave", "footer nav"):
        assert not page.locator(selector).is_visible(), selector
    assert page.get_by_text("Built from the data of").is_visible()
