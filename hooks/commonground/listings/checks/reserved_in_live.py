"""An address or a number that belongs to no one, in a listing that is meant to be real."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Group
from ..reserved import fictional
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="reserved-in-live",
    scope=Scope.GROUP,
    severity="warning",
    in_production="error",
    what="A real listing has no example domain and no phone number that is kept for fiction: they reach no one.",
    bad="# data/groups.yaml\ncontact: {email: ‸hello@riverside.example.org}",
    good="# data/demo/riverside.yaml\ncontact: {email: hello@riverside.example.org}",
)


def check(group: Group, context: Context) -> Iterator[Finding]:
    if group.demo or context.demonstration:
        return
    for pointer, text, invented in fictional(group):
        if invented:
            yield Finding(
                pointer,
                f"'{text[:60]}' belongs to no one",
                "write the real one, or mark the group demo: true",
            )
