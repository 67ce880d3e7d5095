"""Addresses: slugs that are plain, different and lasting, and no link that is not sound."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground.pages.addresses import host_of, slug, web_address


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Leeds", "leeds"),
        ("Saint-Jean-de-la-Ruelle", "saint-jean-de-la-ruelle"),
        ("Málaga", "malaga"),
        ("King's Lynn", "kings-lynn"),
        ("Ærø", "aero"),
        ("Łódź", "lodz"),
        ("Straße", "strasse"),
        ("  St. John’s  ", "st-johns"),
    ],
)
def test_a_slug_is_the_name_in_plain_letters(name, expected):
    assert slug(name) == expected


def test_a_name_in_another_script_has_a_lasting_slug():
    assert re.fullmatch(r"place-[0-9a-f]{8}", slug("Αθήνα"))
    assert slug("Αθήνα") == slug("Αθήνα") != slug("Πάτρα")


@given(st.text(min_size=1, max_size=20))
def test_a_slug_fits_an_address(name):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(name))


def test_names_that_differ_in_accents_and_signs_alone_share_a_page():
    assert slug("Málaga") == slug("Malaga")
    assert slug("St. Ives") == slug("St Ives")


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScript:alert(1)",
        "data:text/html,x",
        "https://user@riverside.example.org/",
        "https://",
        'https://riverside.example.org/"onclick="x',
        "https://riverside.example.org/\n",
        "//riverside.example.org",
        "ftp://riverside.example.org",
        "",
        None,
    ],
)
def test_nothing_but_a_sound_address_is_linked(address):
    assert web_address(address) is None


def test_a_host_is_shown_so_that_look_alikes_are_seen():
    assert (
        web_address("https://www.riverside.example.org/a?b=c#d")
        == "https://www.riverside.example.org/a?b=c#d"
    )
    assert host_of("https://www.riverside.example.org/a") == "riverside.example.org"
    assert host_of("https://riv\u0435rside.example.org/").startswith("xn--")  # a Cyrillic letter
