"""Shards of the clock: for meetings that are joined from afar, the quarter of an hour and the weekdays by the clock of their zone.

The browser turns them to the visitor's clock for the filters of weekday and part of the day.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...places.columns import write_differences, write_numbers
from .order import IN_PERSON, TIMED, Arranged
from .values import gaps
from .weeks import QUARTER, weekdays

PER_SHARD = 8_000
"""How many meetings a shard holds at most."""


def clock(arranged: Arranged) -> Iterator[dict[str, Any]]:
    """Give the shards of the clock."""
    far = [
        (number, arranged.data["meetings"]["schedule"][meeting])
        for number, meeting in enumerate(arranged.meetings)
        if arranged.codes[meeting] & (IN_PERSON | TIMED) == TIMED
    ]
    schedules = arranged.data["schedules"]
    for at in range(0, len(far), PER_SHARD):
        part = [(number, schedules[schedule]) for number, schedule in far[at : at + PER_SHARD]]
        zones = sorted({schedule["tz"] for _, schedule in part})
        number = {zone: at for at, zone in enumerate(zones)}
        yield {
            "zones": zones,
            "quarter": QUARTER,
            "meetings": gaps([meeting for meeting, _ in part]),
            "start": write_differences(schedule["start"] // QUARTER for _, schedule in part),
            "days": write_numbers(sum(1 << day for day in weekdays(schedule)) for _, schedule in part),
            "zone": write_numbers(number[schedule["tz"]] for _, schedule in part),
        }
