"""Knows countries by the names that people write."""

from __future__ import annotations

from functools import cache

from babel import Locale

from .fold import fold

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
"""What people write that neither a code nor an English name of CLDR is."""


def country_code(name: str | None) -> str | None:
    """Return the ISO 3166-1 code of a country by its code or an English name; None where it is not known."""
    return _codes().get(fold(name)) if name else None


@cache
def _codes() -> dict[str, str]:
    names = {str(code): name for code, name in Locale("en").territories.items() if len(str(code)) == 2}
    return (
        {fold(name): code for code, name in names.items()}
        | {fold(code): code for code in names}
        | _OTHER_NAMES
    )
