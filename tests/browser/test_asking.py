"""One box that understands what people type, and the plain controls beside it, in a real browser."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from commonground.directory import Directory
from commonground.options import Options
from commonground.project import Project
from commonground.settings import Settings
from tests.browser.server import SiteServer
from tools.made_site import write_site

PROJECT = Path(__file__).parents[2]
NOW = "2026-11-24T19:05:00Z"  # a Tuesday
LONDON = {"timezone_id": "Europe/London", "locale": "en-GB"}


def build(folder: Path, country: str) -> tuple[Directory, Path]:
    """Makes the directory's part of the site of the demonstration groups."""
    settings = Settings(country=country, site_url="https://site.example.org/sub/")
    return write_site(Project.at(PROJECT), folder, settings, Options(date(2026, 11, 24)))


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Directory, Path]:
    """The demonstration groups and their site, with British numbers for help."""
    return build(tmp_path_factory.mktemp("asking"), "GB")


@pytest.fixture
def site(demo: tuple[Directory, Path], serve_site: Callable[..., SiteServer]) -> SiteServer:
    """The site, served under a path of its own."""
    return serve_site(demo[1], under="/sub/")


@pytest.fixture
def find(site: SiteServer, new_page: Callable[..., Page]) -> Callable[..., Page]:
    """Opens the finder at a fixed moment: `find(now, **options of a browser context)`."""

    def open_finder(now: str = NOW, **options: object) -> Page:
        page = new_page(**{**LONDON, **options})
        page.clock.set_fixed_time(now)
        page.goto(f"{site.url}find/")
        return page

    return open_finder


def ask(page: Page, q: str) -> None:
    """Types and presses Enter, and waits for the answer."""
    page.fill("input[name=q]", q)
    page.press("input[name=q]", "Enter")
    expect(page.locator("#answer, #help-first-title").and_(page.locator(":focus"))).to_have_count(1)
    expect(page.locator("#results")).not_to_have_attribute("aria-busy", "true")


def chips(page: Page) -> dict[str, str]:
    """Reads what was understood: facet to values."""
    found: dict[str, str] = page.eval_on_selector_all(
        "#understood [data-facet]",
        "all => Object.fromEntries(all.map(one => [one.dataset.facet, one.dataset.value]))",
    )
    return found


def ids(page: Page, part: str = "") -> list[str]:
    """Reads the ids of the listings that are shown."""
    within = f'[data-part="{part}"] ' if part else ""
    return page.eval_on_selector_all(
        f"#results {within}[data-group]", "all => all.map(one => one.dataset.group)"
    )


def total(page: Page) -> int:
    return int(page.get_attribute("#count", "data-total") or -1)


def kept(page: Page) -> str:
    """Everything that the tab or the device remembers."""
    return json.dumps(
        page.evaluate(
            "[history.state, {...localStorage}, {...sessionStorage}, document.cookie, location.href]"
        )
    )


def test_what_is_typed_is_understood_in_any_order(find: Callable[..., Page]) -> None:
    page = find()
    for q in ("anxeity in leeds tonight", "tonight: Leeds, anxious"):
        ask(page, q)
        found = chips(page)
        assert found.keys() == {"near", "when", "topics"}
        assert (found["topics"], found["when"]) == ("anxiety", "tonight")
        expect(page.locator("#answer")).to_contain_text("tonight, nearest to Leeds first")
        expect(page.locator("#when")).to_have_value("tonight")
        expect(page.locator('input[name="topics"][value="anxiety"]')).to_be_checked()


def test_taking_a_chip_away_takes_its_words_out_of_the_box(find: Callable[..., Page]) -> None:
    page = find()
    ask(page, "anxiety in leeds on a weekend")
    page.get_by_role("button", name="Remove filter Anxiety").click()
    expect(page.locator("input[name=q]")).to_have_value("in leeds on a weekend")
    page.get_by_role("button", name="Remove filter At the weekend").click()
    expect(page.locator("#understood [data-facet]")).to_have_count(1)
    page.get_by_role("button", name="Remove filter Near Leeds").click()
    expect(page.locator("#understood")).to_be_hidden()


def test_a_place_of_several_is_asked_back_and_a_misspelled_one_told(find: Callable[..., Page]) -> None:
    page = find()
    ask(page, "grief newport")
    expect(page.locator("#near-note")).to_contain_text("Showing groups near Newport")
    other = page.locator("#near-note button").first
    name = (other.text_content() or "").split(",")[0]
    other.click()
    expect(page.locator("#understood [data-facet=near]")).to_contain_text(f"Near {name}")
    expect(page.locator("input[name=q]")).to_have_value("grief")
    page = find()
    ask(page, "grief in manchestr")
    expect(page.locator("#near-note")).to_contain_text(
        "no place called “manchestr”. Showing groups near Manchester"
    )
    expect(page.locator("#results [data-meters]")).not_to_have_count(0)
    page = find()
    ask(page, "grief in qqqqqqq")
    expect(page.locator("#near-note")).to_contain_text("We know no place called “qqqqqqq”.")


def test_someone_i_care_about_has_a_switch(demo: tuple[Directory, Path], find: Callable[..., Page]) -> None:
    page = find()
    assert page.locator("#who").is_hidden()
    ask(page, "my son hears voices")
    assert chips(page) == {"relation": "someone", "topics": "psychosis-voices-visions"}
    expect(page.locator("#who p")).to_contain_text("family and friends")
    by_id = {one.group.id: one.group for one in demo[0].listings}
    shown = [by_id[id] for id in ids(page)]
    assert shown
    supporters = {"carers-family-friends", "partners"}
    assert all(
        supporters & set(one.audiences) or one.supporters_welcome == "yes" or one.led_by == "family-peer"
        for one in shown
    )
    page.get_by_role("button", name="For me", exact=True).click()
    expect(page.locator('#understood [data-facet="relation"]')).to_have_attribute("data-value", "me")
    expect(page.locator("#who [value=me]")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("input[name=q]")).to_have_value("hears voices")
    mine = [by_id[id] for id in ids(page)]
    assert not any(one.audiences and set(one.audiences) <= supporters for one in mine)
    page.get_by_role("button", name="For someone I care about", exact=True).click()
    expect(page.locator("#who [value=someone]")).to_have_attribute("aria-pressed", "true")
    assert {by_id[id].id for id in ids(page)} == {one.id for one in shown}


def test_help_now_comes_before_the_groups_and_blocks_nothing(
    find: Callable[..., Page], axe: Callable[..., list[str]]
) -> None:
    page = find()
    assert page.locator("#help-first").is_hidden()
    ask(page, "i dont want to be here anymore")
    expect(page.locator("#help-first-title")).to_be_focused()
    expect(page.locator("#help-first a").first).to_have_attribute("href", "tel:999")
    tops = page.evaluate(
        "['#help-first', '#answer'].map(one => document.querySelector(one).getBoundingClientRect().top)"
    )
    assert tops[0] < tops[1]
    assert axe(page) == []
    assert chips(page)["topics"] == "suicidal-thoughts"
    page.fill("input[name=q]", "anxiety")
    expect(page.locator("#help-first")).to_be_hidden()


def test_without_a_country_help_now_leads_to_the_numbers(
    tmp_path: Path, serve_site: Callable[..., SiteServer], new_page: Callable[..., Page]
) -> None:
    page = new_page()
    page.goto(f"{serve_site(build(tmp_path, '')[1]).url}find/")
    ask(page, "want to die")
    links = page.locator("#help-first a")
    expect(links).to_have_count(1)
    expect(links).to_have_attribute("href", "../help-now/")


def test_tonight_has_lines_first_and_tomorrow_last(find: Callable[..., Page]) -> None:
    page = find()
    ask(page, "talk tonight")
    parts = page.eval_on_selector_all("#results [data-part]", "all => all.map(one => one.dataset.part)")
    assert parts[0] == "lines"
    assert parts[-1] == "tomorrow"
    assert parts.index("online") < parts.index("near")
    starts = page.eval_on_selector_all(
        "#results [data-part]:not([data-part=tomorrow]) [data-next]",
        "all => all.map(one => one.dataset.next)",
    )
    until = page.evaluate("new Date(2026, 10, 25, 5).getTime()")
    assert starts
    assert all(page.evaluate("text => Date.parse(text)", start) < until for start in starts)
    page.get_by_role("button", name="Show all of tomorrow").click()
    expect(page.locator('#understood [data-facet="when"]')).to_have_attribute("data-value", "tomorrow")
    assert "tonight" not in page.input_value("input[name=q]")


def test_a_line_that_opened_before_midnight_is_open_now(find: Callable[..., Page]) -> None:
    page = find(now="2026-11-25T01:30:00Z")
    page.select_option("#when", "now")
    expect(page.locator("#understood [data-facet=when]")).to_have_attribute("data-value", "now")
    expect(page.locator("#results")).not_to_have_attribute("aria-busy", "true")
    lines = page.locator('[data-part="lines"] .card-when')
    expect(lines).not_to_have_count(0)
    assert all("On now" in text or "in " in text for text in lines.all_text_contents())


def test_the_time_is_chosen_beside_the_box(find: Callable[..., Page]) -> None:
    page = find()
    ask(page, "tonight anxiety")
    page.select_option("#when", "week")
    expect(page.locator("#understood [data-facet=when]")).to_have_attribute("data-value", "week")
    expect(page.locator("input[name=q]")).to_have_value("anxiety")
    page.check('input[name="weekday"][value="thursday"]')
    page.check('input[name="daypart"][value="evening"]')
    expect(page.locator("#understood [data-facet]")).to_have_count(4)
    page.select_option("#when", "")
    expect(page.locator("#understood [data-facet=when]")).to_have_count(0)


def test_away_from_home_leaves_out_what_is_near(find: Callable[..., Page]) -> None:
    page = find()
    ask(page, "leeds")
    near = page.eval_on_selector_all("#results [data-meters]", "all => all.map(one => +one.dataset.meters)")
    assert min(near) < 3000
    page.select_option("#beyond", index=3)
    expect(page.locator("#understood [data-facet=beyond]")).to_have_count(1)
    least = int(page.input_value("#beyond"))
    expect(page.locator("#results")).not_to_have_attribute("aria-busy", "true")
    far = page.eval_on_selector_all("#results [data-meters]", "all => all.map(one => +one.dataset.meters)")
    assert far
    assert min(far) >= least


def test_under_18_is_asked_and_kept_nowhere(demo: tuple[Directory, Path], find: Callable[..., Page]) -> None:
    page = find()
    everything = total(page)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    before = page.evaluate("JSON.stringify(history.state)")
    page.get_by_label("I am under 18").check()
    expect(page.locator('#understood [data-facet="ages"]')).to_have_count(1)
    expect(page.locator("#results")).not_to_have_attribute("aria-busy", "true")
    assert 0 < total(page) < everything
    by_id = {one.group.id: one.group for one in demo[0].listings}
    assert all("teens-13-17" in by_id[id].audiences or (by_id[id].age_min or 18) < 18 for id in ids(page))
    assert page.evaluate("JSON.stringify(history.state)") == before
    ask(page, "anxiety")
    expect(page.locator('#understood [data-facet="ages"]')).to_have_count(1)
    assert "18" not in kept(page).replace("2018", "")
    page.click("#share-copy")
    expect(page.locator("#share-said")).to_have_text("The link is copied.")
    assert "18" not in page.evaluate("navigator.clipboard.readText()").split("#")[1]
    page.reload()
    assert not page.get_by_label("I am under 18").is_checked()
    expect(page.locator('#understood [data-facet="ages"]')).to_have_count(0)


def test_under_18_is_taken_back_by_its_chip(find: Callable[..., Page]) -> None:
    page = find()
    page.get_by_label("I am under 18").check()
    page.get_by_role("button", name="Remove filter I am under 18").click()
    expect(page.locator("#understood")).to_be_hidden()
    assert not page.get_by_label("I am under 18").is_checked()


def test_back_and_forward_bring_what_was_typed_and_chosen(find: Callable[..., Page]) -> None:
    page = find()
    ask(page, "grief tonight")
    page.select_option("#when", "week")
    expect(page.locator("#understood [data-facet=when]")).to_have_attribute("data-value", "week")
    page.go_back(wait_until="commit")
    expect(page.locator("#understood [data-facet=when]")).to_have_attribute("data-value", "tonight")
    expect(page.locator("input[name=q]")).to_have_value("grief tonight")
    page.go_forward(wait_until="commit")
    expect(page.locator("#understood [data-facet=when]")).to_have_attribute("data-value", "week")
    page.reload()
    expect(page.locator("#understood [data-facet=when]")).to_have_attribute("data-value", "week")
    expect(page.locator("#understood [data-facet=topics]")).to_have_attribute("data-value", "grief")


def test_a_copied_link_holds_what_was_understood_and_no_word_of_it(find: Callable[..., Page]) -> None:
    page = find()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ask(page, "my brother hears voices in leeds tonight")
    page.click("#share-copy")
    expect(page.locator("#share-said")).to_have_text("The link is copied.")
    link = page.evaluate("navigator.clipboard.readText()").split("#")[1]
    assert "brother" not in link
    assert {pair.split("=")[0] for pair in link.split("&")} == {"near", "when", "relation", "topics"}


def test_words_that_are_left_order_the_answer(find: Callable[..., Page]) -> None:
    page = find()
    ask(page, "grief")
    plainly = total(page)
    ask(page, "grief qqqqq")
    assert total(page) == plainly
    expect(page.locator("#note")).to_contain_text("qqqqq")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_what_was_understood_is_accessible(
    scheme: str, width: int, find: Callable[..., Page], axe: Callable[..., list[str]]
) -> None:
    page = find(viewport={"width": width, "height": 800}, color_scheme=scheme)
    ask(page, "my son wants to die leeds tonight")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    small = """all => all.filter(one => one.offsetParent && one.getBoundingClientRect().height < 43.9)
        .map(one => one.outerHTML.slice(0, 90))"""
    assert page.eval_on_selector_all("main button, main select, main a, .opt, .field", small) == []


@contextmanager
def held_back(page: Page) -> Iterator[None]:
    """Keeps the list of groups from arriving, as on a slow line, until the block is left."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/finder/groups.json", hold)
    yield
    for route in held:
        route.continue_()
    page.unroute("**/finder/groups.json")


def test_words_typed_while_the_list_is_on_its_way_stay(
    site: SiteServer, new_page: Callable[..., Page]
) -> None:
    page = new_page(**LONDON)
    page.clock.install(time=NOW)
    page.goto(f"{site.url}find/")
    with held_back(page):
        page.focus("input[name=q]")
        page.keyboard.type("p")
        expect(page.locator("#wait")).to_be_visible()
        page.clock.pause_at("2026-11-24T20:00:00Z")  # what is typed from here on has not rested yet
        page.keyboard.type("anic")
        page.keyboard.press("Tab")
        page.keyboard.type("Leeds")
    expect(page.locator("#understood [data-facet=q]")).to_have_attribute("data-value", "p")
    expect(page.locator("input[name=q]")).to_have_value("panic")
    expect(page.locator("input[name=near]")).to_have_value("Leeds")
    page.clock.resume()
    expect(page.locator("#understood [data-facet=topics]")).to_have_attribute("data-value", "panic")
    page.press("input[name=near]", "Enter")
    expect(page.locator("#understood [data-facet=near]")).to_contain_text("Near Leeds")
    assert chips(page)["topics"] == "panic"


def test_a_place_chosen_while_the_list_is_on_its_way_keeps_the_words(find: Callable[..., Page]) -> None:
    page = find()
    with held_back(page):
        page.focus("input[name=q]")
        page.keyboard.type("panic")
        page.focus("input[name=near]")
        page.keyboard.type("Leeds")
        page.locator("#near-list [role=option]").first.click()
    expect(page.locator("#understood [data-facet=near]")).to_contain_text("Near Leeds")
    expect(page.locator("input[name=q]")).to_have_value("panic")
    assert chips(page)["topics"] == "panic"


def test_where_every_room_is_far_away_it_says_so_and_what_joins_from_home_comes_first(
    find: Callable[..., Page],
) -> None:
    page = find()
    page.fill("input[name=near]", "Aberdeen")
    ask(page, "anxiety")
    nearest = page.locator('[data-part="near"] [data-meters]').first
    miles = round(int(nearest.get_attribute("data-meters") or 0) / 1609.344)
    assert miles > 62
    expect(page.locator("#part-near")).to_have_text(f"In person, {miles} miles and more from Aberdeen")
    parts = page.locator("#results [data-part]").evaluate_all("all => all.map(one => one.dataset.part)")
    assert parts.index("online") < parts.index("near")
    page.fill("input[name=near]", "Leeds")
    ask(page, "")
    expect(page.locator("#part-near")).to_have_text("Near Leeds")
    assert page.get_attribute("#results > :first-child", "data-part") == "near"
