"""A group for young people that young people may not come to."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Group
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="audience-and-age",
    scope=Scope.GROUP,
    what="A group for people under 18 is not closed to them by its least age.",
    bad="audiences: [teens-13-17]\nage_min: ‸18\nsafeguarding_url: https://riverside.example.org/safeguarding",
    good="audiences: [teens-13-17]\nage_min: 13\nsafeguarding_url: https://riverside.example.org/safeguarding",
)
ADULT = 18
SAFEGUARDING = "safeguarding"
"""The flag of the vocabulary's audiences to which people under 18 belong."""


def check(group: Group, context: Context) -> Iterator[Finding]:
    if group.age_min is None or group.age_min < ADULT:
        return
    for word in group.audiences:
        term = context.vocabulary.term("audiences", word)
        if SAFEGUARDING in term.flags:
            message = f"from {group.age_min} years on, nobody of '{term.label}' can come"
            yield Finding(("age_min",), message, "correct the age or the audiences")
            return
