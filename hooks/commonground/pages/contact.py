"""How a listing can be reached: links that dial, write or open, made only from parts that are sound."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

import phonenumbers

from ..directory import Listing
from ..listings.hosts import AddressError, read_email
from ..listings.model import Group
from .addresses import host_of, web_address
from .words import Words


@dataclass(frozen=True, slots=True)
class Way:
    """One way to reach a group: what it is (email, phone, website, join), what to read, where it leads.

    `href` is empty where no sound link can be made of the text.
    """

    kind: str
    label: str
    text: str
    href: str


def ways_of(listing: Listing, words: Words, country: str) -> tuple[Way, ...]:
    """Return all ways to reach a listing, each once: first a warmline's phone, or where one has to sign up.

    `country` (ISO 3166-1) says how a number without a country code is read where the listing has no place.
    """
    _ = words.gettext
    group = listing.group
    country = country_of(group) or country
    found: list[Way] = []
    if group.contact:
        contact = group.contact
        email = [Way("email", _("Write"), contact.email, mail_link(contact.email))] if contact.email else []
        phone = (
            [Way("phone", _("Call"), contact.phone, phone_link(contact.phone, country))]
            if contact.phone
            else []
        )
        found += [*email, *phone]
        if contact.website:
            found.append(_web("website", _("Website"), contact.website))
    for meeting in group.meetings:
        if meeting.join and meeting.join.phone:
            found.append(Way("phone", _("Call"), meeting.join.phone, phone_link(meeting.join.phone, country)))
        if meeting.join and meeting.join.url:
            found.append(
                _web("join", _("Sign up") if group.joining == "register" else _("Join"), meeting.join.url)
            )
    first = "phone" if group.kind == "warmline" else "join" if group.joining == "register" else ""
    found.sort(key=lambda way: way.kind != first)
    return tuple({way.href or way.text: way for way in reversed(found)}.values())[::-1]


def country_of(group: Group) -> str:
    """Return the country of a listing's first place, or an empty text."""
    return next(
        (meeting.place.country for meeting in group.meetings if meeting.place and meeting.place.country), ""
    )


@lru_cache(10_000)
def phone_link(number: str, country: str) -> str:
    """Return a tel: link (RFC 3966): with the country code where the number is a possible one there, else as it is dialed."""
    try:
        parsed = phonenumbers.parse(number, country or None)
        if phonenumbers.is_possible_number(parsed):
            return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.RFC3966)
    except phonenumbers.NumberParseException:
        pass  # a short number such as 988, or one that is dialed only inside its country
    digits = re.sub(r"[^0-9+*#]", "", number)
    return f"tel:{quote(digits, safe='+*')}" if re.search(r"\d", digits) else ""


def mail_link(address: str, subject: str = "", body: str = "") -> str:
    """Return a mailto: link (RFC 6068), or an empty text where the address is none."""
    try:
        read_email(address)
    except AddressError:
        return ""
    parts = [f"{name}={_quoted(value)}" for name, value in (("subject", subject), ("body", body)) if value]
    return f"mailto:{quote(address, safe='@')}{'?' if parts else ''}{'&'.join(parts)}"


_quoted = lru_cache(10_000)(quote)


def _web(kind: str, label: str, address: str) -> Way:
    href = web_address(address)
    return Way(kind, label, host_of(href) if href else address, href or "")
