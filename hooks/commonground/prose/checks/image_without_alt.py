"""An image that says nothing to those who do not see it (C18)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..pages import Page
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="image-without-alt",
    scope=Scope.PAGE,
    what="An image says in words what it shows; one that is only decoration says so with `aria-hidden`.",
    bad="# A page\n\n‸![](circle.svg)",
    good="# A page\n\n![Chairs in a circle](circle.svg)\n\n![](leaf.svg){ aria-hidden=true }",
)
_ELEMENT = re.compile(r"<(?P<name>img|svg)\b(?P<attributes>[^>]*)>", re.IGNORECASE)
_NAMED = {
    "img": re.compile(r"\balt\s*=", re.IGNORECASE),
    "svg": re.compile(
        r"\baria-hidden\s*=\s*[\"']?true|\baria-label(?:ledby)?\s*=|\brole\s*=\s*[\"']?(?:none|presentation)",
        re.IGNORECASE,
    ),
}


def check(page: Page, context: Context) -> Iterator[Finding]:
    remedy = "write what it shows in the brackets, or add { aria-hidden=true } if it is only decoration"
    for passage in page.passages:
        for link in passage.links:
            if link.image and not link.words and "aria-hidden" not in link.attributes:
                yield Finding(passage.offset(link.at), "this image has no text in place of it", remedy)
    for match in _ELEMENT.finditer(page.parts.source):
        if not _NAMED[match["name"].lower()].search(match["attributes"]):
            yield Finding(
                match.start(),
                f"this <{match['name']}> has no text in place of it",
                'give it alt="…", or aria-hidden="true"',
            )
