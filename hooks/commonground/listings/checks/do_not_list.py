"""A listing of a group that asked not to be listed, or that must not be."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Group
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="do-not-list",
    scope=Scope.GROUP,
    what="What stands on the do-not-list is not listed again. The list says neither what is on it nor why.",
    bad="‸id: example-quiet-room\ncontact: {email: stop@quiet.example.org}",
    good="id: example-quiet-room\ncontact: {email: hello@quiet.example.org}",
)


def check(group: Group, context: Context) -> Iterator[Finding]:
    if context.do_not_list and context.do_not_list.refuses(group):
        # Not at the field: nobody is to learn which one it was.
        yield Finding((), "this cannot be published", "ask the people who keep this directory", at="item")
