"""The form for a listing in Chromium: by keyboard alone, without a request, to a page of GitHub whose file passes the check."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from commonground.directory import check_context, directory_of, place_listing
from commonground.exports import api
from commonground.listings.read import read_listings
from commonground.pages import group
from commonground.pages.shell import open_shell
from commonground.places.lock import Lock
from commonground.project import Project
from commonground.settings import read_settings
from tests.browser.conftest import Watch
from tests.browser.server import SiteServer
from tests.conftest import PROJECT, run_commonground
from tools.make_groups import write_groups

PATH = "list-your-group/"
AS_OF = date(2026, 11, 23)
SETTINGS = 'data-repository="https://github.com/example/groups" data-branch="main" data-email="list@peers.example.org"'
STORED = "[localStorage.length, sessionStorage.length, document.cookie, location.href, history.length]"
YAML = """groups:
- id: example-riverside-circle
  kind: group
  name: EXAMPLE – Riverside Circle
  summary: "19:00 is when we start: come early."
  topics: [anxiety]
  meetings:
  - format: in-person
    every: "1st and 3rd tuesday of the month"
    start: "19:00"
    end: "20:30"
    timezone: Europe/London
    place:
      town: Leeds
      region: West Yorkshire
      country: GB
      precision: town
  joining: drop-in
  cost:
    kind: free
  contact:
    email: hello@riverside.example.org
  verified: 2026-11-20
  verified_how: organizer
"""


@pytest.fixture(scope="module")
def site(
    demo_site: Path, serve_site: Callable[..., SiteServer], tmp_path_factory: pytest.TempPathFactory
) -> SiteServer:
    """The demonstration site as a copy with a repository and an address has it."""
    folder = tmp_path_factory.mktemp("submit") / "site"
    shutil.copytree(demo_site, folder, copy_function=os.link)
    page = folder / PATH / "index.html"
    plain = page.read_text("utf-8")
    none = 'data-repository="" data-branch="main" data-email=""'
    assert plain.count(none) == 1
    page.unlink()
    page.write_text(plain.replace(none, SETTINGS), "utf-8")
    return serve_site(folder)


@pytest.fixture
def form(site: SiteServer, page: Page) -> Page:
    return opened(site, page)


def opened(site: SiteServer, page: Page) -> Page:
    page.clock.set_fixed_time("2026-11-20T12:00:00Z")
    page.goto(site.url + PATH)
    expect(page.locator("#listing-form")).to_be_visible()
    return page


def at(page: Page, path: str, value: str = "") -> Locator:
    return page.locator(f'[data-at="{path}"]' + (f'[value="{value}"]' if value else ""))


def tab_to(page: Page, wanted: str) -> None:
    """Presses Tab until the element that the selector names has the focus."""
    for _ in range(150):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", wanted):
            return
    pytest.fail(f"no Tab leads to {wanted}")


def tab_to_and_type(page: Page, path: str, text: str) -> None:
    tab_to(page, f'[data-at="{path}"]')
    page.keyboard.type(text)


def tab_to_and_tick(page: Page, selector: str) -> None:
    tab_to(page, selector)
    page.keyboard.press("Space")


def filled_by_keyboard(page: Page) -> None:
    page.locator("#f-kind").focus()
    tab_to_and_type(page, "name", "EXAMPLE – Riverside Circle")
    tab_to_and_type(page, "summary", "19:00 is when we start:  come early. ")
    tab_to_and_tick(page, '[data-at="topics"][value="anxiety"]')
    tab_to_and_tick(page, '[data-at="meetings.0.format"]')
    tab_to(page, '[name="meetings.0.how"]')
    for _ in ("other", "weeks", "month"):
        page.keyboard.press("ArrowDown")
    tab_to_and_tick(page, '[name="meetings.0.nth"][value="1st"]')
    tab_to_and_tick(page, '[name="meetings.0.nth"][value="3rd"]')
    tab_to_and_tick(page, '[name="meetings.0.day"][value="tuesday"]')
    tab_to_and_type(page, "meetings.0.start", "0700p")
    tab_to_and_type(page, "meetings.0.end", "0830p")
    tab_to_and_type(page, "meetings.0.place.town", "Leeds")
    tab_to_and_type(page, "meetings.0.place.region", "West Yorkshire")
    tab_to_and_type(page, "meetings.0.place.country", "United King")
    tab_to(page, '[data-at="meetings.0.place.precision"]')
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    tab_to_and_tick(page, '[data-at="joining"][value="drop-in"]')
    tab_to_and_tick(page, '[data-at="cost.kind"][value="free"]')
    tab_to_and_type(page, "contact.email", "hello@riverside.example.org")
    tab_to(page, "#listing-check")
    page.keyboard.press("Enter")


def test_by_keyboard_alone_to_a_request_that_passes_the_check(
    form: Page, watch: Watch, tmp_path: Path
) -> None:
    asked, stored = len(watch.requests), form.evaluate(STORED)
    filled_by_keyboard(form)
    expect(form.locator("#listing-ready-title")).to_be_focused()
    assert form.locator("#listing-yaml").text_content() == YAML
    tab_to(form, "#listing-new-file")
    address = urlsplit(form.evaluate("document.activeElement.href"))
    assert (address.scheme, address.netloc, address.path) == (
        "https",
        "github.com",
        "/example/groups/new/main/data/groups",
    )
    query = parse_qs(address.query, strict_parsing=True)
    assert query == {"filename": ["example-riverside-circle.yaml"], "value": [YAML]}
    assert watch.requests[asked:] == []
    assert form.evaluate(STORED) == stored
    file = tmp_path / "groups" / query["filename"][0]
    file.parent.mkdir()
    file.write_text(query["value"][0], "utf-8")
    checked = run_commonground("check", "--data", tmp_path, "--as-of", "2026-11-23")
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_the_card_and_the_other_ways(form: Page) -> None:
    filled_by_keyboard(form)
    card = form.locator("#listing-preview .card")
    expect(card).to_contain_text("EXAMPLE – Riverside Circle")
    expect(card).to_contain_text("Tuesday, December 1, 7:00")
    expect(card).to_contain_text("The 1st and 3rd Tuesday of the month")
    mail = urlsplit(form.locator("#listing-mail").get_attribute("href") or "")
    assert (mail.scheme, mail.path) == ("mailto", "list@peers.example.org")
    assert unquote(parse_qs(mail.query)["body"][0]) == YAML.replace("\n", "\r\n")
    issue = urlsplit(form.locator("#listing-issue").get_attribute("href") or "")
    assert parse_qs(issue.query)["body"] == [f"```yaml\n{YAML}```\n"]
    with form.expect_download() as saved:
        form.locator("#listing-save").click()
    assert saved.value.suggested_filename == "example-riverside-circle.yaml"
    assert saved.value.path().read_text("utf-8") == YAML


def test_what_is_missing_is_said_with_links_and_nothing_is_lost(form: Page) -> None:
    at(form, "name").fill("EXAMPLE – Quiet Room")
    at(form, "meetings.0.place.address").fill("1 Example Street")
    at(form, "meetings.0.place.precision", "town").check()
    form.locator("#listing-check").click()
    errors = form.locator("#listing-errors")
    expect(errors).to_be_focused()
    expect(errors).to_contain_text("Topics: This is needed.")
    expect(errors).to_contain_text("Choose the day")
    expect(errors).to_contain_text("Take the street address out")
    errors.get_by_role("link", name="Street address").press("Enter")
    field = at(form, "meetings.0.place.address")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    described = (field.get_attribute("aria-describedby") or "").split()
    assert "Take the street address out" in (form.locator(f'[id="{described[0]}"]').text_content() or "")
    assert at(form, "name").input_value() == "EXAMPLE – Quiet Room"
    assert field.input_value() == "1 Example Street"


def test_a_second_meeting_can_be_added_and_taken_away(form: Page) -> None:
    form.locator("#listing-add").click()
    expect(form.locator("[data-meeting]")).to_have_count(2)
    expect(at(form, "meetings.1.format").first).to_be_focused()
    form.locator("[data-meeting='1'] [data-remove]").click()
    expect(form.locator("[data-meeting]")).to_have_count(1)
    expect(form.locator("#listing-add")).to_be_focused()


def test_for_people_at_risk_the_town_is_shown_and_they_write_first(form: Page) -> None:
    at(form, "audiences", "lgbtq").evaluate("box => { box.closest('details').open = true; }")
    at(form, "audiences", "lgbtq").check()
    expect(at(form, "meetings.0.place.precision", "town")).to_be_checked()
    expect(at(form, "joining", "contact-first")).to_be_checked()


def test_one_that_is_too_long_for_a_link_is_saved_instead(form: Page) -> None:
    filled_by_keyboard(form)
    at(form, "about").evaluate("field => { field.closest('details').open = true; }")
    at(form, "about").fill("Żółw – " * 500)
    form.locator("#listing-check").click()
    expect(form.locator("#listing-long")).to_be_visible()
    expect(
        form.locator("#listing-new-file, #listing-mail, #listing-issue").locator("visible=true")
    ).to_have_count(0)
    expect(form.locator("#listing-save")).to_be_visible()


def test_without_a_script_the_page_says_how_else(site: SiteServer, new_page: Callable[..., Page]) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(site.url + PATH)
    expect(page.locator("#listing-form")).to_be_hidden()
    expect(page.get_by_role("heading", name="Send it as a pull request")).to_be_visible()


ANXIETY = "example-riverside-peers-anxiety-circle"


def asked(site: SiteServer, page: Page, what: str) -> Page:
    """The page as a link of a listing's own page opens it."""
    page.clock.set_fixed_time("2026-11-20T12:00:00Z")
    page.goto(f"{site.url}groups/{ANXIETY}/")
    page.locator(f'#run a[href*="#{what}="]').click()
    page.wait_for_url(f"**/{PATH}#{what}={ANXIETY}")
    return page


def test_a_listing_is_opened_from_its_page_and_corrected(site: SiteServer, page: Page) -> None:
    form = asked(site, page, "correct")
    expect(form.locator("#listing-opened")).to_be_focused()
    expect(form.locator("#listing-opened")).to_contain_text("EXAMPLE – Riverside Anxiety Circle")
    at(form, "summary").fill("Come as you are.")
    form.locator("#listing-check").click()
    expect(form.locator("#listing-ready-title")).to_be_focused()
    text = form.locator("#listing-yaml").text_content() or ""
    assert text.startswith(f"groups:\n- id: {ANXIETY}\n")
    assert "  summary: Come as you are.\n" in text
    assert "  verified: 2026-11-20\n" in text
    edit = form.locator("#listing-edit").get_attribute("href") or ""
    assert edit.startswith("https://github.com/example/groups/edit/main/data/demo/riverside-peers.yaml#L")
    expect(form.locator("#listing-new-file")).to_be_hidden()
    mail = urlsplit(form.locator("#listing-mail").get_attribute("href") or "")
    assert parse_qs(mail.query)["subject"] == ["Correction: EXAMPLE – Riverside Anxiety Circle"]


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("confirm", f"as_of: 2026-11-20\nstill_right:\n- {ANXIETY}\n"),
        ("close", f"as_of: 2026-11-20\nclosed:\n  {ANXIETY}: 2026-11-20\n"),
    ],
)
def test_a_listing_is_confirmed_or_closed_with_three_keys(
    site: SiteServer, page: Page, watch: Watch, axe: Callable[..., list[str]], what: str, text: str
) -> None:
    form = asked(site, page, what)
    expect(form.locator("#listing-answers-title")).to_be_focused()
    assert axe(form) == []
    answered = len(watch.requests)
    tab_to(form, "#listing-answers button")
    form.keyboard.press("Enter")
    expect(form.locator("#listing-ready-title")).to_be_focused()
    assert form.locator("#listing-yaml").text_content() == text
    mail = urlsplit(form.locator("#listing-mail").get_attribute("href") or "")
    assert unquote(parse_qs(mail.query)["body"][0]) == text.replace("\n", "\r\n")
    assert watch.requests[answered:] == []
    assert axe(form) == []


def test_a_listing_that_nobody_knows_is_said_to_be_unknown(site: SiteServer, page: Page) -> None:
    page.goto(f"{site.url}{PATH}#correct=no-such-group")
    expect(page.locator("#listing-opened")).to_contain_text("There is no listing of this name.")
    expect(page.locator("#listing-questions")).to_be_visible()


OPEN_AND_READ = """async ({ site, listings }) => {
  const module = (name) => import(`${site}assets/submit/${name}.js`);
  const [{ asWritten, fillForm }, { readForm }, { writeListings }] = await Promise.all(
    ["filling", "reading", "yaml"].map(module));
  const form = document.querySelector("#listing-questions");
  const model = JSON.parse(document.querySelector("#listing-form").dataset.model);
  const addMeeting = () => {
    document.querySelector("#listing-add").click();
    return [...document.querySelectorAll("[data-meeting]")].at(-1);
  };
  return listings.map((record) => {
    const listing = asWritten(record);
    fillForm(form, listing, addMeeting);
    return writeListings(model, null, [readForm(form, listing).group]);
  });
}"""


def test_a_thousand_listings_go_through_the_form_and_their_pages_do_not_change(
    site: SiteServer, page: Page, tmp_path: Path
) -> None:
    write_groups(1000, tmp_path)
    context = replace(check_context(Project.at(PROJECT), AS_OF), demonstration=True)
    entries = [
        entry
        for path in sorted((tmp_path / "demo").iterdir())
        for entry in read_listings(path.read_bytes(), f"data/demo/{path.name}", context).entries
    ]
    assert len(entries) == 1000
    before = [place_listing(entry, context.gazetteer, Lock(), AS_OF) for entry in entries]
    opened(site, page)
    texts = page.evaluate(
        OPEN_AND_READ, {"site": site.url, "listings": [json.loads(api.line(listing)) for listing in before]}
    )
    readings = [read_listings(text.encode(), "data/demo/one.yaml", context) for text in texts]
    assert [
        problem for reading in readings for problem in reading.problems if problem.severity == "error"
    ] == []
    after = [
        place_listing(replace(reading.entries[0], organization=entry.organization, file=entry.file, line=entry.line),
                      context.gazetteer, Lock(), AS_OF)
        for entry, reading in zip(entries, readings, strict=True)
    ]  # fmt: skip
    of = directory_of((), context, read_settings(PROJECT))
    shell = open_shell(Project.at(PROJECT), of)
    make = group.maker(of, shell)
    for was, now in zip(before, after, strict=True):
        assert dict(make(now)) == dict(make(was)), was.group.id


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_no_barrier_and_no_sideways_scrolling(
    site: SiteServer, new_page: Callable[..., Page], axe: Callable[..., list[str]], width: int, scheme: str
) -> None:
    page = opened(site, new_page(viewport={"width": width, "height": 800}, color_scheme=scheme))
    page.evaluate("document.querySelectorAll('.listing-more').forEach(part => { part.open = true; })")
    page.locator("#listing-check").click()
    expect(page.locator("#listing-errors")).to_be_focused()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    filled_by_keyboard(page)
    expect(page.locator("#listing-ready")).to_be_visible()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
