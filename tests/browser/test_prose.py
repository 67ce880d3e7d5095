"""Every page of prose in a browser: for every eye, at both widths."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from commonground.project import Project
from commonground.prose.library import address_of, pages_of
from tests.browser.conftest import Watch
from tests.browser.server import SiteServer

PAGES = tuple(sorted(map(address_of, pages_of(Project.at(Path(__file__).parents[2])))))
PARTS = 3
"""Into how many tests the pages are parted, so that they can be run beside each other."""


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("part", range(PARTS))
def test_no_page_shuts_anybody_out(
    part: int,
    scheme: str,
    width: int,
    serve_site: Callable[..., SiteServer],
    demo_site: Path,
    new_page: Callable[..., Page],
    axe: Callable[..., list[str]],
    watch: Watch,
) -> None:
    site = serve_site(demo_site)
    page = new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    faults: dict[str, list[str]] = {}
    for path in PAGES[part::PARTS]:
        page.goto(site.url + path)
        found = axe(page)
        if not page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
            found.append("the page scrolls sideways")
        if found:
            faults[path] = found
    assert faults == {}
    assert watch.csp == []
    assert watch.errors == []
