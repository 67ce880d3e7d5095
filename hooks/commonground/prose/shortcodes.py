"""What pages may ask for by a shortcode, `<!-- cg:reviewed -->` or `<!-- cg:draw:phone -->`, and what its template is given from the data.

Each is rendered by the autoescaping template prose/<name>.html.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from ..listings.near import did_you_mean
from . import booklet
from .citations import Notes
from .drawings import DRAWINGS
from .feedback import ANSWERS, CARDS, STATEMENTS
from .front_matter import FrontMatter
from .ground_rules import MOMENTS, by_moment
from .kinds import SHORTCODE as GROUPS
from .kinds import kinds_of
from .library import Library, address_of
from .listing_form import listing_form
from .posters import builder, compared, poster, tick_list
from .sessions import LENGTHS
from .studies import KINDS, SCALE, Study, by_kind
from .wording import Wording
from .works import shelves

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
    "listing-form": listing_form,
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
    "listings-counted": lambda library, matter, notes, words: {},
    "lines-counted": lambda library, matter, notes, words: {"lines": library.crisis.lines},
    "pages-counted": lambda library, matter, notes, words: {
        "pages": [page for _, page in library.calendar()],
        "works": [work for work in library.works.values() if library.citing(work.id)],
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
        "strip": library.help_strip(),
        "locale": str(words.locale).replace("_", "-") if library.settings.country else "",
    },
    "reviewed": lambda library, matter, notes, words: {"matter": matter},
    "countries": lambda library, matter, notes, words: {
        "countries": words.by_name(library.crisis.countries(), library.settings.country),
    },
    "sheet-foot": lambda library, matter, notes, words: {"settings": library.settings, "matter": matter},
    "contact": lambda library, matter, notes, words: {"settings": library.settings},
    "local-numbers": lambda library, matter, notes, words: {"strip": library.help_strip()},
    "feedback-cards": lambda library, matter, notes, words: {
        "statements": STATEMENTS,
        "answers": ANSWERS,
        "cards": CARDS,
    },
    "tally-sheet": lambda library, matter, notes, words: {"statements": STATEMENTS, "answers": ANSWERS},
    booklet.SHORTCODE_NAME: lambda library, matter, notes, words: {},
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
    GROUPS: lambda library: {kind: {"kinds": (kind,)} for kind in kinds_of(library.vocabulary)},
}
"""Shortcodes that choose one of several things, written `cg:name:choice`: what the template is given for each choice."""


def given(name: str, library: Library, matter: FrontMatter, notes: Notes, words: Wording) -> dict[str, Any]:
    """Return what the template of a shortcode is given, whose name, with its choice if it has one, is known."""
    chosen, _, choice = name.partition(":")
    return CHOOSING[chosen](library)[choice] if choice else SHORTCODES[name](library, matter, notes, words)


def unknown_shortcode(name: str, library: Library) -> tuple[str, str | None] | None:
    """Return what is wrong with the name of a shortcode, with its choice if it has one, and what may be meant; None where nothing is."""
    chosen, colon, choice = name.partition(":")
    if not colon:
        known: Iterable[str] = SHORTCODES
        wrong, message = name, f"there is no shortcode cg:{name[:80]}"
        if name in CHOOSING and name not in SHORTCODES:
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


def _studies(library: Library, words: Wording) -> list[tuple[str, list[Study]]]:
    return [(words.say(KINDS[kind]), studies) for kind, studies in by_kind(library.studies)]
