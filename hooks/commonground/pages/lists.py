"""Pages that list: what each shows, cut into pages short enough for a phone, with every listing on one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from jinja2 import Environment
from markupsafe import Markup

from ..directory import Directory, Listing
from . import card
from .addresses import FIND, page_file
from .card import Card, card_of, cards_of
from .environment import environment
from .printed import papers_of
from .shell import Shell
from .words import Words

Output = tuple[str, bytes]

LINE = "pages.lists"
"""The name of a listing's card as HTML, in which signs stand for what differs from page to page."""

MOST = 100
"""How many cards one page shows."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A link of a list: where it leads from the site's root, what it says, and more about it in small.

    `lang` and `own` are for names that listings gave themselves: they may be in another language and direction.
    """

    path: str
    name: str
    note: str = ""
    lang: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True)
class LinkList:
    """Links under a heading, which may itself be a link; `wide` where each needs a line of its own."""

    heading: str
    entries: tuple[Entry, ...]
    path: str = ""
    note: str = ""
    wide: bool = False


@dataclass(frozen=True, slots=True)
class CardList:
    """The cards of listings under a heading, and a link to more of them."""

    heading: str
    listings: tuple[Listing, ...]
    note: str = ""
    more: Entry | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """One page of lists. `others` are the further pages of the same list, of which this is number `number`.

    `printed` says that it is made to be printed too: with addresses, ways to reach each listing, and the way back to it.
    """

    path: str
    title: str
    lead: str = ""
    crumbs: tuple[Entry, ...] = ()
    help_first: bool = False
    links: tuple[LinkList, ...] = ()
    cards: tuple[CardList, ...] = ()
    after: tuple[LinkList, ...] = ()
    empty: str = ""
    number: int = 1
    others: tuple[str, ...] = ()
    printed: bool = False


class Lists:
    """What the list pages of a directory share."""

    def __init__(self, directory: Directory, explained: Iterable[tuple[str, str, str]] = ()) -> None:
        self.directory = directory
        self.explained = {kind: Entry(path, title, own=True) for kind, path, title in explained}
        self.words = Words(directory.settings, directory.vocabulary, directory.as_of)
        self.find = Entry(FIND, self.words.gettext("Find a group"))
        self._card_for = cards_of(directory, self.words)

    def entries(self, listings: Iterable[Listing]) -> tuple[Entry, ...]:
        """Return listings as links: the name, and where and when in small."""
        return tuple(
            Entry(
                card.path,
                card.name,
                " · ".join(part for part in (card.where, card.rule or card.when) if part),
                card.lang,
                True,
            )
            for card in map(self._card_for, listings)
        )

    def count(self, number: int) -> str:
        """Return "1 group" or "12 groups"."""
        return self.words.ngettext("%(count)s group", "%(count)s groups", number) % {"count": number}


def pages(page: ListPage) -> Iterator[ListPage]:
    """Cut a page whose cards are too many into several: the first keeps its address, the others are page-2/ and so on beneath it."""
    chunks = list(_chunks(page.cards, MOST)) or [()]
    paths = tuple(
        page.path if number == 1 else f"{page.path}page-{number}/" for number in range(1, len(chunks) + 1)
    )
    for number, (path, cards) in enumerate(zip(paths, chunks, strict=True), start=1):
        kept = page if number == 1 else replace(page, links=(), after=(), lead="")
        yield replace(kept, path=path, cards=cards, number=number, others=paths if len(paths) > 1 else ())


def soonest_first(listings: Iterable[Listing]) -> list[Listing]:
    """Return listings in the order of their next meetings; those without one come last, by id."""
    dated = [(listing, listing.next) for listing in listings]
    known = sorted((soonest.start, listing.group.id, listing) for listing, soonest in dated if soonest)
    return [listing for _, _, listing in known] + [listing for listing, soonest in dated if not soonest]


def render(made: Iterable[ListPage], directory: Directory, shell: Shell, words: Words) -> Iterator[Output]:
    """Give list pages as files."""
    engine = environment(directory.settings.language)
    engine.globals["cards"] = partial(_cards, _texts_of(directory, engine, words))
    template, paper = engine.get_template("list.html"), papers_of(directory, engine, words)
    for page in made:
        frame = shell.page(page.path, title=_title(page, words), description=page.lead, current=FIND)
        listed = [listing for part in page.cards for listing in part.listings] if page.printed else []
        yield (
            page_file(page.path),
            template.render(
                cg=frame,
                page=page,
                tag=words.tag,
                papers={listing.group.id: paper(listing) for listing in listed},
            ).encode(),
        )


def maker(directory: Directory, shell: Shell) -> Callable[[Listing], Iterator[Output]]:
    """Return what gives the card of one listing, for indexes and as HTML; one that closed has none."""
    words = Words(directory.settings, directory.vocabulary, directory.as_of)
    engine = environment(directory.settings.language)
    html = _html_of(engine)

    def made(listing: Listing) -> Iterator[Output]:
        if listing.group.status != "closed":
            said = card_of(listing, words)
            yield card.LINE, card.line(said)
            yield LINE, html(said).encode()

    return made


_ROOT, _HEADING, _PAPER = "\0", "\1", "\2"
"""What stands in the HTML of a card for the way to the site's root, the element of its name, and what only paper shows."""


def _html_of(engine: Environment) -> Callable[[Card], str]:
    macro = engine.get_template("card.html").module.card  # type: ignore[attr-defined]
    return lambda said: str(macro(said, _ROOT, _HEADING, _PAPER))


def _texts_of(directory: Directory, engine: Environment, words: Words) -> Callable[[Listing], str]:
    """Return what gives the card of a listing as HTML."""
    lines, html = directory.lines, _html_of(engine)
    if lines:
        return lambda listing: lines(LINE, listing).decode()
    return lambda listing: html(card_of(listing, words))


def _cards(
    text_of: Callable[[Listing], str],
    listings: Iterable[Listing],
    base: str,
    heading: str,
    papers: Mapping[str, Markup],
) -> Markup:
    """Return the cards of listings one after the other.

    `base` leads to the site's root, `heading` is the element of their names, `papers` has what only paper shows of them by id.
    """
    texts = (
        text_of(listing)
        .replace(_ROOT, base)
        .replace(_HEADING, heading)
        .replace(_PAPER, papers.get(listing.group.id, ""))
        for listing in listings
    )
    return Markup("".join(texts))  # noqa: S704 - of templates that escape


def _title(page: ListPage, words: Words) -> str:
    if page.number == 1:
        return page.title
    return words.gettext("%(title)s, page %(number)s") % {"title": page.title, "number": page.number}


def _chunks(lists: Sequence[CardList], most: int) -> Iterator[tuple[CardList, ...]]:
    """Cut lists into pages of at most `most` cards; a list that goes on keeps its heading."""
    current: list[CardList] = []
    room = most
    for part in lists:
        listings = part.listings
        while len(listings) > room:
            if room:
                current.append(replace(part, listings=listings[:room], more=None))
            yield tuple(current)
            current, listings, room = [], listings[room:], most
        current.append(replace(part, listings=listings))
        room -= len(listings)
    if current:
        yield tuple(current)
