"""Measures near-duplicate finding on the labelled pairs: `python -m tools.duplicates` tells precision and recall, and what was missed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any

from commonground.listings.alike import duplicates, sketch_of
from commonground.listings.model import Group, Join, Meeting, Organization, Place
from commonground.listings.read import Entry
from commonground.times.recurrence import parse_every

PAIRS = Path(__file__).parent.parent / "tests" / "vectors" / "duplicates.json"


@dataclass(frozen=True, slots=True)
class Score:
    """How many pairs were rightly found, wrongly found, and missed; the kinds of those that went wrong."""

    right: int
    wrong: tuple[str, ...]
    missed: tuple[str, ...]

    @property
    def precision(self) -> float:
        """The part of the pairs found that are one group."""
        return self.right / max(1, self.right + len(self.wrong))

    @property
    def recall(self) -> float:
        """The part of the pairs of one group that were found."""
        return self.right / max(1, self.right + len(self.missed))


def main() -> None:
    """Print the scores of the pairs for tuning, of those held out, and of all."""
    pairs = read_pairs()
    for title, chosen in (
        ("tuning", [pair for pair in pairs if not pair["held_out"]]),
        ("held out", [pair for pair in pairs if pair["held_out"]]),
        ("all", pairs),
    ):
        score = scored(chosen)
        print(f"{title}: {len(chosen)} pairs, precision {score.precision:.3f}, recall {score.recall:.3f}")
        for word, kinds in (("wrongly found", score.wrong), ("missed", score.missed)):
            for kind in sorted({*kinds}):
                print(f"  {word}: {kinds.count(kind)} × {kind}")


def read_pairs() -> list[dict[str, Any]]:
    """Return the labelled pairs."""
    pairs: list[dict[str, Any]] = json.loads(PAIRS.read_text("utf-8"))
    return pairs


def scored(pairs: Iterable[dict[str, Any]]) -> Score:
    """Return how well the pairs are told apart, each looked for as in a directory of its two listings."""
    right, wrong, missed = 0, [], []
    for pair in pairs:
        entries = [_entry(pair[side], number) for number, side in enumerate(("one", "other"))]
        found = any(duplicates([sketch_of(entry) for entry in entries]))
        right += found and pair["same"]
        if found != pair["same"]:
            (wrong if found else missed).append(pair["kind"])
    return Score(right, tuple(wrong), tuple(missed))


def _entry(said: dict[str, Any], number: int) -> Entry:
    """Return a listing of the set as the reader gives one."""
    hours, minutes = map(int, said["start"].split(":"))
    place = None
    if "town" in said:
        words = {
            name: said.get(name) for name in ("venue", "address", "town", "region", "postcode", "country")
        }
        spot = {name: Decimal(said[name]) for name in ("latitude", "longitude") if name in said}
        place = Place(**words, **spot)
    meeting = Meeting(
        format="in-person" if place else "online-video",
        every=parse_every(said["every"]),
        start=time(hours, minutes),
        timezone=said.get("timezone"),
        place=place,
        join=Join(url=said.get("link")),
    )
    group = Group(
        id=f"example-{number}",
        kind="group",
        name=f"EXAMPLE – {said['name']}",
        topics=(said["topic"],),
        meetings=(meeting,),
        verified=date(2026, 11, 2),
        verified_how="website",
    )
    owner = said.get("organization")
    organization = Organization(id=owner.lower().replace(" ", "-"), name=owner) if owner else None
    return Entry(group, organization, f"data/groups/{number}.yaml", 0, 1, True)


if __name__ == "__main__":
    main()
