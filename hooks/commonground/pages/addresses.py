"""Where each page of the directory stands: paths relative to the site's root, which links and files are made from."""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import sha256

from ..listings.hosts import AddressError, read_url
from ..places.fold import fold

FIND = "find/"
PLACES = "places/"
TOPICS = "topics/"
ONLINE = "online/"
PHONE = f"{ONLINE}phone/"
NETWORKS = f"{ONLINE}networks/"
LETTERS = "a-z/"
GROUND_RULES = "ground-rules/"
FIRST_VISIT = "first-visit/"
HELP_NOW = "help-now/"
YOUR_LIST = "your-list/"
LIST_YOUR_GROUP = "list-your-group/"

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def group_path(id: str) -> str:
    """Return the address of a listing's page."""
    return f"groups/{id}/"


def calendar_path(id: str) -> str:
    """Return the address of a listing's calendar file."""
    return f"groups/{id}/{id}.ics"


def topic_path(word: str) -> str:
    """Return the address of the list of one topic."""
    return f"{TOPICS}{word}/"


def page_file(path: str) -> str:
    """Return the file that stands at an address that ends in a slash."""
    return f"{path}index.html"


@lru_cache(65536)
def slug(name: str) -> str:
    """Return a name as it may stand in an address: ASCII letters without accents, digits and hyphens.

    A name of which nothing is left (one in another script) gets a part of its SHA-256 instead, which never changes.
    """
    plain = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")
    return plain or f"place-{sha256(name.encode()).hexdigest()[:8]}"


def web_address(address: str | None) -> str | None:
    """Return `address` where a page may link to it, else None. The checks refuse all others; this is the second lock."""
    if not address:
        return None
    try:
        read_url(address)
    except AddressError:
        return None
    return address


def host_of(address: str) -> str:
    """Return the host of a sound web address as it is sent: letters outside ASCII as punycode, so that look-alikes are seen."""
    return read_url(address).host.removeprefix("www.")
