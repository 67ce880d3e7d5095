"""The finder in a real browser: right answers, nothing told to anyone, and usable by every way of using it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from math import sin
from pathlib import Path
from random import Random

import pytest
from geopy.distance import great_circle
from playwright.sync_api import Page, expect

from commonground.directory import Directory, Listing
from commonground.pages import finder_index
from commonground.pages.where import ONLINE_FORMATS
from commonground.settings import Settings
from tests.browser.conftest import Watch
from tests.browser.server import SiteServer
from tools.made_site import made_site

PROJECT = Path(__file__).parents[2]
OLD_AFTER = 365
EARTH = 6_371_008.8
NOW = "2026-11-23T17:05:00Z"
PHONE = {"viewport": {"width": 390, "height": 844}}


@pytest.fixture(scope="session", params=[finder_index.ONE_FILE_UP_TO, 0], ids=["one-file", "shards"])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Directory, Path]:
    """A directory of invented groups, and its site without prose: its data in one file, and in shards."""
    settings = Settings(country="GB", site_url="https://site.example.org/sub/")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(finder_index, "ONE_FILE_UP_TO", request.param)
        return made_site(300, tmp_path_factory.mktemp("finder"), settings, date(2026, 11, 23))


@pytest.fixture
def site(made: tuple[Directory, Path], serve_site: Callable[..., SiteServer]) -> SiteServer:
    """The site, served under a path of its own."""
    return serve_site(made[1], under="/sub/")


@pytest.fixture
def find(site: SiteServer, new_page: Callable[..., Page]) -> Callable[..., Page]:
    """Opens the finder at a fixed moment: `find(**options of a browser context)`."""

    def open_finder(fragment: str = "", **options: object) -> Page:
        page = new_page(**options)
        page.clock.set_fixed_time(NOW)
        page.goto(f"{site.url}find/{fragment}")
        return page

    return open_finder


def ask(page: Page, q: str = "", near: str = "") -> None:
    """Asks as people do: types and presses Enter."""
    page.fill("input[name=q]", q)
    page.fill("input[name=near]", near)
    page.press("input[name=near]", "Enter")
    expect(page.locator("#answer")).to_be_focused()


def answered(page: Page) -> None:
    """Waits until what was asked last is answered."""
    expect(page.locator("#understood")).to_be_visible()
    expect(page.locator("#results")).not_to_have_attribute("aria-busy", "true")


def until(page: Page, condition: str) -> None:
    """Waits until an expression is true (the page's policy forbids Playwright's own way, which evaluates text)."""
    for _ in range(300):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(20)
    pytest.fail(f"never true: {condition}")


def total(page: Page) -> int:
    """Reads how many groups the page says there are."""
    return int(page.get_attribute("#count", "data-total") or -1)


def ids(page: Page, part: str = "") -> list[str]:
    """Reads the ids of the listings that are shown."""
    within = f'[data-part="{part}"] ' if part else ""
    return page.eval_on_selector_all(
        f"#results {within}[data-group]", "all => all.map(one => one.dataset.group)"
    )


def chord(meters: float) -> float:
    """The straight way through a sphere of radius 1 to what is so many meters away on the Earth."""
    return 2 * sin(meters / EARTH / 2)


def has(listing: Listing, facet: str, value: str) -> bool:
    """Whether a listing has a value of a facet that is about the whole listing."""
    if facet == "cost":
        return listing.group.cost is not None and listing.group.cost.kind == value
    return value in getattr(listing.group, facet)


def test_nearest_equals_brute_force(made: tuple[Directory, Path], find: Callable[..., Page]) -> None:
    points = {
        listing.group.id: [
            (placed.located.latitude, placed.located.longitude)
            for placed in listing.meetings
            if placed.located and placed.meeting.format not in ONLINE_FORMATS
        ]
        for listing in made[0].listings
    }
    old = {one.group.id for one in made[0].listings if (made[0].as_of - one.group.verified).days >= OLD_AFTER}
    page = find()
    random = Random(5)  # noqa: S311
    for _ in range(40):
        point = (round(random.uniform(-89, 89), 3), round(random.uniform(-179, 179), 3))
        ask(page, near=f"{point[0]}, {point[1]}")
        distances = {
            id: min(great_circle(point, at).m for at in found) for id, found in points.items() if found
        }
        # What was not confirmed for a year counts as twice as far (of the chord, not of the arc).
        keys = {
            id: chord(away) if id not in old else 2 * chord(max(away, 1000)) for id, away in distances.items()
        }
        shown = ids(page, "near")[:20]
        assert len(set(shown)) == 20
        # Which of several in one place comes first is not told.
        assert [round(keys[id], 9) for id in shown] == sorted(round(key, 9) for key in keys.values())[:20]
        meters = page.eval_on_selector_all(
            "#results [data-meters]", "all => all.map(one => +one.dataset.meters)"
        )
        assert meters[:20] == pytest.approx([distances[id] for id in shown], abs=1)


def test_filters_and_their_counts_are_exact(made: tuple[Directory, Path], find: Callable[..., Page]) -> None:
    listings = made[0].listings
    page = find()
    page.check('input[name="topics"][value="anxiety"]')
    page.check('input[name="topics"][value="depression"]')
    page.check('input[name="cost"][value="free"]')
    topics = ("anxiety", "depression")
    expected = [
        one
        for one in listings
        if any(has(one, "topics", word) for word in topics) and has(one, "cost", "free")
    ]
    expect(page.locator("#understood [data-facet]")).to_have_count(3)
    answered(page)
    assert total(page) == len(expected)
    assert set(ids(page)) <= {one.group.id for one in expected}

    def count(facet: str, value: str) -> int:
        option = page.locator(f'.opt:has(input[name="{facet}"][value="{value}"])')
        option.hover()  # what is counted in shards is counted when someone looks at it
        expect(option.locator(".opt-count")).not_to_be_empty()
        return int(option.locator(".opt-count").inner_text())

    donation = [
        one
        for one in listings
        if any(has(one, "topics", word) for word in topics) and has(one, "cost", "donation")
    ]
    assert count("cost", "donation") == len(donation)
    assert count("topics", "ocd") == sum(
        has(one, "topics", "ocd") and has(one, "cost", "free") for one in listings
    )


def test_what_is_asked_can_be_taken_away_again(find: Callable[..., Page]) -> None:
    page = find()
    everything = total(page)
    page.check('input[name="weekday"][value="friday"]')
    page.check('input[name="led_by"][value="peer"]')
    chips = page.locator("#understood [data-facet]")
    expect(chips).to_have_count(2)
    page.get_by_role("button", name="Remove filter Friday").click()
    expect(chips).to_have_count(1)
    expect(page.locator('input[name="weekday"][value="friday"]')).not_to_be_checked()
    expect(page.get_by_role("button", name="Remove filter Led by peers")).to_be_focused()
    page.get_by_role("button", name="Remove filter Led by peers").click()
    expect(page.locator("#count")).to_have_attribute("data-total", str(everything))
    expect(page.locator("#answer")).to_be_focused()


def test_words_are_searched_as_they_are_typed(find: Callable[..., Page]) -> None:
    page = find()
    page.type("input[name=q]", "panick attaks")
    expect(page.locator('#understood [data-facet="topics"][data-value="panic"]')).to_have_count(1)
    answered(page)
    found = total(page)
    assert 0 < found < 200
    expect(page.locator("input[name=q]")).to_be_focused()
    expect(page.locator('input[name="topics"][value="panic"]')).to_be_checked()
    page.check('input[name="cost"][value="free"]')
    expect(page.locator("#understood [data-facet]")).to_have_count(2)
    answered(page)
    assert total(page) <= found
    page.uncheck('input[name="topics"][value="panic"]')
    expect(page.locator("#understood [data-facet]")).to_have_count(1)
    expect(page.locator("input[name=q]")).to_have_value("")


def test_back_and_forward_show_the_search_again(site: SiteServer, find: Callable[..., Page]) -> None:
    page = find()
    everything = total(page)
    page.check('input[name="format"][value="in-person"]')
    ask(page, near="53.80,-1.55")
    page.get_by_role("button", name="Show more").first.click()
    expect(page.locator('[data-part="near"] .card')).to_have_count(40)
    shown = ids(page)
    link = page.locator('[data-part="near"] .card-name a').nth(30)
    link.scroll_into_view_if_needed()
    until(page, "history.state.finder.scroll > 500")
    place = page.evaluate("scrollY")
    link.click()
    page.wait_for_url("**/groups/**")
    page.go_back(wait_until="commit")
    expect(page.locator('[data-part="near"] .card')).to_have_count(40)
    assert ids(page) == shown
    until(page, f"Math.abs(scrollY - {place}) < 60")
    page.go_back(wait_until="commit")
    expect(page.locator("#understood [data-facet=near]")).to_have_count(0)
    expect(page.locator('input[name="format"][value="in-person"]')).to_be_checked()
    page.go_back(wait_until="commit")
    expect(page.locator("#count")).to_have_attribute("data-total", str(everything))
    page.go_forward(wait_until="commit")
    page.go_forward(wait_until="commit")
    expect(page.locator("#understood [data-facet=near]")).to_have_count(1)
    page.reload()
    expect(page.locator("#understood [data-facet=near]")).to_have_count(1)
    expect(page.locator('input[name="format"][value="in-person"]')).to_be_checked()


def test_nothing_that_is_asked_leaves_the_page(
    site: SiteServer, watch: Watch, find: Callable[..., Page]
) -> None:
    page = find()
    address, title = page.url, page.title()
    before = len(watch.requests)
    for q, near in (("my secret worry", "53.8,-1.5"), ("panic", "40.7 -74.0"), ("grief", "")):
        ask(page, q, near)
        assert (page.url, page.title()) == (address, title)
    for box in page.locator("#filters input").all()[:40:8]:
        box.check()
    page.select_option("#order", "soonest")
    assert (page.url, page.title()) == (address, title)
    part = re.compile(
        re.escape(site.url) + r"finder/(shards/[0-9a-f]{16}/[0-9]+|places/[0-9a-f]{16}(/[0-9]+)?)\.json"
    )
    data = [one for one in watch.requests[before:] if one.endswith(".json") and not part.fullmatch(one)]
    assert sorted(data) == [f"{site.url}finder/{name}.json" for name in ("groups", "places", "words")]
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert watch.csp == []


def test_the_first_page_hands_a_search_over_once(site: SiteServer, find: Callable[..., Page]) -> None:
    page = find()
    page.evaluate("""sessionStorage.setItem("cg:ask", JSON.stringify({ q: "panic" }))""")
    page.reload()
    expect(page.locator('#understood [data-facet="topics"]')).to_have_attribute("data-value", "panic")
    assert page.input_value("input[name=q]") == "panic"
    assert page.evaluate("sessionStorage.length") == 0


def test_a_copied_link_shows_the_search_and_nothing_of_it_stays_in_the_address(
    site: SiteServer, find: Callable[..., Page]
) -> None:
    page = find("#topics=grief+gone&format=in-person&colour=red")
    expect(page.locator("#understood [data-facet]")).to_have_count(2)
    expect(page.locator("#note")).to_contain_text("gone, colour")
    assert page.url == f"{site.url}find/"
    page.evaluate("location.hash = 'cost=free'")
    expect(page.locator("#understood [data-facet]")).to_have_count(1)
    assert page.url == f"{site.url}find/"
    page.go_back(wait_until="commit")
    expect(page.locator("#understood [data-facet]")).to_have_count(2)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.fill("input[name=q]", "tea")
    expect(page.locator("#understood [data-facet]")).to_have_count(3)
    page.click("#share-copy")
    expect(page.locator("#share-said")).to_have_text("The link is copied.")
    assert page.evaluate("navigator.clipboard.readText()") == f"{site.url}find/#format=in-person&topics=grief"
    page.check("#share-words input")
    page.click("#share-copy")
    expect(page.locator("#share-said")).to_have_text("The link is copied.")
    assert page.evaluate("navigator.clipboard.readText()").endswith("&q=tea")


def test_without_the_data_the_page_stays_useful_and_tries_again(
    request: pytest.FixtureRequest, find: Callable[..., Page]
) -> None:
    data = "**/finder/shards/**" if "shards" in request.node.name else "**/groups.json"
    page = find()
    shown = ids(page)
    page.route(data, lambda route: route.abort())
    page.check('input[name="cost"][value="free"]')
    expect(page.locator("#wait")).to_contain_text("could not be had")
    assert ids(page) == shown
    page.unroute(data)
    page.get_by_role("button", name="Try again").click()
    expect(page.locator("#wait")).to_be_hidden()
    answered(page)
    assert ids(page) != shown


def test_the_device_is_asked_where_it_is_only_after_a_click(find: Callable[..., Page]) -> None:
    page = find(geolocation={"latitude": 53.8, "longitude": -1.55}, permissions=["geolocation"])
    page.evaluate(
        """() => {
            const asking = navigator.geolocation.getCurrentPosition.bind(navigator.geolocation);
            navigator.geolocation.getCurrentPosition = (...all) => { window.asked = true; asking(...all); };
        }"""
    )
    ask(page, "panic")
    assert page.evaluate("window.asked") is None
    page.click("#near-me")
    expect(page.locator("#understood [data-facet=near]")).to_contain_text("your location")
    assert page.evaluate("window.asked") is True
    expect(page.locator("#results [data-meters]")).not_to_have_count(0)
    refused = find()
    refused.click("#near-me")
    expect(refused.locator("#near-note")).to_contain_text("Type a town or postcode instead")
    expect(refused.locator("#near-me")).to_be_focused()


def test_a_place_is_suggested_and_chosen_by_keyboard(find: Callable[..., Page]) -> None:
    page = find()
    page.focus("input[name=near]")
    page.keyboard.type("leed", delay=20)
    options = page.get_by_role("option")
    expect(options.first).to_contain_text("Leeds")
    near = page.locator("input[name=near]")
    expect(near).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    expect(near).to_have_attribute("aria-activedescendant", "near-list-0")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(near).to_be_focused()
    page.keyboard.press("Escape")
    expect(near).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#understood [data-facet=near]")).to_contain_text("Near Leeds")
    assert page.input_value("input[name=near]") == "Leeds"
    answered(page)
    meters = page.eval_on_selector_all("#results [data-meters]", "all => all.map(one => +one.dataset.meters)")
    assert meters == sorted(meters)


def test_enter_without_choosing_takes_the_best_match_and_says_which(find: Callable[..., Page]) -> None:
    page = find()
    ask(page, near="newport")
    expect(page.locator("#near-note")).to_contain_text("Showing groups near Newport")
    expect(page.locator("#understood [data-facet=near]")).to_contain_text("Near Newport")
    other = page.locator("#near-note button").first
    name = (other.text_content() or "").split(",")[0]
    other.click()
    expect(page.locator("#understood [data-facet=near]")).to_contain_text(f"Near {name}")
    expect(page.locator("#near-note")).to_be_hidden()


def test_postcodes_are_places(find: Callable[..., Page]) -> None:
    page = find()
    ask(page, near="LS6 2AB")
    expect(page.locator("#answer")).to_contain_text("LS6")
    expect(page.locator("#results [data-meters]")).not_to_have_count(0)


def test_an_unknown_place_offers_near_spellings(find: Callable[..., Page]) -> None:
    page = find()
    page.fill("input[name=near]", "Manchestr")
    page.press("input[name=near]", "Enter")
    expect(page.locator("#near-note")).to_contain_text("We know no place called “Manchestr”")
    expect(page.locator("input[name=near]")).to_be_focused()
    page.locator("#near-note").get_by_role("button", name="Manchester").first.click()
    expect(page.locator("#understood [data-facet=near]")).to_contain_text("Near Manchester")


def test_a_link_holds_the_place_that_was_chosen(site: SiteServer, find: Callable[..., Page]) -> None:
    page = find()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ask(page, near="Leeds")
    page.click("#share-copy")
    expect(page.locator("#share-said")).to_have_text("The link is copied.")
    link = page.evaluate("navigator.clipboard.readText()")
    other = find(f"#{link.split('#')[1]}")
    expect(other.locator("#understood [data-facet=near]")).to_contain_text("Near Leeds")
    answered(other)
    assert ids(other) == ids(page)


def test_an_answer_without_groups_leads_on(find: Callable[..., Page]) -> None:
    page = find()
    page.check('input[name="kind"][value="network"]')
    expect(page.locator('#understood [data-facet="kind"]')).to_have_count(1)
    page.check('input[name="weekday"][value="sunday"]')
    expect(page.locator("#count")).to_have_attribute("data-total", "0")
    expect(page.locator("#answer")).to_have_text("No group fits all of this")
    way = page.get_by_role("button", name="Without “Sunday”")
    promised = int((way.text_content() or "").split(": ")[1].split()[0])
    expect(page.locator("#nothing a")).to_have_count(2)
    way.click()
    expect(page.locator("#count")).to_have_attribute("data-total", str(promised))
    expect(page.locator("#nothing")).to_be_hidden()


def test_an_empty_circle_offers_wider_ones(find: Callable[..., Page]) -> None:
    page = find()
    ask(page, near="0, -30")
    page.select_option("#within", index=1)
    expect(page.locator("#nothing")).to_be_visible()
    expect(page.locator("#count")).not_to_have_attribute("data-total", "0")  # online groups are everywhere
    page.get_by_role("button", name="At any distance").click()
    expect(page.locator('[data-part="near"] .card').first).to_be_visible()


def test_the_status_holds_the_count_alone_and_stays_the_same_element(find: Callable[..., Page]) -> None:
    page = find()
    status = page.locator("#count").element_handle()
    whole = page.inner_text("#count")
    page.check('input[name="cost"][value="free"]')
    expect(page.locator("#count")).not_to_have_text(whole)
    count = "document.querySelector('#count')"
    until(page, f"{count}.textContent.startsWith({count}.dataset.total)")
    assert status
    assert status.evaluate("one => one.isConnected && one.getAttribute('role')") == "status"
    expect(page.locator('input[name="cost"][value="free"]')).to_be_focused()


def test_times_are_by_the_visitors_clock_and_name_the_groups_where_it_differs(
    find: Callable[..., Page],
) -> None:
    page = find(timezone_id="America/New_York", locale="en-US")
    page.check('input[name="format"][value="online-video"]')
    expect(page.locator("#understood [data-facet]")).to_have_count(1)
    answered(page)
    card = page.locator('[data-part="online"] .card[data-next]:not([data-next$="-05:00"])').first
    start = card.get_attribute("data-next")
    shown = page.evaluate(
        "start => new Date(start).toLocaleTimeString('en-US', { timeStyle: 'short' })", start
    )
    assert shown in (card.locator("time").text_content() or "")
    expect(card.locator(".card-rule")).to_contain_text("by the group’s clock")


def test_cards_made_by_script_are_built_like_those_of_the_page(find: Callable[..., Page]) -> None:
    page = find()
    shape = """all => Object.fromEntries(all.map(card => [card.dataset.group,
        [...card.querySelectorAll("*")].map(one => one.localName + "." + one.className).join(" ").replace(/(li\\. ?)+/, "li.")]))"""
    built = page.eval_on_selector_all('#results [data-part="online"] [data-group]', shape)
    page.check('input[name="kind"][value="group"]')
    expect(page.locator("#understood [data-facet]")).to_have_count(1)
    answered(page)
    scripted = page.eval_on_selector_all('#results [data-part="online"] [data-group]', shape)
    common = built.keys() & scripted.keys()
    assert len(common) > 3
    for id in common:
        assert scripted[id] == built[id]


def test_without_script_no_control_is_dead_and_every_way_is_a_link(
    site: SiteServer, new_page: Callable[..., Page]
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{site.url}find/")
    assert page.locator("main input:visible, main select:visible, main button:visible").count() == 0
    assert page.locator(".browse a").count() > 20
    assert page.locator("#results [data-group]").count() > 10


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_every_state_is_accessible(
    scheme: str, width: int, find: Callable[..., Page], axe: Callable[..., list[str]]
) -> None:
    page = find(viewport={"width": width, "height": 800}, color_scheme=scheme)
    assert axe(page) == []
    ask(page, "panic", "53.8, -1.55")
    assert axe(page) == []
    if width == 320:
        page.click("#open-filters")
        assert axe(page) == []
    page.check('input[name="kind"][value="network"]')
    page.check('input[name="weekday"][value="sunday"]')
    expect(page.locator("#count")).to_have_attribute("data-total", "0")
    if width == 320:
        page.click("#sheet-done")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_forced_colors_are_accessible(find: Callable[..., Page], axe: Callable[..., list[str]]) -> None:
    page = find(forced_colors="active")
    ask(page, "panic", "53.8, -1.55")
    assert axe(page) == []


def test_on_a_phone_the_first_group_is_in_sight_and_filters_are_in_a_sheet(find: Callable[..., Page]) -> None:
    page = find(**PHONE)
    first = "document.querySelector('#results .card').getBoundingClientRect().top"
    assert page.evaluate(first) < 640
    ask(page, "panic", "53.8, -1.55")
    assert page.evaluate(f"{first} + scrollY") < 640
    expect(page.locator("#ask")).to_be_hidden()
    page.click("#open-filters")
    page.check('input[name="format"][value="in-person"]')
    expect(page.locator("#sheet-done")).to_have_text(f"Show {total(page)} groups")
    page.keyboard.press("Escape")
    expect(page.locator("#open-filters")).to_be_focused()
    expect(page.locator("#open-filters")).to_have_text("Filters (2)")  # panic, and in person
    page.click("#unfold")
    expect(page.locator("input[name=q]")).to_be_focused()


def test_targets_are_large_enough(find: Callable[..., Page]) -> None:
    page = find(**PHONE)
    ask(page, "panic", "53.8, -1.55")
    small = """all => all.filter(one => one.offsetParent && one.getBoundingClientRect().height < 43.9)
        .map(one => one.outerHTML.slice(0, 90))"""
    assert page.eval_on_selector_all("main button, main select, main a, .opt, .field", small) == []


def test_one_page_view_is_light(site: SiteServer, page: Page) -> None:
    page.goto(f"{site.url}find/")
    page.wait_for_load_state("networkidle")
    sizes = page.evaluate(
        """performance.getEntriesByType("navigation").concat(performance.getEntriesByType("resource"))
        .map(one => [one.name, one.encodedBodySize])"""
    )
    assert len(sizes) > 5
    assert not any(name.endswith(".json") for name, _ in sizes)
    assert sum(size for _, size in sizes) <= 25_000, sizes
