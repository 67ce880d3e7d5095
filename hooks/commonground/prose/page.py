"""Prepares one page of prose: citations become notes, shortcodes become HTML made from the data, and what is wrong is told.

The shortcodes are those of SHORTCODES, written `<!-- cg:reviewed -->`, and those of CHOOSING, written `<!-- cg:draw:phone -->`; each is rendered by
the autoescaping template prose/<name>.html. What a template makes is put on one line, so that Markdown takes it as it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from ..listings.near import did_you_mean
from ..listings.report import Problem
from ..locale import locale_of, translations
from .citations import Notes, tokens
from .drawings import DRAWINGS
from .escapes import without_escapes
from .front_matter import FrontMatter
from .ground_rules import MOMENTS, by_moment
from .kinds import SHORTCODE as GROUPS
from .kinds import wrong_kinds
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
    GROUPS: lambda library, matter, notes, words: {"kinds": matter.explains},
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
    "countries": lambda library, matter, notes, words: {
        "countries": words.by_name(library.crisis.countries(), library.settings.country),
    },
    "sheet-foot": lambda library, matter, notes, words: {"settings": library.settings, "matter": matter},
    "contact": lambda library, matter, notes, words: {"settings": library.settings},
}
"""What the template of each shortcode is given, besides `words`, `notes`, `as_of` and `base`, which leads to the site's root."""

CHOOSING: dict[str, Callable[[Library], dict[str, dict[str, Any]]]] = {
    "country-lines": lambda library: {
        help.country.lower(): {
            "help": help,
            "everywhere": library.crisis.everywhere(),
            "site": library.settings.site_url.rstrip("/"),
        }
        for help in library.crisis.countries()
    },
    "draw": lambda library: {name: {"name": name} for name in DRAWINGS},
}
"""Shortcodes that choose one of several things, written `cg:name:choice`: what the template is given for each choice."""


def prepare(
    markdown: str, matter: FrontMatter, file: str, library: Library, templates: Environment
) -> Prepared:
    """Return the body of a page with its notes, its shortcodes and its list of sources; `file` is how it is called in messages.

    A key of no work and a name of no shortcode are told with their place and left as they stand.
    """
    words = wording(library)
    notes = Notes(library.works, words.say)
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

    asked = False
    for token in tokens(markdown):
        name, _, choice = token.name.partition(":")
        asked = asked or token.name == GROUPS
        made.append(markdown[end : token.start])
        end = token.end
        if token.kind == "citation" and token.name in library.works:
            made[-1] = made[-1].rstrip(" ")
            made.append(notes.note(token.name, token.where))
        elif token.kind == "citation":
            message = f"there is no work '{token.name[:80]}' in data/sources.yaml"
            tell(token.line, token.column, "unknown-source", message, notes.suggestion(token.name))
            made.append(str(Markup("{}").format(markdown[token.start : token.end])))
        elif fault := unknown_shortcode(token.name, library):
            tell(token.line, token.column, "unknown-shortcode", *fault)
        elif choice:
            made.append(render(name, CHOOSING[name](library)[choice]))
        else:
            made.append(render(name, SHORTCODES[name](library, matter, notes, words)))
    made.append(markdown[end:])
    if notes.cited:
        made.append(f"\n\n{render('sources', {'cited': list(notes.cited.values())})}\n")
    problems += _declared(matter, notes, file)
    problems += wrong_kinds(matter, file, library.vocabulary, library.pages, asked)
    problems += unknown_plan(matter, file, library.sessions)
    return Prepared("".join(made), tuple(problems))


def unknown_shortcode(name: str, library: Library) -> tuple[str, str | None] | None:
    """Return what is wrong with the name of a shortcode, with its choice if it has one, and what may be meant; None where nothing is."""
    chosen, colon, choice = name.partition(":")
    if not colon:
        known: Iterable[str] = SHORTCODES
        wrong, message = name, f"there is no shortcode cg:{name[:80]}"
        if name in CHOOSING:
            return (
                f"cg:{name} chooses one of several",
                f"cg:{name}:{next(iter(CHOOSING[name](library)), '…')}",
            )
    elif chosen in CHOOSING:
        known = CHOOSING[chosen](library)
        wrong, message = choice, f"cg:{chosen} has no '{choice[:80]}'"
    else:
        known = CHOOSING
        wrong, message = chosen, f"there is no shortcode cg:{chosen[:80]} that chooses something"
    return None if wrong in known else (message, did_you_mean(wrong, known))


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


def _studies(library: Library, words: Wording) -> list[tuple[str, list[Study]]]:
    return [(words.say(KINDS[kind]), studies) for kind, studies in by_kind(library.studies)]


def _one_line(html: str) -> str:
    return " ".join(line.strip() for line in html.splitlines() if line.strip())
