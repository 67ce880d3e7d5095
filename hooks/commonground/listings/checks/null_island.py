"""The point 0, 0, where software puts what it cannot find."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Group
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="null-island",
    scope=Scope.GROUP,
    what="No meeting is at 0, 0: this point in the sea is what software writes when it has found nothing.",
    bad="meetings:\n- place: {town: Leeds, region: West Yorkshire, country: GB, latitude: 0, longitude: ‸0}",
    good="meetings:\n- place: {town: Leeds, region: West Yorkshire, country: GB}",
)


def check(group: Group, context: Context) -> Iterator[Finding]:
    for index, meeting in enumerate(group.meetings):
        place = meeting.place
        if place and place.latitude == 0 and place.longitude == 0:
            pointer = ("meetings", index, "place", "longitude")
            yield Finding(pointer, "0, 0 is a point in the sea off Africa", "leave the coordinates out")
