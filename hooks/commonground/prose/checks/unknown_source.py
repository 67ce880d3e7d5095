"""A citation of a work that is not there (C10)."""

from __future__ import annotations

from collections.abc import Iterator

from ...listings.near import did_you_mean
from ..citations import tokens
from ..pages import Page
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="unknown-source",
    scope=Scope.PAGE,
    what="Every work that is cited stands in data/sources.yaml, and someone has read it.",
    bad="---\nsources: [nobody]\n---\n# A page\n\nIt helps a little ‸[@nobody].",
    good="---\nsources: [lyons]\n---\n# A page\n\nThe gain was small [@lyons].",
)


def check(page: Page, context: Context) -> Iterator[Finding]:
    works = context.library.works
    for token in tokens(page.body):
        if token.kind == "citation" and token.name not in works:
            message = f"there is no work '{token.name[:80]}' in data/sources.yaml"
            remedy = did_you_mean(token.name, works) or "add the work to data/sources.yaml after reading it"
            yield Finding(token.start, message, remedy)
