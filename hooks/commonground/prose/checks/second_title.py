"""A page with more than one title (C19)."""

from __future__ import annotations

from collections.abc import Iterator

from ..pages import Page
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="second-title",
    scope=Scope.PAGE,
    what="A page has one heading of level 1, its title.",
    bad="# A page\n\nWords.\n\n# ‸Another title",
    good="# A page\n\n## A part",
)


def check(page: Page, context: Context) -> Iterator[Finding]:
    titles = [passage for passage in page.passages if passage.kind == "heading" and passage.level == 1]
    for passage in titles[1:]:
        yield Finding(passage.offset(0), "this is a second title", "begin it with ##")
