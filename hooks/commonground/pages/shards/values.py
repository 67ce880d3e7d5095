"""Shards of values: for each value of each filter the listings, or the meetings, that have it.

A list is the gaps between its numbers; where most have the value, the list is of those that lack it. Of a filter by the clock it numbers
and holds only the meetings that one goes to; for the others the visitor's clock counts (clock.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from ...places.columns import write_numbers
from ..addresses import WEEKDAYS
from ..finder_facets import DAYPARTS
from .order import IN_PERSON, Arranged
from .weeks import weekdays


def values(arranged: Arranged) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the filters without their rows, and the shard of each value, filter by filter."""
    facets: list[dict[str, Any]] = []
    shards: list[dict[str, Any]] = []
    for facet in arranged.data["facets"]:
        facets.append({name: said for name, said in facet.items() if name not in ("rows", "sets")})
        if "rows" in facet:
            rows, sets = facet["rows"], facet["sets"]
            numbered = arranged.meetings if facet.get("ofMeeting") else arranged.order
        else:
            rows, sets = _by_clock(arranged, facet)
            numbered = [meeting for meeting in arranged.meetings if arranged.codes[meeting] & IN_PERSON]
        having: list[list[int]] = [[] for _ in facet["values"]]
        for number, row in enumerate(numbered):
            for value in sets[rows[row]]:
                having[value].append(number)
        shards += (number_list(numbers, len(numbered)) for numbers in having)
    return facets, shards


def number_list(numbers: Sequence[int], most: int) -> dict[str, Any]:
    """Return numbers below `most`, ascending, as the browser reads them."""
    if 2 * len(numbers) <= most:
        return {"has": gaps(numbers)}
    having = set(numbers)
    return {"lacks": gaps([number for number in range(most) if number not in having])}


def gaps(numbers: Iterable[int]) -> str:
    """Return ascending numbers as the gaps between them."""
    return write_numbers([after - before - 1 for before, after in pairwise([-1, *numbers])])


def _by_clock(arranged: Arranged, facet: dict[str, Any]) -> tuple[list[int], list[tuple[int, ...]]]:
    """Return the rows and the sets of a filter by the clock, as it is on the wall."""
    number = {value: at for at, (value, _) in enumerate(facet["values"])}
    of = _weekday_ids if facet["id"] == "weekday" else _daypart
    sets: dict[tuple[int, ...], int] = {(): 0}
    by_schedule = []
    for schedule in arranged.data["schedules"]:
        found = tuple(sorted({number[value] for value in of(schedule) if value in number}))
        by_schedule.append(sets.setdefault(found, len(sets)))
    by_schedule.append(0)  # of the schedule -1
    return [by_schedule[schedule] for schedule in arranged.data["meetings"]["schedule"]], list(sets)


def _weekday_ids(schedule: dict[str, Any]) -> Iterable[str]:
    return (WEEKDAYS[day] for day in weekdays(schedule))


def _daypart(schedule: dict[str, Any]) -> Iterable[str]:
    begun = [id for id, hour, _ in DAYPARTS if schedule["start"] >= hour * 60]
    return (begun[-1] if begun else DAYPARTS[-1][0],)
