"""A page that speaks of suicide, self-harm or abuse, and does not lead to help at once (C12)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..pages import HEAVY, Page
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="no-help-link",
    scope=Scope.PAGE,
    english=True,
    what="A page that speaks of suicide, self-harm or abuse links to help now before its first h2.",
    bad="# A page\n\nSome people think of ‸suicide.\n\n## Help\n\nGo to [help now](help-now.md).",
    good="# A page\n\nIf you are in danger now, go to [help now](help-now.md).\n\n## What people say\n\nSome people think of suicide.",
)
_LINES = re.compile(r"cg:(?:crisis-lines|countries|country-lines|local-numbers)\b")


def check(page: Page, context: Context) -> Iterator[Finding]:
    if not page.heavy:
        return
    first = [passage for passage in page.passages if passage.first]
    if any("help-now" in link.target for passage in first for link in passage.links):
        return
    end = min((passage.offset(0) for passage in page.passages if not passage.first), default=len(page.body))
    if any(_LINES.match(comment.text) and comment.start < end for comment in page.parts.comments):
        return
    passage = page.heavy[0]
    match = HEAVY.search(passage.text)
    assert match
    message = f"this page speaks of '{match[0]}' and does not lead to help now in its first part"
    remedy = "write 'If you are in danger now, go to [help now](help-now.md).' before the first h2"
    yield Finding(passage.offset(match.start()), message, remedy)
