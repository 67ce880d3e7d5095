"""A place that cannot be found without asking a geocoder."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ..model import Group, Place
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="unknown-place",
    scope=Scope.GROUP,
    severity="warning",
    what="A town or postcode is known to the gazetteer, or the place has coordinates: else nobody finds the group near them.",
    bad="meetings:\n- place: {town: ‸Ledes, region: West Yorkshire, country: GB}",
    good="meetings:\n- place: {town: Leeds, region: West Yorkshire, country: GB}",
)


def check(group: Group, context: Context) -> Iterator[Finding]:
    for index, meeting in enumerate(group.meetings):
        place = meeting.place
        if place and place.country and place.latitude is None and place.precision != "hidden":
            field = _unknown(place, place.country, context)
            if field:
                message = f"'{getattr(place, field)[:60]}' is not in our list of places in {place.country}"
                if field == "region" and place.town:
                    message = (
                        f"there is no {place.town[:60]} in {getattr(place, field)[:60]}, {place.country}"
                    )
                remedy = partial(_remedy, field, place, place.country, context)
                yield Finding(("meetings", index, "place", field), message, remedy)


def _unknown(place: Place, country: str, context: Context) -> str | None:
    """Return the field that should lead to the place and does not."""
    gazetteer = context.gazetteer
    if place.postcode and gazetteer.postcode(place.postcode, country):
        return None
    if place.town:
        if gazetteer.town(place.town, country, place.region, place.postcode):
            return None
        return "region" if place.region and gazetteer.town(place.town, country) else "town"
    if place.postcode:
        return "postcode"
    return "region" if place.region and not gazetteer.region(place.region, country) else None


def _remedy(field: str, place: Place, country: str, context: Context) -> str:
    near = context.gazetteer.suggest(place.town, country) if field == "town" and place.town else None
    return f"did you mean '{near}'?" if near else "add latitude and longitude with two decimals"
