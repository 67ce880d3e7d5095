"""Addresses that are known not to answer our requests, each with its reason and a day until which that holds: data/link-exceptions.yaml."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ..listings.fields import EVERY_KIND, Date, Id, Text, declare
from ..listings.report import Problem
from ..locale import N_
from ..project import Project
from ..prose.records import WebAddress, read_items
from .reach import Answer

FILE = "link-exceptions.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkException:
    """One exception: the address, or what addresses begin with, why they do not answer, and until when that is believed."""

    id: str = declare(Id(), N_("Id"), N_("A name for the exception."), example="nhs", required=EVERY_KIND)
    url: str = declare(
        WebAddress(),
        N_("Address"),
        N_("The address, or what several begin with."),
        example="https://riverside.example.org/",
        required=EVERY_KIND,
    )
    reason: str = declare(
        Text(200),
        N_("Reason"),
        N_("Why it does not answer though it is there."),
        example="It answers only from inside the country.",
        required=EVERY_KIND,
    )
    until: date = declare(
        Date(),
        N_("Until"),
        N_("The day after which somebody looks again."),
        example="2027-06-30",
        required=EVERY_KIND,
    )
    file: str = ""
    line: int = 0

    def covers(self, url: str) -> bool:
        """Whether an address is this one, or begins with it."""
        return url.startswith(self.url)


def read_exceptions(project: Project) -> tuple[list[LinkException], list[Problem]]:
    """Return the exceptions of a project, and what is wrong with their files; there need be none."""
    paths = [path for folder in project.folders if (path := folder / FILE).is_file()]
    items, problems = read_items(paths, project.root, "exceptions", LinkException)
    return list(items.values()), problems


def in_force(exceptions: Collection[LinkException], as_of: date) -> list[LinkException]:
    """Return the exceptions whose day has not passed."""
    return [exception for exception in exceptions if as_of <= exception.until]


def outdated(
    exceptions: Collection[LinkException], answers: Mapping[str, Answer], known: Collection[str], as_of: date
) -> Iterator[Problem]:
    """Yield a warning for each exception that is none any more: its day has passed, nothing begins with it, or all of it answers."""
    for exception in exceptions:
        covered = [url for url in known if exception.covers(url)]
        asked = [answers[url] for url in covered if url in answers]
        if as_of > exception.until:
            yield _warning(
                exception,
                "it was believed until that day",
                "look whether it still holds, and write a new day",
            )
        elif not covered:
            yield _warning(exception, f"no address begins with '{exception.url}'", "take it out")
        elif asked and len(asked) == len(covered) and all(answer.kind == "fine" for answer in asked):
            yield _warning(exception, f"all that begins with '{exception.url}' answers", "take it out")


def _warning(exception: LinkException, message: str, suggestion: str) -> Problem:
    return Problem(
        exception.file,
        exception.line,
        1,
        "outdated-exception",
        "warning",
        f"{exception.id}: {message}",
        suggestion,
    )
