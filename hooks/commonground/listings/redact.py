"""The one place where a listing loses what must not be shown; every page and every export gets listings that went through it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache

from .model import Group, Meeting, Place

_SHOWN: dict[str, frozenset[str]] = {
    "exact": frozenset(
        {"venue", "address", "town", "region", "postcode", "country", "latitude", "longitude", "directions"}
    ),
    "postcode": frozenset({"town", "region", "postcode", "country"}),
    "town": frozenset({"town", "region", "country"}),
    "region": frozenset({"region", "country"}),
    "hidden": frozenset({"country"}),
}


def precision_of(place: Place) -> str:
    """Return the precision of a place: what it says, else exact with an address or fine coordinates, else what is given."""
    if place.precision:
        return place.precision
    if place.address or is_fine(place.latitude) or is_fine(place.longitude):
        return "exact"
    if place.postcode:
        return "postcode"
    return "town" if place.town else "region" if place.region else "hidden"


def redact(group: Group) -> Group:
    """Return the listing as it may be published: each place with only what its precision allows."""
    meetings = tuple(map(_redact_meeting, group.meetings))
    unchanged = all(new is old for new, old in zip(meetings, group.meetings, strict=True))
    return group if unchanged else replace(group, meetings=meetings)


def _redact_meeting(meeting: Meeting) -> Meeting:
    place = redact_place(meeting.place) if meeting.place else None
    return meeting if place is meeting.place else replace(meeting, place=place)


def redact_place(place: Place) -> Place:
    """Return the place with only what its precision allows, and the precision itself."""
    precision = precision_of(place)
    hidden = [name for name in hidden_fields(precision) if getattr(place, name) is not None]
    if not hidden and place.precision == precision:
        return place
    return replace(place, precision=precision, **dict.fromkeys(hidden))


@cache
def hidden_fields(precision: str) -> tuple[str, ...]:
    """Return the fields of a place that a precision keeps from being shown, in a fixed order."""
    return tuple(sorted(_SHOWN["exact"] - _SHOWN[precision]))


def is_fine(coordinate: Decimal | None) -> bool:
    """Whether a coordinate is written with more than two decimals, about a kilometer."""
    if coordinate is None:
        return False
    exponent = coordinate.as_tuple().exponent
    return isinstance(exponent, int) and exponent < -2
