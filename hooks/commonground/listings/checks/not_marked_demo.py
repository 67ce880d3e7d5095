"""An invented group that does not say so."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Group
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="not-marked-demo",
    scope=Scope.GROUP,
    what="Every group under data/demo/ says `demo: true`.",
    bad="‸id: example-quiet-room\ndemo:",
    good="id: example-quiet-room\ndemo: true",
)


def check(group: Group, context: Context) -> Iterator[Finding]:
    if context.demonstration and not group.demo:
        message = "groups in this folder are invented, and each says so"
        yield Finding((), message, "write demo: true, or move a real group to data/groups/", at="item")
