"""A page that does not say what it is not (C24)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..pages import Page
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="no-disclaimer",
    scope=Scope.PAGE,
    english=True,
    what="A coping card says to stop if it makes things worse. A page of the kit says what it is not or cannot tell, unless "
    "its shortcode does. A page for a crisis names the emergency number.",
    bad="# docs/coping/pause.md\n# ‸Pause\n\nNotice. Look around. Choose.",
    good="# docs/coping/pause.md\n# Pause\n\nNotice. Look around. Choose. If this makes you feel worse, stop.",
)
_STOP = re.compile(
    r"\bworse\b[^.!?]*\bstop\b|\bstop\b[^.!?]*\b(?:worse|any ?time)\b|\bany time\b[^.!?]*\bstop\b",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    r"\bcannot (?:tell|do|say|replace|promise)\b|\b(?:is|are) not (?:therapy|treatment|training|legal "
    r"advice|medical advice|an emergency service|a lawyer|a substitute)\b|\bdo(?:es)? not replace\b|"
    r"\bnot (?:legal|medical) advice\b|\btake the place of\b",
    re.IGNORECASE,
)
_EMERGENCY = re.compile(r"\bemergency numbers?\b|\bemergency services\b", re.IGNORECASE)
_MADE = re.compile(r"cg:(?:session-plan|session-planner|booklet)\b")


def check(page: Page, context: Context) -> Iterator[Finding]:
    texts = " ".join(passage.text for passage in page.passages)
    at = page.passages[0].offset(0) if page.passages else 0
    if page.path.startswith("coping/") and not _STOP.search(texts):
        yield Finding(
            at, "this card does not say that one can stop", "write 'If this makes you feel worse, stop.'"
        )
    made = any(_MADE.match(comment.text) for comment in page.parts.comments)
    if page.leads and not made and not _LIMIT.search(texts):
        message = "this page for facilitators does not say what it is not"
        yield Finding(at, message, "add 'What this page cannot tell you', or say what it does not replace")
    if page.helps and not _EMERGENCY.search(texts):
        yield Finding(at, "this page for a crisis does not name the emergency number", "begin with it")
