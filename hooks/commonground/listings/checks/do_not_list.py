"""A listing of a group that asked not to be listed, or that must not be."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Group
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="do-not-list",
    scope=Scope.GROUP,
    what="What stands on the do-not-list is not listed again. The list says neither what is on it nor why.",
    bad="contact: {email: ‸stop@quiet.example.org}",
    good="contact: {email: hello@quiet.example.org}",
)


def check(group: Group, context: Context) -> Iterator[Finding]:
    if context.do_not_list and (pointer := context.do_not_list.refuses(group)):
        yield Finding(pointer, "this cannot be published", "ask the people who keep this directory")
