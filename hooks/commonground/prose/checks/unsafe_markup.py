"""Markup that the site's policy refuses, or that takes what people type (C20)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..pages import Page
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="unsafe-markup",
    scope=Scope.PAGE,
    what="A page of Markdown has no scripts, styles, frames, forms or fields of its own.",
    bad='# A page\n\n‸<iframe src="a.html"></iframe>',
    good='# A page\n\n<div class="sheet" markdown>\n\nWords.\n\n</div>\n\nA script is what someone says.',
)
_MARKUP = re.compile(
    r"<(?:script|style|iframe|frame|object|embed|applet|form|input|textarea|select|base|meta|link)\b"
    r"|<[a-z][^>]*?\s(?:style|on[a-z]+)\s*=|\b(?:href|src)\s*=\s*[\"']?\s*(?:javascript|data|vbscript):|\]\(\s*(?:javascript|data|vbscript):",
    re.IGNORECASE,
)


def check(page: Page, context: Context) -> Iterator[Finding]:
    for match in _MARKUP.finditer(page.parts.source):
        message = f"'{match[0][:40]}' does not belong in a page"
        yield Finding(match.start(), message, "use a class, a shortcode or a module of our own")
