"""A Meeting Guide feed is read as its specification says, with what real feeds do besides."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import yaml

from commonground.directory import check_context
from commonground.imports import readers
from commonground.imports.feed import Imported, Wanted, to_listings
from commonground.project import Project

MEETING: dict[str, Any] = {
    "name": "EXAMPLE Morning Circle",
    "slug": "example-morning-circle",
    "day": 0,
    "time": "07:30",
    "end_time": "08:30",
    "timezone": "America/Los_Angeles",
    "formatted_address": "1 Example Street, Portland, OR 97214, USA",
    "latitude": 45.51234,
    "longitude": -122.64321,
    "types": ["O", "X", "S"],
    "location": "Community Hall",
    "updated": "2026-05-31 14:32:23",
    "entity": "EXAMPLE Area",
    "entity_website_url": "https://area.example.org/",
}


def imported(*meetings: dict[str, Any], timezone: str | None = None) -> Imported:
    as_of = date(2026, 11, 23)
    feed = readers()["meeting-guide"](list(meetings), timezone)
    return to_listings(
        feed, Wanted("example-area", ("any-mental-health",), as_of), check_context(Project.at(), as_of)
    )


def written(*meetings: dict[str, Any], timezone: str | None = None) -> list[dict[str, Any]]:
    return list(yaml.load(imported(*meetings, timezone=timezone).text, Loader=yaml.BaseLoader)["groups"])  # noqa: S506


def test_a_record_becomes_a_listing_in_our_form(monkeypatch: pytest.MonkeyPatch) -> None:
    text = yaml.load(imported(MEETING).text, Loader=yaml.BaseLoader)  # noqa: S506
    assert text["organization"] == {
        "id": "example-area",
        "name": "EXAMPLE Area",
        "website": "https://area.example.org/",
    }
    [group] = text["groups"]
    [meeting] = group["meetings"]
    assert (meeting["every"], meeting["start"], meeting["duration"]) == ("sunday", "07:30", "60")
    assert (meeting["timezone"], meeting["format"]) == ("America/Los_Angeles", "in-person")
    place = meeting["place"]
    assert (place["address"], place["town"], place["region"]) == ("1 Example Street", "Portland", "OR")
    assert (place["latitude"], place["longitude"], place["country"]) == ("45.51234", "-122.64321", "US")
    assert (group["verified"], group["verified_how"]) == ("2026-05-31", "feed")
    assert group["access"] == {"step-free-entrance": "yes"}
    assert group["languages"] == ["es"]


def test_a_list_of_days_is_a_meeting_each() -> None:
    [group] = written(MEETING | {"day": [1, 3, 5]})
    assert [meeting["every"] for meeting in group["meetings"]] == ["monday", "wednesday", "friday"]


def test_wording_that_is_a_rule_is_read_with_a_note() -> None:
    found = imported(MEETING | {"day": 2, "notes": "1st & 3rd Tuesday"})
    [meeting] = yaml.load(found.text, Loader=yaml.BaseLoader)["groups"][0]["meetings"]  # noqa: S506
    assert meeting["every"] == "1st and 3rd tuesday of the month"
    assert any("1st & 3rd Tuesday" in note.message for note in found.notes)


def test_wording_about_what_is_done_that_day_leaves_it_weekly() -> None:
    found = imported(MEETING | {"day": 2, "notes": "1st Tuesday is a speaker meeting"})
    [meeting] = yaml.load(found.text, Loader=yaml.BaseLoader)["groups"][0]["meetings"]  # noqa: S506
    assert meeting["every"] == "tuesday"
    assert any("please check" in note.message for note in found.notes)


@pytest.mark.parametrize(
    ("change", "format"),
    [
        ({"conference_url": "https://meet.example.org/room"}, "hybrid"),
        ({"conference_url": "https://meet.example.org/room", "approximate": "yes"}, "online-video"),
        ({"conference_phone": "+1 206 555 0123", "types": ["TC"]}, "phone"),
    ],
)
def test_how_people_meet_is_told_by_place_and_link(change: dict[str, Any], format: str) -> None:
    [group] = written(MEETING | change)
    assert group["meetings"][0]["format"] == format


def test_a_passcode_is_never_written() -> None:
    found = imported(MEETING | {"conference_url": "https://meet.example.org/j/1?pwd=secret123"})
    assert "secret123" not in found.text
    assert any("passcode" in note.message for note in found.notes)


def test_contacts_of_persons_are_never_written() -> None:
    found = imported(MEETING | {"contact_1_name": "Ada Person", "contact_1_phone": "206 555 0111"})
    assert "Ada Person" not in found.text
    assert found.unread["contact_1_name"] == 1


def test_a_record_that_cannot_be_used_is_named_and_changes_no_other() -> None:
    bad = [
        MEETING | {"slug": "a", "day": 9},
        MEETING | {"slug": "b", "time": "noon"},
        MEETING | {"slug": "c", "name": ""},
        "text",
    ]
    found = imported(MEETING, *bad)  # type: ignore[arg-type]
    assert [left.record for left in found.left_out] == ["a", "b", "c", "record 5"]
    assert found.meetings == 1


def test_a_meeting_without_a_day_is_by_arrangement() -> None:
    record = {name: value for name, value in MEETING.items() if name not in ("day", "time", "end_time")}
    [group] = written(record)
    assert group["meetings"][0]["by_arrangement"] == "true"


def test_entities_and_markup_become_plain_text() -> None:
    [group] = written(
        MEETING | {"name": "EXAMPLE Bill &amp; Bob&#8217;s <b>Circle</b>", "notes": "Ring <br>twice"}
    )
    assert group["name"] == "EXAMPLE Bill & Bob’s Circle"
    assert group["about"] == "Ring twice"
