"""A work that nothing cites (C11)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..citations import tokens
from . import Context, Finding, Rule, Scope, Spot

if TYPE_CHECKING:
    from ..check import Site

RULE = Rule(
    id="unused-work",
    scope=Scope.SITE,
    severity="warning",
    what="Every work of data/sources.yaml is cited by a page or named by the data.",
    bad="# local/data/sources.yaml\nsources:\n‸- id: never-cited\n  type: webpage\n  title: A page\n  url: https://www.example.org\n"
    "  read: whole\n  read_on: 2026-11",
    good="# local/data/sources.yaml\nsources:\n- id: lyons\n  type: webpage\n  title: A page\n  url: https://www.example.org\n"
    "  read: whole\n  read_on: 2026-11",
)


def check(site: Site, context: Context) -> Iterator[Finding]:
    cited = {
        token.name for page in site.pages.values() for token in tokens(page.body) if token.kind == "citation"
    }
    for work in context.library.works.values():
        if work.id not in cited and work.id not in site.named:
            message = f"no page cites the work '{work.id}'"
            yield Finding(Spot(work.file, work.line), message, "cite it, or take it out")
