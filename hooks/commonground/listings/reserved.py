"""Tells addresses and numbers that belong to no one, and never will, from those that may be real."""

from __future__ import annotations

from collections.abc import Iterator

from .fields import Email, Phone, Url
from .hosts import AddressError, is_reserved, read_email, read_url
from .model import Group
from .nodes import Pointer
from .phones import country_of, read_phone
from .walk import values


def fictional(group: Group) -> Iterator[tuple[Pointer, str, bool | None]]:
    """Yield every web address, e-mail address and phone number of a listing, and whether it belongs to no one; None if unknown."""
    for pointer, text in values(group, Url):
        yield pointer, text, _is_reserved(text, mail=False)
    for pointer, text in values(group, Email):
        yield pointer, text, _is_reserved(text, mail=True)
    for pointer, text in values(group, Phone):
        phone = read_phone(text, country_of(group, pointer))
        yield pointer, text, phone.fiction if phone and not phone.fault else None


def _is_reserved(text: str, *, mail: bool) -> bool | None:
    try:
        return is_reserved(read_email(text)[1] if mail else read_url(text).host)
    except AddressError:
        return None
