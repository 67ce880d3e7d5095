"""The list of chosen groups in Chromium: chosen, shared, printed, saved and forgotten, and told to nobody."""

from __future__ import annotations

import json
import re
import struct
import zlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import icalendar
import pytest
import zxingcpp
from playwright.sync_api import Download, Page, expect

from commonground.pages import find, finder_index, your_list, your_list_data
from tests.browser.conftest import Watch
from tests.browser.server import SiteServer
from tests.pages.made import LEEDS, ONLINE, TUESDAY, directory, full, listing, shell, write

NOW = "2026-11-23T15:00:00Z"
LEEDS_PAGE = "places/gb/england/leeds/"
CLIPBOARD = ["clipboard-read", "clipboard-write"]

REFUSING = """
for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, { get() { throw new DOMException("refused", "SecurityError"); } });
}
"""
FULL = """
const put = Storage.prototype.setItem;
Storage.prototype.setItem = function (key, value) {
  if (this === localStorage) throw new DOMException("full", "QuotaExceededError");
  put.call(this, key, value);
};
"""
TWO_FRAMES = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
WATCHED = "window.print = () => { window.printed = (window.printed || 0) + 1; };"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of a few groups without prose: one of each kind that the list treats in its own way."""
    made = directory(
        full(demo=True),
        listing("weekly"),
        listing("online", meetings=(ONLINE,), located=None),
        listing("old", verified=date(2025, 11, 1)),
        listing("gone", status="closed", closed_on=date(2026, 8, 1), moved_to="weekly"),
        listing("street", meetings=(replace(TUESDAY, place=replace(LEEDS, latitude=None)),), located=None),
        listing("welsh", languages=("cy",), name="Grŵp; Caerdydd, <b>", summary="Croeso."),
    )
    folder = write(made, tmp_path_factory.mktemp("your-list"))
    for module in (find, finder_index, your_list, your_list_data):
        for path, content in module.outputs(made, shell(made)):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
    return folder


@pytest.fixture
def site(folder: Path, serve_site: Callable[..., SiteServer]) -> SiteServer:
    """The site, served under a path of its own."""
    return serve_site(folder, under="/sub/")


@pytest.fixture
def visit(site: SiteServer, new_page: Callable[..., Page]) -> Callable[..., Page]:
    """Opens a page of the site at a fixed moment: `visit(path, script, **options of a browser context)`."""

    def opened(path: str, script: str = "", **options: object) -> Page:
        page = new_page(**({"permissions": CLIPBOARD} | options))
        page.clock.set_fixed_time(NOW)
        if script:
            page.add_init_script(script)
        page.goto(site.url + path)
        return page

    return opened


def keep(page: Page, *ids: str) -> None:
    """Chooses groups by the buttons on their cards."""
    for id in ids:
        button = page.locator(f'.card[data-group="{id}"] button.keep')
        button.click()
        expect(button).to_have_text("Kept")


def go(page: Page, site: SiteServer, path: str) -> None:
    page.goto(site.url + path)


def ids(page: Page) -> list[str]:
    """Reads which groups the list shows; it is there once its first card is, or that it is empty."""
    expect(page.locator("#list .card, #list-empty:not([hidden])").first).to_be_visible()
    return page.eval_on_selector_all("#list .card", "all => all.map(card => card.dataset.group)")


def stored(page: Page) -> list[str]:
    return page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]")


def test_choose_on_cards_and_see_the_list(site: SiteServer, visit: Callable[..., Page], watch: Watch) -> None:
    page = visit("find/")
    keep(page, "weekly", "online")
    expect(page.locator('.card[data-group="online"] .keep-list')).to_have_text("Your list (2 groups)")
    page.locator('.card[data-group="online"] .keep-list').click()
    page.wait_for_url("**/your-list/")
    assert ids(page) == ["weekly", "online"]
    assert page.title() == "Your list – Common Ground"
    weekly = page.locator('.card[data-group="weekly"]')
    expect(weekly).to_contain_text("Next: Tuesday 24 November at 19:00")
    expect(weekly).to_contain_text("Community Hall, 1 Example Street, Leeds LS6 2AB")
    expect(weekly).to_contain_text("The people who run it confirmed this on 2 November 2026.")
    for asked in watch.requests:
        assert "weekly" not in asked
        assert "online/" not in asked
    assert page.evaluate("JSON.stringify(history.state)") in ("null", "{}")
    assert page.evaluate("localStorage.length") == 0


def test_choose_on_a_page_and_take_off_again(site: SiteServer, visit: Callable[..., Page]) -> None:
    page = visit("groups/weekly/")
    button = page.get_by_role("button", name="Keep")
    button.focus()
    expect(button).to_have_accessible_name("Keep EXAMPLE – weekly")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Kept: EXAMPLE – weekly. Take it off")).to_be_focused()
    expect(page.get_by_role("status").filter(has_text="Kept. Your list (1 group)")).to_have_count(1)
    page.reload()
    page.get_by_role("button", name="Kept: EXAMPLE – weekly").click()
    expect(page.locator(".keep-list")).to_have_count(0)
    go(page, site, "your-list/")
    assert ids(page) == []
    expect(page.locator("#list-empty")).to_be_visible()


def test_the_finder_shows_what_is_kept_in_each_new_answer(visit: Callable[..., Page]) -> None:
    page = visit("find/")
    keep(page, "online")
    page.fill("input[name=q]", "online")
    page.press("input[name=q]", "Enter")
    expect(page.locator("#answer")).to_be_focused()
    expect(page.locator('.card[data-group="online"] button.keep')).to_have_text("Kept")


def test_take_off_leads_on_by_keyboard(site: SiteServer, visit: Callable[..., Page]) -> None:
    page = visit("find/")
    keep(page, "weekly", "online")
    go(page, site, LEEDS_PAGE)
    keep(page, "welsh")
    go(page, site, "your-list/")
    ids(page)
    page.get_by_role("button", name="Take off – EXAMPLE – online").press("Enter")
    expect(page.locator("#list .card")).to_have_count(2)
    expect(page.get_by_role("button", name="Take off – Grŵp")).to_be_focused()
    expect(page.locator("#list-said")).to_have_text("EXAMPLE – online is off your list.")
    for left in (1, 0):
        page.keyboard.press("Enter")
        expect(page.locator("#list .card")).to_have_count(left)
    expect(page.locator("#list-empty")).to_be_visible()
    expect(page.locator("h1")).to_be_focused()


def test_a_copied_link_shows_the_same_list_elsewhere(site: SiteServer, visit: Callable[..., Page]) -> None:
    page = visit(LEEDS_PAGE)
    keep(page, "welsh", "weekly", "example-full")
    go(page, site, "your-list/")
    shown = ids(page)
    page.get_by_role("button", name="Copy link to this list").click()
    expect(page.locator("#list-said")).to_contain_text("The link is copied.")
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == f"{site.url}your-list/#groups=welsh.weekly.example-full"
    other = visit(link.removeprefix(site.url))
    assert ids(other) == shown == ["welsh", "weekly", "example-full"]
    assert other.url == f"{site.url}your-list/"  # the ids leave the address at once
    other.reload()
    assert ids(other) == shown


def test_older_ids_resolve_and_unknown_ones_are_told(site: SiteServer, visit: Callable[..., Page]) -> None:
    page = visit("your-list/#groups=example-older.nobody.weekly.constructor.gone")
    assert ids(page) == ["example-full", "weekly", "gone"]
    expect(page.locator("#list-note")).to_have_text(
        "2 groups of this list are not known here and were left out."
    )
    gone = page.locator('.card[data-group="gone"]')
    expect(gone).to_contain_text("This group closed on 1 August 2026. It no longer meets.")
    expect(gone.get_by_role("link", name="Where its people go on")).to_have_attribute(
        "href", f"{site.url}groups/weekly/"
    )
    page.get_by_role("button", name="Copy link to this list").click()
    expect(page.locator("#list-said")).to_contain_text("The link is copied.")
    assert page.evaluate("navigator.clipboard.readText()").endswith("#groups=example-full.weekly.gone")


def test_a_list_that_came_with_a_link_leaves_ones_own_alone(
    site: SiteServer, visit: Callable[..., Page]
) -> None:
    page = visit("find/")
    keep(page, "weekly")
    go(page, site, "your-list/#groups=online")
    assert ids(page) == ["online"]
    expect(page.locator("#list-note")).to_contain_text("Your own list is kept apart.")
    expect(page.locator("#list-keep")).to_be_hidden()
    expect(page.get_by_role("button", name="Take off")).to_have_count(0)
    page.get_by_role("button", name="Show my own list").click()
    expect(page.locator('#list .card[data-group="weekly"]')).to_be_visible()
    assert ids(page) == ["weekly"]
    page.evaluate("location.hash = 'groups=online'")
    expect(page.locator('#list .card[data-group="online"]')).to_be_visible()
    page.get_by_role("button", name="Add these to my list").click()
    expect(page.locator("#list .card")).to_have_count(2)
    assert ids(page) == ["weekly", "online"]


def test_the_text_says_what_a_friend_needs(site: SiteServer, visit: Callable[..., Page]) -> None:
    page = visit("your-list/#groups=weekly.example-full")
    ids(page)
    page.get_by_role("button", name="Copy as text").click()
    expect(page.locator("#list-said")).to_have_text("The text is copied.")
    text = page.evaluate("navigator.clipboard.readText()")
    assert "EXAMPLE – weekly\nEvery Tuesday, 19:00–20:30" in text
    assert "Community Hall, 1 Example Street, Leeds LS6 2AB" in text
    assert "Write: hello@hall.example.org\nCall: 0113 496 0000" in text
    assert "This is an invented example." in text
    assert f"{site.url}groups/example-full/" in text


def test_the_devices_own_way_of_sharing_is_used_where_there_is_one(visit: Callable[..., Page]) -> None:
    sharing = "navigator.share = async (what) => { window.shared = what; };"
    page = visit("your-list/#groups=weekly", sharing)
    ids(page)
    page.get_by_role("button", name="Share as text").click()
    assert page.evaluate("window.shared.text").startswith("EXAMPLE – weekly\n")
    assert page.evaluate("Object.keys(window.shared)") == ["text"]
    refused = "navigator.share = async () => { throw new DOMException('no', 'NotAllowedError'); };"
    page = visit("your-list/#groups=weekly", refused)
    ids(page)
    page.get_by_role("button", name="Share as text").click()
    expect(page.locator("#list-said")).to_have_text("The text is copied.")
    without = visit("your-list/#groups=weekly", "delete Navigator.prototype.share;")
    ids(without)
    expect(without.locator("#send-text")).to_be_hidden()


def test_where_copying_is_refused_the_link_is_shown(site: SiteServer, visit: Callable[..., Page]) -> None:
    page = visit(
        "your-list/#groups=weekly", "navigator.clipboard.writeText = () => Promise.reject(new Error());"
    )
    ids(page)
    page.get_by_role("button", name="Copy link to this list").click()
    field = page.get_by_label("Link to this list")
    expect(field).to_have_value(f"{site.url}your-list/#groups=weekly")
    expect(field).to_be_focused()


def test_a_group_can_be_shared_from_its_own_page(site: SiteServer, visit: Callable[..., Page]) -> None:
    page = visit("groups/example-full/", "delete Navigator.prototype.share;")
    page.get_by_role("button", name="Share", exact=True).click()
    expect(page.locator(".keep-note")).to_contain_text("Copied: name, times")
    text = page.evaluate("navigator.clipboard.readText()")
    assert text.startswith("EXAMPLE – example-full\nThis is an invented example.")
    assert "Every Tuesday, 19:00–20:30" in text
    assert "Community Hall, 1 Example Street" in text
    assert "Call: 0113 496 0000" in text
    assert f"{site.url}groups/example-full/" in text


def test_saved_only_when_asked_and_forgotten_in_one_step(
    site: SiteServer, visit: Callable[..., Page], new_page: Callable[..., Page]
) -> None:
    page = visit("find/")
    keep(page, "weekly", "online")
    go(page, site, "your-list/")
    ids(page)
    assert page.evaluate("localStorage.length") == 0
    expect(page.locator("#list-unsaved")).to_contain_text("anyone who uses the device can see it")
    page.get_by_role("button", name="Save on this device").click()
    expect(page.locator("#list-said")).to_have_text("Saved on this device.")
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [1, 0]
    tab = page.context.new_page()
    tab.goto(f"{site.url}your-list/")
    assert ids(tab) == ["weekly", "online"]
    tab.get_by_role("button", name="Forget this list").click()
    expect(tab.locator("#list-empty")).to_be_visible()
    assert stored(tab) == []
    expect(page.locator("#list-empty")).to_be_visible()  # the other tab hears of it
    page.reload()
    assert ids(page) == []


def test_storage_that_is_refused_breaks_nothing(
    site: SiteServer, visit: Callable[..., Page], watch: Watch
) -> None:
    page = visit("groups/weekly/", REFUSING)
    page.get_by_role("button", name="Keep").click()
    expect(page.locator(".keep-note")).to_contain_text("Your browser stores nothing")
    page = visit("your-list/#groups=weekly.online", REFUSING)
    assert ids(page) == ["weekly", "online"]
    page.get_by_role("button", name="Save on this device").click()
    expect(page.locator("#list-said")).to_contain_text("did not let it be saved")
    page.get_by_role("button", name="Take off – EXAMPLE – online").click()
    expect(page.locator("#list .card")).to_have_count(1)
    page.get_by_role("button", name="Copy link").click()
    assert page.evaluate("navigator.clipboard.readText()") == f"{site.url}your-list/#groups=weekly"
    page.get_by_role("button", name="Forget").click()
    expect(page.locator("#list-empty")).to_be_visible()
    assert watch.errors == []


def test_a_full_device_is_told_and_the_list_stays(visit: Callable[..., Page], watch: Watch) -> None:
    page = visit("your-list/#groups=weekly", FULL)
    ids(page)
    page.get_by_role("button", name="Save on this device").click()
    expect(page.locator("#list-said")).to_contain_text("The list stays in this tab.")
    expect(page.locator("#list-unsaved")).to_be_visible()
    page.reload()
    assert ids(page) == ["weekly"]
    assert watch.errors == []


def test_leaving_forgets_what_the_tab_held(site: SiteServer, visit: Callable[..., Page]) -> None:
    page = visit("find/")
    keep(page, "weekly")
    go(page, site, "your-list/#groups=online")
    ids(page)
    assert len(stored(page)) == 2
    page.evaluate("document.querySelector('#leave').href = '/stays'")
    page.route("**/stays", lambda route: route.fulfill(status=204))
    page.get_by_role("link", name="Leave this page").click()
    page.locator(".cover").wait_for()
    assert stored(page) == []
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(page.locator("#list-empty")).to_be_visible()
    expect(page.locator("#list .card")).to_have_count(0)


def test_without_the_data_the_list_is_not_lost(visit: Callable[..., Page], site: SiteServer) -> None:
    page = visit("find/")
    keep(page, "weekly")
    page.route("**/groups-0.json", lambda route: route.abort())
    go(page, site, "your-list/")
    expect(page.locator("#list-wait")).to_contain_text("Your list is still there.")
    page.unroute("**/groups-0.json")
    page.get_by_role("button", name="Try again").click()
    assert ids(page) == ["weekly"]


def event_of(download: Download) -> icalendar.Event:
    """Reads a file that was offered with a parser that is not ours; it has one event."""
    assert download.suggested_filename == "meeting.ics"
    content = Path(download.path()).read_bytes()
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    [event] = icalendar.Calendar.from_ical(content).walk("VEVENT")
    assert event["summary"] == "Meeting"
    assert "example" not in str(event["summary"]).lower()
    return event


@pytest.mark.parametrize("path", ["groups/example-full/", "your-list/#groups=example-full"])
def test_the_next_meeting_alone_goes_into_a_calendar(
    path: str, site: SiteServer, visit: Callable[..., Page]
) -> None:
    page = visit(path)
    name = "Only the next meeting" if path.startswith("groups") else "Next meeting to calendar"
    with page.expect_download() as downloading:
        page.get_by_role("button", name=name).click()
    event = event_of(downloading.value)
    assert event["dtstart"].dt == datetime(2026, 11, 24, 19, tzinfo=UTC)
    assert event["dtend"].dt - event["dtstart"].dt == timedelta(minutes=90)
    assert "rrule" not in event
    assert str(event["location"]).startswith("Community Hall, 1 Example Street, Leeds LS6 2AB")
    assert str(event["description"]) == f"Drop in.\n{site.url}groups/example-full/"
    assert str(event["url"]) == f"{site.url}groups/example-full/"


def test_the_whole_series_is_offered_too(site: SiteServer, visit: Callable[..., Page]) -> None:
    page = visit("your-list/#groups=weekly")
    link = page.get_by_role("link", name="All meetings to calendar")
    expect(link).to_have_attribute("href", f"{site.url}groups/weekly/weekly.ics")
    assert (site.folder / "groups/weekly/weekly.ics").is_file()


def test_maps_are_opened_by_the_devices_own_app(visit: Callable[..., Page], site: SiteServer) -> None:
    iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile Safari/604.1"
    for path in ("your-list/#groups=weekly.street", "groups/weekly/"):
        page = visit(path)
        expect(page.get_by_role("link", name="Open in your map").first).to_have_attribute(
            "href", re.compile(r"^geo:53\.82000,-1\.56000")
        )
        page = visit(path, user_agent=iphone)
        expect(page.get_by_role("link", name="Open in your map").first).to_have_attribute(
            "href", "maps:?q=53.82000,-1.56000"
        )
    page = visit("your-list/#groups=street")
    expect(page.get_by_role("link", name="Open in your map")).to_have_attribute(
        "href", re.compile(r"^geo:0,0\?q=1%20Example%20Street")
    )
    elsewhere = page.get_by_role("link", name="OpenStreetMap")
    expect(elsewhere).to_have_attribute("rel", "noopener noreferrer nofollow")


def test_something_wrong_leads_to_the_page_that_tells_how_to_say_so(
    site: SiteServer, visit: Callable[..., Page]
) -> None:
    page = visit("your-list/#groups=weekly")
    page.get_by_role("link", name="Something wrong? – EXAMPLE – weekly").click()
    page.wait_for_url("**/groups/weekly/#wrong")
    expect(page.locator("#wrong")).to_be_visible()


def gray(png: bytes) -> memoryview:
    """Reads a picture without alpha or palette as one byte a pixel (PNG, ISO/IEC 15948)."""
    width, height, depth, kind = struct.unpack(">IIBB", png[16:26])
    assert (depth, kind) in ((8, 2), (8, 6))
    size = 3 if kind == 2 else 4
    at, packed = 8, b""
    while at < len(png):
        length, name = struct.unpack(">I4s", png[at : at + 8])
        packed += png[at + 8 : at + 8 + length] if name == b"IDAT" else b""
        at += length + 12
    raw, pixels, above = zlib.decompress(packed), bytearray(), bytearray(width * size)
    for row in range(height):
        start = row * (width * size + 1)
        how, line = raw[start], bytearray(raw[start + 1 : start + 1 + width * size])
        for x in range(len(line)):
            left, up = (line[x - size] if x >= size else 0), above[x]
            corner = above[x - size] if x >= size else 0
            line[x] = (line[x] + (0, left, up, (left + up) // 2, paeth(left, up, corner))[how]) & 255
        above = line
        pixels += line[::size]
    return memoryview(bytes(pixels)).cast("B", shape=[height, width])


def paeth(left: int, up: int, corner: int) -> int:
    guess = left + up - corner
    return min((abs(guess - left), 0, left), (abs(guess - up), 1, up), (abs(guess - corner), 2, corner))[2]


def code_on(page: Page) -> str:
    """Reads the code of a page that is shown as it is printed."""
    [found] = zxingcpp.read_barcodes(gray(page.locator(".qr").screenshot()))
    return found.text


def test_a_printed_list_has_all_that_is_needed_and_a_code_that_opens_it(
    site: SiteServer, visit: Callable[..., Page], watch: Watch
) -> None:
    page = visit("your-list/#groups=old.weekly.example-full", WATCHED)
    ids(page)
    assert not [asked for asked in watch.requests if "lean-qr" in asked]  # only for printing
    page.get_by_role("button", name="Print this list").click()
    expect(page.locator(".qr")).to_have_count(1)
    assert page.evaluate("window.printed") == 1
    page.emulate_media(media="print", color_scheme="dark")
    link = f"{site.url}your-list/#groups=weekly.example-full.old"
    assert code_on(page) == link
    assert ids(page) == ["weekly", "example-full", "old"]  # what is old is last
    for text in (
        "Community Hall, 1 Example Street, Leeds LS6 2AB",
        "hello@hall.example.org",
        "0113 496 0000",
        "The people who run it confirmed this on 2 November 2026.",
        "The people who run it confirmed this on 1 November 2025.",
        "That is more than a year ago",
        "This is what was known on 23 November 2026.",
        f"{site.url}groups/weekly/",
        "hall.example.org/join",
    ):
        expect(page.get_by_text(text).locator("visible=true").first).to_be_visible()
    for selector in ("button", "#leave", "#share-heading", "#large-print", ".maps", ".entry-wrong", ".menu"):
        expect(page.locator(f"{selector} >> visible=true")).to_have_count(0)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.querySelector('.card-name')).color") == "rgb(0, 0, 0)"
    width = "element => getComputedStyle(element).borderInlineStartWidth"
    assert page.locator('[data-group="old"]').evaluate(width) != "0px"
    assert page.locator('[data-group="weekly"]').evaluate(width) == "0px"


@pytest.mark.parametrize("path", ["your-list/#groups=weekly", LEEDS_PAGE])
def test_the_keys_for_printing_print_the_code_too(path: str, visit: Callable[..., Page]) -> None:
    page = visit(path, WATCHED)
    expect(page.locator(".print-with-code")).to_be_visible()
    page.keyboard.press("Control+p")
    expect(page.locator(".qr")).to_have_count(1)
    assert page.evaluate("window.printed") == 1


def test_a_list_too_long_for_a_code_is_printed_without(visit: Callable[..., Page]) -> None:
    page = visit("your-list/#groups=weekly", WATCHED)
    ids(page)
    longest = page.evaluate(
        """async () => {
          const { codeOf } = await import("../assets/site/qr.js");
          const code = async (length) => (await codeOf("https://x.example/" + "a-".repeat(length / 2), "")) !== null;
          return [await code(1200), await code(1400), await code(9000)];
        }"""
    )
    assert longest == [True, False, False]


def test_the_place_page_prints_in_order_with_a_code(
    site: SiteServer, visit: Callable[..., Page], watch: Watch
) -> None:
    page = visit(LEEDS_PAGE, WATCHED)
    expect(page.locator(".on-paper").first).to_be_hidden()
    assert not [asked for asked in watch.requests if "lean-qr" in asked]  # only for printing
    page.get_by_role("button", name="Print this page").click()
    expect(page.locator(".qr")).to_have_count(1)
    assert page.evaluate("window.printed") == 1
    page.emulate_media(media="print")
    assert code_on(page) == "https://site.example.org/sub/places/gb/england/leeds/"
    tops = page.eval_on_selector_all(
        ".card", "all => all.map(card => [card.getBoundingClientRect().top, card.dataset.group])"
    )
    assert max(tops)[1] == "old"
    expect(page.get_by_text("This is what was known on 23 November 2026.")).to_be_visible()
    expect(page.locator("button >> visible=true")).to_have_count(0)


@pytest.mark.parametrize("path", [LEEDS_PAGE, "your-list/#groups=weekly.old.example-full"])
def test_large_print_is_large_on_every_paper(path: str, visit: Callable[..., Page], tmp_path: Path) -> None:
    page = visit(path)
    expect(page.locator(".card").first).to_be_visible()
    page.check("#large-print")
    page.emulate_media(media="print")
    size = page.locator(".card .on-paper, .card .entry-meeting").first.evaluate(
        "element => parseFloat(getComputedStyle(element).fontSize)"
    )
    assert size >= 18 * 96 / 72 - 0.1
    for paper in ("A4", "Letter", "A5"):
        file = tmp_path / f"{paper}.pdf"
        page.pdf(path=file, format=paper)
        assert file.read_bytes().startswith(b"%PDF")
    page.set_viewport_size({"width": 559, "height": 700})  # A5 at 96 dots an inch
    assert page.evaluate("document.documentElement.scrollWidth") <= 559


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("fragment", ["", "#groups=example-full.old.online.gone.welsh.nobody"])
def test_nobody_is_shut_out(
    fragment: str,
    scheme: str,
    width: int,
    visit: Callable[..., Page],
    axe: Callable[..., list[str]],
    watch: Watch,
) -> None:
    page = visit(f"your-list/{fragment}", color_scheme=scheme, viewport={"width": width, "height": 800})
    ids(page)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert watch.csp == []
    assert watch.errors == []


def test_forced_colors_and_what_is_pressed(
    visit: Callable[..., Page], site: SiteServer, axe: Callable[..., list[str]]
) -> None:
    page = visit(LEEDS_PAGE, forced_colors="active", viewport={"width": 320, "height": 800})
    keep(page, "weekly")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    go(page, site, "your-list/")
    ids(page)
    assert axe(page) == []


def test_targets_are_large_enough_for_a_thumb(visit: Callable[..., Page]) -> None:
    page = visit("your-list/#groups=example-full.gone", viewport={"width": 390, "height": 844})
    ids(page)
    small = page.locator("main a:visible, main button:visible, main label:visible").evaluate_all(
        """all => all.filter(one => one.getBoundingClientRect().height < 43.5 && !one.closest("p:not([class])"))
          .map(one => one.outerHTML)"""
    )
    assert small == []


def test_without_script_the_page_says_what_it_would_do(visit: Callable[..., Page], site: SiteServer) -> None:
    page = visit("your-list/", java_script_enabled=False)
    said = page.locator("noscript p").nth(1)
    expect(said).to_be_visible()
    expect(said).to_contain_text("open the page of a group and print it")
    expect(page.get_by_role("button")).to_have_count(0)
    go(page, site, LEEDS_PAGE)
    expect(page.get_by_role("button")).to_have_count(0)
    page.emulate_media(media="print")
    expect(page.get_by_text("https://site.example.org/sub/places/gb/england/leeds/")).to_be_visible()
    expect(page.locator(".qr")).to_have_count(0)


def test_nothing_moves_when_the_buttons_come(visit: Callable[..., Page]) -> None:
    shifts = """
    window.moved = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.moved += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
    """
    for path in ("find/", "groups/weekly/", LEEDS_PAGE):
        page = visit(path, shifts, viewport={"width": 390, "height": 844})
        expect(page.locator("button.keep").first).to_be_visible()
        page.evaluate(TWO_FRAMES)
        assert page.evaluate("window.moved") <= 0.01, path


def test_the_data_of_the_site_is_what_the_page_reads(folder: Path) -> None:
    groups = json.loads((folder / "your-list/groups-0.json").read_bytes())["groups"]
    assert groups["example-older"] == "example-full"
