"""Shards of words: for a part of the alphabet the listings that have each word, as textsearch.js finds words in the one file.

The first of them names the first word of each of the others, so that the browser knows which ones hold the words that begin as what was
typed.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import Any

from ...places.fold import fold
from .order import Arranged
from .values import number_list

WEIGHT = 10_000
"""How many characters of words and lists a shard holds, about."""


def words(arranged: Arranged) -> list[dict[str, Any]]:
    """Return the shards."""
    begins: list[str] = []
    shards: list[dict[str, Any]] = []
    weight = WEIGHT
    size = len(arranged.order)
    for word, listings in sorted(_having(arranged).items(), key=lambda one: _by_unit(one[0])):
        made = number_list(listings, size)
        if weight >= WEIGHT:
            begins.append(word)
            shards.append({"words": [], "listings": []})
            weight = 0
        shards[-1]["words"].append(word)
        shards[-1]["listings"].append(made)
        weight += len(word) + sum(map(len, made.values()))
    return [{"begins": begins}, *shards]


def _having(arranged: Arranged) -> dict[str, list[int]]:
    """Return the numbers of the listings that have each word."""
    having: dict[str, list[int]] = defaultdict(list)
    for number, listing in enumerate(arranged.order):
        for word in _words_of(arranged, listing):
            having[word].append(number)
    having.pop("", None)
    return having


def _words_of(arranged: Arranged, listing: int) -> set[str]:
    groups, texts = arranged.data["groups"], arranged.data["texts"]
    places, place = arranged.data["places"]["name"], arranged.data["meetings"]["place"]
    found = set(fold(f"{groups['name'][listing]} {groups['summary'][listing]}").split(" "))
    found |= _folded(texts[groups["organization"][listing]])
    found |= _folded(texts[groups["where"][listing]])
    for meeting in arranged.meetings_of(listing):
        if place[meeting] >= 0:
            found |= _folded(texts[places[place[meeting]]])
    return found


@cache
def _folded(text: str) -> frozenset[str]:
    return frozenset(fold(text).split(" "))


def _by_unit(word: str) -> bytes:
    """Return what orders words as the browser does: by UTF-16 units."""
    return word.encode("utf-16-be")
