"""The data of the finder in shards: the same answers as in one file, numbers alone in the addresses, the same bytes every time."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from commonground.directory import Listing
from commonground.pages import finder_index
from commonground.pages.finder_index import encode
from commonground.pages.shards import sharded
from commonground.pages.shards.order import LEAF, arrange
from tests.pages.made import AT_HALL, LEEDS, ONLINE, TUESDAY, directory, full, listing, shell
from tools.made_columns import made_columns

ANSWERS = Path(__file__).parent.parent / "js/finder/shards.mjs"


def in_order_of_shards(data: dict[str, Any]) -> dict[str, Any]:
    """Returns the columns with the listings in the order in which shards number them."""
    arranged = arrange(data)
    numbered = {True: arranged.meetings, False: arranged.order}
    return data | {
        "groups": {name: [column[at] for at in arranged.order] for name, column in data["groups"].items()},
        "meetings": {
            name: [column[at] for at in arranged.meetings] for name, column in data["meetings"].items()
        },
        "facets": [
            facet | {"rows": [facet["rows"][at] for at in numbered[facet.get("ofMeeting", False)]]}
            if "rows" in facet
            else facet
            for facet in data["facets"]
        ],
    }


def write_both(data: dict[str, Any], folder: Path) -> None:
    """Writes the one file and the shards of a directory."""
    manifest, shards = sharded(data, encode)
    whole = encode(in_order_of_shards(data))
    for path, content in [("whole.json", whole), (finder_index.PATH, encode(manifest)), *shards]:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


@pytest.mark.parametrize(
    ("size", "rounds"),
    [
        (1, 10),
        (100, 150),
        (5_000, 60),
        pytest.param(20_000, 60, marks=pytest.mark.slow),
        pytest.param(100_000, 24, marks=pytest.mark.slow),
    ],
)
def test_answers_from_shards_are_those_of_an_oracle(
    size: int, rounds: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if size == 5_000:  # cut as fine as if there were far more
        for module, name, most in (
            ("order", "LEAF", 40),
            ("times", "PER_SHARD", 60),
            ("clock", "PER_SHARD", 500),
        ):
            monkeypatch.setattr(sys.modules[f"{sharded.__module__}.{module}"], name, most)
        monkeypatch.setattr(sys.modules[sharded.__module__], "PER_CLOCK", 500)
    write_both(made_columns(size), tmp_path)
    assert differences(tmp_path, str(rounds)) == ""


@pytest.mark.parametrize(
    ("zone", "now"),
    [
        ("Asia/Kolkata", "2026-11-23T17:05:00Z"),
        ("Australia/Lord_Howe", "2027-06-23T17:05:00Z"),
        ("America/Los_Angeles", "2027-03-20T17:05:00Z"),
    ],
)
def test_answers_are_right_by_any_clock_and_after_clocks_were_changed(
    zone: str, now: str, tmp_path: Path
) -> None:
    write_both(made_columns(3_000), tmp_path)
    assert differences(tmp_path, "80", now, zone=zone) == ""


def differences(folder: Path, *arguments: str, zone: str = "Etc/UTC") -> str:
    """Returns how answers from shards differ from an oracle's, by the clock of a zone."""
    done = subprocess.run(
        ["node", ANSWERS, folder, *arguments],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"TZ": zone},
    )
    assert done.returncode == 0, done.stderr[-4000:]
    return done.stdout.strip()


def made(monkeypatch: pytest.MonkeyPatch, *listings: Listing) -> dict[str, bytes]:
    """Returns the files of a directory whose listings are too many for one file."""
    monkeypatch.setattr(finder_index, "ONE_FILE_UP_TO", 0)
    of = directory(*listings)
    return dict(finder_index.outputs(of, shell(of)))


def test_a_directory_comes_in_shards_only_where_it_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    of = directory(full(), listing("b"))
    assert [path for path, _ in finder_index.outputs(of, shell(of))] == [finder_index.PATH]
    files = made(monkeypatch, full(), listing("b"))
    assert "groups" not in json.loads(files[finder_index.PATH])
    assert len(files) > 1


def test_addresses_hold_numbers_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    paths = list(made(monkeypatch, full(), listing("b")))
    assert paths[0] == "finder/groups.json"
    assert all(re.fullmatch(r"finder/shards/[0-9a-f]{16}/[0-9]+\.json", path) for path in paths[1:-1])


def test_one_more_file_holds_all_shards_each_on_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    (_, first), *files, (path, whole) = made(monkeypatch, full(), listing("b")).items()
    assert path == f"finder/{json.loads(first)['shards']}all.txt"
    assert whole.split(b"\n") == [content for _, content in files]


def test_shards_of_another_day_have_other_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    before = made(monkeypatch, full(), listing("b"))
    after = made(monkeypatch, full(), listing("b", name="Another name"))
    assert set(before) & set(after) == {finder_index.PATH}


def test_the_same_listings_give_the_same_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    listings = [full(), listing("b"), listing("c", meetings=(ONLINE,))]
    assert made(monkeypatch, *listings) == made(monkeypatch, *reversed(listings))
    (manifest, shards), (again, shards_again) = (sharded(made_columns(500), encode) for _ in range(2))
    assert (manifest, [*shards]) == (again, [*shards_again])


def test_what_must_not_be_shown_is_in_no_shard(monkeypatch: pytest.MonkeyPatch) -> None:
    secret = replace(LEEDS, venue="Secret Hall", address="9 Hidden Road", precision="hidden")
    files = made(monkeypatch, listing("a", meetings=(replace(TUESDAY, place=secret),), located=AT_HALL))
    for content in files.values():
        assert b"Secret" not in content
        assert b"Hidden" not in content
        assert b"53.8" not in content
    shards = [json.loads(content) for path, content in files.items() if path.endswith(".json")]
    assert not [shard for shard in shards if "latitude" in shard]


def test_leaves_are_full_and_no_box_leaves_a_place_out() -> None:
    data = made_columns(3_000)
    arranged = arrange(data)
    assert sorted(arranged.order) == list(range(3_000))
    places, place = data["places"], data["meetings"]["place"]
    for leaf in arranged.leaves:
        for one in leaf.listings:
            for at in (place[meeting] for meeting in arranged.meetings_of(one)):
                assert (at >= 0) <= (leaf.box is not None)
                if leaf.box and at >= 0:
                    assert leaf.box.south <= places["latitude"][at] <= leaf.box.north
                    assert leaf.box.west <= places["longitude"][at] <= leaf.box.east
    placed = [len(leaf.listings) for leaf in arranged.leaves if leaf.box]
    assert max(placed) <= LEAF
    assert sum(placed) / len(placed) > LEAF / 3
