"""A word that mixes letters of scripts that look alike."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..fields import Text, Type
from ..scripts import is_plain, mixed
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="mixed-script",
    scope=Scope.VALUE,
    severity="warning",
    what="A word is written in one script: one Cyrillic letter in a Latin word looks right, and the word is never found.",
    types=(Text,),
    bad='summary: ‸"A w\\u0435ekly group"',
    good="summary: Группа Riverside на русском",
)
_WORDS = re.compile(r"[^\W\d_]+")


def check(text: str, type: Type, context: Context) -> Iterator[Finding]:
    if is_plain(text):
        return
    for word in _WORDS.findall(text):
        if not word.isascii() and (scripts := mixed(word)):
            listed = " and ".join(script.capitalize() for script in scripts)
            yield Finding(
                (), f"the word '{word[:40]}' mixes {listed} letters", "type it again in one of them"
            )
            return
