"""Prepares one page of prose: citations become notes, shortcodes become HTML made from the data, and what is wrong is told.

The shortcodes are those of SHORTCODES, written `<!-- cg:reviewed -->`; each is rendered by
the autoescaping template prose/<name>.html. What a template makes is put on one line, so that Markdown takes it as it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Set
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from ..listings.near import did_you_mean
from ..listings.report import Problem
from ..locale import locale_of, translations
from . import booklet
from .citations import Notes, Token, tokens
from .feedback import ANSWERS, CARDS, STATEMENTS
from .front_matter import FrontMatter
from .ground_rules import MOMENTS, by_moment
from .library import Library, address_of
from .posters import builder, compared, poster, tick_list
from .sessions import LENGTHS, unknown_plan
from .studies import KINDS, SCALE, Study, by_kind
from .wording import Wording
from .works import shelves


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
    "rules-poster": poster,
    "rules-tick-list": tick_list,
    "rules-builder": builder,
    "rules-compared": compared,
    "section": lambda library, matter, notes, words: {
        "pages": [(address_of(path), page) for path, page in library.section(matter.hub)],
    },
    "studies": lambda library, matter, notes, words: {"kinds": _studies(library, words)},
    "effects": lambda library, matter, notes, words: {
        "kinds": [
            (title, [study for study in studies if study.effects])
            for title, studies in _studies(library, words)
        ],
        "scale": SCALE,
    },
    "bibliography": lambda library, matter, notes, words: {
        "shelves": [
            (
                shelf,
                words.say(title),
                [
                    (work, [(address_of(path), page) for path, page in library.citing(work.id)])
                    for work in works
                ],
            )
            for shelf, title, works in shelves(
                work for work in library.works.values() if library.citing(work.id)
            )
        ],
    },
    "review-calendar": lambda library, matter, notes, words: {
        "pages": [(address_of(path), page) for path, page in library.calendar()],
    },
    "running-orders": lambda library, matter, notes, words: {
        "orders": [(length, library.sessions.running_order(length)) for length in LENGTHS],
        "sessions": library.sessions,
    },
    "session-scripts": lambda library, matter, notes, words: {"parts": library.sessions.parts},
    "session-plan": lambda library, matter, notes, words: {"plan": library.sessions.plan(matter.plan)},
    "session-planner": lambda library, matter, notes, words: {
        "sessions": library.sessions,
        "limit": next((rule for rule in library.rules if rule.id == "limit"), None),
        "strip": library.crisis.help_strip(library.settings.country, library.settings.languages),
        "locale": str(words.locale).replace("_", "-") if library.settings.country else "",
    },
    "reviewed": lambda library, matter, notes, words: {"matter": matter},
    "contact": lambda library, matter, notes, words: {"settings": library.settings},
    "local-numbers": lambda library, matter, notes, words: _local_numbers(library),
    "feedback-cards": lambda library, matter, notes, words: {
        "statements": STATEMENTS,
        "answers": ANSWERS,
        "cards": CARDS,
    },
    "tally-sheet": lambda library, matter, notes, words: {"statements": STATEMENTS, "answers": ANSWERS},
    booklet.SHORTCODE_NAME: lambda library, matter, notes, words: {},
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
    made: list[str] = []
    problems: list[Problem] = []
    declared = set(matter.sources)
    here = file_in_docs(file)

    def render(name: str, given: dict[str, Any]) -> str:
        template = templates.get_template(f"prose/{name.replace('-', '_')}.html")
        base = "../" * address_of(here).count("/")
        return _one_line(template.render(**given, words=words, notes=notes, as_of=library.as_of, base=base))

    def fill(markdown: str, of: FrontMatter, part: str = "") -> None:
        """Add a text with its notes and shortcodes; what is wrong in a page that is a `part` of a booklet is told of that page alone."""
        end = 0
        for token in tokens(markdown):
            made.append(markdown[end : token.start])
            end = token.end
            if token.kind == "citation" and token.name in library.works:
                made[-1] = made[-1].rstrip(" ")
                made.append(notes.note(token.name, token.where))
            elif token.kind == "shortcode" and token.name == booklet.SHORTCODE_NAME:
                found = tuple(booklet.parts(library, here))
                made.append(render(token.name, {"parts": found}))
                for page in found:
                    made.append("\n\n")
                    declared.update(page.matter.sources)
                    fill(page.markdown, page.matter, page.id)
            elif token.kind == "shortcode" and token.name in SHORTCODES:
                html = render(token.name, SHORTCODES[token.name](library, of, notes, words))
                made.append(booklet.within(html, part) if part else html)
            else:
                problems.extend([] if part else [_unknown(token, matter, file, notes)])
                made.append(
                    Markup("{}").format(markdown[token.start : token.end] if token.kind == "citation" else "")
                )
        made.append(markdown[end:])

    fill(markdown, matter)
    if notes.cited:
        made.append(f"\n\n{render('sources', {'cited': list(notes.cited.values())})}\n")
    problems += _declared(matter, declared, notes, file)
    problems += unknown_plan(matter, file, library.sessions)
    return Prepared("".join(made), tuple(problems))


def file_in_docs(file: str) -> str:
    """Return the path below docs/ of a file that is called as in messages."""
    return file.rpartition("docs/")[2]


def _unknown(token: Token, matter: FrontMatter, file: str, notes: Notes) -> Problem:
    """Return what to say of a citation of no work, or of a shortcode that there is not."""
    if token.kind == "citation":
        rule, message = "unknown-source", f"there is no work '{token.name[:80]}' in data/sources.yaml"
        remedy: str | None = notes.suggestion(token.name)
    else:
        rule, message = "unknown-shortcode", f"there is no shortcode cg:{token.name[:80]}"
        remedy = did_you_mean(token.name, SHORTCODES)
    return Problem(file, token.line + matter.body_line - 1, token.column, rule, "error", message, remedy)


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


def _local_numbers(library: Library) -> dict[str, Any]:
    """Return the numbers of the site's country and between which days they count; nothing where it has none."""
    settings = library.settings
    strip = library.crisis.help_strip(settings.country, settings.languages) if settings.country else None
    if strip is None:
        return {"strip": None, "checked": None}
    lines = [
        line for line in library.crisis.of(strip.country) if line.kind == "emergency" or line is strip.line
    ]
    return {
        "strip": strip,
        "checked": min(line.checked for line in lines),
        "again": min(line.check_again for line in lines),
    }


def _studies(library: Library, words: Wording) -> list[tuple[str, list[Study]]]:
    return [(words.say(KINDS[kind]), studies) for kind, studies in by_kind(library.studies)]


def _one_line(html: str) -> str:
    return " ".join(line.strip() for line in html.splitlines() if line.strip())
