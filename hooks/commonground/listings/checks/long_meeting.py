"""A meeting of more than six hours."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Group
from ..schedules import minutes_of
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="long-meeting",
    scope=Scope.GROUP,
    severity="warning",
    what="A meeting of more than six hours is looked at again: an end before the start means the next day.",
    bad='meetings:\n- start: "19:00"\n  end: ‸"08:30"',
    good='meetings:\n- start: "22:30"\n  end: "00:30"',
)
_LONGEST = 6 * 60


def check(group: Group, context: Context) -> Iterator[Finding]:
    if group.kind == "warmline":
        return
    for index, meeting in enumerate(group.meetings):
        minutes = minutes_of(meeting)
        if minutes is not None and minutes > _LONGEST:
            field = "duration" if meeting.duration is not None else "end"
            message = f"this meeting lasts {minutes // 60} hours{f' {minutes % 60} minutes' if minutes % 60 else ''}"
            remedy = "see whether morning and evening were mixed up" if field == "end" else None
            yield Finding(("meetings", index, field), message, remedy)
