"""Makes the columns of finder/groups.json for any number of invented groups, quickly: no file is read or written for each of them.

Some groups are made the whole way (tools/make_groups.py); every further one takes its filters and meetings from one of them, and gets a
town drawn by its population, a place near it, times and words of its own.
"""

from __future__ import annotations

import tempfile
from bisect import bisect
from collections.abc import Callable
from datetime import date
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any

from commonground.directory import build_directory
from commonground.pages.finder_index import index
from commonground.pages.words import Words
from commonground.project import Project
from commonground.settings import Settings
from tools.made_towns import towns
from tools.made_words import FIRST_WORDS, SECOND_WORDS, SENTENCES
from tools.make_groups import write_groups

MODELS = 600
"""How many groups are made the whole way."""

AS_OF = date(2026, 11, 23)
Columns = dict[str, Any]


@cache
def model() -> Columns:
    """Return the columns of the groups that are made the whole way."""
    with tempfile.TemporaryDirectory() as folder:
        write_groups(MODELS, Path(folder))
        project = Project.at(Path(__file__).parent.parent, Path(folder))
        settings = Settings(country="GB", site_url="https://site.example.org/")
        directory, _ = build_directory(project, settings, as_of=AS_OF)
    return index(directory, Words(settings, directory.vocabulary, AS_OF))


def made_columns(count: int, seed: int = 1) -> Columns:
    """Return the columns of so many groups; the same arguments always give the same."""
    return _Maker(Random(seed)).columns(count)  # noqa: S311 - reproducible, not secret


class _Maker:
    def __init__(self, random: Random) -> None:
        self.random = random
        self.model = model()
        self.first = list(accumulate(self.model["groups"]["meetings"], initial=0))
        self.towns = towns()
        self.people = list(accumulate(town.row.population for town in self.towns))
        self.texts = _Numbers(self.model["texts"])
        self.places = _Numbers([])
        self.schedules: dict[tuple[int, str, int], int] = {}

    def columns(self, count: int) -> Columns:
        model = self.model
        groups: Columns = {name: [] for name in model["groups"]}
        meetings: Columns = {name: [] for name in model["meetings"]}
        rows: list[list[int]] = [[] for _ in model["facets"]]
        for number in range(count):
            like = self.below(len(model["groups"]["id"]))
            for name, column in groups.items():
                column.append(model["groups"][name][like])
            self.say(groups, number)
            at = range(self.first[like], self.first[like + 1])
            self.meet(groups, meetings, at)
            for facet, row in zip(model["facets"], rows, strict=True):
                if "rows" in facet:
                    row += [facet["rows"][one] for one in (at if facet.get("ofMeeting") else [like])]
        facets = [
            facet | ({"rows": row} if "rows" in facet else {})
            for facet, row in zip(model["facets"], rows, strict=True)
        ]
        names = list(model["places"])
        return model | {
            "groups": groups,
            "meetings": meetings,
            "facets": facets,
            "texts": list(self.texts.items),
            "places": {name: [place[at] for place in self.places.items] for at, name in enumerate(names)},
            "schedules": [
                model["schedules"][like] | {"tz": zone, "start": start}
                for like, zone, start in self.schedules
            ],
        }

    def below(self, most: int) -> int:
        return int(self.random.random() * most)

    def say(self, groups: Columns, number: int) -> None:
        """Give a group an id and words of its own."""
        pick: Callable[[Any], Any] = lambda things: things[self.below(len(things))]  # noqa: E731
        groups["id"][-1] = f"example-{number:06}"
        groups["name"][-1] = f"EXAMPLE – {pick(FIRST_WORDS)} {pick(SECOND_WORDS)} {number}"
        groups["summary"][-1] = f"{pick(SENTENCES)} {pick(SENTENCES)}"

    def meet(self, groups: Columns, meetings: Columns, rows: range) -> None:
        """Give a group the meetings of another, in a town and at times of its own."""
        model = self.model
        town = self.towns[bisect(self.people, self.random.random() * self.people[-1])]
        where = self.texts.number(f"{town.row.name}, {town.region}")
        if any(model["meetings"]["place"][row] >= 0 for row in rows):
            groups["where"][-1] = where
        away = [self.random.gauss(0, 0.012) for _ in range(2)]
        later = 15 * self.below(5)
        for row in rows:
            meetings["way"].append(model["meetings"]["way"][row])
            place = model["meetings"]["place"][row]
            if place >= 0:
                column = {name: values[place] for name, values in model["places"].items()}
                exact = column["precision"] == 0
                column |= {
                    "latitude": round(town.row.latitude + (away[0] if exact else 0), 4),
                    "longitude": round(town.row.longitude + (away[1] if exact else 0), 4),
                    "name": where,
                }
                place = self.places.number(tuple(column.values()))
            meetings["place"].append(place)
            schedule = model["meetings"]["schedule"][row]
            if schedule >= 0:
                start = (model["schedules"][schedule]["start"] + later) % (24 * 60)
                key = (schedule, town.timezone, start)
                schedule = self.schedules.setdefault(key, len(self.schedules))
            meetings["schedule"].append(schedule)


class _Numbers:
    """Things that stand once and are meant by their number."""

    def __init__(self, items: Any) -> None:
        self.items: dict[Any, int] = {item: at for at, item in enumerate(items)}

    def number(self, item: Any) -> int:
        return self.items.setdefault(item, len(self.items))
