"""From a page that explains a kind of group into the finder and back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path", ["for/", "for/bereaved-by-suicide/", "online-and-phone/", "trust-and-privacy/"]
)
def test_no_accessibility_violation(serve_site, demo_site, new_page, axe, watch, path, scheme):
    page = new_page(viewport={"width": 320, "height": 800}, color_scheme=scheme)
    page.goto(serve_site(demo_site).url + path)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert watch.csp == []


def test_the_number_of_groups_leads_to_as_many_in_the_finder_and_a_group_leads_back(
    serve_site, demo_site, page
):
    page.goto(serve_site(demo_site).url + "for/men/")
    listed = page.locator(".groups-now li")
    number = re.search(r"(\d+) groups", listed.inner_text())
    assert number
    listed.locator("a").click()
    found = page.locator("main .card h3 a, main .card h2 a")
    expect(found).to_have_count(int(number[1]))
    found.first.click()
    back = page.locator(".explained a").first
    assert back.inner_text() == "Groups for men"
    back.click()
    page.wait_for_url("**/for/men/")


def test_without_a_script_the_way_to_all_groups_is_open(serve_site, demo_site, new_page):
    page = new_page(java_script_enabled=False)
    page.goto(serve_site(demo_site).url + "for/veterans/")
    page.locator(".groups-now a").click()
    assert page.locator("main a[href*='a-z/']").count()
