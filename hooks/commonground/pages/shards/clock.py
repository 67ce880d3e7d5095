"""Shards of the clock: for meetings that are joined from afar, the hour and the weekdays in UTC, as clocks are on the day of the build.

The browser turns them to the visitor's clock for the filters of weekday and part of the day. The zone of each tells by how much its clocks
have been changed since. Whole hours are enough, unless the visitor's clock, or such a change, is off by a part of an hour: then the quarters
are needed too, which stand in shards of their own. Which meetings they are follows from what groups.json says of all listings.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from ...places.columns import write_numbers
from .order import IN_PERSON, TIMED, Arranged
from .weeks import HOUR, can_be, in_utc, offset, weekdays

PER_SHARD = 60_000
"""How many meetings a shard holds at most."""

QUARTER = 15
"""Clocks differ by whole quarters of an hour, and parts of the day begin with one."""


VARIES = 1 << 7
"""Added to the weekdays of a schedule that can meet on others too, later in the year."""


def clock(arranged: Arranged) -> Iterator[dict[str, Any]]:
    """Give the shards of hours."""
    as_of = date.fromisoformat(arranged.data["as_of"])
    for part in _parts(arranged):
        begins = [in_utc(schedule, as_of) for schedule in part]
        zones = sorted({schedule["tz"] for schedule in part})
        number = {zone: at for at, zone in enumerate(zones)}
        yield {
            "zones": zones,
            "ahead": [offset(zone, as_of) for zone in zones],
            "hour": write_numbers(minute // HOUR for minute, _ in begins),
            "days": write_numbers(
                days | (0 if set(can_be(schedule)) <= set(weekdays(schedule)) else VARIES)
                for (_, days), schedule in zip(begins, part, strict=True)
            ),
            "zone": write_numbers(number[schedule["tz"]] for schedule in part),
        }


def quarters(arranged: Arranged) -> Iterator[dict[str, Any]]:
    """Give for each shard of hours the quarters after them."""
    as_of = date.fromisoformat(arranged.data["as_of"])
    for part in _parts(arranged):
        yield {"quarter": write_numbers(in_utc(schedule, as_of)[0] % HOUR // QUARTER for schedule in part)}


def _parts(arranged: Arranged) -> Iterator[list[dict[str, Any]]]:
    """Give the schedules of the meetings of each shard."""
    schedules, schedule = arranged.data["schedules"], arranged.data["meetings"]["schedule"]
    far = [
        schedules[schedule[meeting]]
        for meeting in arranged.meetings
        if arranged.codes[meeting] & (IN_PERSON | TIMED) == TIMED
    ]
    for at in range(0, len(far), PER_SHARD):
        yield far[at : at + PER_SHARD]
