"""Takes the pictures of docs/list-your-group/step-by-step.md from a site that was built: `python -m tools.pictures site`.

The site is that with the demonstration groups; nothing in the pictures is a real group. Run it again when the form looks different.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser.server import SiteServer

from .chromium import find_chromium

FOLDER = Path(__file__).parent.parent / "docs/list-your-group"
GROUP = "example-riverside-peers-anxiety-circle"
WIDTH = 640


def main() -> int:
    """Take the pictures; return 0."""
    site = SiteServer(Path(sys.argv[1] if len(sys.argv) > 1 else "site"))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(find_chromium()))
        page = browser.new_page(viewport={"width": WIDTH, "height": 900}, locale="en-US", bypass_csp=True)
        page.clock.set_fixed_time("2026-11-20T12:00:00Z")
        _form(page, site.url)
        page.goto(f"{site.url}groups/{GROUP}/")
        _take(page, "#run", "group-run", 320)
        browser.close()
    site.close()
    return 0


def _form(page: Page, site: str) -> None:
    page.goto(f"{site}list-your-group/")
    page.locator("#listing-form").wait_for()
    # A copy with an address of its own, as most have.
    page.evaluate("document.querySelector('#listing-form').dataset.email = 'hello@example-valley.example'")
    for at, text in (
        ("name", "EXAMPLE – Tuesday Circle"),
        ("summary", "A small weekly group for anyone living with worry. You can just listen."),
        ("meetings.0.start", "19:00"),
        ("meetings.0.end", "20:30"),
        ("meetings.0.place.town", "Leeds"),
        ("meetings.0.place.region", "West Yorkshire"),
        ("contact.email", "hello@tuesday.example.org"),
    ):
        page.locator(f'[data-at="{at}"]').fill(text)
    for at, value in (
        ("topics", "anxiety"),
        ("meetings.0.format", "in-person"),
        ("meetings.0.place.precision", "town"),
        ("joining", "contact-first"),
        ("cost.kind", "free"),
    ):
        page.locator(f'[data-at="{at}"][value="{value}"]').check()
    page.locator('[name="meetings.0.day"][value="tuesday"]').check()
    page.locator('[data-at="meetings.0.place.country"]').select_option("GB")
    _take(page, ".listing-part", "form-what", 480)
    _take(page, "[data-place]", "form-where", 480)
    page.locator("#listing-check").click()
    page.locator("#listing-ready-title").wait_for()
    _take(page, "#listing-ready", "form-ready", 640)


def _take(page: Page, selector: str, name: str, height: int) -> None:
    """Take a picture that begins at an element, without the lines that stick to the edges of the screen."""
    page.add_style_tag(
        content="*:has(> #leave) { display: none !important } header { position: static !important }"
    )
    top = page.locator(selector).first.evaluate("element => element.getBoundingClientRect().top + scrollY")
    clip = {"x": 0.0, "y": max(0.0, top - 12), "width": float(WIDTH), "height": float(height)}
    page.screenshot(path=FOLDER / f"{name}.png", full_page=True, clip=clip)  # type: ignore[arg-type]


if __name__ == "__main__":
    sys.exit(main())
