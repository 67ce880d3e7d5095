"""Some people are called normal (C23)."""

from __future__ import annotations

from collections.abc import Iterator

from ..passages import Passage
from ..phrases import find, phrase
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="normal-people",
    scope=Scope.PASSAGE,
    severity="warning",
    english=True,
    what="Nobody is called normal, because then others are not. What happens to many may be called normal or usual.",
    bad="It is not how ‸normal people feel.",
    good="It is not how most people feel. Crying is normal. People without depression may not know it.",
)
_PHRASES = (
    phrase(
        r"normal (?:people|persons?|folks?|men|women|members|children|kids|ones|lives|life)|(?:be|become|act|feel) normal(?: again)?",
        "'{}' makes others the strange ones",
        "say whom you mean: 'most people', 'people without …'",
    ),
)


def check(passage: Passage, context: Context) -> Iterator[Finding]:
    yield from find(passage, _PHRASES)
