"""Occurrences against a plain definition: go through every day and decide whether it is a meeting."""

from __future__ import annotations

import calendar
import itertools
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given

from commonground.times.occurrences import Schedule, occurrences, schedule_json, skipped_or_repeated
from commonground.times.recurrence import Recurrence, RecurrenceError, Weekday, parse_every
from tests.times.schedules import days_near, schedules

TUESDAYS = Schedule(time(19), 90, "Europe/London", parse_every("tuesday"))


def is_day_of(rule: Recurrence, day: date, starting: date | None) -> bool:
    """Whether a rule of the grammar meets on a day, by the words of the grammar."""
    begin = starting or day
    monday, first_monday = (at - timedelta(days=at.weekday()) for at in (day, begin))
    if rule.frequency == "DAILY":
        return True
    if rule.frequency == "WEEKLY":
        in_week = (monday - first_monday).days // 7 % rule.interval == 0
        return in_week and day.weekday() in {on.day for on in rule.by_day}
    if ((day.year - begin.year) * 12 + day.month - begin.month) % rule.interval:
        return False
    length = calendar.monthrange(day.year, day.month)[1]
    same = [n for n in range(1, length + 1) if date(day.year, day.month, n).weekday() == day.weekday()]
    nth = {same.index(day.day) + 1} | ({-1} if same[-1] == day.day else set())
    return day.day in rule.by_month_day or any(
        on.day == day.weekday() and on.ordinal in nth for on in rule.by_day
    )


def meeting_days(schedule: Schedule) -> Iterator[date]:
    """Every day of a schedule from 2023 to 2027, each decided by itself."""
    met = 0
    for number in itertools.count(date(2023, 1, 1).toordinal()):
        day = date.fromordinal(number)
        if day.year == 2028:
            return
        rule = schedule.recurrence
        of_rule = (
            rule is not None
            and (schedule.starting is None or day >= schedule.starting)
            and (schedule.until is None or day <= schedule.until)
            and is_day_of(rule, day, schedule.starting)
        )
        met += of_rule
        counted = of_rule and (schedule.count is None or met <= schedule.count)
        if (counted or day in schedule.dates) and day not in schedule.excluding:
            yield day


@given(schedules(), days_near)
@example(
    Schedule(time(1, 30), 0, "Australia/Lord_Howe", Recurrence("DAILY")), date(2025, 1, 1)
)  # April 6, 1:30 comes twice
def test_occurrences_are_the_days_of_the_definition(schedule: Schedule, since: date) -> None:
    before = since + timedelta(days=120)
    zone = ZoneInfo(schedule.timezone)
    expected: list[datetime] = []
    for day in meeting_days(schedule):
        # fold=0 takes the offset before a gap, and the first of two.
        start = datetime.combine(day, schedule.start, zone).astimezone(UTC)
        if since <= start.astimezone(zone).date() < before and start not in expected:
            expected.append(start)
    found = occurrences(schedule, since, before=before)
    # In UTC: Python holds a time that comes twice to equal none of another zone (PEP 495).
    assert [occurrence.start.astimezone(UTC) for occurrence in found] == expected
    assert all(
        (meeting.end - meeting.start.astimezone(UTC)).total_seconds() == 60 * schedule.minutes
        for meeting in found
    )
    assert occurrences(schedule, since, 3, before) == found[:3]


@given(schedules(), days_near)
def test_occurrences_are_in_order_and_in_bounds(schedule: Schedule, since: date) -> None:
    found = occurrences(schedule, since, 6)
    moments = [occurrence.start.astimezone(UTC) for occurrence in found]
    assert moments == sorted(set(moments))
    assert len(found) <= 6
    assert all(occurrence.start.date() >= since for occurrence in found)


@pytest.mark.parametrize(
    ("zone", "start", "day", "expected"),
    [
        ("Europe/London", time(1, 30), date(2025, 3, 30), "2025-03-30T02:30:00+01:00"),  # skipped
        ("Europe/London", time(1, 30), date(2025, 10, 26), "2025-10-26T01:30:00+01:00"),  # twice: the first
        ("America/New_York", time(2, 30), date(2025, 3, 9), "2025-03-09T03:30:00-04:00"),
        ("Australia/Lord_Howe", time(2, 15), date(2024, 10, 6), "2024-10-06T02:45:00+11:00"),  # half an hour
        ("America/Sao_Paulo", time(0), date(2018, 11, 4), "2018-11-04T01:00:00-02:00"),  # midnight skipped
        ("America/Nuuk", time(23, 30), date(2024, 3, 30), "2024-03-31T00:30:00-01:00"),  # into the next day
        ("Pacific/Apia", time(19), date(2011, 12, 30), "2011-12-31T19:00:00+14:00"),  # no such day
    ],
)
def test_skipped_and_repeated_times(zone: str, start: time, day: date, expected: str) -> None:
    once = Schedule(start, 60, zone, dates=(day,))
    (found,) = occurrences(once, day)
    assert found.start.isoformat() == expected
    assert occurrences(once, found.start.date()) == [found]
    assert occurrences(once, found.start.date() + timedelta(days=1)) == []


def test_a_left_out_day_does_not_double_the_next() -> None:
    daily = Schedule(time(19), 60, "Pacific/Apia", Recurrence("DAILY"))
    days = [occurrence.start.day for occurrence in occurrences(daily, date(2011, 12, 29), 3)]
    assert days == [29, 31, 1]


def test_a_length_is_of_time_that_passes() -> None:
    night = Schedule(time(0, 30), 120, "Europe/London", dates=(date(2025, 3, 30),))
    (found,) = occurrences(night, date(2025, 3, 30))
    assert found.end.isoformat() == "2025-03-30T03:30:00+01:00"


def test_a_first_day_that_is_no_meeting_is_not_one() -> None:
    found = occurrences(replace(TUESDAYS, starting=date(2025, 3, 5), count=1), date(2025, 1, 1))
    assert [occurrence.start.date() for occurrence in found] == [date(2025, 3, 11)]


def test_bounds_are_of_the_rule_and_not_of_single_dates() -> None:
    both = replace(TUESDAYS, until=date(2025, 3, 4), dates=(date(2025, 6, 1), date(2025, 3, 4)))
    found = occurrences(both, date(2025, 3, 1))
    assert [occurrence.start.date() for occurrence in found] == [date(2025, 3, 4), date(2025, 6, 1)]


def test_neither_rule_nor_dates_is_by_arrangement() -> None:
    assert occurrences(Schedule(time(19), 90, "Europe/London"), date(2025, 3, 1)) == []


def test_a_meeting_without_end_needs_a_bound() -> None:
    with pytest.raises(ValueError, match="limit"):
        occurrences(TUESDAYS, date(2025, 3, 1))


@pytest.mark.parametrize(
    "schedule",
    [
        replace(TUESDAYS, recurrence=parse_every("other tuesday")),
        replace(TUESDAYS, recurrence=Recurrence("WEEKLY")),
        replace(TUESDAYS, count=3),
    ],
)
def test_a_rule_that_counts_from_somewhere_needs_to_say_where(schedule: Schedule) -> None:
    with pytest.raises(RecurrenceError, match="starting"):
        occurrences(schedule, date(2025, 3, 1), 1)
    with pytest.raises(RecurrenceError, match="starting"):
        schedule_json(schedule)


@pytest.mark.parametrize(
    ("bare", "days"),
    [(Recurrence("WEEKLY"), [[0, 1]]), (Recurrence("MONTHLY", by_day=(Weekday(1, -1),)), [[-1, 1]])],
)
def test_a_rule_without_days_takes_that_of_its_first(bare: Recurrence, days: list[list[int]]) -> None:
    form = schedule_json(replace(TUESDAYS, recurrence=bare, starting=date(2025, 3, 4)))
    assert form["days"] == days
    monthly = replace(TUESDAYS, recurrence=Recurrence("MONTHLY"), starting=date(2025, 3, 4))
    assert schedule_json(monthly)["monthdays"] == [4]


def test_a_rule_that_never_comes_true_ends() -> None:
    never = replace(
        TUESDAYS, recurrence=Recurrence("MONTHLY", 12, by_month_day=(30,)), starting=date(2025, 2, 1)
    )
    assert occurrences(never, date(2025, 3, 1), 1) == []


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_ends_of_the_calendar_are_no_fault(day: date) -> None:
    edge = replace(
        TUESDAYS, timezone="Pacific/Auckland", recurrence=Recurrence("DAILY"), dates=(day,), starting=day
    )
    for zone in ("Pacific/Auckland", "America/New_York"):
        found = occurrences(replace(edge, timezone=zone), day, 2)
        assert all(occurrence.start.date() >= day for occurrence in found)


@pytest.mark.parametrize(
    ("start", "zone", "expected"),
    [
        (time(0), "Europe/London", True),
        (time(3, 59), "Australia/Lord_Howe", True),
        (time(4), "Europe/London", False),
        (time(2), "Asia/Kolkata", False),
        (time(2), "America/Sao_Paulo", False),  # it did until 2019
        (time(2), "UTC", False),
    ],
)
def test_starts_in_the_hours_of_change_are_told(start: time, zone: str, expected: bool) -> None:
    assert skipped_or_repeated(Schedule(start, 60, zone)) is expected
