"""Words in capitals (C19)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..passages import Passage
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="all-caps",
    scope=Scope.PASSAGE,
    what="No run of words is written in capitals: they are hard to read, and some readers spell them out. Abbreviations may be.",
    bad="‸PLEASE READ THIS FIRST.",
    good="Please read this first. NAMI and DBSA run groups (CC BY 4.0).",
)
_RUN = re.compile(r"\b[A-Z][A-Z']+(?: [A-Z][A-Z']*)+\b")
_ABBREVIATION = 4
"""A word of this many letters or fewer may be an abbreviation."""


def check(passage: Passage, context: Context) -> Iterator[Finding]:
    for match in _RUN.finditer(passage.text):
        words = match[0].split()
        long = sum(len(word) > _ABBREVIATION for word in words)
        if long >= 2 or (long and len(words) >= 3) or len(words) >= 4:
            yield Finding(
                match.start(),
                f"'{match[0][:60]}' is in capitals",
                "write capitals only where a word begins with one",
            )
