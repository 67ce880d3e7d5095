"""Checks all prose of a project: its data files and its pages, by the rules of the folder checks/, less what an escape comment allows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from jinja2 import Environment

from ..listings.near import did_you_mean
from ..listings.report import Problem, ordered
from ..project import Project
from ..settings import read_settings
from .checks import Context, Finding, Rule, Scope, Spot, rules, rules_of
from .citations import tokens
from .escapes import Escape, read_escapes
from .fingerprints import read_fingerprints
from .kinds import SHORTCODE as GROUPS
from .kinds import wrong_kinds
from .library import Library, open_library, pages_of
from .page import prepare
from .pages import Page, read_page
from .passages import read_text
from .sessions import too_hard, unknown_plan
from .shortcodes import unknown_shortcode
from .texts import DataText, data_texts, works_named


@dataclass(frozen=True, slots=True)
class Site:
    """All that SITE rules look at: the project, its pages by their path below docs/, and the works that its data name."""

    project: Project
    pages: dict[str, Page]
    named: frozenset[str]


@dataclass(frozen=True, slots=True)
class CheckedPage:
    """A page, what is wrong with it, and what its escapes allow."""

    page: Page
    problems: tuple[Problem, ...]
    escapes: tuple[Escape, ...]


@dataclass(frozen=True, slots=True)
class CheckedProse:
    """What was read, every page in the order of their paths, and all problems of pages and data."""

    library: Library
    pages: tuple[CheckedPage, ...]
    problems: list[Problem]


def checked_prose(project: Project, as_of: date, templates: Environment | None = None) -> CheckedProse:
    """Check the prose and its data as of a day; raise ProjectError where a data file is missing.

    With `templates`, each page is also prepared as in a build, which tells of shortcodes and of sources that only these cite.
    """
    library, problems = open_library(project, read_settings(project.root), as_of)
    problems += too_hard(library.sessions)
    context = Context(library, read_fingerprints(project))
    pages = []
    for path in pages_of(project).values():
        page = read_page(path.read_text("utf-8"), project.name(path))
        one = checked(page, context)
        if templates:
            prepared = prepare(page.body, page.matter, page.file, library, templates)
            one = replace(one, problems=tuple(ordered((*one.problems, *prepared.problems))))
        pages.append(one)
        problems += one.problems
    for text in data_texts(project):
        problems += check_text(text, context)
    site = Site(project, {one.page.path: one.page for one in pages}, frozenset(works_named(project)))
    problems += check_site(site, context)
    return CheckedProse(library, tuple(pages), problems)


def check_page(text: str, file: str, library: Library) -> list[Problem]:
    """Return the problems of one page, whose whole text is given."""
    return list(checked(read_page(text, file), Context(library)).problems)


def checked(page: Page, context: Context) -> CheckedPage:
    """Hold a page to every rule of pages and passages."""
    known = [rule.id for rule in rules()]
    escapes, faults = read_escapes(page.parts, known)
    problems = [*page.faults, *_named(page, context.library)]
    used: set[Escape] = set()
    for rule, finding in _findings(page, context):
        at = finding.at
        assert not isinstance(at, Spot)
        allowing = [one for one in escapes if isinstance(at, int) and one.allows(rule.id, at)]
        if allowing:
            used.update(allowing)
        else:
            problems.append(_problem(rule, finding, Spot(page.file, *page.place(at))))
    for fault in faults:
        where = page.place(fault.at)
        problems.append(Problem(page.file, *where, "bad-escape", "error", fault.message, fault.suggestion))
    for escape in escapes:
        if escape not in used:
            where = page.place(escape.at)
            message = f"nothing here needs this escape from {escape.rule}"
            problems.append(Problem(page.file, *where, "unused-escape", "warning", message, "take it out"))
    return CheckedPage(page, tuple(problems), tuple(escapes))


def _named(page: Page, library: Library) -> Iterator[Problem]:
    """Yield what is wrong with the shortcodes, the plan, the poster and the kinds of group that a page names."""
    named = [token for token in tokens(page.body) if token.kind == "shortcode"]
    for token in named:
        if fault := unknown_shortcode(token.name, library):
            yield Problem(page.file, *page.place(token.start), "unknown-shortcode", "error", *fault)
    asked = any(token.name == GROUPS for token in named)
    yield from wrong_kinds(page.matter, page.file, library.vocabulary, library.pages, asked)
    yield from unknown_plan(page.matter, page.file, library.sessions)
    poster = page.matter.poster
    if poster and poster not in library.posters:
        message = f"there is no poster '{poster[:80]}' in data/rule_posters.yaml"
        remedy = did_you_mean(poster, library.posters)
        yield Problem(page.file, *page.place("poster"), "unknown-poster", "error", message, remedy)


def check_text(text: DataText, context: Context) -> Iterable[Problem]:
    """Yield the problems of one text of the data."""
    passage = replace(read_text(text.text), path=text.file, cited=text.sources, claims=text.claims)
    for rule in rules_of(Scope.PASSAGE, _is_english(context)):
        for finding in rule.check(passage, context):
            assert isinstance(finding.at, int)
            yield _problem(rule, finding, Spot(text.file, *text.place(passage.offset(finding.at))))


def check_site(site: Site, context: Context) -> Iterable[Problem]:
    """Yield the problems that no page has by itself."""
    for rule in rules_of(Scope.SITE, _is_english(context)):
        for finding in rule.check(site, context):
            assert isinstance(finding.at, Spot)
            yield _problem(rule, finding, finding.at)


def _findings(page: Page, context: Context) -> Iterable[tuple[Rule, Finding]]:
    """Yield what the rules find in a page; places are offsets in its body or keys of its front matter."""
    english = _is_english(context)
    for rule in rules_of(Scope.PAGE, english):
        if page.public or not rule.readers:
            for finding in rule.check(page, context):
                yield rule, finding
    held_to = [rule for rule in rules_of(Scope.PASSAGE, english) if page.public or not rule.readers]
    for passage in page.passages:
        for rule in held_to:
            for finding in rule.check(passage, context):
                assert isinstance(finding.at, int)
                yield rule, replace(finding, at=passage.offset(finding.at))


def _is_english(context: Context) -> bool:
    return context.library.settings.language.partition("-")[0] == "en"


def _problem(rule: Rule, finding: Finding, spot: Spot) -> Problem:
    severity = finding.severity or rule.severity
    return Problem(spot.file, spot.line, spot.column, rule.id, severity, finding.message, finding.suggestion)
