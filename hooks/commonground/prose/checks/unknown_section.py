"""A page of a section that no page lists."""

from __future__ import annotations

from collections.abc import Iterator

from ..pages import Page
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="unknown-section",
    scope=Scope.PAGE,
    what="The `section` that a page belongs to has a page that is its `hub`, and lists it.",
    bad="---\nsection: ‸lern\n---\n# A page",
    good="---\nsection: learn\n---\n# A page",
)


def check(page: Page, context: Context) -> Iterator[Finding]:
    section = page.matter.section
    if section and context.library.hub_of(section) is None:
        message = f"no page is the hub of the section '{section[:80]}', so nothing leads to this page"
        yield Finding("section", message, "name a section that is there, or make a page with that hub")
