"""A page that reads harder than it may (C04)."""

from __future__ import annotations

from collections.abc import Iterator

from ...listings.report import Severity
from ..pages import Page
from ..readability import HEADROOM, LEAST_WORDS, grade, plain_text, word_count
from . import Context, Finding, Rule, Scope

_EASY = "You can just listen. You can come late. You can leave when you like.\n\n"
_HARD = (
    "Organizational accountability necessitates interdisciplinary collaboration between representatives.\n\n"
)

RULE = Rule(
    id="too-hard",
    scope=Scope.PAGE,
    english=True,
    what="A page of 100 words or more reads no harder than its `grade_max` (Flesch–Kincaid, with half a grade added because the count of "
    "syllables reads low). Up to one grade above is a warning.",
    bad=f"---\ngrade_max: ‸6\n---\n# A page\n\n{_HARD * 16}",
    good=f"---\ngrade_max: 6\n---\n# A page\n\n{_EASY * 8}",
)


def check(page: Page, context: Context) -> Iterator[Finding]:
    most = page.matter.grade_max
    prose = plain_text(page.body)
    if not most or word_count(prose) < LEAST_WORDS:
        return
    found = grade(prose) + HEADROOM
    if found > most:
        message = f"the page reads at grade {found:.1f}; its limit is {most}"
        severity: Severity | None = None if found > most + 1 else "warning"
        yield Finding("grade_max", message, "use shorter words and sentences", severity)
