"""The finder's page as it is built: what works without script, and everything that the script looks for."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

from lxml import html

from commonground.listings.model import Contact
from commonground.pages.find import SHOWN, outputs, parts
from commonground.pages.finder_facets import fill
from tests.pages.made import ONLINE, directory, full, listing, shell, words

FINDER = Path(__file__).parents[2] / "overrides/assets/finder"
NETWORK = listing(
    "network", kind="network", meetings=(), topics=(), contact=Contact(website="https://n.example.org/")
)


@cache
def document() -> html.HtmlElement:
    made = directory(
        full(),
        NETWORK,
        *(listing(f"g-{number:02}") for number in range(30)),
        listing("o", meetings=(ONLINE,)),
    )
    ((path, content),) = outputs(made, shell(made))
    assert path == "find/index.html"
    return html.document_fromstring(content.decode())


def select(within: html.HtmlElement, selector: str) -> list[html.HtmlElement]:
    """Finds elements by simple selectors of classes, ids and tags, one inside the other: ".a b #c"."""
    steps = {".": "*[contains(concat(' ', normalize-space(@class), ' '), ' {} ')]", "#": "*[@id='{}']"}
    path = "".join(
        "//" + (steps[step[0]].format(step[1:]) if step[0] in steps else step) for step in selector.split()
    )
    return [found for found in within.xpath(f".{path}") if isinstance(found, html.HtmlElement)]


def test_the_total_and_the_first_cards_are_in_the_page() -> None:
    count = document().get_element_by_id("count")
    assert (count.get("data-total"), count.text_content()) == ("33", "33 groups")
    shown = [card.get("data-group") for card in select(document(), "#results *[@data-group]")]
    assert shown == ["example-full", *(f"g-{number:02}" for number in range(SHOWN - 1)), "o", "network"]


def test_parts_are_the_same_as_the_scripts() -> None:
    line = listing("w", kind="warmline", meetings=(replace(ONLINE, format="phone"),))
    made = directory(full(), NETWORK, listing("o", meetings=(ONLINE,)), line)
    names = [part.name for part in parts(made, words())]
    source = (FINDER / "source.js").read_text("utf-8")
    assert f"PARTS = {names}".replace("'", '"') in source


def test_every_value_of_every_filter_has_a_box_with_its_count() -> None:
    made = directory(full())
    ((_, content),) = outputs(made, shell(made))
    boxes = [
        box for box in select(html.document_fromstring(content.decode()), "#filters input") if box.get("name")
    ]
    found = [(box.get("name"), box.get("value")) for box in boxes]
    offered = [one for one in fill(made.listings, words()) if not one.facet.private]
    assert found == [(one.facet.id, value.id) for one in offered for value in one.values]
    assert all(select(box.getparent(), ".opt-count")[0].text == "1" for box in boxes)


def test_what_is_kept_nowhere_has_no_name_by_which_it_could_be() -> None:
    box = document().get_element_by_id("under-18")
    assert (box.get("name"), box.get("value")) == (None, None)


def test_help_now_is_ready_with_the_numbers_of_the_country() -> None:
    help_first = document().get_element_by_id("help-first")
    assert "hidden" in help_first.attrib
    links = [link.get("href") for link in select(help_first, "a")]
    assert links[0] == "tel:999"
    assert links[-1] == "../help-now/"


def test_nothing_that_is_typed_can_get_into_an_address_before_the_script_has_come() -> None:
    form = document().get_element_by_id("ask")
    assert (form.get("method"), form.get("action")) == ("dialog", None)


def test_whatever_needs_script_is_hidden_without_it() -> None:
    controls = [each for tag in ("button", "input", "select") for each in select(document(), f"main {tag}")]
    within = (".scripted *", "*[@hidden] *", "dialog *", ".scripted", "*[@hidden]")
    hidden = {each for selector in within for each in select(document(), selector)}
    assert controls
    assert [control.get("id") for control in controls if control not in hidden] == []
    plain = select(document(), "noscript link")
    assert [link.get("href") for link in plain] == ["../assets/css/finder-plain.css"]


def test_ways_to_browse_are_links() -> None:
    found = {link.get("href") for link in select(document(), ".browse a")}
    assert {
        "../places/",
        "../topics/",
        "../online/",
        "../a-z/",
        "../topics/anxiety/",
        "../online/monday/",
    } <= found


def test_the_card_that_the_script_fills_has_all_its_parts() -> None:
    (template,) = select(document(), "#card")
    script = (FINDER / "cards.js").read_text("utf-8")
    selectors = set(re.findall(r'(?:part|put)\(\w+, "([^"]+)"', script))
    assert {".card-name a", ".card-where", ".card-when", ".card-summary", ".card-facts"} <= selectors
    for selector in selectors:
        assert len(select(template, selector)) >= 1, selector


def test_every_element_that_the_scripts_need_is_there_once() -> None:
    wanted = {
        selector
        for script in FINDER.glob("*.js")
        for selector in re.findall(r'need\(\s*[\w.]+,\s*"(#[\w-]+)"', script.read_text("utf-8"))
    }
    assert "#results" in wanted
    for selector in sorted(wanted):
        assert len(select(document(), selector)) == 1, selector


def test_an_empty_directory_has_a_finder_too() -> None:
    made = directory()
    ((_, content),) = outputs(made, shell(made))
    assert b'data-total="0"' in content
