"""A town whose name other towns of the country have too."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Group
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="ambiguous-place",
    scope=Scope.GROUP,
    severity="warning",
    what="A town whose name is common stands with its region or postcode: there are several called Newport.",
    bad="meetings:\n- place: {town: ‸Newport, country: GB}",
    good="meetings:\n- place: {town: Newport, postcode: PO30, country: GB}",
)
_LISTED = 4


def check(group: Group, context: Context) -> Iterator[Finding]:
    for index, meeting in enumerate(group.meetings):
        place = meeting.place
        if (
            not place
            or not place.town
            or not place.country
            or place.latitude is not None
            or place.precision == "hidden"
        ):
            continue
        found = context.gazetteer.town(place.town, place.country, place.region, place.postcode)
        if len(found) > 1:
            regions = list(dict.fromkeys(town.region for town in found if town.region))[:_LISTED]
            listed = f", in {', '.join(regions)}" if len(regions) > 1 else ""
            message = f"there are several places called {place.town} in {place.country}{listed}"
            yield Finding(("meetings", index, "place", "town"), message, "add its region or postcode")
