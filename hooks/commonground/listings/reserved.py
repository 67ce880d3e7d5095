"""Tells addresses and numbers that belong to no one, and never will, from those that may be real."""

from __future__ import annotations

from collections.abc import Iterator

from .fields import Email, Phone, Url
from .hosts import is_reserved
from .model import Group
from .nodes import Pointer
from .phones import country_of, read_phone
from .walk import values


def fictional(group: Group) -> Iterator[tuple[Pointer, str, bool | None]]:
    """Yield every web address, e-mail address and phone number of a listing, and whether it belongs to no one; None if unknown."""
    for pointer, text in values(group, Url, Email):
        yield pointer, text, is_reserved(text)
    for pointer, text in values(group, Phone):
        phone = read_phone(text, country_of(group, pointer))
        yield pointer, text, phone.fiction if phone and not phone.fault else None
