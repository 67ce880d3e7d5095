"""The data of the finder in numbered shards, for a directory that is too large for one file.

`finder/groups.json` then holds no listing but says what the shards hold; `finder/shards/VERSION/NUMBER.json` are fetched as a question
needs them. Their addresses hold numbers alone: nothing that is typed, no beginning of it, no coordinates. VERSION is a digest of all
of them, so that no shard is ever read beside those of another day; one more file holds them all, for who wants everything (../numbered.py).

Listings are numbered anew, by place (order.py), and their meetings in that order. The shards, numbered one after another, are

- cards: the words of a few listings that follow one another, with their places and times (cards.py);
- points: the places of one leaf of the tree (points.py);
- times: meetings by the times of the week at which they can begin, with their schedules (times.py);
- clock, quarters: the weekdays and hours of meetings that are joined from afar, and the quarters after these (clock.py);
- values: for each value of a filter, the numbers of the listings or meetings that have it (values.py);
- words: for a part of the alphabet, the listings that have each word (words.py).

Everything is made from the columns of the one file (finder_index.index), so both forms say the same; overrides/assets/finder/shards.js
reads them. docs/reference/finder-data.md describes each kind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from ..numbered import Numbers
from .cards import PER_CARD, cards
from .clock import PER_SHARD as PER_CLOCK
from .clock import QUARTER, clock, quarters
from .order import arrange
from .points import points
from .times import times
from .values import values
from .words import words

Output = tuple[str, bytes]

FOLDER = "finder/shards"


def sharded(
    data: dict[str, Any], encode: Callable[[object], bytes]
) -> tuple[dict[str, Any], Iterator[Output]]:
    """Return what groups.json says of the shards, and the shards."""
    arranged = arrange(data)
    shards = Numbers()

    def put(made: Iterable[Any]) -> int:
        first = len(shards.lengths)
        for one in made:
            shards.add(encode(one))
        return first

    table, timed = times(arranged)
    facets, valued = values(arranged)
    first = {
        "cards": put(cards(arranged)),
        "points": put(points(arranged)),
        "times": put(timed),
        "clock": put(clock(arranged)),
        "quarters": put(quarters(arranged)),
        "values": put(valued),
        "words": put(words(arranged)),
    }
    version, weight, outputs = shards.files(FOLDER)
    manifest = {
        "version": data["version"],
        "as_of": data["as_of"],
        "shards": f"shards/{version}/",
        "weight": weight,
        "first": first,
        "perCard": PER_CARD,
        "perClock": PER_CLOCK,
        "quarter": QUARTER,
        "facets": facets,
        "size": len(arranged.order),
        "classes": arranged.classes,
        "leaves": arranged.leaf_columns(),
        "times": table,
    }
    return manifest, outputs
