"""The finder, /find/: the soonest meetings and every way to browse are in the page; the script makes it answer questions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..directory import Directory, Listing
from ..listings.model import ONLINE_FORMATS
from .addresses import FIND, HELP_NOW, ONLINE, page_file
from .card import Card, cards_of
from .csp import policy
from .environment import environment
from .finder_facets import facets_of
from .finder_index import is_large, is_line
from .links import browse_links
from .lists import soonest_first
from .map_tiles import tiles_of
from .modules import modules_of
from .shell import Shell
from .words import Words

Output = tuple[str, bytes]

SCRIPTS = ("finder/finder.js",)
"""What answers questions; main.js gets it at the first use."""

OF_SHARDS = ("finder/shards.js", "finder/placeshards.js")
"""What it needs besides, of a directory that comes in shards."""

SHOWN = 4
"""How many cards of each part are in the page before anything is asked."""


@dataclass(frozen=True, slots=True)
class Part:
    """Listings that stand apart from others: its name (as in source.js), its title, its first cards, and how many there are."""

    name: str
    title: str
    cards: tuple[Card, ...]
    total: int


def outputs(directory: Directory, shell: Shell) -> Iterator[Output]:
    """Give the page of the finder."""
    words = Words(directory.settings, directory.vocabulary, directory.as_of)
    _ = words.gettext
    title = _("Find a group")
    tiles = tiles_of(directory.settings)
    frame = shell.page(
        FIND,
        title=title,
        policy=policy(images=(tiles.host,) if tiles and tiles.host else ()),
        description=_("Find a peer-support group near you or online, by topic, place, day and more."),
    )
    template = environment(directory.settings.language).get_template("find.html")
    page = template.render(
        cg=frame,
        tag=words.tag,
        total=len(directory.listings),
        count=words.ngettext("%(count)s group", "%(count)s groups", len(directory.listings)),
        parts=parts(directory, words),
        facets=[filled for filled in facets_of(directory, words) if not filled.facet.private],
        browse=browse_links(directory, words),
        blank=_blank(),
        modules=modules_of(*SCRIPTS, *(OF_SHARDS if is_large(directory) else ())),
        tiles=tiles.from_page(FIND) if tiles else None,
        help_now=HELP_NOW,
        online=ONLINE,
    )
    yield page_file(FIND), page.encode()


def parts(directory: Directory, words: Words) -> tuple[Part, ...]:
    """Return the listings to go to, those to join from afar, and those that do not meet, the soonest first, as source.js parts them."""
    titles = {
        "near": words.gettext("In person"),
        "lines": words.gettext("Phone lines and warmlines"),
        "online": words.gettext("Online"),
        "networks": words.gettext("Organizations with groups of their own"),
    }
    apart: dict[str, list[Listing]] = {name: [] for name in titles}
    for listing in soonest_first(directory.listings):
        apart[_part_of(listing)].append(listing)
    card_for = cards_of(directory, words)
    return tuple(
        Part(name, titles[name], tuple(map(card_for, found[:SHOWN])), len(found))
        for name, found in apart.items()
        if found
    )


def _part_of(listing: Listing) -> str:
    formats = {placed.meeting.format for placed in listing.meetings}
    if not formats:
        return "networks"
    if formats - ONLINE_FORMATS:
        return "near"
    return "lines" if is_line(listing, formats) else "online"


def _blank() -> Card:
    """Return a card with every part, for the script to fill."""
    return Card("", FIND, "-", "en", "-", "-", "1970-01-01", "-", "-", ("-",), "-")
