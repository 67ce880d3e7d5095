"""Says where a meeting is, as precisely as the group wants it known, and how to get there without asking another host."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from ..directory import Listing, PlacedMeeting
from ..listings.model import IN_A_ROOM, ONLINE_FORMATS, Place
from .words import Words


@dataclass(frozen=True, slots=True)
class Where:
    """A place in words: its lines, what is not told, how to find the door, and links to maps (chosen by the visitor, never loaded)."""

    venue: str
    lines: tuple[str, ...]
    untold: str
    directions: str
    map_app: str
    map_page: str


def where_of(placed: PlacedMeeting, words: Words) -> Where | None:
    """Return where a meeting is; None where it has no place."""
    place = placed.meeting.place
    if place is None:
        return None
    lines = (
        place.address,
        words.sentences((place.town, place.postcode)),
        place.region if place.region != place.town else None,
        words.country(place.country or ""),
    )
    target = _target(placed, place) if place.precision == "exact" else None
    return Where(
        venue=place.venue or "",
        lines=tuple(line for line in lines if line),
        untold=_untold(place.precision or "hidden", words),
        directions=place.directions or "",
        map_app=target[0] if target else "",
        map_page=target[1] if target else "",
    )


def meets_in_room(listing: Listing) -> bool:
    """Whether any meeting of a listing is in a room."""
    return any(meeting.format in IN_A_ROOM for meeting in listing.group.meetings)


def area_of(placed: PlacedMeeting, words: Words) -> str:
    """Return in a word or two where a meeting is: its town, else its region or country, else its format."""
    place = placed.meeting.place
    if place is None or placed.meeting.format in ONLINE_FORMATS:
        return words.label("formats", placed.meeting.format)
    return (
        place.town
        or place.region
        or words.country(place.country or "")
        or words.label("formats", placed.meeting.format)
    )


def _untold(precision: str, words: Words) -> str:
    _ = words.gettext
    said = {
        "exact": "",
        "postcode": _("The group shares only the area of its postcode. Ask the group for the address."),
        "town": _("The group shares its town only. Ask the group for the address."),
        "region": _("The group shares its region only. Ask the group for the address."),
        "hidden": _("The group does not share its place here. Ask the group for the address."),
    }
    return said[precision]


def _target(placed: PlacedMeeting, place: Place) -> tuple[str, str] | None:
    """Return a geo: address (RFC 5870) for the visitor's own map and a page of OpenStreetMap.

    Coordinates are used only where they are those of the spot itself; else the map is given the address to look for.
    """
    located = placed.located
    if located is not None and located.precision == "exact":
        at = f"{located.latitude:.5f},{located.longitude:.5f}"
        latitude, longitude = at.split(",")
        return (
            f"geo:{at}?q={at}",
            f"https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}#map=17/{latitude}/{longitude}",
        )
    if not place.address:
        return None
    parts = (place.address, place.town, place.postcode, place.country)
    query = quote(", ".join(part for part in parts if part), safe="")
    return (f"geo:0,0?q={query}", f"https://www.openstreetmap.org/search?query={query}")
