"""/a-z/: every listing by name, in pages of ranges, so that any listing is three clicks from the finder at any size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from ..directory import Listing
from ..places.fold import fold
from .addresses import LETTERS
from .lists import Entry, LinkList, ListPage, Lists

MOST = 200
"""How many names one page holds."""


def letter_pages(lists: Lists) -> Iterator[ListPage]:
    """Give the list of all names: one page where they are few, else a page that leads to ranges of them."""
    _ = lists.words.gettext
    listings = sorted(
        lists.directory.listings, key=lambda listing: (fold(listing.group.name), listing.group.id)
    )
    title, lead = _("All groups, A to Z"), lists.count(len(listings))
    if len(listings) <= MOST:
        empty = "" if listings else _("No group is listed yet.")
        yield ListPage(
            path=LETTERS,
            title=title,
            lead=lead,
            crumbs=(lists.find,),
            links=tuple(_by_letter(listings, lists)),
            empty=empty,
        )
        return
    ranges = [listings[start : start + MOST] for start in range(0, len(listings), MOST)]
    paths = [f"{LETTERS}{number}/" for number in range(1, len(ranges) + 1)]
    entries = tuple(
        Entry(
            path,
            _("%(first)s to %(last)s") % {"first": part[0].group.name, "last": part[-1].group.name},
            own=True,
        )
        for path, part in zip(paths, ranges, strict=True)
    )
    yield ListPage(
        path=LETTERS, title=title, lead=lead, crumbs=(lists.find,), links=(LinkList("", entries, wide=True),)
    )
    for number, (path, part) in enumerate(zip(paths, ranges, strict=True), start=1):
        yield ListPage(
            path=path,
            title=_("%(title)s, page %(number)s") % {"title": title, "number": number},
            crumbs=(lists.find, Entry(LETTERS, _("A to Z"))),
            links=tuple(_by_letter(part, lists)),
            number=number,
            others=tuple(paths),
        )


def _by_letter(listings: Sequence[Listing], lists: Lists) -> Iterator[LinkList]:
    for letter, part in groupby(listings, key=lambda listing: _letter(listing.group.name)):
        yield LinkList(letter, lists.entries(part), wide=True)


def _letter(name: str) -> str:
    first = fold(name)[:1].upper()
    return first if first.isalpha() else "0–9"
