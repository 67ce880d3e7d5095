"""Texts as people write them pass; texts that deceive or tell too much do not."""

# ruff: noqa: RUF001 - letters of other scripts are what is tested

from __future__ import annotations

import pytest

from commonground.listings.checks import Context, bad_phone, value_rules
from commonground.listings.fields import Email, Phone, Text, Type, Url
from commonground.listings.model import Contact, Group, Meeting, Place
from commonground.listings.phones import read_phone
from commonground.listings.scripts import invisible

_TEXT = Text(4000, paragraphs=True)


def told(text: str, context: Context, type: Type = _TEXT) -> list[str]:
    return [rule.id for rule in value_rules(type.__class__) for _ in rule.check(text, type, context)]


GOOD = [
    "Anyone living with worry or panic. You can just listen.",
    "שלום לכולם! קבוצת תמיכה (18+) בירושלים, בכל יום ג׳ בשעה 19:00.",  # Hebrew
    "שָׁלוֹם בְּרֵאשִׁ֖ית",  # Hebrew with vowels and accents
    "مجموعة دعم للقلق، كل ثلاثاء الساعة ٧ مساءً",  # Arabic
    "می\u200cخواهم با کسی حرف بزنم",  # Persian, with the joiner it needs
    "\u200fقبل OCD و\u200eADHD",  # Arabic with direction marks beside Latin words
    "हिन्दी में सहायता समूह, क्\u200dष और र्\u200cय",  # Hindi
    "ශ්\u200dරී ලංකාව",  # Sinhala
    "ជំនួយ\u200bគ្នា",  # Khmer, with the spaces of no width between its words
    "กลุ่มช่วยเหลือ",  # Thai
    "Nhóm bạn bè Tiếng Việt: chúng tôi lắng nghe",
    "Nho\u0301m ba\u0323n be\u0300 Tie\u0302\u0301ng Vie\u0323\u0302t",  # the same, decomposed
    "互助小组，每周二晚上七点（OCD・ADHD）",
    "ピアサポートの会です。カタカナとLatinも",
    "도움이 필요한 사람들의 모임",
    "葛\U000e0100飾区",  # a chosen form of a Han character
    "Группа поддержки — Riverside, по вторникам",
    "Ομάδα στήριξης στην Αθήνα",
    "Welcome 🏳️‍🌈 👩🏽‍🦽 👨‍👩‍👧‍👦 ❤️ 1️⃣ 🇬🇧 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f 🫨",
    "O’Brien’s, D'Angelo, Ærøskøbing, Łódź, São Paulo, Zürich, Muğla, Đà Nẵng",
    "Tea & talk, 5 < 7 people, <3, AT&T; a * b * c, [sic], C++",
    "18:45–20:30 on 2026-12-01 and 12/01/2027, rooms 101, 102, 103, 104, 105",
    "Call 988 or 116 123 if you are in danger.",
    "No passcode is needed. The password is sent by e-mail. Ask for the pin badge.",
    "Cost £3.50–£5.00, or 1,000,000 thanks; ages 18-30, 6–10 people",
    "Find us @riverside on social media",
    "Soft line\nbreaks and\ttabs",
    "Numbers 1 2 3 4 5 6 7",
    "10033-2503",  # ZIP+4
    "St. Michael's House, next to the Veteran's Home",
]


@pytest.mark.parametrize("text", GOOD)
def test_what_people_write_passes(text: str, context: Context) -> None:
    assert told(text, context) == []


BAD = [
    ("bidi-character", "Riverside \u202eeb ot\u202c"),
    ("bidi-character", "\u2066isolate\u2069"),
    ("invisible-character", "zero\u200bwidth"),
    ("invisible-character", "zero\u200djoiner"),
    ("invisible-character", "zero\u200cjoiner"),
    ("invisible-character", "left\u200emark"),
    ("invisible-character", "soft\u00adhyphen"),
    ("invisible-character", "word\u2060joiner"),
    ("invisible-character", "private \ue123"),
    ("invisible-character", "unassigned \u0378"),
    ("invisible-character", "filler \u3164"),
    ("invisible-character", "blank \u2800"),
    ("invisible-character", "tags \U000e0041\U000e0042"),
    ("invisible-character", "selectors a\ufe00\ufe01\ufe02"),
    ("invisible-character", "smuggled a\U000e0101"),
    ("invisible-character", "control \x07"),
    ("invisible-character", "\u200d"),
    ("stacked-marks", "Z\u0351\u0352\u0353\u0354\u0355\u0356\u0357algo"),
    ("mixed-script", "Р\u0430ypal"),
    ("mixed-script", "gr\u03bfup"),
    ("markup", "<b>bold</b>"),
    ("markup", "<img src=x onerror=alert(1)>"),
    ("markup", "</title><script>"),
    ("markup", "<!-- note -->"),
    ("markup", "Tea &amp; talk &#x3c;"),
    ("markup", "[us](https://riverside.example.org)"),
    ("markup", "![](x.png)"),
    ("markup", "**all** welcome"),
    ("markup", "JavaScript:alert(1)"),
    ("markup", "{{ config }}"),
    ("passcode", "Meeting ID 1, Passcode: 99aa"),
    ("passcode", "PIN 1234"),
    ("passcode", "the password is 'river7'"),
    ("passcode", "https://meet.example.org/x?pwd=abc"),
    ("meeting-link", "https://us02web.zoom.us/j/81234567890"),
    ("meeting-link", "join at discord.gg/abcdef"),
    ("meeting-link", "https://chat.whatsapp.com/AbC"),
    ("contact-in-text", "Ring 0113 496 0000"),
    ("contact-in-text", "Ring (212) 555-0142 or +44 113 496 0000"),
    ("contact-in-text", "Write to hello@riverside.example.org"),
    ("empty-text", "\u00a0 "),
]


@pytest.mark.parametrize(("rule", "text"), BAD)
def test_what_deceives_or_tells_too_much_is_told(rule: str, text: str, context: Context) -> None:
    assert told(text, context) == [rule]


URLS = [
    "https://riverside.example.org",
    "https://riverside.example.org:8443/a?b=c&d=%20#e",
    "https://RIVERSIDE.example.org/",
    "https://münchen.example.org/gruppe",
    "https://riverside.example.org/@hello",
    "https://группа.рф/",
    "https://xn--mnchen-3ya.example.org",
]


@pytest.mark.parametrize("text", URLS)
def test_web_addresses_pass(text: str, context: Context) -> None:
    assert told(text, context, Url()) == []


BAD_URLS = [
    ("bad-url", "javascript:alert(1)"),
    ("bad-url", "JaVaScRiPt:alert(1)"),
    ("bad-url", "java\tscript:alert(1)"),
    ("bad-url", "data:text/html,x"),
    ("bad-url", "vbscript:x"),
    ("bad-url", "file:///etc/passwd"),
    ("bad-url", "https:riverside.example.org"),
    ("bad-url", "https:///riverside.example.org"),
    ("bad-url", "\\\\riverside.example.org"),
    ("bad-url", "https://user:word@riverside.example.org"),
    ("bad-url", "https://riverside.example.org%40evil.example.net"),
    ("bad-url", "https://0/"),
    ("bad-url", "https://0x7f000001/"),
    ("bad-url", "https://1.1"),
    ("bad-url", "https://riverside"),
    ("bad-url", "https://river side.example.org"),
    ("bad-url", "https://-riverside.example.org"),
    ("bad-url", "https://riverside..example.org"),
    ("bad-url", "https://\u202egro.example.org"),
    ("bad-url", "https://riverside.example.org/\u200b\x00"),
    ("bad-url", "riverside.example.org"),
    ("insecure-url", "http://riverside.example.org"),
    ("lookalike-host", "https://riv\u0435rside.example.org"),
    ("lookalike-host", "https://xn--80ak6aa92e.com"),
    ("passcode", "https://riverside.example.org/j?pwd=x"),
]


@pytest.mark.parametrize(("rule", "text"), BAD_URLS)
def test_web_addresses_that_deceive_are_told(rule: str, text: str, context: Context) -> None:
    assert told(text, context, Url()) == [rule]


@pytest.mark.parametrize("text", ["hello@riverside.example.org", "o'brien+groups@riverside.example.org"])
def test_email_addresses_pass(text: str, context: Context) -> None:
    assert told(text, context, Email()) == []


@pytest.mark.parametrize(
    "text",
    [
        "hello",
        "hello@",
        "@riverside.example.org",
        "a b@example.org",
        "a@b",
        "a@@example.org",
        "a@example.org?cc=b",
        "<a@example.org>",
    ],
)
def test_what_is_no_email_address_is_told(text: str, context: Context) -> None:
    assert told(text, context, Email()) == ["bad-email"]


def phone_rules(number: str, country: str | None, context: Context) -> list[str]:
    place = Place(town="Town", country=country) if country else None
    group = Group(meetings=(Meeting(place=place),), contact=Contact(phone=number))
    return [found.message for found in bad_phone.check(group, context)]


@pytest.mark.parametrize(
    ("number", "country"),
    [
        ("0113 496 0000", "GB"),
        ("+44 113 496 0000", None),
        ("+44 (0)113 496 0000", "GB"),
        ("(212) 555-0142", "US"),
        ("212.555.0142 ext. 12", "US"),
        ("1-800-555-0199", "US"),
        ("988", "US"),
        ("116 123", "GB"),
        ("13 11 14", "AU"),
        ("1300 555 010", "AU"),
        ("01 234 5678", "IE"),
        ("0800 555 010", "NZ"),
        ("030 23125 000", "DE"),
        ("01 99 00 12 34", "FR"),
        ("206-555-0110", None),
    ],
)
def test_numbers_as_they_are_dialed_pass(number: str, country: str | None, context: Context) -> None:
    assert phone_rules(number, country, context) == []


@pytest.mark.parametrize(
    ("number", "country"),
    [
        ("12", "GB"),
        ("0113", "GB"),
        ("555-0142", "US"),
        ("0113 496 0000 0000", "GB"),
        ("1-800-GROUPS", "US"),
        ("tel:0113 496 0000", "GB"),
        ("0113 496 0000 or 0114 496 0000", "GB"),
        ("+999 113 496 000", "GB"),
        ("1234567890123456789", None),
        ("see website", "GB"),
        ("0113\u0661234567", "GB"),
    ],
)
def test_numbers_that_cannot_be_dialed_are_told(number: str, country: str | None, context: Context) -> None:
    assert len(phone_rules(number, country, context)) == 1


def test_only_ranges_kept_for_fiction_are_fiction() -> None:
    kept = [
        ("0113 496 0999", "GB"),
        ("07700 900999", "GB"),
        ("604-555-0100", "CA"),
        ("0491 570 006", "AU"),
        ("(07) 5550 1234", "AU"),
    ]
    real = [
        ("0113 496 1000", "GB"),
        ("07700 901000", "GB"),
        ("604-555-0200", "CA"),
        ("0491 570 007", "AU"),
        ("(07) 5551 1234", "AU"),
    ]
    assert [(read_phone(*number) or pytest.fail("unread")).fiction for number in kept] == [True] * len(kept)
    assert [(read_phone(*number) or pytest.fail("unread")).fiction for number in real] == [False] * len(real)
    assert (read_phone("01 234 5678", "IE") or pytest.fail("unread")).fiction is None


def test_a_type_has_only_the_rules_that_speak_of_it() -> None:
    assert value_rules(Phone) == ()
    assert "markup" not in {rule.id for rule in value_rules(Url)}


def test_the_first_character_that_hides_is_named() -> None:
    assert invisible("a\u200bb\u200c") == "\u200b"
    assert invisible("plain") is None
