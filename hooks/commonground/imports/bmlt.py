"""Reads the answer of a BMLT server to a query for meetings with their formats.

The document is what `client_interface/json/?switcher=GetSearchResults&get_used_formats=1` answers: `{meetings, formats}`, all values text;
a bare list of meetings is read too. `weekday_tinyint` counts from 1 = Sunday. Source: bmlt-enabled/bmlt-server, api-docs.json (MIT).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ..listings.model import Contact, Join, Place
from ..places.countries import country_code
from .feed import Feed, FeedMeeting, LeftOut, Note, UnusableFeed
from .values import clean, coordinate, time_of
from .web import joining_link, web_address

FORMAT = "bmlt"

IN_PERSON, VIRTUAL, HYBRID = "1", "2", "3"

# What a world id or the letters of a format say in words of our vocabulary. The server's own table maps some world ids to other
# programs' codes; formats that say how a meeting is run (a step, a book, a speaker) have no counterpart.
_AUDIENCES = {"W": "women", "M": "men", "GL": "lgbtq", "Y": "young-adults-18-29"}
_ACCESS = {"WCHR": "step-free-entrance", "CW": "children-welcome", "ASL": "sign-language"}
_LANGUAGES = {"ES": "es", "FIN": "fi", "ENG": "en", "PER": "fa"}
_CLOSED_FOR_NOW, _ONLINE, _HYBRID = "TC", "VM", "HY"

_READ = frozenset(
    {
        "comments",
        "duration_time",
        "format_shared_id_list",
        "formats",
        "id_bigint",
        "latitude",
        "location_city_subsection",
        "location_info",
        "location_municipality",
        "location_nation",
        "location_postal_code_1",
        "location_province",
        "location_street",
        "location_text",
        "longitude",
        "meeting_name",
        "phone_meeting_number",
        "published",
        "start_time",
        "time_zone",
        "venue_type",
        "virtual_meeting_link",
        "weekday_tinyint",
    }
)


def read(document: Any, timezone: str | None) -> Feed:
    """Return the meetings of a BMLT answer; raise UnusableFeed where it is none. `timezone` is for records that name none."""
    meetings = document.get("meetings") if isinstance(document, dict) else document
    if not isinstance(meetings, list):
        raise UnusableFeed("it has no list 'meetings'")
    formats = document.get("formats") if isinstance(document, dict) else None
    world_ids = {
        str(row.get("key_string")): str(row.get("worldid_mixed") or "")
        for row in formats or []
        if isinstance(row, dict)
    }
    used: list[FeedMeeting] = []
    left_out: list[LeftOut] = []
    notes: list[Note] = []
    for number, row in enumerate(meetings, start=1):
        read_row = _meeting(row, number, world_ids, timezone, notes)
        (used if isinstance(read_row, FeedMeeting) else left_out).append(read_row)  # type: ignore[arg-type]
    return Feed(used, left_out, notes)


def _meeting(
    row: Any, number: int, world_ids: Mapping[str, str], timezone: str | None, notes: list[Note]
) -> FeedMeeting | LeftOut:
    if not isinstance(row, dict):
        return LeftOut(f"record {number}", "", "it is not an object")
    record = str(row.get("id_bigint") or f"record {number}")
    name = clean(row.get("meeting_name"), 120)
    if str(row.get("published", "1")) != "1":
        return LeftOut(record, name or "", "it is not published")
    if not name:
        return LeftOut(record, "", "it has no name")
    weekday = str(row.get("weekday_tinyint") or "")
    if not re.fullmatch("[1-7]", weekday):
        return LeftOut(record, name, f"its weekday '{weekday[:20]}' is not 1 to 7")
    start = time_of(row.get("start_time"))
    if start is None:
        return LeftOut(record, name, f"its start '{str(row.get('start_time'))[:20]}' is no time")
    codes = [code for code in str(row.get("formats") or "").split(",") if code]
    meant = {world_ids.get(code) or code for code in codes} | set(codes)
    form = _format(row, meant)
    place = _place(row)
    if form != "online-video" and place is None:
        return LeftOut(record, name, "it has neither a town nor coordinates")
    minutes = time_of(row.get("duration_time"))
    link, said = joining_link(row.get("virtual_meeting_link"))
    notes += [Note(record, name, said)] if said else []
    known = {*_AUDIENCES, *_ACCESS, *_LANGUAGES, _CLOSED_FOR_NOW, _ONLINE, _HYBRID}
    return FeedMeeting(
        record=record,
        name=name,
        day=(int(weekday) + 5) % 7,
        start=start,
        minutes=minutes.hour * 60 + minutes.minute if minutes and (minutes.hour or minutes.minute) else None,
        format=form,
        timezone=clean(row.get("time_zone")) or timezone,
        place=place if form != "online-video" else None,
        join=_join(link, row.get("phone_meeting_number")),
        paused=_CLOSED_FOR_NOW in meant,
        about=clean(row.get("comments"), 4000),
        remarks=tuple(text for text in (clean(row.get("comments")), name) if text),
        audiences=frozenset(_AUDIENCES[code] for code in meant & _AUDIENCES.keys()),
        languages=tuple(sorted(_LANGUAGES[code] for code in meant & _LANGUAGES.keys())),
        access=frozenset(_ACCESS[code] for code in meant & _ACCESS.keys()),
        model="twelve-step" if "STEP" in meant else None,
        contact=_contact(row),
        unread=tuple(
            sorted(
                {name for name, value in row.items() if value and name not in _READ}
                | {f"format {code}" for code in codes if not {code, world_ids.get(code)} & known}
            )
        ),
    )


def _format(row: Mapping[str, Any], meant: set[str]) -> str:
    venue = str(row.get("venue_type") or "")
    if venue == HYBRID or _HYBRID in meant:
        return "hybrid"
    return "online-video" if venue == VIRTUAL or _ONLINE in meant else "in-person"


def _place(row: Mapping[str, Any]) -> Place | None:
    latitude, longitude = coordinate(row.get("latitude"), 90), coordinate(row.get("longitude"), 180)
    if latitude is None or longitude is None or not (latitude or longitude):
        latitude = longitude = None
    town = clean(row.get("location_municipality"), 80) or clean(row.get("location_city_subsection"), 80)
    region = clean(row.get("location_province"), 80)
    if not town and latitude is None:
        return None
    return Place(
        venue=clean(row.get("location_text"), 120),
        address=clean(row.get("location_street"), 160),
        town=town,
        region=region,
        postcode=clean(row.get("location_postal_code_1"), 16),
        country=country_code(clean(row.get("location_nation"))),
        latitude=latitude,
        longitude=longitude,
        precision="exact" if latitude is not None or row.get("location_street") else "town",
        directions=clean(row.get("location_info"), 400),
    )


def _join(link: str | None, phone: Any) -> Join | None:
    number = clean(phone, 40)
    return Join(url=link, phone=number) if link or number else None


def _contact(row: Mapping[str, Any]) -> Contact | None:
    website = (
        web_address(row.get("root_server_uri"))
        if row.get("website") is None
        else web_address(row.get("website"))
    )
    return Contact(website=website) if website and row.get("website") else None
