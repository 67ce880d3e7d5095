"""Coordinates far from the town that is named beside them."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Group
from ..whereabouts import FAR_KM, distance_from_stated
from . import Context, Finding, Rule, Scope
from .coordinates_abroad import check as check_abroad

RULE = Rule(
    id="coordinates-far",
    scope=Scope.GROUP,
    severity="warning",
    what="Coordinates lie at most 50 km from the postcode or town that the place names.",
    bad="meetings:\n- place: {town: Leeds, region: West Yorkshire, country: GB, latitude: 51.50, longitude: ‸-0.12}",
    good="meetings:\n- place: {town: Leeds, region: West Yorkshire, country: GB, latitude: 53.80, longitude: -1.55}",
)


def check(group: Group, context: Context) -> Iterator[Finding]:
    abroad: set[object] | None = None
    for index, meeting in enumerate(group.meetings):
        place = meeting.place
        if (
            not place
            or place.latitude is None
            or place.longitude is None
            or not (place.latitude or place.longitude)
        ):
            continue
        far = distance_from_stated(place, context.gazetteer)
        if far is None or far <= FAR_KM:
            continue
        pointer = ("meetings", index, "place", "longitude")
        if abroad is None:
            abroad = {found.pointer for found in check_abroad(group, context)}
        if pointer not in abroad:
            named = place.postcode or place.town
            yield Finding(
                pointer, f"these coordinates are {far:.0f} km from {named}", "see which of them is right"
            )
