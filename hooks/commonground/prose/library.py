"""What all pages of prose share: works cited, studies, crisis lines, ground rules, sessions, and the settings they speak of."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ..listings.report import Problem
from ..listings.vocabulary import Vocabulary, read_vocabulary
from ..project import Project
from ..settings import Settings
from .crisis import CrisisLines, HelpStrip, read_crisis
from .front_matter import FrontMatter, read_front_matter, split
from .ground_rules import GroundRule, Poster, read_ground_rules, read_posters
from .rule_answers import Answer, read_answers
from .rules_compared import Comparison, read_comparison
from .sessions import Sessions, plan_faults, read_sessions
from .studies import Study, read_studies
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
    studies: tuple[Study, ...] = ()
    sessions: Sessions = field(default_factory=Sessions)
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    posters: dict[str, Poster] = field(default_factory=dict)
    answers: tuple[Answer, ...] = ()
    comparison: Comparison = field(default_factory=Comparison)

    def help_strip(self) -> HelpStrip | None:
        """Return the numbers of the site's country; None where it has none."""
        country = self.settings.country
        return self.crisis.help_strip(country, self.settings.languages) if country else None

    def hub_of(self, section: str) -> str | None:
        """Return the path of the page that lists a section; None where there is none."""
        return next((path for path, matter in self.pages.items() if section and matter.hub == section), None)

    def section(self, name: str) -> list[tuple[str, FrontMatter]]:
        """Return the pages of a section in their order."""
        found = ((path, matter) for path, matter in self.pages.items() if name and matter.section == name)
        return sorted(found, key=lambda page: (page[1].order, page[1].title, page[0]))

    def citing(self, key: str) -> list[tuple[str, FrontMatter]]:
        """Return the pages that cite a work, by title."""
        found = ((path, matter) for path, matter in self.pages.items() if key in matter.sources)
        return sorted(found, key=lambda page: (page[1].title, page[0]))

    def calendar(self) -> list[tuple[str, FrontMatter]]:
        """Return the pages that have a next review, the one that is due first before all others."""
        found = ((path, matter) for path, matter in self.pages.items() if matter.next_review)
        return sorted(found, key=lambda page: (page[1].next_review or self.as_of, page[1].title, page[0]))


def open_library(project: Project, settings: Settings, as_of: date) -> tuple[Library, list[Problem]]:
    """Read the data files of prose, those of a regional copy laid over the project's own; raise ProjectError where one is missing."""
    works, problems = read_works(project.layers("sources.yaml"), project.root)
    crisis, crisis_problems = read_crisis(project.layers("crisis.yaml"), project.root, as_of)
    rules, rule_problems = read_ground_rules(project.layers("ground_rules.yaml"), project.root)
    studies, study_problems = read_studies(project.layers("studies.yaml"), project.root)
    sessions, session_problems = read_sessions(project.layers("sessions.yaml"), project.root)
    posters, poster_problems = read_posters(project.layers("rule_posters.yaml"), project.root, rules)
    answers, answer_problems = read_answers(project.layers("rule_answers.yaml"), project.root)
    comparison, comparison_problems = read_comparison(project.layers("rules_compared.yaml"), project.root)
    problems += crisis_problems + rule_problems + poster_problems + answer_problems + comparison_problems
    problems += study_problems + session_problems
    for study in studies:
        if study.id not in works:
            message = f"the study '{study.id}' is not a work of data/sources.yaml"
            problems.append(Problem(study.file, study.line, 1, "unknown-source", "error", message))
    for rule in rules:
        for key in rule.sources:
            if key not in works:
                message = f"the rule '{rule.id}' rests on '{key}', which is not in data/sources.yaml"
                problems.append(Problem(rule.file, rule.line, 1, "unknown-source", "error", message))
    whole = {path: file.read_text("utf-8") for path, file in pages_of(project).items()}
    pages = {path: read_front_matter(text, path)[0] for path, text in whole.items()}
    problems += plan_faults(sessions, works, pages)
    vocabulary, _ = read_vocabulary(project.layers("vocabulary.yaml"), project.root)
    return Library(
        works=works,
        crisis=crisis,
        rules=rules,
        settings=settings,
        as_of=as_of,
        pages=pages,
        texts={path: split(text)[1] for path, text in whole.items()},
        studies=studies,
        sessions=sessions,
        posters=posters,
        answers=answers,
        comparison=comparison,
        vocabulary=vocabulary,
    ), problems


def pages_of(project: Project) -> dict[str, Path]:
    """Return the Markdown files of the site by their path below docs/; one in local/docs stands in for that of the same path."""
    found: dict[str, Path] = {}
    for folder in (project.root / "docs", project.root / "local" / "docs"):
        found |= {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*.md"))}
    return dict(sorted(found.items()))


def address_of(path: str) -> str:
    """Return the address of a page, from the root of the site, whose file below docs/ is given: "learn/", "" for the first page."""
    name = path.removesuffix(".md")
    return "" if name == "index" else f"{name.removesuffix('/index')}/"
