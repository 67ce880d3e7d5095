"""What must never be listed again, kept so that nobody can read it: keyed digests of addresses, numbers and names (RFC 2104).

The list is public with the rest of the repository. Numbers and names are few enough to be guessed, so a plain digest would tell them;
with a key that is kept elsewhere it tells nothing, not even of what kind an entry is.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from ..places.fold import fold
from .hosts import AddressError, read_email, read_url
from .model import Group
from .nodes import Pointer
from .phones import country_of, read_phone

KEY = "COMMONGROUND_DO_NOT_LIST_KEY"
"""The environment variable that holds the key."""

SHORTEST_KEY = 32


@dataclass(frozen=True, slots=True)
class DoNotList:
    """The digests of a list, and the key that they were made with."""

    marks: frozenset[str]
    key: bytes

    def refuses(self, group: Group) -> Pointer | None:
        """Return what of a listing is on the list, if anything is."""
        return next(
            (pointer for pointer, said in identities(group) if mark_of(said, self.key) in self.marks), None
        )


def mark_of(identity: str, key: bytes) -> str:
    """Return the digest under which an identity is kept."""
    return hmac.digest(key, identity.encode(), sha256).hex()


def identities(group: Group) -> Iterator[tuple[Pointer, str]]:
    """Yield each thing by which a listing may be known again, in one form for all ways to write it, and where it stands."""
    contact = group.contact
    if contact and contact.email:
        yield ("contact", "email"), email_identity(contact.email)
    if contact and contact.phone:
        yield ("contact", "phone"), phone_identity(contact.phone, country_of(group, ("contact", "phone")))
    if contact and contact.website:
        yield ("contact", "website"), web_identity(contact.website)
    for index, meeting in enumerate(group.meetings):
        at: Pointer = ("meetings", index)
        if meeting.join and meeting.join.url:
            yield (*at, "join", "url"), web_identity(meeting.join.url)
        if meeting.join and meeting.join.phone:
            country = country_of(group, (*at, "join", "phone"))
            yield (*at, "join", "phone"), phone_identity(meeting.join.phone, country)
        place = meeting.place
        if place and place.address:
            yield (*at, "place", "address"), place_identity(place.address, place.town or "")
        if place and place.town and group.name:
            yield ("name",), name_identity(group.name, place.town)


def email_identity(text: str) -> str:
    """Return an e-mail address in one form."""
    try:
        name, host = read_email(text)
    except AddressError:
        name, host = text, ""
    return f"email {name.casefold()}@{host}"


@lru_cache(4096)
def phone_identity(text: str, country: str | None) -> str:
    """Return a number with its country code."""
    phone = read_phone(text, country)
    return f"phone {phone.e164 if phone else text}"


def web_identity(text: str) -> str:
    """Return a web address without what does not change where it leads."""
    try:
        url = read_url(text)
    except AddressError:
        return f"web {text}"
    return f"web {url.host.removeprefix('www.')}{url.rest.rstrip('/')}"


def place_identity(address: str, town: str) -> str:
    """Return a street address in one form."""
    return f"place {fold(address)} {fold(town)}"


def name_identity(name: str, town: str) -> str:
    """Return the name of a group, and the town that it is in."""
    return f"name {fold(name)} {fold(town)}"
