"""Dates, times, zones, languages and money, as the site's country writes them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest

from tests.pages.made import SETTINGS, words

US = replace(SETTINGS, country="US")
MEXICO = replace(SETTINGS, country="MX", languages=("es",))


@pytest.mark.parametrize(
    ("settings", "expected"),
    [(SETTINGS, "Tuesday 24 November"), (US, "Tuesday, November 24"), (MEXICO, "martes, 24 de noviembre")],
)
def test_a_day_of_this_year_has_no_year(settings, expected):
    assert words(settings).day(date(2026, 11, 24)).replace("martes 24", "martes, 24") == expected


def test_a_day_of_another_year_has_its_year():
    assert words().day(date(2027, 1, 5)) == "Tuesday, 5 January 2027"


@pytest.mark.parametrize(("settings", "expected"), [(SETTINGS, "19:00–20:30"), (US, "7:00 – 8:30 PM")])
def test_hours_are_those_of_the_country(settings, expected):
    assert words(settings).hours(time(19), 90).replace("\u2009", " ").replace("\u202f", " ") == expected


def test_a_start_alone_has_no_end():
    assert words().hours(time(19), None) == "19:00"


def test_a_meeting_may_end_on_the_next_day():
    said = words().hours(time(22), 240)
    assert said.startswith("22:00")
    assert said.endswith("02:00")
    assert "November" not in said


def test_a_zone_is_named_by_its_city():
    assert words().zone("Europe/London") == "London time"
    assert words().zone("America/New_York") == "New York time"


def test_languages_have_names_and_signed_ones_too():
    assert [words().language_name(tag) for tag in ("en", "zh-Hant", "bfi", "ase", "qqq")] == [
        "English",
        "Chinese (Traditional)",
        "British Sign Language",
        "American Sign Language",
        "qqq",
    ]


def test_money_and_lists():
    assert words().money(Decimal("3.50"), "GBP") == "£3.50"
    assert words(US).all_of(("a", "b", "c")) == "a, b, and c"


def test_a_country_that_has_no_locale_of_the_language_does_no_harm():
    assert words(replace(SETTINGS, country="NO", languages=("cy",))).country("GB") == "Y Deyrnas Unedig"
