"""What all pages of prose share: the works they cite, the crisis lines, the ground rules, and the settings they speak of."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ..listings.report import Problem
from ..project import Project
from ..settings import Settings
from .crisis import CrisisLines, read_crisis
from .front_matter import FrontMatter, read_front_matter, split
from .ground_rules import GroundRule, read_ground_rules
from .works import Work, read_works


@dataclass(frozen=True, slots=True)
class Library:
    """Everything that a page may ask for by a citation or a shortcode."""

    works: dict[str, Work]
    crisis: CrisisLines
    rules: tuple[GroundRule, ...]
    settings: Settings
    as_of: date
    pages: dict[str, FrontMatter] = field(default_factory=dict)
    """What each page says of itself, by its path below docs/."""
    texts: dict[str, str] = field(default_factory=dict)
    """The Markdown of each page, without its front matter, by the same path."""

    def hub_of(self, section: str) -> str | None:
        """Return the path of the page that lists a section; None where there is none."""
        return next((path for path, matter in self.pages.items() if section and matter.hub == section), None)

    def section(self, name: str) -> list[tuple[str, FrontMatter]]:
        """Return the pages of a section in their order."""
        found = ((path, matter) for path, matter in self.pages.items() if name and matter.section == name)
        return sorted(found, key=lambda page: (page[1].order, page[1].title, page[0]))


def open_library(project: Project, settings: Settings, as_of: date) -> tuple[Library, list[Problem]]:
    """Read the data files of prose, those of a regional copy laid over the project's own; raise ProjectError where one is missing."""
    works, problems = read_works(project.layers("sources.yaml"), project.root)
    crisis, crisis_problems = read_crisis(project.layers("crisis.yaml"), project.root, as_of)
    rules, rule_problems = read_ground_rules(project.layers("ground_rules.yaml"), project.root)
    problems += crisis_problems + rule_problems
    for rule in rules:
        for key in rule.sources:
            if key not in works:
                message = f"the rule '{rule.id}' rests on '{key}', which is not in data/sources.yaml"
                problems.append(Problem(rule.file, rule.line, 1, "unknown-source", "error", message))
    whole = {path: file.read_text("utf-8") for path, file in pages_of(project).items()}
    pages = {path: read_front_matter(text, path)[0] for path, text in whole.items()}
    texts = {path: split(text)[1] for path, text in whole.items()}
    return Library(works, crisis, rules, settings, as_of, pages, texts), problems


def pages_of(project: Project) -> dict[str, Path]:
    """Return the Markdown files of the site by their path below docs/; one in local/docs stands in for that of the same path."""
    found: dict[str, Path] = {}
    for folder in (project.root / "docs", project.root / "local" / "docs"):
        found |= {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*.md"))}
    return dict(sorted(found.items()))
