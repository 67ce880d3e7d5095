"""The pages that rest on tables and lists made from data: studies and their effects, all sources, the calendar of reviews."""

from __future__ import annotations

import pytest

PAGES = ("evidence/", "sources/", "changes/")
LOOKS = {
    "light": {"color_scheme": "light", "viewport": {"width": 320, "height": 700}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1280, "height": 800}},
    "forced": {"forced_colors": "active", "viewport": {"width": 390, "height": 844}},
}
DRAWN = """() => [...document.querySelectorAll('.effects td')].map((cell) => {
    const middle = (selector) => {
        const found = cell.querySelector(selector)?.getBoundingClientRect();
        return found && { x: found.left + found.width / 2, left: found.left, right: found.right };
    };
    const svg = cell.querySelector('svg').getBoundingClientRect();
    return {
        words: cell.textContent,
        zero: middle('.effect-zero').x,
        dot: middle('circle').x,
        interval: middle('.effect-interval'),
        inside: svg.left >= 0 && svg.right <= innerWidth,
        tall: svg.height,
    };
})"""


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("path", PAGES)
def test_no_accessibility_violation(serve_site, demo_site, new_page, axe, watch, path, look):
    page = new_page(**LOOKS[look])
    page.goto(serve_site(demo_site).url + path)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert watch.csp == []
    assert watch.errors == []


@pytest.mark.parametrize("width", [320, 1280])
def test_effects_are_drawn_where_their_numbers_say(serve_site, demo_site, new_page, width):
    page = new_page(viewport={"width": width, "height": 800}, java_script_enabled=True)
    page.goto(serve_site(demo_site).url + "evidence/")
    drawn = page.evaluate(DRAWN)
    assert len(drawn) >= 14
    assert all(effect["inside"] and effect["tall"] > 8 for effect in drawn)
    zeros = [effect["zero"] for effect in drawn]
    assert max(zeros) - min(zeros) < 1
    for effect in drawn:
        if effect["interval"]:
            assert effect["interval"]["left"] <= effect["dot"] <= effect["interval"]["right"]
            reaches = effect["interval"]["left"] < effect["zero"] - 1
            assert reaches == ("no difference shown" in effect["words"]), effect["words"]
    by_words = {" ".join(effect["words"].split()): effect for effect in drawn}
    (lyons,) = [effect for words, effect in by_words.items() if words.startswith("SMD 0.18")]
    (pfeiffer,) = [effect for words, effect in by_words.items() if words.startswith("SMD −0.59")]
    ratio = (pfeiffer["dot"] - pfeiffer["zero"]) / (lyons["dot"] - lyons["zero"])
    assert ratio == pytest.approx(0.59 / 0.18, rel=0.05)


def test_the_page_of_evidence_is_whole_without_a_script_and_its_notes_lead_both_ways(
    serve_site, demo_site, new_page
):
    page = new_page(java_script_enabled=False)
    page.goto(serve_site(demo_site).url + "evidence/")
    assert page.locator(".studies tbody td").count() >= 12
    note = page.locator(".studies .note a").first
    target = note.get_attribute("href")
    note.click()
    assert page.url.endswith(target)
    page.locator(f"{target} .sources-back").last.click()
    assert "#cite-" in page.url


def test_the_list_of_sources_leads_to_the_pages_that_cite_them(serve_site, demo_site, page):
    page.goto(serve_site(demo_site).url + "about/")
    page.get_by_role("main").get_by_role("link", name="Sources", exact=True).click()
    entry = page.locator("#work-lyons")
    assert "Abstract read, November 2026".casefold() in entry.inner_text().casefold()
    entry.get_by_role("link", name="What the evidence shows").click()
    assert page.locator("h1").inner_text() == "What the evidence shows"
