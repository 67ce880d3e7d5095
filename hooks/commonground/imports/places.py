"""Reads addresses that a feed writes in one line."""

from __future__ import annotations

import re

from ..places.countries import country_code


def split_address(line: str) -> dict[str, str]:
    """Return the parts of an address written in one line: "street, town, region postcode, country", as far as they are there."""
    parts = [part.strip() for part in line.split(",") if part.strip()]
    found: dict[str, str] = {}
    if parts and country_code(parts[-1]):
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
