"""The page of open numbers: what the listings come to, counted at every build."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from lxml import html

from commonground.exports.api import API
from commonground.listings.model import Cost, FirstTime
from commonground.pages.open_numbers import PLACE, Share, count, fill
from tests.pages.made import ONLINE, TUESDAY, directory, listing, words

FREE = Cost(kind="free")
SILENT = FirstTime(may_stay_silent="yes")
LISTINGS = (
    listing("a-room", verified=date(2026, 11, 1), verified_how="called", cost=FREE, first_time=SILENT),
    listing(
        "b-hybrid",
        meetings=(replace(TUESDAY, format="hybrid"), ONLINE),
        verified=date(2026, 3, 1),
        verified_how="website",
        cost=None,
        first_time=replace(SILENT, may_stay_silent="unknown"),
        access={"step-free-entrance": "yes"},
    ),
    listing("c-online", meetings=(ONLINE,), verified=date(2025, 1, 1), verified_how="organizer", cost=None),
    listing("d-line", kind="warmline", verified=date(2026, 11, 1), verified_how="feed"),
    listing("e-closed", status="closed"),
)


def shares(rows: tuple[Share, ...]) -> dict[str, tuple[int, int]]:
    return {row.label: (row.count, row.of) for row in rows}


def test_listings_are_counted_by_kind_way_and_age():
    numbers = count(directory(*LISTINGS), words())
    assert (numbers.total, numbers.closed, numbers.by_people) == (4, 1, 2)
    assert shares(numbers.kinds) == {"Group": (3, 4), "Network of groups": (0, 4), "Warmline": (1, 4)}
    assert shares(numbers.formats) == {
        "In person": (1, 3),
        "In person and online together": (1, 3),
        "Online by video": (2, 3),
        "Online in writing": (0, 3),
        "By phone": (0, 3),
    }
    assert list(shares(numbers.ages).values()) == [(2, 4), (1, 4), (1, 4)]
    assert sum(row.count for row in numbers.ways) == 4


def test_what_groups_leave_unsaid_is_counted_and_access_of_rooms_alone():
    unsaid = shares(count(directory(*LISTINGS), words()).unsaid)
    assert unsaid["What it costs"] == (2, 3)
    assert unsaid["Whether you can just listen"] == (2, 3)
    assert unsaid["Step-free entrance"] == (1, 2)


def test_the_page_shows_them_with_the_size_of_the_open_data(tmp_path: Path):
    page = tmp_path / "open" / "index.html"
    page.parent.mkdir()
    (tmp_path / API).parent.mkdir()
    (tmp_path / API).write_bytes(b" " * 2_340_000)
    page.write_bytes(b"<html><body>%s</body></html>" % PLACE)
    fill(tmp_path, ["open/index.html"], directory(*LISTINGS))
    document = html.parse(page).getroot()
    tables = [table.find("caption").text_content() for table in document.iter("table")]
    assert tables[0] == "What is listed"
    assert len(tables) == 5
    assert ["Warmline", "1", "25%"] in [[cell.text_content() for cell in row] for row in document.iter("tr")]
    (link,) = document.iter("a")
    assert link.get("href") == "../api/groups.json"
    assert link.getnext().text_content() == "JSON, 2.3 MB, CC0"


def test_a_site_without_listings_says_so(tmp_path: Path):
    page = tmp_path / "index.html"
    (tmp_path / API).parent.mkdir()
    (tmp_path / API).write_bytes(b"{}")
    page.write_bytes(PLACE)
    fill(tmp_path, ["index.html"], directory())
    assert "No group is listed on this site yet." in page.read_text("utf-8")
    assert "<table" not in page.read_text("utf-8")
