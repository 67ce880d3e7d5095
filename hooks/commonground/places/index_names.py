"""By which names besides its own a place is found in the place index, and how names of regions are compared."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from .fold import place_key
from .packed import PlaceRow

# From so many people on, a place's shorter names, its names in other languages, and its abbreviations are in.
_MIDDLING, _BIG, _HUGE = 10_000, 250_000, 1_000_000

_LONGEST = 40
_TELLING = 4
"""A longer name in which one of so many letters stands ("City of Leeds") finds nothing more."""

_ALIKE = 0.75
"""Names with so great a share of letters in common are near spellings of each other, which the search finds by itself."""

_MADE = re.compile(r"['’ʻʼʿʾ`/,|-]")
_REGION_WORDS = re.compile(
    r"^(?:county|co|state of|province of|city of|city and county of) (?=.)|(?<=.) (?:county|province|state)$"
)


def region_key(name: str) -> str:
    """Return the key that a region is found by: its place key, without words such as "County"."""
    return _REGION_WORDS.sub("", place_key(name))


def other_names(row: PlaceRow) -> list[str]:
    """Return the names that a place is also known by: shorter forms of its own, and of a big place those that languages give it.

    The gazetteer does not tell the languages. Left out are other scripts than Latin (a key from U+0250 on), codes of airports, what
    looks like a bare transliteration, longer forms of a name, and what the own name is found by anyhow: its beginning and near spellings.
    """
    if row.population < _MIDDLING or not row.other_names:
        return []
    own = place_key(row.name)
    known = [own.removesuffix(" city")]
    found = []
    for name in row.other_names.split(";"):
        key = place_key(name)
        if len(key) < 2 or len(name) > _LONGEST or own.startswith(key):
            continue
        if any(key == other or (len(other) >= _TELLING and other in key) for other in known):
            continue
        if _is_short_form(key, own) or (row.population >= _BIG and _is_known(name, key, own, row.population)):
            known.append(key)
            found.append(name)
    return found


def _is_short_form(key: str, own: str) -> bool:
    return set(key.split(" ")) < set(own.split(" "))


def _is_known(name: str, key: str, own: str, population: int) -> bool:
    if name[0].islower() or max(key) >= "\u0250" or _MADE.search(name):
        return False
    if name.isupper() and len(name) == 3:
        return population >= _HUGE
    return SequenceMatcher(None, key, own, autojunk=False).ratio() < _ALIKE
