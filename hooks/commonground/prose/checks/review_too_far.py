"""A next review that is too far away (C03)."""

from __future__ import annotations

from collections.abc import Iterator

from ..pages import Page
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="review-too-far",
    scope=Scope.PAGE,
    what="Pages for a crisis are reviewed every 6 months, all others every 12.",
    bad="---\nlast_reviewed: 2026-11-26\nnext_review: ‸2028-11-26\n---\n# A page",
    good="---\nlast_reviewed: 2026-11-26\nnext_review: 2027-11-26\n---\n# A page",
)
HALF_YEAR, YEAR = 184, 366
"""The most days that 6 and 12 months have."""


def check(page: Page, context: Context) -> Iterator[Finding]:
    last, due = page.matter.last_reviewed, page.matter.next_review
    if last and due:
        most, months = (HALF_YEAR, 6) if page.helps else (YEAR, 12)
        if (due - last).days > most:
            message = f"the next review is {(due - last).days} days after the last one"
            yield Finding("next_review", message, f"a page of this kind is reviewed every {months} months")
