"""When a meeting is: RFC 5545 rules expanded in local dates by dateutil, then put into the meeting's zone.

A local time that the clocks skip is read with the offset before the change (RFC 5545 3.3.5), so a meeting at
01:30 on the night when 01:00 becomes 02:00 is at 02:30; of a time that happens twice the first is meant.
The browser's twin is ``overrides/assets/finder/occurrences.js``; both are held to ``tests/vectors``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import islice
from typing import Final, Literal
from zoneinfo import ZoneInfo

from dateutil import rrule

from .grammar import Frequency, Recurrence, RecurrenceError, Weekday
from .zones import changes_clocks, in_hours_of_change

HORIZON = 100
"""Years that a rule is looked through: some never come true, such as a 30th of February every 12 months."""

_FREQUENCY: Final[dict[Frequency, Literal[1, 2, 3]]] = {
    "DAILY": rrule.DAILY,
    "WEEKLY": rrule.WEEKLY,
    "MONTHLY": rrule.MONTHLY,
}
_ONE_DAY = timedelta(days=1)
_EARLIEST, _LATEST = date(2, 1, 1), date(9998, 12, 31)  # what has an instant in every zone


@dataclass(frozen=True, slots=True)
class Schedule:
    """DTSTART, RRULE, RDATE and EXDATE of one meeting; with neither rule nor dates it is by arrangement.

    ``starting``, ``until`` (inclusive) and ``count`` bound the rule, ``dates`` stand as they are,
    ``excluding`` takes from both. ``starting`` need not fit the rule: the first day that does is the first.
    """

    start: time
    minutes: int  # time that passes, not what the clock on the wall shows
    timezone: str  # IANA
    recurrence: Recurrence | None = None
    dates: tuple[date, ...] = ()  # these and the following are local dates
    starting: date | None = None
    until: date | None = None
    count: int | None = None
    excluding: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One meeting: its start and end, aware, in the schedule's zone."""

    start: datetime
    end: datetime


def occurrences(
    schedule: Schedule, since: date, limit: int | None = None, before: date | None = None
) -> list[Occurrence]:
    """The first ``limit`` meetings with a local start date from ``since`` on and before ``before``, in order.

    Raises ValueError when nothing bounds the answer, RecurrenceError when the rule lacks its ``starting``.
    """
    if limit is None and before is None and not _ends(schedule):
        raise ValueError("a meeting without end needs a limit or a last day")
    zone = ZoneInfo(schedule.timezone)
    length = timedelta(minutes=schedule.minutes)
    found: list[Occurrence] = []
    for day in _days(schedule, since, limit, before):
        # Through UTC and back: a skipped time becomes what the clocks show, and lengths are of time passed.
        instant = datetime.combine(day, schedule.start, zone).astimezone(UTC)
        start = instant.astimezone(zone)
        if start.date() < since or (found and found[-1].start == start):
            continue  # a skipped time may fall on the next day, a skipped day onto the meeting of the next
        if len(found) == limit or (before and start.date() >= before):
            break
        found.append(Occurrence(start, (instant + length).astimezone(zone)))
    return found


def skipped_or_repeated(schedule: Schedule) -> bool:
    """Whether a change of clocks may skip or repeat the start: 00:00 to 03:59 in a zone that changes them."""
    return in_hours_of_change(schedule.start) and changes_clocks(schedule.timezone)


def schedule_json(schedule: Schedule) -> dict[str, object]:
    """The form in which a schedule goes to the browser; what is absent has its default.

    ``tz`` IANA zone, ``start`` minutes after local midnight, ``minutes`` length; of the rule: ``freq`` DAILY,
    WEEKLY or MONTHLY (default: no rule), ``interval`` (1), ``days`` a list of [ordinal, weekday] with ordinal
    0 = every, -1 = last and weekday 0 = Monday, ``monthdays`` days of the month, ``from`` and ``until``,
    ``count``; ``dates`` and ``except`` lists of dates. A date is as in 2026-12-01.
    """
    rule = _complete(schedule)
    form: dict[str, object] = {
        "tz": schedule.timezone,
        "start": schedule.start.hour * 60 + schedule.start.minute,
        "minutes": schedule.minutes,
    }
    if rule:
        form |= {
            "freq": rule.frequency,
            "interval": rule.interval if rule.interval != 1 else None,
            "days": [[on.ordinal, on.day] for on in rule.by_day],
            "monthdays": list(rule.by_month_day),
            "from": schedule.starting and schedule.starting.isoformat(),
            "until": schedule.until and schedule.until.isoformat(),
            "count": schedule.count,
        }
    form["dates"] = [day.isoformat() for day in sorted(schedule.dates)]
    form["except"] = [day.isoformat() for day in sorted(schedule.excluding)]
    return {key: value for key, value in form.items() if value not in (None, [])}


def _ends(schedule: Schedule) -> bool:
    return schedule.recurrence is None or schedule.until is not None or schedule.count is not None


def _days(schedule: Schedule, since: date, limit: int | None, before: date | None) -> Iterable[date]:
    """Local dates of meetings in order, from the day before: a skipped time may fall on the next day."""
    first = max(since, _EARLIEST + _ONE_DAY) - _ONE_DAY
    ruled: tuple[date, ...] = ()
    if rule := _complete(schedule):
        starting = schedule.starting
        begin = max(first, starting) if starting else first
        anchor = starting if starting and schedule.count is not None else _anchor(rule, starting, begin)
        horizon = date(min(begin.year + HORIZON, _LATEST.year), 1, 1)
        until = min(schedule.until or horizon, before or horizon, horizon)
        most = None if limit is None else limit + 2 + len(schedule.excluding)
        asked = None if most is None or schedule.count is not None else most + _most_in_period(rule)
        days = _expand(rule, anchor, until, schedule.count, asked)
        ruled = tuple(islice((day for day in days if day >= begin), most))
    if not schedule.dates and not schedule.excluding:
        return ruled
    extra = {day for day in schedule.dates if first <= day <= _LATEST}
    return sorted({*ruled, *extra} - {*schedule.excluding})


@lru_cache(maxsize=8192)
def _expand(
    rule: Recurrence, anchor: date, until: date, count: int | None, most: int | None
) -> tuple[date, ...]:
    """The first ``most`` dates of a rule from ``anchor`` to ``until``; few serve most of a directory."""
    days = rrule.rrule(
        _FREQUENCY[rule.frequency],
        dtstart=datetime.combine(anchor, time()),
        until=datetime.combine(until, time()),
        interval=rule.interval,
        byweekday=[rrule.weekday(on.day, on.ordinal or None) for on in rule.by_day] or None,
        bymonthday=rule.by_month_day or None,
    )
    counted = islice(days, count)  # not by dateutil, which refuses COUNT beside UNTIL
    return tuple(day.date() for day in islice(counted, most))


def _most_in_period(rule: Recurrence) -> int:
    """How many dates one week or month of the rule may have: so many may lie between its anchor and the day that is asked from."""
    weeks = 5 if rule.frequency == "MONTHLY" else 1
    return max(1, len(rule.by_month_day), len(rule.by_day) * weeks)


def _anchor(rule: Recurrence, starting: date | None, first: date) -> date:
    """Where the period of the rule that holds ``first`` begins: no rule is read from a distant start.

    Weeks begin on Monday (RFC 5545's default WKST) and count from that of ``starting``, as months do.
    """
    origin = starting or first
    if rule.frequency == "MONTHLY":
        months = (first.year - origin.year) * 12 + first.month - origin.month
        month = origin.year * 12 + origin.month - 1 + months // rule.interval * rule.interval
        return date(month // 12, month % 12 + 1, 1)
    step = rule.interval
    if rule.frequency == "WEEKLY":
        origin -= timedelta(days=origin.weekday())
        step *= 7
    return origin + timedelta(days=(first - origin).days // step * step)


def _complete(schedule: Schedule) -> Recurrence | None:
    """The rule with the days that RFC 5545 takes from DTSTART when it names none."""
    rule, starting = schedule.recurrence, schedule.starting
    if rule is None:
        return None
    bare = rule.frequency != "DAILY" and not rule.by_day and not rule.by_month_day
    if starting is None:
        if rule.interval != 1 or schedule.count is not None or bare:
            raise RecurrenceError(f"{rule.rrule()} needs the date of its first meeting (starting)")
        return rule
    if not bare:
        return rule
    if rule.frequency == "WEEKLY":
        return replace(rule, by_day=(Weekday(starting.weekday()),))
    return replace(rule, by_month_day=(starting.day,))
