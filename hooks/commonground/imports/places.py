"""Reads the places of feeds: country names, and addresses written in one line."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale

from ..places.fold import fold

_OTHER_NAMES = {
    "usa": "US",
    "u s a": "US",
    "united states of america": "US",
    "america": "US",
    "uk": "GB",
    "england": "GB",
    "scotland": "GB",
    "wales": "GB",
}


def country_code(name: str | None) -> str | None:
    """Return the ISO 3166-1 code of a country named in a feed, by its code or a name; None where it is not known."""
    return _country_names().get(fold(name)) if name else None


def split_address(line: str) -> dict[str, str]:
    """Return the parts of an address written in one line: "street, town, region postcode, country", as far as they are there."""
    parts = [part.strip() for part in line.split(",") if part.strip()]
    found: dict[str, str] = {}
    if parts and fold(parts[-1]) in _country_names():
        found["country"] = parts.pop()
    if (
        parts
        and (
            match := re.fullmatch(
                r"(?P<region>[^\d]+?)?\s*(?P<postcode>[A-Z]{0,2}\d[\dA-Z -]{1,8})?", parts[-1]
            )
        )
        and len(parts) > 1
    ):
        parts.pop()
        found |= {name: value for name, value in match.groupdict().items() if value}
    if parts:
        found["town"] = parts.pop()
    if parts:
        found["address"] = ", ".join(parts)
    return found


@cache
def _country_names() -> dict[str, str]:
    territories = {
        code: name for code, name in Locale("en").territories.items() if re.fullmatch("[A-Z]{2}", code)
    }
    named = {fold(name): code for code, name in territories.items()}
    return {code.lower(): code for code in territories} | named | _OTHER_NAMES
