"""Markup in a text that is shown as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..fields import Text, Type
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="markup",
    scope=Scope.VALUE,
    severity="warning",
    what="Texts are plain: HTML and Markdown in them are shown as they stand, not followed.",
    types=(Text,),
    bad="summary: ‸See <b>our page</b>.",
    good="summary: Tea & talk <3 every week, 7 < 8 people.",
)
_MARKUP = re.compile(
    r"</?[a-z!?][^<>]{0,200}>|<(?:script|img|svg|iframe|style)\b|&(?:[a-z]{2,8}|#\d{1,7}|#x[0-9a-f]{1,6});"
    r"|!?\[[^\]\n]{0,200}\]\([^)\n]{0,200}\)|\*\*[^*\n]{1,200}\*\*|javascript:|\{\{|\{%",
    re.IGNORECASE,
)
_SIGN = re.compile(r"[<&\[*{]")


def check(text: str, type: Type, context: Context) -> Iterator[Finding]:
    suspect = _SIGN.search(text) or "script:" in text.lower()
    found = _MARKUP.search(text) if suspect else None
    if found:
        yield Finding(
            (),
            f"'{found.group()[:40]}' is shown as it stands: texts have no HTML and no Markdown",
            "write plain words",
        )
