"""Your first time here: what is known is told, what is not becomes a question that can be sent."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

from commonground.listings.model import Contact, FirstTime
from commonground.pages.first_time import first_visit_of
from commonground.pages.shown import shown_of
from tests.pages.made import ONLINE, full, listing, words


def visit(made):
    return first_visit_of(made, shown_of(made, words(), "GB"), words())


def test_what_is_known_is_told_and_nothing_is_asked():
    found = visit(full())
    assert ("Who meets you", "Someone at the door.") in found.told
    assert "You can just listen." in found.known
    assert "Nothing is recorded by the group." in found.known
    assert found.unknown == ""
    assert [message.purpose for message in found.messages] == ["To say that you are coming"]
    assert "Tuesday 24 November" in found.messages[0].text


def test_what_is_not_known_is_said_and_asked():
    found = visit(listing(contact=Contact(email="hello@hall.example.org")))
    assert found.known == ()
    assert found.unknown == (
        "who meets you, whether you can just listen, whether you can bring someone, which name you give, "
        "whether it is recorded, how many people come, whether a sign outside names the group and what you will be asked"
    )
    first, second = found.messages
    assert "Could someone meet me at the door?" in first.text
    assert "May I just listen?" in second.text
    assert second.text.count("?") == 4


def test_a_message_may_begin_an_email():
    message = visit(full()).messages[0]
    parts = urlsplit(message.mail)
    assert (parts.scheme, parts.path) == ("mailto", "hello@hall.example.org")
    assert parse_qs(parts.query)["body"] == [message.text]


def test_without_an_address_no_email_is_offered():
    assert all(message.mail == "" for message in visit(full(contact=None)).messages)


def test_who_has_to_ask_first_asks_for_a_place():
    assert "Is there a place for me" in visit(full(joining="waitlist")).messages[0].text


def test_what_the_group_will_see_follows_the_ways_to_reach_it():
    seen = " ".join(visit(full()).seen)
    assert "If you come" in seen
    assert "If you call: your number" in seen
    assert "If you write: your e-mail address" in seen
    assert "video" not in seen
    online = listing(meetings=(ONLINE,), access={"camera-optional": "yes"})
    seen = " ".join(visit(online).seen)
    assert "If you join by video: the name you type" in seen
    assert "The camera may stay off." in seen
    assert "If you come" not in seen
    assert "sign outside" not in visit(online).unknown


def test_a_no_is_told_as_plainly_as_a_yes():
    first = replace(
        FirstTime(),
        may_stay_silent="no",
        may_bring_someone="no",
        recording="yes",
        sign_outside="yes",
        names="full",
    )
    known = visit(listing(first_time=first)).known
    assert "Everyone is asked to say something." in known
    assert "Please come on your own." in known
    assert "Meetings are recorded. Ask who can see that." in known
    assert "You are asked for your full name." in known


def test_a_warmline_has_words_to_begin_with():
    messages = visit(
        listing(kind="warmline", contact=Contact(phone="0113 496 0000", email="a@b.example.org"))
    ).messages
    assert [message.purpose for message in messages] == ["To begin a first call"]
    assert messages[0].mail == ""
