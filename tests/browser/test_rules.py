"""Ground rules in Chromium: the page that makes posters, the ready posters, and the comparison, on the screen and on paper."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from commonground.prose.ground_rules import FITS, KINDS, GroundRule, Poster, read_ground_rules, read_posters
from tests.browser.conftest import Watch
from tests.browser.paper import printed
from tests.browser.server import SiteServer

BUILDER = "ground-rules/builder/"
POSTERS = "ground-rules/posters/"
PAPERS = {"a4": (595, 842), "letter": (612, 792), "a3": (842, 1191)}
HOSTILE = "<img src=x onerror=window.hurt=1>“'\"&<script>window.hurt=1</script>"
STORED = "[localStorage.length, sessionStorage.length, document.cookie, location.href, history.length]"
ROOT = Path(__file__).resolve().parents[2]
RULES: tuple[GroundRule, ...] = read_ground_rules([ROOT / "data/ground_rules.yaml"], ROOT)[0]
READY: dict[str, Poster] = read_posters([ROOT / "data/rule_posters.yaml"], ROOT, RULES)[0]
LOCKED = [rule for rule in RULES if rule.locked]


@pytest.fixture
def site(demo_site: Path, serve_site: Callable[..., SiteServer]) -> SiteServer:
    return serve_site(demo_site)


@pytest.fixture
def builder(site: SiteServer, page: Page) -> Page:
    """The page that makes posters, ready to be used."""
    page.goto(site.url + BUILDER)
    expect(page.locator("#poster")).to_be_visible()
    return page


def shown(page: Page) -> list[str]:
    return page.locator("#poster-rules > li").all_inner_texts()


def near(sizes: list[tuple[int, int]], size: tuple[int, int]) -> bool:
    return all(abs(width - size[0]) <= 1 and abs(height - size[1]) <= 1 for width, height in sizes)


def test_made_by_keyboard_alone(builder: Page, watch: Watch) -> None:
    before = builder.evaluate(STORED)
    asked = len(watch.requests)
    builder.locator("#kind-in-person").focus()
    builder.keyboard.press("ArrowDown")
    assert builder.locator("#kind-online").is_checked()
    assert LOCKED[0].short_for("online") == shown(builder)[0]
    press_to(builder, "#rule-heavy-topics")
    builder.keyboard.press("Space")
    assert not builder.locator("#rule-heavy-topics").is_checked()
    press_to(builder, "#own-1")
    builder.keyboard.type("We promise absolute confidentiality.")
    press_to(builder, ".own-said button")
    expect(builder.locator(".own-said")).to_contain_text("No group can promise this.")
    expect(builder.locator("#builder-status")).to_contain_text(
        "Other words are offered for a rule of your own."
    )
    builder.keyboard.press("Enter")
    assert builder.evaluate("document.activeElement.id") == "own-1"
    offered = "We keep each other’s stories to ourselves. The one limit is danger."
    assert builder.locator("#own-1").input_value() == offered
    assert not builder.locator(".own-said").is_visible()
    assert shown(builder)[-1] == offered
    press_to(builder, "#add-own")
    builder.keyboard.press("Enter")
    assert builder.evaluate("document.activeElement.id") == "own-2"
    builder.keyboard.type("Tea is at eight.")
    press_to(builder, "#group-name")
    builder.keyboard.type("Tuesday Circle")
    builder.keyboard.press("Tab")
    builder.keyboard.type("either host")
    builder.keyboard.press("Tab")
    builder.keyboard.type("in June")
    press_to(builder, "#paper-a4")
    builder.keyboard.press("ArrowDown")
    assert shown(builder)[-2:] == [offered, "Tea is at eight."]
    expect(builder.locator("#poster-group")).to_have_text("Tuesday Circle")
    expect(builder.locator("#poster-tell")).to_have_text("either host")
    expect(builder.locator("#poster-review")).to_have_text("in June")
    builder.evaluate("window.print = () => { window.printed = true; }")
    press_to(builder, "#print-poster")
    builder.keyboard.press("Enter")
    assert builder.evaluate("window.printed")
    expect(builder.locator("#builder-status")).to_contain_text("13 rules on the poster. It fits one page")
    assert builder.evaluate(STORED) == before
    assert watch.requests[asked:] == []


def press_to(page: Page, selector: str) -> None:
    """Presses Tab until an element has the focus."""
    for _ in range(60):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab never came to {selector}")


def test_everything_has_a_name_and_one_status_speaks(builder: Page) -> None:
    tree = builder.locator("#rules-builder").aria_snapshot()
    for name in (
        'group "What kind of group is it?"',
        'radio "In person" [checked]',
        'radio "Hearing voices"',
        'group "Before we begin"',
        f'checkbox "{LOCKED[0].short}" [checked] [disabled]',
        'checkbox "We start and end on time. Late is fine." [checked]',
        'textbox "Your own rule 1"',
        'button "Take out your own rule 1"',
        'button "Add a rule of your own"',
        'textbox "Name of the group"',
        'textbox "Who to tell when something worries you"',
        'textbox "When you look at the rules again"',
        'radio "Letter"',
        'checkbox "Large print, 24 point (takes more pages)"',
        'button "Print the poster"',
        'button "Save to a file"',
        'button "Open a file that you saved here"',
        'heading "Our ground rules" [level=2]',
    ):
        assert name in tree, name
    assert builder.locator("#rules-builder [role=status], #rules-builder [aria-live]").count() == 1
    for control in builder.locator("#rules-builder :is(input, textarea)").all():
        assert control.evaluate("element => element.labels.length") == 1
        assert control.get_attribute("name") in (None, "kind", "paper")
        assert control.get_attribute("autocomplete") == "off" or control.get_attribute("type") == "file"


def test_another_kind_of_group_has_its_words_and_leaves_ones_own_ticks(builder: Page) -> None:
    for kind in KINDS:
        builder.check(f"#kind-{kind}")
        assert {rule.short_for(kind) for rule in LOCKED} <= set(shown(builder)), kind
    builder.check("#rule-sober")
    builder.uncheck("#rule-time")
    builder.check("#kind-youth")
    assert builder.locator("#rule-sober").is_checked()
    assert not builder.locator("#rule-time").is_checked()
    sober = next(rule for rule in RULES if rule.id == "sober")
    assert sober.short_for("youth") in shown(builder)
    expect(builder.locator("label[for=rule-sober]")).to_have_text(sober.short_for("youth"))


def test_what_is_typed_is_shown_as_text(builder: Page, watch: Watch) -> None:
    asked = len(watch.requests)
    for selector in ("#own-1", "#group-name", "#who-to-tell", "#review-date"):
        builder.fill(selector, HOSTILE[:40] if selector == "#review-date" else HOSTILE[:60])
    builder.fill("#own-1", HOSTILE)
    assert shown(builder)[-1] == HOSTILE
    assert builder.locator("#poster-group").inner_text() == HOSTILE[:60]
    assert builder.locator("#poster :is(img, script)").count() == 0
    assert builder.evaluate("window.hurt") is None
    assert watch.requests[asked:] == []
    assert watch.csp == []


def test_at_most_five_rules_of_ones_own_of_140_characters(builder: Page) -> None:
    for _ in range(4):
        builder.click("#add-own")
    assert not builder.locator("#add-own").is_visible()
    builder.locator("#own-5").press_sequentially("x" * 150, delay=0)
    assert len(builder.locator("#own-5").input_value()) == 140
    builder.get_by_role("button", name="Take out your own rule 2").click()
    assert builder.locator("#own-rules label").all_inner_texts() == [
        f"Your own rule {n}" for n in (1, 2, 3, 4)
    ]
    assert builder.evaluate("document.activeElement.id") == "own-3"
    assert builder.locator("#add-own").is_visible()


def test_saved_to_a_file_and_opened_again(
    site: SiteServer, builder: Page, new_page: Callable[..., Page], tmp_path: Path, watch: Watch
) -> None:
    builder.check("#kind-family")
    builder.check("#rule-sober")
    builder.fill("#own-1", HOSTILE)
    builder.fill("#group-name", "Grŵp Mawrth")
    builder.fill("#review-date", "in June")
    builder.check("#paper-letter")
    builder.check("#builder-large")
    asked = len(watch.requests)
    with builder.expect_download() as download:
        builder.click("#save-poster")
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert file.name == "ground-rules.json"
    assert json.loads(file.read_text("utf-8"))["own"] == [HOSTILE]
    expect(builder.locator("#builder-status")).to_contain_text("The file holds what you typed.")
    posted = shown(builder)

    other = new_page()
    other.goto(site.url + BUILDER)
    expect(other.locator("#poster")).to_be_visible()
    asked = len(watch.requests)
    other.set_input_files("#open-poster", file)
    expect(other.locator("#builder-status")).to_contain_text("The poster from your file is here.")
    assert "left out" not in other.locator("#builder-status").inner_text()
    assert shown(other) == posted
    assert other.locator("#kind-family").is_checked()
    assert other.locator("#paper-letter").is_checked()
    assert other.locator("#builder-large").is_checked()
    assert other.locator("#group-name").input_value() == "Grŵp Mawrth"
    assert other.locator("#poster :is(img, script)").count() == 0
    assert other.evaluate("window.hurt") is None
    assert watch.requests[asked:] == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not json",
        b"[]",
        b"\xff\xfe\x00\x01",
        b'{"format":"other","version":1}',
        b'{"format":"ground-rules-poster","version":1,"own":["' + b"x" * 30_000 + b'"]}',
        b"[" * 10_000,
    ],
)
def test_a_file_that_was_not_saved_here_changes_nothing(
    builder: Page, tmp_path: Path, content: bytes
) -> None:
    builder.fill("#own-1", "Tea is at eight.")
    before = shown(builder)
    file = tmp_path / "odd.json"
    file.write_bytes(content)
    builder.set_input_files("#open-poster", file)
    expect(builder.locator("#builder-status")).to_contain_text("This file cannot be used.")
    assert shown(builder) == before


def test_of_a_hostile_file_only_short_text_and_known_words_are_taken(
    builder: Page, tmp_path: Path, watch: Watch
) -> None:
    file = tmp_path / "hostile.json"
    hostile = {
        "format": "ground-rules-poster",
        "version": 1,
        "kind": "online'] , *",
        "rules": ["time", "#x", "constructor"],
        "own": [HOSTILE, "\u202eevil\u0000", *("more" for _ in range(9))],
        "group": "g" * 500,
        "tell": {"toString": "x"},
        "paper": "a4; size: a0",
        "large": "true",
    }
    file.write_text(json.dumps(hostile), "utf-8")
    builder.set_input_files("#open-poster", file)
    expect(builder.locator("#builder-status")).to_contain_text("was left out")
    assert {rule.short for rule in LOCKED} <= set(shown(builder))
    assert shown(builder)[-5:] == [HOSTILE, "evil", "more", "more", "more"]
    assert builder.locator("#group-name").input_value() == "g" * 60
    assert builder.locator("#kind-in-person").is_checked()
    assert builder.evaluate("window.hurt") is None
    assert watch.errors == []


@pytest.mark.parametrize("size", ["a4", "letter", "a3"])
def test_the_poster_of_every_kind_prints_on_one_page_with_every_locked_rule(builder: Page, size: str) -> None:
    builder.check(f"#paper-{size}")
    builder.fill("#group-name", "Tuesday Circle")
    builder.fill("#who-to-tell", "either host")
    for kind in KINDS:
        builder.check(f"#kind-{kind}")
        assert len(shown(builder)) == FITS
        sizes, text = printed(builder, prefer_css_page_size=True)
        assert len(sizes) == 1, kind
        assert near(sizes, PAPERS[size]), sizes
        for rule in LOCKED:
            assert rule.short_for(kind) in text, (kind, rule.id)
        assert "Tuesday Circle" in text
        assert "talk to either host" in text
        for not_on_paper in ("Save to a file", "Help now", "EXAMPLE", "Good to know"):
            assert not_on_paper not in text
        points = float(builder.locator("#poster").evaluate("e => e.style.getPropertyValue('--poster-size')"))
        assert points >= 16, kind


def test_twelve_rules_fit_one_page_also_with_five_long_ones(builder: Page) -> None:
    for box in builder.locator("input[id^=rule-]:not(:disabled)").all():
        box.uncheck()
    for number in range(1, 6):
        if number > 1:
            builder.click("#add-own")
        builder.fill(f"#own-{number}", ("We wash our own cups and put them back where they were. " * 3)[:140])
    assert len(shown(builder)) == FITS
    for size in ("a4", "letter"):
        builder.check(f"#paper-{size}")
        sizes, _ = printed(builder, prefer_css_page_size=True)
        assert len(sizes) == 1, size


def test_large_print_is_24_points_and_keeps_rules_whole(builder: Page) -> None:
    builder.check("#builder-large")
    expect(builder.locator("#builder-status")).to_contain_text("It takes 2 pages.")
    sizes, text = printed(builder, prefer_css_page_size=True)
    assert len(sizes) == 2
    for rule in LOCKED:
        assert str(rule.short) in text
    builder.emulate_media(media="print")
    size = builder.locator("#poster-rules li").last.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    assert size == 24 * 96 / 72


@pytest.mark.parametrize("id", READY)
def test_a_ready_poster_needs_no_script_and_prints_on_one_page(
    site: SiteServer, new_page: Callable[..., Page], id: str
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{site.url}{POSTERS}{id}/")
    poster = READY[id]
    for size in ("A4", "Letter"):
        sizes, text = printed(page, format=size)
        assert len(sizes) == 1, size
        assert near(sizes, PAPERS[size.lower()])
        for rule in poster.choose(RULES):
            assert rule.short_for(poster.variant) in text, rule.id
        assert {rule.id for rule in LOCKED} <= set(poster.rules)
        assert text.index("One limit") < text.index("We are peers")
        assert "talk to" in text
        assert "We look at these rules again on" in text
        assert "to read out" not in text
    page.check("#large-print")
    sizes, text = printed(page, format="A4")
    assert len(sizes) == 2
    for rule in LOCKED:
        assert rule.short_for(poster.variant) in text


def test_type_on_a_ready_poster_is_at_least_16_points_and_black(site: SiteServer, page: Page) -> None:
    page.goto(f"{site.url}{POSTERS}online/")
    page.emulate_media(media="print", color_scheme="dark")
    style = page.locator(".poster-rules li").last.evaluate(
        """item => { const { fontSize, color, fontStyle, textTransform, textAlign } = getComputedStyle(item);
            return [Math.round(parseFloat(fontSize) * 72 / 9.6) / 10, color, fontStyle, textTransform, textAlign]; }"""
    )
    assert style[0] >= 16
    assert style[1:] == ["rgb(0, 0, 0)", "normal", "none", "start"]


def test_the_list_to_tick_has_all_sixteen_rules_on_one_page(
    site: SiteServer, new_page: Callable[..., Page]
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{site.url}{POSTERS}tick-list/")
    for size in ("A4", "Letter"):
        sizes, text = printed(page, format=size)
        assert len(sizes) == 1, size
        for rule in RULES:
            assert rule.text in text, rule.id


def test_without_a_script_the_builder_leads_to_what_needs_none(
    site: SiteServer, new_page: Callable[..., Page]
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(site.url + BUILDER)
    assert not page.locator(".builder-form, #poster").first.is_visible()
    for name, heading in (
        ("A list of all rules to tick on paper", "All rules to tick on paper"),
        ("Ready posters", "Ready posters"),
    ):
        page.goto(site.url + BUILDER)
        page.locator(".builder-plain").get_by_role("link", name=name).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    assert page.locator(".section-pages a").count() == len(READY) + 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize(
    "path", ["", "builder/", "compare/", "posters/", "posters/hearing-voices/", "posters/tick-list/"]
)
def test_no_page_has_a_barrier_or_scrolls_sideways(
    site: SiteServer,
    new_page: Callable[..., Page],
    axe: Callable[..., list[str]],
    path: str,
    width: int,
    scheme: str,
) -> None:
    page = new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.goto(f"{site.url}ground-rules/{path}")
    if path == "builder/":
        expect(page.locator("#poster")).to_be_visible()
        page.fill("#own-1", "We promise absolute confidentiality.")
        expect(page.locator(".own-said")).to_be_visible()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_comparison_scrolls_in_its_box_and_keeps_the_rule_in_view(
    site: SiteServer, new_page: Callable[..., Page]
) -> None:
    page = new_page(viewport={"width": 320, "height": 700})
    page.goto(f"{site.url}ground-rules/compare/")
    box = page.locator(".scrolls:has(.compared)")
    box.focus()
    assert box.evaluate("box => box.scrollWidth > box.clientWidth")
    box.evaluate("box => { box.scrollLeft = 300; }")
    first = page.get_by_role("rowheader", name="What is said stays here")
    assert first.evaluate("cell => cell.getBoundingClientRect().left") >= 0
    expect(page.get_by_role("table")).to_contain_text("stated")


def test_the_comparison_is_whole_on_paper(site: SiteServer, page: Page) -> None:
    page.goto(f"{site.url}ground-rules/compare/")
    _, text = printed(page, format="A4")
    assert "Humor is welcome" in text
    page.set_viewport_size({"width": 688, "height": 900})  # A4 between its margins
    page.emulate_media(media="print")
    assert page.locator(".scrolls:has(.compared)").evaluate("box => box.scrollWidth <= box.clientWidth")
