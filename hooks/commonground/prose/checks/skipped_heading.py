"""A heading that skips a level (C19)."""

from __future__ import annotations

from collections.abc import Iterator

from ..pages import Page
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="skipped-heading",
    scope=Scope.PAGE,
    what="A heading is at most one level below the one before it: people who listen find their way by them.",
    bad="# A page\n\n### ‸A part",
    good="# A page\n\n## A part\n\n### A part of it\n\n## Another part",
)


def check(page: Page, context: Context) -> Iterator[Finding]:
    before = 1
    for passage in page.passages:
        if passage.kind == "heading":
            if passage.level > before + 1:
                message = f"this is a heading of level {passage.level} under one of level {before}"
                yield Finding(passage.offset(0), message, f"begin it with {'#' * (before + 1)}")
            before = passage.level
