"""Coordinates in another country than the address."""

from __future__ import annotations

from collections.abc import Iterator

from ...places.nearest import distance_km
from ..model import Group
from ..whereabouts import FAR_KM, distance_from_stated
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="coordinates-abroad",
    scope=Scope.GROUP,
    what="Coordinates lie in the country that the place names.",
    bad="meetings:\n- place: {town: Leeds, region: West Yorkshire, country: GB, latitude: 53.80, longitude: ‸15.50}",
    good="meetings:\n- place: {town: Leeds, region: West Yorkshire, country: GB, latitude: 53.80, longitude: -1.55}",
)
_BEYOND_KM = 300.0
"""Farther than this from every town of a country (of 1,000 people or more) is outside it, unless the town is said and near."""


def check(group: Group, context: Context) -> Iterator[Finding]:
    for index, meeting in enumerate(group.meetings):
        place = meeting.place
        if not place or not place.country or place.latitude is None or place.longitude is None:
            continue
        point = float(place.latitude), float(place.longitude)
        stated = distance_from_stated(place, context.gazetteer)
        if point == (0.0, 0.0) or (stated is not None and stated <= FAR_KM):
            continue
        if _outside(point, place.country, context):
            swapped = (point[1], point[0]), (point[0], -point[1]), (-point[0], point[1])
            meant = next(
                (p for p in swapped if abs(p[0]) <= 90 and not _outside(p, place.country, context)), None
            )
            remedy = f"did you mean latitude {meant[0]:g}, longitude {meant[1]:g}?" if meant else None
            pointer = ("meetings", index, "place", "longitude")
            yield Finding(pointer, f"these coordinates are not in {place.country}", remedy)


def _outside(point: tuple[float, float], country: str, context: Context) -> bool:
    nearest = context.gazetteer.nearest_town(*point, country)
    return nearest is not None and distance_km(*point, nearest.latitude, nearest.longitude) > _BEYOND_KM
