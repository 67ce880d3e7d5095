"""Something that a page would load from another host (C20)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..pages import Page
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="external-resource",
    scope=Scope.PAGE,
    what="A page loads nothing from another host: no images, fonts, styles, scripts, frames or videos. Links to others are fine.",
    bad="# A page\n\n![‸A map](https://tiles.example.org/map.png)",
    good="# A page\n\n![A map](map.png)\n\n[A group](https://www.example.org)",
)
_ELEMENT = re.compile(
    r"<(?:img|source|video|audio|track|embed|input|iframe|frame|script|link|image|use)\b[^>]*?\b(?:src|"
    r"srcset|href|poster|data)\s*=\s*[\"']?\s*(?:https?:)?//[^>]*>"
    r"|\burl\(\s*[\"']?(?:https?:)?//|@import\b",
    re.IGNORECASE,
)


def check(page: Page, context: Context) -> Iterator[Finding]:
    remedy = "keep a copy in the project, if its license allows it, or link to it"
    for passage in page.passages:
        for link in passage.links:
            if link.image and re.match(r"(?:https?:)?//", link.target, re.IGNORECASE):
                yield Finding(passage.offset(link.at), "this image would be asked of another host", remedy)
    for match in _ELEMENT.finditer(page.parts.source):
        yield Finding(match.start(), "this would be asked of another host", remedy)
