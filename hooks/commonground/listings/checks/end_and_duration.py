"""A meeting whose length is said twice."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Group
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="end-and-duration",
    scope=Scope.GROUP,
    what="A meeting has an `end` or a `duration`, not both.",
    bad='meetings:\n- start: "19:00"\n  end: "20:30"\n  duration: ‸60',
    good='meetings:\n- start: "19:00"\n  end: "20:30"',
)


def check(group: Group, context: Context) -> Iterator[Finding]:
    for index, meeting in enumerate(group.meetings):
        if meeting.end is not None and meeting.duration is not None:
            pointer = ("meetings", index, "duration")
            yield Finding(pointer, "end and duration cannot stand together", "remove one of them")
