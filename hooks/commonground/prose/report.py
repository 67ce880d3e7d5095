"""A table of every page for `commonground check --prose --report`: how long, how hard to read, how well founded, and what was found."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from rich.console import Console
from rich.table import Table

from .check import CheckedPage
from .citations import tokens
from .readability import LEAST_WORDS, grade, plain_text, word_count

COLUMNS = ("page", "words", "grade", "limit", "works", "findings", "escapes")
WIDTH = 120
"""How wide the table may be where it is not shown on a terminal."""


@dataclass(frozen=True, slots=True)
class Row:
    """What the table says of one page. The grade is that of the formula, without headroom; None where the page is too short to have one."""

    path: str
    words: int
    grade: float | None
    limit: int
    works: int
    findings: int
    escapes: int
    public: bool
    calm: bool


def row_of(checked: CheckedPage) -> Row:
    """Return the row of a page."""
    page = checked.page
    prose = plain_text(page.body)
    words = word_count(prose)
    return Row(
        path=page.path,
        words=words,
        grade=grade(prose) if words >= LEAST_WORDS else None,
        limit=page.matter.grade_max,
        works=len({token.name for token in tokens(page.body) if token.kind == "citation"}),
        findings=len(checked.problems),
        escapes=len(checked.escapes),
        public=page.public,
        calm=page.calm,
    )


def medians(rows: Sequence[Row]) -> list[str]:
    """Return a line on the pages for readers and one on those that must be easiest: how many, and their median grade."""
    groups = (
        ("Pages for readers", [row for row in rows if row.public]),
        ("Help now, first visit, rules and coping", [row for row in rows if row.calm]),
    )
    return [f"{name}: {_median(found)}" for name, found in groups]


def print_report(pages: Iterable[CheckedPage], console: Console | None = None) -> None:
    """Print the table and what it comes to."""
    console = console or Console(highlight=False, width=None if sys.stdout.isatty() else WIDTH)
    rows = [row_of(page) for page in pages]
    table = Table(*COLUMNS, box=None, pad_edge=False)
    for column in table.columns[1:]:
        column.justify = "right"
    table.columns[0].no_wrap = True
    for row in rows:
        shown = "–" if row.grade is None else f"{row.grade:.1f}"
        cells = (row.words, shown, row.limit or "–", row.works, row.findings, row.escapes)
        table.add_row(row.path, *map(str, cells))
    console.print(table)
    for line in medians(rows):
        console.print(line)
    console.print(f"Escapes: {sum(row.escapes for row in rows)}")


def _median(rows: Sequence[Row]) -> str:
    grades = [row.grade for row in rows if row.grade is not None]
    if not grades:
        return "none that is long enough for a grade"
    short = len(rows) - len(grades)
    note = f" ({short} with fewer than {LEAST_WORDS} words left out)" if short else ""
    return f"median grade {median(grades):.1f} of {len(grades)}{note}"
