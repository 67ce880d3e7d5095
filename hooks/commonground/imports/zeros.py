"""Sees where a spreadsheet took a postcode or phone number for a quantity, and dropped zeros or wrote it in powers of ten."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..listings.fields import Phone
from ..places.countries import country_code
from .cells import Cell
from .columns import Column

_DIGITS = {
    **dict.fromkeys(("US", "PR", "DE", "FR", "ES", "IT", "FI", "HR", "EE", "LT", "MX"), 5),
    **dict.fromkeys(("AU", "NO"), 4),
}
"""How many digits a postcode has in countries where one may begin with zero."""

_POWERS = re.compile(r"\d(?:[.,]\d+)?E[+-]?\d+", re.IGNORECASE)
_TRUNK_ZERO = frozenset({"GB", "IE", "AU", "NZ", "DE", "FR", "NL", "BE", "SE", "FI", "AT", "CH", "ZA"})
"""Countries in which a number is dialed with a zero before its area code."""

_FREE = re.compile("1[38]00|1850")
"""How numbers begin that are free or cheap to call, and have no area code."""

_LOCAL = 8
"""Digits that a number with its area code has at least."""


def lost_zeros(column: Column, text: str, row: Iterable[tuple[Column, Cell]]) -> tuple[str, str] | None:
    """Return what is wrong with a number whose digits were lost, and what to do; None where nothing is seen."""
    countries = [country_code(cell.text) for other, cell in row if other.pointer == ("place", "country")]
    country = countries[0] if countries else None
    remedy = "format the column as text, and write it again"
    postcode, phone = column.field.name == "postcode", isinstance(column.type, Phone)
    if (postcode or phone) and _POWERS.fullmatch(text):
        return f"the spreadsheet shortened this number to '{text}'", remedy
    if postcode and text.isdigit() and len(text) < (digits := _DIGITS.get(country or "", 0)):
        return (
            f"the postcode '{text}' has lost its zeros: {country} has {digits} digits",
            f"write {text:0>{digits}}; {remedy}",
        )
    local = text.isdigit() and len(text) >= _LOCAL and not _FREE.match(text)
    if phone and country in _TRUNK_ZERO and local and not text.startswith("0"):
        return f"the phone number '{text}' has lost the zero before it", f"write 0{text}; {remedy}"
    return None
