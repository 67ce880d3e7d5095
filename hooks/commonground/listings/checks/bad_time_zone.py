"""A time zone that does not exist, or that never changes its clocks though its places do."""

from __future__ import annotations

import zoneinfo
from collections.abc import Iterator
from functools import cache

from ..fields import TimeZone, Type
from ..near import did_you_mean
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="bad-time-zone",
    scope=Scope.VALUE,
    what="A time zone is a name of the IANA database: Europe/London. Short ones such as EST are fixed and wrong half of the year.",
    types=(TimeZone,),
    bad="meetings:\n- timezone: ‸Europe/Londn",
    good="meetings:\n- timezone: Europe/London",
)
_SHORT = frozenset({"UTC", "GMT"})
_MEANT = {
    "EST": "America/New_York",
    "EDT": "America/New_York",
    "ET": "America/New_York",
    "EST5EDT": "America/New_York",
    "CST": "America/Chicago",
    "CDT": "America/Chicago",
    "CT": "America/Chicago",
    "CST6CDT": "America/Chicago",
    "MST": "America/Denver",
    "MDT": "America/Denver",
    "MT": "America/Denver",
    "MST7MDT": "America/Denver",
    "PST": "America/Los_Angeles",
    "PDT": "America/Los_Angeles",
    "PT": "America/Los_Angeles",
    "PST8PDT": "America/Los_Angeles",
    "HST": "Pacific/Honolulu",
    "AKST": "America/Anchorage",
    "BST": "Europe/London",
    "IST": "Europe/Dublin or Asia/Kolkata",
    "AEST": "Australia/Sydney",
    "AEDT": "Australia/Sydney",
    "AWST": "Australia/Perth",
    "NZST": "Pacific/Auckland",
    "CET": "Europe/Berlin",
    "CEST": "Europe/Berlin",
    "EET": "Europe/Athens",
    "WET": "Europe/Lisbon",
    "MET": "Europe/Berlin",
}


def check(text: str, type: Type, context: Context) -> Iterator[Finding]:
    if text not in _zones():
        meant = _MEANT.get(text.strip().upper())
        remedy = f"did you mean {meant}?" if meant else _near(text)
        message = f"'{text[:60]}' is not a time zone of the IANA database"
        yield Finding((), message, remedy or "write one such as Europe/London")


@cache
def _zones() -> frozenset[str]:
    return frozenset(zone for zone in zoneinfo.available_timezones() if "/" in zone) | _SHORT


def _near(text: str) -> str | None:
    said = text[:60].strip().replace(" ", "_").casefold()
    cities = sorted(zone for zone in _zones() if zone.casefold().rpartition("/")[2] == said)
    return f"did you mean '{cities[0]}'?" if cities else did_you_mean(text, _zones())
