"""The tally page in Chromium: by keyboard, with names for everything, without a request or storage, and with hostile files."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Watch
from tests.browser.server import SiteServer

FIRST = "I could be myself here."
KIND = "common-ground-tally"
STORED = """async () => [localStorage.length, sessionStorage.length, document.cookie, (await caches.keys()).length,
    (await indexedDB.databases()).length, location.search + location.hash, history.length]"""


def month(name: str, cards: int, yes: int, last: str = "") -> dict[str, object]:
    """The counts of one month, alike for all four sentences."""
    return {"from": name, "to": last or name, "cards": cards, "answers": [[yes, cards - yes, 0]] * 4}


MONTHS = [
    month("2026-01", 12, 9),
    month("2026-02", 4, 3),
    month("2026-03", 11, 7),
    month("2026-04", 14, 12),
    month("2026-05", 9, 8),
]


@pytest.fixture
def site(serve_site: Callable[..., SiteServer], demo_site: Path) -> SiteServer:
    """The project's own site."""
    return serve_site(demo_site)


@pytest.fixture
def tally(site: SiteServer, new_page: Callable[..., Page]) -> Callable[..., Page]:
    """Opens the page, with a file if one is given: `tally(months, **options of a browser context)`."""

    def opened(months: object = None, **options: object) -> Page:
        page = new_page(**options)
        page.goto(site.url + "evaluate/tally/")
        expect(page.get_by_role("button", name="Add a month")).to_be_visible()
        if months is not None:
            open_text(page, json.dumps({"kind": KIND, "version": 1, "months": months}))
        return page

    return opened


def open_text(page: Page, text: str) -> None:
    """Opens a file of this content."""
    page.get_by_label("Open a file").set_input_files(
        {"name": "tally.json", "mimeType": "application/json", "buffer": text.encode()}
    )
    expect(
        page.get_by_role("status").filter(has_text=re.compile("Opened|Nothing was changed"))
    ).to_be_visible()


def result(page: Page, sentence: str = FIRST):
    """What is shown of one sentence."""
    return page.get_by_role("region", name=sentence, exact=True)


def rows(page: Page, sentence: str = FIRST) -> list[list[str]]:
    """The table of one sentence, without its head."""
    return [
        row.locator("th, td").all_inner_texts() for row in result(page, sentence).locator("tbody tr").all()
    ]


def test_by_keyboard_alone_a_month_is_counted_and_told(tally):
    page = tally()
    page.get_by_label("Month", exact=True).focus()
    page.keyboard.type("March")
    page.keyboard.press("Tab")
    page.keyboard.type("2026")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("10")
    for count in ("8", "1", "1", "7", "2", "1", "5", "5", "0", "10", "0", "0"):
        page.keyboard.press("Tab")
        page.keyboard.type(count)
    assert rows(page) == [["March 2026", "8", "10", "80%", "49% – 94%"]]
    assert rows(page, "I would come again.") == [["March 2026", "10", "10", "100%", "72% – 100%"]]
    assert "8 of 10 answers were “Yes”, 80%" in result(page).inner_text()
    for _ in range(3):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Add a month":
            break
    page.keyboard.press("Enter")
    focused = page.evaluate("document.activeElement.type + document.activeElement.closest('details').open")
    assert focused == "monthtrue"
    assert page.locator(".tally-month").count() == 2


def test_everything_has_a_name(tally):
    page = tally(MONTHS)
    nameless = page.locator(".tally-tool, .tally-results").evaluate_all(
        """(roots) => roots.flatMap((root) => [...root.querySelectorAll('input, button, summary, svg, table, fieldset')])
            .filter((element) => !(element.ariaLabel || element.labels?.[0]?.textContent.trim()
                || element.textContent.trim() || element.querySelector('legend, caption')))
            .filter((element) => element.checkVisibility())
            .map((element) => element.outerHTML)"""
    )
    assert nameless == []
    page.locator("summary", has_text="January 2026").click()
    group = page.get_by_role("group", name=FIRST, exact=True).first
    assert [group.get_by_label(name, exact=True).input_value() for name in ("Yes", "Partly", "No")] == [
        "9",
        "3",
        "",
    ]
    chart = result(page).get_by_role("img")
    assert "The table has the same numbers" in chart.get_attribute("aria-label")
    assert page.get_by_role("table", name=FIRST).is_visible()


def test_nothing_leaves_the_page_and_nothing_is_stored(tally, site, watch: Watch):
    page = tally()
    before = page.evaluate(STORED)
    asked, served = len(watch.requests), len(site.requests)
    open_text(page, json.dumps({"kind": KIND, "version": 1, "months": MONTHS}))
    page.get_by_role("button", name="Add a month").click()
    page.get_by_label("Month", exact=True).last.fill("2026-08")
    page.get_by_label("Number of cards").last.fill("20")
    with page.expect_download():
        page.get_by_role("button", name="Save as a file").click()
    assert page.evaluate(STORED) == before
    assert (len(watch.requests), len(site.requests)) == (asked, served)
    page.reload()
    expect(page.get_by_role("button", name="Add a month")).to_be_visible()
    assert page.locator(".tally-month").count() == 1
    assert page.get_by_label("Number of cards").input_value() == ""


def test_few_cards_are_not_shown_until_they_are_joined(tally):
    page = tally(MONTHS)
    assert rows(page)[1] == ["February 2026", "too few to show"]
    assert result(page).locator(".chart-point").count() == 4
    assert page.get_by_text("Fewer than five cards: this month is not shown by itself").is_visible()
    page.get_by_role("button", name="Join with the month before").click()
    expect(page.get_by_role("status").filter(has_text="Joined")).to_be_visible()
    assert rows(page)[0] == ["January 2026 to February 2026", "12", "16", "75%", "51% – 90%"]
    assert page.evaluate("document.activeElement.type") == "month"
    assert page.get_by_role("button", name="Join with").filter(visible=True).count() == 0
    few = tally([month("2026-02", 4, 4)])
    assert rows(few) == [["February 2026", "too few to show"]]
    assert "Nothing can be shown yet" in result(few).inner_text()
    assert few.locator("svg.tally-chart").count() == 0


def test_the_chart_and_the_table_have_the_same_numbers(tally):
    page = tally(MONTHS)
    drawn = (
        result(page)
        .locator("svg")
        .evaluate(
            """(svg) => {
            const [none, , every] = [...svg.querySelectorAll('.chart-grid')].map((line) => +line.getAttribute('y1'));
            const share = (y) => Math.round(100 * (none - y) / (none - every)) + '%';
            const y = (element, name) => share(+element.getAttribute(name));
            const ranges = [...svg.querySelectorAll('.chart-range')];
            return {
                points: [...svg.querySelectorAll('.chart-point')].map((point, index) => [y(point, 'cy'),
                    `${y(ranges[index], 'y1')} – ${y(ranges[index], 'y2')}`]),
                middle: y(svg.querySelector('.chart-middle'), 'y1'),
                lines: svg.querySelectorAll('.chart-line').length,
            };
        }"""
        )
    )
    shown = [row for row in rows(page) if len(row) == 5]
    assert drawn["points"] == [row[3:] for row in shown]
    assert drawn["lines"] == 2  # none into the month that is not shown
    assert f"The middle of 4 months is {drawn['middle']}" in result(page).inner_text()


def test_a_file_comes_back_as_it_was_saved(tally, tmp_path):
    page = tally([*reversed(MONTHS[2:]), month("2025-11", 7, 5, "2025-12")])
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save as a file").click()
    assert waiting.value.suggested_filename == "tally.json"
    file = tmp_path / "tally.json"
    waiting.value.save_as(file)
    saved = json.loads(file.read_text("utf-8"))
    assert saved == {"kind": KIND, "version": 1, "months": [month("2025-11", 7, 5, "2025-12"), *MONTHS[2:]]}
    again = tally()
    again.get_by_label("Open a file").set_input_files(file)
    expect(again.get_by_role("status").filter(has_text="Opened: 4 months")).to_be_visible()
    assert rows(again) == rows(page)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "not json {",
        '{"kind": "common-ground-tally", "version": 1, "months": [{"from": "<img src=x onerror=alert(1)>"}]}',
        json.dumps({"kind": KIND, "version": 1, "months": [month("2026-01", 3, 9)]}),
        json.dumps({"kind": KIND, "version": 1, "months": [month("2026-01", 9, 3)] * 2}),
        "[" * 100_000,
        " " * 300_000,
    ],
)
def test_a_file_that_is_no_tally_is_answered_kindly_and_changes_nothing(tally, watch, text):
    page = tally(MONTHS)
    before = rows(page)
    open_text(page, text)
    expect(page.get_by_role("status").filter(has_text="Nothing was changed")).to_be_visible()
    assert rows(page) == before
    assert watch.errors == []


def test_what_cannot_be_is_told_beside_the_month(tally):
    page = tally()
    page.get_by_label("Month", exact=True).fill("2026-03")
    page.get_by_label("Number of cards").fill("6")
    page.get_by_label("Yes", exact=True).first.fill("7")
    assert page.get_by_text("more answers than there are cards").is_visible()
    assert page.locator(".tally-results").is_hidden()
    page.get_by_label("Yes", exact=True).first.fill("1.5")
    assert page.get_by_text("Use whole numbers").is_visible()
    page.get_by_role("button", name="Save as a file").click()
    expect(page.get_by_role("status").filter(has_text="nothing to save yet")).to_be_visible()


def test_results_or_a_blank_sheet_are_printed(tally):
    page = tally(MONTHS)
    page.evaluate("window.print = () => {}")
    page.emulate_media(media="print")
    assert page.locator(".tally-results").is_visible()
    assert page.locator(".tally-sheet").is_hidden()
    assert page.locator(".tally-tool").is_hidden()
    page.emulate_media(media="screen")
    page.get_by_role("button", name="Print a blank sheet").click()
    page.emulate_media(media="print")
    assert page.locator(".tally-results").is_hidden()
    assert page.locator(".tally-sheet").is_visible()


def test_without_a_script_the_way_by_hand_is_there(site, new_page):
    page = new_page(java_script_enabled=False)
    page.goto(site.url + "evaluate/tally/")
    assert page.get_by_role("heading", name="By hand").is_visible()
    assert page.get_by_role("table").is_visible()
    assert page.get_by_text("needs JavaScript").is_visible()
    assert page.get_by_role("button", name="Add a month").count() == 0


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize(
    "look", [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"forced_colors": "active"}]
)
def test_with_months_in_it_nobody_is_shut_out(tally, axe, watch, look, width):
    page = tally(MONTHS, viewport={"width": width, "height": 800}, **look)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    small = page.locator(".tally-tool").evaluate(
        """(tool) => [...tool.querySelectorAll('button, label.button, .field, summary')]
            .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height < 44)
            .map((element) => element.outerHTML)"""
    )
    assert small == []
    assert (watch.csp, watch.errors) == ([], [])
