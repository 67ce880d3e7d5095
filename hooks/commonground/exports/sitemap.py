"""What search engines are told of the directory: sitemap-groups.xml (sitemaps.org, at most 50,000 addresses a file) and robots.txt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from ..directory import Directory
from ..pages.addresses import FIND, LETTERS, ONLINE, PLACES, TOPICS, group_path, topic_path
from ..pages.places import places_of
from ..pages.shell import Shell

Output = tuple[str, bytes]

MOST = 50_000
"""How many addresses one file may hold (sitemaps.org)."""
SITEMAP = "sitemap-groups.xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def outputs(directory: Directory, shell: Shell) -> Iterator[Output]:
    """Give the site map of the directory's pages, where the site's address is known, and robots.txt."""
    root = directory.settings.site_url and f"{directory.settings.site_url.rstrip('/')}/"
    if root:
        yield from _maps([_page(root, path, day) for path, day in _addresses(directory)], root)
    # Nothing is disallowed: pages that should not be found say so themselves, which a robot must be able to read.
    maps = "".join(f"\nSitemap: {root}{name}" for name in ("sitemap.xml", SITEMAP)) if root else ""
    yield "robots.txt", f"User-agent: *\nAllow: /\n{maps}".rstrip().encode() + b"\n"


def _addresses(directory: Directory) -> Iterator[tuple[str, str]]:
    """Give the address of every page worth finding, and for a listing the day it was last confirmed."""
    for path in (FIND, PLACES, TOPICS, ONLINE, LETTERS):
        yield path, ""
    for country in places_of(directory):
        yield country.path, ""
        for region in country.regions:
            yield region.path, ""
            yield from ((town.path, "") for town in region.towns)
    for word in sorted({word for listing in directory.listings for word in listing.group.topics}):
        yield topic_path(word), ""
    for listing in directory.listings:
        yield group_path(listing.group.id), listing.group.verified.isoformat()


def _page(root: str, path: str, day: str) -> str:
    changed = f"<lastmod>{day}</lastmod>" if day else ""
    return f"<url><loc>{escape(root + path)}</loc>{changed}</url>\n"


def _maps(pages: Sequence[str], root: str) -> Iterator[Output]:
    """Give one site map, or an index of several where they are too many for one."""
    if len(pages) <= MOST:
        yield SITEMAP, f"{_HEAD}<urlset {_SPACE}>\n{''.join(pages)}</urlset>\n".encode()
        return
    names = []
    for number, start in enumerate(range(0, len(pages), MOST), start=1):
        names.append(f"sitemap-groups-{number}.xml")
        yield (
            names[-1],
            f"{_HEAD}<urlset {_SPACE}>\n{''.join(pages[start : start + MOST])}</urlset>\n".encode(),
        )
    maps = "".join(f"<sitemap><loc>{escape(root + name)}</loc></sitemap>\n" for name in names)
    yield SITEMAP, f"{_HEAD}<sitemapindex {_SPACE}>\n{maps}</sitemapindex>\n".encode()
