"""Makes the labelled pairs that near-duplicate finding is measured on: `python -m tools.make_pairs tests/vectors/duplicates.json`.

The groups are invented, each with the names that different people would list it under, written by hand. Each kind of pair is something
that happens: one group listed by two people, or two groups that only look like one. Those that are held out were written after the matcher
was tuned on the others, and before anything was measured on them.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Listing = dict[str, Any]

GROUPS = Path(__file__).parent.parent / "tests" / "vectors" / "duplicate-groups.csv"
_TEXTS = {
    "anxiety": "depression",
    "depression": "grief",
    "bipolar": "anxiety",
    "grief": "loneliness",
    "panic": "ocd",
}
_STREET = "{} Example Street"


def main() -> None:
    """Write the pairs to the file that was named."""
    lines = ",\n".join(json.dumps(pair, ensure_ascii=False) for pair in pairs())
    Path(sys.argv[1]).write_text(f"[\n{lines}\n]\n", "utf-8")


def pairs() -> Iterator[dict[str, Any]]:
    """Give every pair, each with its kind, whether it is one group, and whether it is held out."""
    with GROUPS.open(encoding="utf-8", newline="") as file:
        rooms = list(csv.DictReader(file, delimiter="|"))
    for held_out in ("no", "yes"):
        some = [room for room in rooms if room["held_out"] == held_out]
        for rank, room in enumerate(some):
            yield from (pair | {"held_out": held_out == "yes"} for pair in _pairs(room, some, rank))


def _pairs(room: dict[str, str], rooms: list[dict[str, str]], rank: int) -> Iterator[dict[str, Any]]:
    """Give the pairs of one group: what several people list, and what only looks like it."""
    base, other = _listing(room, rank), rooms[(rank + 7) % len(rooms)]
    owner = base["organization"]

    def pair(kind: str, one: Listing, two: Listing, same: bool) -> dict[str, Any]:
        return {"kind": kind, "same": same, "one": one, "other": two}

    # One group, two listings
    again = _as(base, name=room["second"], organization=None, email=f"volunteer{rank}@lists.example")
    yield pair("another name, no coordinates", base, _without(again, "latitude", "longitude"), True)
    near = _as(base, name=room["third"], latitude=_shift(base["latitude"], 5), organization="City Directory")
    yield pair("another name, a door 55 m away", base, _without(near, "address", "postcode"), True)
    coarse = _as(base, name=room["second"], organization=None)
    yield pair(
        "known by its town only",
        base,
        _without(coarse, "latitude", "longitude", "address", "postcode", "venue"),
        True,
    )
    late = _as(base, name=room["second"], start=_later(base["start"], 15), organization="City Directory")
    yield pair("a quarter of an hour later", base, late, True)
    online = _online(base, rank, f"https://meet.example/{_slug(room['name'])}")
    yield pair(
        "online, the same link", online, _as(online, name=room["third"], organization=None, email=None), True
    )
    yield pair(
        "online, the same hour and no link",
        online,
        _without(_as(online, name=room["second"], organization="World List"), "link"),
        True,
    )

    # Two groups
    yield pair(
        "the same room on another day",
        base,
        _as(base, name=_sequel(room["name"]), every=_next_day(base["every"])),
        False,
    )
    yield pair(
        "the same room and day, later",
        base,
        _as(base, name=f"{room['name']} – Late", start=_later(base["start"], 105)),
        False,
    )
    chapter = _as(
        base,
        town=other["town"],
        region=other["region"],
        country=other["country"],
        latitude=other["latitude"],
        longitude=other["longitude"],
        postcode=other["postcode"],
        venue=other["venue"],
    )
    yield pair("the same name in another town", base, chapter, False)
    neighbor = _as(
        base,
        name=_neighbor(other, room),
        organization=other["organization"] if other["organization"] != owner else "Fourth Wall",
        topic=_other_topic(room),
        address=_STREET.format(90 - rank),
        venue="Room 4",
        email="hello@fourth.example",
    )
    yield pair(
        "another group in the building at that hour",
        base,
        _as(neighbor, latitude=base["latitude"], longitude=base["longitude"]),
        False,
    )
    # Two groups of one organization that share a page to join by
    page = f"https://{_slug(owner)}.example/join"
    yield pair(
        "one page to join two groups by",
        _online(base, rank, page),
        _as(
            _online(base, rank, page),
            name=f"{owner} {other['topic'].replace('-', ' ').title()} Space",
            topic=_other_topic(room),
            every=_next_day(base["every"]),
        ),
        False,
    )
    yield pair(
        "one page and hour for two topics",
        _online(base, rank, page),
        _as(
            _online(base, rank, page),
            name=f"{owner} {other['topic'].replace('-', ' ').title()} Space",
            topic=_other_topic(room),
        ),
        False,
    )
    women, men = f"{room['name']} for Women", f"{room['name']} for Men"
    if rank % 3 == 0:
        yield pair("women and men in two rooms", _as(base, name=women), _as(base, name=men), False)
    elif rank % 3 == 1:
        yield pair(
            "two parts of a course",
            _as(base, name=f"{room['name']} Part 1"),
            _as(base, name=f"{room['name']} Part 2", start=_later(base["start"], 90)),
            False,
        )
    else:
        topic = room["topic"].replace("-", " ").title()
        common = _as(base, name=f"{topic} Peer Support Group")
        far = _as(
            common,
            organization="Fourth Wall",
            latitude=_shift(base["latitude"], 180),
            address=_STREET.format(71),
            postcode=None,
            venue="Market Hall",
            every=_next_day(base["every"]),
            start=_later(base["start"], 30),
            email="hello@fourth.example",
        )
        yield pair("a common name elsewhere in town", common, far, False)


def _listing(room: dict[str, str], rank: int) -> Listing:
    keys = (
        "name",
        "organization",
        "town",
        "region",
        "country",
        "latitude",
        "longitude",
        "postcode",
        "venue",
        "every",
        "start",
        "topic",
    )
    made: Listing = {key: room[key] for key in keys}
    return made | {
        "address": _STREET.format(rank + 1),
        "email": f"hello@{_slug(room['organization'])}.example",
    }


def _online(base: Listing, rank: int, link: str) -> Listing:
    kept = {key: base[key] for key in ("name", "organization", "every", "start", "topic", "email")}
    return kept | {"timezone": ("Europe/London", "America/New_York")[rank % 2], "link": link}


def _as(base: Listing, **said: Any) -> Listing:
    return {key: value for key, value in (base | said).items() if value is not None}


def _without(base: Listing, *names: str) -> Listing:
    return {key: value for key, value in base.items() if key not in names}


def _shift(degrees: str, ten_thousandths: int) -> str:
    return f"{float(degrees) + ten_thousandths / 10_000:.4f}"


def _later(start: str, minutes: int) -> str:
    hour, minute = map(int, start.split(":"))
    total = hour * 60 + minute + minutes
    return f"{total // 60 % 24:02}:{total % 60:02}"


_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _next_day(every: str) -> str:
    *before, day = every.split()
    return " ".join([*before, _DAYS[(_DAYS.index(day) + 2) % 7]])


def _sequel(name: str) -> str:
    return f"{name} 2"


def _neighbor(other: dict[str, str], room: dict[str, str]) -> str:
    return f"{other['name']} {room['town']}"


def _other_topic(room: dict[str, str]) -> str:
    return _TEXTS.get(room["topic"], "sleep")


def _slug(text: str) -> str:
    return "-".join("".join(sign if sign.isalnum() else " " for sign in text.lower()).split())


if __name__ == "__main__":
    main()
