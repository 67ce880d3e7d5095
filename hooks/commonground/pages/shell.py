"""The frame of every page, prose and directory alike: what its head, help strip, header and footer need to know.

The templates overrides/directory/shell/*.html take one of these, as `cg`, and nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

from babel.dates import format_date

from ..locale import N_, direction, locale_of, read_catalog, translations
from ..looked_after import FOR
from ..project import Project
from ..prose.crisis import CrisisLines, HelpStrip, read_crisis
from ..prose.front_matter import read_front_matter
from ..prose.kinds import explained_by
from ..prose.library import address_of, pages_of
from ..settings import Settings
from .csp import POLICY

if TYPE_CHECKING:
    from ..directory import Directory

MENU = (
    ("find/", N_("Find a group")),
    ("learn/", N_("Learn")),
    ("ground-rules/", N_("Ground rules")),
    ("first-visit/", N_("First visit?")),
    ("facilitate/", N_("Run a group")),
    ("list-your-group/", N_("List a group")),
)
"""The menu of every page, in its order; entries whose page a site does not have are left out."""

FOOTER = (
    ("help-now/", N_("Help now")),
    ("coping/", N_("Coping cards")),
    ("your-list/", N_("Your list")),
    ("print/", N_("Sheets to print")),
    ("privacy/", N_("Privacy")),
    ("leave-quickly/", N_("Leaving quickly")),
    ("about/", N_("About this site")),
    ("sources/", N_("Sources")),
    ("open/", N_("Open numbers and data")),
    ("accessibility/", N_("Accessibility")),
)
"""The pages that the footer leads to."""

NOT_FOUND = "404.html"
_DIRECTORY_PAGES = frozenset({"find/", "your-list/"})


@dataclass(frozen=True, slots=True)
class Link:
    """An entry of a menu: where it leads, from the root of the site, and its title in the site's language."""

    path: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageShell:
    """The frame of one page. Every text in it is the site's own; templates escape it all the same."""

    shell: Shell
    path: str
    title: str
    description: str
    current: str
    robots: str
    policy: str

    @property
    def base(self) -> str:
        """The way from this page to the root of the site: "../" for each folder it lies in, "./" at the root.

        The page for addresses that do not exist is shown at any of them, so its way is that of the site's own address.
        """
        if self.path == NOT_FOUND:
            return f"{urlsplit(self.shell.settings.site_url).path.rstrip('/')}/"
        return "../" * self.path.count("/") or "./"

    @property
    def heading(self) -> str:
        """What the browser's tab and its history show; only the site's name where titles are to be discreet."""
        name = self.shell.settings.site_name
        if self.shell.settings.discreet_titles or self.title in ("", name):
            return name
        return f"{self.title} – {name}"

    @property
    def canonical(self) -> str:
        """The page's own address, or nothing where the site's address is not known."""
        root = self.shell.settings.site_url
        return f"{root.rstrip('/')}/{self.path}" if root and self.path != NOT_FOUND else ""


@dataclass(frozen=True, slots=True)
class Shell:
    """What the frames of all pages of a site share."""

    settings: Settings
    as_of: date
    demo: bool
    strip: HelpStrip | None
    menu: tuple[Link, ...]
    footer: tuple[Link, ...]
    direction: str
    built: str
    trusted_until: date
    until: str
    looked_after_on: str
    catalog: str
    crisis: CrisisLines
    prose: tuple[str, ...]
    explained: tuple[tuple[str, str, str], ...] = ()
    """What kinds of group a page explains ("topics/grief"), with its address and its title."""

    @property
    def trusted(self) -> bool:
        """Whether somebody looked after the site not long before it was built; later, the page itself looks at the day."""
        return self.as_of <= self.trusted_until

    def has(self, path: str) -> bool:
        """Whether the site has a page of prose at an address."""
        return path in self.prose

    def page(
        self,
        path: str,
        *,
        title: str,
        description: str = "",
        current: str | None = None,
        robots: str = "",
        policy: str = POLICY,
    ) -> PageShell:
        """Return the frame of the page at `path` (from the root of the site, "groups/x/").

        `current` is the entry of the menu that the page belongs to; by default the one whose address it begins with.
        `policy` is the Content-Security-Policy; "" where it is added to the finished page (see csp.protect).
        """
        if current is None:
            current = next((link.path for link in self.menu if path.startswith(link.path)), "")
        if self.demo:
            robots = "noindex"
        return PageShell(
            shell=self,
            path=path,
            title=title,
            description=description,
            current=current,
            robots=robots,
            policy=policy,
        )


def open_shell(project: Project, directory: Directory) -> Shell:
    """Return the frame of the pages of a directory."""
    return open_prose_shell(project, directory.settings, directory.as_of, demo=directory.has_demonstration)


def open_prose_shell(
    project: Project, settings: Settings, as_of: date, *, demo: bool, kept_on: date | None = None
) -> Shell:
    """Return the frame of a site as of a day.

    `demo` says whether demonstration groups are shown in it, `kept_on` when somebody last looked after it, if not on that day.
    """
    say = translations(settings.language).gettext
    locale = locale_of(f"{settings.language}-{settings.country}" if settings.country else settings.language)
    crisis, _ = read_crisis(project.layers("crisis.yaml"), project.root)
    kept_on = kept_on or as_of
    pages = pages_of(project)
    prose = tuple(sorted(map(address_of, pages)))
    return Shell(
        settings=settings,
        as_of=as_of,
        demo=demo,
        strip=crisis.help_strip(settings.country, settings.languages) if settings.country else None,
        menu=_links(MENU, prose, say),
        footer=_links(FOOTER, prose, say),
        direction=direction(settings.language),
        built=format_date(as_of, "long", locale),
        trusted_until=kept_on + FOR,
        until=format_date(kept_on + FOR, "long", locale),
        looked_after_on=format_date(kept_on, "long", locale),
        catalog=_catalog(settings.language),
        crisis=crisis,
        prose=prose,
        explained=_explained(pages),
    )


class _Gettext(Protocol):
    def __call__(self, message: str, /) -> str: ...


def _links(entries: tuple[tuple[str, str], ...], prose: tuple[str, ...], say: _Gettext) -> tuple[Link, ...]:
    there = {*prose, *_DIRECTORY_PAGES}
    return tuple(Link(path, say(title)) for path, title in entries if path in there)


def _explained(pages: Mapping[str, Path]) -> tuple[tuple[str, str, str], ...]:
    texts = {path: file.read_text("utf-8") for path, file in pages.items()}
    matters = {
        path: read_front_matter(text, path)[0] for path, text in texts.items() if "\nexplains:" in text
    }
    return tuple((kind, address_of(path), title) for kind, path, title in explained_by(matters))


def _catalog(language: str) -> str:
    """Return the path of the words of the browser's scripts (see exports.messages); "" where there is no catalogue, and they are English."""
    return f"assets/locale/{language}.json" if read_catalog(language) else ""
