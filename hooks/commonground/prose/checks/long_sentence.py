"""A sentence that is too long to be held in mind (C05)."""

from __future__ import annotations

from collections.abc import Iterator

from ..passages import Passage, words_of
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="long-sentence",
    scope=Scope.PASSAGE,
    severity="warning",
    readers=True,
    what="A sentence has 30 words or fewer. Aim for 15: people who are upset lose the start of a long one.",
    bad="‸You can come in at any time before the end of the meeting, and sit wherever you like, and say nothing at all to "
    "anyone, and then leave again when you have had enough of it for that day.",
    good="You can come in at any time before the end. Sit where you like. You need not say anything.",
)
MOST = 30


def check(passage: Passage, context: Context) -> Iterator[Finding]:
    if passage.kind == "heading":
        return
    for start, sentence in passage.sentences:
        count = len(words_of(sentence))
        if count > MOST:
            yield Finding(start, f"this sentence has {count} words", "make two of it, or a list")
