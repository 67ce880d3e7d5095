"""Shards of the clock: for meetings that are joined from afar, the quarter of an hour and the weekdays by the clock of their zone.

The browser turns them to the visitor's clock for the filters of weekday and part of the day. Which meetings they are follows from what
groups.json says of all listings.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...places.columns import write_numbers
from .order import IN_PERSON, TIMED, Arranged
from .weeks import QUARTER, weekdays

PER_SHARD = 60_000
"""How many meetings a shard holds at most."""


def clock(arranged: Arranged) -> Iterator[dict[str, Any]]:
    """Give the shards of the clock."""
    schedules = arranged.data["schedules"]
    far = [
        schedules[arranged.data["meetings"]["schedule"][meeting]]
        for meeting in arranged.meetings
        if arranged.codes[meeting] & (IN_PERSON | TIMED) == TIMED
    ]
    for at in range(0, len(far), PER_SHARD):
        part = far[at : at + PER_SHARD]
        zones = sorted({schedule["tz"] for schedule in part})
        number = {zone: at for at, zone in enumerate(zones)}
        yield {
            "zones": zones,
            "quarter": QUARTER,
            "start": write_numbers(schedule["start"] // QUARTER for schedule in part),
            "days": write_numbers(sum(1 << day for day in weekdays(schedule)) for schedule in part),
            "zone": write_numbers(number[schedule["tz"]] for schedule in part),
        }
