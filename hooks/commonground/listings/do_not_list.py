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
from .fields import Email, Phone, Url
from .hosts import AddressError, read_email, read_url
from .model import Group
from .phones import country_of, read_phone
from .walk import values

KEY = "COMMONGROUND_DO_NOT_LIST_KEY"
"""The environment variable that holds the key."""

SHORTEST_KEY = 32


@dataclass(frozen=True, slots=True)
class DoNotList:
    """The digests of a list, and the key that they were made with."""

    marks: frozenset[str]
    key: bytes

    def refuses(self, group: Group) -> bool:
        """Whether anything of a listing is on the list."""
        return any(mark_of(said, self.key) in self.marks for said in identities(group))


def mark_of(identity: str, key: bytes) -> str:
    """Return the digest under which an identity is kept."""
    return hmac.digest(key, identity.encode(), sha256).hex()


def identities(group: Group) -> Iterator[str]:
    """Yield each thing by which a listing may be known again, in one form for all ways to write it."""
    yield from (email_identity(text) for _, text in values(group, Email))
    yield from (web_identity(text) for _, text in values(group, Url))
    yield from (phone_identity(text, country_of(group, pointer)) for pointer, text in values(group, Phone))
    for meeting in group.meetings:
        place = meeting.place
        if place and place.address:
            yield place_identity(place.address, place.town or "")
        if place and place.town and group.name:
            yield name_identity(group.name, place.town)


def email_identity(text: str) -> str:
    """Return an e-mail address in one form."""
    try:
        name, host = read_email(text)
    except AddressError:
        name, host = text, ""
    return f"email {name.casefold().partition('+')[0]}@{host}"


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
    path = url.rest.partition("#")[0].partition("?")[0]
    return f"web {url.host.removeprefix('www.')}{path.casefold().rstrip('/')}"


def place_identity(address: str, town: str) -> str:
    """Return a street address in one form."""
    return f"place {fold(address)} {fold(town)}"


def name_identity(name: str, town: str) -> str:
    """Return the name of a group, and the town that it is in."""
    return f"name {fold(name)} {fold(town)}"
