"""The one list of works, and the calendar of reviews: both made from what the pages say of themselves."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest
from lxml import html

from commonground.prose.citations import tokens
from commonground.prose.front_matter import FrontMatter, split
from commonground.prose.library import address_of, pages_of
from commonground.prose.page import prepare
from commonground.prose.works import KINDS, READ, SHELVES, Figure, Name, Work, shelves


def render(name, library, templates, file="docs/page.md"):
    made = prepare(f"<!-- cg:{name} -->", FrontMatter(), file, library, templates)
    assert not made.problems
    assert "\n" not in made.markdown.strip()
    return html.fromstring(f"<div>{made.markdown}</div>")


def work(key, **more):
    given = {"type": "webpage", "title": f"Title of {key}", "read": "excerpt", "read_on": "2026-11"}
    return Work(id=key, **{**given, **more})


@pytest.fixture
def small(library):
    """Three works, of which two are cited, and three pages."""
    works = {
        "b": work("b", type="article-journal", author=(Name(family="Zed", given="A"),), read="abstract"),
        "a": work("a", title="Is it?", figures=(Figure(says="<i>eight</i> trials", where="page 3"),)),
        "c": work("c"),
    }
    page = {"last_reviewed": date(2026, 11, 1), "reviewed_by": "not yet reviewed"}
    pages = {
        "one.md": FrontMatter(title="One & only", sources=("a", "b"), next_review=date(2027, 5, 1), **page),
        "deep/two.md": FrontMatter(title="Two", sources=("a",), next_review=date(2026, 11, 2), **page),
        "index.md": FrontMatter(title="Home"),
    }
    return dataclasses.replace(library, works=works, pages=pages)


def test_the_list_holds_what_pages_cite_and_nothing_else(small, templates):
    page = render("bibliography", small, templates)
    assert page.xpath("//ul[@class='shelf']/li/@id") == ["work-b", "work-a"]
    assert page.xpath("//h2/text()") == ["Studies and reviews", "Groups, organizations and guides"]
    assert page.xpath("//nav//a/@href") == [f"#{id_}" for id_ in page.xpath("//h2/@id")]


def test_an_entry_says_how_much_was_read_what_it_says_and_who_cites_it(small, templates):
    page = render("bibliography", small, templates, "docs/about/sources.md")
    entry = page.xpath("//li[@id='work-a']")[0]
    words = " ".join(entry.text_content().split())
    assert "a part read, November 2026" in words
    assert "<i>eight</i> trials (page 3)" in words
    assert words.startswith("Is it? ")
    assert entry.xpath(".//p[last()]/a/@href") == ["../../one/", "../../deep/two/"]
    assert entry.xpath(".//p[last()]/a/text()") == ["One & only", "Two"]
    assert "abstract read" in page.xpath("//li[@id='work-b']")[0].text_content()


def test_every_kind_of_work_has_one_shelf_and_authors_order_them():
    kinds = [kind for _, of in SHELVES.values() for kind in of]
    assert sorted(kinds) == sorted(KINDS)
    made = shelves(
        [work("x", title="Zebra"), work("y", title="[apple]"), work("z", author=(Name(literal="mind"),))]
    )
    assert [[found.id for found in works] for _, _, works in made] == [["y", "z", "x"]]


def test_no_work_that_a_page_cites_lacks_what_was_read_of_it(checkout, library):
    cited = set()
    for name, path in pages_of(checkout).items():
        body = split(path.read_text("utf-8"))[1]
        keys = {token.name for token in tokens(body) if token.kind == "citation"}
        assert keys <= set(library.pages[name].sources), name
        cited |= keys | set(library.pages[name].sources)
    assert len(cited) > 50
    for key in cited:
        found = library.works[key]
        assert found.read in READ, key
        assert "2026-01" <= found.read_on <= "2026-12", key
        assert found.figures, f"{key}: nothing is noted that a page may claim"


def test_the_real_list_leads_to_pages_that_exist(library, templates):
    page = render("bibliography", library, templates, "docs/sources.md")
    addresses = {f"../{address_of(path)}" for path in library.pages}
    links = set(page.xpath("//ul[@class='shelf']/li/p[last()]/a/@href"))
    assert links
    assert links <= addresses
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_the_calendar_puts_first_what_is_due_first_and_says_what_is_late(small, templates):
    page = render("review-calendar", small, templates)
    assert page.xpath("//tbody//a/text()") == ["Two", "One & only"]
    assert page.xpath("//tbody//time/@datetime") == ["2026-11-01", "2026-11-02", "2026-11-01", "2027-05-01"]
    assert page.xpath("count(//strong)") == 1
    assert page.xpath("//tbody//tr[1]//strong/text()") == ["late"]
    assert page.xpath("count(//table/caption)") == 1
    assert "not yet reviewed" in page.xpath("//tbody//tr[2]")[0].text_content()


def test_the_calendar_names_every_page_that_has_front_matter(library, templates):
    page = render("review-calendar", library, templates, "docs/changes.md")
    assert len(page.xpath("//tbody/tr")) == len(library.pages)
    assert set(page.xpath("//tbody//a/@href")) == {f"../{address_of(path)}" for path in library.pages}


def test_a_reviewer_is_named_in_the_calendar(small, templates):
    reviewed = dataclasses.replace(small.pages["one.md"], reviewed_by="a nurse")
    page = render("review-calendar", dataclasses.replace(small, pages={"one.md": reviewed}), templates)
    assert "reviewed by a nurse" in page.text_content()
