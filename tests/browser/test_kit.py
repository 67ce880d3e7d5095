"""The sheets of the facilitator kit on paper: one page where one is promised, in both sizes, large enough to read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page

from commonground.pages.environment import environment
from commonground.project import Project
from commonground.prose.front_matter import FrontMatter
from commonground.prose.library import Library, open_library
from commonground.prose.page import prepare
from commonground.settings import read_settings
from tests.browser.paper import sheets_of
from tests.browser.server import SiteServer

POINT = 96 / 72
ONE_PAGE = ("facilitate/crisis-protocol/", "facilitate/safeguarding/", "evaluate/", "evaluate/tally/")
SMALLEST = """(selector) => Math.min(...[...document.querySelectorAll(`${selector} *`)]
    .filter((element) => element.checkVisibility() && [...element.childNodes]
        .some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim()))
    .map((element) => parseFloat(getComputedStyle(element).fontSize)))"""


@pytest.fixture(scope="module")
def library() -> Library:
    """The project's own prose."""
    project = Project.at(Path(__file__).parents[2])
    return open_library(project, read_settings(project.root), date(2026, 11, 23))[0]


@pytest.fixture
def visit(
    serve_site: Callable[..., SiteServer], demo_site: Path, new_page: Callable[..., Page]
) -> Callable[..., Page]:
    """Opens a page of the site: `visit(path, **options of a browser context)`."""

    def opened(path: str, **options: object) -> Page:
        page = new_page(**options)
        page.goto(serve_site(demo_site).url + path)
        return page

    return opened


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("path", ONE_PAGE)
def test_a_sheet_is_one_page_in_both_sizes_without_a_script(visit, path, paper):
    page = visit(path, java_script_enabled=False)
    assert sheets_of(page, paper) == 1


@pytest.mark.parametrize("country", ["US", "FR", "CH", "ZA"])
def test_the_crisis_protocol_stays_one_page_with_the_numbers_of_a_country(visit, library, country):
    known = replace(library, settings=replace(library.settings, country=country))
    numbers = prepare(
        "<!-- cg:local-numbers -->",
        FrontMatter(),
        "docs/facilitate/crisis-protocol.md",
        known,
        environment("en"),
    ).markdown
    page = visit("facilitate/crisis-protocol/")
    page.evaluate(
        """(numbers) => {
            const sheet = document.querySelector('.protocol');
            sheet.querySelector('.sheet-foot').remove();
            sheet.querySelector('.numbers').outerHTML = numbers;
        }""",
        numbers,
    )
    assert page.locator(".protocol .numbers a").count() >= 2
    for paper in ("A4", "Letter"):
        assert sheets_of(page, paper) == 1


@pytest.mark.parametrize(
    ("path", "sheet"), [("facilitate/crisis-protocol/", ".protocol"), ("evaluate/", ".feedback-cards")]
)
def test_paper_has_no_letters_smaller_than_can_be_read(visit, path, sheet):
    page = visit(path)
    page.emulate_media(media="print")
    least = 11 if sheet == ".protocol" else 10
    assert page.evaluate(SMALLEST, sheet) >= least * POINT


def test_the_protocol_has_ten_steps_its_blanks_and_what_not_to_do(visit):
    sheet = visit("facilitate/crisis-protocol/").locator(".protocol")
    assert sheet.locator("ol > li").count() == 10
    assert sheet.locator(".fill-in .blank").count() == 4
    assert sheet.get_by_text("Do not").count() >= 1


def test_the_screen_and_a_screen_reader_have_one_card_and_paper_has_four(visit):
    page = visit("evaluate/")
    cards = page.locator(".feedback")
    assert [card.is_visible() for card in cards.all()] == [True, False, False, False]
    assert page.get_by_text("I would come again.").filter(visible=True).count() == 1
    page.emulate_media(media="print")
    assert all(card.is_visible() for card in cards.all())
    boxes = [card.bounding_box() for card in cards.all()]
    assert len({(round(box["width"]), round(box["height"])) for box in boxes}) == 1


def test_the_booklet_holds_the_kit_in_one_page_whose_contents_lead_to_its_parts(visit):
    page = visit("facilitate/booklet/")
    links = page.locator(".booklet-contents a")
    titles = links.all_inner_texts()
    assert {"Words to use", "Crisis protocol", "Safeguarding", "Hard moments", "Start a group"} <= set(titles)
    assert "Tally the feedback cards" not in titles
    assert page.locator("h2.booklet-part").all_inner_texts() == titles
    for link in links.all():
        assert page.locator(link.get_attribute("href")).count() == 1
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((element) => element.id)")
    assert len(ids) == len(set(ids))
    numbers = page.evaluate("[...document.querySelectorAll('.sources-list > li')].map((item) => item.id)")
    assert numbers == [f"source-{number}" for number in range(1, len(numbers) + 1)]
    assert sheets_of(page, "A4") > len(titles)


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", [*ONE_PAGE, "facilitate/booklet/"])
def test_nobody_is_shut_out(visit, axe, watch, path, scheme, width):
    page = visit(path, viewport={"width": width, "height": 800}, color_scheme=scheme)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert watch.csp == []
    assert watch.errors == []
