"""The place index in two files: the first country's places and all others', so that a phone need not wait for the others.

The second has the form of the first (index.py); the browser asks for it as soon as it has the first, whatever is typed. The first says of
which forms the codes of the second are, so that a code of the first country that is of none of them is looked up at once.
"""

from __future__ import annotations

import re
from typing import Any

from .packed import read_postcodes

_NONE = {"regions": [], "towns": "", "size": "", "north": "", "east": ""}
"""The columns of a country of which a file has nothing."""


def in_halves(whole: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any] | None]:
    """Return the first country's half with the forms of the codes in the other (`forms`), and that one; None where there is one country."""
    countries = whole["countries"]
    if len(countries) < 2:
        return whole, None
    first, *others = countries
    forms = sorted(
        {
            (_form(row.code), country["postcodes"]["rest"])
            for country in others
            if "postcodes" in country
            for row in read_postcodes(country["code"]).values()
        }
    )
    return (
        whole | {"countries": [first, *map(_empty, others)], "forms": forms},
        whole | {"countries": [_empty(first), *others]},
    )


def _empty(country: dict[str, Any]) -> dict[str, Any]:
    return {"code": country["code"], "names": country["names"]} | _NONE


def _form(code: str) -> str:
    """Return a code with 9 for each digit and A for each letter."""
    return re.sub("[A-Z]", "A", re.sub("[0-9]", "9", code))
