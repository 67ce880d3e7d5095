"""The page of chosen groups and its data: the same for everyone, every id in it, and nothing that a group does not want shown."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any
from zlib import crc32

import pytest
from lxml import html

from commonground.batches import LINES
from commonground.directory import Listing
from commonground.pages import your_list, your_list_data
from commonground.pages.environment import environment
from commonground.pages.printed import papers_of
from commonground.pages.your_list_data import count_files, file_of
from tests.pages.made import LEEDS, ONLINE, TUESDAY, directory, full, listing, shell, words

GONE = listing(
    "gone", status="closed", closed_on=date(2026, 8, 1), moved_to="example-full", was=("gone-before",)
)
OLD = listing("old", verified=date(2025, 11, 1))
PAUSED = listing("paused", status="paused")
HIDDEN = listing(
    "hidden", meetings=(replace(TUESDAY, place=replace(LEEDS, precision="hidden")),), located=None
)


def data(*listings: Any) -> dict[str, Any]:
    made = directory(*listings)
    found: dict[str, Any] = {}
    for number, (path, content) in enumerate(your_list_data.outputs(made, shell(made))):
        assert path == f"your-list/groups-{number}.json"
        found |= json.loads(content)["groups"]
    return found


def test_what_is_needed_to_get_there_is_in_the_data() -> None:
    found = data(full())["example-full"]
    (meeting,) = found["meetings"]
    assert meeting["rule"] == "Every Tuesday, 19:00–20:30"
    assert meeting["where"] == [
        "Community Hall",
        "1 Example Street",
        "Leeds LS6 2AB",
        "West Yorkshire",
        "United Kingdom",
    ]
    assert meeting["schedule"]["tz"] == "Europe/London"
    assert meeting["maps"][0].startswith("geo:53.82000,-1.56000")
    assert ["Write", "hello@hall.example.org", "mailto:hello@hall.example.org"] in found["ways"]
    assert found["confirmed"] == "The people who run it confirmed this on 2 November 2026."
    assert found["calendar"] is True
    assert "old" not in found


def test_older_ids_lead_to_the_present_one() -> None:
    found = data(full(), GONE)
    assert found["example-older"] == "example-full"
    assert found["gone-before"] == "gone"


def test_a_closed_group_says_so_and_who_goes_on() -> None:
    assert data(full(), GONE)["gone"] == {
        "name": "EXAMPLE – gone",
        "closed": "This group closed on 1 August 2026.",
        "next": "example-full",
    }


def test_what_is_old_is_marked_and_what_is_paused_has_no_dates() -> None:
    found = data(OLD, PAUSED)
    assert found["old"]["old"] is True
    assert "more than a year" in found["old"]["advice"]
    assert found["paused"]["state"] == "Taking a break"
    assert "schedule" not in found["paused"]["meetings"][0]
    assert "calendar" not in found["paused"]


def test_a_place_that_is_not_shared_is_not_in_the_data() -> None:
    said = json.dumps(data(HIDDEN))
    for secret in ("Community Hall", "Example Street", "LS6", "Blue door", "53.8", "geo:"):
        assert secret not in said
    assert "Ask the group for the address" in said


def test_one_file_holds_a_directory_of_ordinary_size(monkeypatch: pytest.MonkeyPatch) -> None:
    made = directory(*(listing(f"g-{number}") for number in range(12)), full())
    assert count_files(made) == 1
    monkeypatch.setattr(your_list_data, "ONE_FILE", 10)
    monkeypatch.setattr(your_list_data, "A_FILE", 4)
    files = [json.loads(content)["groups"] for _, content in your_list_data.outputs(made, shell(made))]
    assert len(files) == count_files(made) == 4
    for number, groups in enumerate(files):
        assert all(file_of(id, 4) == crc32(id.encode()) % 4 == number for id in groups)
    assert sum(len(groups) for groups in files) == 14  # with one older id


def test_the_page_is_the_same_for_everyone_and_says_what_it_would_do_without_script() -> None:
    made = directory(full(), listing("online", meetings=(ONLINE,)))
    ((path, content),) = your_list.outputs(made, shell(made))
    page = html.document_fromstring(content.decode())
    assert path == "your-list/index.html"
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert page.get_element_by_id("main").get("data-files") == "1"
    assert "example-full" not in content.decode()
    assert "print it" in " ".join(page.xpath("//noscript")[0].text_content().split())


def test_a_build_hands_over_what_it_made_of_each_listing_before() -> None:
    """Where listings are in short, pages of the whole directory take the lines that were made of the whole ones."""
    asked: list[tuple[str, str]] = []

    def line(name: str, of: Listing) -> bytes:
        asked.append((name, of.group.id))
        return b'{"name":"as it was made"}'

    made = replace(directory(full(), GONE), lines=line)
    ((_, content),) = your_list_data.outputs(made, shell(made))
    assert json.loads(content)["groups"]["example-full"] == {"name": "as it was made"}
    assert asked == [("pages.your_list_data", "example-full"), ("pages.your_list_data", "gone")]
    assert papers_of(made, environment("en"), words())(full()) == '{"name":"as it was made"}'
    assert asked[-1] == ("pages.printed", "example-full")
    assert {line for line, _ in asked} <= set(LINES)
