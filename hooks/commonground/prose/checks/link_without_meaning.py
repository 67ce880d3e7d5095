"""A link that does not say where it leads (C18)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..passages import Passage
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="link-without-meaning",
    scope=Scope.PASSAGE,
    english=True,
    what="The words of a link say where it leads: who listens to a list of links hears them alone.",
    bad="For the rules, click [‸here](ground-rules.md).",
    good="Read [the ground rules](ground-rules.md). You can stay here.",
)
_EMPTY = re.compile(
    r"(?:(?:please )?(?:click|tap|press)(?: (?:here|this|on this|the link))?|here|right here|over here|"
    r"this|that|it|link|this link|the link|this page|that page|more|read more|learn more|see more|"
    r"find out more|more info(?:rmation)?|details|go|page|website|\W*)\W*",
    re.IGNORECASE,
)
_TOLD = re.compile(r"\b(?:click|tap) (?:here|this link|the link|below)\b", re.IGNORECASE)


def check(passage: Passage, context: Context) -> Iterator[Finding]:
    remedy = "make the words of the link the name of what it leads to"
    linked: list[range] = []
    for link in passage.links:
        linked.append(range(link.at, link.at + len(link.words)))
        if not link.image and _EMPTY.fullmatch(link.words):
            said = f"'{link.words}'" if link.words else "a link without words"
            yield Finding(link.at, f"{said} does not say where the link leads", remedy)
    for match in _TOLD.finditer(passage.text):
        if not any(match.start() in words or match.end() - 1 in words for words in linked):
            yield Finding(match.start(), f"'{match[0]}' is no help to those who do not click", remedy)
