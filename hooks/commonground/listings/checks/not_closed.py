"""A group that has the fields of a closed one and is not."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Group
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="not-closed",
    scope=Scope.GROUP,
    what="`closed_on` and `moved_to` belong to a group with `status: closed`.",
    bad="status: active\nclosed_on: ‸2026-08-01",
    good="status: closed\nclosed_on: 2026-08-01",
)


def check(group: Group, context: Context) -> Iterator[Finding]:
    if group.status != "closed":
        for name in ("closed_on", "moved_to"):
            if getattr(group, name) is not None:
                message = f"'{name}' stands here, but the group is {group.status}"
                yield Finding((name,), message, "write status: closed, or remove it")
