"""Shards of times: meetings by the minutes of a UTC week at which they can begin, with their schedules.

A shard tells the earliest that any meeting of it may begin, so what is soonest is found by reading shards in that order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from ...places.columns import write_differences, write_numbers
from .order import TIMED, Arranged
from .values import gaps
from .weeks import slack, slots

PER_SHARD = 1_000
"""How many meetings a shard holds at most."""

KIND = 1 | 2 | 8
"""The part of a meeting's way that says whether one goes there, whether one joins from afar, and whether it is a line to call."""

Columns = dict[str, Any]
_Rule = tuple[tuple[str, Any], ...]


def times(arranged: Arranged) -> tuple[Columns, list[Columns]]:
    """Return what the shards hold (kind of meeting, first and last minute, longest meeting), and the shards."""
    as_of = date.fromisoformat(arranged.data["as_of"])
    schedules = arranged.data["schedules"]
    begins = [slots(schedule, as_of) for schedule in schedules]
    by_kind: dict[int, list[tuple[int, int, int]]] = {}
    for number, meeting in enumerate(arranged.meetings):
        code = arranged.codes[meeting]
        if not code & TIMED:
            continue
        schedule = arranged.data["meetings"]["schedule"][meeting]
        by_kind.setdefault(code & KIND, []).extend((slot, number, schedule) for slot in begins[schedule])
    zones = {schedule["tz"] for schedule in schedules}
    rules = [_rule(schedule) for schedule in schedules]
    table: Columns = {"kind": [], "from": [], "to": [], "longest": []}
    shards = []
    for kind, meetings in sorted(by_kind.items()):
        meetings.sort()
        for at in range(0, len(meetings), PER_SHARD):
            part = meetings[at : at + PER_SHARD]
            table["kind"].append(kind)
            table["from"].append(part[0][0])
            table["to"].append(part[-1][0])
            table["longest"].append(max(schedules[schedule]["minutes"] for _, _, schedule in part))
            shards.append(_shard({meeting: schedule for _, meeting, schedule in part}, schedules, rules))
    return {"slack": slack(zones, as_of), **table}, shards


def _shard(meetings: dict[int, int], schedules: Sequence[Columns], rules: Sequence[_Rule]) -> Columns:
    """Return the schedules of a shard in columns, and the schedule of each meeting in it."""
    used = sorted(set(meetings.values()), key=lambda one: _order(schedules[one], rules[one]))
    number = {schedule: at for at, schedule in enumerate(used)}
    zones = _Distinct(schedules[one]["tz"] for one in used)
    of_rules = _Distinct(rules[one] for one in used)
    ordered = sorted(meetings)
    return {
        "zones": zones.items,
        "rules": [dict(rule) for rule in of_rules.items],
        "zone": write_numbers(zones.numbers),
        "rule": write_numbers(of_rules.numbers),
        "start": write_differences(schedules[one]["start"] for one in used),
        "minutes": write_numbers(schedules[one]["minutes"] for one in used),
        "meetings": gaps(ordered),
        "schedule": write_numbers(number[meetings[meeting]] for meeting in ordered),
    }


class _Distinct:
    """Things as the numbers of the distinct ones among them."""

    def __init__(self, things: Iterator[Any]) -> None:
        found: dict[Any, int] = {}
        self.numbers = [found.setdefault(one, len(found)) for one in things]
        self.items = list(found)


def _order(schedule: Columns, rule: _Rule) -> tuple[Any, ...]:
    return schedule["start"], schedule["tz"], schedule["minutes"], repr(rule)


def _rule(schedule: Columns) -> _Rule:
    """Return a schedule without its zone, start and length."""
    return tuple(
        (name, _fixed(said)) for name, said in schedule.items() if name not in ("tz", "start", "minutes")
    )


def _fixed(said: Any) -> Any:
    return tuple(map(_fixed, said)) if isinstance(said, list) else said
