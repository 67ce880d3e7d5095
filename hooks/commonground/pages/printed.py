"""What a list says on paper beyond its cards, so that it can be used without the web: addresses, ways to reach, and how old each entry is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from ..directory import Directory, Listing
from .constant_words import add_constant_words
from .contact import ways_of
from .environment import environment
from .freshness import freshness_of
from .shell import Shell
from .where import where_of
from .words import Words

MODULE = "pages.printed"
"""This module, as batches.LINED names it."""


@dataclass(frozen=True, slots=True)
class Printed:
    """Where a listing meets, line by line; how to reach it; when it was confirmed; and whether that is more than a year ago."""

    where: tuple[str, ...]
    ways: tuple[tuple[str, str], ...]
    confirmed: str
    advice: str
    old: bool


def liner(directory: Directory, shell: Shell) -> Callable[[Listing], bytes]:
    """Return what makes that part of a listing's card."""
    words = Words(directory.settings, directory.vocabulary, directory.as_of)
    engine = environment(directory.settings.language)
    add_constant_words(engine, words.catalog)
    template, country = engine.get_template("printed.html"), directory.settings.country
    return lambda listing: template.render(printed=printed_of(listing, words, country)).encode()


def paper_of(directory: Directory, shell: Shell) -> Callable[[Listing], Markup]:
    """Return what gives that part of a listing's card to a page."""
    make, lines = liner(directory, shell), directory.lines
    # Both are the output of a template that escapes.
    return lambda listing: Markup((lines(MODULE, listing) if lines else make(listing)).decode())  # noqa: S704


def printed_of(listing: Listing, words: Words, country: str) -> Printed:
    """Return what is printed of a listing; `country` (ISO 3166-1) says how a number without a country code is read."""
    places = (where_of(placed, words) for placed in listing.meetings)
    lines = (", ".join(part for part in (where.venue, *where.lines) if part) for where in places if where)
    freshness = freshness_of(listing.group, words)
    return Printed(
        where=tuple(dict.fromkeys(lines)),
        ways=tuple((way.label, _on_paper(way.text, way.href)) for way in ways_of(listing, words, country)),
        confirmed=freshness.confirmed,
        advice=freshness.advice,
        old=freshness.age == "old",
    )


def _on_paper(text: str, href: str) -> str:
    """Return an address to type: the whole of a web address, of which a page names the host alone."""
    scheme, found, rest = href.partition("://")
    return rest.rstrip("/") if found and scheme in ("http", "https") else text
