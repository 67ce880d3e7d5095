"""The place index of the finder: postcode areas and towns of some countries in one small file, so that no look-up is a request.

The file is JSON of columns (columns.py); overrides/assets/finder/places.js finds in it, index_country.py says what a country gives to it.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from .index_country import STEPS_PER_DEGREE, IndexedCountry, Town
from .packed import countries_with

BUDGET_BYTES = 200_000
"""What the file may weigh, compressed by gzip -9."""

POSTCODES_SHARE = 0.6
"""The part of the budget that postcodes may take; where they would take more, those of the last countries are left out."""

_SIZES = (
    0,
    *range(500, 10_000, 250),
    *range(10_000, 100_000, 5_000),
    *range(100_000, 1_000_001, 50_000),
    10**8,
)
"""The populations from which on every town may be in."""


def place_index(
    countries: Mapping[str, Sequence[str]], always: Iterable[Town], budget_bytes: int = BUDGET_BYTES
) -> tuple[bytes, int]:
    """Return the file, and the population from which on it holds every town.

    `countries` are the names by which each country (ISO 3166-1) is known, the one to show first; the country with most groups is first.
    Postcode areas and the towns of `always` are in first, then all others from the most populous, while the file stays within the
    budget; only the towns of `always` can make it heavier.
    """
    parts = parts_of(countries, always)
    left = float(budget_bytes)
    for part in parts:
        weight = _weight(part.postcodes)
        part.has_postcodes = bool(part.postcodes) and weight <= left - budget_bytes * (1 - POSTCODES_SHARE)
        left -= weight if part.has_postcodes else 0
    low, high = 0, len(_SIZES) - 1
    while low < high:
        middle = (low + high) // 2
        if _weight([part.towns(_SIZES[middle]) for part in parts]) <= left:
            high = middle
        else:
            low = middle + 1
    # Weighed together, the parts may come to a little more than apart.
    while low < len(_SIZES) - 1 and _weight(_index(parts, _SIZES[low])) > budget_bytes:
        low += 1
    return _encode(_index(parts, _SIZES[low])), _SIZES[low]


def parts_of(countries: Mapping[str, Sequence[str]], always: Iterable[Town]) -> list[IndexedCountry]:
    """Return the countries of which any places are known, with the towns that must be in."""
    wanted: dict[str, list[Town]] = {}
    for town in sorted(set(always)):
        wanted.setdefault(town.country, []).append(town)
    return [
        IndexedCountry(code, names, wanted.get(code, ()))
        for code, names in countries.items()
        if code in countries_with("places")
    ]


def _index(parts: Sequence[IndexedCountry], people: int) -> dict[str, Any]:
    countries = [
        part.towns(people) | ({"postcodes": part.postcodes} if part.has_postcodes else {}) for part in parts
    ]
    return {"steps": STEPS_PER_DEGREE, "countries": countries}


def _encode(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _weight(data: object) -> int:
    return len(gzip.compress(_encode(data), 9, mtime=0))
