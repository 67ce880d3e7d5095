"""What a list says on paper beyond its cards, so that it can be used without the web: addresses, ways to reach, and how old each entry is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from jinja2 import Environment
from markupsafe import Markup

from ..directory import Directory, Listing
from .shown import Shown, shown_of
from .words import Words

LINE = "pages.printed"
"""The name of that part of a listing's card."""


@dataclass(frozen=True, slots=True)
class Printed:
    """Where a listing meets, line by line; how to reach it; when it was confirmed; and whether that is more than a year ago."""

    where: tuple[str, ...]
    ways: tuple[tuple[str, str], ...]
    confirmed: str
    advice: str
    old: bool


def paper_of(engine: Environment) -> Callable[[Shown], Markup]:
    """Return what makes that part of a listing's card."""
    template = engine.get_template("printed.html").module.printed  # type: ignore[attr-defined]
    return lambda shown: template(printed_of(shown))


def papers_of(directory: Directory, engine: Environment, words: Words) -> Callable[[Listing], Markup]:
    """Return what gives that part of a listing's card to a page."""
    make, lines, country = paper_of(engine), directory.lines, directory.settings.country
    if lines:
        return lambda listing: Markup(lines(LINE, listing).decode())  # noqa: S704 - of a template that escapes
    return lambda listing: make(shown_of(listing, words, country))


def printed_of(shown: Shown) -> Printed:
    """Return what is printed of a listing."""
    places = (meeting.where for meeting in shown.meetings)
    lines = (", ".join(part for part in (where.venue, *where.lines) if part) for where in places if where)
    return Printed(
        where=tuple(dict.fromkeys(lines)),
        ways=tuple((way.label, _on_paper(way.text, way.href)) for way in shown.ways),
        confirmed=shown.freshness.confirmed,
        advice=shown.freshness.advice,
        old=shown.freshness.age == "old",
    )


def _on_paper(text: str, href: str) -> str:
    """Return an address to type: the whole of a web address, of which a page names the host alone."""
    scheme, found, rest = href.partition("://")
    return rest.rstrip("/") if found and scheme in ("http", "https") else text
