"""A page that speaks of suicide, self-harm or abuse, and does not say so before (C15)."""

from __future__ import annotations

from collections.abc import Iterator

from ..pages import HEAVY, Page
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="no-content-note",
    scope=Scope.PAGE,
    severity="warning",
    english=True,
    readers=True,
    what=(
        "A page that speaks of suicide, self-harm or abuse, in more than one place beyond the line that "
        "leads to help, has a `content_note`. Pages for a crisis need none."
    ),
    bad=(
        "# A page\n\nIf you are in danger now, go to [help now](help-now.md).\n\n## Talk\n\nPeople may "
        "speak of ‸suicide.\n\nAsk about suicide in plain words."
    ),
    good="---\ncontent_note: This page talks about suicide, without details.\n---\n# A page\n\n"
    "If you are in danger now, go to [help now](help-now.md).\n\n## Talk\n\nPeople may speak of suicide.\n\nAsk about suicide in plain words.",
)

SEVERAL = 2


def check(page: Page, context: Context) -> Iterator[Finding]:
    if page.matter.content_note or page.helps:
        return
    places = [
        passage for passage in page.heavy if not any("help-now" in link.target for link in passage.links)
    ]
    if len(places) < SEVERAL:
        return
    match = HEAVY.search(places[0].text)
    assert match
    message = f"this page speaks of '{match[0]}' and has no content_note"
    remedy = "add content_note: This page talks about …, without details."
    yield Finding(places[0].offset(match.start()), message, remedy)
