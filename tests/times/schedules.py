"""Schedules for tests: from their JSON form, and drawn by Hypothesis."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

from hypothesis import strategies as st

from commonground.times.occurrences import Schedule
from commonground.times.recurrence import Recurrence, Weekday

ZONES = (
    "Africa/Cairo",
    "America/New_York",
    "America/Nuuk",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "Europe/Dublin",
    "Europe/London",
    "Pacific/Auckland",
    "UTC",
)


def schedule_of(form: dict[str, Any]) -> Schedule:
    """The schedule whose `schedule_json` is this."""
    recurrence = None
    if "freq" in form:
        days = tuple(Weekday(day, ordinal) for ordinal, day in form.get("days", ()))
        recurrence = Recurrence(form["freq"], form.get("interval", 1), days, tuple(form.get("monthdays", ())))
    return Schedule(
        start=time(*divmod(form["start"], 60)),
        minutes=form["minutes"],
        timezone=form["tz"],
        recurrence=recurrence,
        dates=tuple(map(date.fromisoformat, form.get("dates", ()))),
        starting=date.fromisoformat(form["from"]) if "from" in form else None,
        until=date.fromisoformat(form["until"]) if "until" in form else None,
        count=form.get("count"),
        excluding=tuple(map(date.fromisoformat, form.get("except", ()))),
    )


def recurrences() -> st.SearchStrategy[Recurrence]:
    """Every rule that the grammar can say, as it is read: in order, nothing twice."""
    weekday = st.integers(0, 6)
    interval = st.integers(1, 99)
    days = st.sets(weekday, min_size=1).map(lambda found: tuple(map(Weekday, sorted(found))))
    ordinals = st.sets(st.sampled_from((1, 2, 3, 4, 5, -1)), min_size=1)
    nths = st.builds(
        lambda day, nth: tuple(Weekday(day, n) for n in sorted(nth, key=lambda n: (n < 0, n))),
        weekday,
        ordinals,
    )
    month_days = st.sets(st.integers(1, 31), min_size=1).map(lambda found: tuple(sorted(found)))
    return st.one_of(
        st.just(Recurrence("DAILY")),
        st.builds(Recurrence, st.just("WEEKLY"), interval, days),
        st.builds(Recurrence, st.just("MONTHLY"), interval, nths),
        st.builds(Recurrence, st.just("MONTHLY"), st.just(1), st.just(()), month_days),
    )


DAY = date(2025, 1, 1)
days_near = st.integers(-500, 900).map(lambda days: DAY + timedelta(days=days))


@st.composite
def schedules(draw: st.DrawFn) -> Schedule:
    """A meeting of any kind within some years of 2025, with a first day where its rule needs one."""
    recurrence = draw(st.none() | recurrences())
    starting, count = draw(st.none() | days_near), None
    if starting:
        count = draw(st.none() | st.integers(1, 40))
    elif recurrence and recurrence.interval > 1:
        starting = draw(days_near)
    return Schedule(
        start=draw(st.times().map(lambda at: at.replace(second=0, microsecond=0, fold=0))),
        minutes=draw(st.integers(0, 600)),
        timezone=draw(st.sampled_from(ZONES)),
        recurrence=recurrence,
        dates=tuple(draw(st.lists(days_near, max_size=4))),
        starting=starting,
        until=draw(st.none() | days_near),
        count=count,
        excluding=tuple(draw(st.lists(days_near, max_size=4))),
    )
