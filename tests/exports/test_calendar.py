"""Calendar files: what two independent programs read from them is when the group meets, and nobody else learns what it is about."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar.parser import Contentline

from commonground.directory import Listing
from commonground.exports import calendar
from commonground.listings.model import Join
from commonground.times.occurrences import occurrences
from commonground.times.recurrence import parse_every
from tests.pages.made import AS_OF, ONLINE, SETTINGS, TUESDAY, directory, full, listing, outputs

EXPAND = Path(__file__).with_name("expand.mjs")


def files(*listings: Listing, **settings: object) -> dict[str, bytes]:
    made = directory(*listings, settings=replace(SETTINGS, **settings))
    return outputs(calendar, made)


def one(made: Listing, **settings: object) -> bytes:
    [content] = files(made, **settings).values()
    return content


def events(content: bytes) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(content).walk("VEVENT"))


def meeting(every: str, **changes):
    return replace(TUESDAY, every=parse_every(every), **changes)


def test_it_is_a_whole_calendar():
    content = one(full())
    read = icalendar.Calendar.from_ical(content)
    assert read["version"] == "2.0"
    assert "prodid" in read
    assert [str(zone["tzid"]) for zone in read.walk("VTIMEZONE")] == ["Europe/London"]
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")


def test_its_title_says_nothing_of_what_it_is_about():
    [event] = events(one(full()))
    assert event["summary"] == "Meeting"
    assert "anxiety" not in one(full()).decode().lower()
    assert event["description"].splitlines() == [
        "Drop in.",
        "https://hall.example.org/join",
        "0113 496 0001",
        "https://site.example.org/sub/groups/example-full/",
    ]


def test_without_an_address_of_the_site_there_is_no_link():
    [event] = events(one(listing(), site_url=""))
    assert "url" not in event
    assert "description" not in event


def test_an_invented_group_says_so():
    [event] = events(one(listing(demo=True)))
    assert event["description"].startswith("This is an invented example.")


def test_the_place_is_as_precise_as_it_may_be():
    [exact] = events(one(listing()))
    assert (
        exact["location"] == "Community Hall, 1 Example Street, Leeds LS6 2AB, West Yorkshire, United Kingdom"
    )
    assert exact["geo"].to_ical() == "53.82;-1.56"
    coarse = replace(TUESDAY, place=replace(TUESDAY.place, precision="town"))
    [town] = events(one(listing(meetings=(coarse,))))
    assert town["location"] == "Leeds, West Yorkshire, United Kingdom"
    assert "geo" not in town


def test_the_identity_of_an_event_does_not_move_with_the_day_of_the_build():
    first, second = (
        next(iter(outputs(calendar, made).values()))
        for made in (directory(listing()), directory(listing(), as_of=AS_OF + timedelta(days=1)))
    )
    assert first == second
    [event] = events(first)
    assert event["uid"] == "example-one-1@site.example.org"


def test_only_meetings_at_known_times_have_one():
    arranged = replace(TUESDAY, every=None, start=None, end=None, by_arrangement=True)
    past = replace(TUESDAY, every=None, dates=(date(2020, 1, 1),))
    assert (
        files(
            listing(meetings=(arranged,)),
            listing("example-two", status="paused"),
            listing("example-3", meetings=(past,)),
        )
        == {}
    )
    [event] = events(one(listing(meetings=(arranged, ONLINE))))
    assert event["uid"] == "example-one-2@site.example.org"


SCHEDULES = {
    "weekly": (meeting("tuesday"),),
    "every other week, two days": (meeting("other tuesday and thursday", starting=date(2026, 1, 9)),),
    "of a month": (meeting("1st and last monday"),),
    "every other month": (meeting("other month on the 2nd friday", starting=date(2026, 2, 1)),),
    "day of the month": (meeting("day 31 of the month"),),
    "until": (meeting("tuesday", until=date(2026, 12, 15)),),
    "until, over midnight, far east": (
        replace(
            ONLINE,
            every=parse_every("friday"),
            start=time(22),
            end=time(1),
            timezone="Pacific/Auckland",
            until=date(2026, 12, 18),
        ),
    ),
    "count": (meeting("tuesday", starting=date(2026, 11, 3), count=6),),
    "count, the first left out": (
        meeting("tuesday", starting=date(2026, 11, 3), count=6, excluding=(date(2026, 11, 3),)),
    ),
    "left out": (meeting("tuesday", excluding=(date(2026, 12, 1), date(2026, 12, 22))),),
    "single dates": (
        replace(TUESDAY, every=None, dates=(date(2026, 12, 4), date(2026, 11, 27), date(2027, 1, 8))),
    ),
    "a rule and a date more": (meeting("tuesday", dates=(date(2026, 12, 4),)),),
    "daily through a change of clocks": (
        meeting("day", timezone="America/New_York", starting=date(2027, 3, 1), until=date(2027, 3, 31)),
    ),
    "two meetings": (meeting("tuesday"), ONLINE),
}


WINDOW = (AS_OF, date(2027, 6, 1))


@pytest.fixture(scope="module")
def expanded(node, project) -> dict[str, list[list[str]]]:
    """What ical.js finds in the window in the file of each of the schedules: starts and ends in UTC."""
    if not (project / "node_modules/ical.js").is_dir():
        pytest.fail("ical.js is not in node_modules: `make check` puts it there.", pytrace=False)
    contents = {name: one(listing(meetings=meetings)).decode() for name, meetings in SCHEDULES.items()}
    asked = json.dumps({"since": str(WINDOW[0]), "before": str(WINDOW[1]), "files": contents})
    answer = subprocess.run(
        [node, EXPAND], input=asked, cwd=project, check=True, capture_output=True, text=True
    )
    return json.loads(answer.stdout)


@pytest.mark.parametrize("name", SCHEDULES)
def test_another_program_finds_the_same_meetings(name, expanded):
    expected = sorted(
        [_utc(occurrence.start), _utc(occurrence.end)]
        for placed in listing(meetings=SCHEDULES[name]).meetings
        for occurrence in occurrences(placed.schedule, WINDOW[0], before=WINDOW[1])
    )
    assert expected, "the window holds no meeting"
    assert expanded[name] == expected


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@pytest.mark.parametrize(
    "timezone", ["Europe/London", "America/New_York", "Australia/Lord_Howe", "America/Santiago"]
)
def test_clocks_change_at_the_right_moment(timezone):
    [zone] = icalendar.Calendar.from_ical(one(listing(meetings=(replace(ONLINE, timezone=timezone),)))).walk(
        "VTIMEZONE"
    )
    seen = 0
    for part in zone.subcomponents:
        before, after = part["tzoffsetfrom"].td, part["tzoffsetto"].td
        more = part.get("rdate", [])
        onsets = [
            part["dtstart"].dt,
            *(day.dt for line in (more if isinstance(more, list) else [more]) for day in line.dts),
        ]
        for onset in onsets if before != after else []:
            moment = (onset - before).replace(tzinfo=UTC)
            assert moment.astimezone(ZoneInfo(timezone)).utcoffset() == after
            assert (moment - timedelta(seconds=1)).astimezone(ZoneInfo(timezone)).utcoffset() == before
            seen += 1
    assert seen > 20


def test_how_to_join_cannot_add_to_the_file():
    note = Join(note="Come in.\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nATTACH:https://evil.example.org/")
    [event] = events(one(listing(meetings=(replace(TUESDAY, join=note),))))
    assert "BEGIN:VALARM" in event["description"]
    assert not event.subcomponents


@given(
    st.text(
        st.characters(min_codepoint=32, exclude_categories=["Cs", "Cc"]) | st.sampled_from("\\^"),
        max_size=400,
    )
)
def test_lines_are_folded_as_icalendar_does(line):
    assert calendar.fold(line) == Contentline(line).to_ical()
