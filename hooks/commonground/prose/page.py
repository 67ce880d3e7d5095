"""Prepares one page of prose: citations become notes, shortcodes become HTML made from the data, and what is wrong is told.

The shortcodes are `<!-- cg:crisis-lines -->`, `<!-- cg:ground-rules -->`, `<!-- cg:section -->` (the pages of which a page
is the hub), `<!-- cg:reviewed -->` and `<!-- cg:contact -->`; each is rendered by
the autoescaping template prose/<name>.html. What a template makes is put on one line, so that Markdown takes it as it stands.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from ..listings.near import did_you_mean
from ..listings.report import Problem
from ..locale import locale_of, translations
from .citations import Notes, tokens
from .escapes import without_escapes
from .front_matter import FrontMatter
from .ground_rules import MOMENTS, by_moment
from .library import Library
from .wording import Wording


@dataclass(frozen=True, slots=True)
class Prepared:
    """A page ready for the site engine, and what is wrong with it."""

    markdown: str
    problems: tuple[Problem, ...]


SHORTCODES: dict[str, Callable[[Library, FrontMatter, Notes, Wording], dict[str, Any]]] = {
    "crisis-lines": lambda library, matter, notes, words: {
        "countries": words.by_name(library.crisis.countries(), library.settings.country),
        "everywhere": library.crisis.everywhere(),
    },
    "ground-rules": lambda library, matter, notes, words: {
        "moments": [(words.say(MOMENTS[moment]), rules) for moment, rules in by_moment(library.rules)],
    },
    "section": lambda library, matter, notes, words: {
        "pages": [(address_of(path), page) for path, page in library.section(matter.hub)],
    },
    "reviewed": lambda library, matter, notes, words: {"matter": matter},
    "contact": lambda library, matter, notes, words: {"settings": library.settings},
}
"""What the template of each shortcode is given, besides `words`, `notes`, `as_of` and `base`, which leads to the site's root."""


def prepare(
    markdown: str, matter: FrontMatter, file: str, library: Library, templates: Environment
) -> Prepared:
    """Return the body of a page with its notes, its shortcodes and its list of sources; `file` is how it is called in messages.

    A key of no work and a name of no shortcode are told with their place and left as they stand.
    """
    language = library.settings.language
    say = translations(language).gettext
    words = Wording(
        say,
        locale_of(f"{language}-{library.settings.country}" if library.settings.country else language),
        library.as_of,
    )
    notes = Notes(library.works, say)
    markdown = without_escapes(markdown)
    made: list[str] = []
    problems: list[Problem] = []
    end = 0

    def tell(line: int, column: int, rule: str, message: str, suggestion: str | None) -> None:
        problems.append(
            Problem(file, line + matter.body_line - 1, column, rule, "error", message, suggestion)
        )

    def render(name: str, given: dict[str, Any]) -> str:
        template = templates.get_template(f"prose/{name.replace('-', '_')}.html")
        base = "../" * address_of(file_in_docs(file)).count("/")
        return _one_line(template.render(**given, words=words, notes=notes, as_of=library.as_of, base=base))

    for token in tokens(markdown):
        made.append(markdown[end : token.start])
        end = token.end
        if token.kind == "citation" and token.name in library.works:
            made[-1] = made[-1].rstrip(" ")
            made.append(notes.note(token.name, token.where))
        elif token.kind == "citation":
            message = f"there is no work '{token.name[:80]}' in data/sources.yaml"
            tell(token.line, token.column, "unknown-source", message, notes.suggestion(token.name))
            made.append(str(Markup("{}").format(markdown[token.start : token.end])))
        elif token.name in SHORTCODES:
            made.append(render(token.name, SHORTCODES[token.name](library, matter, notes, words)))
        else:
            message = f"there is no shortcode cg:{token.name[:80]}"
            tell(token.line, token.column, "unknown-shortcode", message, did_you_mean(token.name, SHORTCODES))
    made.append(markdown[end:])
    if notes.cited:
        made.append(f"\n\n{render('sources', {'cited': list(notes.cited.values())})}\n")
    problems += _declared(matter, notes, file)
    return Prepared("".join(made), tuple(problems))


def address_of(path: str) -> str:
    """Return the address of a page, from the root of the site, whose file below docs/ is given: "learn/", "" for the first page."""
    name = path.removesuffix(".md")
    return "" if name == "index" else f"{name.removesuffix('/index')}/"


def file_in_docs(file: str) -> str:
    """Return the path below docs/ of a file that is called as in messages."""
    return file.rpartition("docs/")[2]


def _declared(matter: FrontMatter, notes: Notes, file: str) -> list[Problem]:
    """Compare the sources that the front matter names with those the page cites."""
    line, column = matter.lines.get("sources", (1, 1))
    missing = [key for key in notes.cited if key not in matter.sources]
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


def _one_line(html: str) -> str:
    return " ".join(line.strip() for line in html.splitlines() if line.strip())
