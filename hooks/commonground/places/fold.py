"""Folds names so that what people type matches what is stored; overrides/assets/finder/fold.js does exactly the same.

The vectors that both are held to are in tests/vectors/fold.json.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# What stands inside a word: "King's Lynn" and "Kings Lynn" are one name.
_APOSTROPHES = dict.fromkeys("'’‘ʼʻʹ`´ʿʾ", "")  # noqa: RUF001 - these very letters
# Letters that NFKD does not split, in lower case.
_LETTERS = {
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ı": "i",  # noqa: RUF001
    "ð": "d",
    "þ": "th",
    "ħ": "h",
    "ŧ": "t",
    "ς": "σ",  # noqa: RUF001
}
_BEFORE = str.maketrans(_APOSTROPHES)
_AFTER = str.maketrans(_APOSTROPHES | _LETTERS)
_APART = re.compile(r"[\W_]+")
_SHORT_WORDS = {"saint": "st", "sankt": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}


def fold(text: str) -> str:
    """Return the text without case, accents, apostrophes and punctuation, its words one space apart: "Saint-Étienne" → "saint etienne"."""
    if text.isascii():
        if text.replace(" ", "").isalnum():
            return " ".join(text.lower().split())
        return _APART.sub(" ", text.translate(_BEFORE).lower()).strip()
    return " ".join(filter(None, map(_folded, text.split())))


@lru_cache(maxsize=65536)
def _folded(word: str) -> str:
    """Return a word that may have any letters, folded; one that holds signs may come apart into several."""
    plain = unicodedata.normalize("NFKD", word.translate(_BEFORE)).lower().translate(_AFTER)
    return " ".join(plain.translate(_KEPT).split())


def place_key(name: str) -> str:
    """Return the key that a place is found by: folded, with saint, sankt, sainte, mount and fort in their short forms."""
    folded = fold(name)
    if " " not in folded:
        return _SHORT_WORDS.get(folded, folded)
    return " ".join([_SHORT_WORDS.get(word, word) for word in folded.split(" ")])


class _Kept(dict[int, str]):
    """Letters and digits as they are, nothing for a mark, a space for all else; looked up once each."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        category = unicodedata.category(character)[0]
        self[code] = character if category in "LN" else "" if category == "M" else " "
        return self[code]


_KEPT = _Kept()
