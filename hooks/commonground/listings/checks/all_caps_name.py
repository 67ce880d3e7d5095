"""A name in capitals."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Group
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="all-caps-name",
    scope=Scope.GROUP,
    severity="warning",
    what="A name is not written in capitals: they are hard to read, and some readers spell them out.",
    bad="name: ‸EXAMPLE – RIVERSIDE ANXIETY CIRCLE",
    good="name: EXAMPLE – OCD and ADHD",
)
_WORD = 6  # letters of a word that is no abbreviation


def check(group: Group, context: Context) -> Iterator[Finding]:
    if group.name and group.name.isupper():
        words = group.name.removeprefix("EXAMPLE").split()
        if sum(len(word) >= _WORD for word in words) >= 1 and len(words) > 1:
            remedy = "write capitals only where a word begins, and for abbreviations"
            yield Finding(("name",), "the whole name is in capitals", remedy)
