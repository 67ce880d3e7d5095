"""One of two coordinates."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Group
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="half-coordinates",
    scope=Scope.GROUP,
    what="Latitude and longitude stand together.",
    bad="meetings:\n- place: {‸town: Leeds, region: West Yorkshire, country: GB, latitude: 53.80}",
    good="meetings:\n- place: {town: Leeds, region: West Yorkshire, country: GB, latitude: 53.80, longitude: -1.55}",
)


def check(group: Group, context: Context) -> Iterator[Finding]:
    for index, meeting in enumerate(group.meetings):
        place = meeting.place
        if place and (place.latitude is None) != (place.longitude is None):
            missing = "latitude" if place.latitude is None else "longitude"
            message = f"'{missing}' is missing beside the other coordinate"
            yield Finding(("meetings", index, "place"), message, "write both, or none", at="item")
