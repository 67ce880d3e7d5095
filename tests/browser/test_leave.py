"""Leaving a page at once: what is on the screen, in the history and in the tab's memory afterward."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

EXIT = "<!doctype html><html lang='en'><title>Weather</title><h1>Weather</h1>"


@pytest.fixture(scope="session")
def exit_url(serve_site, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Another site on this machine, in the place of the one that the settings name."""
    folder: Path = tmp_path_factory.mktemp("exit")
    (folder / "index.html").write_text(EXIT)
    return serve_site(folder).url


def open_page(page: Page, address: str, exit_url: str) -> None:
    page.goto(address)
    page.locator("a#leave").evaluate("(link, address) => { link.href = address; }", exit_url)


def test_back_does_not_return_to_the_page_that_was_left(serve_site, demo_site, page, exit_url):
    url = serve_site(demo_site).url
    page.goto(url + "help-now/")
    open_page(page, url + "ground-rules/", exit_url)
    page.get_by_role("link", name="Leave this page").click()
    page.wait_for_url(exit_url)
    page.evaluate("history.back()")
    page.wait_for_url(url + "help-now/", wait_until="commit")
    page.evaluate("history.forward()")
    page.wait_for_url(exit_url, wait_until="commit")


def test_back_does_not_return_to_a_search_that_was_left(serve_site, demo_site, page, exit_url):
    url = serve_site(demo_site).url
    page.goto(url + "help-now/")
    open_page(page, url + "find/", exit_url)
    for words in ("panic", "grief"):
        page.locator("input[name=q]").fill(words)
        page.keyboard.press("Enter")
        page.locator("#understood", has_text=words).wait_for()
    page.get_by_role("link", name="Leave this page").click()
    page.wait_for_url(exit_url)
    page.evaluate("history.back()")
    page.wait_for_url(url + "help-now/", wait_until="commit")


def test_shift_pressed_three_times_leaves_and_says_so_on_the_way(serve_site, demo_site, page, exit_url):
    open_page(page, serve_site(demo_site).url, exit_url)
    status = page.locator("#leave-status")
    page.keyboard.press("Shift")
    assert "twice" in status.inner_text()
    page.keyboard.press("Shift")
    assert "once" in status.inner_text()
    page.keyboard.press("Shift")
    page.wait_for_url(exit_url)


def test_capitals_and_slow_presses_do_not_leave(serve_site, demo_site, page, exit_url):
    page.clock.install()
    open_page(page, serve_site(demo_site).url, exit_url)
    page.locator("#ask-text").focus()
    for letter in "ABCD":
        page.keyboard.press(f"Shift+{letter}")
    assert page.locator("#ask-text").input_value() == "ABCD"
    assert page.locator("#leave-status").inner_text() == ""
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.clock.fast_forward(5_000)
    assert "Still" in page.locator("#leave-status").inner_text()
    page.keyboard.press("Shift")
    assert "twice" in page.locator("#leave-status").inner_text()
    assert page.url != exit_url


def stay(page: Page, exit_url: str) -> None:
    """Lets the exit answer "204 No Content", upon which a browser stays where it is: as if it were very slow."""
    page.route(exit_url, lambda route: route.fulfill(status=204))


def test_the_page_is_covered_and_forgotten_while_the_exit_is_slow(serve_site, demo_site, page, exit_url):
    open_page(page, serve_site(demo_site).url + "ground-rules/", exit_url)
    page.evaluate("sessionStorage.setItem('cg:ask', 'x')")
    stay(page, exit_url)
    page.get_by_role("link", name="Leave this page").click()
    page.locator(".cover").wait_for()
    box = page.locator(".cover").bounding_box()
    assert (box["width"], box["height"]) == (1280, 800)
    assert not page.locator("h1").is_visible()
    assert page.title().strip("\u200b") == ""
    assert page.evaluate("sessionStorage.length") == 0


def test_a_page_that_comes_back_from_the_browsers_cache_is_shown_again(serve_site, demo_site, page, exit_url):
    open_page(page, serve_site(demo_site).url + "ground-rules/", exit_url)
    title = page.title()
    stay(page, exit_url)
    page.get_by_role("link", name="Leave this page").click()
    page.locator(".cover").wait_for()
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    assert page.locator("h1").is_visible()
    assert page.locator(".cover").count() == 0
    assert page.title() == title


def test_leaving_works_without_a_script(serve_site, demo_site, new_page):
    page = new_page(java_script_enabled=False)
    page.goto(serve_site(demo_site).url)
    link = page.get_by_role("link", name="Leave this page")
    assert link.get_attribute("href").startswith("https://")
    assert link.get_attribute("rel") == "nofollow noreferrer"
    page.get_by_role("link", name="cannot hide").click()
    assert page.url.endswith("/leave-quickly/")
