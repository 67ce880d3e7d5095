"""What search engines are told: every page of an open group, in files that are not too long, and nothing of those that closed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from lxml import etree

from commonground.exports import sitemap
from commonground.pages import browse, group
from tests.pages.made import SETTINGS, directory, listing, outputs

ROOT = "https://site.example.org/sub/"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def files(*listings, **settings):
    made = directory(*listings, settings=replace(SETTINGS, **settings))
    return outputs(sitemap, made)


def addresses(content: bytes) -> list[str]:
    return etree.fromstring(content).xpath("//s:loc/text()", namespaces=NAMES)


def test_every_address_in_it_is_a_page():
    made = directory(listing("a"), listing("b", status="closed", closed_on=date(2026, 1, 1)))
    pages = {path for module in (browse, group) for path in outputs(module, made)} | {"find/index.html"}
    found = addresses(files(*made.listings, *made.closed)["sitemap-groups.xml"])
    assert f"{ROOT}groups/a/" in found
    assert f"{ROOT}groups/b/" not in found
    assert f"{ROOT}places/gb/england/leeds/" in found
    assert {f"{address.removeprefix(ROOT)}index.html" for address in found} <= pages
    assert len(found) == len(set(found))


def test_too_many_for_one_file_go_into_several(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sitemap, "MOST", 6)
    found = files(*(listing(f"g-{number}") for number in range(9)))
    index = addresses(found["sitemap-groups.xml"])
    assert index == [f"{ROOT}sitemap-groups-{number}.xml" for number in range(1, len(index) + 1)]
    parts = [addresses(found[address.removeprefix(ROOT)]) for address in index]
    assert all(len(part) <= 6 for part in parts)
    assert {f"{ROOT}groups/g-{number}/" for number in range(9)} <= {
        address for part in parts for address in part
    }


def test_robots_are_told_where_it_is():
    assert f"Sitemap: {ROOT}sitemap-groups.xml" in files(listing())["robots.txt"].decode()


def test_a_site_without_an_address_has_none():
    assert list(files(listing(), site_url="")) == ["robots.txt"]
    assert b"Sitemap" not in files(listing(), site_url="")["robots.txt"]
