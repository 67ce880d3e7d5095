"""What a listing's page tells search engines (schema.org as JSON-LD): who runs it, the series of its meetings, and the next of them.

schema.org says that an event with `eventSchedule` has no dates of its own; Google reads only events with dates and, in a room, an address.
So the series carries the schedule, and its next meetings stand beside it as events, left out where the street is not shown.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ..directory import Listing, PlacedMeeting
from ..listings.model import Group, Place
from ..pages.addresses import group_path, web_address
from ..pages.when import NEXT, iso
from ..settings import Settings
from ..times.occurrences import Schedule

Node = dict[str, Any]

_MODES = {
    "in-person": "https://schema.org/OfflineEventAttendanceMode",
    "hybrid": "https://schema.org/MixedEventAttendanceMode",
}
_ONLINE = "https://schema.org/OnlineEventAttendanceMode"
_SHARED = ("name", "eventAttendanceMode", "eventStatus", "organizer")
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_PERIODS = {"DAILY": "D", "WEEKLY": "W", "MONTHLY": "M"}


def linked_data(listing: Listing, settings: Settings) -> Node:
    """Return the graph of a listing: its organization and, for each meeting with known times, a series with its next events."""
    page = f"{settings.site_url.rstrip('/')}/{group_path(listing.group.id)}" if settings.site_url else ""
    organization = _organization(listing)
    soonest = sorted(coming.start for placed in listing.meetings for coming in placed.next)[:NEXT]
    series = (
        _series(listing, number, placed, page, set(soonest))
        for number, placed in enumerate(listing.meetings, start=1)
        if placed.schedule and placed.next
    )
    return {"@context": "https://schema.org", "@graph": [organization, *series]}


def _organization(listing: Listing) -> Node:
    group, organization = listing.group, listing.organization
    node: Node = {
        "@type": "Organization",
        "@id": "#organization",
        "name": organization.name if organization else group.name,
    }
    addresses = (
        organization.website if organization else None,
        group.contact.website if group.contact else None,
    )
    website = next((address for address in map(web_address, addresses) if address), None)
    if website:
        node["url"] = website
    return _noted(node, group)


def _series(listing: Listing, number: int, placed: PlacedMeeting, page: str, soonest: set[datetime]) -> Node:
    group, schedule = listing.group, placed.schedule
    assert schedule is not None
    locations = _locations(placed, number, page)
    series: Node = {
        "@type": "EventSeries",
        "@id": f"#series-{number}",
        "name": group.name,
        "eventAttendanceMode": _MODES.get(placed.meeting.format, _ONLINE),
        "eventStatus": "https://schema.org/EventScheduled",
        "location": locations,
        "organizer": {"@id": "#organization"},
    }
    if group.summary:
        series["description"] = group.summary
    if page:
        series["url"] = page
    if group.languages:
        series["inLanguage"] = list(group.languages)
    if group.cost:
        series["isAccessibleForFree"] = group.cost.kind in ("free", "donation")
    when = _schedule(schedule)
    if when:
        series["eventSchedule"] = when
    coming = [occurrence for occurrence in placed.next if occurrence.start in soonest]
    if coming and _may_be_events(placed, page):
        shared = {name: series[name] for name in _SHARED if name in series}
        shared |= {"location": _referred(locations), "superEvent": {"@id": series["@id"]}}
        series["subEvent"] = [
            {"@type": "Event", **shared, "startDate": iso(occurrence.start), "endDate": iso(occurrence.end)}
            for occurrence in coming
        ]
    return _noted(series, group)


def _referred(locations: list[Node] | Node) -> list[Node] | Node:
    """Return locations as references to those that the series has described, so that they are not told four times over."""
    if isinstance(locations, list):
        return [_one_referred(location) for location in locations]
    return _one_referred(locations)


def _one_referred(location: Node) -> Node:
    return {"@id": location["@id"]} if "@id" in location else location


def _may_be_events(placed: PlacedMeeting, page: str) -> bool:
    """Whether an event of this meeting has the location that its readers ask for: an address, or somewhere online."""
    place = placed.meeting.place
    if placed.meeting.format not in _MODES:
        return bool(page)
    return place is not None and place.precision == "exact" and place.address is not None


def _locations(placed: PlacedMeeting, number: int, page: str) -> list[Node] | Node:
    found = []
    meeting = placed.meeting
    if meeting.place and meeting.format in _MODES:
        found.append(_place(placed, meeting.place) | {"@id": f"#place-{number}"})
    if meeting.format != "in-person":
        url = web_address(meeting.join.url if meeting.join else None) or page
        found.append({"@type": "VirtualLocation", **({"url": url} if url else {})})
    return found[0] if len(found) == 1 else found


def _place(placed: PlacedMeeting, place: Place) -> Node:
    """Return a place, already redacted, with coordinates only where they are those of the spot itself."""
    address = {
        "streetAddress": place.address,
        "addressLocality": place.town,
        "addressRegion": place.region,
        "postalCode": place.postcode,
        "addressCountry": place.country,
    }
    node: Node = {"@type": "Place"}
    name = place.venue or place.town or place.region
    if name:
        node["name"] = name
    node["address"] = {"@type": "PostalAddress", **{key: text for key, text in address.items() if text}}
    if place.precision == "exact" and placed.located and placed.located.precision == "exact":
        located = placed.located
        node["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": located.latitude,
            "longitude": located.longitude,
        }
    return node


def _schedule(schedule: Schedule) -> Node | None:
    rule = schedule.recurrence
    if rule is None:
        return None
    node: Node = {
        "@type": "Schedule",
        "repeatFrequency": f"P{rule.interval}{_PERIODS[rule.frequency]}",
        "startTime": schedule.start.isoformat(),
        "duration": f"PT{schedule.minutes}M",
        "scheduleTimezone": schedule.timezone,
    }
    if rule.by_day:
        node["byDay"] = [f"{weekday.ordinal or ''}{_DAYS[weekday.day]}" for weekday in rule.by_day]
    if rule.by_month_day:
        node["byMonthDay"] = list(rule.by_month_day)
    if schedule.starting:
        node["startDate"] = schedule.starting.isoformat()
    if schedule.until:
        node["endDate"] = schedule.until.isoformat()
    if schedule.count is not None:
        node["repeatCount"] = schedule.count
    if schedule.excluding:
        node["exceptDate"] = [day.isoformat() for day in schedule.excluding]
    return node


def _noted(node: Node, group: Group) -> Node:
    """Mark what is invented, in every node that could be read alone."""
    return (
        node | {"disambiguatingDescription": "An invented example. It does not exist."}
        if group.demo
        else node
    )
