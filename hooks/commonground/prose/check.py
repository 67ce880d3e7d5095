"""Checks all prose of a project: its data files, and each page's front matter, citations, shortcodes and reading grade."""

from __future__ import annotations

from datetime import date

from ..listings.near import did_you_mean
from ..listings.report import Problem, Severity
from ..project import Project
from ..settings import read_settings
from .citations import tokens
from .front_matter import FrontMatter, read_front_matter, split
from .kinds import SHORTCODE as GROUPS
from .kinds import wrong_kinds
from .library import Library, open_library, pages_of
from .readability import HEADROOM, LEAST_WORDS, grade, plain_text, word_count
from .sessions import too_hard, unknown_plan
from .shortcodes import unknown_shortcode


def check_prose(project: Project, as_of: date) -> list[Problem]:
    """Return every problem of the prose and of its data, as of a day."""
    library, problems = open_library(project, read_settings(project.root), as_of)
    problems += too_hard(library.sessions)
    for path in pages_of(project).values():
        problems += check_page(path.read_text("utf-8"), project.name(path), library)
    return problems


def check_page(text: str, file: str, library: Library) -> list[Problem]:
    """Return the problems of one page, whose whole text is given."""
    matter, problems = read_front_matter(text, file, library.as_of)
    _, body, _ = split(text)
    named = set()
    for token in tokens(body):
        named.add(token.name)
        line = token.line + matter.body_line - 1
        if token.kind == "citation":
            if token.name not in library.works:
                message = f"there is no work '{token.name[:80]}' in data/sources.yaml"
                problems.append(Problem(file, line, token.column, "unknown-source", "error", message))
        elif fault := unknown_shortcode(token.name, library):
            problems.append(Problem(file, line, token.column, "unknown-shortcode", "error", *fault))
    if matter.section and library.hub_of(matter.section) is None:
        line, column = matter.lines["section"]
        message = f"no page is the hub of the section '{matter.section[:80]}', so nothing leads to this page"
        problems.append(Problem(file, line, column, "unknown-section", "error", message))
    problems += wrong_kinds(matter, file, library.vocabulary, library.pages, GROUPS in named)
    problems += unknown_plan(matter, file, library.sessions)
    if matter.poster and matter.poster not in library.posters:
        line, column = matter.lines["poster"]
        message = f"there is no poster '{matter.poster[:80]}' in data/rule_posters.yaml"
        remedy = did_you_mean(matter.poster, library.posters)
        problems.append(Problem(file, line, column, "unknown-poster", "error", message, remedy))
    return [*problems, *_too_hard(body, matter, file)]


def _too_hard(body: str, matter: FrontMatter, file: str) -> list[Problem]:
    prose = plain_text(body)
    found = grade(prose) + HEADROOM
    if word_count(prose) < LEAST_WORDS or not matter.grade_max or found <= matter.grade_max:
        return []
    line, column = matter.lines.get("grade_max", (1, 1))
    severity: Severity = "error" if found > matter.grade_max + 1 else "warning"
    message = f"the page reads at grade {found:.1f}; its limit is {matter.grade_max}"
    return [Problem(file, line, column, "too-hard", severity, message, "use shorter words and sentences")]
