"""How many groups of a kind are listed, in pages of prose; and the pages that explain what kind of group one is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from commonground.pages import browse, group
from commonground.pages.counted import PLACEHOLDER, count, explained_for, fill
from tests.pages.made import ONLINE, TUESDAY, directory, listing, outputs, words

HYBRID = replace(TUESDAY, format="hybrid")
PHONE = replace(ONLINE, format="phone")
LISTINGS = (
    listing("a-room", audiences=("men",)),
    listing("b-hybrid", audiences=("men", "veterans-service"), meetings=(HYBRID,), model="walking"),
    listing("c-online", audiences=("men",), meetings=(ONLINE,), topics=("grief", "anxiety")),
    listing("d-line", kind="warmline", audiences=("men",), meetings=(PHONE,)),
    listing("e-network", kind="network", audiences=("men",), meetings=(), topics=()),
    listing("f-closed", audiences=("men",), status="closed"),
)


def filled(tmp_path: Path, text: str, *listings, name: str = "for/men/index.html") -> html.HtmlElement:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"<html><body>{text}</body></html>")
    fill(tmp_path, [name], directory(*listings))
    return html.fromstring(path.read_text("utf-8"))


def said(page: html.HtmlElement) -> list[tuple[str, str]]:
    return [(li.find("a").get("href"), " ".join(li.text_content().split())) for li in page.iter("li")]


def test_groups_lines_and_networks_are_counted_apart():
    asked = [
        "audiences/men",
        "topics/anxiety",
        "model/walking",
        "kind/warmline",
        "formats/phone",
        "topics/eating",
    ]
    counted = count(asked, directory(*LISTINGS), words())
    assert {kind: (one.groups, one.remote, one.warmlines, one.networks) for kind, one in counted.items()} == {
        "audiences/men": (3, 2, 1, 1),
        "topics/anxiety": (3, 2, 1, 0),
        "model/walking": (1, 1, 0, 0),
        "kind/warmline": (0, 0, 1, 0),
        "formats/phone": (0, 0, 1, 0),
        "topics/eating": (0, 0, 0, 0),
    }


def test_a_page_says_how_many_there_are_and_leads_to_them(tmp_path: Path):
    page = filled(
        tmp_path,
        "<p>Before</p><!-- cg:count audiences/men topics/grief model/walking kind/warmline topics/eating --><p>After</p>",
        *LISTINGS,
    )
    assert said(page) == [
        (
            "../../find/#audiences=men",
            "Men 3 groups, 2 of them online or by phone; 1 phone line; 1 network with a finder of its own",
        ),
        ("../../topics/grief/", "Grief and loss 1 group, online or by phone"),
        ("../../find/#model=walking", "Walking and being outdoors 1 group, online or by phone"),
        ("../../online/phone/", "Warmline 1 phone line"),
    ]
    assert [p.text for p in page.findall("body/p")] == ["Before", "After"]
    assert not page.xpath("//comment()")


@pytest.mark.parametrize(
    ("listings", "ways"),
    [
        (LISTINGS, ["../../online/networks/", "../../online/", "../../find/"]),
        (LISTINGS[:1], ["../../find/"]),
        (LISTINGS[3:4], ["../../online/", "../../find/"]),
        ((), ["../../find/"]),
    ],
)
def test_where_there_is_none_a_page_says_what_to_do_instead(tmp_path: Path, listings, ways):
    page = filled(tmp_path, "<!-- cg:count audiences/students topics/eating -->", *listings)
    assert "No group of this kind is listed here yet." in page.text_content()
    assert [href for href, _ in said(page)] == ways


def test_a_page_at_the_root_leads_to_its_own_level(tmp_path: Path):
    page = filled(tmp_path, "<!-- cg:count kind/network -->", *LISTINGS, name="index.html")
    assert [href for href, _ in said(page)] == ["./online/networks/"]


def test_pages_that_ask_for_nothing_are_left_alone(tmp_path: Path):
    (tmp_path / "index.html").write_bytes(b"<p>\xff no UTF-8 <!-- cg:count cost/free --></p>")
    (tmp_path / "app.js").write_bytes(b"<!-- cg:count topics/grief -->")
    fill(tmp_path, ["index.html", "app.js"], directory(*LISTINGS))
    assert (tmp_path / "index.html").read_bytes() == b"<p>\xff no UTF-8 <!-- cg:count cost/free --></p>"
    assert PLACEHOLDER.search((tmp_path / "app.js").read_bytes())


def test_a_group_leads_to_the_pages_that_explain_its_kind_most_telling_first():
    pages = explained_for(
        [
            ("formats/hybrid", "online/", "Online"),
            ("topics/anxiety", "worry/", "Worry"),
            ("audiences/men", "men/", "Men"),
            ("audiences/veterans-service", "men/", "Men"),
        ]
    )
    assert pages(LISTINGS[1].group) == (("men/", "Men"), ("worry/", "Worry"))
    assert pages(listing(topics=("grief",)).group) == ()


def test_the_page_of_a_group_and_of_a_topic_lead_back():
    of = directory(
        listing("a-room", audiences=("men",), topics=("suicide-loss",)), listing("b-room", topics=("grief",))
    )
    pages = outputs(group, of)
    (line,) = html.fromstring(pages["groups/a-room/index.html"].decode()).find_class("explained")
    assert [(a.get("href"), a.text) for a in line.iter("a")] == [
        ("../../for/men/", "Groups for men"),
        ("../../for/bereaved-by-suicide/", "Groups after a loss to suicide"),
    ]
    assert not html.fromstring(pages["groups/b-room/index.html"].decode()).find_class("explained")
    topics = outputs(browse, of)
    assert b'href="../../for/bereaved-by-suicide/"' in topics["topics/suicide-loss/index.html"]
    assert b"/for/" not in topics["topics/grief/index.html"]
