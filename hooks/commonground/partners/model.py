"""The partners whose feeds are taken over: data/partners.yaml."""

from __future__ import annotations

from dataclasses import dataclass

from ..listings.fields import EVERY_KIND, Choice, Id, ListOf, Text, TimeZone, Word, declare
from ..listings.report import Problem
from ..locale import N_
from ..project import Project
from ..prose.records import WebAddress, read_items

FILE = "partners.yaml"
FORMATS = ("csv", "meeting-guide", "bmlt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """One partner: its organization, where its feed is, how that is read, and with what right we publish it."""

    id: str = declare(
        Id(),
        N_("Id"),
        N_("The id of the organization."),
        example="example-riverside-peers",
        required=EVERY_KIND,
    )
    name: str = declare(
        Text(120),
        N_("Name"),
        N_("The name of the organization."),
        example="EXAMPLE – Riverside Peers",
        required=EVERY_KIND,
    )
    website: str = declare(
        WebAddress(),
        N_("Website"),
        N_("Its own pages."),
        example="https://riverside.example.org",
        required=EVERY_KIND,
    )
    format: str = declare(
        Choice(FORMATS), N_("Format"), N_("How the feed is written."), example="csv", required=EVERY_KIND
    )
    url: str = declare(
        WebAddress(),
        N_("Address"),
        N_("Where the feed is: a published CSV address of a spreadsheet is one."),
        example="https://riverside.example.org/groups.csv",
        required=EVERY_KIND,
    )
    permission: str = declare(
        Text(300),
        N_("Permission"),
        N_("With what right it is published here, and since when."),
        example="CC0, agreed by e-mail on 2026-11-02",
        required=EVERY_KIND,
    )
    timezone: str | None = declare(
        TimeZone(), N_("Time zone"), N_("Of records that name none."), example="Europe/London"
    )
    topics: tuple[str, ...] = declare(
        ListOf(Word("topics")),
        N_("Topics"),
        N_("Of listings that name none."),
        example="any-mental-health",
        default=(),
    )
    file: str = ""
    line: int = 0


def read_partners(project: Project) -> tuple[list[Partner], list[Problem]]:
    """Return the partners of a project, and what is wrong with their files; there need be none."""
    paths = [path for folder in project.folders if (path := folder / FILE).is_file()]
    items, problems = read_items(paths, project.root, "partners", Partner)
    return list(items.values()), problems
