"""A paragraph that looks like a wall (C05)."""

from __future__ import annotations

from collections.abc import Iterator

from ..passages import Passage, words_of
from . import Context, Finding, Rule, Scope

_SHORT = "You can come late and leave early. "

RULE = Rule(
    id="long-paragraph",
    scope=Scope.PASSAGE,
    severity="warning",
    readers=True,
    what="A paragraph has 100 words or fewer. Aim for 60.",
    bad="‸" + _SHORT * 15,
    good=_SHORT * 9,
)
MOST = 100


def check(passage: Passage, context: Context) -> Iterator[Finding]:
    count = len(words_of(passage.text))
    if count > MOST:
        yield Finding(0, f"this paragraph has {count} words", "break it where the thought changes")
