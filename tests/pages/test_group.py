"""A listing's page: it answers in order, says what is not known, and stays honest about place, age and invention."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from urllib.parse import parse_qsl, urlsplit

import pytest
from lxml import html

from commonground.listings.model import Contact, Join
from commonground.pages import group as pages
from commonground.settings import Settings
from tests.pages.made import LEEDS, ONLINE, SETTINGS, TUESDAY, directory, full, listing, outputs


def site(*listings, settings: Settings = SETTINGS) -> dict[str, bytes]:
    made = directory(*listings, settings=settings)
    return outputs(pages, made)


def page(made, *others, settings: Settings = SETTINGS):
    return html.document_fromstring(
        site(made, *others, settings=settings)[f"groups/{made.group.id}/index.html"].decode()
    )


def text(element) -> str:
    return " ".join(element.text_content().split())


def test_it_answers_in_the_order_in_which_a_visitor_asks():
    main = page(full()).get_element_by_id("main")
    assert main.get("data-group") == "example-full"
    headings = [text(heading) for heading in main.iter("h1", "h2", "h3")]
    assert headings == [
        "EXAMPLE – example-full",
        "Is it for me?",
        "Your first time here",
        "What the group will see of you",
        "Messages you could send first",
        "Next meeting",
        "How to reach them",
        "How it works",
        "Taking part more easily",
        "What stays private",
        "If you are under 18",
        "Can I trust this page?",
        "Something wrong?",
        "Do you run this group?",
    ]


def test_it_tells_every_field():
    said = text(page(full()).get_element_by_id("main"))
    for words in (
        "EXAMPLE – Org",
        "A small weekly group. You can just listen.",
        "Two of us host.",
        "Anxiety",
        "Panic",
        "Adults, 18 to 60 years old",
        "Anyone who lives in Leeds.",
        "You may come for someone you care about.",
        "Just come. You may come without telling anyone first.",
        "Someone at the door.",
        "6–10",
        "Tuesday 24 November, 19:00–20:30",
        "Every Tuesday, 19:00–20:30",
        "It runs until 21 December 2027.",
        "It does not meet on Tuesday 29 December.",
        "In person",
        "Community Hall",
        "1 Example Street, Leeds LS6 2AB, West Yorkshire, United Kingdom",
        "Blue door.",
        "Drop in.",
        "hello@hall.example.org",
        "0113 496 0000",
        "There is a fee: £3.50",
        "No one is turned away.",
        "English and Welsh",
        "Led by peers",
        "Open talk",
        "Not religious",
        "New people at any time",
        "Step-free entrance: yes",
        "Hearing loop: no",
        "The group says when it would have to tell someone else, before you speak.",
        "The group has agreed what it does in a crisis.",
        "They were checked.",
        "No parent has to agree.",
        "The people who run it confirmed this on 2 November 2026.",
        "Being listed here is no recommendation",
    ):
        assert words in said, words


def test_what_is_not_known_is_said_with_a_way_to_ask():
    main = page(listing()).get_element_by_id("main")
    asked = [text(paragraph) for paragraph in main.find_class("unknown")]
    assert len(asked) == 5
    assert all(
        paragraph.startswith("Not known: ") and paragraph.endswith(". Ask the group") for paragraph in asked
    )
    assert "Step-free entrance" in asked[3]
    assert main.get_element_by_id("reach") is not None
    assert "yes" not in [text(answer) for answer in main.find_class("answer")]


def test_the_ways_to_reach_a_group_come_before_the_calendar():
    links = [link.get("href") for link in page(full()).get_element_by_id("when").iter("a")]
    assert links == [
        "geo:53.82000,-1.56000?q=53.82000,-1.56000",
        "https://www.openstreetmap.org/?mlat=53.82000&mlon=-1.56000#map=17/53.82000/-1.56000",
        "mailto:hello@hall.example.org",
        "tel:+44-113-496-0000",
        "https://hall.example.org/",
        "tel:+44-113-496-0001",
        "https://hall.example.org/join",
        "example-full.ics",
    ]


def test_links_to_others_tell_them_nothing():
    for link in page(full()).get_element_by_id("main").iter("a"):
        if link.get("href").startswith("http"):
            assert link.get("rel") == "noopener noreferrer nofollow"


def test_a_coarse_place_shows_neither_street_nor_map_nor_coordinates():
    made = listing(meetings=(replace(TUESDAY, place=replace(LEEDS, precision="town")),))
    source = site(made)["groups/example-one/index.html"].decode()
    assert "The group shares its town only." in source
    for secret in ("Example Street", "Community Hall", "LS6", "53.82", "geo:", "openstreetmap", "Blue door"):
        assert secret not in source


@pytest.mark.parametrize(
    ("verified", "age", "advice"),
    [
        (date(2026, 11, 2), "fresh", ""),
        (date(2026, 5, 20), "ask", "Ask before you go."),
        (date(2025, 11, 20), "old", "may be out of date"),
    ],
)
def test_the_age_of_a_listing_is_said(verified, age, advice):
    confirmed = page(listing(verified=verified)).find_class(f"confirmed {age}")
    assert len(confirmed) == 1
    assert advice in text(confirmed[0])


def test_how_it_was_confirmed_is_said_honestly():
    assert "Nobody was asked" in text(page(listing(verified_how="website")))
    assert "Nobody has confirmed this with the group yet" in text(page(listing(verified_how="unconfirmed")))
    network = listing(
        kind="network",
        meetings=(),
        verified_how="unconfirmed",
        contact=Contact(website="https://net.example.org/"),
    )
    assert "Nobody has confirmed this with the organization yet" in text(page(network))


def test_a_network_leads_to_its_own_finder():
    network = listing(
        kind="network", meetings=(), topics=(), contact=Contact(website="https://net.example.org/find")
    )
    main = page(network).get_element_by_id("main")
    assert [text(link) for link in main.find_class("way")] == ["Its own finder net.example.org"]
    assert not main.find_class("first")
    assert not main.find_class("unknown")


def test_a_warmline_is_called_before_it_is_read_about():
    meeting = replace(ONLINE, format="phone", join=Join(phone="0113 496 0002"))
    line = listing(kind="warmline", meetings=(meeting,), contact=Contact(email="a@line.example.org"))
    main = page(line).get_element_by_id("main")
    assert [way.get("href") for way in main.find_class("way")] == [
        "tel:+44-113-496-0002",
        "mailto:a@line.example.org",
    ]
    order = [element.get("id") for element in main.iter("section") if element.get("id")]
    assert order.index("when") < order.index("first")
    assert "not for emergencies" in text(main)


def test_where_one_has_to_sign_up_comes_first():
    made = listing(
        joining="register", meetings=(replace(ONLINE, join=Join(url="https://a.example.org/")),), located=None
    )
    made = replace(made, group=replace(made.group, contact=Contact(email="a@b.example.org")))
    ways = page(made).get_element_by_id("main").find_class("way")
    assert [text(way) for way in ways] == ["Sign up a.example.org", "Write a@b.example.org"]


def test_a_group_that_pauses_or_is_full_says_so():
    paused = listing(status="paused")
    assert "Taking a break. It does not meet at present." in text(page(paused))
    assert not page(paused).xpath("//time")
    full_up = listing(meetings=(replace(TUESDAY, status="full"),))
    assert "Full. It meets, but has no free places at present." in text(page(full_up))


def test_no_calendar_without_times():
    arranged = replace(TUESDAY, every=None, start=None, end=None, by_arrangement=True)
    assert not page(listing(meetings=(arranged,))).xpath("//a[contains(@href, '.ics')]")


def test_an_invented_group_says_so_on_the_page_and_to_machines():
    invented = page(listing(demo=True))
    assert "This is an invented example." in text(invented.find_class("invented")[0])
    assert "An invented example" in invented.xpath("//script[@type='application/ld+json']")[0].text
    assert not page(listing()).find_class("invented")


def test_titles_may_be_discreet():
    discreet = page(full(), settings=replace(SETTINGS, discreet_titles=True))
    head = html.tostring(discreet.head, encoding="unicode")
    title = discreet.findtext(".//title")
    assert "example-full" not in title
    assert "listen" not in title
    assert "You can just listen" not in head.partition('<script type="application/ld+json"')[0]
    assert discreet.findtext(".//h1") == "EXAMPLE – example-full"


def test_a_mistake_can_be_reported_by_mail_and_in_the_repository():
    settings = replace(SETTINGS, email="hello@site.example.org", repository="https://code.example.org/site/")
    wrong = page(full(), settings=settings).xpath("//section[@id='wrong']//a/@href")
    mail = urlsplit(wrong[0])
    written = dict(parse_qsl(mail.query))
    assert mail.path == "hello@site.example.org"
    assert written["subject"] == "Something is wrong on the page example-full"
    assert written["body"].split("\r\n\r\n") == [
        "https://site.example.org/sub/groups/example-full/",
        "What is wrong?",
        "What is right, as far as you know?",
        "",
    ]
    assert wrong[1:] == ["https://code.example.org/site/blob/main/data/groups.yaml#L41"]


def test_a_listing_is_shown_at_its_line_wherever_the_repository_is():
    settings = replace(SETTINGS, repository="https://codeberg.org/someone/site")
    wrong = page(full(), settings=settings).xpath("//section[@id='wrong']//a/@href")
    assert wrong == ["https://codeberg.org/someone/site/src/branch/main/data/groups.yaml#L41"]


def test_a_file_outside_the_project_is_not_named():
    settings = replace(SETTINGS, repository="https://code.example.org/site")
    elsewhere = replace(full(), file="/somewhere/data/groups.yaml")
    assert b"/somewhere" not in site(elsewhere, settings=settings)["groups/example-full/index.html"]


def test_words_in_another_language_say_so():
    spanish = page(listing(languages=("es", "en"), summary="Un grupo pequeño."))
    assert [(one.tag, one.get("dir")) for one in spanish.xpath("//main//*[@lang='es']")] == [
        ("h1", "auto"),
        ("p", "auto"),
        ("p", "auto"),
    ]
    assert not page(listing(languages=("en",))).xpath("//main//*[@lang]")


def test_crisis_lines_stand_first_where_the_topic_is_suicide():
    assert page(listing(topics=("suicidal-thoughts",))).find_class("help-first")
    assert not page(listing()).find_class("help-first")


def test_a_closed_group_says_so_and_leads_to_the_nearest_open_ones():
    gone = listing(
        "example-gone",
        status="closed",
        closed_on=date(2026, 8, 1),
        moved_to="example-next",
        topics=("grief",),
    )
    next_one = listing("example-next")
    same = listing("example-same", topics=("grief",))
    far = listing("example-far", located=replace(gone.meetings[0].located, latitude=10.0))
    main = page(gone, next_one, same, far).get_element_by_id("main")
    assert main.get("data-group") == "example-gone"
    assert "This group closed on 1 August 2026." in text(main)
    assert "../../groups/example-next/" in main.xpath(".//p[contains(@class,'lead')]/a/@href")
    assert [card.get("data-group") for card in main.find_class("card")] == ["example-same", "example-next"]


def test_a_closed_group_leads_to_the_last_of_those_that_went_on():
    def lead(*others):
        gone = listing("example-gone", status="closed", moved_to="example-older")
        return page(gone, *others).xpath("//main//p[contains(@class,'lead')]/a/@href")

    moved = listing("example-middle", was=("example-older",), status="closed", moved_to="example-last")
    assert lead(moved, listing("example-last")) == ["../../groups/example-last/"]
    assert lead(moved) == ["../../groups/example-middle/"]
    assert lead(listing("example-last")) == []
    back = listing("example-last", status="closed", moved_to="example-gone")
    assert lead(moved, back) == ["../../groups/example-last/"]


def test_a_closed_group_without_a_place_leads_online():
    gone = listing("example-gone", status="closed", meetings=(), topics=("grief",))
    online = listing("example-online", meetings=(ONLINE,), topics=("grief",), located=None)
    assert [card.get("data-group") for card in page(gone, online).find_class("card")] == ["example-online"]


def test_an_older_id_leads_on_without_script():
    made = full()
    older = html.document_fromstring(site(made)["groups/example-older/index.html"].decode())
    assert older.xpath("//meta[@http-equiv='refresh']/@content") == ["0; url=../example-full/"]
    assert older.xpath("//main//a/@href") == ["../example-full/"]
    assert older.xpath("//link[@rel='canonical']/@href") == [
        "https://site.example.org/sub/groups/example-full/"
    ]


def test_every_link_of_the_site_is_relative():
    for source in site(full()).values():
        for link in html.document_fromstring(source.decode()).xpath("//main//@href"):
            assert not link.startswith("/")
            assert "site.example.org" not in link


def test_pages_are_the_same_every_time():
    assert site(full(), listing()) == site(full(), listing())
