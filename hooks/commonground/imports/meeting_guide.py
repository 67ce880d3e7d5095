"""Reads a Meeting Guide feed: a JSON list of meetings as in github.com/code4recovery/spec (README.md, read at commit 404117a; MIT).

`day` counts from 0 = Sunday and may be a list; a meeting without a day is by arrangement. The specification spells the address of the
organization's website in two ways; both are read. Personal contacts (contact_1_name …) are never taken over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from ..listings.model import Contact, Join, Place
from ..places.countries import country_code
from .feed import Feed, FeedMeeting, LeftOut, Note, UnusableFeed
from .places import split_address
from .values import clean, coordinate, time_of
from .web import joining_link, web_address

FORMAT = "meeting-guide"

_AUDIENCES = {
    "W": "women", "M": "men", "NB": "nonbinary-trans", "T": "nonbinary-trans", "LGBTQ": "lgbtq", "G": "lgbtq", "L": "lgbtq", "BI": "lgbtq",
    "Y": "young-adults-18-29", "SEN": "older-adults", "POC": "people-of-color", "NDG": "indigenous", "N": "indigenous",
}  # fmt: skip
_ACCESS = {
    "X": "step-free-entrance", "XB": "accessible-toilet", "ASL": "sign-language", "FF": "fragrance-free", "CF": "children-welcome", "BA": "childcare",
}  # fmt: skip
# The codes of languages are the specification's own; not every one is an ISO code (S is Spanish).
_LANGUAGES = {
    "EN": "en", "S": "es", "FR": "fr", "DE": "de", "ITA": "it", "POR": "pt", "POL": "pl", "RUS": "ru", "JA": "ja",
    "KOR": "ko", "TH": "th", "HI": "hi", "FA": "fa", "AR": "ar", "AM": "am", "HE": "he", "UK": "uk", "AF": "af",
    "BG": "bg", "DA": "da", "EL": "el", "FI": "fi", "HR": "hr", "HU": "hu", "IS": "is", "KA": "ka", "LT": "lt",
    "ML": "ml", "MT": "mt", "NE": "ne", "NL": "nl", "NO": "no", "PUN": "pa", "SK": "sk", "SL": "sl", "SV": "sv",
    "TL": "tl", "TUR": "tr",
}  # fmt: skip
_CLOSED_FOR_NOW = "TC"

_READ = frozenset(
    {
        "address",
        "approximate",
        "city",
        "conference_phone",
        "conference_url",
        "coordinates",
        "country",
        "day",
        "email",
        "end_time",
        "entity",
        "entity_url",
        "entity_website_url",
        "formatted_address",
        "group_notes",
        "latitude",
        "location",
        "location_notes",
        "longitude",
        "name",
        "notes",
        "phone",
        "postal_code",
        "slug",
        "state",
        "time",
        "timezone",
        "types",
        "updated",
        "url",
        "website",
    }
)


def read(document: Any, timezone: str | None) -> Feed:
    """Return the meetings of a Meeting Guide feed; raise UnusableFeed where it is none. `timezone` is for records that name none."""
    if not isinstance(document, list):
        raise UnusableFeed("it is not a list of meetings")
    used: list[FeedMeeting] = []
    left_out: list[LeftOut] = []
    notes: list[Note] = []
    for number, row in enumerate(document, start=1):
        for read_row in _meetings(row, number, timezone, notes):
            (used if isinstance(read_row, FeedMeeting) else left_out).append(read_row)  # type: ignore[arg-type]
    rows = [row for row in document if isinstance(row, dict)]
    entity = next((name for row in rows if (name := clean(row.get("entity"), 120))), None)
    website = next(
        (url for row in rows if (url := web_address(row.get("entity_website_url") or row.get("entity_url")))),
        None,
    )
    return Feed(used, left_out, notes, entity, website)


def _meetings(
    row: Any, number: int, timezone: str | None, notes: list[Note]
) -> Iterator[FeedMeeting | LeftOut]:
    """Yield a meeting for each day of a record."""
    if not isinstance(row, dict):
        yield LeftOut(f"record {number}", "", "it is not an object")
        return
    record = clean(row.get("slug"), 64) or f"record {number}"
    name = clean(row.get("name"), 120)
    if not name:
        yield LeftOut(record, "", "it has no name")
        return
    days = row["day"] if isinstance(row.get("day"), list) else [row.get("day")]
    start = time_of(row.get("time"))
    for day in days:
        if day in (None, ""):
            yield _meeting(row, record, name, None, None, timezone, notes)
        elif not re.fullmatch("[0-6]", str(day)):
            yield LeftOut(record, name, f"its day '{str(day)[:20]}' is not 0 to 6")
        elif start is None:
            yield LeftOut(record, name, f"its time '{str(row.get('time'))[:20]}' is no time")
        else:
            yield _meeting(row, record, name, (int(day) + 6) % 7, start, timezone, notes)


def _meeting(
    row: Mapping[str, Any],
    record: str,
    name: str,
    day: int | None,
    start: Any,
    timezone: str | None,
    notes: list[Note],
) -> FeedMeeting | LeftOut:
    types = {str(code) for code in row.get("types") or [] if isinstance(code, str | int)}
    place = _place(row)
    link, said = joining_link(row.get("conference_url"))
    notes += [Note(record, name, said)] if said else []
    phone = clean(row.get("conference_phone"), 40)
    meets_there = place is not None and _CLOSED_FOR_NOW not in types and place.precision == "exact"
    online = bool(row.get("conference_url"))
    if online or phone:
        form = "hybrid" if meets_there else "online-video" if online else "phone"
    elif place is None:
        return LeftOut(record, name, "it has no place and no way to join online")
    else:
        form = "in-person"
    codes = types - _AUDIENCES.keys() - _ACCESS.keys() - _LANGUAGES.keys() - {_CLOSED_FOR_NOW}
    remarks = [clean(row.get(field)) for field in ("notes", "name", "group_notes")]
    return FeedMeeting(
        record=record,
        name=name,
        day=day,
        start=start,
        minutes=_minutes(start, time_of(row.get("end_time"))),
        format=form,
        timezone=clean(row.get("timezone")) or timezone,
        place=place if form in ("in-person", "hybrid") else None,
        join=Join(url=link, phone=phone) if link or phone else None,
        paused=_CLOSED_FOR_NOW in types and form == "in-person",
        about=clean(" ".join(filter(None, (clean(row.get("notes")), clean(row.get("group_notes"))))), 4000),
        remarks=tuple(remark for remark in remarks if remark),
        audiences=frozenset(_AUDIENCES[code] for code in types & _AUDIENCES.keys()),
        languages=tuple(sorted(_LANGUAGES[code] for code in types & _LANGUAGES.keys())),
        access=frozenset(_ACCESS[code] for code in types & _ACCESS.keys()),
        model="twelve-step" if types & {"ST", "12x12"} else None,
        contact=_contact(row),
        verified=_date(row.get("updated")),
        source=web_address(row.get("url")),
        unread=tuple(
            sorted(
                {field for field, value in row.items() if value and field not in _READ}
                | {f"type {code}" for code in codes}
            )
        ),
    )


def _place(row: Mapping[str, Any]) -> Place | None:
    said = {
        field: clean(row.get(field), 160) for field in ("address", "city", "state", "postal_code", "country")
    }
    line = split_address(clean(row.get("formatted_address")) or "")
    pair = str(row.get("coordinates") or "").split(",")
    latitude = coordinate(row.get("latitude") if row.get("latitude") not in (None, "") else pair[0], 90)
    longitude = coordinate(row.get("longitude") if row.get("longitude") not in (None, "") else pair[-1], 180)
    if latitude is None or longitude is None or not (latitude or longitude):
        latitude = longitude = None
    address = said["address"] or line.get("address")
    town = said["city"] or line.get("town")
    region = said["state"] or line.get("region")
    if not town and latitude is None:
        return None
    approximate = str(row.get("approximate") or "no").lower() == "yes" or (latitude is None and not address)
    place = Place(
        town=town and town[:80],
        region=region and region[:80],
        country=country_code(said["country"] or line.get("country")),
        precision="town",
    )
    if approximate:
        return place
    return Place(
        venue=clean(row.get("location"), 120),
        address=address,
        town=place.town,
        region=place.region,
        postcode=(said["postal_code"] or line.get("postcode") or "")[:16] or None,
        country=place.country,
        latitude=latitude,
        longitude=longitude,
        precision="exact",
        directions=clean(row.get("location_notes"), 400),
    )


def _minutes(start: Any, end: Any) -> int | None:
    if start is None or end is None or start == end:
        return None
    day = date(2000, 1, 1)
    length = datetime.combine(day, end) - datetime.combine(day, start)
    return int((length if length > timedelta(0) else length + timedelta(days=1)).total_seconds() // 60)


def _date(text: Any) -> date | None:
    match = re.match(r"\d{4}-\d\d-\d\d", str(text or ""))
    try:
        return date.fromisoformat(match[0]) if match else None
    except ValueError:
        return None


def _contact(row: Mapping[str, Any]) -> Contact | None:
    email, phone, website = (
        clean(row.get("email"), 200),
        clean(row.get("phone"), 40),
        web_address(row.get("website") or row.get("url")),
    )
    return Contact(email=email, phone=phone, website=website) if email or phone or website else None
