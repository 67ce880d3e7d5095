"""Advice that makes it sound easy, or someone to blame (C23)."""

from __future__ import annotations

from collections.abc import Iterator

from ..passages import Passage
from ..phrases import find, phrase
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="easy-advice",
    scope=Scope.PASSAGE,
    english=True,
    what="Nobody is told to just relax, cheer up or think positive. Naming it as what not to say is fine in quotation marks.",
    bad="‸Just relax.",
    good="Breathe out slowly, if you like. Leave out: “Just relax.”",
)
_PHRASES = (
    phrase(
        r"(?:just|simply) (?:relax|breathe|calm down|think positive\w*|cheer up|be (?:happy|positive|"
        r"strong)|smile|get over it|snap out of it|let it go|move on|stop (?:worrying|thinking))"
        r"|think positive(?:ly)?|stay positive|look on the bright side|cheer up|snap out of it|man up|pull yourself together|get over it"
        r"|others have it worse|everything happens for a reason|you have so much to live for|time heals all",
        "'{}' makes it sound easy",
        "say one small thing that a person can do, and that it may not help",
        even_if_denied=False,
    ),
)


def check(passage: Passage, context: Context) -> Iterator[Finding]:
    for finding in find(passage, _PHRASES):
        assert isinstance(finding.at, int)
        if passage.text[: finding.at].count('"') % 2 == 0:
            yield finding
