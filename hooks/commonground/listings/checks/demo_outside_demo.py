"""An invented group among real ones."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Group
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="demo-outside-demo",
    scope=Scope.GROUP,
    severity="warning",
    in_production="error",
    what="Invented groups stand only under data/demo/; a production build stops at one elsewhere.",
    bad="# data/groups.yaml\nname: EXAMPLE – Quiet Room\ndemo: ‸true",
    good="demo: true",
)


def check(group: Group, context: Context) -> Iterator[Finding]:
    if group.demo and not context.demonstration:
        message = "this group is marked as invented, but stands among real ones"
        yield Finding(("demo",), message, "move it to data/demo/, or remove 'demo' if it is real")
