"""The session planner and the plans in Chromium: by keyboard alone, on one page of paper, and told to nobody."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Watch
from tests.browser.paper import sheets_of
from tests.browser.server import SiteServer

PLANNER = "facilitate/planner/"
FORMAT = "facilitate/session-format/"
PLAN = "facilitate/sessions/my-plan-for-rough-days/"
LIGHT_PLAN = "facilitate/sessions/being-heard/"
USUAL = ["Door and welcome", "Agreement", "Check-in", "Topic", "Sharing", "Practice", "Check-out", "Close"]


@pytest.fixture
def site(demo_site: Path, serve_site: Callable[..., SiteServer]) -> SiteServer:
    """The project's own site."""
    return serve_site(demo_site)


@pytest.fixture
def visit(site: SiteServer, new_page: Callable[..., Page]) -> Callable[..., Page]:
    """Opens a page of the site: `visit(path, **options of a browser context)`."""

    def opened(path: str, **options: object) -> Page:
        page = new_page(**options)
        page.goto(site.url + path)
        if options.get("java_script_enabled", True) and path == PLANNER:
            expect(page.get_by_role("form", name="Session planner")).to_be_visible()
        return page

    return opened


def order(page: Page) -> list[tuple[str, str, str]]:
    """The running order on the sheet: time, minutes and part of each line, without what comes before and after the meeting."""
    return page.locator(".planner-sheet tbody tr:not(.planner-aside)").evaluate_all(
        "rows => rows.map(row => [row.cells[0].textContent, row.cells[1].textContent, row.querySelector('b').textContent])"
    )


def parts(page: Page) -> list[str]:
    return [part for _, _, part in order(page)]


def choose_all(page: Page) -> None:
    for box in page.locator(".planner-part [type=checkbox]").all():
        box.check()


def said(page: Page) -> Locator:
    return page.locator(".planner [role=status]")


def tab_to(page: Page, target: Locator) -> None:
    """Presses Tab until an element has the focus."""
    for _ in range(120):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail("Tab does not get there")


def test_the_usual_meeting_is_laid_out_at_once(visit: Callable[..., Page]) -> None:
    page = visit(PLANNER)
    assert parts(page) == USUAL
    rows = order(page)
    assert rows[0][:2] == ["19:00", "5"]
    assert rows[-1][:2] == ["20:27", "3"]
    expect(said(page)).to_have_text("The parts take 90 of 90 minutes and end at 20:30.")
    aside = page.locator(".planner-aside .planner-time:first-child")
    assert aside.all_inner_texts() == ["18:45", "20:30"]


def test_the_clock_is_the_visitors(visit: Callable[..., Page]) -> None:
    page = visit(PLANNER, locale="en-US")
    assert re.fullmatch(r"7:00\sPM", order(page)[0][0])


def test_by_keyboard_alone_nothing_asked_nothing_kept(
    visit: Callable[..., Page], watch: Watch, tmp_path: Path
) -> None:
    page = visit(PLANNER)
    page.wait_for_load_state("networkidle")
    asked, address, length = len(watch.requests), page.url, page.evaluate("history.length")
    keys = page.keyboard

    tab_to(page, page.get_by_label("It starts at"))
    keys.type("1830")
    tab_to(page, page.get_by_label("How long"))
    keys.type("60")
    assert order(page)[0][0] == "18:30"
    expect(said(page)).to_have_text("The parts take 60 of 60 minutes and end at 19:30.")

    tab_to(page, page.get_by_label("People you expect"))
    keys.type("14")
    expect(said(page)).to_contain_text("make two groups")
    tab_to(page, page.get_by_label("Two or more"))
    keys.press("ArrowDown")
    expect(page.get_by_label("One alone")).to_be_checked()
    expect(said(page)).to_contain_text("Two facilitators are better")
    expect(page.get_by_text("Alone, an hour is enough.")).to_be_hidden()

    tab_to(page, page.get_by_role("combobox", name="Session plan"))
    keys.type("My plan")
    expect(page.locator(".planner-topic")).to_contain_text("Who and where could you turn to?")
    expect(said(page)).to_contain_text("take a lighter one")

    tab_to(page, page.get_by_label("Topic", exact=True))
    keys.press("Space")
    assert "Topic" not in parts(page)
    expect(said(page)).to_contain_text(
        "Topic is left out. The parts take 53 of 60 minutes and end at 19:23. 7 minutes are free."
    )

    up = page.get_by_role("button", name="Move Practice up")
    tab_to(page, up)
    for _ in range(2):
        keys.press("Enter")
    assert parts(page) == [
        "Door and welcome",
        "Agreement",
        "Check-in",
        "Practice",
        "Sharing",
        "Check-out",
        "Close",
    ]
    expect(up).to_be_focused()
    expect(said(page)).to_contain_text("Practice is now number 7 of 12.")

    minutes = page.get_by_label("Minutes for Sharing")
    tab_to(page, minutes)
    keys.press("Control+a")
    keys.type("40")
    expect(said(page)).to_contain_text("That is 16 minutes too long: take a little from a part")
    tab_to(page, page.get_by_role("button", name="Fit to the time"))
    keys.press("Enter")
    expect(said(page)).to_have_text("The parts take 60 of 60 minutes and end at 19:30.")
    tab_to(page, page.get_by_role("button", name="The usual parts again"))
    keys.press("Enter")
    assert parts(page) == USUAL

    page.pdf(path=tmp_path / "plan.pdf", format="A4")
    assert len(watch.requests) == asked
    assert (page.url, page.evaluate("history.length")) == (address, length)
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert watch.errors == []
    assert watch.csp == []
    page.reload()
    expect(page.get_by_role("combobox", name="Session plan")).to_have_value("")


def test_the_first_and_the_last_parts_stay_and_a_move_that_cannot_be_made_is_said(
    visit: Callable[..., Page],
) -> None:
    page = visit(PLANNER)
    for name in ("Door and welcome", "Agreement", "Check-out", "Close"):
        expect(page.get_by_role("checkbox", name=name)).to_have_count(0)
        expect(page.get_by_role("button", name=f"Move {name} up")).to_have_count(0)
    page.get_by_role("button", name="Move Check-in up").click()
    page.get_by_role("button", name="Move Check-in up").click()
    expect(said(page)).to_have_text("Check-in cannot go further up.")
    assert parts(page)[:3] == USUAL[:3]


def test_everything_has_a_name_and_one_thing_speaks(visit: Callable[..., Page]) -> None:
    page = visit(PLANNER)
    names = page.locator(
        ".planner-form input, .planner-form select, .planner-form button, .planner-form fieldset"
    )
    nameless = names.evaluate_all(
        """all => all.filter(one => !(one.getAttribute("aria-label") || one.textContent.trim()
          || [...(one.labels ?? [])].map(label => label.textContent.trim()).join(""))).map(one => one.outerHTML)"""
    )
    assert nameless == []
    assert page.locator(".planner [role=status], .planner [aria-live]").count() == 1
    tree = page.locator(".planner-form").aria_snapshot()
    for name in ('group "The meeting"', 'group "The topic"', 'group "The parts"', 'group "Facilitators"'):
        assert name in tree
    for name in ('spinbutton "Minutes for Check-in min"', 'button "Move Sharing down"', 'checkbox "Break"'):
        assert name.replace(" min", "") in tree


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("many", [False, True])
def test_a_meeting_is_one_page_of_paper(visit: Callable[..., Page], paper: str, many: bool) -> None:
    page = visit(PLANNER, locale="en-US")
    if many:
        choose_all(page)
        page.get_by_label("Online", exact=True).check()
    page.get_by_role("combobox", name="Session plan").select_option("my-plan-for-rough-days")
    assert sheets_of(page, paper) == 1
    page.emulate_media(media="print")
    sheet = page.locator(".planner-sheet")
    for words in (*USUAL, "Who leads", "Say the limit first", "There is one limit.", "In danger:"):
        expect(sheet.get_by_text(words).locator("visible=true").first).to_be_visible()
    expect(sheet.get_by_text("Who and where could you turn to?")).to_be_visible()
    expect(sheet.get_by_text("Write your country's line here:")).to_be_visible()
    if many:
        expect(sheet.get_by_text("No one saves, records or shares anything.")).to_be_visible()
    for hidden in (".planner-form", ".orders", "h1", ".reviewed"):
        expect(page.locator(hidden).first).to_be_hidden()


def test_every_plan_fits_the_page(visit: Callable[..., Page]) -> None:
    page = visit(PLANNER, locale="en-US")
    choose_all(page)
    page.get_by_label("Online", exact=True).check()
    plans = page.locator("#planner-plan option").evaluate_all("all => all.map(one => one.value)")
    assert len(plans) == 17
    for plan in plans:
        page.get_by_role("combobox", name="Session plan").select_option(plan)
        assert sheets_of(page, "Letter") == 1, plan


def test_without_script_the_ready_running_orders_are_there_and_print(visit: Callable[..., Page]) -> None:
    for path in (PLANNER, FORMAT):
        page = visit(path, java_script_enabled=False)
        assert page.locator(".planner:visible, button:visible").count() == 0
        for length, last in ((60, "58–60"), (90, "87–90")):
            sheet = page.locator(".order").filter(has_text=f"A meeting of {length} minutes")
            assert sheet.locator("tbody b").all_inner_texts() == USUAL
            expect(sheet.get_by_text(last)).to_be_visible()
        assert sheets_of(page, "A4") == (2 if path == PLANNER else 4)


@pytest.mark.parametrize("script", [True, False])
def test_a_plan_and_its_handout_print_together_or_alone(visit: Callable[..., Page], script: bool) -> None:
    page = visit(PLAN, java_script_enabled=script)
    expect(page.get_by_role("button", name="Print", exact=True)).to_have_count(1 if script else 0)
    for label, pages, shown, hidden in (
        ("Plan and handout", 2, ".plan-sheet, .handout", "h1"),
        ("Only the plan", 1, ".plan-sheet", ".handout"),
        ("Only the handout", 1, ".handout", ".plan-sheet"),
    ):
        page.get_by_label(label).check()
        page.emulate_media(media="print")
        for sheet in page.locator(shown).all():
            expect(sheet).to_be_visible()
        expect(page.locator(hidden).first).to_be_hidden()
        for paper in ("A4", "Letter"):
            assert sheets_of(page, paper) == pages, (label, paper)
        page.emulate_media(media="screen")


def test_the_button_prints(visit: Callable[..., Page]) -> None:
    for path, name in ((PLANNER, "Print the running order"), (LIGHT_PLAN, "Print")):
        page = visit(path)
        page.evaluate("window.print = () => { window.printed = true; }")
        page.get_by_role("button", name=name, exact=True).click()
        assert page.evaluate("window.printed") is True


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark", "forced"])
@pytest.mark.parametrize("path", ["facilitate/", "facilitate/sessions/", PLANNER, FORMAT, PLAN, LIGHT_PLAN])
def test_nobody_is_shut_out(
    path: str,
    scheme: str,
    width: int,
    visit: Callable[..., Page],
    axe: Callable[..., list[str]],
    watch: Watch,
) -> None:
    looks = {"forced_colors": "active"} if scheme == "forced" else {"color_scheme": scheme}
    page = visit(path, viewport={"width": width, "height": 800}, **looks)
    if path == PLANNER:
        page.get_by_label("One alone").check()
        page.get_by_role("combobox", name="Session plan").select_option("telling-people")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert watch.csp == []
    assert watch.errors == []


def test_targets_are_large_enough_for_a_thumb(visit: Callable[..., Page]) -> None:
    for path in (PLANNER, PLAN):
        page = visit(path, viewport={"width": 390, "height": 844})
        small = page.locator(
            ".planner-form button:visible, .planner-form label:visible:has(input[type=radio], input[type=checkbox]),"
            " .planner-form input.field:visible, .planner-form select:visible, .plan-print label, .plan-print button"
        ).evaluate_all(
            "all => all.filter(one => one.getBoundingClientRect().height < 43.5).map(one => one.outerHTML)"
        )
        assert small == [], path
