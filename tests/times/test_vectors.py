"""Starts are those of an independent engine and of RFC 5545; the browser's tests read the same files."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from commonground.times.occurrences import occurrences, schedule_json
from tests.conftest import PROJECT
from tests.times.schedules import schedule_of

VECTORS = json.loads((PROJECT / "tests/vectors/recurrence.json").read_text())
EXAMPLES = json.loads((PROJECT / "tests/vectors/rfc5545.json").read_text())["cases"]


def starts(form: dict[str, Any], since: str, limit: int, before: str | None = None) -> list[str]:
    last = date.fromisoformat(before) if before else None
    found = occurrences(schedule_of(form), date.fromisoformat(since), limit, last)
    return [occurrence.start.isoformat(timespec="minutes") for occurrence in found]


def test_vectors_are_many_and_of_many_zones() -> None:
    assert len(VECTORS) >= 500
    assert len({vector["schedule"]["tz"] for vector in VECTORS}) >= 10
    assert sum(vector.get("gap", False) for vector in VECTORS) >= 50


@pytest.mark.parametrize("zone", sorted({vector["schedule"]["tz"] for vector in VECTORS}))
def test_starts_are_those_of_an_independent_engine(zone: str) -> None:
    for vector in VECTORS:
        if vector["schedule"]["tz"] == zone:
            found = starts(vector["schedule"], vector["since"], 5, vector["before"])
            assert found == vector["expected"], vector


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["title"])
def test_starts_are_those_that_rfc_5545_prints(example: dict[str, Any]) -> None:
    expected = example["expected"]
    # One more is asked for where the list is complete: there must be none.
    limit = len(expected) + example["complete"]
    assert starts(example["schedule"], example["schedule"]["from"], limit) == expected


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["title"])
def test_any_day_can_be_asked_from(example: dict[str, Any]) -> None:
    expected = example["expected"]
    for at, start in enumerate(expected):
        day = datetime.fromisoformat(start).date()
        assert starts(example["schedule"], day.isoformat(), 1) == [start]
        if at + 1 < len(expected):
            after = (day + timedelta(days=1)).isoformat()
            assert starts(example["schedule"], after, 1) == [expected[at + 1]]


def test_the_form_for_the_browser_holds_everything() -> None:
    for vector in [*VECTORS, *EXAMPLES]:
        form = vector["schedule"]
        assert schedule_json(schedule_of(form)) == form
