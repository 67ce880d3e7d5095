"""Which part of a written postcode names an area, and which names a street or a single building."""

from __future__ import annotations

import re

# The area, then what makes it a full code (absent in a written area). Sources: the Universal Postal Union's addressing guides.
_BRITISH = r"([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})?"
_FORMS = {
    "AR": r"(?:[A-Z])?([0-9]{4})([A-Z]{3})?",
    "BR": r"([0-9]{5})([0-9]{3})?",
    "CA": r"([A-Z][0-9][A-Z])([0-9][A-Z][0-9])?",
    "GB": _BRITISH,
    "GG": _BRITISH,
    "IE": r"([A-Z][0-9][0-9W])([A-Z0-9]{4})?",
    "IM": _BRITISH,
    "JE": _BRITISH,
    "MT": r"([A-Z]{3})([0-9]{2,4})?",
    "NL": r"([0-9]{4})([A-Z]{2})?",
    "PT": r"([0-9]{4})([0-9]{3})?",
    "SG": r"([0-9]{2})([0-9]{4})?",
    "US": r"([0-9]{5})([0-9]{4})?",
}
_FORMS |= dict.fromkeys(("AS", "GU", "MP", "PR", "VI"), _FORMS["US"])
FULL_CODE_ADDS = {
    "AR": 3,
    "BR": 3,
    "CA": 3,
    "GB": 3,
    "GG": 3,
    "IE": 4,
    "IM": 3,
    "JE": 3,
    "NL": 2,
    "PT": 3,
    "SG": 4,
    "US": 4,
}
"""How many characters a full code has beyond the area that is stored."""
_PATTERNS = {country: re.compile(form) for country, form in _FORMS.items()}
# "D-10115", "LV-1001": a sign of the country before a code of digits.
_SIGNED = re.compile(r"[A-Z]{1,3}([0-9]{3,})")
_LONGEST = 12


def split_postcode(code: str, country: str) -> tuple[str, str] | None:
    """Return the area of a postcode as the gazetteer stores it, and what follows it ("" where only the area is written).

    Capitals and digits without spaces: "ls6 2ab" in GB → ("LS6", "2AB"), "LV-1001" in LV → ("1001", ""). None where it cannot be a postcode.
    """
    written = "".join(character for character in code.upper() if character.isalnum())
    if not written or len(written) > _LONGEST or not written.isascii():
        return None
    pattern = _PATTERNS.get(country)
    if pattern is None:
        signed = _SIGNED.fullmatch(written)
        return (signed[1] if signed else written), ""
    match = pattern.fullmatch(written)
    return (match[1], match[2] or "") if match else None
