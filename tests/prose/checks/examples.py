"""Makes whole files of the examples of rules, and checks them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from commonground.listings.report import Problem
from commonground.project import Project
from commonground.prose.check import checked, checked_prose
from commonground.prose.checks import Context
from commonground.prose.pages import read_page

from ..conftest import AS_OF

MARK = "‸"
LEAD = "If you are in danger now, go to [help now](help-now.md). If this makes you feel worse, stop.\n\n"
"""What begins a page of which an example shows only some words."""

SOUND = {
    "title": "A page",
    "description": "What it says.",
    "audience": "[anyone]",
    "grade_max": "9",
    "last_reviewed": "2026-11-01",
    "next_review": "2027-05-01",
    "reviewed_by": "not yet reviewed",
    "review_basis": "Written for a test.",
    "crisis": "link",
    "claims": "false",
    "license": "CC-BY-4.0",
}


@dataclass(frozen=True)
class Example:
    """A whole file, and the place that is marked in it."""

    file: str
    text: str
    marked: tuple[int, int] | None

    @property
    def of_a_copy(self) -> bool:
        return self.file.startswith("local/")


def complete(example: str) -> Example:
    """Return the file that an example stands for; what it leaves out is as it should be."""
    file = "docs/example.md"
    if example.startswith(("# local/", "# docs/")):
        first, _, example = example.partition("\n")
        file = first.removeprefix("# ")
    if file.endswith(".md"):
        example = _with_front_matter(example)
    before, mark, after = example.partition(MARK)
    place = (before.count("\n") + 1, len(before) - before.rfind("\n")) if mark else None
    return Example(file, before + after, place)


def problems_of(example: Example, context: Context, checkout: Project, folder: Path) -> list[Problem]:
    """Check an example: a page by itself, a file of a copy within a project of two pages."""
    if not example.of_a_copy:
        return list(checked(read_page(example.text, example.file), context).problems)
    (folder / "docs").mkdir()
    for name in ("docs/first-visit.md", "docs/what-is-peer-support.md", "data", "mkdocs.yml"):
        (folder / name).symlink_to(checkout.root / name)
    path = folder / example.file
    path.parent.mkdir(parents=True)
    path.write_text(example.text, "utf-8")
    return [p for p in checked_prose(Project.at(folder), AS_OF).problems if p.file == example.file]


def _with_front_matter(example: str) -> str:
    head, body = "", example
    if example.startswith("---\n"):
        head, _, body = example.removeprefix("---\n").partition("---\n")
    elif not example.startswith(("# ", "‸# ")) and "help-now" not in example:
        body = f"{LEAD}{example}"
    given = {line.partition(":")[0] for line in head.splitlines()}
    rest = "".join(f"{key}: {value}\n" for key, value in SOUND.items() if key not in given)
    return f"---\n{head}{rest}---\n{body}"
