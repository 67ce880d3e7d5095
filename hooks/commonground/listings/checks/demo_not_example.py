"""An invented group that could be taken for a real one, or that has the number of a real one."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Group
from ..reserved import fictional
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="demo-not-example",
    scope=Scope.GROUP,
    what="An invented group is named EXAMPLE – …, and has reserved domains (example.org) and the phone numbers kept for fiction.",
    bad="name: ‸Quiet Room",
    good="name: EXAMPLE – Quiet Room",
)
_NAMED = "EXAMPLE"


def check(group: Group, context: Context) -> Iterator[Finding]:
    if not group.demo:
        return
    if group.name is not None and not group.name.startswith(_NAMED):
        yield Finding(
            ("name",), "the name of an invented group begins with EXAMPLE", f"write EXAMPLE – {group.name}"
        )
    for pointer, text, invented in fictional(group):
        if invented is False:
            message = f"'{text[:60]}' may belong to someone; this group is invented"
            yield Finding(pointer, message, "use example.org, or a phone number that is kept for fiction")
