"""A group that people under 18 may come to, without a safeguarding page."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Group
from . import Context, Finding, Rule, Scope
from .audience_and_age import ADULT, SAFEGUARDING

RULE = Rule(
    id="under-18-without-safeguarding",
    scope=Scope.GROUP,
    what="A group that people under 18 may come to has a page on how they are kept safe.",
    bad="‸id: example-teens\naudiences: [teens-13-17]",
    good="id: example-teens\naudiences: [teens-13-17]\nsafeguarding_url: https://riverside.example.org/safeguarding",
)


def check(group: Group, context: Context) -> Iterator[Finding]:
    if group.safeguarding_url is not None or group.status == "closed" or group.kind == "network":
        return
    ages = [age for age in (group.age_min, group.age_max) if age is not None]
    flagged = any(
        SAFEGUARDING in context.vocabulary.term("audiences", word).flags for word in group.audiences
    )
    if flagged or (ages and min(ages) < ADULT):
        message = "people under 18 may come, and 'safeguarding_url' is missing"
        yield Finding(
            (), message, "write the address of the page on how young people are kept safe", at="item"
        )
