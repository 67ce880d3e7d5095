"""The whole site in two languages that nobody speaks: every word is the catalogue's, it has room, and it may run from right to left."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.server import SiteServer
from tests.locale.interface import build_copy, make_copy, names_of, not_translated, texts_of

PHONE = {"viewport": {"width": 320, "height": 640}}
NOW = "2026-11-23T17:05:00Z"
SETTINGS = {
    "country": "GB",
    "email": "mistakes@common-ground.example",
    "repository": "https://git.example/owner/name",
}

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The site of a regional copy in a language of its own, built by its own `commonground build`."""
    built: dict[str, Path] = {}

    def site(language: str) -> Path:
        if language not in built:
            folder = make_copy(tmp_path_factory.mktemp(language) / "copy", language, **SETTINGS)
            build_copy(folder, folder / "site")
            built[language] = folder / "site"
        return built[language]

    return site


@pytest.fixture
def visit(
    copies: Callable[[str], Path], serve_site: Callable[..., SiteServer], new_page: Callable[..., Page]
) -> Callable[..., Page]:
    """Opens a page of a copy at a fixed moment: `visit("ar-XB", "find/", **options of a browser context)`."""

    def open_page(language: str, path: str, **options: object) -> Page:
        page = new_page(**options)
        page.clock.set_fixed_time(NOW)
        page.goto(serve_site(copies(language), under="/sub/").url + path)
        return page

    return open_page


def pages_of(site: Path) -> Iterator[Path]:
    """Gives the pages of the directory: the finder, every group, every page to browse by."""
    yield site / "find/index.html"
    yield site / "your-list/index.html"
    for folder in ("groups", "places", "topics", "online", "a-z"):
        yield from sorted((site / folder).rglob("index.html"))


def some_pages(site: Path) -> list[str]:
    """Returns the paths of one page of each kind, those of prose included."""
    published = json.loads((site / "api/groups.json").read_text("utf-8"))["groups"]
    towns = sorted(path.relative_to(site).as_posix() for path in site.glob("places/*/*/*/index.html"))
    fullest = max(published, key=lambda group: len(json.dumps(group)))
    return [
        "",
        "find/",
        "your-list/",
        f"groups/{fullest['id']}/",
        "groups/example-lantern-lines-closed-circle/",
        "places/",
        "places/gb/",
        towns[0].removesuffix("index.html"),
        "topics/",
        "topics/depression/",
        "online/",
        "a-z/",
        "help-now/",
    ]


def left_untranslated(html: str, names: frozenset[str]) -> list[str]:
    return [f"{part!r} in {text!r}" for text in texts_of(html) for part in not_translated(text, names)]


def test_the_check_itself_sees_what_did_not_come_from_the_catalogue() -> None:
    names = frozenset({"Leeds", "United Kingdom"})
    assert (
        not_translated(
            "⟦⟦3 ĝŕöûþš⟧, šööñéšţ ƒîŕšţ⟧ · Leeds, United Kingdom – Tuesday 24 November, 7:00 PM", names
        )
        == []
    )
    assert not_translated("⟦Ƒîñð⟧ groups near Leeds", names) == ["groups near"]
    assert not_translated("£3.50 · 24/7 · B", names) == []
    own = '<p lang="cy" title="Shown">Croeso <b>iawn</b></p><p dir="auto">EXAMPLE</p><script>let a</script>'
    html = f'<html lang="en" dir="ltr"><head><title>A title</title></head><body><h1>A heading</h1>{own}<p>More <i>of</i> it</p></body></html>'
    assert list(texts_of(html)) == ["A heading", "More ", " it", "of", "A title"]


def test_every_word_of_the_directorys_pages_comes_from_the_catalogue(copies: Callable[[str], Path]) -> None:
    site = copies("en-XA")
    names = names_of(site)
    pages = list(pages_of(site))
    found = {
        f"{page.relative_to(site)}: {part}"
        for page in pages
        for part in left_untranslated(page.read_text("utf-8"), names)
    }
    assert len(pages) > 150
    assert sorted(found)[:50] == []


def test_every_word_that_scripts_say_comes_from_the_catalogue(
    visit: Callable[..., Page], copies: Callable[[str], Path]
) -> None:
    names = names_of(copies("en-XA"))
    page = visit("en-XA", "find/")
    seen: list[str] = []

    def look() -> None:
        expect(page.locator("#results")).not_to_have_attribute("aria-busy", "true")
        seen.append(page.content())

    def ask(q: str, near: str, told: str) -> None:
        page.fill("input[name=q]", q)
        page.fill("input[name=near]", near)
        page.press("input[name=near]", "Enter")
        expect(page.locator(told)).to_contain_text("⟦")
        look()

    ask("depression", "Leeds", "#understood")
    page.locator("#share-copy").click()
    expect(page.locator("#share-said")).to_contain_text("⟦")
    look()
    page.locator("#within").select_option(index=1)
    look()
    page.locator("#order").select_option("soonest")
    look()
    ask("", "Nosuchtown", "#near-note")
    page.fill("input[name=near]", "")
    page.check('input[name="kind"][value="network"]')
    page.check('input[name="weekday"][value="sunday"]')
    expect(page.locator(".nothing-title")).to_contain_text("⟦")
    look()
    problems = [
        problem for html in seen for problem in left_untranslated(html, names | {"Nosuchtown", "Alabama"})
    ]
    assert sorted(set(problems)) == []


def test_a_group_page_speaks_the_language_with_its_script(
    visit: Callable[..., Page], copies: Callable[[str], Path]
) -> None:
    site = copies("en-XA")
    published = json.loads((site / "api/groups.json").read_text("utf-8"))["groups"]
    online = next(
        group["id"]
        for group in published
        if any(
            meeting["format"] == "online-video" and meeting.get("next")
            for meeting in group.get("meetings", ())
        )
    )
    page = visit("en-XA", f"groups/{online}/", timezone_id="Asia/Kolkata")
    expect(page.locator("button.copy").first).to_contain_text("⟦")
    expect(page.locator(".yours").first).to_contain_text("⟦")
    assert left_untranslated(page.content(), names_of(site)) == []


@pytest.mark.parametrize("language", ["en-XA", "ar-XB"])
def test_every_kind_of_page_has_room_on_a_narrow_phone(
    visit: Callable[..., Page], copies: Callable[[str], Path], language: str
) -> None:
    page = visit(language, "", **PHONE)
    root = page.url
    wide = []
    for path in some_pages(copies(language)):
        page.goto(root + path)
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wide.append(path)
    assert wide == []


def test_a_language_from_right_to_left_turns_the_page_round(
    visit: Callable[..., Page], copies: Callable[[str], Path]
) -> None:
    page = visit("ar-XB", "")
    root = page.url
    for path in some_pages(copies("ar-XB")):
        page.goto(root + path)
        document = page.locator("html")
        expect(document).to_have_attribute("lang", "ar-XB")
        expect(document).to_have_attribute("dir", "rtl")
        name = page.locator(".brand").bounding_box()
        leave = page.locator("#leave").bounding_box()
        assert name
        assert leave
        assert name["x"] > leave["x"], "the site's name stands at the right"


REVERSED_NUMBERS = """selector => [...document.querySelectorAll(selector)].flatMap(part => {
    const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    const found = [];
    while (texts.nextNode()) {
        const text = texts.currentNode;
        for (const number of text.data.matchAll(/[+]?\\d+(?: \\d+)+/g)) {
            const boxes = [number.index, number.index + number[0].length - 1].map(at => {
                const range = new Range();
                range.setStart(text, at);
                range.setEnd(text, at + 1);
                return range.getBoundingClientRect();
            });
            found.push({ number: number[0], reversed: boxes[0].top === boxes[1].top && boxes[0].left > boxes[1].left });
        }
    }
    return found;
})"""


def test_phone_numbers_are_read_as_they_are_dialled_whatever_the_direction(
    visit: Callable[..., Page], copies: Callable[[str], Path]
) -> None:
    published = json.loads((copies("ar-XB") / "api/groups.json").read_text("utf-8"))["groups"]
    warmline = next(group["id"] for group in published if group["kind"] == "warmline")
    page = visit("ar-XB", "")
    root = page.url
    found = []
    for path in ("help-now/", "find/", "online/", f"groups/{warmline}/"):
        page.goto(root + path)
        found += page.evaluate(REVERSED_NUMBERS, "a[href^='tel:'], a[href^='sms:'], .way, .card-facts li")
    assert len(found) > 20
    assert [each["number"] for each in found if each["reversed"]] == []


OWN_WORDS = """selector => [...document.querySelectorAll(selector)].map(part => ({
    listing: part.closest("[data-group]").dataset.group,
    lang: part.closest("[lang]").lang,
    direction: getComputedStyle(part).direction,
}))"""


def test_listings_keep_their_own_language_and_direction(
    visit: Callable[..., Page], copies: Callable[[str], Path]
) -> None:
    published = json.loads((copies("ar-XB") / "api/groups.json").read_text("utf-8"))["groups"]
    languages = {group["id"]: group["languages"][0] for group in published if group.get("languages")}
    page = visit("ar-XB", "find/")
    root = page.url.removesuffix("find/")
    cards = page.evaluate(OWN_WORDS, ".card-name, .card-summary")
    for id in next(iter(languages)), next(id for id, language in languages.items() if language != "en"):
        page.goto(f"{root}groups/{id}/")
        cards += page.evaluate(OWN_WORDS, "h1")
    told = [own for own in cards if own["listing"] in languages]
    assert len(told) > 10
    for own in told:
        assert (own["lang"], own["direction"]) == (languages[own["listing"]], "ltr"), own


@pytest.mark.parametrize("language", ["en-XA", "ar-XB"])
def test_nobody_is_shut_out_by_the_language(
    visit: Callable[..., Page], copies: Callable[[str], Path], axe: Callable[..., list[str]], language: str
) -> None:
    page = visit(language, "find/", **PHONE)
    root = page.url.removesuffix("find/")
    assert axe(page) == []
    page.goto(root + some_pages(copies(language))[2])
    assert axe(page) == []
