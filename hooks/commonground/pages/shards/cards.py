"""Shards of cards: all that is said of a few listings that follow one another, with their places and times."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .order import Arranged

PER_CARD = 2
"""How many listings stand in a shard: few, because those that fit a question are often far apart by number."""

TEXTS = ("lang", "where", "rule", "when", "state")
"""Columns of listings that hold numbers of texts."""

NONE = -1


def cards(arranged: Arranged) -> Iterator[list[list[Any]]]:
    """Give the shards of cards."""
    for at in range(0, len(arranged.order), PER_CARD):
        yield [_card(arranged, listing) for listing in arranged.order[at : at + PER_CARD]]


def _card(arranged: Arranged, listing: int) -> list[Any]:
    """Return id, name, summary, the texts, the facts, and the schedule and place of each meeting."""
    data = arranged.data
    groups, texts, meetings = data["groups"], data["texts"], data["meetings"]
    places = [column for name, column in data["places"].items() if name != "name"]
    return [
        groups["id"][listing],
        groups["name"][listing],
        groups["summary"][listing],
        [texts[groups[name][listing]] for name in TEXTS],
        [texts[fact] for fact in data["facts"][groups["facts"][listing]]],
        [
            [
                data["schedules"][schedule] if (schedule := meetings["schedule"][row]) != NONE else None,
                [column[place] for column in places] if (place := meetings["place"][row]) != NONE else None,
            ]
            for row in arranged.meetings_of(listing)
        ],
    ]
