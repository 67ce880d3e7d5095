"""Time zones as the locked ``tzdata`` package has them, so that every machine builds the same site."""

from __future__ import annotations

import zoneinfo
from datetime import UTC, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

# Python asks the machine's own tables first, and those are of any age; with no path left it asks the package.
zoneinfo.reset_tzpath(to=())


@cache
def is_zone(name: str) -> bool:
    """Whether a name is one of the IANA time zone database, such as ``Europe/London``."""
    return name in zoneinfo.available_timezones()


@cache
def changes_clocks(name: str) -> bool:
    """Whether the clocks of a zone still go forward and back by the rules known today.

    Asked of 2037, the last year for which every table is written out: it holds no change but the yearly ones.
    """
    zone = ZoneInfo(name)
    new_year = datetime(2037, 1, 1, tzinfo=UTC)
    return len({(new_year + timedelta(days=day)).astimezone(zone).utcoffset() for day in range(365)}) > 1


def in_hours_of_change(start: time) -> bool:
    """Whether a local time is one that a change of clocks may skip or repeat: 00:00 to 03:59."""
    return start.hour < 4
