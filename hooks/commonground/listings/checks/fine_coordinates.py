"""Coordinates that are finer than may be shown, in a file that everyone can read."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Group
from ..redact import is_fine, precision_of
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="fine-coordinates",
    scope=Scope.GROUP,
    what="Coordinates have at most two decimals, about a kilometer, unless `precision` is exact.",
    bad="meetings:\n- place: {town: Leeds, country: GB, latitude: ‸53.8012, longitude: -1.55, precision: town}",
    good="meetings:\n- place: {town: Leeds, country: GB, latitude: 53.80, longitude: -1.55, precision: town}",
)


def check(group: Group, context: Context) -> Iterator[Finding]:
    for index, meeting in enumerate(group.meetings):
        place = meeting.place
        if (
            place is None
            or (place.latitude is None and place.longitude is None)
            or precision_of(place) == "exact"
        ):
            continue
        for name in ("latitude", "longitude"):
            coordinate = getattr(place, name)
            if is_fine(coordinate):
                message = f"this is finer than precision {precision_of(place)} allows: git history is public for ever"
                yield Finding(("meetings", index, "place", name), message, f"write {round(coordinate, 2)}")
