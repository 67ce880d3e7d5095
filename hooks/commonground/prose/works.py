"""The works that pages cite, and how one is written out in a list of sources (field names of the Citation Style Language)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..listings.fields import EVERY_KIND, Choice, Id, ListOf, Record, Text, Type, declare
from ..listings.report import Problem
from ..locale import N_
from .records import WebAddress, read_items, schema_of

KINDS = (
    "article-journal",
    "article-newspaper",
    "article",
    "book",
    "legal_case",
    "legislation",
    "report",
    "thesis",
    "webpage",
)
READ = ("abstract", "excerpt", "whole")

SHELVES = {
    "studies": (N_("Studies and reviews"), ("article-journal", "article", "thesis")),
    "guides": (N_("Groups, organizations and guides"), ("webpage", "report", "book")),
    "law": (N_("Law"), ("legal_case", "legislation")),
    "news": (N_("News"), ("article-newspaper",)),
}
"""The parts of the bibliography, their titles, and the kinds of work in each."""


class Day(Type):
    """A day, a month or a year (ISO 8601): 2026-11-23, 2026-11, 2026."""

    name = "date"

    def parse(self, text: str) -> str:
        if not re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", text):
            raise ValueError(text)
        return text

    def schema(self) -> dict[str, Any]:
        return {"type": ["string", "integer"]}


class Doi(Type):
    """A digital object identifier without its resolver: 10.1186/s12888-021-03321-z."""

    name = "DOI"

    def parse(self, text: str) -> str:
        if not re.fullmatch(r"10\.\d{4,9}/[-._;()/:A-Za-z0-9]+", text):
            raise ValueError(text)
        return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """An author: a family name with initials, or a name that is written as it stands."""

    family: str | None = declare(Text(80), N_("Family name"), N_("The family name."), example="Lyons")
    given: str | None = declare(Text(40), N_("Initials"), N_("Given names or initials."), example="N")
    literal: str | None = declare(
        Text(120), N_("Name"), N_("A name that has no parts, such as an organization's."), example="Mind"
    )

    def __str__(self) -> str:
        return self.literal or " ".join(part for part in (self.family, self.given) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One thing a work says, in our words, and where in it."""

    says: str = declare(
        Text(400),
        N_("Says"),
        N_("What it says, in our words."),
        example="8 trials, 2,131 people",
        required=EVERY_KIND,
    )
    where: str = declare(
        Text(80), N_("Where"), N_("Page, table or part."), example="abstract", required=EVERY_KIND
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A work that pages may cite, how much of it was read, and when."""

    id: str = declare(
        Id(), N_("Key"), N_("The key that pages cite it by."), example="lyons", required=EVERY_KIND
    )
    type: str = declare(
        Choice(KINDS),
        N_("Type"),
        N_("What kind of work it is."),
        example="article-journal",
        required=EVERY_KIND,
    )
    author: tuple[Name, ...] = declare(
        ListOf(Record(Name)),
        N_("Authors"),
        N_("Who wrote it."),
        example="[{family: Lyons, given: N}]",
        default=(),
    )
    title: str = declare(
        Text(300), N_("Title"), N_("Its title."), example="A systematic review", required=EVERY_KIND
    )
    container_title: str | None = declare(
        Text(200), N_("In"), N_("The journal, book or site it stands in."), example="BMC Psychiatry"
    )
    volume: str | None = declare(Text(20), N_("Volume"), N_("Volume of the journal."), example='"21"')
    issue: str | None = declare(Text(20), N_("Issue"), N_("Issue of the volume."), example='"1"')
    page: str | None = declare(Text(40), N_("Pages"), N_("Pages or article number."), example='"315"')
    number: str | None = declare(Text(40), N_("Number"), N_("Number of the report."), example="SMA 14-4884")
    issued: str | None = declare(Day(), N_("Date"), N_("When it came out."), example='"2021"')
    doi: str | None = declare(
        Doi(), N_("DOI"), N_("Digital object identifier."), example="10.1186/s12888-021-03321-z"
    )
    url: str | None = declare(
        WebAddress(), N_("Address"), N_("Where it can be read."), example="https://www.mind.org.uk"
    )
    read: str = declare(
        Choice(READ), N_("Read"), N_("How much of it was read."), example="abstract", required=EVERY_KIND
    )
    read_on: str = declare(
        Day(), N_("Read on"), N_("When it was read."), example="2026-11", required=EVERY_KIND
    )
    figures: tuple[Figure, ...] = declare(
        ListOf(Record(Figure)),
        N_("Figures"),
        N_("What it says that pages may claim."),
        example="[{says: …, where: abstract}]",
        default=(),
    )
    file: str = ""
    line: int = 0

    @property
    def authors(self) -> str:
        """All authors, as they are written before the title."""
        return ", ".join(map(str, self.author))

    @property
    def place(self) -> str:
        """Volume, issue and pages, as journals write them: 21(1):315."""
        issue = f"({self.issue})" if self.issue else ""
        head = f"{self.volume or ''}{issue}"
        return ":".join(part for part in (head, self.page or "") if part)

    @property
    def href(self) -> str:
        """Where it can be read; the DOI's resolver where it has one; empty where it has neither."""
        return f"https://doi.org/{self.doi}" if self.doi else self.url or ""


def read_works(paths: Sequence[Path], root: Path) -> tuple[dict[str, Work], list[Problem]]:
    """Read files of works in order, by key; a later one adds works and replaces those of the same key."""
    return read_items(paths, root, "sources", Work)


def shelves(works: Iterable[Work]) -> list[tuple[str, str, list[Work]]]:
    """Return works by SHELVES (its key, its title, and its works by author and title); a shelf without a work is left out."""
    ordered = sorted(works, key=lambda work: (work.authors or work.title.lstrip("[")).casefold())
    found = (
        (key, title, [work for work in ordered if work.type in kinds])
        for key, (title, kinds) in SHELVES.items()
    )
    return [shelf for shelf in found if shelf[2]]


def works_schema() -> dict[str, Any]:
    """Return the JSON Schema of data/sources.yaml."""
    return schema_of("sources", Work, "Works cited")
