"""The frame of every page: where its links lead, what its head says, and that it is one frame for both kinds of page."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader
from lxml import html

from commonground.pages.csp import POLICY
from commonground.pages.environment import OVERRIDES, add_words, environment
from commonground.pages.shell import FOOTER, MENU, PageShell, Shell, open_prose_shell
from commonground.project import Project
from commonground.settings import Settings

AS_OF = date(2026, 11, 23)
CRISIS = """lines:
- id: gb-emergency
  country: GB
  kind: emergency
  name: Emergency services
  channels: [{call: "999"}]
  grade: A
  read_on: 2026-11-23
  sources: [{url: "https://www.gov.example.org", seen: undated, says: one number for all}]
- id: gb-line
  country: GB
  kind: crisis
  name: EXAMPLE & Line
  channels: [{call: "116123", shown: "116 123", languages: [en]}]
  grade: A
  read_on: 2026-11-23
  sources: [{url: "https://line.example.org", seen: undated, says: day and night}]
"""


@pytest.fixture
def root(tmp_path: Path, project: Path) -> Path:
    """A small project: four pages of prose, one of them in the overlay, and two crisis lines."""
    for folder in ("data", "docs", "local/docs/facilitate"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text("site_name: Common Ground\n")
    (tmp_path / "data/crisis.yaml").write_text(CRISIS)
    for name in ("ground-rules", "privacy", "help-now"):
        (tmp_path / f"docs/{name}.md").write_text("# A page\n")
    (tmp_path / "local/docs/facilitate/index.md").write_text("# A page\n")
    return tmp_path


@pytest.fixture
def open_shell(root: Path) -> Callable[..., Shell]:
    def opened(demo: bool = False, **settings: object) -> Shell:
        return open_prose_shell(
            Project.at(root),
            Settings(**{"site_url": "https://site.example/sub/", **settings}),
            AS_OF,
            demo=demo,
        )

    return opened


def render(cg: PageShell, language: str = "en") -> html.HtmlElement:
    template = environment(language).from_string(
        '{% extends "base.html" %}{% block content %}<h1>X</h1>{% endblock %}'
    )
    return html.document_fromstring(template.render(cg=cg))


@pytest.mark.parametrize(
    ("path", "base"),
    [("", "./"), ("find/", "../"), ("groups/one/", "../../"), ("places/gb/leeds/", "../../../")],
)
def test_links_are_relative_to_the_depth_of_the_page(open_shell, path, base):
    assert open_shell().page(path, title="T").base == base


@pytest.mark.parametrize(
    ("site_url", "base"), [("https://site.example/", "/"), ("https://site.example/sub/", "/sub/"), ("", "/")]
)
def test_the_page_for_missing_addresses_links_from_the_root_of_the_host(open_shell, site_url, base):
    page = open_shell(site_url=site_url).page("404.html", title="T")
    assert (page.base, page.canonical) == (base, "")


def test_the_menu_holds_only_pages_that_the_site_has_the_overlay_included(open_shell):
    shell = open_shell()
    assert [link.path for link in shell.menu] == ["find/", "ground-rules/", "facilitate/"]
    assert [link.path for link in shell.footer] == ["help-now/", "your-list/", "privacy/"]
    assert {path for path, _ in (*MENU, *FOOTER)} >= {"learn/", "leave-quickly/"}


@pytest.mark.parametrize(
    ("path", "current", "marked"),
    [
        ("ground-rules/", None, {"ground-rules/": "page"}),
        ("ground-rules/builder/", None, {"ground-rules/": "true"}),
        ("groups/one/", "find/", {"find/": "true"}),
        ("privacy/", None, {}),
    ],
)
def test_the_menu_marks_the_page_or_the_part_that_it_belongs_to(open_shell, path, current, marked):
    page = open_shell().page(path, title="T", current=current)
    links = render(page).xpath('//header//nav[@class="menu"]//a[@aria-current]')
    assert {link.get("href").removeprefix(page.base): link.get("aria-current") for link in links} == marked


def test_a_frame_that_is_rendered_once_is_right_for_every_page(open_shell):
    shell, made = open_shell(), environment("en")
    template = made.get_template("base.html")
    for path in ("ground-rules/", "ground-rules/more/", "ground-rules/", "find/", "groups/a/", "groups/b/"):
        page = shell.page(path, title=path)
        assert template.render(cg=page) == environment("en").get_template("base.html").render(cg=page)


def test_the_head_says_what_the_page_is(open_shell):
    page = open_shell().page("groups/one/", title="A & B <i>", description='Say "hello"', robots="noarchive")
    document = render(page)
    assert document.findtext(".//title") == "A & B <i> – Common Ground"

    def meta(name: str) -> list[str]:
        return document.xpath(f'//meta[@name="{name}"]/@content')

    assert meta("description") == ['Say "hello"']
    assert meta("robots") == ["noarchive"]
    assert meta("referrer") == ["no-referrer"]
    assert document.xpath('//link[@rel="canonical"]/@href') == ["https://site.example/sub/groups/one/"]
    assert document.xpath("//meta[@http-equiv]/@content") == [POLICY]


def test_discreet_titles_say_only_the_name_of_the_site(open_shell):
    page = open_shell(discreet_titles=True, site_name="Notes").page("groups/one/", title="Panic circle")
    assert page.heading == "Notes"


def test_a_demonstration_says_so_on_every_page_and_is_not_indexed(open_shell):
    shown = render(open_shell(demo=True).page("find/", title="T"))
    assert shown.xpath('//meta[@name="robots"]/@content') == ["noindex"]
    assert "invented" in shown.xpath('string(//aside[@class="demo"])')
    real = render(open_shell().page("find/", title="T"))
    assert real.xpath('//meta[@name="robots"] | //aside[@class="demo"]') == []


def test_the_help_strip_dials_the_numbers_of_the_country(open_shell):
    strip = render(open_shell(country="GB").page("find/", title="T")).get_element_by_id("help-now")
    assert [(link.get("href"), link.text_content()) for link in strip.iter("a")] == [
        ("tel:999", "Call 999"),
        ("tel:116123", "EXAMPLE & Line 116 123"),
        ("../help-now/", "More help now"),
    ]
    assert {number.get("dir") for number in strip.iter("bdi")} == {"ltr"}


@pytest.mark.parametrize("country", ["", "FR"])
def test_without_numbers_the_help_strip_leads_to_the_page(open_shell, country):
    strip = render(open_shell(country=country).page("", title="T")).get_element_by_id("help-now")
    assert [(link.get("href"), link.text_content()) for link in strip.iter("a")] == [
        ("./help-now/", "Help now: numbers by country")
    ]


def test_leaving_is_a_plain_link_and_says_what_it_cannot_hide(open_shell):
    document = render(open_shell(exit_url="https://plain.example/?a=1&b=2").page("find/", title="T"))
    link = document.get_element_by_id("leave")
    assert (link.tag, link.get("href"), link.get("rel")) == (
        "a",
        "https://plain.example/?a=1&b=2",
        "nofollow noreferrer",
    )
    assert document.xpath('//a[@class="leave-why"]/@href') == ["../leave-quickly/"]


@pytest.mark.parametrize(
    ("country", "words"), [("GB", "23 November 2026"), ("US", "November 23, 2026"), ("", "November 23, 2026")]
)
def test_every_page_carries_the_day_of_its_data(open_shell, country, words):
    assert words in render(open_shell(country=country).page("find/", title="T")).xpath("string(//footer)")


def test_a_language_that_is_written_from_right_to_left(open_shell):
    document = render(open_shell(languages=("ar",)).page("find/", title="T"))
    assert (document.get("lang"), document.get("dir")) == ("ar", "rtl")


def test_nothing_in_the_frame_is_inline(open_shell):
    document = render(open_shell(country="GB", demo=True).page("find/", title="T"))
    assert document.xpath("//style | //script[not(@src)] | //@style | //@*[starts-with(name(), 'on')]") == []


def test_the_engine_of_the_prose_renders_the_same_frame_and_escapes_it_too(open_shell, project):
    engine = Environment(loader=FileSystemLoader(project / "overrides"), autoescape=False)  # noqa: S701 - like MkDocs'
    add_words(engine, "en")
    page = dataclasses.replace(
        open_shell(country="GB", site_name="A <b>&</b> B", demo=True).page("find/", title="<u>T</u>"),
        policy="",
    )
    prose = html.document_fromstring(engine.get_template("directory/base.html").render(cg=page))
    assert prose.xpath("//b | //u | //meta[@http-equiv]") == []
    prose.xpath('//button[@class="search-open"]')[0].drop_tree()
    ours = render(page)
    for part in ("//aside", "//footer"):
        assert [_plain(found) for found in prose.xpath(part)] == [_plain(found) for found in ours.xpath(part)]


def test_the_engine_of_the_prose_finds_the_style_sheet_of_the_theme(tmp_path):
    sheets = tmp_path / "assets/stylesheets"
    sheets.mkdir(parents=True)
    (sheets / "main.0a1b2c.min.css").write_text("a{color:red}\n/*# sourceMappingURL=main.css.map */")
    engine = Environment(loader=FileSystemLoader(tmp_path), autoescape=False)  # noqa: S701 - like MkDocs'
    add_words(engine, "en")
    assert engine.from_string("{{ theme_style() }}").render() == "a{color:red}\n"


def test_wide_parts_of_prose_scroll_by_themselves(tmp_path):
    engine = Environment(loader=FileSystemLoader(tmp_path), autoescape=False)  # noqa: S701 - like MkDocs'
    add_words(engine, "en")
    page = engine.from_string("{{ text | scroll_wide }}").render(
        text='<p>One</p><table>\n<tr><td>1</td></tr></table><p>Two</p><pre class="x">a\nb</pre>'
    )
    boxes = html.fragments_fromstring(page)
    assert [box.tag for box in boxes] == ["p", "div", "p", "div"]
    assert [len(box) for box in boxes if box.tag == "div"] == [1, 1]
    assert [box.get("aria-label") for box in boxes if box.get("tabindex") == "0"] == ["Table", "Code"]


def test_another_language_names_its_catalogue_for_scripts(open_shell, monkeypatch):
    monkeypatch.setattr("commonground.pages.shell.read_catalog", lambda language: language == "de")
    german = render(open_shell(languages=("de",)).page("groups/one/", title="T"))
    assert german.get("data-messages") == "../../assets/locale/de.json"
    french = render(open_shell(languages=("fr",)).page("groups/one/", title="T"))
    assert french.get("data-messages") is None


def _plain(element: html.HtmlElement) -> list[str]:
    return " ".join(element.text_content().split()).split(" ")


def test_every_script_that_waits_for_the_first_paint_is_there() -> None:
    templates = [path.read_text("utf-8") for path in OVERRIDES.rglob("*.html")]
    named = [
        *re.findall(r"{% block scripts %}(.*?){% endblock %}\n", "".join(templates)),
        *re.findall(r'data-scripts="[^"]*?([^"}]*)"', "".join(templates)),
    ]
    scripts = {name for names in named for name in re.findall(r"[\w/-]+\.js", names)}
    assert {"site/menu.js", "site/group.js", "site/print-keys.js"} <= scripts
    assert [name for name in sorted(scripts) if not (OVERRIDES / "assets" / name).is_file()] == []
