"""Finds texts that a hurried eye takes for another one: letters of other scripts, 1 for l, rn for m, one sign more, less or swapped."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

# What the eye takes each sign for; from the letters that Unicode's list of confusables gives for Latin ones.
_SEEN_AS = str.maketrans(
    "авекмнорстухіјѕԁԛԝгпьαβεηικνορτυχγω01|!5",  # noqa: RUF001
    "abekmhopctyxijsdqwrnbabenlkvoptuxywolils",
)
_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"))
_SHORTEST = 6
"""Names shorter than this differ in one letter by chance."""


@lru_cache(maxsize=65536)
def seen_as(text: str) -> str:
    """Return a text as the eye takes it in: one form for all that looks alike."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    bare = "".join(sign for sign in plain if not unicodedata.category(sign).startswith(("M", "C")))
    seen = bare.translate(_SEEN_AS).replace("i", "l")
    for pair, sign in _PAIRS:
        seen = seen.replace(pair, sign)
    return " ".join(re.sub(r"[\W_]+", " ", seen).split())


def looks_like(text: str, others: Iterable[str]) -> str | None:
    """Return the one of `others` that `text` may be taken for and is not: it looks the same, or differs in one letter only."""
    seen = seen_as(text)
    for other in others:
        if text.casefold() != other.casefold() and is_near(seen, seen_as(other)):
            return other
    return None


def is_near(one: str, other: str) -> bool:
    """Whether two texts are the same or, where they are not short, one letter apart: more, less, other, or two swapped; digits count whole."""
    if one == other:
        return True
    if min(len(one), len(other)) < _SHORTEST or abs(len(one) - len(other)) > 1:
        return False
    at = next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    longer, shorter = sorted((one[at:], other[at:]), key=len, reverse=True)
    if not (longer[:1] + shorter[:1]).isalpha():
        return False
    if len(longer) > len(shorter):
        return longer[1:] == shorter
    swapped = longer[:2] == shorter[:2][::-1] and longer[2:] == shorter[2:]
    return swapped or longer[1:] == shorter[1:]


def swapped_digits(old: str, new: str) -> bool:
    """Whether two numbers differ only in one digit, or in two neighbors that changed places: a slip, or a trap."""
    if len(old) != len(new):
        return False
    apart = [at for at, (a, b) in enumerate(zip(old, new, strict=True)) if a != b]
    if len(apart) == 1:
        return True
    return (
        len(apart) == 2
        and apart[1] - apart[0] == 1
        and old[apart[0] : apart[1] + 1] == new[apart[0] : apart[1] + 1][::-1]
    )
