"""A character that nobody can see."""

from __future__ import annotations

from collections.abc import Iterator

from ..fields import Text, Type
from ..scripts import invisible
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="invisible-character",
    scope=Scope.VALUE,
    what="No text holds characters that show nothing or that no font can show, but where a script or an emoji needs a joiner.",
    types=(Text,),
    bad='summary: ‸"A weekly\\u200B group"',
    good='summary: "\\u0645\\u06CC\\u200C\\u062E\\u0648 👩🏽\\u200D🦽"',
)
_TURNING = frozenset(
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)  # bidi-character speaks of these


def check(text: str, type: Type, context: Context) -> Iterator[Finding]:
    if text.isascii() and text.isprintable():
        return
    sign = invisible("".join(sign for sign in text if sign not in _TURNING))
    if sign:
        after = text.partition(sign)[0].strip()[-20:]
        where = f"after '{after}'" if after else "at the beginning"
        yield Finding((), f"the invisible character U+{ord(sign):04X} stands {where}", "delete it")
