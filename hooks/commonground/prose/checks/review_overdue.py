"""A review that is past its day (C02)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from ..pages import Page
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="review-overdue",
    scope=Scope.PAGE,
    severity="warning",
    what="A page is looked at again by the day it names. It is an error from 60 days after that day.",
    bad="---\nlast_reviewed: 2025-11-26\nnext_review: ‸2026-11-01\n---\n# A page",
    good="---\nlast_reviewed: 2026-01-26\nnext_review: 2027-01-26\n---\n# A page",
)
GRACE = timedelta(days=60)
"""How long after its next review a page may go on before a build stops."""


def check(page: Page, context: Context) -> Iterator[Finding]:
    due = page.matter.next_review
    if due and context.library.as_of > due:
        late = context.library.as_of - due
        message = f"the review of this page was due on {due.isoformat()}"
        yield Finding(
            "next_review", message, "review it and set both dates", "error" if late > GRACE else None
        )
