"""A closed group that does not say since when."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Group
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="closed-without-date",
    scope=Scope.GROUP,
    what="A closed group says on which day it closed.",
    bad="‸id: example-quiet-room\nstatus: closed",
    good="id: example-quiet-room\nstatus: closed\nclosed_on: 2026-08-01",
)


def check(group: Group, context: Context) -> Iterator[Finding]:
    if group.status == "closed" and group.closed_on is None:
        yield Finding(
            (), "'closed_on' is missing", "write the day on which it closed, or was found closed", at="item"
        )
