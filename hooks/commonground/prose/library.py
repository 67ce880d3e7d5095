"""What all pages of prose share: the works they cite, the crisis lines, the ground rules, and the settings they speak of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..listings.report import Problem
from ..project import Project
from ..settings import Settings
from .crisis import CrisisLines, read_crisis
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
    return Library(works, crisis, rules, settings, as_of), problems


def pages_of(project: Project) -> dict[str, Path]:
    """Return the Markdown files of the site by their path below docs/; one in local/docs stands in for that of the same path."""
    found: dict[str, Path] = {}
    for folder in (project.root / "docs", project.root / "local" / "docs"):
        found |= {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*.md"))}
    return dict(sorted(found.items()))
