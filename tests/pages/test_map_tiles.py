"""Streets on the map: only where a maintainer set them up, only on the finder's page, and only of the host that is named."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html

from commonground.pages import find
from commonground.pages.csp import POLICY
from commonground.settings import SettingsError, settings_from
from tests.pages.made import TUESDAY, directory, listing, shell

OTHER_HOST = "https://tile.example.org/{z}/{x}/{y}.png"


def page_with(tiles: str) -> html.HtmlElement:
    made = directory(listing(meetings=(TUESDAY,)))
    made = replace(
        made, settings=replace(made.settings, map_tiles=tiles, map_credit='"We" & others', map_zoom=17)
    )
    ((_, content),) = find.outputs(made, shell(made))
    return html.document_fromstring(content)


def policy_of(page: html.HtmlElement) -> str:
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    return str(policy)


def test_by_default_there_are_none() -> None:
    page = page_with("")
    assert policy_of(page) == POLICY
    assert not page.xpath("//@data-tiles")


def test_another_host_may_show_images_and_nothing_else() -> None:
    page = page_with(OTHER_HOST)
    assert policy_of(page) == POLICY.replace(
        "img-src 'self' data:", "img-src 'self' data: https://tile.example.org"
    )
    (section,) = page.xpath("//section[@id='map']")
    assert section.get("data-tiles") == OTHER_HOST
    assert section.get("data-tiles-credit") == '"We" & others'
    assert section.get("data-tiles-zoom") == "17"


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("tiles/{z}/{x}/{y}.png", "../tiles/{z}/{x}/{y}.png"),
        ("/tiles/{z}/{x}/{y}.png", "/tiles/{z}/{x}/{y}.png"),
    ],
)
def test_a_path_is_on_the_same_host_and_needs_no_other_policy(said: str, asked: str) -> None:
    page = page_with(said)
    assert policy_of(page) == POLICY
    assert page.xpath("//@data-tiles") == [asked]


@pytest.mark.parametrize(
    "address",
    [
        "http://tile.example.org/{z}/{x}/{y}.png",
        "//tile.example.org/{z}/{x}/{y}.png",
        "https://tile.example.org; script-src */{z}/{x}/{y}.png",
        "https://tile.example.org/{z}/{x}.png",
        "https://*/{z}/{x}/{y}.png",
        "https://tile.example.org 'unsafe-inline'/{z}/{x}/{y}",
        "javascript:alert({z}{x}{y})",
        "data:image/png,{z}{x}{y}",
        "https://user@tile.example.org/{z}/{x}/{y}.png",
    ],
)
def test_an_address_that_could_ask_for_more_is_refused(address: str) -> None:
    with pytest.raises(SettingsError, match="map_tiles"):
        settings_from({"map_tiles": address})


def test_zooms_are_numbers() -> None:
    assert settings_from({"map_zoom": "14"}).map_zoom == 14
    with pytest.raises(SettingsError, match="from 0 to 22, not 'far'"):
        settings_from({"map_zoom": "far"})
