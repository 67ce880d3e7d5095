"""Every meeting of a real BMLT database is either written just as it was, or named with the reason."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from commonground.directory import Directory, build_directory, check_context
from commonground.imports import readers, run_import
from commonground.imports.feed import Imported, Wanted, to_listings
from commonground.listings.schedules import minutes_of
from commonground.places.fold import fold
from commonground.project import Project, ProjectError
from commonground.settings import Settings

SAMPLE = Path(__file__).parent / "data" / "bmlt" / "meetings.json"
AS_OF = date(2026, 11, 23)
WANTED = Wanted("sample-region", ("any-mental-health",), AS_OF)


@pytest.fixture(scope="module")
def source() -> list[dict[str, Any]]:
    return list(json.loads(SAMPLE.read_text("utf-8"))["meetings"])


@pytest.fixture(scope="module")
def imported() -> Imported:
    feed = readers()["bmlt"](json.loads(SAMPLE.read_text("utf-8")), None)
    return to_listings(feed, WANTED, check_context(Project.at(), AS_OF))


@pytest.fixture(scope="module")
def directory(imported: Imported, tmp_path_factory: pytest.TempPathFactory) -> Directory:
    data = tmp_path_factory.mktemp("data")
    (data / "groups.yaml").write_text(imported.text, encoding="utf-8")
    return build_directory(Project.at(data=data), Settings(), as_of=AS_OF)[0]


def rows(directory: Directory) -> Counter[tuple[Any, ...]]:
    """Each meeting of the directory as name, weekday (1 = Sunday), start, minutes and coordinates, if they may be known."""
    found: Counter[tuple[Any, ...]] = Counter()
    careful = for_people_at_risk(directory)
    for listing in directory.listings:
        for placed in listing.meetings:
            meeting = placed.meeting
            assert meeting.every
            assert meeting.start
            assert placed.located
            weekday = (meeting.every.by_day[0].day + 1) % 7 + 1
            at = (placed.located.latitude, placed.located.longitude)
            where = at if fold(listing.group.name) not in careful else (None, None)
            found[
                (fold(listing.group.name), weekday, meeting.start.isoformat(), minutes_of(meeting), *where)
            ] += 1
    return found


def test_every_meeting_is_written_as_it_was_or_named_with_its_reason(
    source: list[dict[str, Any]], imported: Imported, directory: Directory
) -> None:
    left_out = {left.record for left in imported.left_out}
    careful = for_people_at_risk(directory)
    assert careful
    expected: Counter[tuple[Any, ...]] = Counter()
    for row in source:
        if row["id_bigint"] in left_out:
            continue
        hours, minutes, _ = (int(part) for part in row["duration_time"].split(":"))
        name = fold(row["meeting_name"])
        where = (float(row["latitude"]), float(row["longitude"])) if name not in careful else (None, None)
        expected[
            (name, int(row["weekday_tinyint"]), row["start_time"], hours * 60 + minutes or None, *where)
        ] += 1
    assert rows(directory) == expected
    assert imported.meetings + len(imported.left_out) == len(source)
    assert all(left.reason for left in imported.left_out)


def for_people_at_risk(directory: Directory) -> set[str]:
    """The names of groups whose place no feed may give away, each of which shows its town alone."""
    careful = [one for one in directory.listings if "lgbtq" in one.group.audiences]
    shown = {meeting.place.precision for one in careful for meeting in one.group.meetings if meeting.place}
    assert shown <= {"town"}
    assert not any(
        meeting.place.address for one in careful for meeting in one.group.meetings if meeting.place
    )
    return {fold(one.group.name) for one in careful}


def test_unpublished_meetings_are_never_written(source: list[dict[str, Any]], imported: Imported) -> None:
    unpublished = {row["id_bigint"] for row in source if row["published"] != "1"}
    reasons = {left.record: left.reason for left in imported.left_out}
    assert {record for record, reason in reasons.items() if reason == "it is not published"} == unpublished


def test_few_published_meetings_are_left_out(source: list[dict[str, Any]], imported: Imported) -> None:
    published = sum(row["published"] == "1" for row in source)
    assert imported.meetings >= 0.98 * published


def test_one_name_at_one_place_is_one_group(directory: Directory) -> None:
    keys = [(fold(listing.group.name), listing.meetings[0].located) for listing in directory.listings]
    assert len(set(keys)) == len(keys)
    assert any(len(listing.meetings) > 3 for listing in directory.listings)


def test_the_zone_is_found_from_the_place(directory: Directory) -> None:
    zones = {
        placed.schedule.timezone
        for listing in directory.listings
        for placed in listing.meetings
        if placed.schedule
    }
    assert zones == {"America/New_York"}


def test_what_a_day_is_about_is_not_taken_for_when_the_group_meets(directory: Directory) -> None:
    """ "1st Thursday is a step meeting" leaves the meeting weekly."""
    assert all(
        placed.meeting.every and placed.meeting.every.frequency == "WEEKLY"
        for item in directory.listings
        for placed in item.meetings
    )


def test_importing_twice_writes_the_same_ids(imported: Imported) -> None:
    document = json.loads(SAMPLE.read_text("utf-8"))
    document["meetings"].reverse()
    again = to_listings(readers()["bmlt"](document, None), WANTED, check_context(Project.at(), AS_OF))
    assert again.text == imported.text


def options(file: Path, output: Path, **said: Any) -> argparse.Namespace:
    defaults = {
        "feed": "bmlt",
        "organization": "sample-region",
        "timezone": None,
        "topics": ("any-mental-health",),
        "as_of": AS_OF,
    }
    return argparse.Namespace(file=file, output=output, **(defaults | said))


def test_the_report_names_what_was_not_carried_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_import(options(SAMPLE, tmp_path / "groups" / "sample.yaml")) == 0
    said = capsys.readouterr().out
    published = [row for row in json.loads(SAMPLE.read_text("utf-8"))["meetings"] if row["published"] == "1"]
    assert "records were left out:" in said
    assert f"bus_lines: {sum('bus_lines' in row for row in published)}" in said
    assert f"format To: {sum('To' in row['formats'].split(',') for row in published)}" in said
    assert (
        (tmp_path / "groups" / "sample.yaml")
        .read_text("utf-8")
        .startswith("# Imported from a bmlt feed on 2026-11-23")
    )


@pytest.mark.parametrize(
    ("said", "content", "told"),
    [
        ({}, "{}", "is no bmlt feed: it has no list 'meetings'"),
        ({}, "[1, 2", "is not JSON in UTF-8"),
        ({"feed": "bmtl"}, "[]", "did you mean 'bmlt'?"),
        ({"organization": "No Id"}, "[]", "is no id"),
        ({"timezone": "Mars/Base"}, "[]", "is no time zone"),
        ({"topics": ("anxeity",)}, "[]", "did you mean 'anxiety'?"),
    ],
)
def test_what_cannot_be_imported_is_told_in_a_sentence(
    tmp_path: Path, said: dict[str, Any], content: str, told: str
) -> None:
    file = tmp_path / "feed.json"
    file.write_text(content)
    with pytest.raises(ProjectError) as error:
        run_import(options(file, tmp_path / "out.yaml", **said))
    assert told in str(error.value)
    assert not (tmp_path / "out.yaml").exists()
