"""The open data: /api/groups.json, every published listing by id, in the fields of the listing contract, with its next dates."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date, time
from decimal import Decimal
from functools import cache
from operator import attrgetter
from typing import Any

from ..directory import Directory, Listing, PlacedMeeting
from ..listings.fields import fields_of
from ..listings.model import Group
from ..pages.shell import Shell
from ..pages.when import iso
from ..times.recurrence import Recurrence, format_every

API = "api/groups.json"
LICENSE = "https://creativecommons.org/publicdomain/zero/1.0/"
ATTRIBUTION = "Place names and coordinates: GeoNames (https://www.geonames.org/), CC BY 4.0."


def head(directory: Directory) -> str:
    """Return the beginning of the open data, up to its list of listings, which has a line for each, so that two versions can be compared."""
    settings = directory.settings
    about = {
        "name": settings.site_name,
        "url": settings.site_url,
        "as_of": directory.as_of.isoformat(),
        "license": LICENSE,
        "attribution": ATTRIBUTION,
        "demo": directory.has_demonstration,
        "closed": [_closed(listing.group) for listing in directory.closed],
    }
    return f'{_text(about).removesuffix("}")},"groups":[\n'


END = "\n]}\n"


LINE = "exports.api"
"""The name of a listing's line of the open data."""


def maker(directory: Directory, shell: Shell) -> Callable[[Listing], Iterator[tuple[str, bytes]]]:
    """Return what gives the line of one listing."""
    return lambda listing: iter(((LINE, line(listing).encode()),))


def line(listing: Listing) -> str:
    """Return a listing as it stands in the open data, without the comma and the line end between two."""
    return _text(record(listing))


def record(listing: Listing) -> dict[str, Any]:
    """Return a listing as it is published: what is absent has its default; each meeting has its zone, coordinates and next dates."""
    found = _plain(listing.group)
    found["meetings"] = [_meeting(placed) for placed in listing.meetings]
    if listing.organization:
        found["organization"] = {"id": listing.organization.id, "name": listing.organization.name} | (
            {"website": listing.organization.website} if listing.organization.website else {}
        )
    return found


def _meeting(placed: PlacedMeeting) -> dict[str, Any]:
    found = _plain(placed.meeting)
    if placed.schedule:
        found["timezone"] = placed.schedule.timezone
    if placed.located and "place" in found:
        located = placed.located
        found["place"] |= {
            "latitude": located.latitude,
            "longitude": located.longitude,
            # How fine the coordinates are, which may be less than the place is told: a town's, for a street that was not found.
            "coordinates": located.precision,
        }
    found["next"] = [iso(occurrence.start) for occurrence in placed.next]
    return found


_ALWAYS = frozenset({"kind", "status"})


def _plain(item: Any) -> dict[str, Any]:
    """Return a record of the model as plain values, without the fields that hold their default."""
    names, defaults, values_of = _fields(item.__class__)
    return {
        name: value if type(value) is str else _value(value)
        for name, value, default in zip(names, values_of(item), defaults, strict=True)
        if not (value is None or value == default or value == "unknown" or value == ()) or name in _ALWAYS
    }


@cache
def _fields(cls: type) -> tuple[tuple[str, ...], tuple[Any, ...], Callable[[Any], Any]]:
    """Return the names of the fields of a record, their defaults, and what gives their values."""
    fields = fields_of(cls)
    names = tuple(fields)
    values = attrgetter(*names) if len(names) > 1 else lambda item: (getattr(item, names[0]),)
    return names, tuple(field.default for field in fields.values()), values


def _value(value: Any) -> Any:
    convert: Callable[[Any], Any] = _CONVERT.get(type(value), _plain)
    return convert(value)


def _as_it_is(value: Any) -> Any:
    return value


_CONVERT: dict[type, Callable[[Any], Any]] = {
    **dict.fromkeys((type(None), str, bool, int, dict), _as_it_is),
    tuple: lambda values: [_value(item) for item in values],
    date: date.isoformat,
    time: lambda value: value.isoformat(timespec="minutes"),
    Decimal: float,
    Recurrence: format_every,
}


def _closed(group: Group) -> dict[str, Any]:
    return {name: _value(getattr(group, name)) for name in ("id", "name", "closed_on", "moved_to", "was")}


def _text(value: Any) -> str:
    return _ENCODER.encode(value)


_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, check_circular=False, separators=(",", ":"))
