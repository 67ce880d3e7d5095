"""A character that turns the direction of the text after it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..fields import Text, Type
from ..scripts import is_plain
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="bidi-character",
    scope=Scope.VALUE,
    what="No text holds characters that turn its direction (U+202A–202E, U+2066–2069): they can make it read as something else.",
    types=(Text,),
    bad='summary: ‸"Peers \\u202Eemoclew"',
    good="summary: שלום, ברוכים הבאים",
)
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def check(text: str, type: Type, context: Context) -> Iterator[Finding]:
    found = None if is_plain(text) else _TURNING.search(text)
    if found:
        after = text[: found.start()].strip()[-20:]
        where = f"after '{after}'" if after else "at the beginning"
        yield Finding(
            (),
            f"the character U+{ord(found.group()):04X} {where} turns the direction of the text",
            "delete it",
        )
