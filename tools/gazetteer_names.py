"""Chooses which of GeoNames' alternate names of a place are kept: names that people write, not codes and machine romanizations."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from commonground.places.fold import fold

LONGEST = 40
LARGE = 100_000
MIDDLE = 15_000
MOST_KEPT = 60, 12, 6
"""Of places with LARGE, MIDDLE and fewer people."""

# Name of the first word of a character's Unicode name → ISO 15924 code of the script.
_SCRIPTS = {
    "ARABIC": "Arab", "ARMENIAN": "Armn", "BENGALI": "Beng", "CJK": "Hani", "CYRILLIC": "Cyrl", "DEVANAGARI": "Deva",
    "ETHIOPIC": "Ethi", "GEORGIAN": "Geor", "GREEK": "Grek", "GUJARATI": "Gujr", "GURMUKHI": "Guru", "HANGUL": "Hang",
    "HEBREW": "Hebr", "HIRAGANA": "Hani", "KANNADA": "Knda", "KATAKANA": "Hani", "KHMER": "Khmr", "LAO": "Laoo",
    "LATIN": "Latn", "MALAYALAM": "Mlym", "MYANMAR": "Mymr", "ORIYA": "Orya", "SINHALA": "Sinh", "TAMIL": "Taml",
    "TELUGU": "Telu", "THAANA": "Thaa", "THAI": "Thai", "TIBETAN": "Tibt", "TIFINAGH": "Tfng",
}  # fmt: skip
_SAME = {"Hans": "Hani", "Hant": "Hani", "Jpan": "Hani", "Kore": "Hang"}
_MODIFIERS = re.compile("[ʿʾ’ʻ]")  # noqa: RUF001 - these very letters
_SEPARATORS = re.compile("[/,;\t\n()]")


def other_names(name: str, alternates: list[str], population: int, country: str) -> list[str]:
    """Return the alternate names to keep, in GeoNames' order.

    Names in other scripts are kept where the script is written in the country, and all of them for large places. Of names that begin
    alike the first is kept (its first five letters, two in other scripts), except for large places: only equal ones count there.
    """
    most = MOST_KEPT[0] if population >= LARGE else MOST_KEPT[1] if population >= MIDDLE else MOST_KEPT[2]
    seen = {_likeness(fold(name), population)}
    kept: dict[bool, list[str]] = {True: [], False: []}
    for alternate in [*_halves(alternates), *alternates]:
        key = fold(alternate)
        if not _is_name(alternate, key, population):
            continue
        latin = script(key) == "Latn"
        if not latin and population < LARGE and script(key) not in scripts_of(country):
            continue
        likeness = _likeness(key, population)
        if likeness not in seen and len(kept[latin]) < most:
            seen.add(likeness)
            kept[latin].append(alternate)
    return kept[True] + kept[False]


@cache
def scripts_of(country: str) -> frozenset[str]:
    """Return the scripts that are written in a country by at least one person in ten or officially (CLDR)."""
    found = set()
    for language, facts in get_global("territory_languages").get(country, {}).items():
        if facts["population_percent"] >= 10 or facts["official_status"]:
            found.add(_script_of_language(language, country))
    return frozenset(found)


def script(key: str) -> str:
    """Return the script of the first letter that is not Latin, else Latn."""
    for character in key:
        if ord(character) >= 0x250 and character.isalpha():
            return _SCRIPTS.get(unicodedata.name(character, "").split(" ")[0].split("-")[0], "")
    return "Latn"


def _script_of_language(language: str, country: str) -> str:
    likely = get_global("likely_subtags")
    full = likely.get(f"{language}_{country}") or likely.get(language) or language
    try:
        found = Locale.parse(full).script
    except (ValueError, UnknownLocaleError):
        found = next((part for part in full.split("_") if len(part) == 4), None)
    return _SAME.get(found or "Latn", found or "Latn")


def _halves(alternates: list[str]) -> list[str]:
    """Return the names that are written as one pair: "Derry / Londonderry"."""
    return [half.strip() for alternate in alternates if "/" in alternate for half in alternate.split("/")]


def _is_name(alternate: str, key: str, population: int) -> bool:
    if len(key) < 2 or len(alternate) > LONGEST or _SEPARATORS.search(alternate):
        return False
    if script(key) != "Latn":
        return True
    if _MODIFIERS.search(alternate) or alternate[0].islower():
        return False
    return not (len(alternate) == 3 and alternate.isupper() and population < LARGE)


def _likeness(key: str, population: int) -> str:
    if population >= LARGE:
        return key
    return key[:5] if script(key) == "Latn" else key[:2]
