"""Shards of cards: some listings that follow one another, in the columns of the one file, with the texts, places and schedules they use."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from .order import Arranged

PER_CARD = 4
"""How many listings stand in a shard: few, because those that fit a question are often far apart by number."""

TEXTS = ("lang", "where", "rule", "when", "state")
"""Columns of listings that hold numbers of texts."""
SEARCHED = frozenset({"organization", "meetings", "old"})
"""Columns of listings that no card says: what is only searched, and what the order of the shards says."""


def cards(arranged: Arranged) -> Iterator[dict[str, Any]]:
    """Give the shards of cards."""
    for at in range(0, len(arranged.order), PER_CARD):
        yield _card(arranged, arranged.order[at : at + PER_CARD])


def _card(arranged: Arranged, listings: Sequence[int]) -> dict[str, Any]:
    data = arranged.data
    texts, facts, places, schedules = _Used(), _Used(), _Used(), _Used()
    groups = {
        name: [column[one] for one in listings]
        for name, column in data["groups"].items()
        if name not in SEARCHED
    }
    for name in TEXTS:
        groups[name] = [texts.number(text) for text in groups[name]]
    groups["facts"] = [facts.number(one) for one in groups["facts"]]
    rows = [meeting for one in listings for meeting in arranged.meetings_of(one)]
    meetings = {
        name: [used.number(at) if (at := data["meetings"][name][row]) >= 0 else -1 for row in rows]
        for name, used in (("schedule", schedules), ("place", places))
    }
    said = [[texts.number(text) for text in data["facts"][one]] for one in facts.items]
    return {
        "groups": groups,
        "meetings": meetings,
        "places": {
            name: [column[one] for one in places.items]
            for name, column in data["places"].items()
            if name != "name"
        },
        "schedules": [data["schedules"][one] for one in schedules.items],
        "facts": said,
        "texts": [data["texts"][one] for one in texts.items],
    }


class _Used:
    """The items of a table that a shard uses, numbered anew in the order of their first use."""

    def __init__(self) -> None:
        self.items: dict[int, int] = {}

    def number(self, item: int) -> int:
        return self.items.setdefault(item, len(self.items))
