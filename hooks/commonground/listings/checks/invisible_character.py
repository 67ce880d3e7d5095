"""A character that nobody can see."""

from __future__ import annotations

from collections.abc import Iterator

from ..fields import Text, Type
from ..scripts import invisible, is_plain
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="invisible-character",
    scope=Scope.VALUE,
    what="No text holds characters that show nothing or that no font can show, but where a script or an emoji needs a joiner.",
    types=(Text,),
    bad='summary: ‸"A weekly\\u200B group"',
    good='summary: "\\u0645\\u06CC\\u200C\\u062E\\u0648 👩🏽\\u200D🦽"',
)
_TURNING = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))  # bidi-character speaks of these


def check(text: str, type: Type, context: Context) -> Iterator[Finding]:
    sign = None if is_plain(text) else invisible(text.translate(_TURNING))
    if sign:
        after = text.partition(sign)[0].strip()[-20:]
        where = f"after '{after}'" if after else "at the beginning"
        yield Finding((), f"the invisible character U+{ord(sign):04X} stands {where}", "delete it")
