"""The one place where a listing loses what must not be shown; every page and every export gets listings that went through it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

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
    return replace(group, meetings=tuple(_redact_meeting(meeting) for meeting in group.meetings))


def _redact_meeting(meeting: Meeting) -> Meeting:
    return replace(meeting, place=redact_place(meeting.place)) if meeting.place else meeting


def redact_place(place: Place) -> Place:
    """Return the place with only what its precision allows, and the precision itself."""
    precision = precision_of(place)
    return replace(place, precision=precision, **dict.fromkeys(hidden_fields(precision)))


def hidden_fields(precision: str) -> tuple[str, ...]:
    """Return the fields of a place that a precision keeps from being shown, in a fixed order."""
    return tuple(sorted(_SHOWN["exact"] - _SHOWN[precision]))


def is_fine(coordinate: Decimal | None) -> bool:
    """Whether a coordinate is written with more than two decimals, about a kilometer."""
    if coordinate is None:
        return False
    exponent = coordinate.as_tuple().exponent
    return isinstance(exponent, int) and exponent < -2
