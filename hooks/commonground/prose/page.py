"""Prepares one page of prose: citations become notes, shortcodes become HTML made from the data, and what is wrong is told.

What the template of a shortcode makes is put on one line, so that Markdown takes it as it stands.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from ..listings.report import Problem
from ..locale import locale_of, translations
from . import booklet
from .citations import Notes, Token, tokens
from .escapes import without_escapes
from .front_matter import FrontMatter
from .kinds import SHORTCODE as GROUPS
from .kinds import wrong_kinds
from .library import Library, address_of
from .sessions import unknown_plan
from .shortcodes import given, unknown_shortcode
from .wording import Wording


@dataclass(frozen=True, slots=True)
class Prepared:
    """A page ready for the site engine, and what is wrong with it."""

    markdown: str
    problems: tuple[Problem, ...]


def prepare(
    markdown: str, matter: FrontMatter, file: str, library: Library, templates: Environment
) -> Prepared:
    """Return the body of a page with its notes, its shortcodes and its list of sources; `file` is how it is called in messages.

    A key of no work and a name of no shortcode are told with their place and left as they stand.
    """
    page = _Page(matter, file, library, templates)
    page.fill(markdown, matter)
    if page.notes.cited:
        page.made.append(f"\n\n{page.render('sources', {'cited': list(page.notes.cited.values())})}\n")
    problems = [
        *page.problems,
        *_declared(matter, page.declared, page.notes, file),
        *wrong_kinds(matter, file, library.vocabulary, library.pages, page.counts),
        *unknown_plan(matter, file, library.sessions),
    ]
    return Prepared("".join(page.made), tuple(problems))


class _Page:
    """A page that is being prepared."""

    def __init__(self, matter: FrontMatter, file: str, library: Library, templates: Environment) -> None:
        self.matter = matter
        self.file = file
        self.library = library
        self.templates = templates
        self.words = wording(library)
        self.notes = Notes(library.works, self.words.say)
        self.made: list[str] = []
        self.problems: list[Problem] = []
        self.declared = set(matter.sources)
        self.counts = False  # whether it shows how many groups there are of the kinds that it explains
        self.here = file_in_docs(file)

    def fill(self, markdown: str, of: FrontMatter, part: str = "") -> None:
        """Add a text with its notes and shortcodes; what is wrong in a page that is a `part` of a booklet is told of that page alone."""
        markdown = without_escapes(markdown)
        end = 0
        for token in tokens(markdown):
            self.made.append(markdown[end : token.start])
            end = token.end
            fault = self._fault(token)
            if fault:
                self.problems += [] if part else [fault]
                left = markdown[token.start : token.end] if token.kind == "citation" else ""
                self.made.append(str(Markup("{}").format(left)))
            elif token.kind == "citation":
                self.made[-1] = self.made[-1].rstrip(" ")
                self.made.append(self.notes.note(token.name, token.where))
            elif token.name == booklet.SHORTCODE_NAME:
                self._add_booklet()
            else:
                self.counts = self.counts or token.name == GROUPS
                html = self.render(
                    token.name.partition(":")[0], given(token.name, self.library, of, self.notes, self.words)
                )
                self.made.append(booklet.within(html, part) if part else html)
        self.made.append(markdown[end:])

    def render(self, name: str, given: dict[str, Any]) -> str:
        """Return what the template of a shortcode makes, on one line."""
        template = self.templates.get_template(f"prose/{name.replace('-', '_')}.html")
        base = "../" * address_of(self.here).count("/")
        html = template.render(
            **given, words=self.words, notes=self.notes, as_of=self.library.as_of, base=base
        )
        return " ".join(line.strip() for line in html.splitlines() if line.strip())

    def _add_booklet(self) -> None:
        found = tuple(booklet.parts(self.library, self.here))
        self.made.append(self.render(booklet.SHORTCODE_NAME, {"parts": found}))
        for page in found:
            self.made.append("\n\n")
            self.declared.update(page.matter.sources)
            self.fill(page.markdown, page.matter, page.id)

    def _fault(self, token: Token) -> Problem | None:
        """Return what to say of a citation of no work, or of a shortcode that there is not."""
        if token.kind == "citation":
            if token.name in self.library.works:
                return None
            message = f"there is no work '{token.name[:80]}' in data/sources.yaml"
            return self._problem(token, "unknown-source", message, self.notes.suggestion(token.name))
        fault = unknown_shortcode(token.name, self.library)
        return self._problem(token, "unknown-shortcode", *fault) if fault else None

    def _problem(self, token: Token, rule: str, message: str, remedy: str | None) -> Problem:
        line = token.line + self.matter.body_line - 1
        return Problem(self.file, line, token.column, rule, "error", message, remedy)


def wording(library: Library) -> Wording:
    """Return the words of the language and the country of a site."""
    language, country = library.settings.language, library.settings.country
    return Wording(
        translations(language).gettext,
        locale_of(f"{language}-{country}" if country else language),
        library.as_of,
    )


def file_in_docs(file: str) -> str:
    """Return the path below docs/ of a file that is called as in messages."""
    return file.rpartition("docs/")[2]


def _declared(matter: FrontMatter, declared: Set[str], notes: Notes, file: str) -> list[Problem]:
    """Compare the sources that the front matter names with those the page cites; `declared` are also those of pages that stand in it."""
    line, column = matter.lines.get("sources", (1, 1))
    missing = [key for key in notes.cited if key not in declared]
    unused = [key for key in matter.sources if key not in notes.cited]
    found = []
    if missing:
        message = f"the page cites {', '.join(missing)}, which its front matter does not name"
        found.append(
            Problem(file, line, column, "undeclared-source", "error", message, "add it under sources:")
        )
    if unused:
        message = f"the front matter names {', '.join(unused)}, which the page does not cite"
        found.append(
            Problem(
                file, line, column, "unused-source", "error", message, "cite it, or take it out of sources:"
            )
        )
    return found
